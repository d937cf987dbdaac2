"""What is put up in a match and lost does not come back: hair, a mask, a career."""

import random
from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character
from characters.portraits import portrait_of
from federations import wagers
from federations.models import Bout, Contract, Federation, Forfeit, Promise, Reign, Show, Side
from federations.sim.wagers import Wager
from llmfed import headless
from llmfed.world import airing
from llmfed.world.models import Moment, Universe
from storylines import stakes, voice
from tests.cast import BEGAN

NOON, OVER = BEGAN + timedelta(hours=12), BEGAN + timedelta(hours=23)
LOOKS = {"hair": "mullet", "hair_colour": "brown", "mask": "none", "hat": "none"}


def singles() -> Bout:
    """A match of one against one on Monday's card, of two who hold nothing, that is for nothing."""
    free = Bout.objects.filter(form="singles", championship=None).exclude(sides__character__slug="bo-lindqvist")
    bout = free.order_by("key").first()
    assert bout is not None
    bout.sides.update(wager="")
    Character.objects.filter(role="wrestler").update(look=LOOKS)
    return bout


def put_up(bout: Bout, *what: str) -> None:
    for side, one in zip(bout.sides.order_by("number"), what, strict=True):
        Side.objects.filter(pk=side.pk).update(wager=one)


def fought(bout: Bout) -> tuple[Character, Character]:
    """The night goes by; returns who won and who lost, and whoever won wins in every run of these tests."""
    headless.advance(until=OVER)
    airing.release_history(OVER)
    Universe.objects.update(world_at=OVER, world_until=OVER, rate=0)
    bout.refresh_from_db()
    assert bout.result.winner is not None
    by_number = {side.number: side.character for side in bout.sides.select_related("character")}
    return by_number[bout.result.winner], by_number[1 - bout.result.winner]


@pytest.fixture
def card(ironbound: Federation) -> Bout:
    headless.advance(until=NOON)
    return singles()


def test_the_loser_is_shaved_for_good(card: Bout, client: Client) -> None:
    put_up(card, "hair", "hair")
    before = {side.character_id: portrait_of(side.character, NOON.date()) for side in card.sides.all()}
    winner, loser = fought(card)

    assert loser.look["hair"] == "bald"
    assert winner.look["hair"] == "mullet"
    assert portrait_of(loser, OVER.date()) != before[loser.pk]
    assert portrait_of(winner, OVER.date()) == before[winner.pk]
    forfeit = Forfeit.objects.get()
    assert (forfeit.character, forfeit.to, forfeit.what, forfeit.bout) == (loser, winner, "hair", card)
    assert forfeit.was == {"hair": "mullet", "hat": "none"}
    told = Moment.objects.get(kind="wager.lost")
    assert (told.facts["by"], told.facts["on"], told.facts["why"]) == (loser.slug, winner.slug, "hair")
    assert winner.name in voice.word([told])[told.pk][0][1]
    page = " ".join(client.get(loser.get_absolute_url()).content.decode().split())
    assert "Shaved on <time" in page
    assert winner.name in page
    assert "Shaved on <time" not in client.get(winner.get_absolute_url()).content.decode()


def test_it_is_said_before_and_bound_by_the_seal(card: Bout, client: Client) -> None:
    put_up(card, "hair", "hair")
    record = stakes.record(card.key, NOON)
    assert record is not None
    assert [corner.wager for corner in record.corners] == ["hair", "hair"]
    page = client.get(card.get_absolute_url()).content.decode()
    assert "Hair against hair" in page
    assert "is shaved bald" in page
    assert "Has to lose" in page
    show = client.get(card.segment.show.get_absolute_url()).content.decode()
    assert "hair against hair" in show
    fought(card)
    assert card.result.played["wagers"] == ["hair", "hair"]
    announced = Moment.objects.get(kind="segment.stakes", facts__bout=card.key)
    assert announced.facts["why"] == "wager"
    assert voice.word([announced])[announced.pk][0][2].startswith("segment.stakes.wager/")


def test_a_mask_comes_off_and_the_name_is_told(card: Bout, client: Client) -> None:
    put_up(card, "mask", "mask")
    slugs = [side.character.slug for side in card.sides.select_related("character")]
    Character.objects.filter(slug__in=slugs).update(look=LOOKS | {"mask": "fangs"})
    Character.objects.filter(slug=slugs[0]).update(real_name="Nobody Special")
    for slug in slugs:
        assert "Nobody Special" not in client.get(f"/characters/{slug}/").content.decode()
    _, loser = fought(card)

    assert loser.look["mask"] == "none"
    assert loser.real_name
    assert Moment.objects.get(kind="wager.lost").facts["real_name"] == loser.real_name
    page = " ".join(client.get(loser.get_absolute_url()).content.decode().split())
    assert f"Unmasked as {loser.real_name} on" in page
    assert loser.name in [side.character.name for side in card.sides.all()], "the name of record stays"


