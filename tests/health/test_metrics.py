"""Metrics: every process's counts together, and the state of the world from where it lies."""

import asyncio
import json
import re
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
import redis
import yaml
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from fandom import polls
from fandom.models import Poll
from llmfed import headless, heart
from llmfed.accounts.models import User
from llmfed.world import airing, broadcasting, clock, counting, live, wires
from llmfed.world.hub import Hub, Listener
from llmfed.world.models import Moment, Timeline, Universe
from tests.databases import environment
from tests.lived import BEGAN

ALERTS = Path(configured.BASE_DIR) / "deploy" / "alerts.yaml"
DASHBOARD = Path(configured.BASE_DIR) / "docs" / "grafana.json"
NAMES = re.compile(r"llmfed_[a-z_]+")


@pytest.fixture(autouse=True)
def _untold() -> None:
    """What other tests counted is told, and forgotten with Valkey's keys."""
    counting.tell()
    with counting.valkey() as client:
        client.delete(counting.key("counted"), counting.key("held"))


def scraped() -> dict[str, float]:
    """Every sample of a scrape, by name and labels as Prometheus spells them."""
    counting.tell()
    answer = Client().get("/metrics")
    assert answer.status_code == 200
    found = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def test_a_tick_is_timed_by_kind_and_one_that_was_not_its_turn_is_not(lived: str) -> None:
    before = dict(Timeline.objects.values_list("slug", "tick"))
    for slug in ("market", "tramway", "harbour"):
        timeline = Timeline.objects.get(slug=slug)
        Universe.objects.update(world_at=timeline.due_at, world_until=timeline.due_at, rate=0)
        heart.tick(timeline.pk, timeline.tick)
        heart.tick(timeline.pk, timeline.tick)
    told = scraped()

    assert sum(dict(Timeline.objects.values_list("slug", "tick")).values()) > sum(before.values())
    ran = sum(after - before[slug] for slug, after in Timeline.objects.values_list("slug", "tick"))
    on, off = told['llmfed_tick_seconds_count{air="on"}'], told['llmfed_tick_seconds_count{air="off"}']
    assert (on, on + off) == (1, ran)
    assert told['llmfed_tick_seconds_bucket{air="on",le="+Inf"}'] == 1
    assert 0 < told['llmfed_tick_seconds_sum{air="on"}'] < 60


def test_a_tick_that_fails_is_not_a_short_one(fresh: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*told: object) -> None:
        raise RuntimeError("a phase fell")

    monkeypatch.setattr("llmfed.tick.phases", lambda: (fall,))
    timeline = Timeline.objects.get(slug="harbour")
    with pytest.raises(RuntimeError):
        heart.tick(timeline.pk, timeline.tick)
    assert scraped()['llmfed_tick_seconds_count{air="off"}'] == 0


def test_what_has_been_recorded_and_aired_is_what_the_chronicle_holds(lived: str) -> None:
    airing.release_history(Universe.objects.get().began_at + timedelta(days=2))
    told = scraped()

    assert told["llmfed_moments_recorded_total"] == Moment.objects.count()
    assert told["llmfed_moments_aired_total"] == Moment.objects.aired().count()
    assert 0 < told["llmfed_moments_aired_total"] < told["llmfed_moments_recorded_total"]


def test_how_late_a_frame_is_counts_from_when_it_was_due(lived: str, valkey: redis.Redis) -> None:
    nearest = Moment.objects.order_by("airs_at").first()
    assert nearest is not None
    # The clock was set three wall seconds ago, ten world seconds before it was due, and runs at 10 ×.
    at, instant = nearest.airs_at - timedelta(seconds=10), timezone.now() - timedelta(seconds=3)
    Universe.objects.update(world_at=at, wall_at=instant, world_until=nearest.airs_at, rate=10.0)
    due = Moment.objects.filter(airs_at__lte=nearest.airs_at).count()
    broadcasting.air(valkey)
    latest = (timezone.now() - instant).total_seconds() - 1
    told = scraped()

    assert told["llmfed_frame_seconds_count"] == due
    assert 2 <= told["llmfed_frame_seconds_sum"] / due <= latest


