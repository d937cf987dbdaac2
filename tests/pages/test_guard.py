"""What stands before every page: limits that say when to try again, sizes, headers, hashes, where a socket is from."""

import asyncio
import runpy

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.testing import WebsocketCommunicator
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import get_resolver, reverse
from pytest_django import Settings

from fandom.models import Poll
from federations.models import Bout, Federation
from llmfed import security
from llmfed.accounts.models import User
from llmfed.asgi import application
from llmfed.world import limits
from llmfed.world.guard import SameSite
from llmfed.world.limits import Limit

HERE, THERE = "203.0.113.9", "203.0.113.10"


@pytest.fixture(autouse=True)
def _mid_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "instant", lambda: 1_200_020.0)


def test_every_limit_is_of_a_door_that_is_there() -> None:
    # Where a namespace is asked for what it has, every route of it is a key.
    for name in set(security.LIMITS) - {"socket"}:
        space, _, route = name.rpartition(":")
        names = get_resolver().namespace_dict[space][1] if space else get_resolver()
        assert names.reverse_dict.getlist(route), name


def test_who_votes_too_often_is_told_when_to_try_again(on_air: Bout, fan: User, settings: Settings) -> None:
    settings.LIMITS = {"fandom:vote": Limit(1, 9)}
    client, poll = Client(headers={"Accept": "text/html"}), Poll.objects.earliest("pk")
    client.force_login(fan)
    address = reverse("fandom:vote", args=[poll.pk])
    assert client.post(address).status_code == 422
    page = client.post(address)
    assert (page.status_code, page.headers["Retry-After"]) == (429, "40")
    assert "Try again in 40 seconds" in page.text
    assert "<html" in page.text
    part = client.post(address, headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Reswap"]) == (429, "beforebegin")
    assert part.text.startswith('<p class="notice" role="alert">')
    assert client.get(poll.get_absolute_url()).status_code == 200


def test_an_address_that_asks_for_too_many_frames_waits(on_air: Bout, settings: Settings) -> None:
    settings.LIMITS = {"federations:replay_frames": Limit(1, 2, reads=True)}
    address = reverse("federations:replay_frames", args=[Bout.objects.earliest("bell_at").pk])
    asked = [Client(REMOTE_ADDR=place).get(address) for place in (HERE, HERE, HERE, THERE)]
    assert [answer.status_code for answer in asked] == [200, 200, 429, 200]
    assert asked[2].text == "Too many requests. Try again in 40 seconds."


def test_accounts_have_limits_of_their_own_by_the_same_address(db: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client, asked = Client(), []
    for place in [HERE] * 21 + [THERE]:
        asked.append(client.post(reverse("account_signup"), headers={"X-Forwarded-For": f"10.0.0.1, {place}"}))
    assert [answer.status_code for answer in asked] == [200] * 20 + [429, 200]
    assert asked[20].headers["Retry-After"] == "60"


def test_a_form_of_a_megabyte_is_refused(ironbound: Federation) -> None:
    client, body = Client(headers={"Accept": "text/html"}), {"choice": "x" * 2**20}
    answer = client.post("/polls/1/votes/", body)
    assert answer.status_code == 413
    assert "Up to 64.0\xa0KB are taken here" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert client.post("/admin/characters/character/import/", body).status_code == 302
    assert client.generic("POST", "/polls/1/votes/", headers={"Transfer-Encoding": "chunked"}).status_code == 411


@pytest.mark.parametrize(
    ("header", "status"), [((b"content-length", b"1000000000"), 413), ((b"transfer-encoding", b"chunked"), 411)]
)
def test_a_body_that_is_refused_is_not_waited_for(
    ironbound: Federation, header: tuple[bytes, bytes], status: int
) -> None:
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/polls/1/votes/",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), header],
        "client": ("127.0.0.1", 1),
    }

    async def asked() -> int:
        # Nothing of the body is ever sent.
        sender = ApplicationCommunicator(application, scope)
        answer = await sender.receive_output(10)
        assert (await sender.receive_output(10))["type"] == "http.response.body"
        await sender.send_input({"type": "http.request", "body": b"x" * 1000, "more_body": True})
        await sender.send_input({"type": "http.disconnect"})
        await sender.wait()
        return int(answer["status"])

    assert asyncio.run(asked()) == status


def test_pages_tell_browsers_what_they_never_ask(ironbound: Federation, client: Client) -> None:
    told = client.get("/").headers
    assert "camera=()" in told["Permissions-Policy"]
    assert told["Referrer-Policy"] == told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert (told["X-Frame-Options"], told["X-Content-Type-Options"]) == ("DENY", "nosniff")


def test_behind_tls_cookies_and_addresses_are_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMFED_HTTPS", "1")
    monkeypatch.setenv("LLMFED_BEHIND_PROXY", "1")
    strict = runpy.run_path(str(security.__file__))
    assert all(strict[name] for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"))
    assert strict["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert strict["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert strict["PROXIES"] == strict["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1


def test_an_old_hash_is_made_anew_at_sign_in(fan: User, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = security.PASSWORD_HASHERS
    fan.password = PBKDF2PasswordHasher().encode("a fan of long standing", "salt", iterations=1)
    fan.save()
    assert Client().login(username="fan", password="a fan of long standing")
    fan.refresh_from_db()
    assert fan.password.startswith("argon2$argon2id$")


async def accept(scope, receive, send) -> None:
    await receive()
    await send({"type": "websocket.accept"})


async def opened(origin: str, host: str) -> bool:
    headers = [(name, told.encode()) for name, told in ((b"origin", origin), (b"host", host)) if told]
    socket = WebsocketCommunicator(SameSite(accept), "/ws/", headers=headers)
    return (await socket.connect())[0]


@pytest.mark.parametrize(
    ("origin", "host", "hosts", "secure", "may"),
    [
        ("http://llmfed.example:8000", "llmfed.example:8000", ["llmfed.example"], False, True),
        ("https://llmfed.example", "llmfed.example", ["llmfed.example"], True, True),
        ("http://llmfed.example", "llmfed.example", ["llmfed.example"], True, False),
        ("https://elsewhere.example", "llmfed.example", ["llmfed.example"], False, False),
        ("https://elsewhere.example", "llmfed.example", ["*"], False, False),
        ("https://trusted.example", "llmfed.example", ["*"], False, True),
        ("http://llmfed.example:3000", "llmfed.example:8000", ["llmfed.example"], False, False),
        ("https://llmfed.example:443", "llmfed.example", ["llmfed.example"], True, True),
        ("http://llmfed.example:x", "llmfed.example", ["llmfed.example"], False, False),
        ("http://[llmfed.example", "llmfed.example", ["*"], False, False),
        ("", "llmfed.example", ["llmfed.example"], False, False),
        ("null", "llmfed.example", ["llmfed.example"], False, False),
    ],
)
def test_sockets_are_for_our_own_pages(
    origin: str, host: str, hosts: list[str], secure: bool, may: bool, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS, settings.SECURE = hosts, secure
    settings.CSRF_TRUSTED_ORIGINS = ["https://trusted.example"]
    assert asyncio.run(opened(origin, host)) is may
