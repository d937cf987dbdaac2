"""What is counted as it happens: each process counts for itself, and once a second adds what is new to Valkey.

So any web process can tell what all processes of all hosts have done, and whoever counts never waits for it. A second's
worth is lost with a process that is killed; a Valkey that was emptied begins at zero, as counters may.
"""

import atexit
import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

import redis
from django.conf import settings
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.metrics_core import Metric
from prometheus_client.samples import Sample
from redis.backoff import NoBackoff
from redis.retry import Retry

from llmfed.world import logbook
from llmfed.world.models import Timeline
from llmfed.world.valkey import connect

EVERY_S = 1.0
# A process that has not said for so long what it holds is gone.
STALE_S = 10.0

REGISTRY = CollectorRegistry()
TICKS = Histogram(
    "llmfed_tick_seconds",
    "Seconds that one tick took, from the message to the commit, off the air (off) and on the air (on).",
    ["air"],
    buckets=(0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15),
    registry=REGISTRY,
)
FRAMES = Histogram(
    "llmfed_frame_seconds",
    "Seconds from the wall time at which a moment was due to the publication of its frames.",
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60),
    registry=REGISTRY,
)
WRITTEN = Histogram(
    "llmfed_frame_written_seconds",
    "Seconds from the wall time at which a moment was due until its frame had been written to every socket of its topic"
    " in a web process: once for each topic and process. The clocks of airing's host and of the web's must agree.",
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60),
    registry=REGISTRY,
)
VOTES = Counter("llmfed_votes", "Votes that were cast and counted as valid.", registry=REGISTRY)
EDGE = Counter(
    "llmfed_edge_answers",
    "Requests for pages, by what the edge did: gave a copy (kept), had one made (made), waited for one that was being"
    " made (waited), or let them past, as those of people who are signed in (past).",
    ["how"],
    registry=REGISTRY,
)
_MAILS = Counter(
    "llmfed_mails",
    "Attempts to send a mail, by what came of them: it was sent (sent), is tried again (again), or given up (lost).",
    ["how"],
    registry=REGISTRY,
)
MADE, WAITED, PAST = (EDGE.labels(how) for how in ("made", "waited", "past"))
MAIL_SENT, MAIL_AGAIN, MAIL_LOST = (_MAILS.labels(how) for how in ("sent", "again", "lost"))
OFF_AIR, ON_AIR = TICKS.labels("off"), TICKS.labels("on")

# What a process holds now, by name and kind: told while it lives.
_held: dict[str, Callable[[], Mapping[str, int]]] = {}
_sent: dict[str, float] = {}
_process = secrets.token_hex(8)
_began_in = 0
_lock = threading.Lock()


class Tally:
    """What comes by the thousand, in one thread: added up here in place, and the counter follows when it is told."""

    def __init__(self, counter: Counter) -> None:
        self.counter, self.so_far, self._followed = counter, 0, 0

    def follow(self) -> None:
        """Have the counter say what was added."""
        so_far = self.so_far
        self.counter.inc(so_far - self._followed)
        self._followed = so_far


KEPT = Tally(EDGE.labels("kept"))


class Ticking:
    """Times a tick, and names it in every line that is logged in it; one that was not its turn leaves no trace."""

    def __enter__(self) -> Self:
        logbook.bind()
        self.timeline: Timeline | None = None
        self.began = time.perf_counter()
        return self

    def __call__(self, timeline: Timeline) -> None:
        self.timeline, self.child = timeline, ON_AIR if timeline.on_air else OFF_AIR
        logbook.bind(timeline=timeline.slug, tick=timeline.tick)

    def __exit__(self, kind: type[BaseException] | None, *told: object) -> None:
        if kind is None and self.timeline is not None:
            self.child.observe(time.perf_counter() - self.began)


def valkey() -> "redis.Redis":
    """A connection for signs of health: nobody waits long for one."""
    waits: dict[str, Any] = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": Retry(NoBackoff(), 0)}
    return connect(decode_responses=True, **waits)


def key(name: str) -> str:
    return f"{settings.VALKEY_PREFIX}:health:{name}"


def count(counter: Counter) -> None:
    """One more, to be told within a second."""
    counter.inc()
    begin()


def hold(name: str, now: Callable[[], Mapping[str, int]]) -> None:
    """Have what this process holds now, by kind, told once a second."""
    _held[name] = now


def begin() -> None:
    """Have this process tell what it counts, from now on; asked a second time, nothing."""
    global _began_in
    if _began_in == os.getpid():
        return
    with _lock:
        if _began_in != os.getpid():
            _began_in = os.getpid()
            atexit.register(tell)
            threading.Thread(target=_go_on, name="counting", daemon=True).start()


def _go_on() -> None:
    while True:
        time.sleep(EVERY_S)
        tell()


def tell() -> None:
    """Add what is new since the last time; what cannot be told now is told the next time."""
    with _lock:
        try:
            with valkey() as client, client.pipeline() as pipe:
                fresh = {name: value for name, value in _counted() if value != _sent.get(name, 0.0)}
                for name, value in fresh.items():
                    pipe.hincrbyfloat(key("counted"), name, value - _sent.get(name, 0.0))
                if _held:
                    held = {name: dict(now()) for name, now in _held.items()}
                    pipe.hset(key("held"), _process, json.dumps({"at": time.time(), "held": held}))
                pipe.execute()
        except redis.RedisError:
            return
        _sent.update(fresh)


def _counted() -> Iterable[tuple[str, float]]:
    KEPT.follow()
    return [(_name(sample), sample.value) for metric in REGISTRY.collect() for sample in _shown(metric)]


def _shown(metric: Metric) -> list[Sample]:
    """A metric's samples but for when it was made here, which says nothing about all processes."""
    return [sample for sample in metric.samples if not sample.name.endswith("_created")]


def _name(sample: Sample) -> str:
    return json.dumps([sample.name, sorted(sample.labels.items())])


def counted(client: "redis.Redis") -> list[Metric]:
    """All that every process has counted."""
    known: Any = client.hgetall(key("counted"))
    whole = []
    for metric in REGISTRY.collect():
        summed = Metric(metric.name, metric.documentation, metric.type)
        for sample in _shown(metric):
            summed.add_sample(sample.name, sample.labels, float(known.get(_name(sample), 0)))
        whole.append(summed)
    return whole


def held(client: "redis.Redis", name: str) -> dict[str, int]:
    """What all living processes together hold of something, by kind; those that are gone are forgotten."""
    total: dict[str, int] = {}
    told: Any = client.hgetall(key("held"))
    for process, text in told.items():
        said = json.loads(text)
        if abs(time.time() - said["at"]) > STALE_S:
            client.hdel(key("held"), process)
            continue
        for kind, count in said["held"].get(name, {}).items():
            total[kind] = total.get(kind, 0) + count
    return total


def _alone() -> None:
    """A forked process is one of its own: the thread stayed behind, and so did what its parent had not told yet."""
    global _began_in, _process, _lock
    _began_in, _process, _lock = 0, secrets.token_hex(8), threading.Lock()
    _sent.update(_counted())


os.register_at_fork(after_in_child=_alone)
