"""The logbook: every line says what it belongs to, and none says what is nobody's business."""

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from django.test import Client

from llmfed import environment, heart
from llmfed.world import clock, logbook
from llmfed.world.models import Timeline

SECRET = "h4ckme-if-you-can"
Lines = Callable[[], list[str]]


@pytest.fixture(params=["json", "text"])
def written(request: pytest.FixtureRequest) -> Iterator[Lines]:
    """What is written from now on, as lines of JSON and as text."""
    made = logbook.logging_settings(level="INFO", as_json=request.param == "json", known=[SECRET])
    told = made["formatters"]["lines"]
    formatter = told.pop("()")(**told)
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(formatter)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield lambda: handler.stream.getvalue().splitlines()
    root.removeHandler(handler)
    root.setLevel(level)


json_only = pytest.mark.parametrize("written", ["json"], indirect=True)
LOG = logging.getLogger("tests.health")


@json_only
def test_a_line_is_json_and_bears_the_name_of_its_request(db: None, client: Client, written: Lines) -> None:
    answer = client.get("/accounts/login/", headers={"X-Request-ID": "edge-0815.a_b"})

    assert answer["X-Request-ID"] == "edge-0815.a_b"
    said = [json.loads(line) for line in written()]
    (line,) = [line for line in said if line["logger"] == "llmfed.world.logbook"]
    assert line["request"] == "edge-0815.a_b"
    assert line["event"].startswith("GET /accounts/login/: 200 in ")
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 65, "two words here", "line\nbreak-in-it", "größe-größe", "-dashes-"]
)
def test_a_name_that_is_not_sane_is_replaced(db: None, client: Client, given: str) -> None:
    first = client.get("/accounts/login/", headers={"X-Request-ID": given})["X-Request-ID"]
    second = client.get("/accounts/login/", headers={"X-Request-ID": given})["X-Request-ID"]
    assert given != first != second
    assert logbook.SANE.fullmatch(first)


def test_an_address_cannot_write_a_line_of_its_own(db: None, client: Client, written: Lines) -> None:
    client.get("/nobody%0a2031-01-06 [error] forged")
    assert len([line for line in written() if "forged" in line]) == 2
    assert not any(line.startswith("2031-01-06") for line in written())


@json_only
def test_after_a_tick_nothing_bears_its_name_any_more(fresh: str, written: Lines) -> None:
    harbour = Timeline.objects.get(slug="harbour")
    Timeline.objects.update(due_at=clock.now())
    heart.tick(harbour.pk, harbour.tick)
    LOG.warning("whoever called says that it is done")
    heart.tick(harbour.pk, harbour.tick)
    heart.beat()
    LOG.warning("a heartbeat")

    done, refused, beat = map(json.loads, written())
    assert (done["timeline"], done["tick"]) == ("harbour", harbour.tick)
    assert refused["event"].startswith("no tick: harbour is at tick")
    assert "tick" not in refused
    assert "tick" not in beat


@json_only
def test_what_is_said_in_a_tick_bears_its_name(fresh: str, written: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    def complain(*told: object) -> None:
        LOG.warning("a phase speaks")
        raise RuntimeError("and falls")

    monkeypatch.setattr("llmfed.tick.phases", lambda: (complain,))
    harbour = Timeline.objects.get(slug="harbour")
    Timeline.objects.update(due_at=clock.now())
    with pytest.raises(RuntimeError):
        heart.tick(harbour.pk, harbour.tick)
    LOG.error("whoever called says that it failed")

    for line in map(json.loads, written()):
        assert (line["timeline"], line["tick"]) == ("harbour", harbour.tick)
        assert "request" not in line
    assert len(written()) == 2


SAID = [
    f"the key is {SECRET}",
    f"cannot reach redis://:{SECRET[:5]}@10.0.0.1:6379/0",
    "cannot reach postgresql://ring:zz-top-1@db/llmfed",  # not a secret
    "Not Found: /accounts/password/reset/key/1-zz-top-1/",
    "Not Found: /accounts/confirm-email/zz-top-1/",
    "Cookie: sessionid=zz-top-1; theme=zz-top-1",
    "{'Set-Cookie': 'x=zz-top-1'}",
    "Authorization: Bearer zz-top-1",
    "{'csrfmiddlewaretoken': 'zz-top-1', 'password': \"zz-top-1\", 'choice': 'zz-top-1'}",
    "password=zz-top-1",
    "api_token=zz-top-1&x=1",
    "duplicate\nDETAIL:  Failing row contains (1, 7, 3, zz-top-1).\nCONTEXT: nothing",
]


@pytest.mark.parametrize("words", SAID)
def test_no_line_tells_a_secret(written: Lines, words: str) -> None:
    LOG.warning("%s", words)
    try:
        raise ValueError(words)
    except ValueError:
        LOG.exception("it failed")
    text = "\n".join(written())
    assert "it failed" in text
    assert "ValueError" in text
    assert logbook.WITHHELD in text
    for secret in ("zz-top-1", SECRET, SECRET[:5]):
        assert secret not in text


def test_a_ballot_that_the_database_refuses_stays_secret(fresh: str, written: Lines) -> None:
    cast = "INSERT INTO fandom_vote (poll_id, fan_id, choice, cast_at) VALUES (NULL, 1, 'sealed-ballot', now())"
    with pytest.raises(IntegrityError, match="sealed-ballot") as refused, transaction.atomic():
        connection.cursor().execute(cast)
    LOG.error("a vote failed", exc_info=refused.value)
    assert "a vote failed" in "\n".join(written())
    assert "sealed-ballot" not in "\n".join(written())


def test_plain_words_are_left_alone(written: Lines) -> None:
    words = "harbour waits for those still behind midnight of 2031-01-06"
    LOG.warning(words)
    assert words in written()[0]
    assert logbook.WITHHELD not in written()[0]


def test_a_wrong_choice_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMFED_LOG", "yaml")
    with pytest.raises(ImproperlyConfigured, match="LLMFED_LOG='yaml': expected text or json"):
        environment.chosen("LLMFED_LOG", "text", "json")
