"""Where tests of pages stand: at a world time, with everything before it run and aired."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from federations.models import Bout, Federation, Show
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world import airing
from llmfed.world.models import Timeline, Universe
from tests import cast
from tests.databases import migrated
from tests.stages import db_of, stages

__all__ = ["db", "migrated", "stages"]

Stand = Callable[[datetime], datetime]
AFTERNOON = cast.BEGAN + timedelta(hours=19)
OPENING = cast.BEGAN + timedelta(hours=20)
MORNING_AFTER = cast.BEGAN + timedelta(days=1, hours=7)


def stand_at(when: datetime) -> datetime:
    """Run every tick due by a world time, stop the clock there and air what is due."""
    headless.advance(until=when + timedelta(microseconds=1))
    Universe.objects.update(world_at=when, world_until=when, rate=0)
    airing.release_history(when)
    while airing.freeze():
        pass
    return when


def live_until_afternoon() -> None:
    cast.ironbound()
    stand_at(AFTERNOON)


def live_into_second_match() -> None:
    cast.ironbound()
    stand_at(OPENING)
    while Bout.objects.filter(bell_at__isnull=False).count() < 2:
        stand_at(Timeline.objects.get(slug="ironbound").due_at)
    bout = second_match()
    assert bout.bell_at is not None
    stand_at(bout.bell_at + timedelta(seconds=bout.result.duration_s // 3))


def live_until_morning_after() -> None:
    cast.ironbound()
    stand_at(MORNING_AFTER)


def second_match() -> Bout:
    return Bout.objects.filter(bell_at__isnull=False).select_related("segment__show").latest("bell_at")


db = db_of(
    {
        "ironbound": cast.ironbound,
        "before": live_until_afternoon,
        "on_air": live_into_second_match,
        "over": live_until_morning_after,
    }
)


@pytest.fixture
def ironbound(db: None) -> Federation:
    return Federation.objects.get()


@pytest.fixture
def stand(ironbound: Federation) -> Stand:
    """Goes on to a world time and stands there."""
    return stand_at


@pytest.fixture
def before(db: None) -> datetime:
    """The afternoon before Ironbound's first show, its card on the wall."""
    return AFTERNOON


@pytest.fixture
def on_air(db: None) -> Bout:
    """In the middle of the second match of the first show."""
    return second_match()


@pytest.fixture
def over(db: None) -> Show:
    """The morning after the first show."""
    return Show.objects.over().select_related("federation").get()


@pytest.fixture
def fan(db: None) -> User:
    return User.objects.create_user("fan", password="a fan of long standing")
