"""Kill whoever lives the universe at any moment: the universe that results is the one that would have been."""

import os
import random
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings
from django.db import connection
from django.db.models import F, Sum

from federations.models import Contract, Result, Show
from llmfed import headless, heart
from llmfed import tick as ticks
from llmfed.celery import TICKS
from llmfed.world import chronicle
from llmfed.world.models import Moment, Timeline, Universe
from tests.databases import created, environment, held, locked, using, wait_until_blocked
from tests.lived import day, timeline

DAYS = 2
UNTIL = day(DAYS)
SECOND = timedelta(seconds=1)
PATIENCE_S = 60.0


@pytest.fixture
def undisturbed(fresh: str) -> str:
    """The digest of days that nobody disturbed, lived in this process."""
    with created(fresh) as elsewhere, using(elsewhere):
        headless.advance(until=UNTIL)
        return chronicle.digest()


@pytest.fixture
def began() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that a test began, gone when it ends."""
    found: list[subprocess.Popen[str]] = []
    yield found
    for process in found:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def begin(command: list[str], env: dict[str, str], began: list[subprocess.Popen[str]]) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    began.append(process)
    return process


def advance(days: int = DAYS, *, jobs: int = 1) -> list[str]:
    return ["manage.py", "advance", "--days", str(days), "--jobs", str(jobs), "--skip-checks"]


def kill(process: subprocess.Popen[str]) -> None:
    """End a process and its children as a power cut would."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(come: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not come():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


def ticks_run() -> int:
    total: int = Timeline.objects.aggregate(n=Sum("tick"))["n"]
    return total


def deep_in_a_show() -> bool:
    """Two matches of a show are over and more are to come."""
    fought = Result.objects.filter(bout__segment__show__in=Show.objects.on_air(), settled_tick__isnull=False)
    return fought.count() >= 2


def nothing_is_half_done() -> None:
    connection.close()
    assert not Moment.objects.filter(tick__gte=F("timeline__tick")).exists()
    assert not Moment.objects.filter(seq__gt=F("timeline__last_seq")).exists()


def digest_said(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, said
    found = re.search(r"^digest: ([0-9a-f]{64})$", said, re.MULTILINE)
    assert found, said
    return found[1]


@pytest.mark.long
def test_killed_in_mid_tick_and_in_mid_show_it_lives_on_to_the_same_digest(
    fresh: str, undisturbed: str, began: list[subprocess.Popen[str]]
) -> None:
    """Three processes, two of them killed, each with a hash seed of its own."""
    tramway = timeline("tramway")
    with held(Contract.objects.filter(federation__slug="tramway")):
        # Harbour's day is lived and written; of Tramway's the first bell has rung, and the records are to be moved.
        first = begin(advance(), environment(fresh) | {"PYTHONHASHSEED": "1"}, began)
        wait_until_blocked()
        kill(first)
    nothing_is_half_done()
    assert timeline("harbour").tick > 1
    assert timeline("tramway").tick == tramway.tick

    while not deep_in_a_show():
        ticks.run(tramway.pk)
    with locked("federations_result"):
        second = begin(advance(), environment(fresh) | {"PYTHONHASHSEED": "2"}, began)
        wait_until_blocked()
        kill(second)
    nothing_is_half_done()
    assert timeline("tramway").on_air

    third = begin(advance(), environment(fresh) | {"PYTHONHASHSEED": "3"}, began)
    assert digest_said(third) == undisturbed


@pytest.mark.long
@pytest.mark.parametrize(("hash_seed", "jobs"), [("0", 1), ("77", 1), ("0", 2), ("random", 3)])
def test_any_hash_seed_and_any_number_of_jobs_come_to_the_same_digest(
    fresh: str, undisturbed: str, began: list[subprocess.Popen[str]], hash_seed: str, jobs: int
) -> None:
    alone = begin(advance(jobs=jobs), environment(fresh) | {"PYTHONHASHSEED": hash_seed}, began)
    assert digest_said(alone) == undisturbed


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_a_celery_worker_killed_at_any_tick_is_followed_by_another(
    fresh: str, undisturbed: str, began: list[subprocess.Popen[str]], seed: int
) -> None:
    """Real workers on a real queue; messages are lost with them, doubled, and sent again by the heartbeat."""
    chance, prefix = random.Random(seed), f"killed-{secrets.token_hex(4)}"
    Universe.objects.update(world_at=UNTIL - SECOND, world_until=UNTIL, rate=0)
    options = {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, "global_keyprefix": f"{prefix}:"}
    queue = Celery(broker=settings.CELERY_BROKER_URL, broker_transport_options=options)
    command = ["-m", "celery", "-A", "llmfed", "worker", "-c", "2", "--without-gossip", "--without-mingle"]
    for moment in sorted(chance.sample(range(5, 28), 3)):
        worker = begin(command, environment(fresh) | {"LLMFED_VALKEY_PREFIX": prefix}, began)
        wait_for(lambda until=moment: _driven(queue, chance) or ticks_run() > until, worker)  # type: ignore[misc]
        # Every tick writes its timeline last of all, when everything else is written.
        with locked("world_timeline"):
            _send(queue, heart.ready(UNTIL - SECOND), chance)
            wait_until_blocked()
            kill(worker)
        nothing_is_half_done()
        # As if the seconds had passed after which a nudge counts as lost.
        Timeline.objects.update(nudged_at=None)
    last = begin(command, environment(fresh) | {"LLMFED_VALKEY_PREFIX": prefix}, began)
    wait_for(lambda: _driven(queue, chance), last)

    assert chronicle.digest() == undisturbed


def _driven(queue: Celery, chance: random.Random) -> bool:
    """One heartbeat's messages; whether all days have been lived."""
    _send(queue, heart.nudge(UNTIL - SECOND), chance)
    return not Timeline.objects.filter(due_at__lt=UNTIL).exists()


def _send(queue: Celery, messages: list[tuple[int, int]], chance: random.Random) -> None:
    """Send messages, some of them twice."""
    for message in messages:
        for _ in range(chance.choice([1, 1, 2])):
            queue.send_task("llmfed.tasks.tick", args=list(message), queue=TICKS, expires=60)


@pytest.mark.long
def test_with_its_own_servers_killed_again_and_again_it_comes_to_the_same_digest(
    tmp_path: Path, began: list[subprocess.Popen[str]]
) -> None:
    """`advance` as a newcomer runs it: the embedded servers go down with every kill."""
    own = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "VALKEY_URL"}}
    straight = begin([*advance(60), "--seed", "x"], own | {"LLMFED_DATA_DIR": str(tmp_path / "straight")}, began)
    expected = digest_said(straight)

    chance, env, kills = random.Random(5), own | {"LLMFED_DATA_DIR": str(tmp_path / "killed")}, 0
    command = [*advance(60), "--seed", "x"]
    while True:
        process = begin(command, env, began)
        try:
            process.wait(chance.uniform(3, 6) if kills < 6 else PATIENCE_S)
        except subprocess.TimeoutExpired:
            kill(process)
            kills += 1
            continue
        if process.returncode == 0:
            break
        # The seed is for an empty data directory: once a universe was loaded, it is gone on with.
        assert "lives here already" in process.communicate()[0]
        command = advance(60)
    assert kills > 1
    assert digest_said(process) == expected
