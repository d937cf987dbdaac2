"""How often somebody may ask for what writes or costs, counted in Valkey a minute at a time, in one round trip.

Where Valkey cannot be asked each process counts by itself: nobody is locked out for a server's absence, and a storm
still meets the same limits, times the processes there are. That it is so is logged.
"""

import ipaddress
import logging
import math
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import redis
from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from redis.backoff import NoBackoff
from redis.retry import Retry

from llmfed.world import valkey

log = logging.getLogger(__name__)

WINDOW_S = 60
# How long a Valkey that did not answer is not asked again: a page does not wait for it each time.
ABSENT_S = 5.0
PATIENCE_S = 0.5
# A household or a hall has this much of IPv6.
PREFIX_V6 = 64
# Nobody's counts in a process may fill its memory.
KEPT = 100_000
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
instant = time.time


@dataclass(frozen=True, slots=True)
class Limit:
    """So often a minute for an account and for an address, behind which many people may be; `reads` counts GET too."""

    account: int
    address: int
    reads: bool = False


@cache
def _valkey() -> "redis.Redis":
    once = Retry(NoBackoff(), 0)
    waits: dict[str, Any] = {"socket_timeout": PATIENCE_S, "socket_connect_timeout": PATIENCE_S, "retry": once}
    return valkey.connect(**waits)


@dataclass
class Counts:
    """How often each has asked in this minute: by Valkey for all processes, by this one where Valkey is away."""

    absent_until: float = 0.0
    window: int = 0
    own: Counter[str] | None = None

    def add(self, keys: list[str], window: int) -> list[int]:
        """Count one more for each of these; returns how many that makes in this window."""
        if time.monotonic() >= self.absent_until:
            try:
                return self._shared(keys, window)
            except redis.RedisError as error:
                self.absent_until = time.monotonic() + ABSENT_S
                log.warning("limits are counted by this process alone for %s s: %s", ABSENT_S, error)
        return self._alone(keys, window)

    def _shared(self, keys: list[str], window: int) -> list[int]:
        with _valkey().pipeline(transaction=False) as pipe:
            for key in keys:
                name = f"{settings.VALKEY_PREFIX}:limit:{window}:{key}"
                pipe.incr(name)
                pipe.expire(name, 2 * WINDOW_S)
            found: list[int] = pipe.execute()[::2]
        return found

    def _alone(self, keys: list[str], window: int) -> list[int]:
        if self.own is None or self.window != window or len(self.own) > KEPT:
            self.own, self.window = Counter(), window
        self.own.update(keys)
        return [self.own[key] for key in keys]


counts = Counts()
Scope = Mapping[str, Any]


def address_of(scope: Scope) -> str:
    """Whose address asks, of what a server brings."""
    # A proxy may add a line of its own behind the client's, where pages see one list.
    forwarded = b",".join(told for name, told in scope.get("headers", ()) if name == b"x-forwarded-for")
    return address((scope.get("client") or ("", 0))[0], forwarded.decode("latin-1"))


def address(peer: str, forwarded: str) -> str:
    """Whose address asks: the peer's, or what the proxy in front says; empty for loopback, where all are one's own.

    Of a list the last is the proxy's word; those before it are whatever the client said.
    """
    told = forwarded.rpartition(",")[2].strip() if settings.PROXIES and forwarded else peer
    try:
        found = ipaddress.ip_address(told)
    except ValueError:
        return told
    if found.is_loopback:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, PREFIX_V6), strict=False).network_address)
    return str(found)


def wait_s(name: str, *, account: int | None, where: str) -> int:
    """Count one more for an account and an address; the seconds after which to ask again, 0 if it is no time to wait.

    `name` is one of settings.LIMITS. `where` is empty for whoever has no address that is worth counting.
    """
    limit: Limit = settings.LIMITS[name]
    asked = {f"{name}:account:{account}": limit.account} if account is not None else {}
    if where:
        asked[f"{name}:address:{where}"] = limit.address
    if not asked:
        return 0
    window, gone_s = divmod(instant(), WINDOW_S)
    made = counts.add(list(asked), int(window))
    over = any(count > most for count, most in zip(made, asked.values(), strict=True))
    return math.ceil(WINDOW_S - gone_s) if over else 0


# How often strangers have had something made that is shared, by this process alone: the edge waits for nobody.
_made = Counts(absent_until=math.inf)


def is_over(name: str, scope: Scope) -> bool:
    """Count one more making of what strangers share, for an address; whether that is more than its limit, if any."""
    limit: Limit | None = settings.LIMITS.get(name)
    where = address_of(scope) if limit else ""
    if limit is None or not where:
        return False
    return _made.add([f"{name}:address:{where}"], int(instant() // WINDOW_S))[0] > limit.address


class LimitsMiddleware:
    """Views that settings.LIMITS names are asked no more often than it says; beyond that 429, and when to try again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        limit = settings.LIMITS.get(name)
        if limit is None or (request.method in SAFE and not limit.reads):
            return None
        account = request.user.pk if request.user.is_authenticated else None
        where = address(request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""))
        wait = wait_s(name, account=account, where=where)
        return too_many(request, wait) if wait else None


def too_many(request: HttpRequest, wait: int = WINDOW_S) -> HttpResponse:
    """Not now, and when: a page for who reads one, a line for a part of a page or a program."""
    htmx = getattr(request, "htmx", False)
    if not htmx and "text/html" in request.headers.get("Accept", ""):
        answer = render(request, "429.html", {"wait": wait}, status=429)
    elif htmx:
        answer = render(request, "429.html#line", {"wait": wait}, status=429)
        # What it was sent from stays as it was.
        answer["HX-Reswap"] = "beforebegin"
    else:
        answer = HttpResponse(f"Too many requests. Try again in {wait} seconds.", status=429, content_type="text/plain")
    answer["Retry-After"] = str(wait)
    answer["Cache-Control"] = "no-store"
    return answer


Receive = Callable[[], Awaitable[Any]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Sockets:
    """Sockets from one address are opened no more often than settings.LIMITS says."""

    # Application close codes of the WebSocket protocol (4000–4999).
    TOO_MANY = 4429

    def __init__(self, inner: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        where = address_of(scope)
        wait = await sync_to_async(wait_s, thread_sensitive=False)("socket", account=None, where=where) if where else 0
        if not wait:
            await self.inner(scope, receive, send)
        elif "websocket.http.response" in scope.get("extensions", {}):
            told = [(b"retry-after", str(wait).encode()), (b"content-length", b"0")]
            await send({"type": "websocket.http.response.start", "status": 429, "headers": told})
            await send({"type": "websocket.http.response.body", "body": b""})
        else:
            await send({"type": "websocket.close", "code": self.TOO_MANY})
