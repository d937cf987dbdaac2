"""One person or several as one part of a sentence: names, pronouns, and how many a verb must agree with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storylines.sim.scene import Person, Scene
from storylines.sim.words import PRONOUNS, joined, possessive


@dataclass(frozen=True, slots=True)
class Party:
    """Those who fill one role of a sentence."""

    people: tuple[Person, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Who they are."""
        return frozenset(person.key for person in self.people)

    def words(self, role: str, crowded: Iterable[str]) -> dict[str, str]:
        """Find a role's slots; who shares a short name (`crowded`) with another goes by the full one."""
        taken = set(crowded)
        shorts = [one.name if one.short in taken else one.short or one.name for one in self.people]
        short, full = joined(shorts), joined([one.name for one in self.people])
        several = len(self.people) > 1
        gender = "several" if several else self.people[0].gender
        pronouns = PRONOUNS.get(gender, PRONOUNS["x"])
        return {
            role: short,
            f"{role}.full": full,
            f"{role}'s": possessive(short),
            f"{role}.number": "many" if several else "one",
            **{f"{role}.{name}": word for name, word in pronouns.items()},
        }


def party(who: object, scene: Scene) -> Party | None:
    """Read a role's value in facts: a key, a list of keys, or nobody."""
    if isinstance(who, str) and who:
        return Party((scene.person(who),))
    if isinstance(who, Sequence) and who and not isinstance(who, str):
        return Party(tuple(scene.person(str(key)) for key in who))
    return None


def crowded(parties: Iterable[Party]) -> frozenset[str]:
    """List the short names that more than one of these people go by."""
    people = {person.key: person.short for one in parties for person in one.people}
    shorts = list(people.values())
    return frozenset(short for short in shorts if shorts.count(short) > 1)
