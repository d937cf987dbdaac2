"""Ironbound after its first week, and in the middle of a show."""

from datetime import timedelta

import pytest
from rest_framework.throttling import SimpleRateThrottle

from federations.models import Federation, Result, Show
from llmfed import headless, tick
from llmfed.world import airing, clock
from llmfed.world.models import Timeline, Universe
from tests import cast
from tests.databases import migrated
from tests.stages import db_of, stages

__all__ = ["db", "migrated", "stages"]


@pytest.fixture(autouse=True)
def _unthrottled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests ask faster than people do."""
    for scope in ("anon", "user"):
        monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, scope, None)


def live(days: int) -> None:
    """Ironbound so many days later, when all that has happened has aired."""
    cast.ironbound()
    until = cast.BEGAN + timedelta(days=days)
    headless.advance(until=until)
    airing.release_history(until)
    clock.anchor(Universe.objects.get(), until, "demo")


def live_a_day() -> None:
    live(days=1)


def live_a_week() -> None:
    live(days=7)


def live_into_a_match() -> None:
    ironbound = cast.ironbound()
    headless.open_next_show()
    while not (
        Result.objects.exclude(settled_tick=None).exists() and Result.objects.filter(settled_tick=None).exists()
    ):
        at = Timeline.objects.values_list("due_at", flat=True).get(pk=ironbound.timeline_id)
        tick.run(ironbound.timeline_id)
    bell = Result.objects.get(settled_tick=None).bout.bell_at
    assert bell is not None
    assert bell > at
    now = bell + timedelta(seconds=60)
    airing.release_history(now)
    clock.anchor(Universe.objects.get(), now, "demo")


db = db_of(
    {
        "ironbound": cast.ironbound,
        "first_day": live_a_day,
        "lived": live_a_week,
        "mid_show": live_into_a_match,
    }
)


@pytest.fixture
def ironbound(db: None) -> Federation:
    return Federation.objects.get()


@pytest.fixture
def first_day(db: None) -> Federation:
    """Ironbound after its first show."""
    return Federation.objects.get()


@pytest.fixture
def lived(db: None) -> Federation:
    """Ironbound a week later, after two shows."""
    return Federation.objects.get()


@pytest.fixture
def mid_show(db: None) -> Show:
    """Ironbound's first show: one match is over, another half told, its result decided but not aired."""
    return Show.objects.on_air().get()
