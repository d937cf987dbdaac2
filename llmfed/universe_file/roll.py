"""Everyone and everything in a universe file by slug, for the rules that look across tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from llmfed.universe_file.form import Championship, Character, Federation, UniverseFile
from llmfed.universe_file.kinds import Role
from llmfed.universe_file.problems import Finding, Loc

EVERY_CHARACTER: Loc = ("character", "*", "slug")


@dataclass(frozen=True)
class Roll:
    """A universe file with its look-ups."""

    file: UniverseFile

    @cached_property
    def people(self) -> Mapping[str, tuple[int, Character]]:
        """Number and person by slug; the first where a slug is used twice."""
        numbered = [*enumerate(self.file.character)]
        return {person.slug: (number, person) for number, person in reversed(numbered)}

    @cached_property
    def federations(self) -> Mapping[str, Federation]:
        return {federation.slug: federation for federation in self.file.federation}

    @cached_property
    def staff(self) -> Counter[tuple[str, Role]]:
        """How many of each role a federation has."""
        return Counter((person.federation, person.role) for person in self.file.character)

    def championships(self) -> Iterator[tuple[Loc, Federation, Championship]]:
        """Every championship with its place and federation."""
        for number, federation in enumerate(self.file.federation):
            for inner, championship in enumerate(federation.championship):
                yield ("federation", number, "championship", inner), federation, championship

    def unknown(self, loc: Loc, slug: str) -> Iterator[Finding]:
        """The finding that nobody has a slug, if nobody has."""
        if slug not in self.people:
            yield Finding(loc, f'"{slug}"', "the slug of a character of this file", (EVERY_CHARACTER,))

    def unknown_or_twice(self, loc: Loc, slugs: Iterable[str]) -> Iterator[Finding]:
        """Findings about a list of people: unknown ones, and ones named again."""
        seen: set[str] = set()
        for number, slug in enumerate(slugs):
            yield from self.unknown((*loc, number), slug)
            if slug in seen:
                yield Finding((*loc, number), f'"{slug}" again', "everyone once")
            seen.add(slug)

    def known(self, slugs: Iterable[str]) -> Iterator[tuple[int, tuple[int, Character]]]:
        """Place in the list, number and person of those slugs that somebody has."""
        for place, slug in enumerate(slugs):
            if slug in self.people:
                yield place, self.people[slug]
