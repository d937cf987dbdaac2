"""What moves on a match's pages while one looks, unnumbered and at most once a second: needles, means."""

import json
from contextlib import suppress
from functools import cache
from threading import Timer
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from llmfed.world import live, valkey


@cache
def connection() -> "redis.Redis":
    """Valkey, asked once: a tick or a page that waits for what may be lost would hold up the world."""
    once = Retry(NoBackoff(), 0)
    waits: dict[str, Any] = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": once}
    return valkey.connect(decode_responses=True, **waits)


def show(to: "redis.Redis", *, key: str, topic: str, content: str, every_s: float) -> None:
    """Show everybody who follows a topic what they see anew: now or, if something of this key has just been shown,
    in `every_s` what is the latest by then."""
    with suppress(redis.RedisError):
        kept_ms = int(every_s * 1000)
        to.set(f"{key}:content", content, px=10 * kept_ms)
        if to.set(f"{key}:shown", 1, nx=True, px=kept_ms):
            _publish(to, key, topic)
        elif to.set(f"{key}:coming", 1, nx=True, px=kept_ms):
            later = Timer(every_s, _publish, [to, key, topic])
            later.daemon = True
            later.start()


def _publish(to: "redis.Redis", key: str, topic: str) -> None:
    with suppress(redis.RedisError):
        if content := to.get(f"{key}:content"):
            to.publish(live.channel(), json.dumps([(topic, live.aside(topic, str(content)))]))
