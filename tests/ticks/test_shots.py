"""A championship match is earned, said where fans look, cashed in, or waited for with a reason."""

from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character, Injury
from federations import shots
from federations.edits import belts, contracts
from federations.models import Bout, Contract, Federation, Promise, Show
from llmfed import headless, invariants
from llmfed.accounts.models import User
from llmfed.world import airing, pausing
from llmfed.world.models import Moment, Timeline
from storylines import stakes
from tests.cast import BEGAN

NOON, OVER = BEGAN + timedelta(hours=12), BEGAN + timedelta(hours=23)
THURSDAY = BEGAN + timedelta(days=3)


@pytest.fixture
def won(ironbound: Federation) -> Promise:
    """Monday's show is over; on it a match of two men was for a shot at the Iron Crown, due on Thursday."""
    headless.advance(until=NOON)
    crown = ironbound.championships.get()
    free = Bout.objects.filter(form="singles", championship=None, sides__character__gender="m")
    bout = free.exclude(sides__character__slug="bo-lindqvist")[0]
    Bout.objects.update(shot=None)
    Bout.objects.filter(pk=bout.pk).update(shot=crown)
    headless.advance(until=OVER)
    bout.refresh_from_db()
    assert bout.result.winner is not None
    Promise.objects.update(show=Show.objects.get(number=2))
    return Promise.objects.select_related("one", "show", "championship", "earned_in").get()


def test_whoever_wins_is_owed_the_match_that_was_named(won: Promise, client: Client) -> None:
    winner = won.earned_in.result.winner
    record = stakes.record(won.earned_in.key, won.earned_in.bell_at)
    told = Moment.objects.get(kind="shot.earned").facts

    assert won.one.sides.get(bout=won.earned_in).number == winner
    assert record is not None
    assert record.prize == "Iron Crown"
    assert (told["by"], told["on"], told["championship"]) == (won.one.slug, "bo-lindqvist", "iron-crown")
    airing.release_history(OVER)
    for page in (won.one, won.championship):
        text = " ".join(client.get(page.get_absolute_url()).content.decode().split())
        assert "wed a shot at" in text
        assert "Thursday Forge" in text


def test_it_is_cashed_in_on_its_night(won: Promise) -> None:
    headless.advance(until=THURSDAY + timedelta(hours=23))
    won.refresh_from_db()

    assert won.kept_at is not None
    assert won.bout is not None
    assert won.bout.championship == won.championship
    assert {side.character.slug for side in won.bout.sides.all()} == {won.one.slug, "bo-lindqvist"}
    assert won.bout.reason == f"{won.one.name} earned this shot at Iron Monday"
    assert Moment.objects.get(kind="segment.stakes", facts__bout=won.bout.key).facts["about"] == won.one.slug


def test_whoever_is_hurt_waits_for_another_night(won: Promise) -> None:
    Injury.objects.create(character=won.one, began_at=OVER, until=THURSDAY + timedelta(days=1))
    headless.advance(until=THURSDAY + timedelta(hours=23))
    waiting = Promise.objects.owed().get(pk=won.pk)

    assert waiting.show.number == 3
    assert waiting.reason == "one of the two cannot fight"
    assert Moment.objects.get(kind="shot.moved").facts["why"] == waiting.reason


def test_whoever_leaves_has_lost_it(won: Promise) -> None:
    contract = Contract.objects.get(character=won.one)
    contracts.release(contract=contract, by=User.objects.create_user("pia"))
    headless.advance(until=BEGAN + timedelta(days=1, minutes=5))
    won.refresh_from_db()

    assert won.reason == f"{won.one.name} is gone"
    assert Moment.objects.get(kind="shot.lost").facts["by"] == won.one.slug


def test_one_at_what_is_retired_is_lost_and_nobodys_fault(won: Promise) -> None:
    boss = User.objects.create_superuser("ada")
    belts.vacate(belt=won.championship, by=boss, now=OVER)
    belts.change(belt=won.championship, changed={"retired": True}, by=boss)
    headless.advance(until=THURSDAY + timedelta(hours=23))
    won.refresh_from_db()
    assert (won.broken_at is None, won.reason, won.blame) == (False, shots.NO_MORE, False)
    assert Moment.objects.get(kind="shot.lost").facts["why"] == shots.NO_MORE


def test_a_night_in_the_dark_is_no_night_to_have_it(won: Promise) -> None:
    pair = Character.objects.filter(slug__in=("vera-stahl", "ines-okafor"))
    match = Promise.objects.create(
        federation=won.federation, show=won.show, one=pair[0], other=pair[1], what="Vera v Ines", made_at=OVER
    )
    boss = User.objects.create_superuser("ada")
    pausing.pause(timeline=won.federation.timeline, by=boss)
    headless.advance(until=THURSDAY + timedelta(days=40))
    pausing.resume(timeline=Timeline.objects.get(pk=won.federation.timeline_id), by=boss)
    headless.advance(until=THURSDAY + timedelta(days=42))
    won.refresh_from_db()
    match.refresh_from_db()
    assert won.show.state in (Show.State.PLANNED, Show.State.ANNOUNCED) or won.broken_at is not None
    assert "did not take place" in match.reason
    assert match.broken_at is not None
    assert not Show.objects.upcoming().filter(starts_at__lt=THURSDAY + timedelta(days=40)).exists()
    assert invariants.promises_are_kept_or_broken() == []