def test_a_career_ends_when_the_lights_go_up(card: Bout) -> None:
    put_up(card, "career", "career")
    winner, loser = fought(card)

    assert loser.retired_at is not None
    assert winner.retired_at is None
    assert Moment.objects.get(kind="person.retired").facts["by"] == loser.slug
    headless.advance(until=BEGAN + timedelta(days=8))
    assert not loser.sides.filter(bout__segment__show__starts_at__gt=OVER, bout__result__isnull=False).exists()
    loser.refresh_from_db()
    assert not Contract.objects.active().filter(character=loser).exists()


def test_whoever_retires_gives_back_what_they_hold(card: Bout) -> None:
    put_up(card, "career", "career")
    crown = card.segment.show.federation.championships.get()
    held = [side.character for side in card.sides.select_related("character")]
    reign = Reign.objects.get()
    reign.holders.set(held[:1])
    headless.advance(until=OVER)
    reign.refresh_from_db()
    lost = Forfeit.objects.get().character
    if lost == held[0]:
        assert reign.ended_at is not None
        assert reign.vacated == f"{lost.name} has retired"
        assert not crown.reigns.current().exists()
    else:
        assert reign.ended_at is None


def test_a_stand_in_puts_nothing_up(card: Bout) -> None:
    put_up(card, "hair", "hair")
    card.segment.show.segments.exclude(pk=card.segment_id).delete()
    gone = card.sides.order_by("number").select_related("character").first()
    assert gone is not None
    gone.character.injuries.create(began_at=NOON, until=OVER + timedelta(days=9))
    headless.advance(until=OVER)
    assert not card.sides.filter(character=gone.character).exists()
    assert not card.sides.exclude(wager="").exists()
    assert not Forfeit.objects.exists()


def test_what_was_lost_since_is_not_put_up_again(card: Bout) -> None:
    put_up(card, "hair", "hair")
    bald = card.sides.order_by("number").select_related("character").first()
    assert bald is not None
    Character.objects.filter(pk=bald.character_id).update(look=LOOKS | {"hair": "bald"})
    headless.advance(until=OVER)
    assert not card.sides.exclude(wager="").exists()
    assert not Forfeit.objects.exists()


def test_a_promise_of_the_story_is_kept_with_what_was_put_up(ironbound: Federation) -> None:
    headless.advance(until=NOON)
    Character.objects.filter(role="wrestler").update(look=LOOKS)
    show = Show.objects.get(number=2)
    one, other = Character.objects.get(slug="hugo-prat"), Character.objects.get(slug="ivo-marr")
    up = {"hugo-prat": "hair", "ivo-marr": "hair"}
    Promise.objects.create(
        federation=ironbound, kind="match", show=show, one=one, other=other, what="x", made_at=NOON, wagers=up
    )
    headless.advance(until=BEGAN + timedelta(days=3, hours=23))
    bout = Bout.objects.get(segment__show=show, sides__character=one)
    assert wagers.put_up(list(bout.sides.all())) == up
    if bout.result.winner is not None:
        assert Forfeit.objects.get().bout == bout


@pytest.mark.parametrize("seed", range(3))
def test_nobody_loses_twice_and_nobody_comes_back(ironbound: Federation, seed: int) -> None:
    """Whatever is put up by whom, on every card of four weeks."""
    rng = random.Random(seed)
    people = list(Character.objects.filter(role="wrestler").order_by("slug"))
    for who in people:
        look = {**LOOKS, "mask": rng.choice(["none", "star"]), "hair": rng.choice(["mullet", "bald", "long"])}
        Character.objects.filter(pk=who.pk).update(look=look)
    for day in (0, 3, 7, 10, 14, 17, 21, 24):
        noon = NOON + timedelta(days=day)
        headless.advance(until=noon)
        for side in Side.objects.filter(bout__segment__starts_at=None, bout__segment__struck="", bout__form="singles"):
            if rng.random() < 0.7:
                Side.objects.filter(pk=side.pk).update(wager=rng.choice(list(Wager)))
        headless.advance(until=noon + timedelta(hours=11))
    # Contracts end at midnight.
    headless.advance(until=noon + timedelta(hours=13))
    lost = list(Forfeit.objects.select_related("character", "bout__result"))
    assert len(lost) > 2
    assert len({(one.character_id, one.what) for one in lost}) == len(lost)
    for one in lost:
        side = one.bout.sides.get(character=one.character) if one.bout else None
        assert side is not None
        assert side.wager == one.what
        assert side.number != one.bout.result.winner
    for who in Character.objects.filter(retired_at__isnull=False):
        assert not who.sides.filter(bout__bell_at__gt=who.retired_at).exists(), who
        assert not Contract.objects.active().filter(character=who).exists()
