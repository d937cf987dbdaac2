"""What Prometheus is told: counts of all processes from Valkey, and the state of the world from where it lies."""

from collections.abc import Iterator, Mapping

import redis
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from llmfed import backlog, health
from llmfed.world import counting, live


def exposition() -> bytes:
    """The page that Prometheus reads."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Everything())
    return generate_latest(registry)


class _Everything(Collector):
    """All metrics; what a part that is away would have said is missing, and `llmfed_up` says which part."""

    def collect(self) -> Iterator[Metric]:
        world, up = health.ask_database(), {"database": 1, "valkey": 1}
        if world is None:
            up["database"] = 0
        else:
            yield from _of_the_world(world)
        try:
            with counting.valkey() as client:
                yield from list(_of_valkey(client, world))
        except redis.RedisError:
            up["valkey"] = 0
        yield _gauges("llmfed_up", "Whether a part answers.", "part", up)


def _of_the_world(world: health.World) -> Iterator[Metric]:
    recorded = sum(last_seq for _, _, last_seq, _ in world.timelines)
    yield CounterMetricFamily("llmfed_moments_recorded", "Moments in the chronicle.", value=recorded)
    yield CounterMetricFamily("llmfed_moments_aired", "Moments that have been shown.", value=world.last_no)
    age_s = world.heartbeat_age_s or 0.0
    yield GaugeMetricFamily("llmfed_heartbeat_age_seconds", "Seconds since the clock was last moved.", value=age_s)
    lag = "Seconds since what waits longest to be shown was due: airing is late, or gone."
    yield GaugeMetricFamily("llmfed_airing_lag_seconds", lag, value=world.airing_lag_s)
    paused = sum(paused for *_, paused in world.timelines)
    yield GaugeMetricFamily("llmfed_timelines_paused", "Timelines that stand still.", paused)
    yield GaugeMetricFamily("llmfed_failing", "Pieces of work that failed and are tried again.", world.failing)
    told = "Pieces of work that failed too often: see dead letters in the admin."
    yield GaugeMetricFamily("llmfed_dead_letters", told, world.dead)


def _of_valkey(client: "redis.Redis", world: health.World | None) -> Iterator[Metric]:
    yield from counting.counted(client)
    sockets = dict.fromkeys(live.doors(), 0) | counting.held(client, "sockets")
    yield _gauges("llmfed_sockets", "Open sockets.", "kind", sockets)
    queues = backlog.queues(client)
    yield _gauges("llmfed_queue_depth", "Messages that wait.", "queue", {q.name: q.depth for q in queues})
    ages = {q.name: q.age_s for q in queues}
    yield _gauges("llmfed_queue_age_seconds", "Seconds that the oldest message has waited.", "queue", ages)
    if world is not None:
        behind = backlog.behind_of(backlog.due_since(client), world.ticks)
        yield GaugeMetricFamily("llmfed_timelines_behind", "Timelines whose tick is due.", behind.count)
        lag = "Seconds since the tick of the timeline that is furthest behind fell due."
        yield GaugeMetricFamily("llmfed_tick_lag_seconds", lag, behind.lag_s)


def _gauges(name: str, told: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
