"""A headless day is one sitting: what a tick knows the next one relies on, and nobody can tell the difference."""

from datetime import timedelta

import pytest

from federations.models import Show
from federations.roster import Roster
from llmfed import headless
from llmfed import tick as ticks
from llmfed.world import chronicle
from llmfed.world.models import Link, Timeline
from llmfed.world.ticking import Tick
from tests.databases import created, using
from tests.lived import day, everything, timeline


def tick_by_tick(days: int) -> None:
    """Live the days in the order of `advance`, every tick in a transaction of its own."""
    for number in range(1, days + 1):
        for found in Timeline.objects.order_by("slug"):
            due = found.due_at
            while due < day(number):
                due = ticks.run(found.pk)


@pytest.mark.parametrize("days", [2, pytest.param(5, marks=pytest.mark.long)])
def test_a_day_in_one_sitting_leaves_every_row_as_its_ticks_one_by_one_do(fresh: str, days: int) -> None:
    with created(fresh) as elsewhere, using(elsewhere):
        tick_by_tick(days)
        apart, digest = everything(), chronicle.digest()
    headless.advance(until=day(days))

    assert Show.objects.over().exists()
    assert chronicle.digest() == digest
    # Orders carry the wall time at which they were counted.
    assert {table for table, print_ in everything().items() if print_ != apart[table]} <= {"world.Order"}


def test_a_sitting_ends_at_midnight(fresh: str) -> None:
    ticks.run_day(timeline("harbour").pk, day(5))
    assert timeline("harbour").due_at == day(1)


def test_a_sitting_that_has_nothing_to_do_changes_nothing(fresh: str) -> None:
    before = everything()
    assert ticks.run_day(timeline("harbour").pk, day(0)) == 0
    assert everything() == before


def test_a_sitting_waits_for_those_still_behind_its_midnight(fresh: str) -> None:
    ticks.run_day(timeline("harbour").pk, day(1))
    with pytest.raises(ticks.NotNow, match="behind midnight"):
        ticks.run_day(timeline("harbour").pk, day(2))


def test_a_sitting_that_fails_leaves_nothing(fresh: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, count, extend = everything(), iter(range(9)), chronicle.extend

    def third_fails(chain: bytes, tick: Tick) -> Link:
        if next(count) == 2:
            raise RuntimeError("the lights went out")
        return extend(chain, tick)

    monkeypatch.setattr(chronicle, "extend", third_fails)
    with pytest.raises(RuntimeError):
        ticks.run_day(timeline("harbour").pk, day(1))
    assert everything() == before


def test_whoever_is_hurt_is_fit_again_when_their_time_is_up() -> None:
    """The roster that is kept knows until when, not whether."""
    at = day(2)
    people = Roster(federation=None, contracts={}, hurt={"abe-crane": at})  # type: ignore[arg-type]
    assert people.is_hurt("abe-crane", at - timedelta(seconds=1))
    assert not people.is_hurt("abe-crane", at)
