"""What the office promises and could have kept costs it, when it does not: it is said, felt, remembered and shown."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from characters.models import Character
from federations import ledger
from federations.models import Federation, Promise, Show
from federations.sim.trust import NEWCOMERS
from llmfed import headless
from llmfed.world.models import Moment
from tests.cast import BEGAN

THURSDAY, OVER = BEGAN + timedelta(days=2), BEGAN + timedelta(days=3, hours=23)
PAIRS = [
    ("vera-stahl", "ines-okafor"),
    ("bo-lindqvist", "caspar-voss"),
    ("dmitri-hale", "emeka-odu"),
    ("farida-noor", "greta-munk"),
    ("hugo-prat", "ivo-marr"),
    ("jun-sato", "kit-rowe"),
]


def who(slug: str) -> Character:
    return Character.objects.get(slug=slug)


def promised(show: Show, one: str, other: str) -> Promise:
    return Promise.objects.create(
        federation=show.federation,
        kind=Promise.Kind.MATCH,
        show=show,
        one=who(one),
        other=who(other),
        what=f"{one} v {other}",
        made_at=BEGAN,
    )


@pytest.fixture
def crowded(ironbound: Federation) -> list[Promise]:
    """Everybody has been promised a match on Thursday, and Bo two."""
    headless.advance(until=BEGAN + timedelta(hours=1))
    thursday = Show.objects.select_related("federation").get(number=2)
    found = [promised(thursday, *pair) for pair in [*PAIRS, ("bo-lindqvist", "emeka-odu")]]
    headless.advance(until=OVER)
    return list(Promise.objects.filter(pk__in=[one.pk for one in found]).select_related("one", "other"))


def test_a_card_grows_for_what_was_promised(crowded: list[Promise]) -> None:
    assert len([one for one in crowded if one.kept_at]) == len(PAIRS)


def test_whoever_is_promised_twice_is_let_down_once(crowded: list[Promise]) -> None:
    (broken,) = [one for one in crowded if one.broken_at]
    assert broken.blame
    assert broken.reason == "one of the two has another match that night"
    assert broken.one is not None
    facts = Moment.objects.get(kind="promise.broken").facts
    assert (facts["by"], facts["why"]) == (broken.one.slug, broken.reason)


def test_only_those_who_were_let_down_trust_it_less(crowded: list[Promise]) -> None:
    known = ledger.trusts(Federation.objects.get(), Character.objects.values_list("pk", flat=True))
    let_down = {side for one in crowded if one.blame for side in (one.one_id, one.other_id)}
    for side in {side for one in crowded for side in (one.one_id, one.other_id) if side is not None}:
        mine = [one for one in crowded if side in (one.one_id, one.other_id) and (one.kept_at or one.blame)]
        trust, kept, broken = known[side]
        assert (kept, broken) == (sum(not one.blame for one in mine), sum(one.blame for one in mine))
        assert (trust < NEWCOMERS) == (side in let_down)


def test_who_is_hurt_is_nobodys_fault(ironbound: Federation) -> None:
    headless.advance(until=BEGAN + timedelta(hours=1))
    thursday = Show.objects.select_related("federation").get(number=2)
    promise = promised(thursday, "bo-lindqvist", "caspar-voss")
    who("bo-lindqvist").injuries.create(began_at=BEGAN, until=BEGAN + timedelta(days=30))
    headless.advance(until=THURSDAY)
    promise.refresh_from_db()
    assert promise.broken_at is not None
    assert not promise.blame
    assert not Moment.objects.filter(kind="promise.broken").exists()
    assert ledger.trusts(thursday.federation, [who("caspar-voss").pk]) == {}


def test_nobody_is_to_blame_for_what_is_not_broken(ironbound: Federation) -> None:
    headless.advance(until=BEGAN + timedelta(hours=1))
    promise = promised(Show.objects.select_related("federation").get(number=2), *PAIRS[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(blame=True)
