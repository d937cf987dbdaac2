"""The edge: a page that all strangers read alike is made once a second, and each of them is given the same bytes.

Django is asked for it in nobody's name: of what a stranger sent only the address goes in (`Address`), so nothing of one
person can be in what another is given. Whoever says who they are, by a cookie or a header, goes past.
"""

import asyncio
import logging
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve

from llmfed.world import counting, limits, logbook
from llmfed.world.copies import Copy, Header, Shelf, copied, instant
from llmfed.world.wires import Application, Message, Receive, Send

log = logging.getLogger(__name__)

# How long a page is given to others, from when its making began: a moment less than anybody notices.
KEPT_S = 1.0
# A page, and that too much was missed (205); of what is not there, or went wrong, nothing is kept.
KEPT = {200, 205}
# How long somebody waits for a page that another asked for; beyond that it is begun anew by whoever asks next.
PATIENCE_S = 20.0
LATE = Copy(
    503,
    [(b"content-type", b"text/plain"), (b"retry-after", b"5"), (b"cache-control", b"no-store")],
    b"This page took too long to make. Try again in a few seconds.\n",
)
# An address that is longer than any link of ours is nobody's but its sender's.
LONGEST = 2048
# Who sends a header of these is somebody, or wants something other than the page as it stands.
PERSONAL = {b"cookie", b"authorization", b"transfer-encoding", b"content-length", b"hx-request", b"hx-boosted"}
COOKIES = (settings.SESSION_COOKIE_NAME.encode(), CookieStorage.cookie_name.encode())


class Address(NamedTuple):
    """All that a shared page may depend on."""

    host: str
    secure: bool
    root: str
    path: str
    query: bytes


# The headers a stranger sent: of each name the first.
Given = dict[bytes, bytes]


class Edge:
    """In front of Django: copies for strangers, one making at a time of each page, everybody else past it."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner
        self.shelf: Shelf[Address, Copy] = Shelf()
        self.flights: dict[Address, asyncio.Task[Copy | None]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        # Little is done for each who is given a copy, as they come by the thousand.
        asked = stranger(scope)
        if asked is None:
            await self._past(scope, receive, send)
            return
        address, given = asked
        name = logbook.named(given.get(b"x-request-id", b"").decode("latin-1"))
        copy = self.shelf.get(address)
        if copy is not None:
            # Whoever had it made began the counting.
            counting.KEPT.so_far += 1
        else:
            copy = await self._made(address, name, scope)
        if copy is None:
            await self._past(scope, receive, send)
            return
        known, packed = given.get(b"if-none-match", b""), b"gzip" in given.get(b"accept-encoding", b"")
        bare = scope["method"] == "HEAD"
        if log.isEnabledFor(logging.INFO):
            _log(address, copy, name=name, bare=bare)
        start, body = copy.told(known=known, packed=packed, bare=bare, name=name)
        await send(start)
        await send(body)

    async def _past(self, scope: Message, receive: Receive, send: Send) -> None:
        counting.count(counting.PAST)
        await self.inner(scope, receive, send)

    async def _made(self, address: Address, name: str, scope: Message) -> Copy | None:
        """What is made at this address for strangers; None where each has to ask for themselves."""
        flight = self.flights.get(address)
        if flight is None and not may_be_made(address, scope):
            return None
        counting.count(counting.MADE if flight is None else counting.WAITED)
        flight = flight or self._begin(address, name)
        # Whoever goes away while they wait takes nobody with them: the page is made by a task of its own.
        await asyncio.wait([flight], timeout=PATIENCE_S)
        if flight.done():
            return flight.result()
        self._end(address, flight)
        return LATE

    def _begin(self, address: Address, name: str) -> "asyncio.Task[Copy | None]":
        flight = asyncio.create_task(self._make(address, name))
        self.flights[address] = flight
        flight.add_done_callback(partial(self._end, address))
        return flight

    def _end(self, address: Address, flight: "asyncio.Task[Copy | None]") -> None:
        if self.flights.get(address) is flight:
            del self.flights[address]

    async def _make(self, address: Address, name: str) -> Copy | None:
        """Have the page made in nobody's name, and keep it if it is one to keep."""
        began, heard = instant(), Heard()
        await self.inner(in_nobodys_name(address, name), _nothing_more(), heard)
        copy = await asyncio.to_thread(copied, heard.status, heard.headers, b"".join(heard.parts), name)
        if copy is None:
            log.warning("%s: settings.SHARED names it, and its answer is not everybody's", address.path)
        elif copy.status in KEPT:
            self.shelf.put(address, copy, began + KEPT_S)
        return copy


class Heard:
    """What Django answers, until it is whole."""

    def __init__(self) -> None:
        self.status, self.headers = 0, list[Header]()
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], message["headers"]
        else:
            self.parts.append(message.get("body", b""))


def stranger(scope: Message) -> tuple[Address, Given] | None:
    """What is asked for by somebody who does not say who they are; None for everybody else."""
    path, query = scope["path"], scope["query_string"]
    if scope["method"] not in ("GET", "HEAD") or len(path) + len(query) > LONGEST:
        return None
    headers: list[Header] = scope["headers"]
    given = dict(reversed(headers))
    # A request with two hosts is for Django to judge.
    if len(given) < len(headers) and [name for name, _ in headers].count(b"host") > 1:
        return None
    if not PERSONAL.isdisjoint(given) and any(_says_who(name, value) for name, value in headers):
        return None
    secure = scope["scheme"] == "https"
    if settings.PROXIES and b"x-forwarded-proto" in given:
        # As Django would judge it.
        secure = given[b"x-forwarded-proto"].partition(b",")[0].strip() == b"https"
    host = given.get(b"host", b"").decode("latin-1")
    return Address(host, secure, scope.get("root_path") or "", path, query), given


def _says_who(name: bytes, value: bytes) -> bool:
    if name == b"cookie":
        return any(cookie in value for cookie in COOKIES)
    return name in PERSONAL and not (name == b"content-length" and value == b"0")


def may_be_made(address: Address, scope: Message) -> bool:
    """Whether what is at an address is made for all strangers: on a host of ours, at a route of settings.SHARED.

    Whoever has more made than their limit goes past, to be told so. Copies, and what others have made, cost nothing.
    """
    domain, _ = split_domain_port(address.host)
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        return False
    try:
        route = resolve(address.path.removeprefix(address.root)).view_name
    except Resolver404:
        return False
    return route in settings.SHARED and not limits.is_over(route, scope)


def in_nobodys_name(address: Address, name: str) -> Message:
    """A request for an address that nobody sent; it has the name of the one that caused it, for the log."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https" if address.secure else "http",
        "root_path": address.root,
        "path": address.path,
        "query_string": address.query,
        "headers": [(b"host", address.host.encode("latin-1")), (b"x-request-id", name.encode())],
    }


def _nothing_more() -> Receive:
    """The rest of such a request: no body, and nobody who could go away."""
    said = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        for message in said:
            return message
        return await asyncio.Future()

    return receive


def _log(address: Address, copy: Copy, *, name: str, bare: bool) -> None:
    logbook.bind(request=name)
    path = address.path.encode("unicode_escape").decode()
    log.info("%s %s: %s, made for %s", "HEAD" if bare else "GET", path, copy.status, copy.name or "nobody")
