"""Peers that behave badly, in a process of their own: each keeps at it until the process is ended."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from itertools import count, cycle
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import uvloop
from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

# Frames a second that one peer sends as long as it is let, in bursts; and how many such peers there are.
PER_S, BURST_S, PEERS = 10_000, 0.01, 4
MEGABYTE = b"x" * 2**20
# Whom limits count: one address, as a proxy would name it.
FROM = {"X-Forwarded-For": "203.0.113.66"}
LOST = (OSError, TimeoutError, WSError, asyncio.IncompleteReadError)
NUMBERS = ("after=-1", "after=9999999999999999999999", "after=%27%20or%201", "after=")


class Deaf(WSListener):
    """Reads nothing."""

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Whatever it was."""


def misbehave(teller: Connection, kind: str, url: str) -> None:
    """Be one of `KINDS` to a socket's address, by several peers at once."""
    teller.send(None)
    uvloop.run(_misbehave(KINDS[kind], url))


async def _misbehave(be: Callable[[str], Awaitable[None]], url: str) -> None:
    async with asyncio.TaskGroup() as peers:
        for _ in range(PEERS):
            peers.create_task(_again_and_again(be, url))


async def _again_and_again(be: Callable[[str], Awaitable[None]], url: str) -> None:
    while True:
        with suppress(*LOST):
            await be(url)
        await asyncio.sleep(BURST_S)


async def _connected(url: str) -> WSTransport:
    headers = {"Origin": f"http://{urlsplit(url).netloc}", **FROM}
    transport, _ = await ws_connect(Deaf, url, extra_headers=headers, websocket_handshake_timeout=10)
    return transport


async def _talk(url: str, said: bytes, count: int) -> None:
    """Send bursts of one frame until the socket is closed."""
    transport = await _connected(url)
    gone = asyncio.ensure_future(transport.wait_disconnected())
    while not gone.done():
        for _ in range(count):
            transport.send(WSMsgType.TEXT, said)
        await asyncio.sleep(BURST_S)
    await gone


async def _not_json(url: str) -> None:
    await _talk(url, b"let me in", int(PER_S * BURST_S))


async def _megabytes(url: str) -> None:
    await _talk(url, MEGABYTE, 1)


async def _nowhere(url: str) -> None:
    where = urlsplit(url)
    await _connected(where._replace(path="/ws/live/match/0/").geturl())


async def _nonsense(url: str) -> None:
    """Ask for what was missed, over HTTP, by numbers that are none."""
    path = urlsplit(url).path.removeprefix("/ws")
    await _ask(url, (f"{path}?{told}" for told in cycle(NUMBERS)))


async def _pages(url: str) -> None:
    """Ask for pages that nobody has asked for, which must be made: nothing rude, but what a process for both does."""
    await _ask(url, (f"/?anew={number}" for number in count(random.getrandbits(32))))


async def _ask(url: str, targets: Iterable[str]) -> None:
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = "".join(f"{name}: {value}\r\n" for name, value in {"Host": where.netloc, **FROM}.items())
    try:
        for target in targets:
            writer.write(f"GET {target} HTTP/1.1\r\n{head}\r\n".encode())
            answer = await reader.readuntil(b"\r\n\r\n")
            lengths = [line for line in answer.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            await reader.readexactly(int(lengths[0].split(b":")[1]) if lengths else 0)
    finally:
        writer.close()


KINDS: dict[str, Callable[[str], Awaitable[None]]] = {
    "not_json": _not_json,
    "megabytes": _megabytes,
    "nowhere": _nowhere,
    "nonsense": _nonsense,
    "pages": _pages,
}
