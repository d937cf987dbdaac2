"""The pilot: on whatever seed, Blue Riband tells one great quarrel around the day on which the first visitor comes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoDbBlocker

from federations.models import Result, Show
from llmfed import genesis, headless
from llmfed.world import randomness
from llmfed.world.clock import OFF_AIR_RATES, ON_AIR_RATE
from llmfed.world.models import Moment
from storylines.models import Arc, Beat
from tests.databases import created, using

pytestmark = pytest.mark.long

WEEKS = timedelta(weeks=4)
TWO_HOURS_S = 7200


@pytest.fixture(params=["a lamp", "a ferry", "a glove"])
def visit(request: pytest.FixtureRequest, migrated: str, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """Six weeks of the default universe; the world time at which the first visitor came."""
    with django_db_blocker.unblock(), created(migrated) as name, using(name):
        secret = randomness.secret_from(request.param)
        began = genesis.create(genesis.DEFAULT_UNIVERSE, secret=secret, say=lambda _: None).began_at
        headless.advance(until=began + WEEKS)
        opening = headless.open_next_show()
        assert opening is not None
        headless.advance(until=began + timedelta(weeks=6))
        yield opening


def test_the_first_visitor_comes_into_the_middle_of_it_and_sees_its_end(
    visit: datetime, subtests: pytest.Subtests
) -> None:
    arc = Arc.objects.select_related("blow_off").get(timeline__slug="blue-riband", number=1)
    told = {beat.kind: beat for beat in arc.beats.filter(state=Beat.State.TOLD)}

    with subtests.test("its own show is the first that is seen"):
        assert Show.objects.get(starts_at=visit).federation.slug == "blue-riband"
    with subtests.test("it is three weeks old"):
        assert timedelta(weeks=2.5) <= visit - arc.began_at < timedelta(weeks=3.5)
    with subtests.test("slight, escalation, challenge, last word and night were told, and little is missing"):
        assert {"slight", "challenge", "last_word", "blow_off"} <= told.keys()
        assert {"attack", "reversal"} & told.keys()
        assert len(told) >= 7
    with subtests.test("each has said what the other did"):
        said = Moment.objects.filter(kind="promo.line", facts__claim__event__isnull=False)
        for who in (arc.wronged.slug, arc.wrongdoer.slug):
            assert said.filter(facts__by=who).exists()
    with subtests.test("the night is within two hours of demo, and it is the main event"):
        met = Result.objects.filter(bout__segment__show=arc.blow_off, bout__sides__character=arc.wronged)
        night = met.get(bout__sides__character=arc.wrongdoer)
        assert wall_seconds(visit, night.airs_at) < TWO_HOURS_S
        assert night.bout.segment.position >= arc.blow_off.length - 1


def wall_seconds(since: datetime, until: datetime) -> float:
    """How long a visitor of the demo waits from one world time to another, two seconds at each midnight included."""
    on_air = timedelta()
    for show in Show.objects.filter(starts_at__gte=since, starts_at__lte=until).exclude(ended_at=None):
        assert show.ended_at is not None
        on_air += min(show.ended_at, until) - show.starts_at
    off_air = until - since - on_air
    nights = (until.date() - since.date()).days
    return on_air.total_seconds() / ON_AIR_RATE + off_air.total_seconds() / OFF_AIR_RATES["demo"] + 2 * nights
