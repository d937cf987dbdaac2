"""Ironbound after its first week, and in the middle of a show."""

from datetime import timedelta

import pytest
from rest_framework.throttling import SimpleRateThrottle

from federations.models import Federation, Result, Show
from llmfed import headless, tick
from llmfed.world import airing, clock
from llmfed.world.models import Timeline, Universe
from tests import cast


@pytest.fixture(autouse=True)
def _unthrottled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests ask faster than people do."""
    for scope in ("anon", "user"):
        monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, scope, None)


def live(company: Federation, days: int) -> Federation:
    """So many days later, when all that has happened has aired."""
    until = cast.BEGAN + timedelta(days=days)
    headless.advance(until=until)
    airing.release_history(until)
    clock.anchor(Universe.objects.get(), until, "demo")
    return company


@pytest.fixture
def first_day(ironbound: Federation) -> Federation:
    """Ironbound after its first show."""
    return live(ironbound, days=1)


@pytest.fixture
def lived(ironbound: Federation) -> Federation:
    """Ironbound a week later, after two shows."""
    return live(ironbound, days=7)


@pytest.fixture
def mid_show(ironbound: Federation) -> Show:
    """Ironbound's first show: one match is over, another half told, its result decided but not aired."""
    headless.catch_up_to_next_show()
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
    return Show.objects.on_air().get()
