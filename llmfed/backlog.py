"""What waits, and since when: timelines that are due, and messages in queues."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import redis

from llmfed.celery import app
from llmfed.world import counting


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: how many messages wait in it, and for how many seconds the oldest has."""

    name: str
    depth: int
    age_s: float


@dataclass(frozen=True, slots=True)
class Behind:
    """How many timelines are due and have not ticked, and for how many wall seconds the last of them has been."""

    count: int
    lag_s: float


def note(waiting: Sequence[tuple[int, int]]) -> None:
    """Remember which ticks are due, each since the first heartbeat that found it so; the others are forgotten."""
    try:
        with counting.valkey() as client:
            known, instant = due_since(client), time.time()
            names = [f"{timeline_id}:{number}" for timeline_id, number in waiting]
            with client.pipeline() as pipe:
                pipe.delete(counting.key("behind"))
                if names:
                    pipe.hset(counting.key("behind"), mapping={name: repr(known.get(name, instant)) for name in names})
                pipe.execute()
    except redis.RedisError:
        # A sign of health is not worth a heartbeat.
        return


def due_since(client: "redis.Redis") -> dict[str, float]:
    """Since when (wall seconds) each tick that the last heartbeat found due has been, by `timeline:number`."""
    known: Any = client.hgetall(counting.key("behind"))
    return {name: float(at) for name, at in known.items()}


def behind_of(since: Mapping[str, float], ticks: Mapping[int, int]) -> Behind:
    """Who is behind; `ticks` has the next tick of each timeline, by primary key: those that were due may be done."""
    due = [at for name, at in since.items() if _is_next(name, ticks)]
    return Behind(len(due), max((time.time() - at for at in due), default=0.0))


def _is_next(name: str, ticks: Mapping[int, int]) -> bool:
    timeline_id, number = map(int, name.split(":"))
    return ticks.get(timeline_id) == number


def queues(client: "redis.Redis") -> list[Queue]:
    """Every queue that workers take from."""
    return [queue(client, name) for name in sorted(app.amqp.queues)]


def queue(client: "redis.Redis", name: str) -> Queue:
    """One queue, by name."""
    whole = f"{app.conf.broker_transport_options['global_keyprefix']}{name}"
    depth: Any = client.llen(whole)
    oldest: Any = client.lindex(whole, -1)
    sent_at = json.loads(oldest)["headers"].get("sent_at") if oldest else None
    return Queue(name, depth, max(time.time() - sent_at, 0.0) if sent_at else 0.0)


def waited_s(name: str) -> float | None:
    """For how many seconds the oldest message of a queue has waited; None if none waits, or nobody can tell."""
    try:
        with counting.valkey() as client:
            found = queue(client, name)
    except redis.RedisError:
        return None
    return found.age_s if found.depth else None
