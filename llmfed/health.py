"""Signs of health: what is asked of database and Valkey, and within which limits all is well."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass

import redis
from django.db import Error, ProgrammingError, connection
from django.db.models import F
from django.utils import timezone

from llmfed import backlog
from llmfed.celery import MAIL
from llmfed.world import counting, schema
from llmfed.world.clock import at_wall
from llmfed.world.models import Failure, Moment, Timeline, Universe

# Wall seconds: since the clock was last moved; since the last of those who are behind fell due; in a queue.
HEARTBEAT_S, TICK_LAG_S, QUEUE_AGE_S = 15, 60, 60
# A database that does not answer for so long is not there.
PATIENCE_S = 2.0
# Whoever asks more often is told the same again.
KEPT_S = 1.0

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that is looked at: what it is now, and the most (or the word) that it may be."""

    name: str
    value: Value | None
    limit: Value

    @property
    def ok(self) -> bool:
        if isinstance(self.limit, str) or isinstance(self.value, str) or self.value is None:
            return self.value == self.limit
        return self.value <= self.limit


@dataclass(frozen=True, slots=True)
class World:
    """What the database says; without tables there are no timelines, and without a universe no heart."""

    unapplied: int
    unknown: int
    timelines: tuple[tuple[int, int, int, bool], ...] = ()  # primary key, next tick, last_seq, paused
    last_no: int = 0
    heartbeat_age_s: float | None = None
    failing: int = 0  # work that is to be tried again
    dead: int = 0  # work that is not
    airing_lag_s: float = 0.0  # wall seconds since what waits longest to be shown was due

    @property
    def ticks(self) -> dict[int, int]:
        """The next tick of each timeline that runs."""
        return {pk: tick for pk, tick, _, paused in self.timelines if not paused}


# Of their own, so that a database that hangs holds up no more than one thread.
_asking = ThreadPoolExecutor(1, thread_name_prefix="health")
_lock = threading.Lock()
_kept: tuple[float, tuple[Sign, ...]] = (float("-inf"), ())


def signs() -> tuple[Sign, ...]:
    """All signs, as of at most a second ago."""
    global _kept
    with _lock:
        if time.monotonic() - _kept[0] >= KEPT_S:
            _kept = (time.monotonic(), look())
        return _kept[1]


def look() -> tuple[Sign, ...]:
    """All signs now; a part that does not answer fails its own, and nobody waits for it."""
    world, waiting = ask_database(), _ask_valkey()
    lag = backlog.behind_of(waiting[0], world.ticks).lag_s if waiting and world else None
    # Pages are right while mail waits for its server.
    aging = [queue.age_s for queue in waiting[1] if queue.name != MAIL] if waiting else None
    oldest = None if aging is None else max(aging, default=0.0)
    return (
        Sign("database", "reachable" if world else "unreachable", "reachable"),
        Sign("valkey", "reachable" if waiting else "unreachable", "reachable"),
        Sign("migrations_unapplied", world.unapplied if world else None, 0),
        Sign("migrations_unknown", world.unknown if world else None, 0),
        Sign("heartbeat_age_s", _rounded(world.heartbeat_age_s or 0.0 if world else None), HEARTBEAT_S),
        Sign("tick_lag_s", _rounded(lag), TICK_LAG_S),
        Sign("queue_age_s", _rounded(oldest), QUEUE_AGE_S),
    )


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)


def ask_database() -> World | None:
    """What the database says, or None if it cannot be asked."""
    asked = _asking.submit(_read)
    try:
        return asked.result(PATIENCE_S)
    except (TooLate, Error):
        asked.cancel()
        return None


def _read() -> World:
    try:
        unapplied, unknown = schema.differences()
        try:
            timelines = tuple(Timeline.objects.values_list("pk", "tick", "last_seq", "paused"))
            universe = Universe.objects.first()
            letters = list(Failure.objects.values_list("again_at", flat=True))
        except ProgrammingError:
            # The tables are of another day; the migrations say so.
            return World(unapplied, unknown)
        if universe is None:
            return World(unapplied, unknown, timelines)
        age_s = max((timezone.now() - universe.wall_at).total_seconds(), 0.0)
        dead = letters.count(None)
        said = (unapplied, unknown, timelines, universe.last_no, age_s, len(letters) - dead, dead)
        return World(*said, airing_lag_s=_airing_lag_s(universe))
    finally:
        connection.close()


def _airing_lag_s(universe: Universe) -> float:
    """By the pace of now; where the world stands still a world second counts as one."""
    now = at_wall(universe, timezone.now())
    due = Moment.objects.filter(no=None, airs_at__lte=now).filter(airs_at__lte=F("timeline__due_at"))
    oldest = due.order_by("airs_at").values_list("airs_at", flat=True).first()
    return 0.0 if oldest is None else (now - oldest).total_seconds() / max(universe.rate, 1.0)


def _ask_valkey() -> tuple[dict[str, float], list[backlog.Queue]] | None:
    try:
        with counting.valkey() as client:
            return backlog.due_since(client), backlog.queues(client)
    except redis.RedisError:
        return None
