"""Wagers: what is lost for good with a match. Hair, a mask, a career; each belongs to somebody, and to lose once."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Wager(StrEnum):
    HAIR = "hair"
    MASK = "mask"
    CAREER = "career"


@dataclass(frozen=True, slots=True)
class Tuning:
    """When a federation lets something be put up that does not come back."""

    rest_days: int = 150  # between two such matches: a couple a year, or nobody believes it
    career_rest_days: int = 600  # and between two careers
    old: int = 40  # from which age somebody may be asked to put a career up
    last: float = 0.4  # that two who could end a career between them do


TUNING = Tuning()
# In the order in which one stands for another that somebody does not have.
NEAREST = {
    Wager.HAIR: (Wager.MASK, Wager.CAREER),
    Wager.MASK: (Wager.HAIR, Wager.CAREER),
    Wager.CAREER: (Wager.MASK, Wager.HAIR),
}
TITLE = "title"


@dataclass(frozen=True, slots=True)
class Owner:
    """What somebody has that could be lost; `hair` that can be seen. `age` is in whole years."""

    key: str
    hair: bool
    masked: bool
    champion: bool
    age: int = 30

    def lacks(self, what: Wager) -> str:
        """Why somebody cannot put something up, as a sentence goes on after their name; empty where they can."""
        if what is Wager.HAIR and not self.hair:
            return "wears a mask, and nobody knows what is under it" if self.masked else "has no hair to lose"
        if what is Wager.MASK and not self.masked:
            return "wears no mask"
        return "holds a championship, and has that to lose" if what is Wager.CAREER and self.champion else ""

    def instead(self, what: Wager) -> Wager | None:
        """The nearest to something that somebody does have."""
        return next((one for one in NEAREST[what] if not self.lacks(one)), None)

    def worn(self) -> Wager | None:
        """The mask of whoever has one, or else their hair."""
        return next((what for what in (Wager.MASK, Wager.HAIR) if not self.lacks(what)), None)


def falling(wagers: Sequence[str], winner: int | None) -> list[int]:
    """The sides that lose what they put up: all that did not win, however it was won; a draw takes nothing."""
    return [] if winner is None else [side for side, what in enumerate(wagers) if what and side != winner]


def proposed(
    owners: tuple[Owner, Owner], *, career: bool, draw: float, belt: bool, tuning: Tuning = TUNING
) -> dict[str, Wager]:
    """What a quarrel of two is to be settled for, by key; empty where they have nothing that would do.

    Of two of whom one is old, now and then a career, against whatever the other has: `career` says whether one may
    be ended now, `draw` is 0–1. Else hair or mask of each. With a championship at stake its holder has that to lose,
    and only a challenger's career weighs as much.
    """
    old = max(owners, key=lambda one: (one.age, one.key))
    against = next(one for one in owners if one is not old)
    worn = {one.key: what for one in owners if (what := one.worn()) is not None}
    last = career and old.age >= tuning.old and not old.lacks(Wager.CAREER) and draw < tuning.last
    if belt:
        return {old.key: Wager.CAREER} if last and against.champion else {}
    if last and against.key in worn:
        return {old.key: Wager.CAREER, against.key: worn[against.key]}
    return worn if len(worn) == len(owners) else {}


def billed(wagers: Sequence[str], *, title: bool = False) -> str:
    """What a match is called by what each side puts up, in their order; "" is nothing.

    "hair against mask", "title against career", "career at stake"; empty where nothing is put up.
    """
    named = [what for what in wagers if what]
    if not named:
        return ""
    if len(named) == 2:
        return f"{named[0]} against {named[1]}"
    return f"{TITLE} against {named[0]}" if title else f"{named[0]} at stake"
