"""Who sits at the admin's desk: Pia promotes Ironbound, Rolf its rival Brasswork."""

import pytest

from characters import minds
from characters.models import Character
from federations.models import Bout, Federation, Show
from llmfed import tick as ticks
from llmfed.accounts.models import User
from llmfed.world import packed
from llmfed.world.models import Timeline, Universe
from tests import cast
from tests.admin.desk import Desk
from tests.databases import migrated
from tests.stages import db_of, stages

__all__ = ["db", "migrated", "stages"]


def live_until_announced() -> None:
    company = cast.ironbound()
    while not Show.objects.filter(state=Show.State.ANNOUNCED).exists():
        tick(company.timeline)


db = db_of({"ironbound": cast.ironbound, "card": live_until_announced})


@pytest.fixture
def ironbound(db: None) -> Federation:
    return Federation.objects.get()


@pytest.fixture
def brasswork(ironbound: Federation) -> Federation:
    """A rival with a cast of the same names, slugs apart."""
    return cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")


@pytest.fixture
def pia(ironbound: Federation) -> Desk:
    user = User.objects.create(username="pia", is_demo=True, is_staff=True, is_promoter=True)
    ironbound.promoters.add(user)
    return Desk(user)


@pytest.fixture
def rolf(brasswork: Federation) -> Desk:
    user = User.objects.create(username="rolf", is_demo=True, is_staff=True, is_promoter=True)
    brasswork.promoters.add(user)
    return Desk(user)


@pytest.fixture
def root(ironbound: Federation) -> Desk:
    return Desk(User.objects.create(username="root", is_demo=True, is_staff=True, is_superuser=True))


@pytest.fixture
def vera(ironbound: Federation) -> Character:
    return Character.objects.get(slug="vera-stahl")


@pytest.fixture
def agent(ironbound: Federation) -> Character:
    """Zed Quill, who has no contract with anybody."""
    market = Timeline.objects.get(kind=Timeline.Kind.MARKET)
    market.packed.all().delete()
    zed = cast._wrestler(market, "", "Zed Quill", "m", "face", "brawler", 0.5, "brawling")
    packed.create(minds.create_blocks(market, [zed], [], cast.BEGAN))
    return zed


@pytest.fixture
def card(ironbound: Federation) -> Show:
    """Ironbound's first show with its card announced and nothing staged; the clock has come as far."""
    return Show.objects.get(state=Show.State.ANNOUNCED)


@pytest.fixture
def bout(card: Show) -> Bout:
    """A plain singles match on that card, with nothing at stake."""
    found = Bout.objects.filter(segment__show=card, form=Bout.Form.SINGLES, championship=None).with_sides()
    match = found.order_by("segment__position").first()
    assert match is not None
    return match


def tick(timeline: Timeline) -> Timeline:
    """Run a timeline's next tick, with the clock at its time; everybody behind a midnight goes first."""
    timeline.refresh_from_db()
    for behind in Timeline.objects.exclude(pk=timeline.pk).filter(due_at__lt=timeline.due_at):
        while behind.due_at < timeline.due_at:
            behind.due_at = ticks.run(behind.pk)
    Universe.objects.update(world_at=timeline.due_at, world_until=timeline.due_at)
    ticks.run(timeline.pk)
    timeline.refresh_from_db()
    return timeline
