"""How long a backup, a restore and a look at every invariant take, and what that would be for a million moments."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command

from llmfed import backups, headless, verifying
from llmfed.benches import scratch
from llmfed.benches.report import Report, quantile
from llmfed.replaying import scratch_database
from llmfed.world import airing, chronicle
from llmfed.world.models import Moment, Universe

MILLION = 1_000_000
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """A universe of so many moments: bytes of its backup, and seconds by what was done."""

    moments: int
    size: int
    seconds: dict[str, float]
    broken: int
    differs: int


def run(*, days: int = 120, jobs: int = 2) -> Report:
    """Measure a universe that lived so many days; each figure is the median of five.

    What is scaled to a million moments holds what takes as long in any universe too: a younger one seems slower.
    """
    report = Report("backup")
    with scratch.universe() as made, tempfile.TemporaryDirectory() as folder:
        found = _measured(made, days, jobs, Path(folder) / "universe.backup")
    report.add("moments_count", found.moments)
    report.add("file_mb", found.size / 1e6)
    for name, seconds in found.seconds.items():
        report.add(f"{name}_s", seconds)
        report.add(f"{name}_mb_per_s", found.size / 1e6 / seconds)
        most = 60 if name == "verify" else None
        report.add(f"{name}_s_per_million", seconds * MILLION / found.moments, most=most)
    report.add("broken_count", found.broken, most=0)
    report.add("restored_to_another_digest_count", found.differs, most=0)
    return report


def _measured(made: Universe, days: int, jobs: int, file: Path) -> Measured:
    """Live up to a day, tell all of it, and measure."""
    until = made.began_at + timedelta(days=days)
    headless.advance(until=until, jobs=jobs)
    airing.release_history(until)
    while airing.freeze(1000):
        pass
    digest = chronicle.digest()
    seconds = {
        "backup": _median([_seconds(lambda: backups.make(file, force=True)) for _ in range(ROUNDS)]),
        "verify_file": _median([_seconds(lambda: backups.inspect(file)) for _ in range(ROUNDS)]),
        "verify": _median([_seconds(lambda: list(verifying.verify())) for _ in range(ROUNDS)]),
    }
    broken = sum(bool(finding.broken) for finding in verifying.verify())
    restored, digests = zip(*(_restored(file) for _ in range(ROUNDS)), strict=True)
    seconds["restore"] = _median(restored)
    differs = sum(found != digest for found in digests)
    return Measured(Moment.objects.count(), file.stat().st_size, seconds, broken, differs)


def _restored(file: Path) -> tuple[float, str]:
    """Restore into a database of its own: the seconds, and the digest there."""
    with scratch_database():
        call_command("migrate", interactive=False, verbosity=0)
        return _seconds(lambda: backups.restore(file)), chronicle.digest()


def _median(times: Sequence[float]) -> float:
    return quantile(times, 0.5)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
