"""How many are watching, without a write a visit: each process says how many listen to it, at its heartbeat."""

import os
import secrets
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.template.loader import render_to_string
from redis.backoff import NoBackoff
from redis.retry import Retry

from llmfed.world import valkey

# Three heartbeats: a process that has said nothing for so long is gone, and its listeners with it.
FRESH_S = 45.0
# This process among all of all hosts, from its first word to its last.
OURS = f"{os.getpid()}-{secrets.token_hex(4)}"
_said: set[str] = set()


@cache
def _valkey() -> "redis.Redis":
    # Asked once: no page waits for a number that it can do without.
    once = Retry(NoBackoff(), 0)
    waits: dict[str, Any] = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": once}
    return valkey.connect(decode_responses=True, **waits)


def _key(topic: str) -> str:
    return f"{settings.VALKEY_PREFIX}:watching:{topic}"


def count(topic: str) -> int:
    """How many listen to a topic in all processes, as of their last heartbeats; none while Valkey is away."""
    found: Any = {}
    with suppress(redis.RedisError):
        found = _valkey().hgetall(_key(topic))
    return _sum(found)


def publish(here: Mapping[str, int]) -> dict[str, str]:
    """Say how many listen in this process; returns for each topic what its pages show of the sum."""
    gone = _said - here.keys()
    _said.clear()
    _said.update(here)
    try:
        counted = _exchange(here, gone)
    except redis.RedisError:
        return {}
    return {topic: _drawn(_sum(found)) for topic, found in zip(here, counted, strict=True)}


def _exchange(here: Mapping[str, int], gone: Iterable[str]) -> list[dict[str, str]]:
    """Write this process's counts and read everybody's, in one round trip."""
    now = time.time()
    with _valkey().pipeline(transaction=False) as pipe:
        for topic in gone:
            pipe.hdel(_key(topic), OURS)
        for topic, number in here.items():
            pipe.hset(_key(topic), OURS, f"{number} {now:.0f}")
            pipe.expire(_key(topic), int(FRESH_S))
        for topic in here:
            pipe.hgetall(_key(topic))
        answers: list[Any] = pipe.execute()
    return answers[len(answers) - len(here) :]


def _sum(found: Mapping[str, str]) -> int:
    """What all processes that were heard of lately have said together."""
    pairs = (said.split() for said in found.values())
    return sum(int(number) for number, at in pairs if abs(time.time() - float(at)) <= FRESH_S)


def _drawn(number: int) -> str:
    return render_to_string("ui/watching.html#told", {"watching": number})
