"""The rules of a federation's calendar: it stages one show at a time, and one big show a day."""

from collections.abc import Callable, Iterator, Sequence

from llmfed.universe_file.form import Big, Weekly
from llmfed.universe_file.kinds import Weekday
from llmfed.universe_file.problems import Finding, Loc
from llmfed.universe_file.roll import Roll

SLOT_MINUTES = 60
WEEK_MINUTES = 7 * 24 * 60


def calendars(roll: Roll) -> Iterator[Finding]:
    """Federations without a weekly show, weekly shows in each other's slot, big shows on one day."""
    for at, federation in enumerate(roll.file.federation):
        here: Loc = ("federation", at)
        if not federation.weekly:
            yield Finding((*here, "weekly"), "nothing", "at least one [[federation.weekly]] table")
        apart = f"at least {SLOT_MINUTES} minutes apart"
        yield from _clashes((*here, "weekly"), federation.weekly, _share_a_slot, apart)
        yield from _clashes((*here, "big"), federation.big, _share_a_day, "on days of their own")


def _clashes[Show: (Weekly, Big)](
    loc: Loc, shows: Sequence[Show], clash: Callable[[Show, Show], bool], wanted: str
) -> Iterator[Finding]:
    for number, show in enumerate(shows):
        for before in range(number):
            if clash(show, shows[before]):
                found = f'{show.weekday} at {show.time}, where "{shows[before].name}" is'
                keys = ("weekday", "time", "month", "week")
                rests_on = tuple((*loc, at, key) for at in (number, before) for key in keys)
                yield Finding((*loc, number, "time"), found, f"shows of one federation {wanted}", rests_on)


def _share_a_slot(one: Weekly, other: Weekly) -> bool:
    apart = abs(_minute(one) - _minute(other))
    return min(apart, WEEK_MINUTES - apart) < SLOT_MINUTES


def _share_a_day(one: Big, other: Big) -> bool:
    """Whether two big shows fall on one day in some year; the last of a month may be its fourth."""
    same_week = one.week == other.week or {one.week, other.week} == {4, "last"}
    return one.weekday is other.weekday and same_week and not set(one.month).isdisjoint(other.month)


def _minute(show: Weekly) -> int:
    hours, minutes = show.time.split(":")
    return (list(Weekday).index(show.weekday) * 24 + int(hours)) * 60 + int(minutes)
