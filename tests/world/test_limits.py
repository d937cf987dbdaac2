"""Limits: counted for an account and for an address, with Valkey and without; sockets too."""

import asyncio

import pytest
from channels.testing import WebsocketCommunicator
from pytest_django import Settings

from llmfed.world import limits
from llmfed.world.limits import Limit, address, wait_s

HERE, THERE = "203.0.113.9", "203.0.113.10"


@pytest.fixture(autouse=True)
def _twice_a_minute(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty seconds into a minute, in which an account may knock twice and an address three times."""
    settings.LIMITS = {"knock": Limit(2, 3), "socket": Limit(1, 1)}
    monkeypatch.setattr(limits, "counts", limits.Counts())
    monkeypatch.setattr(limits, "instant", lambda: 1_200_020.0)


@pytest.fixture
def away(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Valkey is where nobody listens."""
    settings.VALKEY_URL = "redis://127.0.0.1:1/0"
    limits._valkey.cache_clear()
    yield
    limits._valkey.cache_clear()


def test_an_account_waits_for_the_next_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [wait_s("knock", account=1, where="") for _ in range(3)] == [0, 0, 40]
    assert wait_s("knock", account=2, where="") == 0
    monkeypatch.setattr(limits, "instant", lambda: 1_200_060.0)
    assert wait_s("knock", account=1, where="") == 0


def test_an_address_waits_whoever_asks_from_it() -> None:
    assert [wait_s("knock", account=fan, where=HERE) for fan in range(4)] == [0, 0, 0, 40]
    assert wait_s("knock", account=None, where=HERE) == 40
    assert wait_s("knock", account=None, where=THERE) == 0


def test_all_processes_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    wait_s("knock", account=1, where="")
    monkeypatch.setattr(limits, "counts", limits.Counts())
    assert [wait_s("knock", account=1, where="") for _ in range(2)] == [0, 40]


@pytest.mark.usefixtures("away")
def test_without_valkey_each_process_counts_alone_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    assert [wait_s("knock", account=1, where=HERE) for _ in range(3)] == [0, 0, 40]
    assert wait_s("knock", account=2, where=THERE) == 0
    assert len(caplog.records) == 1
    assert "counted by this process alone" in caplog.text


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "found"),
    [
        (HERE, "", 0, HERE),
        (HERE, THERE, 0, HERE),
        ("127.0.0.1", THERE, 1, THERE),
        ("127.0.0.1", f"10.0.0.1, {THERE}", 1, THERE),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "", 0, HERE),
        ("127.0.0.1", "", 0, ""),
        ("::1", "", 0, ""),
        ("", "", 0, ""),
    ],
)
def test_an_address_is_the_peers_or_the_proxys_word(
    peer: str, forwarded: str, proxies: int, found: str, settings: Settings
) -> None:
    settings.PROXIES = proxies
    assert address(peer, forwarded) == found


async def accept(scope, receive, send) -> None:
    await receive()
    await send({"type": "websocket.accept"})


async def opened(client: str, extensions: dict, *forwarded: str) -> tuple[bool, list[tuple[bytes, bytes]]]:
    headers = [(b"x-forwarded-for", told.encode()) for told in forwarded]
    socket = WebsocketCommunicator(limits.Sockets(accept), "/ws/", headers=headers)
    socket.scope |= {"client": (client, 5000), "extensions": extensions}
    await socket.send_input({"type": "websocket.connect"})
    told = await socket.receive_output()
    return told["type"] == "websocket.accept", told.get("headers", [])


def test_sockets_of_one_address_are_opened_so_often() -> None:
    says_why = {"websocket.http.response": {}}
    assert asyncio.run(opened(HERE, {}))[0]
    assert not asyncio.run(opened(HERE, {}))[0]
    assert asyncio.run(opened(HERE, says_why)) == (False, [(b"retry-after", b"40"), (b"content-length", b"0")])
    assert asyncio.run(opened(THERE, {}))[0]
    assert asyncio.run(opened("127.0.0.1", {}))[0]
    assert asyncio.run(opened("127.0.0.1", {}))[0]


def test_behind_a_proxy_sockets_are_counted_where_it_says_they_are_from(settings: Settings) -> None:
    settings.PROXIES = 1
    assert asyncio.run(opened("127.0.0.1", {}, "10.0.0.1", HERE))[0]
    assert not asyncio.run(opened("127.0.0.1", {}, f"10.0.0.2, {HERE}"))[0]
    assert asyncio.run(opened("127.0.0.1", {}, f"{HERE}, {THERE}"))[0]
    assert not asyncio.run(opened("127.0.0.1", {}, HERE, THERE))[0]
