"""Whatever is done to its processes, a universe that is watched and voted in heals, and is what it would have been."""

import os
import signal
from collections.abc import Iterator

import pytest

from tests.faults.audience import ask
from tests.faults.universe import LIMIT_S, Running, running
from tests.running import until

STOPPED_S = float(os.environ.get("LLMFED_STOPPED_S", "6"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One universe for all of them, which at the end is what it would have been."""
    with running(tmp_path_factory.mktemp("faults")) as found:
        yield found
        found.heals()
        found.nobody_was_wronged()
        found.is_whole()


@pytest.fixture
def universe(site: Running) -> Iterator[Running]:
    yield site
    site.heals()
    site.nobody_was_wronged()


def wait_ticks(universe: Running, count: int) -> None:
    """Wait until so many ticks have been run from now on."""
    begun = universe.ticks()
    assert until(lambda: universe.ticks() >= begun + count, 60), universe.up.said


SHORT = [pytest.param(name, marks=pytest.mark.faults_short) for name in ("worker", "database")]


@pytest.mark.long
@pytest.mark.parametrize("name", [*SHORT, "web", "beat", "airing", "valkey"])
def test_a_process_is_killed(universe: Running, name: str) -> None:
    universe.kill(name)


@pytest.mark.long
@pytest.mark.parametrize("name", ["worker", "beat", "airing", "valkey", "database"])
def test_a_process_is_stopped_for_a_while_and_goes_on(universe: Running, name: str) -> None:
    group = [pid for pid in universe.up.pids() if os.getpgid(pid) == os.getpgid(universe.pid(name))]
    for pid in group:
        os.kill(pid, signal.SIGSTOP)
    try:
        until(lambda: False, STOPPED_S)
    finally:
        for pid in group:
            os.kill(pid, signal.SIGCONT)


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
def test_a_tick_that_raises_is_given_up_and_retried_when_it_is_mended(universe: Running) -> None:
    _poisoned(universe, "raise", "Poisoned")


def _poisoned(universe: Running, how: str, error: str) -> None:
    """One house cannot tick; it is paused, the world goes on, and it does too when it is mended and retried."""
    (universe.folder / "poison").write_text(f"{how} harbour")
    patience_s = 45 + 5 * float(LIMIT_S)
    try:
        paused = "SELECT count(*) FROM world_timeline WHERE slug = 'harbour' AND paused"
        assert until(lambda: universe.one(paused) == 1, patience_s), universe.up.said
        wait_ticks(universe, 3)
        assert "llmfed_dead_letters 1.0" in ask(universe.up.port, "/metrics").text
        letters = universe.rows("SELECT id, error, tick FROM world_failure WHERE again_at IS NULL")
        assert [found for _, found, _ in letters] == [error]
    finally:
        (universe.folder / "poison").unlink()
    form = {"action": "retry", "_selected_action": str(letters[0][0]), "index": "0"}
    assert ask(universe.up.port, "/admin/world/failure/", form, universe.staff).status == 302
    ticked = "SELECT tick FROM world_timeline WHERE slug = 'harbour'"
    assert until(lambda: universe.one(ticked) > letters[0][2], 60), universe.up.said
    assert universe.rows("SELECT id FROM world_failure") == []
