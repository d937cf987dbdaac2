"""How a frame is put on one socket: portable through ASGI, or straight onto the transport of a server that we know.

What a server keeps inside is known here and nowhere else; where it is not as expected, a socket is written to through
plain ASGI `send`. A writer never waits: what finds no room is for the hub to drop.
"""

import asyncio
import functools
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

Message = dict[str, Any]
Send = Callable[[Message], Coroutine[Any, Any, None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

# The scope's word for the writer of its socket.
WRITER = "wire"
# Frames that wait behind a `send` that has not come back.
WAITING = 32
# Bytes that wait in a transport of ours before its socket counts as slow, and under which it no longer does.
HIGH, LOW = 524_288, 65_536
# Bytes that are read of a peer at a time, and messages after which who should only listen is cut off without a word.
# Daphne takes a tenth of a millisecond for each, and goes through all it has read before anybody else has a turn.
READ, TALK = 4096, 16


class Said:
    """What is written to every socket of a topic: encoded once, whatever their number."""

    __slots__ = ("_frame", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._frame = b""

    @property
    def frame(self) -> bytes:
        """The bytes of one unmasked WebSocket text frame."""
        if not self._frame:
            # Only servers that come with this library are written to directly.
            from websockets.frames import Frame, Opcode

            self._frame = Frame(Opcode.TEXT, self.text.encode()).serialize(mask=False)
        return self._frame


class Writer(Protocol):
    """One socket to write to."""

    @property
    def full(self) -> bool:
        """Whether so much waits for the peer that it should get no more for now."""

    def write(self, said: Said) -> None:
        """Send, or queue, without waiting; ConnectionError once the socket is closed."""

    def cut(self) -> None:
        """End the connection with no goodbye: whoever is there has not read for a long time."""


class Portable:
    """Any ASGI server, through its own `send`: at once if that does not wait, else in order by a task of the socket."""

    __slots__ = ("_full", "_send", "_sending", "_waiting")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: deque[Said] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._full = False

    @property
    def full(self) -> bool:
        return self._full

    def write(self, said: Said) -> None:
        self._waiting.append(said)
        if self._sending is not None and not self._sending.done():
            self._full = self._full or len(self._waiting) >= WAITING
            return
        # Most servers take a frame without waiting: then it is gone before the next line, and no task is left.
        sending = asyncio.Task(self._pass_on(), loop=asyncio.get_running_loop(), eager_start=True)
        self._sending = None if sending.done() else sending
        if sending.done():
            sending.result()

    async def _pass_on(self) -> None:
        while self._waiting:
            await self._send({"type": "websocket.send", "text": self._waiting.popleft().text})
        self._full = False

    def cut(self) -> None:
        self._waiting.clear()
        if self._sending is not None:
            self._sending.cancel()


class Daphne:
    """Daphne: its `send` never waits, and takes ten times as long as its transport to say the same."""

    __slots__ = ("_full", "_heard", "_pass_on", "_protocol", "_transport")

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self._transport = protocol.transport
        self._transport.bufferSize = READ
        self._full = False
        self._heard, self._pass_on = 0, protocol.onMessage
        protocol.onMessage = self._hear
        # What is wrong with a frame is said, as on other servers.
        protocol.failByDrop = False

    def _hear(self, *told: Any) -> None:
        self._heard += 1
        if self._heard <= TALK:
            self._pass_on(*told)
        else:
            self._protocol.dropConnection(abort=True)

    @property
    def full(self) -> bool:
        waits = len(self._transport.dataBuffer) - self._transport.offset + self._transport._tempDataLen
        self._full = waits > (LOW if self._full else HIGH)
        return self._full

    def write(self, said: Said) -> None:
        if self._protocol.state != self._protocol.STATE_OPEN:
            raise ConnectionError("the socket is closed")
        if self._protocol.websocket_extensions_in_use:
            self._protocol.sendMessage(said.text.encode())
            return
        left = said.frame
        if not (self._transport.dataBuffer or self._transport._tempDataLen):
            # Nothing waits, so it may go at once; the transport would have the loop watch for room first.
            written = self._transport.writeSomeData(left)
            if isinstance(written, Exception):
                raise ConnectionError("the socket is lost")
            left = left[written:]
        if left:
            self._transport.write(left)

    def cut(self) -> None:
        self._transport.abortConnection()


class Direct:
    """Uvicorn's own WebSocket protocol: the bytes of a frame go to its transport as they are."""

    __slots__ = ("_protocol", "_transport", "_writable")

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self._transport: asyncio.Transport = protocol.transport
        self._writable: asyncio.Event = protocol.writable
        self._transport.set_write_buffer_limits(high=HIGH, low=LOW)

    @property
    def full(self) -> bool:
        # Set and cleared by the transport as it passes its two marks.
        return not self._writable.is_set()

    def write(self, said: Said) -> None:
        if self._protocol.close_sent or self._transport.is_closing():
            raise ConnectionError("the socket is closed")
        self._transport.write(said.frame)

    def cut(self) -> None:
        self._transport.abort()


def writer_for(send: Send) -> Writer:
    """The best writer there is for the server whose `send` this is."""
    protocol = getattr(send, "__self__", None)
    if protocol is not None and _is_plain_uvicorn(protocol):
        return Direct(protocol)
    peer = send.args[0] if isinstance(send, functools.partial) and send.args else None
    if peer is not None and _is_plain_daphne(peer):
        return Daphne(peer)
    return Portable(send)


def _is_plain_uvicorn(protocol: Any) -> bool:
    """Whether frames may go to this server's transport as they are: nothing compressed, nothing enciphered."""
    if type(protocol).__module__ != "uvicorn.protocols.websockets.websockets_sansio_impl":
        return False
    if not all(hasattr(protocol, name) for name in ("transport", "writable", "close_sent", "conn", "scheme")):
        return False
    return protocol.scheme == "ws" and getattr(protocol.conn, "extensions", None) == []


def _is_plain_daphne(protocol: Any) -> bool:
    """Whether this is a protocol of Daphne's, as we know it; what it compresses is agreed upon with the peer later."""
    if type(protocol).__module__ != "daphne.ws_protocol":
        return False
    ours = ("state", "STATE_OPEN", "sendMessage", "onMessage", "dropConnection", "failByDrop", "transport")
    if not all(hasattr(protocol, name) for name in ours):
        return False
    known = ("write", "writeSomeData", "dataBuffer", "_tempDataLen", "offset", "bufferSize", "abortConnection")
    return all(hasattr(protocol.transport, name) for name in known)


def wired(inner: Application) -> Application:
    """Give the scope its writer, before any middleware has put a `send` of its own around the server's."""

    async def application(scope: Message, receive: Receive, send: Send) -> None:
        await inner({**scope, WRITER: writer_for(send)}, receive, send)

    return application
