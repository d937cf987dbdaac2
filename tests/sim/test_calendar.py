"""The calendar: every n-th weekday is where a wall calendar has it."""

import calendar as wall
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from federations.sim import calendar

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
BIG = st.builds(
    calendar.Slot,
    position=st.just(9),
    weekday=st.integers(0, 6),
    time=st.just(time(19)),
    months=st.lists(st.integers(1, 12), unique=True).map(tuple),
    week=st.sampled_from([-1, 1, 2, 3, 4]),
    big=st.just(True),
)
WEEKLY = st.builds(
    calendar.Slot,
    position=st.integers(0, 3),
    weekday=st.integers(0, 6),
    time=st.sampled_from([time(18), time(20)]),
    months=st.just(()),
    week=st.just(0),
    big=st.just(False),
)


def nth(year: int, month: int, weekday: int, week: int) -> date:
    """The n-th such weekday of a month by the standard library's month grid; −1 for the last."""
    days = [row[weekday] for row in wall.monthcalendar(year, month) if row[weekday]]
    return date(year, month, days[-1] if week == -1 else days[week - 1])


@given(slot=BIG, day=DAYS)
def test_the_nth_weekday_is_where_the_wall_calendar_has_it(slot: calendar.Slot, day: date) -> None:
    expected = not slot.months or day.month in slot.months
    assert calendar.falls_on(slot, day) == (expected and day == nth(day.year, day.month, slot.weekday, slot.week))


@given(slot=WEEKLY, day=DAYS)
def test_a_weekly_show_falls_once_in_any_seven_days(slot: calendar.Slot, day: date) -> None:
    week = [day + timedelta(days=number) for number in range(7)]
    found = [one for one in week if calendar.falls_on(slot, one)]
    assert [one.weekday() for one in found] == [slot.weekday]


@given(slot=BIG, year=st.integers(2024, 2040))
def test_a_big_show_falls_once_in_each_of_its_months(slot: calendar.Slot, year: int) -> None:
    found = calendar.dates([slot], date(year, 1, 1), date(year + 1, 1, 1))
    assert [when.month for when, _ in found] == sorted(slot.months or range(1, 13))


SLOTS = st.lists(st.one_of(WEEKLY, BIG), max_size=4)


@given(slots=SLOTS, start=DAYS, days=st.integers(0, 60))
def test_dates_come_in_order_within_their_span(slots: list[calendar.Slot], start: date, days: int) -> None:
    until = start + timedelta(days=days)
    found = [when for when, _ in calendar.dates(slots, start, until)]
    assert found == sorted(found)
    assert all(start <= when.date() < until and when.tzinfo == UTC for when in found)


@given(slots=SLOTS, start=DAYS, days=st.integers(0, 40), cut=st.integers(0, 40))
def test_planning_in_two_goes_is_planning_in_one(slots: list[calendar.Slot], start: date, days: int, cut: int) -> None:
    until, between = start + timedelta(days=days), start + timedelta(days=min(cut, days))
    whole = list(calendar.dates(slots, start, until))
    assert [*calendar.dates(slots, start, between), *calendar.dates(slots, between, until)] == whole


@given(slots=SLOTS, start=DAYS)
def test_a_big_show_takes_its_day_alone(slots: list[calendar.Slot], start: date) -> None:
    days: dict[date, list[calendar.Slot]] = {}
    for when, slot in calendar.dates(slots, start, start + timedelta(days=40)):
        days.setdefault(when.date(), []).append(slot)
    assert all(len(own) == 1 for own in days.values() if any(slot.big for slot in own))


def test_two_shows_of_a_day_come_in_the_order_of_their_hours() -> None:
    late = calendar.Slot(0, 0, time(20), (), 0, big=False)
    early = calendar.Slot(1, 0, time(18), (), 0, big=False)
    found = list(calendar.dates([late, early], date(2031, 1, 6), date(2031, 1, 7)))
    assert [(when, slot.position) for when, slot in found] == [
        (datetime(2031, 1, 6, 18, tzinfo=UTC), 1),
        (datetime(2031, 1, 6, 20, tzinfo=UTC), 0),
    ]
