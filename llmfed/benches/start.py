"""How long somebody waits for the first page of `manage.py up`: of an empty folder, and of one that has a universe."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from llmfed.benches.report import Report, quantile
from llmfed.world.children import free_port

ROUNDS = 5
PATIENCE_S, LOOK_S = 180.0, 0.02


def run() -> Report:
    """Start it in an empty folder, and then again and again; the last are the median of five."""
    report = Report("start")
    with tempfile.TemporaryDirectory(prefix="llmfed-start-") as folder:
        report.add("fresh_first_page_s", _first_page_s(Path(folder)))
        warm = [_first_page_s(Path(folder)) for _ in range(ROUNDS)]
    report.add("warm_first_page_s", quantile(warm, 0.5), most=6)
    report.add("warm_first_page_max_s", max(warm))
    return report


def _first_page_s(folder: Path) -> float:
    """Seconds from the command to the first page that is served, with servers of its own."""
    began = time.perf_counter()
    with _up(folder) as (address, process):
        while time.perf_counter() - began < PATIENCE_S and process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(address, timeout=10):
                return time.perf_counter() - began
            time.sleep(LOOK_S)
    raise RuntimeError("`manage.py up` served no page")


@contextmanager
def _up(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    port = free_port()
    borrowed = ("DATABASE_URL", "VALKEY_URL", "LLMFED_DATA_DIR")
    own = {name: value for name, value in os.environ.items() if name not in borrowed}
    command = [sys.executable, "manage.py", "up", "--data-dir", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, env=own, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/", process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
