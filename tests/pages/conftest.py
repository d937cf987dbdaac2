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

Stand = Callable[[datetime], datetime]


@pytest.fixture
def stand(ironbound: Federation) -> Stand:
    """Run every tick due by a world time, stop the clock there and air what is due."""

    def at(when: datetime) -> datetime:
        headless.advance(until=when + timedelta(microseconds=1))
        Universe.objects.update(world_at=when, world_until=when, rate=0)
        airing.release_history(when)
        while airing.freeze():
            pass
        return when

    return at


@pytest.fixture
def before(stand: Stand) -> datetime:
    """The afternoon before Ironbound's first show, its card on the wall."""
    return stand(cast.BEGAN + timedelta(hours=19))


@pytest.fixture
def on_air(stand: Stand) -> Bout:
    """In the middle of the second match of the first show."""
    stand(cast.BEGAN + timedelta(hours=20))
    while True:
        found = Bout.objects.filter(bell_at__isnull=False).order_by("-bell_at")
        if found.count() == 2:
            bout = found.select_related("segment__show").get(pk=found[0].pk)
            assert bout.bell_at is not None
            stand(bout.bell_at + timedelta(seconds=bout.result.duration_s // 2))
            return bout
        stand(Timeline.objects.get(slug="ironbound").due_at)


@pytest.fixture
def over(stand: Stand) -> Show:
    """The morning after the first show."""
    stand(cast.BEGAN + timedelta(days=1, hours=7))
    return Show.objects.over().select_related("federation").get()


@pytest.fixture
def fan(db: None) -> User:
    return User.objects.create_user("fan", password="a fan of long standing")
