"""What signs of health cost a tick: the same ticks with and without being timed, named and told, in turn."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from llmfed import headless
from llmfed import tick as ticks
from llmfed.benches import scratch
from llmfed.benches.report import Report, quantile
from llmfed.world import counting
from llmfed.world.models import Timeline

WARM_DAYS, ROUNDS, TICKS = 7, 5, 240


def run() -> Report:
    """Measure. Each tick is run several times both ways and rolled back, then once for good."""
    report = Report("health")
    with scratch.universe() as made:
        headless.advance(until=made.began_at + timedelta(days=WARM_DAYS))
        # As in a worker: a thread beside the ticks tells once a second.
        counting.begin()
        pairs = [_both(_next()) for _ in range(TICKS)]
    bare, watched = [b for b, _ in pairs], [w for _, w in pairs]
    shares = [w / b - 1 for b, w in pairs]
    report.add("tick_bare_p50_ms", quantile(bare, 0.5))
    report.add("tick_watched_p50_ms", quantile(watched, 0.5))
    report.add("cost_p50_share", quantile(shares, 0.5), most=0.03)
    report.add("cost_of_all_share", sum(watched) / sum(bare) - 1, most=0.03)
    report.add("ticks_count", TICKS)
    return report


def _next() -> int:
    found = Timeline.objects.running().order_by("due_at", "slug").values_list("pk", flat=True).first()
    assert found is not None
    return found


def _both(timeline_id: int) -> tuple[float, float]:
    """The median of some runs of one tick, bare and watched, each beginning as often as the other."""
    bare, watched = [], []
    for turn in range(ROUNDS):
        if turn % 2:
            watched.append(_undone(_watched, timeline_id))
        bare.append(_undone(ticks.run, timeline_id))
        if not turn % 2:
            watched.append(_undone(_watched, timeline_id))
    ticks.run(timeline_id)
    return quantile(bare, 0.5), quantile(watched, 0.5)


def _watched(timeline_id: int) -> None:
    with counting.Ticking() as watch:
        ticks.run(timeline_id, on_turn=watch)


def _undone(work: Callable[[int], object], timeline_id: int) -> float:
    """Milliseconds of a tick that is taken back."""
    with transaction.atomic():
        began = time.perf_counter()
        work(timeline_id)
        ms = (time.perf_counter() - began) * 1000
        transaction.set_rollback(True)
    return ms
