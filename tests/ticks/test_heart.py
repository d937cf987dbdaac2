"""The heartbeat: nudges what is due, once, and again when a nudge was lost."""

import json
from datetime import timedelta

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db.models import F, Q
from django.utils import timezone

from federations.models import Federation, Show
from llmfed import heart
from llmfed import tick as ticks
from llmfed.celery import Steady, app
from llmfed.world import clock
from llmfed.world.models import Timeline, Universe
from tests.cast import BEGAN


def test_without_a_universe_a_beat_does_nothing(db: None) -> None:
    heart.beat()


def test_everybody_due_is_nudged_once_in_order(ironbound: Federation) -> None:
    messages = heart.nudge(BEGAN)
    slugs = [Timeline.objects.get(pk=timeline_id).slug for timeline_id, _ in messages]

    assert slugs == ["ironbound", "market"]
    assert [number for _, number in messages] == [1, 1]
    assert heart.nudge(BEGAN) == []


def test_who_is_not_due_is_left_alone(ironbound: Federation) -> None:
    assert heart.nudge(BEGAN - timedelta(seconds=1)) == []


def test_a_lost_nudge_is_given_again_after_ten_seconds_and_not_before(ironbound: Federation) -> None:
    heart.nudge(BEGAN)
    Timeline.objects.update(nudged_at=timezone.now() - timedelta(seconds=heart.NUDGE_S - 2))
    assert heart.nudge(BEGAN) == []
    Timeline.objects.update(nudged_at=timezone.now() - timedelta(seconds=heart.NUDGE_S + 1))
    assert len(heart.nudge(BEGAN)) == 2


def waiting(valkey: redis.Redis, name: str) -> int:
    return int(valkey.llen(f"{settings.VALKEY_PREFIX}:{name}"))


def hours_later(valkey: redis.Redis, name: str) -> None:
    """All that waits in a queue, and all stamps of nudges, are three hours older."""
    whole = f"{settings.VALKEY_PREFIX}:{name}"
    for place, text in enumerate(valkey.lrange(whole, 0, -1)):
        message = json.loads(text)
        message["headers"]["sent_at"] -= 3 * 3600
        valkey.lset(whole, place, json.dumps(message))
    Timeline.objects.update(nudged_at=F("nudged_at") - timedelta(hours=3))


def test_workers_that_were_away_for_hours_find_one_nudge_a_timeline(ironbound: Federation, valkey: redis.Redis) -> None:
    for _ in range(4):
        heart.beat()
        hours_later(valkey, "ticks")
    assert waiting(valkey, "ticks") == Timeline.objects.count()

    valkey.delete(f"{settings.VALKEY_PREFIX}:ticks")
    heart.beat()
    assert waiting(valkey, "ticks") == Timeline.objects.count()


def test_a_nudge_that_left_its_queue_is_given_again_though_others_wait(
    ironbound: Federation, valkey: redis.Redis
) -> None:
    heart.beat()
    hours_later(valkey, "ticks")
    valkey.delete(f"{settings.VALKEY_PREFIX}:ticks")
    app.send_task("llmfed.tasks.tick", args=[0, 0])
    heart.beat()
    assert waiting(valkey, "ticks") == 1 + Timeline.objects.count()


def test_a_heart_that_was_away_finds_one_beat(valkey: redis.Redis) -> None:
    beats = Steady(app)
    for _ in range(5):
        beats.apply_entry(beats.schedule["heartbeat"], producer=beats.producer)
    assert (waiting(valkey, "heartbeat"), waiting(valkey, "ticks")) == (1, 0)
    valkey.delete(f"{settings.VALKEY_PREFIX}:heartbeat")
    beats.apply_entry(beats.schedule["heartbeat"], producer=beats.producer)
    assert waiting(valkey, "heartbeat") == 1
    beats.close()


def test_a_clock_on_the_wall_that_is_set_back_does_not_stop_the_heart(valkey: redis.Redis) -> None:
    beats = Steady(app)
    beats.tick()
    beats.schedule["heartbeat"].last_run_at += timedelta(hours=1)
    assert beats.is_due(beats.schedule["heartbeat"]) == (True, 1.0)
    assert 0 < beats.tick() <= 1
    beats.close()


def test_what_was_written_by_a_clock_that_was_set_back_is_not_waited_for(ironbound: Federation) -> None:
    ahead = timezone.now() + timedelta(hours=1)
    Universe.objects.update(world_at=BEGAN, wall_at=ahead)
    Timeline.objects.update(nudged_at=ahead, again_at=ahead)
    heart.beat()

    assert Universe.objects.get().wall_at < ahead
    assert not Timeline.objects.filter(Q(nudged_at__gte=ahead) | Q(again_at__gte=ahead)).exists()


def test_after_its_tick_a_timeline_may_be_nudged_at_once(ironbound: Federation) -> None:
    heart.nudge(BEGAN)
    due = ticks.run(ironbound.timeline_id)

    assert heart.nudge(due) == [(Timeline.objects.get(slug="ironbound").pk, 2)]


def test_the_paused_are_never_ready(ironbound: Federation) -> None:
    Timeline.objects.filter(slug="ironbound").update(paused=True)
    assert [number for number, _ in heart.ready(BEGAN)] == [Timeline.objects.get(slug="market").pk]
    Timeline.objects.update(paused=True)
    assert heart.ready(BEGAN) == []


def test_nobody_is_ready_for_a_day_that_another_has_still_to_end(ironbound: Federation) -> None:
    Timeline.objects.filter(slug="ironbound").update(due_at=BEGAN + clock.DAY)
    assert [number for number, _ in heart.ready(BEGAN + 5 * clock.DAY)] == [Timeline.objects.get(slug="market").pk]


def test_a_message_for_a_tick_that_is_not_due_does_nothing(ironbound: Federation) -> None:
    Timeline.objects.update(due_at=BEGAN + timedelta(hours=1))
    heart.tick(ironbound.timeline_id, 1)
    assert Timeline.objects.get(slug="ironbound").tick == 1


def test_a_message_for_a_due_tick_runs_it(ironbound: Federation) -> None:
    heart.tick(ironbound.timeline_id, 1)
    assert Timeline.objects.get(slug="ironbound").tick == 2


def test_the_next_show_is_the_first_that_somebody_unpaused_will_stage(ironbound: Federation) -> None:
    assert heart.next_show_at() is None
    ticks.run(ironbound.timeline_id)
    assert heart.next_show_at() == BEGAN + timedelta(hours=20)

    Show.objects.filter(number=1).update(state=Show.State.ON_AIR)
    assert heart.next_show_at() == BEGAN + timedelta(days=3, hours=20)
    Timeline.objects.filter(slug="ironbound").update(paused=True)
    assert heart.next_show_at() is None


def test_a_beat_moves_the_clock_and_sends_each_due_tick_once(ironbound: Federation) -> None:
    cache.set(clock.WATCHED_KEY, 1, 60)
    with app.connection_for_read() as connection, connection.SimpleQueue(app.conf.task_default_queue) as queue:
        queue.clear()
        heart.beat()
        heart.beat()
        messages = [queue.get(timeout=5) for _ in range(2)]
        asked = [(message.headers["task"], *message.payload[0]) for message in messages]
        with pytest.raises(queue.Empty):
            queue.get_nowait()
        queue.clear()

    order = [timeline.pk for timeline in Timeline.objects.order_by("slug")]
    assert asked == [("llmfed.tasks.tick", timeline_id, 1) for timeline_id in order]
    assert Universe.objects.get().rate > 0
