"""A season's honours: what was best in a federation's year, and whose career belongs on the wall.

Everything is counted in whole points from matches that have aired; nobody votes, and no chance is drawn. Of what is
level the first by key is the best, so that everybody counts alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from federations.sim.figures import in_stars, stars


@dataclass(frozen=True, slots=True)
class Tuning:
    """What counts how much, in points."""

    # A quarter of a star of a match one was in; a win; the last match of a card; a big show; a championship.
    quarter: int = 5
    win: int = 40
    main: int = 30
    big: int = 20
    crowned: int = 150
    defended: int = 60
    # So many of one's best matches count, or whoever works twice a week would be ahead by that alone.
    counted: int = 40
    # Matches that a year must have for somebody's to count, and a show for the show's.
    year: int = 10
    card: int = 3
    # Of a career: a reign with the most important championship, another reign, days as champion that make a point, main
    # events that make one, a year; what it takes, and from which age on nobody needs to have retired.
    first_reign: int = 10
    other_reign: int = 4
    days: int = 30
    mains: int = 4
    served: int = 2
    enough: int = 60
    long_serving: int = 36


TUNING = Tuning()


class Honour(StrEnum):
    """What there is to be best at."""

    MATCH = "match"
    WRESTLER = "wrestler"
    TEAM = "team"
    ROOKIE = "rookie"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Fought:
    """A match as it counts for honours. Sides are keys; `winner` is a side's number; `place` its number on the card."""

    key: str
    show: int
    place: int
    sides: tuple[tuple[str, ...], ...]
    teams: tuple[str | None, ...]
    winner: int | None
    quarters: int
    duration_s: int
    main: bool = False
    big: bool = False
    championship: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Nominee:
    """What, or who, was best: people by key, the match or show by which it is found, and why."""

    honour: Honour
    people: tuple[str, ...]
    points: int
    why: str
    bout: str = ""
    show: int = 0
    others: tuple[str, ...] = ()
    team: str = ""


@dataclass(frozen=True, slots=True)
class Career:
    """What somebody has to show: reigns with the most important championships and others, and days with any."""

    key: str
    age: int
    years: int
    first_reigns: int
    other_reigns: int
    days: int
    mains: int
    retired: bool = False


def season(year: Sequence[Fought], rookies: Iterable[str]) -> list[Nominee]:
    """The best of a federation's year, as far as there was one; `rookies` began in it."""
    new = frozenset(rookies)
    people = _by(year, lambda fought, side: fought.sides[side])
    teams = _by(year, lambda fought, side: (fought.teams[side],) if fought.teams[side] else ())
    fresh = {key: found for key, found in people.items() if key in new}
    found = [
        _best_match(year),
        _best_of(Honour.WRESTLER, people, TUNING.year),
        _best_of(Honour.TEAM, teams, TUNING.year // 2),
        _best_of(Honour.ROOKIE, fresh, TUNING.year // 2),
        _best_show(year),
    ]
    return [one for one in found if one is not None]


def _best_match(year: Sequence[Fought]) -> Nominee | None:
    if not year:
        return None
    best = min(year, key=lambda one: (-one.quarters, not one.changed, not one.championship, -one.duration_s, one.key))
    winner = best.winner if best.winner is not None else 0
    others = tuple(key for side, keys in enumerate(best.sides) if side != winner for key in keys)
    told = [in_stars(stars(best.quarters)), f"{max(1, round(best.duration_s / 60))} minutes"]
    told += ["a championship changed hands"] if best.changed else ["for a championship"] if best.championship else []
    why = ", ".join(told)
    return Nominee(Honour.MATCH, best.sides[winner], best.quarters, why, best.key, best.show, others)


def _best_show(year: Sequence[Fought]) -> Nominee | None:
    cards = defaultdict[int, list[Fought]](list)
    for fought in year:
        cards[fought.show].append(fought)
    full = {show: card for show, card in cards.items() if len(card) >= TUNING.card}
    if not full:
        return None
    # In hundredths of a quarter of a star, so that a mean is a whole number.
    points = {show: sum(one.quarters for one in card) * 100 // len(card) for show, card in full.items()}
    best = min(full, key=lambda show: (-points[show], show))
    card = full[best]
    why = f"{len(card)} matches, {points[best] / 400:.1f} stars on average"
    return Nominee(Honour.SHOW, (), points[best], why, max(card, key=lambda one: one.place).key, best)


Found = dict[str, list[tuple[Fought, int]]]


def _by(year: Sequence[Fought], keys: Callable[[Fought, int], Sequence[str | None]]) -> Found:
    """The matches of everybody, or of every team, with the side that they were on."""
    found: Found = {}
    for fought in year:
        for side in range(len(fought.sides)):
            for key in keys(fought, side):
                found.setdefault(str(key), []).append((fought, side))
    return found


def _best_of(honour: Honour, found: Found, least: int) -> Nominee | None:
    points = {key: _sum(own) for key, own in found.items() if len(own) >= least}
    if not points:
        return None
    best = min(points, key=lambda key: (-points[key], key))
    own = found[best]
    finest, side = max(own, key=lambda one: _points(*one))
    team = best if honour is Honour.TEAM else ""
    people = finest.sides[side] if team else (best,)
    return Nominee(honour, people, points[best], _record(own), finest.key, team=team)


def _sum(own: Sequence[tuple[Fought, int]]) -> int:
    return sum(sorted((_points(*one) for one in own), reverse=True)[: TUNING.counted])


def _points(fought: Fought, side: int) -> int:
    """What a match is worth to those on one side of it."""
    worth = TUNING.quarter * fought.quarters + TUNING.main * fought.main + TUNING.big * fought.big
    if fought.winner != side:
        return worth
    gold = TUNING.crowned if fought.changed else TUNING.defended if fought.championship else 0
    return worth + TUNING.win + gold


def _record(own: Sequence[tuple[Fought, int]]) -> str:
    won = sum(fought.winner == side for fought, side in own)
    mains, gold = sum(fought.main for fought, _ in own), sum(f.winner == side and f.changed for f, side in own)
    mean = sum(fought.quarters for fought, _ in own) / len(own) / 4
    told = [
        f"{won} of {len(own)} matches won",
        f"{mains} main events" if mains > 1 else "",
        f"{mean:.1f} stars a match",
    ]
    told += [f"{gold} championships won" if gold > 1 else "a championship won" if gold else ""]
    return ", ".join(filter(None, told))


def career_points(career: Career) -> int:
    """What a career comes to."""
    reigns = TUNING.first_reign * career.first_reigns + TUNING.other_reign * career.other_reigns
    counted = career.days // TUNING.days + career.mains // TUNING.mains
    return reigns + counted + TUNING.served * career.years


def eligible(career: Career) -> bool:
    """Whether somebody may be inducted: with a career behind them, and retired or long in service."""
    done = career.retired or career.age >= TUNING.long_serving
    return done and career.first_reigns + career.other_reigns > 0 and career_points(career) >= TUNING.enough


def of_career(career: Career) -> str:
    """A career in a line."""
    reigns = career.first_reigns + career.other_reigns
    told = [
        f"{reigns} reign{'' if reigns == 1 else 's'}",
        f"{career.days:,} days as champion",
        f"{career.mains} main events" if career.mains > 1 else "",
        f"{career.years} years" if career.years > 1 else "",
    ]
    return ", ".join(filter(None, told))