def test_how_late_a_frame_is_written_counts_from_when_it_was_due(lived: str, valkey: redis.Redis) -> None:
    """Once for each topic that somebody listens to here, as it was published; nothing for what has no hour."""
    nearest = Moment.objects.filter(topics__len__gt=1).order_by("airs_at").first()
    assert nearest is not None
    instant = timezone.now() - timedelta(seconds=3)
    Universe.objects.update(world_at=nearest.airs_at, wall_at=instant, world_until=nearest.airs_at, rate=10.0)
    airing.release_history(nearest.airs_at - timedelta(microseconds=1))
    topic = nearest.topics[0]
    due = Moment.objects.filter(airs_at=nearest.airs_at, topics__contains=[topic]).count()
    with valkey.pubsub(ignore_subscribe_messages=True) as heard:
        heard.subscribe(live.channel())
        heard.get_message(timeout=5)
        broadcasting.air(valkey)
        message = heard.get_message(timeout=5)
    assert message is not None
    here = Hub()
    here.listeners[topic] = {listener(topic), listener(topic)}
    asyncio.run(here.deliver([*json.loads(message["data"]), (topic, live.aside(topic, "a needle"))]))
    latest = (timezone.now() - instant).total_seconds()
    told = scraped()

    assert told["llmfed_frame_written_seconds_count"] == due
    assert 3 <= told["llmfed_frame_written_seconds_sum"] / due <= latest


def test_a_vote_is_counted_once_and_a_refused_one_never(lived: str) -> None:
    poll = Poll.objects.filter(closed_at=None).order_by("pk").first()
    assert poll is not None
    fan, choice = User.objects.create_user("fan"), poll.options[0]["key"]
    polls.cast(poll=poll, fan=fan, choice=choice, now=poll.opened_at)
    with pytest.raises(polls.AlreadyVoted):
        polls.cast(poll=poll, fan=fan, choice=choice, now=poll.opened_at)
    assert scraped()["llmfed_votes_total"] == 1


