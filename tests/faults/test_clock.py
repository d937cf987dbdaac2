"""The clock on the wall jumps, as every process of a universe reads it."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.universe import Running, running
from tests.running import until

HOUR_S = 3600


@pytest.fixture(scope="module")
def universe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One whose processes all read a clock of ours."""
    compiler = shutil.which("cc") or pytest.skip("needs a C compiler")
    folder = tmp_path_factory.mktemp("clock")
    # Whom the database runs as must read them too.
    folder.chmod(0o755)
    source, library, file = Path(__file__).with_name("clock.c"), folder / "clock.so", folder / "clock"
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    file.write_bytes(bytes(8))
    with running(folder, LD_PRELOAD=str(library), LLMFED_FAULTS_CLOCK=str(file)) as found:
        yield found
        found.is_well()
        found.is_whole()


@pytest.mark.long
@pytest.mark.parametrize("ahead_s", [HOUR_S, -HOUR_S, 0])
def test_the_clock_on_the_wall_jumps_and_the_world_does_not(universe: Running, ahead_s: int) -> None:
    universe.suffers(f"a jump to {ahead_s} s ahead")
    before, world = universe.rows("SELECT now(), world_at FROM world_universe")[0]
    with (universe.folder.parent / "clock").open("r+b") as clock:
        clock.write(ahead_s.to_bytes(8, "little", signed=True))
    assert until(lambda: universe.one("SELECT abs(extract(epoch FROM now() - %s)) > 3000", before), 5)
    universe.is_well()
    universe.is_sound()
    # An hour is seventy-five days of this world.
    assert universe.one("SELECT world_at FROM world_universe") - world < timedelta(days=5)
