"""Pia promotes Ironbound; the card of its first show is announced, and opens at eight."""

from datetime import datetime, timedelta

import pytest

from characters.models import Character
from federations import editing
from federations.edits import lineup
from federations.models import Bout, Federation, Segment, Show
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Moment, Universe
from tests import cast
from tests.databases import migrated
from tests.stages import db_of, stages

__all__ = ["db", "migrated", "stages"]

NOON, OVER = cast.BEGAN + timedelta(hours=12), cast.BEGAN + timedelta(hours=23)


def live_until_noon() -> None:
    cast.ironbound()
    headless.advance(until=NOON)
    Universe.objects.update(world_at=NOON, world_until=NOON, rate=0)


db = db_of({"ironbound": cast.ironbound, "card": live_until_noon})


@pytest.fixture
def ironbound(db: None) -> Federation:
    return Federation.objects.get()


@pytest.fixture
def card(db: None) -> Show:
    """Monday noon: the card of the first show is on the wall."""
    return Show.objects.select_related("federation__timeline").get(number=1)


@pytest.fixture
def pia(card: Show) -> User:
    user = User.objects.create(username="pia", is_demo=True, is_staff=True, is_promoter=True)
    card.federation.promoters.add(user)
    return user


@pytest.fixture
def rolf(card: Show) -> User:
    return User.objects.create(username="rolf", is_demo=True, is_staff=True, is_promoter=True)


def pen(card: Show, by: User, seen: int | None = None, now: datetime = NOON) -> editing.Pen:
    """Somebody at the desk, who has seen the card as it is."""
    card.refresh_from_db()
    return editing.Pen(card, card.edition if seen is None else seen, by, now)


def standing(card: Show) -> list[Bout]:
    """The matches that stand on a card, in their order."""
    return [bout for bout in lineup.matches(card).values() if not bout.segment.struck]


def faces(bout: Bout) -> list[str]:
    """Who is in a match, by slug."""
    return [who for side in lineup.sides_of(Bout.objects.get(pk=bout.pk)) for who in side]


def idle(card: Show, like: str) -> Character:
    """Somebody of the same division who is on no match of the card."""
    booked = {who for bout in standing(card) for who in faces(bout)}
    gender = Character.objects.get(slug=like).gender
    found = Character.objects.wrestlers().exclude(slug__in=booked).filter(gender__in=[gender, "x"]).order_by("slug")
    who = found.first()
    assert who is not None
    return who


def order_of(card: Show) -> list[str]:
    return [lineup.called(segment) for segment in Segment.objects.filter(show=card).order_by("position")]


def told(kind: str = "card.changed") -> list[dict[str, object]]:
    """What the next quarter of the day tells of a kind."""
    headless.advance(until=NOON + timedelta(hours=6, minutes=1))
    return list(Moment.objects.filter(kind=kind).order_by("seq").values_list("facts", flat=True))
