"""How long a tick and a segment take, how many statements they make, and how long a headless year is."""

import time
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from llmfed import headless
from llmfed import tick as ticks
from llmfed.benches import scratch
from llmfed.benches.report import Report, quantile
from llmfed.world import chronicle
from llmfed.world.models import Timeline, Universe

WARM_DAYS, DAYS = 7, 14
# Copies of the default universe that a tick's statements are counted in: they must not grow with it.
COPIES = 8


@dataclass(frozen=True, slots=True)
class Ran:
    """One tick: whether it staged a segment, what it took, and how many statements, where they were counted."""

    on_air: bool
    ms: float
    statements: int


def run(*, days: int = 365, jobs: int = 2) -> Report:
    """Measure. `days` of headless life are timed on `jobs` processes and scaled to a year."""
    report = Report("ticks")
    with scratch.universe() as made:
        _times(report, _ticks(made))
    # To count statements Django writes each of them out, which is no part of a tick's time.
    with scratch.universe() as made:
        small = _ticks(made, counted=True)
    with scratch.universe(COPIES) as made:
        large = _ticks(made, days=3, counted=True)
    report.add("statements_max_count", max(r.statements for r in small), most=25)
    report.add("statements_p50_count", quantile([r.statements for r in small], 0.5))
    report.add(f"statements_max_at_{COPIES}x_count", max(r.statements for r in large), most=25)
    with scratch.universe() as made:
        _year(report, made, days, jobs)
    return report


def _times(report: Report, ran: list[Ran]) -> None:
    off, on = [r.ms for r in ran if not r.on_air], [r.ms for r in ran if r.on_air]
    report.add("tick_p50_ms", quantile(off, 0.5), most=12)
    report.add("tick_p95_ms", quantile(off, 0.95))
    report.add("segment_p50_ms", quantile(on, 0.5), most=30)
    report.add("segment_p95_ms", quantile(on, 0.95))
    report.add("ticks_count", len(off))
    report.add("segments_count", len(on))


def _ticks(made: Universe, days: int = DAYS, *, counted: bool = False) -> list[Ran]:
    """Every tick of some days, one by one, after a warm week."""
    start = made.began_at + timedelta(days=WARM_DAYS)
    headless.advance(until=start)
    ran = []
    for day in range(1, days + 1):
        for timeline in Timeline.objects.order_by("slug"):
            ran += _day(timeline, start + timedelta(days=day), counted)
    return ran


def _day(timeline: Timeline, until: datetime, counted: bool) -> list[Ran]:
    ran = []
    market = timeline.kind == Timeline.Kind.MARKET
    while timeline.due_at < until:
        with CaptureQueriesContext(connection) if counted else nullcontext(()) as captured:
            began = time.perf_counter()
            ticks.run(timeline.pk)
            ms = (time.perf_counter() - began) * 1000
        was_on_air = timeline.on_air
        timeline.refresh_from_db()
        if not market:
            ran.append(Ran(was_on_air or timeline.on_air, ms, len(captured)))
    return ran


def _year(report: Report, made: Universe, days: int, jobs: int) -> None:
    began = time.perf_counter()
    tally = headless.advance(until=made.began_at + timedelta(days=days), jobs=jobs)
    seconds = time.perf_counter() - began
    report.add("year_s", seconds * 365 / days, most=120)
    report.add("year_measured_days_count", days)
    report.add("year_bouts_count", tally.bouts)
    report.add("year_moments_count", tally.moments)
    print(f"digest: {chronicle.digest()}")
