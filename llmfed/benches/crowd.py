"""Many sockets in one process, cheap enough that it is the server that is measured."""

import asyncio
import os
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

# Handshakes at a time, and how long one may take while the server is busy with the others.
AT_ONCE, HANDSHAKE_S = 50, 120
LOST_S = 120.0
SPARE_FILES = 500
HEAD = 200

Hear = Callable[[bytes], None]


class Seat(WSListener):
    """One socket, which hands on the head of each message: whoever read them whole would be late himself."""

    def __init__(self, hear: Hear) -> None:
        self._hear = hear

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Hand it on."""
        if frame.msg_type is WSMsgType.TEXT:
            self._hear(bytes(frame.get_payload_as_memoryview()[:HEAD]))


@asynccontextmanager
async def seated(url: str, count: int, hear: Hear) -> AsyncIterator[None]:
    """So many sockets on an address, for as long as the block lasts."""
    door = asyncio.Semaphore(AT_ONCE)
    host = url.split("/")[2]

    async def sit() -> WSTransport:
        async with door:
            origin = {"Origin": f"http://{host}"}
            transport, _ = await ws_connect(
                lambda: Seat(hear), url, extra_headers=origin, websocket_handshake_timeout=HANDSHAKE_S
            )
            return transport

    transports = await asyncio.gather(*(sit() for _ in range(count)))
    try:
        yield
    finally:
        for transport in transports:
            transport.disconnect()
        await asyncio.gather(*(transport.wait_disconnected() for transport in transports), return_exceptions=True)


class Count:
    """When the last of so many sockets had a message."""

    def __init__(self, sockets: int) -> None:
        self.sockets = sockets
        self._mark = b"\0"
        self._left = 0
        self._all = asyncio.Event()

    def hear(self, message: bytes) -> None:
        """One socket has one message."""
        if self._mark in message:
            self._left -= 1
            if not self._left:
                self._all.set()

    async def last_ms(self, mark: str, say: Callable[[], Awaitable[object]]) -> float:
        """Milliseconds from the publication of a message with this mark in it to its arrival at the last socket."""
        self._mark, self._left = mark.encode(), self.sockets
        self._all.clear()
        began = time.perf_counter()
        await say()
        async with asyncio.timeout(LOST_S):
            await self._all.wait()
        return (time.perf_counter() - began) * 1000


def allow(sockets: int) -> None:
    """Raise the limit of open files for this process and those it starts from now on; RuntimeError where it may not."""
    files = sockets + SPARE_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < files:
        raise RuntimeError(f"{files} open files needed, {hard} allowed: raise `ulimit -n`, or take fewer viewers")
    if soft != resource.RLIM_INFINITY and soft < files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))


def leave_the_first_core() -> None:
    """Leave it to the server that is measured (Linux); what is started from now on does so too."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, set(range(1, os.cpu_count() or 2)))
