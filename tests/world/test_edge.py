"""The edge: one making for many, nobody's name in it, and nothing given to whom it is not for."""

import asyncio
import math
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from pytest_django import Settings

from llmfed import security
from llmfed.world import copies, edge, limits
from llmfed.world.copies import Copy, Shelf
from llmfed.world.edge import Edge
from llmfed.world.limits import Limit
from llmfed.world.wires import Message, Receive, Send
from tests.asking import Answer, ask, asked, scope_of

Scene = Callable[[], Coroutine[Any, Any, None]]


class Site:
    """What stands behind the edge here: numbers its answers, and waits to be let."""

    def __init__(self, status: int = 200, body: str = "Page", **headers: str) -> None:
        self.status, self.body = status, body
        self.headers = {"Content-Type": "text/html"} | {name.replace("_", "-"): told for name, told in headers.items()}
        self.asked: list[Message] = []
        self.open = asyncio.Event()
        self.open.set()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        number = len(self.asked)
        await self.open.wait()
        headers = [(name.encode(), value.encode()) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        for part in (self.body, f" {number}"):
            await send({"type": "http.response.body", "body": part.encode(), "more_body": part is self.body})


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the clock by which copies grow old."""

    def set_to(second: float) -> None:
        monkeypatch.setattr(copies, "instant", lambda: second)
        monkeypatch.setattr(edge, "instant", lambda: second)

    set_to(100.0)
    return set_to


def played(scene: Scene) -> None:
    async def run() -> None:
        async with asyncio.timeout(20):
            await scene()

    asyncio.run(run())


async def come(site: Site, count: int) -> None:
    """Wait until the site has been asked so often."""
    while len(site.asked) < count:
        await asyncio.sleep(0)


def test_a_page_is_made_once_a_second(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site = Site()
        front = Edge(site)
        texts = []
        for second in (100.0, 100.5, 100.99, 101.0):
            at(second)
            texts.append((await ask(front, "/")).text)
        assert texts == ["Page 1", "Page 1", "Page 1", "Page 2"]

    played(scene)


def test_of_all_who_come_at_once_one_has_it_made(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site = Site()
        front = Edge(site)
        site.open.clear()
        readers = [asyncio.create_task(ask(front, "/")) for _ in range(50)]
        await come(site, 1)
        site.open.set()
        answers = await asyncio.gather(*readers)
        assert {answer.text for answer in answers} == {"Page 1"}
        assert len({answer.headers["x-request-id"] for answer in answers}) == 50

    played(scene)


def test_nothing_of_who_asked_goes_in(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site = Site()
        telling = {"user_agent": "Eve", "cookie": "csrftoken=eve; theme=dark", "x_forwarded_for": "198.51.100.1"}
        more = {"accept_language": "de", "referer": "https://eve.example/", "x_forwarded_host": "eve.example"}
        await ask(Edge(site), "/?veil=1", accept="image/eve", x_request_id="eve-was-here", **telling, **more)
        (scope,) = site.asked
        assert scope.pop("headers") == [(b"host", b"localhost"), (b"x-request-id", b"eve-was-here")]
        assert scope == {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "root_path": "",
            "path": "/",
            "query_string": b"veil=1",
        }

    played(scene)


@pytest.mark.parametrize(
    "told",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "theme=dark; sessionid=abc"},
        {"cookie": "messages=said"},
        {"authorization": "Bearer x"},
        {"hx_request": "true"},
        {"hx_boosted": "true"},
        {"content_length": "3"},
        {"transfer_encoding": "chunked"},
        {"host": "elsewhere.example"},
        {"host": ""},
        {"host": "localhost/evil"},
        {"method": "POST"},
        {"method": "OPTIONS"},
        {"address": "/accounts/login/"},
        {"address": "/admin/"},
        {"address": "/live/federation/ironbound/?after=0"},
        {"address": "/api/v1/federations/"},
        {"address": "/nowhere/"},
        {"address": f"/?long={'x' * edge.LONGEST}"},
    ],
    ids=str,
)
def test_some_go_past(told: dict[str, str], at: Callable[[float], None]) -> None:
    """They ask for themselves, with all that they sent, and leave nothing behind."""

    async def scene() -> None:
        site = Site()
        front = Edge(site)
        scope = scope_of(**({"address": "/"} | told))
        assert [(await asked(front, scope)).text for _ in range(2)] == ["Page 1", "Page 2"]
        assert all(seen is scope for seen in site.asked)
        assert len(front.shelf) == 0

    played(scene)


def test_two_hosts_are_for_django_to_judge(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site, scope = Site(), scope_of("/")
        scope["headers"].append((b"host", b"evil.example"))
        await asked(Edge(site), scope)
        assert site.asked == [scope]

    played(scene)


@pytest.mark.parametrize(
    "other",
    [{"address": "/?veil=1"}, {"address": "/federations/"}, {"host": "127.0.0.1"}, {"host": "localhost:8000"}],
    ids=str,
)
def test_every_address_has_a_page_of_its_own(other: dict[str, str], at: Callable[[float], None]) -> None:
    async def scene() -> None:
        front = Edge(Site())
        assert (await ask(front, "/")).text == "Page 1"
        assert (await asked(front, scope_of(**({"address": "/"} | other)))).text == "Page 2"

    played(scene)


def test_where_the_site_hangs_is_part_of_an_address(at: Callable[[float], None]) -> None:
    """Daphne believes a header about it, which anybody can send."""

    async def scene() -> None:
        front = Edge(Site())
        assert (await asked(front, scope_of("/evil/") | {"root_path": "/evil"})).text == "Page 1"
        assert (await ask(front, "/")).text == "Page 2"

    played(scene)


@pytest.mark.parametrize(("proxies", "secure"), [(0, False), (1, True)])
def test_tls_is_what_the_proxy_says_and_nobody_else(
    proxies: int, secure: bool, settings: Settings, at: Callable[[float], None]
) -> None:
    settings.PROXIES = proxies

    async def scene() -> None:
        site = Site()
        front = Edge(site)
        await ask(front, "/")
        await ask(front, "/", x_forwarded_proto="https")
        assert [scope["scheme"] for scope in site.asked] == (["http", "https"] if secure else ["http"])

    played(scene)


@pytest.mark.parametrize(
    "own",
    [
        {"Set_Cookie": "csrftoken=abc"},
        {"Cache_Control": "private, max-age=60"},
        {"Cache_Control": "no-store"},
        {"Vary": "Cookie, HX-Request"},
        {"Vary": "*"},
        {"Content_Security_Policy": "script-src 'nonce-abc'"},
    ],
    ids=str,
)
def test_an_answer_that_is_somebodys_is_given_to_nobody_else(
    own: dict[str, str], at: Callable[[float], None], caplog: pytest.LogCaptureFixture
) -> None:
    """All who waited ask for themselves: what was made in nobody's name may not even be right for one of them."""

    async def scene() -> None:
        site = Site(**own)
        front = Edge(site)
        site.open.clear()
        readers = [asyncio.create_task(ask(front, "/", cookie=f"theme={number}")) for number in range(3)]
        await come(site, 1)
        site.open.set()
        assert sorted([(await reader).text for reader in readers]) == ["Page 2", "Page 3", "Page 4"]
        assert all(dict(scope["headers"])[b"cookie"] for scope in site.asked[1:])
        assert len(front.shelf) == 0

    played(scene)
    assert "/: settings.SHARED names it" in caplog.text


@pytest.mark.parametrize("status", [301, 404, 500, 503])
def test_what_is_no_page_is_told_to_those_who_waited_and_not_kept(status: int, at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site = Site(status)
        front = Edge(site)
        site.open.clear()
        readers = [asyncio.create_task(ask(front, "/", x_request_id=f"reader-{number}")) for number in range(3)]
        await come(site, 1)
        site.open.set()
        answers = [await reader for reader in readers]
        assert {(answer.status, answer.text) for answer in answers} == {(status, "Page 1")}
        # The name that stands on the page, and in the log.
        assert {answer.headers["x-request-id"] for answer in answers} == {"reader-0"}
        assert (await ask(front, "/")).text == "Page 2"

    played(scene)


def test_whoever_goes_away_takes_nobody_with_them(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site = Site()
        front = Edge(site)
        site.open.clear()
        first = asyncio.create_task(ask(front, "/"))
        await come(site, 1)
        second = asyncio.create_task(ask(front, "/"))
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        site.open.set()
        assert (await second).text == "Page 1"
        assert not front.flights

    played(scene)


def test_nobody_waits_for_ever(at: Callable[[float], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "PATIENCE_S", 0.02)

    async def scene() -> None:
        site = Site()
        front = Edge(site)
        site.open.clear()
        late = await ask(front, "/")
        assert (late.status, late.headers["retry-after"]) == (503, "5")
        assert "no-store" in late.headers["cache-control"]
        # The next who asks has it begun anew, and is not behind the first.
        again = asyncio.create_task(ask(front, "/"))
        await come(site, 2)
        site.open.set()
        assert (await again).text == "Page 2"

    played(scene)


def test_an_error_in_the_making_is_everybodys(at: Callable[[float], None]) -> None:
    async def broken(scope: Message, receive: Receive, send: Send) -> None:
        raise RuntimeError("the ring broke")

    async def scene() -> None:
        front = Edge(broken)
        told = await asyncio.gather(*(ask(front, "/") for _ in range(3)), return_exceptions=True)
        assert [str(error) for error in told] == ["the ring broke"] * 3
        assert not front.flights

    played(scene)


def test_a_reader_who_has_the_page_is_told_so(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        front = Edge(Site(body="x" * 500, Cache_Control="private, no-cache", Vary="Accept-Encoding, Cookie"))
        first = await ask(front, "/")
        tag = first.headers["etag"]
        assert tag.startswith('"')
        assert first.headers["vary"] == "Accept-Encoding, Cookie"
        packed = await ask(front, "/", accept_encoding="br, gzip")
        assert (packed.text, len(packed.sent) < 100) == (first.text, True)
        assert packed.headers["etag"] != tag
        for known in (tag, f"W/{tag}", f'"other", {tag}', packed.headers["etag"], "*"):
            still = await ask(front, "/", if_none_match=known)
            assert (still.status, still.sent) == (304, b""), known
            assert {"etag", "cache-control", "vary", "x-request-id"} == set(still.headers)
        assert (await ask(front, "/", if_none_match='"other"')).status == 200

    played(scene)


def test_the_head_of_a_copy_has_the_length_of_its_body(at: Callable[[float], None]) -> None:
    async def scene() -> None:
        site = Site()
        front = Edge(site)
        head, whole = await ask(front, "/", "HEAD"), await ask(front, "/")
        assert (head.sent, head.headers["content-length"]) == (b"", str(len(whole.sent)))
        assert head.headers["etag"] == whole.headers["etag"]
        assert len(site.asked) == 1

    played(scene)


def filled(count: int, size: int, shelf: Shelf[int, Copy]) -> list[int]:
    for number in range(count):
        shelf.put(number, Copy(200, [], b"x" * size), until=101.0 + number / 1000)
    return [number for number in range(count) if shelf.get(number)]


def test_the_oldest_goes_where_there_is_no_room(at: Callable[[float], None]) -> None:
    shelf = Shelf[int, Copy](room_bytes=1000, room=5)
    assert filled(8, 10, shelf) == [3, 4, 5, 6, 7]
    assert filled(8, 300, shelf) == [5, 6, 7]
    assert shelf.bytes == 900
    assert filled(1, 2000, shelf) == []
    assert (len(shelf), shelf.bytes) == (0, 0)


def test_what_is_over_takes_no_room(at: Callable[[float], None]) -> None:
    shelf = Shelf[int, Copy]()
    filled(8, 10, shelf)
    at(200.0)
    shelf.put(9, Copy(200, [], b"x"), until=201.0)
    assert (len(shelf), shelf.bytes) == (1, 1)


def test_whoever_has_too_much_made_goes_past_to_be_told_so(
    settings: Settings, at: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What others have made costs nothing, and what one has made costs the others nothing."""
    assert set(security.LIMITS) & settings.SHARED == {"catch_up_to"}
    settings.LIMITS = {"catch_up_to": Limit(account=1, address=3, reads=True)}
    monkeypatch.setattr(limits, "_made", limits.Counts(absent_until=math.inf))
    monkeypatch.setattr(limits, "instant", lambda: 60.0)

    async def scene() -> None:
        site = Site()
        front = Edge(site)

        async def texts(peer: str, *after: int) -> list[str]:
            addresses = (f"/live/ledger/one/9/?after={number}" for number in after)
            return [(await asked(front, scope_of(address, peer=peer))).text for address in addresses]

        assert await texts("203.0.113.1", 1, 1, 2, 1, 3, 2) == [f"Page {number}" for number in (1, 1, 2, 1, 3, 2)]
        assert await texts("203.0.113.1", 4, 4, 1) == ["Page 4", "Page 5", "Page 1"]
        assert [bool(scope.get("client")) for scope in site.asked] == [False] * 3 + [True] * 2
        assert await texts("203.0.113.2", 4, 4) == ["Page 6", "Page 6"]

    played(scene)


def test_answers_are_counted(at: Callable[[float], None]) -> None:
    def so_far() -> dict[str, float]:
        edge.counting.KEPT.follow()
        return {how: edge.counting.EDGE.labels(how)._value.get() for how in ("kept", "made", "waited", "past")}

    async def scene() -> None:
        site = Site()
        front = Edge(site)
        site.open.clear()
        readers = [asyncio.create_task(ask(front, "/")) for _ in range(3)]
        await come(site, 1)
        site.open.set()
        answers: list[Answer] = await asyncio.gather(*readers)
        answers += [await ask(front, "/") for _ in range(4)]
        await ask(front, "/", cookie="sessionid=abc")
        assert len(answers) == 7

    before = so_far()
    played(scene)
    assert {how: count - before[how] for how, count in so_far().items()} == {
        "made": 1,
        "waited": 2,
        "kept": 4,
        "past": 1,
    }
