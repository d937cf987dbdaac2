"""The rules for leads and commentators, and for the books they speak from."""

from collections.abc import Iterable, Iterator

from llmfed.universe_file.form import Character
from llmfed.universe_file.kinds import Role, Seat
from llmfed.universe_file.leads import Lead
from llmfed.universe_file.problems import Finding, Loc
from llmfed.universe_file.roll import Roll
from storylines.sim.speech_rules import Slip, commentator_slips, entrance_slips, lead_slips, says


def leads(roll: Roll) -> Iterator[Finding]:
    """A lead is a wrestler, once, who never says their word."""
    seen: set[str] = set()
    for at, lead in enumerate(roll.file.lead):
        here: Loc = ("lead", at)
        yield from _somebody(roll, here, lead.of, Role.WRESTLER, seen)
        yield from _slips((*here, "speech"), lead_slips(lead.speech, lead.never), ((*here, "never"),))
        for expected in entrance_slips(lead.entrance):
            yield Finding((*here, "entrance"), f'"{lead.entrance[:40]}"', expected)
        yield from _never(roll, here, lead)


def _never(roll: Roll, here: Loc, lead: Lead) -> Iterator[Finding]:
    """The word that a lead never says is not in what drives them either."""
    expected = "no word that they never say"
    if says(lead.never, lead.lie):
        yield Finding((*here, "lie"), f'"{lead.never}"', expected, ((*here, "never"),))
    number, who = roll.people.get(lead.of, (0, None))
    if who and says(lead.never, who.want):
        yield Finding(("character", number, "want"), f'"{lead.never}"', expected, ((*here, "never"), (*here, "of")))


def commentators(roll: Roll) -> Iterator[Finding]:
    """Two a federation, one in each seat."""
    seen: set[str] = set()
    seats: dict[tuple[str, Seat], Loc] = {}
    for at, told in enumerate(roll.file.commentator):
        here: Loc = ("commentator", at)
        yield from _somebody(roll, here, told.of, Role.ANNOUNCER, seen)
        yield from _slips((*here, "lines"), commentator_slips(told.lines, roll.people), (("character", "*", "slug"),))
        person = _person(roll, told.of)
        if person is None:
            continue
        if not person.federation:
            yield Finding((*here, "of"), f'"{told.of}", a free agent', "an announcer of a federation")
        elif (taken := seats.setdefault((person.federation, told.seat), here)) != here:
            found = f'"{told.seat}" a second time at "{person.federation}"'
            yield Finding((*here, "seat"), found, "one commentator a seat", ((*taken, "seat"), (*here, "of")))


def _somebody(roll: Roll, here: Loc, slug: str, role: Role, seen: set[str]) -> Iterator[Finding]:
    yield from roll.unknown((*here, "of"), slug)
    person = _person(roll, slug)
    if person and person.role is not role:
        rests_on: tuple[Loc, ...] = (("character", "*", "role"),)
        yield Finding((*here, "of"), f'"{slug}", {person.role}', f"the slug of somebody with the role {role}", rests_on)
    if slug in seen:
        yield Finding((*here, "of"), f'"{slug}" again', "everyone once", ((here[0], "*", "of"),))
    seen.add(slug)


def _person(roll: Roll, slug: str) -> Character | None:
    return roll.people[slug][1] if slug in roll.people else None


def _slips(loc: Loc, slips: Iterable[Slip], rests_on: tuple[Loc, ...]) -> Iterator[Finding]:
    for slip in slips:
        section: Loc = (slip.section,) if slip.section else ()
        number: Loc = (slip.number,) if slip.number is not None else ()
        yield Finding((*loc, *section, *number), slip.found, slip.expected, rests_on)
