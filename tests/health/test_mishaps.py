"""Error pages: what happened, what to do, and the request's name; whatever else is broken."""

from collections.abc import Iterator
from io import BytesIO

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from llmfed import asgi
from llmfed.accounts.models import User
from llmfed.asgi import Pages
from tests.asking import scope_of

NAME = "a-name-of-its-own"
NAMED = {"X-Request-ID": NAME}


def fall(request: HttpRequest) -> HttpResponse:
    raise ValueError("nobody expected this")


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [
    path("falls/", fall),
    path("refuses/", refuse),
    path("api/v1/falls/", fall),
    path("", include("llmfed.urls")),
]
handler500 = "llmfed.mishaps.server_error"


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, headers=NAMED)


@pytest.fixture
def falling(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.health.test_mishaps"


@pytest.fixture
def dark(fresh: str) -> Iterator[None]:
    """Nobody answers where the database was."""
    where = connection.settings_dict
    before = dict(where)
    connections.close_all()
    where.update(HOST="127.0.0.1", PORT="1")
    yield
    connections.close_all()
    where.update(before)


def test_nobody_at_this_address(fresh: str, visitor: Client) -> None:
    answer = visitor.get("/wrestlers/nobody/")
    assert answer.status_code == 404
    assert NAME in answer.text
    assert "/accounts/login/" in answer.text


def test_a_form_that_expired_names_its_request(fresh: str) -> None:
    answer = Client(enforce_csrf_checks=True, headers=NAMED).post("/accounts/login/")
    assert answer.status_code == 403
    assert NAME in answer.text


def test_what_breaks_says_so(fresh: str, falling: None, visitor: Client) -> None:
    answer = visitor.get("/falls/")
    assert answer.status_code == 500
    assert "The referee is down" in answer.text
    assert NAME in answer.text
    assert answer["X-Request-ID"] == NAME
    assert "nobody expected" not in answer.text


def test_the_page_for_errors_needs_neither_database_nor_context(dark: None, falling: None, visitor: Client) -> None:
    visitor.cookies["sessionid"] = "whoever this was"
    assert visitor.get("/falls/").status_code == 500


def test_without_templates_there_are_words(fresh: str, falling: None, visitor: Client, settings: Settings) -> None:
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
    answer = visitor.get("/falls/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/plain")
    assert NAME in answer.text


def test_a_program_is_told_as_programs_are(fresh: str, falling: None, visitor: Client) -> None:
    answer = visitor.get("/api/v1/falls/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["request"] == NAME


@pytest.mark.parametrize("address", ["/", "/federations/", "/federations/nowhere/", "/live/match/1/?after=0"])
@pytest.mark.parametrize("who", ["", "whoever this was"])
def test_without_a_database_every_page_says_when_to_come_back(
    dark: None, visitor: Client, address: str, who: str
) -> None:
    if who:
        visitor.cookies["sessionid"] = who
    answer = visitor.get(address)
    assert answer.status_code == 503
    assert "The lights are out" in answer.text
    assert NAME in answer.text
    assert int(answer["Retry-After"]) > 0
    assert not answer.cookies


def cut_off(pages: Pages) -> int:
    """End the connection of the thread that asks, as a server does that restarts; then ask for a page."""
    pid = connection.connection.info.backend_pid
    with psycopg.connect(connection.connection.info.dsn, password=connection.settings_dict["PASSWORD"]) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    return asked(pages)


def asked(pages: Pages) -> int:
    return pages._answer(scope_of("/federations/"), BytesIO()).status_code


def test_a_connection_is_asked_once_a_second_whether_it_is_well(fresh: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that breaks in that second costs a page; at any other time it costs none."""
    pages, now = Pages(), [100.0]
    monkeypatch.setattr(asgi, "monotonic", lambda: now[0])
    assert asked(pages) == 200
    assert cut_off(pages) == 503
    assert asked(pages) == 200
    now[0] += asgi.SOUND_S + 0.01
    assert cut_off(pages) == 200


@pytest.fixture
def fan(fresh: str, visitor: Client, settings: Settings) -> Client:
    """Somebody who signed in before Valkey went away, and with it what Django keeps there."""
    visitor.force_login(User.objects.create_user("fan"))
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    return visitor


def test_without_valkey_people_stay_signed_in(fan: Client) -> None:
    answer = fan.get("/")
    assert answer.status_code == 200
    assert "<body data-member>" in answer.text


def test_without_valkey_nobody_is_told_that_they_are_signed_out(fan: Client) -> None:
    answer = fan.post("/accounts/logout/")
    assert answer.status_code == 503
    assert NAME in answer.text


def test_who_may_not_enter_is_told_what_it_takes(fresh: str, falling: None, visitor: Client) -> None:
    answer = visitor.get("/refuses/")
    assert answer.status_code == 403
    assert "/accounts/login/?next=/refuses/" in answer.text
    visitor.force_login(User.objects.create_user("fan"))
    answer = visitor.get("/refuses/")
    assert "<b>fan</b>" in answer.text
    assert NAME in answer.text
