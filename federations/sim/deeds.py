"""Deeds: what somebody has done that is kept count of for good. Once each, from matches that have aired."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tuning:
    """What it takes."""

    young: int = 26  # years; of whoever is older the first win was long ago
    classic: int = 19  # quarters of a star
    wins: int = 100
    matches: int = 200
    streak: int = 10
    giant: float = 1.5  # × one's own weight
    giant_kg: int = 45  # and so much more at least
    year: int = 60  # matches within 365 days
    away: int = 180  # days without a match before a championship
    mains: int = 50
    big_mains: int = 3
    crown: int = 3  # different championships of one house
    slam: int = 4
    years: int = 10


TUNING = Tuning()


class Deed(StrEnum):
    FIRST_WIN = "first_win"
    FIRST_CHAMPIONSHIP = "first_championship"
    TRIPLE_CROWN = "triple_crown"
    GRAND_SLAM = "grand_slam"
    CLASSIC = "classic"
    HUNDRED_WINS = "hundred_wins"
    TWO_HUNDRED = "two_hundred"
    STREAK = "streak"
    GIANT_KILLER = "giant_killer"
    IRON_HORSE = "iron_horse"
    COMEBACK = "comeback"
    LAST_ONE = "last_one"
    HEADLINER = "headliner"
    BIG_THREE = "big_three"
    VETERAN = "veteran"


# What it is called, and what it was.
NAMES = {
    Deed.FIRST_WIN: ("First win", "The first match they won"),
    Deed.FIRST_CHAMPIONSHIP: ("First championship", "Champion for the first time"),
    Deed.TRIPLE_CROWN: ("Triple crown", "Three different championships of one house"),
    Deed.GRAND_SLAM: ("Grand slam", "Four different championships of one house"),
    Deed.CLASSIC: ("A classic", "A match of five stars, or a quarter less"),
    Deed.HUNDRED_WINS: ("A hundred wins", "A hundred wins for one house"),
    Deed.TWO_HUNDRED: ("Two hundred matches", "Two hundred matches for one house"),
    Deed.STREAK: ("Ten in a row", "Ten wins without a defeat between them"),
    Deed.GIANT_KILLER: ("Giant killer", "Beat somebody half as heavy again"),
    Deed.IRON_HORSE: ("Iron horse", "Sixty matches within a year"),
    Deed.COMEBACK: ("Comeback", "Champion after half a year out"),
    Deed.LAST_ONE: ("The last one left", "Won a battle royal"),
    Deed.HEADLINER: ("Headliner", "Fifty main events"),
    Deed.BIG_THREE: ("Closer", "Main events of three big shows"),
    Deed.VETERAN: ("Ten years", "Ten years with one house"),
}


@dataclass(frozen=True, slots=True)
class Outing:
    """A match of the week as it was for one of those in it; weights in kilograms, `beaten` of whom they beat alone."""

    bout: str
    won: bool
    quarters: int = 0
    crowned: bool = False
    royal: bool = False
    weight: int = 0
    beaten: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What somebody had to show when the week was over. `belts` are different championships of this house."""

    age: int = 30
    wins: int = 0
    matches: int = 0
    year: int = 0
    streak: int = 0
    mains: int = 0
    big_mains: int = 0
    reigns: int = 0
    belts: int = 0
    away: int = 0
    years: int = 0


def earned(week: Sequence[Outing], tally: Tally, tuning: Tuning = TUNING) -> list[tuple[Deed, str]]:
    """What a week was the first to make true, and in which match: its key, or none where it was no one match."""
    if not week:
        return []
    last = week[-1].bout
    won = [one for one in week if one.won]
    first = tally.wins == len(won) and tally.age < tuning.young
    reached = {
        Deed.FIRST_WIN: won[0].bout if won and first else "",
        Deed.HUNDRED_WINS: won[-1].bout if won and tally.wins >= tuning.wins else "",
        Deed.TWO_HUNDRED: last if tally.matches >= tuning.matches else "",
        Deed.STREAK: won[-1].bout if won and tally.streak >= tuning.streak else "",
        Deed.IRON_HORSE: last if tally.year >= tuning.year else "",
        Deed.HEADLINER: last if tally.mains >= tuning.mains else "",
        Deed.BIG_THREE: last if tally.big_mains >= tuning.big_mains else "",
        Deed.VETERAN: last if tally.years >= tuning.years else "",
        **dict(_in_one_match(week, tally, tuning)),
    }
    return [(deed, reached[deed]) for deed in Deed if reached.get(deed)]


def _in_one_match(week: Sequence[Outing], tally: Tally, tuning: Tuning) -> Iterator[tuple[Deed, str]]:
    """What a single match can bring."""
    for one in week:
        if one.quarters >= tuning.classic:
            yield Deed.CLASSIC, one.bout
        if one.won and one.royal:
            yield Deed.LAST_ONE, one.bout
        if one.won and one.beaten >= max(tuning.giant * one.weight, one.weight + tuning.giant_kg):
            yield Deed.GIANT_KILLER, one.bout
        if one.crowned:
            yield from ((Deed.FIRST_CHAMPIONSHIP, one.bout),) if tally.reigns == 1 else ()
            yield from ((Deed.TRIPLE_CROWN, one.bout),) if tally.belts >= tuning.crown else ()
            yield from ((Deed.GRAND_SLAM, one.bout),) if tally.belts >= tuning.slam else ()
            yield from ((Deed.COMEBACK, one.bout),) if tally.away >= tuning.away else ()


def streak(results: Sequence[bool | None]) -> int:
    """How many one has won since a defeat, the latest result first; what nobody won is neither."""
    lost = next((number for number, won in enumerate(results) if won is False), len(results))
    return sum(won is True for won in results[:lost])


def longest_run(results: Sequence[bool | None]) -> int:
    """The most that one has ever won without a defeat between; what nobody won is neither."""
    best = running = 0
    for won in results:
        running = 0 if won is False else running + (won is True)
        best = max(best, running)
    return best