def test_sockets_are_counted_by_kind_while_their_process_lives(
    fresh: str, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    for topic in ("match:tramway-1", "match:tramway-2", "federation:tramway"):
        hub.listeners[topic] = {listener(topic), listener(topic)}
    monkeypatch.setitem(counting._held, "sockets", hub.open)
    told = scraped()
    kinds = {name: count for name, count in told.items() if name.startswith("llmfed_sockets")}
    assert kinds['llmfed_sockets{kind="match"}'] == 4
    assert kinds['llmfed_sockets{kind="federation"}'] == 2
    assert len(kinds) == len(live.doors())

    # The same, as a process left it that has been gone for a while.
    text = json.loads(next(iter(valkey.hvals(counting.key("held")))))
    text["at"] -= counting.STALE_S + 1
    valkey.hset(counting.key("held"), "gone", json.dumps(text))
    assert scraped()['llmfed_sockets{kind="match"}'] == 4
    assert not valkey.hexists(counting.key("held"), "gone")


def listener(topic: str) -> Listener:
    async def nothing(*told: object) -> bool:
        return True

    return Listener(topic, wires.Portable(nothing), "", nothing, nothing)


def test_who_is_behind_and_what_waits_is_counted(fresh: str) -> None:
    due = clock.now() + timedelta(seconds=1)
    heart.nudge(due)
    heart.app.send_task("llmfed.tasks.tick", args=[1, 1])
    heart.app.send_task("llmfed.tasks.tick", args=[1, 1])
    Timeline.objects.filter(slug="market").update(paused=True)
    told = scraped()

    assert told["llmfed_timelines_behind"] == Timeline.objects.count() - 1
    assert told["llmfed_timelines_paused"] == 1
    assert told["llmfed_failing"] == told["llmfed_dead_letters"] == 0
    assert told['llmfed_queue_depth{queue="ticks"}'] == 2
    assert 0 <= told['llmfed_queue_age_seconds{queue="ticks"}'] < 60
    assert 0 <= told["llmfed_tick_lag_seconds"] < 60


def run(database: str, *works: str) -> None:
    """Do each piece of work in a process of its own, all at once."""
    told = {**environment(database), "DJANGO_SETTINGS_MODULE": "llmfed.settings"}
    begin = "import os, django; django.setup(); from llmfed.world import counting as c; "
    commands = [[sys.executable, "-c", begin + work] for work in works]
    children = [subprocess.Popen(command, env=told, cwd=configured.BASE_DIR) for command in commands]
    assert [child.wait(60) for child in children] == [0] * len(works)


@pytest.mark.long
def test_processes_add_up(fresh: str) -> None:
    run(fresh, *["c.VOTES.inc(5); c.ON_AIR.observe(0.5); c.tell()"] * 2)
    found = scraped()

    assert found["llmfed_votes_total"] == 10
    assert found['llmfed_tick_seconds_sum{air="on"}'] == 1.0
    assert found['llmfed_tick_seconds_bucket{air="on",le="0.2"}'] == 0
    assert found['llmfed_tick_seconds_bucket{air="on",le="0.5"}'] == 2


@pytest.mark.long
def test_a_forked_process_tells_only_what_it_counted_itself(fresh: str) -> None:
    run(fresh, "c.VOTES.inc(3); child = os.fork(); child or c.VOTES.inc(); c.tell(); child and os.waitpid(child, 0)")
    assert scraped()["llmfed_votes_total"] == 4


def test_a_process_that_counts_has_one_thread_that_tells() -> None:
    counting.begin()
    counting.begin()
    assert sum(thread.name == "counting" for thread in threading.enumerate()) == 1


def test_what_could_not_be_told_is_told_later(fresh: str, settings: object) -> None:
    right = configured.VALKEY_URL
    settings.VALKEY_URL = "redis://127.0.0.1:1/0"  # type: ignore[attr-defined]
    counting.VOTES.inc()
    counting.tell()
    settings.VALKEY_URL = right  # type: ignore[attr-defined]
    assert scraped()["llmfed_votes_total"] == 1


def test_what_is_due_and_not_shown_is_late(fresh: str) -> None:
    headless.advance(until=BEGAN + timedelta(hours=7))
    now = BEGAN + timedelta(hours=6, minutes=30)
    clock.anchor(Universe.objects.get(), now, "demo")
    waited_s = (now - Moment.objects.earliest("airs_at").airs_at).total_seconds()
    assert scraped()["llmfed_airing_lag_seconds"] == waited_s > 0
    Universe.objects.update(rate=10.0)
    assert scraped()["llmfed_airing_lag_seconds"] == waited_s / 10
    airing.release_history(now)
    assert scraped()["llmfed_airing_lag_seconds"] == 0


def test_alerts_are_raised_on_what_there_is(fresh: str) -> None:
    rules = [rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]]
    asked = {name for rule in rules for name in NAMES.findall(rule["expr"])}
    assert asked - {name.partition("{")[0] for name in scraped()} == set()
    assert {"llmfed_airing_lag_seconds", "llmfed_heartbeat_age_seconds", "llmfed_dead_letters"} < asked
    assert all(rule["annotations"]["summary"].endswith(".") for rule in rules)


def test_the_dashboard_draws_what_there_is_and_all_of_it(fresh: str) -> None:
    asked = [target["expr"] for panel in json.loads(DASHBOARD.read_text())["panels"] for target in panel["targets"]]
    drawn = {name for expression in asked for name in NAMES.findall(expression)}
    there = {name.partition("{")[0] for name in scraped()}

    assert drawn - there == set()
    whole = {re.sub(r"_(bucket|sum|count)$", "", name) for name in drawn}
    assert {re.sub(r"_(bucket|sum|count)$", "", name) for name in there} - whole == set()
