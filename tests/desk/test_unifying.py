"""Two championships become one: ordered at the desk, fought by their champions, told in the lineage of both."""

from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character, Injury
from federations import editing
from federations.edits import ahead, belts
from federations.models import Bout, Championship, Promise, Reign, Result, Show
from federations.rulebook import Impossible
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world import airing
from llmfed.world.models import Moment, Universe
from llmfed.world.orders import Refused
from tests import cast
from tests.desk.conftest import NOON, pen

THURSDAY = cast.BEGAN + timedelta(days=3, hours=23)


@pytest.fixture
def shield(card: Show) -> Championship:
    """Caspar Voss holds a second championship of the men's division."""
    belt = Championship.objects.create(
        federation=card.federation,
        position=1,
        slug="forge-shield",
        name="Forge Shield",
        kind="secondary",
        division="men",
    )
    reign = Reign.objects.create(championship=belt, number=1, began_at=cast.BEGAN)
    reign.holders.add(Character.objects.get(slug="caspar-voss"))
    return belt


def thursday() -> Show:
    return Show.objects.select_related("federation__timeline").get(number=2)


def unify(by: User, one: str = "forge-shield", other: str = "iron-crown") -> None:
    ahead.unify(show=thursday(), belt=one, other=other, by=by, now=NOON)


def test_one_stays_and_the_other_is_retired_with_its_lineage(shield: Championship, pia: User, client: Client) -> None:
    unify(pia)
    owed = Promise.objects.get(order__isnull=False)
    assert (owed.championship.slug, owed.unifies) == ("iron-crown", shield)
    assert {owed.one.slug, owed.other.slug} == {"bo-lindqvist", "caspar-voss"}
    headless.advance(until=THURSDAY - timedelta(hours=5))
    bout = Bout.objects.get(unifies=shield)
    bout.pencilled, bout.stipulation = 1, "no_dq"
    bout.save()
    assert "Iron Crown and the Forge Shield" in client.get(bout.get_absolute_url()).content.decode()
    headless.advance(until=THURSDAY)
    airing.release_history(THURSDAY)
    Universe.objects.update(world_at=THURSDAY, world_until=THURSDAY, rate=0)

    shield.refresh_from_db()
    winner = bout.sides.get(number=Result.objects.get(bout=bout).winner).character
    crown = Championship.objects.get(slug="iron-crown")
    assert shield.retired
    assert (shield.unified_into, shield.unified_in) == (crown, bout)
    assert [who.slug for who in crown.reigns.current().get().holders.all()] == [winner.slug]
    last = shield.reigns.get()
    assert last.ended_at == shield.retired_at
    assert last.vacated == "unified with the Iron Crown"
    assert Moment.objects.get(kind="championships.unified").facts["by"] == winner.slug
    page = " ".join(client.get(shield.get_absolute_url()).content.decode().split())
    assert "Unified with the" in page
    assert "caspar-voss" in page
    assert "Forge Shield" in client.get(crown.get_absolute_url()).content.decode()
    told = client.get("/api/v1/championships/forge-shield/").json()
    assert told["retired"] is True
    assert told["unified_into"]["slug"] == "iron-crown"
    assert Promise.objects.get(pk=owed.pk).kept_at is not None
    with pytest.raises(Refused, match="that is not undone"):
        belts.change(belt=shield, changed={"retired": False}, by=pia)


def test_without_a_decision_both_stay(shield: Championship, pia: User) -> None:
    unify(pia)
    headless.advance(until=THURSDAY - timedelta(hours=5))
    Bout.objects.filter(unifies=shield).update(time_limit_s=60)
    headless.advance(until=THURSDAY)
    if Result.objects.get(bout__unifies=shield).winner is None:
        shield.refresh_from_db()
        assert not shield.retired
        assert [reign.defences for reign in Reign.objects.filter(ended_at=None)] == [1, 1]


def test_whoever_is_champion_on_the_night_fights_it(shield: Championship, pia: User) -> None:
    unify(pia)
    Reign.objects.get(championship=shield).holders.set([Character.objects.get(slug="hugo-prat")])
    headless.advance(until=THURSDAY)
    bout = Bout.objects.get(unifies=shield)
    assert {side.character.slug for side in bout.sides.all()} == {"bo-lindqvist", "hugo-prat"}


def test_a_vacant_one_breaks_the_promise(shield: Championship, pia: User) -> None:
    unify(pia)
    Reign.objects.filter(championship=shield).update(ended_at=NOON)
    headless.advance(until=THURSDAY)
    assert Promise.objects.get(order__isnull=False).reason == "the two championships have not two champions"


def test_what_cannot_be_one_is_refused(shield: Championship, pia: User) -> None:
    with pytest.raises(Impossible, match="is one already"):
        unify(pia, "iron-crown", "iron-crown")
    with pytest.raises(Impossible, match="no such championship"):
        unify(pia, "iron-crown", "moon-belt")
    Championship.objects.filter(pk=shield.pk).update(division="women")
    with pytest.raises(Impossible, match="The Forge Shield is for women, the Iron Crown for men"):
        unify(pia)
    Championship.objects.filter(pk=shield.pk).update(division="men")
    Reign.objects.get(championship=shield).holders.set([Character.objects.get(slug="bo-lindqvist")])
    with pytest.raises(Impossible, match="Bo Lindqvist holds both"):
        unify(pia)
    assert not Promise.objects.filter(order__isnull=False).exists()


def test_whoever_holds_both_by_then_meets_nobody(shield: Championship, pia: User) -> None:
    unify(pia)
    Reign.objects.current().get(championship=shield).holders.set([Character.objects.get(slug="bo-lindqvist")])
    headless.advance(until=THURSDAY - timedelta(hours=5))
    owed = Promise.objects.get(order__isnull=False)
    assert (owed.bout, owed.broken_at is None) == (None, False)
    assert not Bout.objects.filter(unifies=shield).exists()


def test_a_champion_who_was_not_in_it_loses_nothing(shield: Championship, pia: User) -> None:
    unify(pia)
    headless.advance(until=THURSDAY - timedelta(hours=5))
    bout = Bout.objects.get(unifies=shield)
    Injury.objects.create(
        character=Character.objects.get(slug="caspar-voss"), began_at=NOON, until=THURSDAY + timedelta(days=9)
    )
    show = bout.segment.show
    now = THURSDAY - timedelta(hours=5)
    booked = Character.objects.filter(sides__bout__segment__show=show)
    into = Character.objects.wrestlers().filter(gender="m").exclude(pk__in=booked)[0]
    editing.replace(pen(show, pia, now=now), bout=bout.key, out="caspar-voss", into=into.slug)
    bout.refresh_from_db()
    assert (bout.unifies, bout.championship.slug) == (None, "iron-crown")
    headless.advance(until=THURSDAY)
    shield.refresh_from_db()
    assert not shield.retired
    assert shield.reigns.current().get().holders.get().slug == "caspar-voss"
