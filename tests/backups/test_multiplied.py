"""A universe that a bench has many times over is as whole as the one that was lived."""

from datetime import timedelta

from llmfed import verifying
from llmfed.benches import multiplying
from llmfed.world import airing, clock
from llmfed.world.models import Link, Moment, Timeline, Universe
from tests.lived import LIVED_UNTIL


def test_three_of_a_universe_are_as_whole_as_one(lived: str) -> None:
    clock.anchor(Universe.objects.get(), LIVED_UNTIL, "demo")
    airing.release_history(LIVED_UNTIL + timedelta(days=1))
    counted = [model.objects.count() for model in (Timeline, Moment, Link)]
    multiplying.multiply(3)
    assert [model.objects.count() for model in (Timeline, Moment, Link)] == [3 * count for count in counted]
    assert {finding.sentence: finding.broken for finding in verifying.verify() if finding.broken} == {}
