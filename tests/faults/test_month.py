"""A month in which anything may be killed at any moment."""

import os
import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.universe import PROCESSES, Running, running
from tests.running import until

SEED = int(os.environ.get("LLMFED_FAULTS_SEED", "1"))
DAYS = int(os.environ.get("LLMFED_FAULTS_DAYS", "30"))
PACE = "10000"
# Wall seconds between two kills, at most; more than it takes to heal, and far less.
LULL_S = 12.0


@pytest.mark.long
def test_in_a_month_of_kills_nobody_is_wronged_and_it_is_the_month_it_would_have_been(tmp_path: Path) -> None:
    chance, kills = random.Random(SEED), 0
    with running(tmp_path, PACE) as universe:
        end = _world(universe) + timedelta(days=DAYS)
        while _world(universe) < end:
            lull_s = chance.uniform(0, LULL_S)
            until(lambda: False, lull_s)
            names = chance.sample(PROCESSES, chance.choice([1, 1, 2]))
            universe.suffers(f"kill {names}")
            for name in names:
                universe.kill(name)
                kills += 1
            universe.heals()
        universe.is_well()
        universe.is_whole()
    print(f"{kills} kills in {DAYS} days")
    assert kills >= DAYS / 3


def _world(universe: Running) -> datetime:
    found = universe.one("SELECT world_at FROM world_universe")
    assert isinstance(found, datetime)
    return found
