"""Whatever is done to its processes, a universe that is watched and voted in heals, and is what it would have been."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmfed.world import embedded
from tests.faults.audience import ask
from tests.faults.universe import LIMIT_S, PROCESSES, Running, running
from tests.running import until

STOPPED_S = float(os.environ.get("LLMFED_STOPPED_S", "30"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One universe for all of them, which at the end is what it would have been."""
    with running(tmp_path_factory.mktemp("faults")) as found:
        yield found
        found.is_well()
        found.is_whole()


@pytest.fixture
def universe(site: Running, request: pytest.FixtureRequest) -> Iterator[Running]:
    site.watch_a_match()
    site.suffers(request.node.name)
    yield site
    site.is_well()
    site.is_sound()


SHORT = [pytest.param(name, marks=pytest.mark.faults_short) for name in ("worker", "database")]


@pytest.mark.long
@pytest.mark.parametrize("name", [*SHORT, "web", "beat", "airing", "valkey"])
def test_a_process_is_killed(universe: Running, name: str) -> None:
    universe.kill(name)


@pytest.mark.long
@pytest.mark.parametrize("name", PROCESSES)
def test_a_process_is_stopped_for_a_while_and_goes_on(universe: Running, name: str) -> None:
    group = os.getpgid(universe.pid(name))
    stopped = [pid for pid in universe.up.pids() if _signalled(pid, group, signal.SIGSTOP)]
    try:
        until(lambda: False, STOPPED_S)
    finally:
        for pid in stopped:
            _signalled(pid, group, signal.SIGCONT)


def _signalled(pid: int, group: int, number: int) -> bool:
    """Send a signal to a process if it is of the group, and still there."""
    with contextlib.suppress(ProcessLookupError):
        if os.getpgid(pid) == group:
            os.kill(pid, number)
            return True
    return False


@pytest.mark.long
@pytest.mark.parametrize("gently", [True, False])
def test_the_database_hangs_up_in_mid_transaction(universe: Running, gently: bool) -> None:
    """A statement that is ended on the server's side; then a crash of it that takes every connection along."""
    busy = "FROM pg_stat_activity WHERE xact_start IS NOT NULL AND query LIKE '%%world_%%' AND pid <> pg_backend_pid()"
    cut = 0
    while cut < (5 if gently else 1):
        if gently:
            cut += len(universe.rows(f"SELECT pg_terminate_backend(pid) {busy}"))
        elif found := universe.rows(f"SELECT pid {busy}"):
            os.kill(found[0][0], signal.SIGKILL)
            cut += 1


@pytest.mark.long
def test_two_hearts_beat(universe: Running) -> None:
    beat = Path("/proc", str(universe.pid("beat")))
    environment = dict(line.split("=", 1) for line in (beat / "environ").read_text().split("\0") if line)
    command = (beat / "cmdline").read_text().split("\0")[:-1]
    # Whose standard input ends has lost its parent.
    with subprocess.Popen(command, env=environment, cwd=embedded.REPOSITORY, stdin=subprocess.PIPE) as second:
        universe.wait_ticks(6)
        assert second.poll() is None
        second.kill()


@pytest.mark.long
@pytest.mark.faults_short
def test_valkey_is_emptied(universe: Running) -> None:
    universe.shell("import redis; from django.conf import settings; redis.from_url(settings.VALKEY_URL).flushall()")


@pytest.mark.long
def test_messages_are_doubled_lost_and_out_of_order(universe: Running) -> None:
    universe.shell("""
import random, time
from llmfed import heart; from llmfed.world.models import Timeline
chance, end = random.Random(7), time.monotonic() + 6
while time.monotonic() < end:
    names = [(pk, max(tick + off, 1)) for pk, tick in Timeline.objects.values_list("pk", "tick") for off in (-1, 0, 1)]
    chance.shuffle(names)
    for name in names * 2:
        heart.app.send_task("llmfed.tasks.tick", args=list(name), expires=60)
    heart.beat()
    if chance.random() < 0.3:
        heart.app.control.purge()
    time.sleep(0.2)
""")


@pytest.mark.long
@pytest.mark.parametrize(
    ("how", "errors"),
    [
        ("raise", ["Poisoned"]),
        # Celery may miss the death of a process that dies as it takes its task: then its time limit tells.
        ("kill", ["WorkerLostError", "TimeLimitExceeded"]),
        ("hang", ["SoftTimeLimitExceeded"]),
        ("deaf", ["TimeLimitExceeded"]),
    ],
    ids=["raise", "kill", "hang", "deaf"],
)
def test_a_house_that_cannot_tick_is_given_up_and_goes_on_when_it_is_mended(
    universe: Running, how: str, errors: list[str]
) -> None:
    (universe.folder / "poison").write_text(f"{how} harbour")
    patience_s = 45 + 5 * float(LIMIT_S)
    try:
        paused = "SELECT count(*) FROM world_timeline WHERE slug = 'harbour' AND paused"
        assert until(lambda: universe.one(paused) == 1, patience_s), universe.up.said
        universe.wait_ticks(3)
        assert "llmfed_dead_letters 1.0" in ask(universe.up.port, "/metrics").text
        letters = universe.rows("SELECT id, error, tick FROM world_failure WHERE again_at IS NULL")
        assert len(letters) == 1
        assert letters[0][1] in errors
    finally:
        (universe.folder / "poison").unlink()
    form = {"action": "retry", "_selected_action": str(letters[0][0]), "index": "0"}
    assert ask(universe.up.port, "/admin/world/failure/", form, universe.staff).status == 302
    ticked = "SELECT tick FROM world_timeline WHERE slug = 'harbour'"
    assert until(lambda: universe.one(ticked) > letters[0][2], 60), universe.up.said
    assert universe.rows("SELECT id FROM world_failure") == []
