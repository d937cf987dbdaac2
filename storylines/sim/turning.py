"""Turning: how somebody comes to stand on the other side. Signs first, for weeks; then a night; then peace.

A house keeps its balance: the fewer of one side there are, the less it takes to join them, and nobody turns who would
leave too few behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tuning:
    """Shares 0-1 unless said."""

    least: float = 0.35  # of faces among faces and heels …
    most: float = 0.65  # … and the most of them
    strong: float = 0.40  # how much it takes in a house that is in balance
    ease: float = 0.9  # less for each share that one's new side is short of a half
    hold: float = 0.75  # of it, as long as which somebody goes on wavering
    pop: float = 0.35  # a mean cheer that is all that a heel could hope for
    signs: int = 3  # weeks of signs before anybody turns …
    patience: int = 7  # … and after which they turn on any night
    rested_days: int = 180  # since one's last turn
    apart_days: int = 40  # between two turns of a house
    least_matches: int = 2  # in four weeks; nobody turns at home


TUNING = Tuning()
FACE, HEEL, TWEENER = "face", "heel", "tweener"
CHEERED, BITTER = "cheered", "bitter"


@dataclass(frozen=True, slots=True)
class Soul:
    """Somebody as the director sees them. `pop` is the mean of four weeks, −1…1; `free` of any story under way."""

    key: str
    alignment: str
    over: float = 0.3
    momentum: float = 0.0
    pop: float = 0.0
    matches: int = 4
    pleasure: float = 0.0
    agreeableness: float = 0.0
    turned_days: int | None = None
    free: bool = True


@dataclass(frozen=True, slots=True)
class Wavering:
    """Somebody about whom there have been signs, so many weeks of them."""

    key: str
    towards: str
    signs: int


def faces_share(alignments: Sequence[str]) -> float:
    """The share of faces among those who stand on a side."""
    taken = [one for one in alignments if one != TWEENER]
    return taken.count(FACE) / len(taken) if taken else 0.5


def pull(soul: Soul, towards: str, tuning: Tuning = TUNING) -> float:
    """How much draws somebody to a side, 0-1: cheers to the one, defeats and a bad temper to the other."""
    if towards == FACE:
        cheer = max(0.0, min(1.0, soul.pop / tuning.pop))
        return 0.45 * cheer + 0.25 * max(0.0, soul.momentum) + 0.2 * soul.over + 0.1 * max(0.0, soul.agreeableness)
    defeats, gloom = max(0.0, -soul.momentum), max(0.0, -soul.pleasure)
    return 0.5 * defeats + 0.3 * gloom + 0.2 * max(0.0, -soul.agreeableness)


def needed(towards: str, share: float, tuning: Tuning = TUNING) -> float:
    """How much it takes to turn to a side, where faces are such a share."""
    short = 0.5 - share if towards == FACE else share - 0.5
    return tuning.strong - tuning.ease * short


def may(soul: Soul, towards: str, alignments: Sequence[str], tuning: Tuning = TUNING) -> bool:
    """Whether somebody could turn to a side without leaving too few on the other, or too early."""
    if soul.alignment == towards or not soul.free or soul.matches < tuning.least_matches:
        return False
    if soul.turned_days is not None and soul.turned_days < tuning.rested_days:
        return False
    after = list(alignments)
    after.remove(soul.alignment)
    was, now = faces_share(alignments), faces_share([*after, towards])
    return tuning.least <= now <= tuning.most or abs(now - 0.5) < abs(was - 0.5)


def first_sign(souls: Sequence[Soul], tuning: Tuning = TUNING) -> Wavering | None:
    """Who begins to waver this week, if anybody does: whoever is drawn furthest beyond what it takes."""
    alignments = [soul.alignment for soul in souls]
    share = faces_share(alignments)
    drawn = [
        (pull(soul, towards, tuning) - needed(towards, share, tuning), soul.key, towards)
        for soul in souls
        for towards in (FACE, HEEL)
        if may(soul, towards, alignments, tuning)
    ]
    best = max(drawn, default=(-1.0, "", ""))
    return Wavering(best[1], best[2], 1) if best[0] >= 0 else None


def goes_on(one: Wavering, souls: Sequence[Soul], tuning: Tuning = TUNING) -> Wavering | None:
    """The same with another week of signs, or None where it has passed."""
    alignments = [soul.alignment for soul in souls]
    soul = next((soul for soul in souls if soul.key == one.key), None)
    if soul is None or not may(soul, one.towards, alignments, tuning):
        return None
    least = tuning.hold * needed(one.towards, faces_share(alignments), tuning)
    return replace(one, signs=one.signs + 1) if pull(soul, one.towards, tuning) >= least else None


def is_time(one: Wavering, *, occasion: bool, last_turn_days: int | None, tuning: Tuning = TUNING) -> bool:
    """Whether somebody turns now: after weeks of signs, on a fitting night, and not on the heels of another."""
    if one.signs < tuning.signs or (last_turn_days is not None and last_turn_days < tuning.apart_days):
        return False
    return occasion or one.signs >= tuning.patience


def why(towards: str) -> str:
    """What the signs are of."""
    return CHEERED if towards == FACE else BITTER
