"""A lineage in figures: the longest and the shortest reign, who defended most, and who held it for how many days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reign:
    """One reign: who held it, by key, when, and how often it was defended. `unbeaten`: it ended without a match."""

    number: int
    holders: tuple[str, ...]
    began_at: datetime
    ended_at: datetime | None
    defences: int
    days: int
    unbeaten: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """Somebody's reigns taken together."""

    who: str
    reigns: int
    days: int
    defences: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What stands out. Reigns are by number; of equals the earlier one has it. None where there is nothing to say."""

    longest: int | None
    shortest: int | None
    most_defences: int | None
    standing: int | None  # the place of the current reign among all, by length; 1 is the longest
    totals: tuple[Total, ...]  # the most days first


def figures(reigns: Sequence[Reign]) -> Figures:
    """All of it, from every reign in any order."""
    line = sorted(reigns, key=lambda one: one.number)
    over = [one for one in line if one.ended_at is not None and not one.unbeaten]
    current = next((one for one in line if one.ended_at is None), None)
    most = max(line, key=lambda one: (one.defences, -one.number), default=None)
    return Figures(
        longest=max(line, key=lambda one: (one.days, -one.number)).number if line else None,
        shortest=min(over, key=lambda one: (one.days, one.number)).number if len(over) > 1 else None,
        most_defences=most.number if most is not None and most.defences else None,
        standing=1 + sum(one.days > current.days for one in line) if current is not None else None,
        totals=totals(line),
    )


def totals(reigns: Sequence[Reign]) -> tuple[Total, ...]:
    """Everybody's reigns together, the most days first; who held it with others held it all the same."""
    found: dict[str, Total] = {}
    for one in sorted(reigns, key=lambda one: one.number):
        for who in one.holders:
            was = found.get(who, Total(who, 0, 0, 0, False))
            running = was.holds or one.ended_at is None
            found[who] = Total(who, was.reigns + 1, was.days + one.days, was.defences + one.defences, running)
    return tuple(sorted(found.values(), key=lambda one: (-one.days, -one.reigns, one.who)))


@dataclass(frozen=True, slots=True)
class Bar:
    """A reign on a strip: where it begins and how long it is, in `WIDTH`ths of all the time there was."""

    number: int
    x: int
    width: int


WIDTH, LEAST = 1000, 2


def strip(reigns: Sequence[Reign], now: datetime) -> tuple[Bar, ...]:
    """Every reign in proportion to its days, the first on the left; where nobody held it there is nothing."""
    line = sorted(reigns, key=lambda one: one.number)
    if not line:
        return ()
    began, last = line[0].began_at, max(one.ended_at or now for one in line)
    whole = max((last - began).total_seconds(), 1.0)

    def along(at: datetime) -> int:
        return round(WIDTH * (at - began).total_seconds() / whole)

    spans = [(one.number, along(one.began_at), along(one.ended_at or now)) for one in line]
    return tuple(Bar(number, min(start, WIDTH - LEAST), max(LEAST, end - start)) for number, start, end in spans)
