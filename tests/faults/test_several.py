"""Two web processes on one port and two workers on one queue, watched and voted in, lose one of each."""

from pathlib import Path

import pytest

from tests.faults.universe import PACE, Running, running
from tests.running import until

# From the question about a match to its final bell, and a show that is under way before.
MATCH_S = 240.0


@pytest.mark.long
def test_one_of_two_web_processes_and_one_of_two_workers_are_killed(tmp_path: Path) -> None:
    with running(tmp_path, PACE, ("--web", "2", "--workers", "2")) as universe:
        assert until(lambda: bool(universe.voters and universe.voters.receipts), MATCH_S), universe.up.said
        universe.watch_a_match()
        for name in ("a web", "a worker"):
            universe.suffers(f"kill {name}")
            universe.kill(name)
            universe.is_well()
            universe.is_sound()
        assert universe.up.said.count("ended (SIGKILL): back in 1 s") == 2
        assert until(lambda: _heard_a_match(universe), MATCH_S), universe.up.said
        universe.is_well()
        universe.is_whole()


def _heard_a_match(universe: Running) -> bool:
    return any(watcher.heard for watcher in universe.watchers if watcher.kind == "match")
