"""Pia promotes Ironbound; the card of its first show is announced, and opens at eight."""

from datetime import datetime, timedelta

import pytest

from characters.models import Character
from federations import editing
from federations.edits import lineup
from federations.models import Bout, Federation, Segment, Show, Side
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Moment, Universe
from tests import cast
from tests.databases import migrated
from tests.stages import db_of, stages

__all__ = ["db", "migrated", "stages"]

NOON, OVER = cast.BEGAN + timedelta(hours=12), cast.BEGAN + timedelta(hours=23)


# The card as everybody here speaks of it, whatever the booker would have made of that Monday.
FOUR = ("bo-lindqvist", "caspar-voss", "emeka-odu", "hugo-prat")
BILL = {1: FOUR, 2: ("dmitri-hale", "jun-sato"), 4: ("ines-okafor", "kit-rowe"), 5: ("vera-stahl", "greta-munk")}
SPEAKS = (3, "farida-noor")


def bill() -> None:
    """Four matches, a word of thanks, and Farida and Ivo at home; the main event keeps the fans' question."""
    show = Show.objects.get(number=1)
    main = Bout.objects.filter(segment__show=show).latest("segment__position")
    show.segments.exclude(pk=main.segment_id).delete()
    people = {who.slug: who for who in Character.objects.all()}
    for position, slugs in BILL.items():
        if position == max(BILL):
            Segment.objects.filter(pk=main.segment_id).update(position=position)
            bout = main
            bout.sides.all().delete()
        else:
            segment = Segment.objects.create(show=show, position=position, kind=Segment.Kind.BOUT)
            bout = Bout(segment=segment, referee=people["ned-arkwright"])
        bout.key, bout.form = f"ironbound/1/{position}", "singles" if len(slugs) == 2 else "multiway"
        bout.stipulation, bout.championship, bout.shot, bout.heat = "standard", None, None, 0.0
        bout.time_limit_s, bout.given_s = 900, 300
        bout.reason = "they stand side by side in the rankings"
        bout.save()
        Side.objects.bulk_create(Side(bout=bout, number=n, character=people[slug]) for n, slug in enumerate(slugs))
    position, speaker = SPEAKS
    talk = {"kind": Segment.Kind.PROMO, "topic": "gratitude"}
    Segment.objects.create(show=show, position=position, speaker=people[speaker], **talk)
    Show.objects.filter(pk=show.pk).update(length=max(BILL))


def live_until_noon() -> None:
    cast.ironbound()
    headless.advance(until=NOON)
    bill()
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
