"""Real sockets on a real server: what comes in is refused, and whoever reads slowly holds up nobody."""

import asyncio
import contextlib
import json
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

import pytest
import redis
import uvicorn
import websockets
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode

from llmfed import programs
from llmfed.asgi import application
from llmfed.world import children, clock, embedded, live
from llmfed.world import hub as hubs
from llmfed.world.hub import Hub
from llmfed.world.models import Universe
from llmfed.world.wires import Direct, Portable
from tests import cast
from tests.databases import close_in_loops, database, environment
from tests.running import answers, until
from tests.world import ledger

__all__ = ["database", "ledger"]

WS = {"ws": "websockets-sansio", "ws_per_message_deflate": False, "ws_max_size": 65_536}
PORTABLE = {**WS, "ws_per_message_deflate": True}
STEP_S = 20


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub passes on what a test gives it, and subscribes to nothing."""

    async def idle(hub: Hub) -> None: ...

    monkeypatch.setattr(Hub, "follow", idle)
    monkeypatch.setattr(Hub, "reassure", idle)
    monkeypatch.setattr(Hub, "greet", idle)
    # There is none to look after, as in a process that begins.
    close_in_loops()


@contextlib.asynccontextmanager
async def serving(**options: Any) -> AsyncIterator[int]:
    """Uvicorn in this process, as its command would start it; yields the port."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application, lifespan="off", log_level="critical", **options))
        serve = asyncio.create_task(server.serve(sockets=[bound]))
        try:
            async with asyncio.timeout(STEP_S):
                while not server.started:
                    await asyncio.sleep(0)
            yield bound.getsockname()[1]
        finally:
            server.should_exit = server.force_exit = True
            await serve


def own(port: int) -> websockets.Origin:
    return websockets.Origin(f"http://127.0.0.1:{port}")


def listening(port: int, topic: str = "ledger/one", **options: Any) -> websockets.connect:
    options = {"origin": own(port), "compression": None, "ping_interval": None, **options}
    return websockets.connect(f"ws://127.0.0.1:{port}/ws/live/{topic}/", **options)


async def seated(count: int) -> None:
    """Wait until so many are listening."""
    async with asyncio.timeout(STEP_S):
        while sum(map(len, hubs.hub.listeners.values())) != count:
            await asyncio.sleep(0)


def during(scene: Callable[[int], Coroutine[Any, Any, None]], **options: Any) -> None:
    async def run() -> None:
        async with asyncio.timeout(3 * STEP_S), serving(**options) as port:
            await scene(port)

    asyncio.run(run())
    hubs.hub.listeners.clear()


def frame(no: int, size: int = 1) -> tuple[str, str]:
    return ("ledger:one", json.dumps({"topic": "ledger:one", "no": no, "prev": no - 1, "content": "ä" * size}))


@pytest.mark.parametrize(("options", "writer"), [(WS, Direct), (PORTABLE, Portable)])
def test_every_way_to_write_brings_the_same(options: dict[str, Any], writer: type) -> None:
    batch = [frame(number, size) for number, size in enumerate([1, 60, 200, 40_000], start=1)]

    async def scene(port: int) -> None:
        compression = None if writer is Direct else "deflate"
        async with listening(port, compression=compression) as one, listening(port, "ledger/two") as two:
            await seated(2)
            (listener,) = hubs.hub.listeners["ledger:one"]
            assert type(listener.writer) is writer
            await hubs.hub.deliver([*batch, ("ledger:two", "last")])
            assert [await one.recv() for _ in batch] == [text for _, text in batch]
            assert await two.recv() == "last"

    during(scene, **options)


