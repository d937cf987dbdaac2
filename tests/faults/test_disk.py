"""The disk is full for a while."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.faults.universe import running
from tests.running import until

SIZE, FULL_S = "640m", 10.0


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder on a small disk of its own."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("needs the right to mount a small disk")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@pytest.mark.long
def test_the_disk_is_full_for_a_while_and_what_was_said_is_kept(small: Path) -> None:
    with running(small) as universe:
        universe.wait_ticks(1)
        universe.suffers("a full disk")
        _fill(small / "ballast")
        with pytest.raises(psycopg.OperationalError):
            universe.rows("CREATE TABLE more AS SELECT repeat('x', 2000) FROM generate_series(1, 1000000)")
        until(lambda: False, FULL_S)
        (small / "ballast").unlink()
        universe.is_well()
        universe.is_whole()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as ballast:
        for size in (1 << 20, 1 << 12):
            try:
                while ballast.write(bytes(size)):
                    pass
            except OSError:
                continue
