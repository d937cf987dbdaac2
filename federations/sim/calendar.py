"""The calendar: when a federation's series fall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Slot:
    """A series as the calendar needs it. `week` 0 is every week; n is the n-th such weekday, −1 the last."""

    position: int
    weekday: int
    time: time
    months: tuple[int, ...]
    week: int
    big: bool


def dates(slots: list[Slot], start: date, until: date) -> Iterator[tuple[datetime, Slot]]:
    """Show times from a day on and before another, in order. A big show takes the place of the day's weekly one."""
    day = start
    while day < until:
        today = [slot for slot in slots if falls_on(slot, day)]
        if any(slot.big for slot in today):
            today = [slot for slot in today if slot.big][:1]
        for slot in sorted(today, key=lambda slot: (slot.time, slot.position)):
            yield datetime.combine(day, slot.time, UTC), slot
        day += timedelta(days=1)


def stop(stops: int, number: int, *, big: bool) -> int:
    """Where on a route of so many stops a show is, by its number: home is 0.

    Weekly shows travel the route in order; big ones are at home and away by turns, away each time elsewhere.
    """
    if not big or stops == 1:
        return (number - 1) % stops
    return 0 if number % 2 else 1 + number // 2 % (stops - 1)


def falls_on(slot: Slot, day: date) -> bool:
    """Whether a series has a show on a day."""
    if day.weekday() != slot.weekday:
        return False
    if slot.week == 0:
        return True
    if slot.months and day.month not in slot.months:
        return False
    if slot.week == -1:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == slot.week
