"""A tick happens once: twice, by two workers, with its message lost or doubled, it equals once."""

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from llmfed import heart
from llmfed import tick as ticks
from llmfed.world import chronicle, clock
from llmfed.world.models import Moment, Timeline, Universe
from llmfed.world.ticking import Tick
from tests.databases import Start, created, locked, using, wait_until_blocked
from tests.lived import everything, timeline


@pytest.fixture
def harbour(lived: str) -> Timeline:
    """Harbour with a show on the air: its next tick settles a match and stages another."""
    found = timeline("harbour")
    assert found.on_air
    clock.anchor(Universe.objects.get(), found.due_at, "demo")
    return found


@pytest.fixture
def once(harbour: Timeline, lived: str) -> str:
    """The digest after Harbour's next tick has run once, somewhere else."""
    with created(lived) as elsewhere, using(elsewhere):
        ticks.run(harbour.pk, number=harbour.tick)
        return chronicle.digest()


def test_a_message_that_comes_twice_makes_one_tick(harbour: Timeline, once: str) -> None:
    heart.tick(harbour.pk, harbour.tick)
    after = everything()
    heart.tick(harbour.pk, harbour.tick)

    assert chronicle.digest() == once
    assert everything() == after


def test_two_workers_at_once_make_one_tick(harbour: Timeline, once: str, start: Start) -> None:
    with locked("world_moment"):
        first = start(lambda: ticks.run(harbour.pk, number=harbour.tick))
        wait_until_blocked(1)
        second = start(lambda: ticks.run(harbour.pk, number=harbour.tick))
        wait_until_blocked(2)

    assert isinstance(first.result(20), datetime)
    assert isinstance(second.exception(20), ticks.NotNow)
    assert chronicle.digest() == once
    assert timeline("harbour").tick == harbour.tick + 1


def test_a_worker_whose_tick_failed_leaves_it_to_the_next(
    harbour: Timeline, once: str, start: Start, settings: Settings, broken: None
) -> None:
    with locked("world_moment"):
        failing = start(lambda: ticks.run(harbour.pk, number=harbour.tick))
        wait_until_blocked(1)
    assert isinstance(failing.exception(20), Stumbled)
    _whole(settings)
    ticks.run(harbour.pk, number=harbour.tick)

    assert chronicle.digest() == once


def test_a_lost_message_is_sent_again_and_makes_one_tick(harbour: Timeline, once: str) -> None:
    lost = heart.nudge(harbour.due_at)
    assert (harbour.pk, harbour.tick) in lost
    assert heart.nudge(harbour.due_at) == []

    long_ago = timezone.now() - timedelta(seconds=heart.NUDGE_S + 1)
    Timeline.objects.filter(pk=harbour.pk).update(nudged_at=long_ago)
    again = heart.nudge(harbour.due_at)
    for timeline_id, number in again:
        heart.tick(timeline_id, number)

    assert again == [(harbour.pk, harbour.tick)]
    assert chronicle.digest() == once


def test_two_heartbeats_at_once_send_one_message(harbour: Timeline, start: Start) -> None:
    with locked("world_timeline", "EXCLUSIVE"):
        beats = [start(lambda: heart.nudge(harbour.due_at)) for _ in range(2)]
        wait_until_blocked(2)

    assert sorted(len(beat.result(20)) for beat in beats) == [0, 1]  # type: ignore[arg-type]


def test_messages_in_any_order_make_the_same_world(fresh: str) -> None:
    universe = Universe.objects.get()
    clock.anchor(universe, universe.began_at, "demo")
    messages = heart.nudge(universe.began_at)
    with created(fresh) as elsewhere, using(elsewhere):
        for message in messages:
            heart.tick(*message)
        straight = chronicle.digest()
    for message in reversed([*messages, *messages]):
        heart.tick(*message)

    assert len(messages) == 3
    assert chronicle.digest() == straight


@pytest.mark.parametrize("offset", [-1, 1], ids=["the last", "the next but one"])
def test_a_message_that_names_another_tick_changes_nothing(harbour: Timeline, offset: int) -> None:
    with refused():
        ticks.run(harbour.pk, number=harbour.tick + offset)


def test_a_tick_that_is_not_yet_due_changes_nothing(harbour: Timeline) -> None:
    with refused():
        ticks.run(harbour.pk, until=harbour.due_at - timedelta(seconds=1))


def test_a_paused_timeline_stands_still(harbour: Timeline) -> None:
    Timeline.objects.filter(pk=harbour.pk).update(paused=True)
    with refused():
        ticks.run(harbour.pk)


def test_nobody_passes_a_midnight_that_another_has_still_to_reach(harbour: Timeline) -> None:
    Timeline.objects.filter(pk=harbour.pk).update(due_at=harbour.due_at + 2 * clock.DAY)
    with refused():
        ticks.run(harbour.pk)


def test_nobody_waits_for_a_paused_timeline(harbour: Timeline) -> None:
    Timeline.objects.filter(pk=harbour.pk).update(due_at=harbour.due_at + 2 * clock.DAY)
    Timeline.objects.exclude(pk=harbour.pk).update(paused=True)

    ticks.run(harbour.pk)

    assert timeline("harbour").tick == harbour.tick + 1


@contextlib.contextmanager
def refused() -> Iterator[None]:
    """What happens within is refused and changes nothing."""
    before = everything()
    with pytest.raises(ticks.NotNow):
        yield
    assert everything() == before


def test_a_tick_due_at_midnight_waits_for_those_of_the_day_before_only(fresh: str) -> None:
    """All three stand at the same midnight: nobody is behind it, so each may go."""
    for timeline_id in Timeline.objects.values_list("pk", flat=True):
        ticks.run(timeline_id, number=1)

    assert set(Timeline.objects.values_list("tick", flat=True)) == {2}


class Stumbled(Exception):
    """What the broken phase raises."""


def stumble(tick: Tick) -> None:
    """A phase that fails when all others have done their work, and some of it is in the database."""
    chronicle.append(tick.moments)
    raise Stumbled


@pytest.fixture
def broken(settings: Settings) -> Iterator[None]:
    """Every tick stumbles at its very end."""
    settings.PHASES = [*settings.PHASES, "tests.ticks.test_once.stumble"]
    ticks.phases.cache_clear()
    yield
    _whole(settings)


def _whole(settings: Settings) -> None:
    settings.PHASES = [name for name in settings.PHASES if not name.endswith("stumble")]
    ticks.phases.cache_clear()


def test_a_phase_that_raises_leaves_nothing_behind(harbour: Timeline, broken: None) -> None:
    before, moments = everything(), Moment.objects.count()

    with pytest.raises(Stumbled):
        ticks.run(harbour.pk)

    assert Moment.objects.count() == moments
    assert everything() == before
