"""How long a backup, a restore and a look at every invariant take at a million moments, and what an archive saves."""

import math
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from federations.models import Bout, Result
from federations.topics import match_topic
from llmfed import backups, headless, verifying
from llmfed.benches import multiplying, scratch
from llmfed.benches.report import Report, quantile
from llmfed.replaying import scratch_database
from llmfed.world import airing, archiving, chronicle, clock, volumes
from llmfed.world.models import Moment, Universe, Volume

ROUNDS = 3
SIZE = "SELECT pg_total_relation_size('world_moment'), pg_total_relation_size('world_volume')"


def run(*, days: int = 60, jobs: int = 2, moments: int = 1_000_000) -> Report:
    """Live so many days, word them, have them as often as it takes to make so many moments, and measure.

    Medians of three. What the copies are is said in `multiplying`; `lived_count` is what was lived and worded.
    """
    report = Report("backup")
    with scratch.universe() as made, tempfile.TemporaryDirectory() as folder:
        _build(report, made, days, jobs, moments)
        _back_up(report, Path(folder) / "universe.backup")
        _verify(report, "verify")
        _archive(report, made.began_at + timedelta(days=days))
    return report


def _build(report: Report, made: Universe, days: int, jobs: int, moments: int) -> None:
    began, until = time.perf_counter(), made.began_at + timedelta(days=days)
    headless.advance(until=until, jobs=jobs)
    clock.anchor(Universe.objects.get(), until, "demo")
    Universe.objects.update(rate=0)
    # What is decided and not yet told would have no number in any copy: it is told as well.
    airing.release_history(until + timedelta(days=1))
    while airing.freeze(1000):
        pass
    lived = Moment.objects.exclude(no=None).count()
    report.add("lived_days_count", days)
    report.add("lived_count", lived)
    _pack(report, until)
    times = max(1, math.ceil(moments / lived))
    multiplying.multiply(times)
    report.add("times_count", times)
    report.add("moments_count", Moment.objects.count())
    report.add("matches_count", Result.objects.count())
    report.add("build_s", time.perf_counter() - began)


def _back_up(report: Report, file: Path) -> None:
    digest = chronicle.digest()
    seconds = {
        "backup": _median([_seconds(lambda: backups.make(file, force=True)) for _ in range(ROUNDS)]),
        "verify_file": _median([_seconds(lambda: backups.inspect(file)) for _ in range(ROUNDS)]),
    }
    restored, digests = zip(*(_restored(file) for _ in range(ROUNDS)), strict=True)
    seconds["restore"] = _median(restored)
    size = file.stat().st_size / 1e6
    report.add("file_mb", size)
    for name, took in seconds.items():
        report.add(f"{name}_s", took)
        report.add(f"{name}_mb_per_s", size / took)
    report.add("restored_to_another_digest_count", sum(found != digest for found in digests), most=0)


def _restored(file: Path) -> tuple[float, str]:
    """Restore into a database of its own: the seconds, and the digest there."""
    with scratch_database():
        call_command("migrate", interactive=False, verbosity=0)
        return _seconds(lambda: backups.restore(file)), chronicle.digest()


def _verify(report: Report, name: str) -> None:
    """Every sentence of `manage.py verify`."""
    times, broken = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        broken += sum(bool(finding.broken) for finding in verifying.verify())
        times.append(time.perf_counter() - began)
    report.add(f"{name}_s", _median(times), most=60)
    report.add(f"{name}_broken_count", broken, most=0)


def _pack(report: Report, now: datetime) -> None:
    """What was lived is archived and comes back: copies would be packed as no universe is, by what they share."""
    match = Bout.objects.filter(result__isnull=False).order_by("bell_at")[0]
    before, _ = _sizes()
    took = _seconds(lambda: archiving.put(before=now - archiving.LOOKED_BACK))
    rest, packed = _sizes()
    count = _archived()
    report.add("archived_moments_per_s", count / took)
    report.add("table_bytes_per_moment", (before - rest) / count)
    report.add("volume_bytes_per_moment", packed / count)
    told = [_seconds(lambda: list(volumes.told(match_topic(match.key)))) for _ in range(21)]
    report.add("read_archived_match_ms", _median(told) * 1000)
    archiving.back()


def _archive(report: Report, now: datetime) -> None:
    """All that may leave leaves: no check needs longer for it than is promised."""
    report.add("archive_s", _seconds(lambda: archiving.put(before=now - archiving.LOOKED_BACK)))
    report.add("archived_count", _archived())
    _verify(report, "verify_archived")


def _archived() -> int:
    return sum(Volume.objects.values_list("moments", flat=True))


def _sizes() -> tuple[int, int]:
    """Bytes of the chronicle's table, with nothing in it that is gone, and of the volumes'."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FULL, ANALYZE) world_moment")
        cursor.execute(SIZE)
        table, packed = cursor.fetchone()
    return int(table), int(packed)


def _median(times: Sequence[float]) -> float:
    return quantile(times, 0.5)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