async def closing(peer: ClientConnection) -> tuple[int, str]:
    """How a socket was closed, once it has been."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            await peer.recv()
    assert peer.close_code is not None
    return peer.close_code, peer.close_reason or ""


@pytest.mark.parametrize(
    ("said", "code"),
    [("hello", 4400), ('{"topic": "ledger:two"}', 4400), (b"\x00\xff", 4400), ("x" * 1_000_000, 1009)],
    ids=["not JSON", "JSON", "bytes", "a megabyte"],
)
def test_whoever_talks_is_shown_out_with_the_reason_and_nobody_else(said: str | bytes, code: int) -> None:
    async def scene(port: int) -> None:
        async with listening(port) as talker, listening(port) as other:
            await seated(2)
            await talker.send(said)
            found, reason = await closing(talker)
            assert found == code
            assert code != 4400 or "goes over HTTP" in reason
            await seated(1)
            await hubs.hub.deliver([frame(1)])
            assert await other.recv() == frame(1)[1]

    during(scene, **WS)


def test_ten_thousand_frames_from_one_keep_nothing_from_the_others() -> None:
    async def scene(port: int) -> None:
        async with listening(port) as flood, listening(port) as other:
            await seated(2)
            with contextlib.suppress(ConnectionClosed):
                for number in range(10_000):
                    await flood.send(str(number))
            assert (await closing(flood))[0] == 4400
            await hubs.hub.deliver([frame(number) for number in (1, 2, 3)])
            assert [await other.recv() for _ in range(3)] == [frame(number)[1] for number in (1, 2, 3)]

    during(scene, **WS)


@pytest.mark.parametrize("path", ["live/attic/one/", "live/ledger/closed/", "live/ledger/", "", "live/ledger/a%20b/"])
def test_at_a_topic_that_is_not_there_or_not_theirs_nobody_gets_in(path: str) -> None:
    async def scene(port: int) -> None:
        with pytest.raises(InvalidStatus) as refused:
            await websockets.connect(f"ws://127.0.0.1:{port}/ws/{path}", origin=own(port))
        assert refused.value.response.status_code == 403
        assert not hubs.hub.listeners

    during(scene, **WS)


def test_another_sites_page_gets_no_socket() -> None:
    async def scene(port: int) -> None:
        with pytest.raises(InvalidStatus):
            await listening(port, origin=websockets.Origin("https://elsewhere.example"))

    during(scene, **WS)


class Deaf:
    """A peer that has shaken hands and reads nothing until it is asked to."""

    def __init__(self, port: int, topic: str = "ledger/one") -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect(("127.0.0.1", port))
        key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13"
        head = f"Host: localhost\r\nOrigin: http://localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{key}"
        self.socket.sendall(f"GET /ws/live/{topic}/ HTTP/1.1\r\n{head}\r\n\r\n".encode())
        self.socket.setblocking(False)

    async def hears(self, words: bytes) -> bytes:
        """All that it reads until these words come."""
        loop, heard = asyncio.get_running_loop(), b""
        async with asyncio.timeout(STEP_S):
            while words not in heard:
                if not (part := await loop.sock_recv(self.socket, 262_144)):
                    raise ConnectionResetError
                heard += part
        return heard


MANY, LARGE = 300, 6_000


def test_whoever_reads_slowly_misses_some_is_told_so_and_goes_on() -> None:
    async def scene(port: int) -> None:
        deaf = Deaf(port)
        async with listening(port, max_size=None, max_queue=None) as quick:
            await seated(2)
            for number in range(1, MANY + 1):
                await hubs.hub.deliver([frame(number, LARGE)])
            assert [json.loads(await quick.recv())["no"] for _ in range(MANY)] == list(range(1, MANY + 1))
            heard = await deaf.hears(b'"missed":true')
            assert 0 < heard.count(b'"content"') < MANY
            await hubs.hub.deliver([frame(MANY + 1)])
            await deaf.hears(f'"no": {MANY + 1}'.encode())
        deaf.socket.close()

    during(scene, **WS)


def test_whoever_is_dead_is_cut_off_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "PATIENCE_S", 0.0)

    async def scene(port: int) -> None:
        deaf = Deaf(port)
        await seated(1)
        while not any(listener.dead for listener in hubs.hub.listeners.get("ledger:one", ())):
            await hubs.hub.deliver([frame(1, LARGE)])
        hubs.hub.bury()
        assert not hubs.hub.listeners
        with pytest.raises(ConnectionError):
            await deaf.hears(b"nothing more")
        deaf.socket.close()

    during(scene, **WS)


# What `up` runs, as a process of its own: Daphne, whose `send` never waits.


@pytest.fixture
def daphne(database: str) -> Iterator[int]:
    federation = cast.ironbound()
    clock.anchor(Universe.objects.get(), federation.timeline.due_at, "demo")
    port = children.free_port()
    command = [sys.executable, "-m", "daphne", *programs.DAPHNE, "-p", str(port), programs.APPLICATION]
    process = subprocess.Popen(command, env=environment(database), cwd=embedded.REPOSITORY)
    try:
        assert until(lambda: answers(port), 60)
        yield port
    finally:
        process.terminate()
        process.wait(20)


TOPIC, AT = "federation:ironbound", "federation/ironbound"


async def heard(peer: ClientConnection, valkey: redis.Redis) -> None:
    """Wait until the process passes on what is published."""
    while True:
        valkey.publish(live.channel(), json.dumps([(TOPIC, live.aside(TOPIC, "first"))]))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.1):
                while "first" not in await peer.recv():
                    pass
                return


@pytest.mark.long
def test_on_daphne_too_nobody_waits_for_who_reads_slowly_or_talks(daphne: int, valkey: redis.Redis) -> None:
    async def scene() -> None:
        async with listening(daphne, AT, max_size=None, max_queue=None) as quick, listening(daphne, AT) as talker:
            deaf = Deaf(daphne, AT)
            await heard(quick, valkey)
            # Who is deaf listens too before it begins: the door opens a moment before the seat is taken.
            seated = asyncio.create_task(deaf.hears(b"first"))
            while not seated.done():
                valkey.publish(live.channel(), json.dumps([(TOPIC, live.aside(TOPIC, "first"))]))
                await asyncio.sleep(0.05)
            await talker.send("hello")
            assert (await closing(talker))[0] == 4400
            for number in range(1, MANY + 1):
                valkey.publish(live.channel(), json.dumps([(TOPIC, live.aside(TOPIC, f"{number} {'x' * 30_000}"))]))
                while not json.loads(await quick.recv()).get("content", "").startswith(f"{number} "):
                    pass
            before = re.findall(rb'"content":"(\d+) x{30000}"', await deaf.hears(b'"missed":true'))
            assert [int(number) for number in before] == list(range(1, len(before) + 1))
            assert 0 < len(before) < MANY
            deaf.socket.close()

    asyncio.run(in_time(scene()))


async def in_time(scene: Coroutine[Any, Any, None]) -> None:
    async with asyncio.timeout(3 * STEP_S):
        await scene


@pytest.mark.long
def test_on_daphne_who_talks_and_talks_is_cut_off(daphne: int, valkey: redis.Redis) -> None:
    """Whoever cannot stop is not listened to until they have come to an end; a megabyte is refused by its length."""

    async def scene() -> None:
        async with listening(daphne, AT) as quick, listening(daphne, AT) as large, listening(daphne, AT) as flood:
            await heard(quick, valkey)
            await large.send("x" * 1_000_000)
            assert (await closing(large))[0] == 1009
            # All in one write, so that no close comes between.
            frame = Frame(Opcode.TEXT, b"hello").serialize(mask=True)
            flood.transport.write(frame * 100_000)
            assert (await closing(flood))[0] == 1006
            valkey.publish(live.channel(), json.dumps([(TOPIC, live.aside(TOPIC, "last"))]))
            while "last" not in await quick.recv():
                pass

    asyncio.run(in_time(scene()))
