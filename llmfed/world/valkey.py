"""Where Valkey is, and every connection to it: a server of its own, or the one that sentinels name.

redis://:password@host:6379/0                                 rediss:// with TLS, unix:///path for a socket
sentinel://:password@one:26379,two:26379/0?master=NAME        of a group that sentinels watch
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

import redis
import redis.asyncio
from django.conf import settings
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.retry import Retry

PLAIN = ("redis", "rediss", "unix")
PATIENCE: dict[str, Any] = {"socket_timeout": 1.0, "socket_connect_timeout": 1.0}
EXPECTED = "expected redis://, rediss://, unix:// or sentinel://one:26379,two:26379/0?master=NAME"
SENTINEL_PORT = 26379
# By hand: of a list of hosts, some of which may be in brackets, no parser of URLs knows.
GROUP = re.compile(r"sentinel://(?:(?P<account>[^@/?]*)@)?(?P<hosts>[^/?]*)(?:/(?P<db>[^?]*))?(?:\?(?P<told>.*))?")


@dataclass(frozen=True, slots=True)
class Watched:
    """A group of servers that sentinels watch: whom to ask, for which master, and how to sign in there."""

    sentinels: tuple[tuple[str, int], ...]
    master: str
    db: int
    account: dict[str, str]
    theirs: dict[str, str]


def watched(url: str) -> Watched | None:
    """What a sentinel:// URL says, None for the other kinds; ValueError with what is wrong about it."""
    parts = GROUP.fullmatch(url)
    if parts is None:
        _check_plain(url)
        return None
    told = dict(parse_qsl(parts["told"] or ""))
    name, known = told.pop("master", ""), {"sentinel_username": "username", "sentinel_password": "password"}
    path = (parts["db"] or "").strip("/") or "0"
    if not name or told.keys() - known.keys() or not path.isdecimal():
        wrong = "no master is named" if not name else f"{sorted(told) or path} is not understood"
        raise ValueError(f"{wrong}: {EXPECTED}")
    user, _, password = (parts["account"] or "").partition(":")
    account = {key: unquote(word) for key, word in (("username", user), ("password", password)) if word}
    hosts = tuple(map(_address, parts["hosts"].split(",")))
    return Watched(hosts, name, int(path), account, {known[key]: told[key] for key in told})


def _check_plain(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in PLAIN or not (parts.hostname or parts.scheme == "unix"):
        raise ValueError(EXPECTED)
    path = parts.path.strip("/")
    if parts.scheme != "unix" and not (path or "0").isdecimal():
        raise ValueError(f"the database {path!r} is no number: {EXPECTED}")
    try:
        told = parts.port
    except ValueError as error:
        raise ValueError(f"{error}: {EXPECTED}") from error
    if told == 0:
        raise ValueError(f"port 0 is none: {EXPECTED}")


def _address(text: str) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname:
        raise ValueError(f"{text!r} is no address of a sentinel: {EXPECTED}")
    return parts.hostname, parts.port or SENTINEL_PORT


def connect(url: str = "", **options: Any) -> "redis.Redis":
    """A client of the server, the one that VALKEY_URL names if none is given."""
    group = watched(url or settings.VALKEY_URL)
    if group is None:
        return redis.Redis.from_url(url or settings.VALKEY_URL, **options)
    watchers: Any = redis.Sentinel
    client: redis.Redis = _master(watchers, group, options)
    return client


def listen(**options: Any) -> "redis.asyncio.Redis":
    """The same for a loop."""
    group = watched(settings.VALKEY_URL)
    if group is None:
        return redis.asyncio.Redis.from_url(settings.VALKEY_URL, **options)
    client: redis.asyncio.Redis = _master(redis.asyncio.Sentinel, group, options)
    return client


def _master(watchers: Any, group: Watched, options: dict[str, Any]) -> Any:
    asked = watchers(list(group.sentinels), sentinel_kwargs={**PATIENCE, **group.theirs})
    return asked.master_for(group.master, db=group.db, **group.account, **options)


class _Client(RedisCacheClient):
    """Of the cache, the same for all of a process: with one client, where Django makes one a call."""

    @cached_property
    def one(self) -> "redis.Redis":
        # Once more where a connection was found dead; whoever asks does without rather than wait.
        servers: list[str] = self._servers  # type: ignore[attr-defined]
        return connect(servers[0], retry=Retry(NoBackoff(), 1), **PATIENCE)

    def get_client(self, key: Any = None, *, write: bool = False) -> "redis.Redis":
        return self.one


@cache
def _of_cache(url: str) -> _Client:
    return _Client([url])


class Cache(RedisCache):
    """Django's cache in the one Valkey there is.

    Django makes a cache in each context, and each brings connections of its own. A page is a context, so that each page
    of whoever is signed in opened a connection: a quarter of what it cost.
    """

    @property
    def _cache(self) -> _Client:
        servers: list[str] = self._servers  # type: ignore[attr-defined]
        return _of_cache(servers[0])


def broker(url: str) -> tuple[str, dict[str, Any]]:
    """The URL and the transport's options by which Celery gets there: it spells both in its own way."""
    group = watched(url)
    if group is None:
        return _spelt(urlsplit(url)), {}
    account = url.partition("://")[2].rpartition("@")[0]
    at = f"{account}@" if account else ""
    hosts = (f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in group.sentinels)
    urls = ";".join(f"sentinel://{at}{where}/{group.db}" for where in hosts)
    return urls, {"master_name": group.master, "sentinel_kwargs": {**PATIENCE, **group.theirs}}


def passwords(*urls: str) -> list[str]:
    """What must not be read in a log, of these addresses: as it is written there, and as it is."""
    found = [word for url in urls for word in re.findall(r"(?:://[^:@/]*:([^@/]+)@|sentinel_password=([^&]+))", url)]
    return [form for pair in found for word in pair if word for form in dict.fromkeys((word, unquote(word)))]


def _spelt(parts: SplitResult) -> str:
    if parts.scheme != "unix":
        return parts.geturl()
    told = dict(parse_qsl(parts.query))
    place = urlencode({"virtual_host": told.pop("db", "0"), **told})
    return parts._replace(scheme="redis+socket", query=place).geturl()
