"""Where few are free somebody new comes on Fridays, whom no other newcomer and nobody of the file is called like."""

from datetime import timedelta

import pytest

from characters import minds
from characters.models import Character
from federations import newcomers
from llmfed import headless
from llmfed.world import chronicle, packed
from llmfed.world.models import Moment, Timeline, Universe
from tests import cast

FRIDAY = cast.BEGAN + timedelta(days=4)
WEEK, MOMENT = timedelta(days=7), timedelta(minutes=1)
SOURCE = 'name = "Nora Strachan"\ngimmick = "beekeeper"\nfinisher = { name = "Queen Excluder", kind = "impact" }'


@pytest.fixture
def market(db: None) -> Timeline:
    """A world that is nothing but a market."""
    cast.universe()
    Universe.objects.update(source=SOURCE)
    line = Timeline.objects.create(slug="market", kind=Timeline.Kind.MARKET, due_at=cast.BEGAN)
    packed.create(minds.create_blocks(line, [], [], cast.BEGAN))
    return line


def test_one_comes_each_friday_until_there_are_enough(market: Timeline) -> None:
    headless.advance(until=FRIDAY)
    assert not Character.objects.exists()
    headless.advance(until=FRIDAY + MOMENT)
    who = Character.objects.get()
    assert who.home == market
    assert 18 <= who.age(FRIDAY.date()) <= 24
    assert packed.load(market)["minds"].keys == [who.slug]
    told = Moment.objects.get(kind="person.debuted")
    assert (told.facts["by"], told.airs_at) == (who.slug, FRIDAY)

    headless.advance(until=FRIDAY + 6 * WEEK)
    people = Character.objects.all()
    assert len(people) == newcomers.LEAST_FREE
    assert len({one.name.split()[-1] for one in people} | {"Strachan"}) == newcomers.LEAST_FREE + 1
    assert not [one for one in people if "beekeeper" in one.gimmick or one.finisher == "Queen Excluder"]


def test_the_same_secret_brings_the_same_people(market: Timeline) -> None:
    headless.advance(until=FRIDAY + WEEK + MOMENT)
    names, digest = sorted(Character.objects.values_list("name", flat=True)), chronicle.digest()
    Moment.objects.all().delete()
    Character.objects.all().delete()
    Timeline.objects.all().delete()
    Universe.objects.all().delete()
    cast.universe()
    Universe.objects.update(source=SOURCE)
    again = Timeline.objects.create(slug="market", kind=Timeline.Kind.MARKET, due_at=cast.BEGAN)
    packed.create(minds.create_blocks(again, [], [], cast.BEGAN))
    headless.advance(until=FRIDAY + WEEK + MOMENT)
    assert (sorted(Character.objects.values_list("name", flat=True)), chronicle.digest()) == (names, digest)
