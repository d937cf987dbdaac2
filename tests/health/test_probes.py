"""Probes: what they say, to whom, and what they leave alone."""

import asyncio
import json
import time
from datetime import timedelta
from threading import Event

import pytest
import redis
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from llmfed import health, heart, probes
from llmfed.accounts.models import User
from llmfed.asgi import Pages, application
from llmfed.world import clock
from llmfed.world.models import Universe

STRANGER = {"REMOTE_ADDR": "203.0.113.9"}
# Nothing listens there.
NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each probe of these tests looks for itself."""
    monkeypatch.setattr(health, "KEPT_S", 0.0)


@pytest.fixture
def beating(fresh: str) -> None:
    """Two houses whose clock has just been moved."""
    Universe.objects.update(wall_at=timezone.now())


def signs(client: Client, **told: str) -> dict[str, dict[str, object]]:
    return {sign["name"]: sign for sign in client.get("/readyz", **told).json()["checks"]}


def failed(client: Client) -> list[str]:
    return [name for name, sign in signs(client).items() if not sign["ok"]]


def test_all_is_well(beating: None, client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert [sign["name"] for sign in answer.json()["checks"]] == [
        "database",
        "valkey",
        "migrations_unapplied",
        "migrations_unknown",
        "heartbeat_age_s",
        "tick_lag_s",
        "queue_age_s",
    ]
    assert all({"name", "ok", "value", "limit"} == sign.keys() for sign in answer.json()["checks"])


def test_a_stranger_hears_whether_and_not_why(beating: None, client: Client) -> None:
    assert client.get("/readyz", **STRANGER).json() == {"status": "ready"}
    Universe.objects.update(wall_at=timezone.now() - timedelta(minutes=1))
    answer = client.get("/readyz", **STRANGER)
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_who_comes_through_a_proxy_on_this_machine_is_not_of_it(beating: None, client: Client, header: str) -> None:
    assert "checks" not in client.get("/readyz", headers={header: "127.0.0.1"}).json()
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404


def test_behind_a_proxy_nobody_is_of_this_machine(beating: None, client: Client, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client.get("/readyz").json() == {"status": "ready"}
    assert client.get("/metrics").status_code == 404


def test_a_page_under_a_strange_name_is_not_of_this_machine(beating: None, client: Client) -> None:
    answer = client.get("/readyz", headers={"host": "rebound.example"})
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    assert client.get("/metrics", headers={"host": "rebound.example"}).status_code == 404


def test_staff_hear_why_and_others_do_not(beating: None, client: Client) -> None:
    for is_staff in (False, True):
        person = User.objects.create_user(f"person-{is_staff}", is_staff=is_staff)
        client.force_login(person)
        assert "checks" not in client.get("/readyz", **STRANGER).json()
        factor = TOTP.activate(person, generate_totp_secret()).instance
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "id": factor.pk}]
        session.save()
        before = list(Session.objects.values_list())
        answer = client.get("/readyz", **STRANGER)
        assert ("checks" in answer.json()) is is_staff
        assert not answer.cookies
        assert list(Session.objects.values_list()) == before


def test_metrics_are_for_this_machine_and_for_whoever_bears_the_token(
    beating: None, client: Client, settings: Settings
) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", headers={"authorization": "Bearer "}, **STRANGER).status_code == 404
    settings.METRICS_TOKEN = "let the watchman in"
    right = {"authorization": "Bearer let the watchman in"}
    assert client.get("/metrics", headers=right, **STRANGER).status_code == 200
    assert "checks" in client.get("/readyz", headers=right, **STRANGER).json()
    for wrong in ("Bearer let the watchman", "let the watchman in", "Bearer é"):
        assert client.get("/metrics", headers={"authorization": wrong}, **STRANGER).status_code == 404


@pytest.mark.parametrize("address", sorted(probes.PROBES))
def test_a_probe_wakes_nobody_and_leaves_nothing(
    beating: None, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "_marked_at", float("-inf"))
    for told in ({}, STRANGER):
        answer = client.get(address, **told)
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
    assert not cache.get(clock.WATCHED_KEY)
    assert not Session.objects.exists()
    assert client.post(address).status_code == 405


def test_a_probe_knows_no_name_and_needs_no_tls(beating: None, client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    for address in ("/healthz", "/readyz"):
        assert client.get(address, headers={"host": "10.0.0.7:8000"}, **STRANGER).status_code == 200


def test_a_heart_that_stopped_is_a_sign(beating: None, client: Client) -> None:
    Universe.objects.update(wall_at=timezone.now() - timedelta(seconds=health.HEARTBEAT_S + 1))
    assert failed(client) == ["heartbeat_age_s"]


def test_a_tick_that_does_not_come_is_a_sign(
    beating: None, client: Client, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = clock.now() + timedelta(seconds=1)
    heart.nudge(due)
    assert failed(client) == []
    later = time.time() + health.TICK_LAG_S + 1
    monkeypatch.setattr("llmfed.backlog.time.time", lambda: later)
    heart.nudge(due)
    assert failed(client) == ["tick_lag_s"]
    for timeline_id, number in heart.ready(due):
        heart.tick(timeline_id, number)
    assert failed(client) == []


def test_a_message_that_nobody_takes_is_a_sign(
    beating: None, client: Client, valkey: redis.Redis, settings: Settings
) -> None:
    heart.app.send_task("llmfed.tasks.tick", args=[1, 1])
    assert failed(client) == []
    (name,) = valkey.keys(f"{settings.VALKEY_PREFIX}:ticks")
    message = json.loads(valkey.lindex(name, -1))
    message["headers"]["sent_at"] -= health.QUEUE_AGE_S + 1
    valkey.rpush(name, json.dumps(message))
    assert failed(client) == ["queue_age_s"]


def test_mail_that_waits_is_none_for_pages_are_right(
    beating: None, client: Client, valkey: redis.Redis, settings: Settings
) -> None:
    old = json.dumps({"headers": {"sent_at": time.time() - health.QUEUE_AGE_S - 1}})
    valkey.rpush(f"{settings.VALKEY_PREFIX}:mail", old)
    assert failed(client) == []
    assert 'llmfed_queue_depth{queue="mail"} 1.0' in client.get("/metrics").text


def test_a_database_of_another_day_is_a_sign(beating: None, client: Client) -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_applied("world", "0999_of_tomorrow")
    assert failed(client) == ["migrations_unknown"]
    recorder.record_unapplied("world", "0999_of_tomorrow")
    recorder.record_unapplied("fandom", "0001_initial")
    assert signs(client)["migrations_unapplied"]["value"] == 1
    recorder.record_applied("something_else", "0001_initial")
    assert failed(client) == ["migrations_unapplied"]


def test_an_empty_database_is_not_ready_and_says_so(beating: None, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    assert failed(client) == ["migrations_unapplied"]


def test_without_valkey_the_rest_is_told(beating: None, client: Client, settings: Settings) -> None:
    settings.VALKEY_URL = NOWHERE
    found = signs(client)
    assert (found["valkey"]["value"], found["database"]["value"]) == ("unreachable", "reachable")
    assert [name for name, sign in found.items() if sign["value"] is None] == ["tick_lag_s", "queue_age_s"]
    assert 'llmfed_up{part="valkey"} 0.0' in client.get("/metrics").text


def test_without_a_database_probes_answer_and_say_nothing_of_where_it_was(client: Client, database: str) -> None:
    where = connection.settings_dict
    before = dict(where)
    where.update(HOST="127.0.0.1", PORT="1")
    try:
        assert client.get("/healthz").json() == {"status": "alive"}
        answer = client.get("/readyz")
        client.cookies["sessionid"] = "whatever"
        assert client.get("/readyz", **STRANGER).json() == {"status": "not ready"}
        assert 'llmfed_up{part="database"} 0.0' in client.get("/metrics").text
    finally:
        where.update(before)
    assert answer.status_code == 503
    found = {sign["name"]: sign["value"] for sign in answer.json()["checks"]}
    assert found["database"] == "unreachable"
    for secret in ("127.0.0.1", before["PASSWORD"], before["USER"], str(before["NAME"])):
        assert not secret or secret not in answer.text


def test_a_process_whose_pages_all_wait_says_that_it_lives(beating: None) -> None:
    """Every thread for pages stands before a locked door; the probe is answered by the loop itself."""

    async def probe() -> list[int]:
        said: list[int] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(event: dict[str, int]) -> None:
            said.append(event.get("status", 0))

        scope = {"type": "http", "method": "GET", "path": "/healthz", "raw_path": b"/healthz", "query_string": b""}
        await asyncio.wait_for(application({**scope, "headers": [], "scheme": "http"}, receive, send), 10)
        return said

    door = Event()
    waiting = [Pages.THREADS.submit(door.wait, 30) for _ in range(8)]
    try:
        assert 200 in asyncio.run(probe())
        assert not any(one.done() for one in waiting)
    finally:
        door.set()
