"""Slots of the week: which hours are taken, which is the nearest that is not."""

from collections.abc import Iterable
from dataclasses import dataclass

HOURS_A_WEEK = 168


@dataclass(frozen=True, slots=True)
class Tuning:
    """When people watch. Hours are UTC, as the calendar's are."""

    apart_h: int = 2  # a weekly show runs three quarters of an hour; who watches two wants to have supper between
    earliest: int = 12  # nobody is offered a show for breakfast
    latest: int = 23


TUNING = Tuning()


@dataclass(frozen=True, slots=True, order=True)
class Hour:
    """An hour of the week; weekday 0 is Monday."""

    weekday: int
    hour: int

    @property
    def of_week(self) -> int:
        return self.weekday * 24 + self.hour

    def apart(self, other: "Hour") -> int:
        """Whole hours between two, the shorter way round the week."""
        between = abs(self.of_week - other.of_week)
        return min(between, HOURS_A_WEEK - between)


def clash(wanted: Hour, taken: Iterable[Hour], tuning: Tuning = TUNING) -> Hour | None:
    """The slot of somebody else's that is too near; None if none is."""
    return next((one for one in sorted(taken) if wanted.apart(one) < tuning.apart_h), None)


def nearest(wanted: Hour, taken: Iterable[Hour], tuning: Tuning = TUNING) -> Hour | None:
    """The free slot nearest to one that is wanted, the later of two; None where the whole week is taken."""
    known = list(taken)
    offered = (Hour(weekday, hour) for weekday in range(7) for hour in range(tuning.earliest, tuning.latest + 1))
    free = [one for one in offered if clash(one, known, tuning) is None]
    return min(free, key=lambda one: (one.apart(wanted), one < wanted, one), default=None)
