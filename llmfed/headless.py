"""Headless advance: days at a time without a clock, on any number of processes, to the same digest."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

import django
from django.db import connection
from django.db.models import Min

from federations.models import Result, Show
from llmfed import tick as ticks
from llmfed.world.clock import midnight_after
from llmfed.world.models import Moment, Timeline, Universe

# Ticks due at a time run with those due before it.
INSTANT = timedelta(microseconds=1)

Progress = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a headless run did."""

    shows: int
    bouts: int
    moments: int
    ticks: int


def advance(*, until: datetime, jobs: int = 1, progress: Progress | None = None) -> Tally:
    """Run every tick that is due before a world time. Days are barriers; within one, timelines are independent."""
    before, ran = _counts(), 0
    with _runner(jobs) as run_day:
        for limit in _days(until):
            ran += run_day(_behind(limit), limit)
            if progress:
                progress(limit)
    after = _counts()
    return Tally(after[0] - before[0], after[1] - before[1], after[2] - before[2], ran)


def open_next_show() -> datetime | None:
    """Live on until the first federation's next show opens, its opening tick included; returns when that is.

    None without a show.
    """
    earliest = _earliest()
    if earliest is not None and not Show.objects.exists():
        # The calendar is made by a world's first ticks.
        _run_day(_behind(earliest + INSTANT), earliest + INSTANT)
    opening = Show.objects.upcoming().order_by("federation_id", "starts_at").values_list("starts_at", flat=True).first()
    while opening is not None and (earliest := _earliest()) is not None and earliest <= opening:
        limit = min(opening + INSTANT, midnight_after(earliest))
        _run_day(_behind(limit), limit)
    return opening


def _days(until: datetime) -> Iterator[datetime]:
    """The midnights (and at last the end itself) up to which everybody runs before anybody goes on."""
    while (earliest := _earliest()) is not None and earliest < until:
        yield min(until, midnight_after(earliest))


def reached() -> datetime:
    """How far the clock has come."""
    return Universe.objects.values_list("world_at", flat=True).get()


def _earliest() -> datetime | None:
    found: datetime | None = Timeline.objects.running().aggregate(at=Min("due_at"))["at"]
    return found


def _behind(limit: datetime) -> list[int]:
    return list(Timeline.objects.running().filter(due_at__lt=limit).order_by("slug").values_list("pk", flat=True))


def _run_day(timelines: list[int], limit: datetime) -> int:
    return sum(ticks.run_day(timeline, limit) for timeline in timelines)


class _runner:
    """Runs a day's timelines here, or spread over worker processes."""

    def __init__(self, jobs: int) -> None:
        self.pool: ProcessPoolExecutor | None = None
        if jobs == 1:
            _hasten()
        else:
            connection.close()
            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=django.setup)

    def __enter__(self) -> "Callable[[list[int], datetime], int]":
        return self._run

    def __exit__(self, *exc: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    def _run(self, timelines: list[int], limit: datetime) -> int:
        if self.pool is None:
            return _run_day(timelines, limit)
        return sum(self.pool.map(_job, [(timeline, limit) for timeline in timelines]))


def _job(work: tuple[int, datetime]) -> int:
    """What a worker process does: one timeline's share of a day."""
    _hasten()
    return ticks.run_day(*work)


def _hasten() -> None:
    """Headless days can be lived again: a power cut may cost the last of them, never their consistency."""
    # What is loaded by now stays; the collector need not walk it again and again.
    gc.freeze()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def _counts() -> tuple[int, int, int]:
    return Show.objects.over().count(), Result.objects.count(), Moment.objects.count()
