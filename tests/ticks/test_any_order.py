"""Within a day timelines run in any order, on any number of workers, to the same world."""

import random
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from federations.models import Contract
from llmfed import headless, heart
from llmfed import tick as ticks
from llmfed.world import chronicle
from llmfed.world.models import Request, Timeline
from tests.databases import created, using
from tests.lived import day

# Three days in which Ivy Keel's contract ends, and Jed Locke and Ida Swan leave the market for a home.
UNTIL = day(3)


@pytest.fixture
def straight(fresh: str) -> str:
    """The digest after three days in the order that `advance` takes."""
    with created(fresh) as elsewhere, using(elsewhere):
        headless.advance(until=UNTIL)
        assert Request.objects.filter(kind="character.transferred").count() >= 2
        assert Contract.objects.exclude(ended_at=None).exists()
        return chronicle.digest()


@pytest.mark.long
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_whoever_is_ready_may_go_first(fresh: str, straight: str, chance: random.Random) -> None:
    with created(fresh) as elsewhere, using(elsewhere):
        while ready := [one for one in heart.ready(UNTIL) if due(one[0]) < UNTIL]:
            timeline_id, number = chance.choice(ready)
            ticks.run(timeline_id, number=number)

        assert chronicle.digest() == straight


def due(timeline_id: int) -> datetime:
    found: datetime = Timeline.objects.values_list("due_at", flat=True).get(pk=timeline_id)
    return found
