"""Readers who ask for one page again and again, and cost little themselves: the server is what is measured."""

import asyncio
import re
import time
from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

import uvloop

LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


class Reader(asyncio.Protocol):
    """One connection that asks as soon as it is answered."""

    def __init__(self, request: bytes, answered: Callable[[], None]) -> None:
        self.request, self.answered = request, answered
        self.head, self.left = b"", 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        # uvloop's own are no subclasses of it.
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """Ask again once an answer is whole."""
        if not self.left:
            self.head += data
            end = self.head.find(b"\r\n\r\n")
            if end < 0:
                return
            length = LENGTH.search(self.head, 0, end)
            if not self.head.startswith(b"HTTP/1.1 200") or length is None:
                raise RuntimeError(f"a page that is measured answered {self.head[:60]!r}")
            self.left = end + 4 + int(length[1]) - len(self.head)
            self.head = b""
        else:
            self.left -= len(data)
        if not self.left:
            self.answered()
            self.transport.write(self.request)


def per_second(address: str, path: str, readers: int, seconds: float) -> float:
    """Pages a second that so many readers at once are given."""
    return uvloop.run(_per_second(address, path, readers, seconds))


async def _per_second(address: str, path: str, readers: int, seconds: float) -> float:
    where, count = urlsplit(address), 0
    host, port = where.hostname or "", where.port or 80

    def answered() -> None:
        nonlocal count
        count += 1

    told = f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nAccept-Encoding: gzip\r\nAccept: text/html\r\n\r\n".encode()
    loop = asyncio.get_running_loop()
    made = [await loop.create_connection(lambda: Reader(told, answered), host, port) for _ in range(readers)]
    # The first answers are those of a server that wakes up.
    await asyncio.sleep(seconds / 5)
    began, before = time.perf_counter(), count
    await asyncio.sleep(seconds)
    rate = (count - before) / (time.perf_counter() - began)
    for transport, _ in made:
        transport.abort()
    if not rate:
        raise RuntimeError(f"{address}{path} answered nobody")
    return rate
