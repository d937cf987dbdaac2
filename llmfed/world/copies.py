"""Copies of pages: what may be one, in what form each reader is given it, and a shelf with little room."""

import gzip
import time
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Protocol

from django.utils.http import parse_etags

from llmfed.world.guard import ASK_AGAIN
from llmfed.world.wires import Message

Header = tuple[bytes, bytes]
# What is told of a copy in one of its forms, and its body.
Form = tuple[list[Header], bytes]

# No more than this is on a shelf; at some hundred pages a second, of some seventy kilobytes, that is more than a
# second's worth, so that whoever asks for many addresses drives nobody else's page out before its time.
ROOM_BYTES, ROOM = 64 * 1024**2, 2048
# Shorter bodies gain nothing.
SHORT = 200
# What a shared answer may be another by: cookies, of which no stranger's request has any, and its packing.
VARIES = {"cookie", "accept-encoding"}
# Said anew of each copy, or of each answer.
OURS = {b"content-length", b"etag", b"x-request-id"}
# Of these a reader is told again when what they have is still right.
STILL = {b"cache-control", b"vary", b"etag"}

instant = time.monotonic


@dataclass(frozen=True)
class Copy:
    """An answer that may be given to several; `packed` is the body in gzip, if that is shorter."""

    status: int
    headers: Sequence[Header]
    body: bytes
    packed: bytes = b""
    tag: str = ""
    name: str = ""

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)

    def told(self, *, known: bytes, packed: bool, bare: bool, name: str) -> tuple[Message, Message]:
        """The two ASGI messages of one answer, which has a name of its own.

        What went wrong keeps the name under which it did: that stands in the log, and on the page.
        """
        status, (headers, body) = self.status, self._packed if packed else self._plain
        if status == 200 and known and self._is(known):
            status, body = 304, b""
            headers = [pair for pair in headers if pair[0] in STILL]
        called = name if self.status == 200 else self.name or name
        named = [*headers, (b"x-request-id", called.encode())]
        return (
            {"type": "http.response.start", "status": status, "headers": named},
            {"type": "http.response.body", "body": b"" if bare else body},
        )

    @cached_property
    def _plain(self) -> Form:
        return self._heads(f'"{self.tag}"', self.body), self.body

    @cached_property
    def _packed(self) -> Form:
        if not self.packed:
            return self._plain
        return [*self._heads(f'"{self.tag}-gzip"', self.packed), (b"content-encoding", b"gzip")], self.packed

    def _heads(self, tag: str, body: bytes) -> list[Header]:
        tagged = [(b"etag", tag.encode())] if self.status == 200 else []
        return [*self.headers, *tagged, (b"content-length", str(len(body)).encode())]

    def _is(self, known: bytes) -> bool:
        """Whether a reader has this page, however packed, or had from a proxy that packed it."""
        for tag in parse_etags(known.decode("latin-1")):
            if tag == "*" or tag.removeprefix("W/").strip('"').removesuffix("-gzip") == self.tag:
                return True
        return False


def copied(status: int, headers: Sequence[Header], body: bytes, name: str) -> Copy | None:
    """An answer to nobody as a copy for everybody; None where it says that it is somebody's."""
    lower = [(key.lower(), value) for key, value in headers]
    if not all(_is_for_all(key, value.decode("latin-1").lower()) for key, value in lower):
        return None
    # Without the hour of its packing: the same page has the same bytes.
    packed = gzip.compress(body, 6, mtime=0) if len(body) > SHORT else b""
    tag = blake2b(body, digest_size=12).hexdigest()
    kept = [pair for pair in lower if pair[0] not in OURS]
    return Copy(status, kept, body, packed if len(packed) < len(body) else b"", tag, name)


def _is_for_all(key: bytes, value: str) -> bool:
    if key == b"cache-control":
        return value == ASK_AGAIN or not ("private" in value or "no-store" in value)
    if key == b"vary":
        return {name.strip() for name in value.split(",")} <= VARIES
    # A nonce is to be used once.
    return key not in (b"set-cookie", b"content-encoding") and "'nonce-" not in value


class Sized(Protocol):
    """What may lie on a shelf."""

    @property
    def size(self) -> int: ...


class Shelf[Key: Hashable, Thing: Sized]:
    """Copies by address, each until its time is over; for want of room the oldest goes, whose time is over first."""

    def __init__(self, room_bytes: int = ROOM_BYTES, room: int = ROOM) -> None:
        self.room_bytes, self.room = room_bytes, room
        self.bytes = 0
        self._kept: dict[Key, tuple[float, Thing]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Thing | None:
        """The copy at an address, while its time lasts."""
        until, copy = self._kept.get(key, (0.0, None))
        return copy if until > instant() else None

    def put(self, key: Key, copy: Thing, until: float) -> None:
        """Put a copy at an address, in the place of the one that was there."""
        self._drop(key)
        self._kept[key] = (until, copy)
        self.bytes += copy.size
        while self._kept and (self._is_full() or next(iter(self._kept.values()))[0] <= instant()):
            self._drop(next(iter(self._kept)))

    def _is_full(self) -> bool:
        return self.bytes > self.room_bytes or len(self._kept) > self.room

    def _drop(self, key: Key) -> None:
        _, copy = self._kept.pop(key, (0.0, None))
        self.bytes -= copy.size if copy else 0
