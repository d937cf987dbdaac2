"""Between announcement and opening: whoever cannot fight is replaced, and the world is told."""

from datetime import timedelta

import pytest

from characters.models import Character, Injury
from federations.edits import contracts
from federations.invariants import booked_in
from federations.models import Bout, Contract, Federation, Segment, Show, Side
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Moment
from tests.cast import BEGAN

NOON, OPENED = BEGAN + timedelta(hours=12), BEGAN + timedelta(hours=20, minutes=1)
OVER = BEGAN + timedelta(hours=23)


@pytest.fixture
def card(ironbound: Federation) -> Show:
    """Monday noon: the card of the first show is announced."""
    headless.advance(until=NOON)
    return Show.objects.get(state=Show.State.ANNOUNCED, number=1)


def booked(show: Show) -> list[str]:
    sides = Side.objects.filter(bout__segment__show=show).order_by("bout__segment__position", "number", "position")
    return list(sides.values_list("character__slug", flat=True))


def injure(slug: str) -> None:
    Injury.objects.create(character=Character.objects.get(slug=slug), began_at=NOON, until=NOON + timedelta(days=9))


def spare(show: Show, gender: str) -> None:
    """Take the two of a bout off the card, so that they could step in."""
    bout = Bout.objects.filter(segment__show=show, sides__character__gender=gender)[0]
    bout.segment.delete()


def test_a_stand_in_fights_for_somebody_who_was_hurt(card: Show) -> None:
    spare(card, "m")
    out = next(slug for slug in booked(card) if Character.objects.get(slug=slug).gender == "m")
    injure(out)
    headless.advance(until=OPENED)
    told = Moment.objects.get(kind="card.changed").facts

    assert out not in booked(card)
    assert told["out"] == out
    assert told["by"] in booked(card)


def test_a_champion_who_was_hurt_does_not_lose_the_belt_in_his_absence(card: Show) -> None:
    spare(card, "m")
    bout = Bout.objects.filter(segment__show=card, sides__character__gender="m")[0]
    bout.championship = card.federation.championships.get()
    bout.save()
    injure(bout.sides.all()[0].character.slug)
    headless.advance(until=OVER)

    assert Bout.objects.get(pk=bout.pk).championship is None


def test_nobody_hurt_fights_even_where_nobody_could_step_in(card: Show) -> None:
    everybody = booked(card)
    injure(everybody[0])
    Injury.objects.bulk_create(
        Injury(character=who, began_at=NOON, until=NOON + timedelta(days=9))
        for who in Character.objects.wrestlers().exclude(slug__in=everybody)
    )
    headless.advance(until=OVER)
    fought = Side.objects.filter(bout__segment__show=card, bout__bell_at__isnull=False)

    assert fought.exists()
    assert everybody[0] not in fought.values_list("character__slug", flat=True)


def test_a_woman_is_not_replaced_by_a_man(card: Show) -> None:
    spare(card, "m")
    injured = next(slug for slug in booked(card) if Character.objects.get(slug=slug).gender == "f")
    injure(injured)
    headless.advance(until=OPENED)

    for bout in Bout.objects.filter(segment__show=card):
        genders = set(bout.sides.values_list("character__gender", flat=True)) - {"x"}
        assert len(genders) <= 1, bout


def test_a_match_that_nobody_can_save_is_struck_and_the_world_is_told(card: Show) -> None:
    main = Bout.objects.filter(segment__show=card).order_by("segment__position").last()
    assert main is not None
    injure_all(card, main)
    headless.advance(until=OVER)
    main.refresh_from_db()

    assert main.segment.struck.endswith("cannot fight, and nobody could step in.")
    assert main.segment.starts_at is None
    assert {fact["by"] for fact in Moment.objects.filter(kind="card.changed").values_list("facts", flat=True)} == {None}
    assert Show.objects.get(pk=card.pk).state == Show.State.OVER


def test_the_poll_about_a_struck_match_is_closed_with_the_reason(card: Show) -> None:
    poll = card.federation.polls.get()
    injure_all(card, poll.bout)
    headless.advance(until=OPENED)
    poll.refresh_from_db()

    assert poll.closed_at is not None
    assert poll.granted is False
    assert "nobody could step in" in poll.reason
    assert poll.tally is None


def test_a_show_whose_every_match_is_struck_closes(card: Show) -> None:
    for bout in Bout.objects.filter(segment__show=card):
        injure_all(card, bout)
    headless.advance(until=OVER)

    assert Show.objects.get(pk=card.pk).state == Show.State.OVER
    assert not Bout.objects.exclude(bell_at=None).exists()


def injure_all(card: Show, bout: Bout) -> None:
    """Hurt everybody of a match, and all who are not booked."""
    away = Character.objects.wrestlers().exclude(slug__in=booked(card)).values_list("slug", flat=True)
    for slug in {*away, *bout.sides.values_list("character__slug", flat=True)}:
        if not Injury.objects.filter(character__slug=slug).exists():
            injure(slug)


def test_somebody_who_has_left_is_still_spoken_of(card: Show) -> None:
    spare(card, "m")
    speaker = Character.objects.get(slug=booked(card)[0])
    wrestlers = Contract.objects.active().filter(character__role="wrestler")
    gone = next(contract for contract in wrestlers if booked_in(contract.character) is None)
    contracts.release(contract=gone, by=User.objects.create_superuser("ada"))
    headless.advance(until=BEGAN + timedelta(hours=19))
    assert not Contract.objects.active().filter(pk=gone.pk).exists()
    last = card.segments.order_by("position").last()
    assert last is not None
    Segment.objects.filter(pk=last.pk).update(position=last.position + 1)
    Segment.objects.create(
        show=card, position=last.position, kind="promo", speaker=speaker, target=gone.character, topic="grudge"
    )
    headless.advance(until=OVER)

    spoken = Moment.objects.filter(kind="promo.line", facts__by=speaker.slug)
    assert spoken.filter(facts__on=gone.character.slug).exists()
