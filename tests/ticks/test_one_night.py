"""A championship that nobody holds, filled on one night: two semi-finals, and a final that no card knew of."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character, Injury
from federations import closing, finals, opening
from federations.edits import belts
from federations.models import Bout, Federation, Promise, Result, Show, Tie, Tournament
from llmfed import headless, invariants
from llmfed.accounts.models import User
from llmfed.world import airing, clock
from llmfed.world.models import Moment, Universe
from tests.cast import BEGAN

HOURS = timedelta(hours=1)


@pytest.fixture
def cup(ironbound: Federation, monkeypatch: pytest.MonkeyPatch) -> Tournament:
    """Bo is hurt for two months, and has given the Iron Crown back."""
    monkeypatch.setattr(opening, "TUNING", replace(opening.TUNING, one_night=1.0))
    bo = Character.objects.get(slug="bo-lindqvist")
    Injury.objects.create(character=bo, began_at=BEGAN, until=BEGAN + timedelta(days=60))
    headless.advance(until=BEGAN + HOURS)
    return Tournament.objects.get()


@pytest.fixture
def night(cup: Tournament) -> Show:
    return Show.objects.get(ties__tournament=cup, ties__round=1)


def look_back(night: Show) -> None:
    airing.release_history(night.starts_at + 8 * HOURS)
    clock.anchor(Universe.objects.get(), night.starts_at + 8 * HOURS, "demo")


def test_all_of_it_is_announced_for_one_night(cup: Tournament, night: Show) -> None:
    assert cup.one_night
    assert night.is_big
    assert cup.entrants.count() == 4
    assert {tie.show for tie in cup.ties.all()} == {night}
    assert Moment.objects.get(kind="tournament.announced").facts["one_night"]


def test_the_card_has_the_semi_finals_and_the_night_its_final(cup: Tournament, night: Show, client: Client) -> None:
    headless.advance(until=night.starts_at - HOURS)
    semis = Bout.objects.filter(promises__tie__tournament=cup)
    assert {bout.segment.show for bout in semis} == {night}
    night.refresh_from_db()
    card = night.length
    airing.release_history(night.starts_at - HOURS)
    clock.anchor(Universe.objects.get(), night.starts_at - HOURS, "demo")
    assert (
        f'And last, the final: <a href="{cup.get_absolute_url()}">'
        in client.get(night.get_absolute_url()).content.decode()
    )
    headless.advance(until=night.starts_at + 8 * HOURS)
    night.refresh_from_db()
    cup.refresh_from_db()
    final = Tie.objects.get(tournament=cup, round=1)
    assert night.length == card + 1
    assert cup.state == Tournament.State.OVER
    assert final.promise is not None
    bout = final.promise.bout
    assert bout is not None
    assert bout.segment.position == night.length
    assert bout.championship == cup.championship
    won = [tie.winner.character for tie in cup.ties.filter(round=0) if tie.winner]
    assert {side.character for side in bout.sides.all()} == set(won)
    assert Result.objects.get(bout=bout).airs_at <= night.ended_at  # type: ignore[operator]
    assert final.promise.kept_at is not None
    holder = cup.championship.reigns.get(ended_at=None).holders.get()  # type: ignore[union-attr]
    assert cup.winner is not None
    assert cup.winner.character == holder
    look_back(night)
    page = client.get(night.get_absolute_url()).content.decode()
    assert bout.get_absolute_url() in page
    assert client.get(bout.get_absolute_url()).status_code == 200
    # On a veiled page whose final it is would tell who won the semi-finals.
    assert page.count("data-joined") == 2
    assert list(invariants.tournaments_end_with_their_final()) == []
    assert invariants.nobody_is_twice_on_a_card() == []


def test_what_is_given_by_hand_on_the_day_is_not_fought_for(cup: Tournament, night: Show) -> None:
    assert cup.championship is not None
    headless.advance(until=night.starts_at - HOURS)
    entered = cup.entrants.values("character")
    here = Character.objects.wrestlers().filter(gender="m", home=cup.federation.timeline_id).order_by("slug")
    outsider = here.exclude(pk__in=entered).exclude(slug="bo-lindqvist")[0]
    admin = User.objects.create_superuser("ada")
    belts.award(belt=cup.championship, holders=[outsider], by=admin, now=night.starts_at - HOURS)
    headless.advance(until=night.starts_at + 8 * HOURS)
    cup.refresh_from_db()
    assert cup.state == Tournament.State.OFF
    assert cup.championship.reigns.get(ended_at=None).holders.get() == outsider
    assert Tie.objects.get(tournament=cup, round=1).promise is None


def test_one_that_is_retired_on_the_day_is_not_fought_for(cup: Tournament, night: Show) -> None:
    assert cup.championship is not None
    headless.advance(until=night.starts_at - HOURS)
    belts.change(belt=cup.championship, changed={"retired": True}, by=User.objects.create_superuser("ada"))
    headless.advance(until=night.starts_at + 8 * HOURS)
    cup.refresh_from_db()
    assert cup.state == Tournament.State.OFF


def test_whoever_is_hurt_on_the_way_leaves_it_to_the_other(
    cup: Tournament, night: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    headless.advance(until=night.starts_at - HOURS)
    monkeypatch.setattr(finals, "fit", lambda tick, tie: [tie.other])
    headless.advance(until=night.starts_at + 8 * HOURS)
    cup.refresh_from_db()
    final = Tie.objects.get(tournament=cup, round=1)
    assert (final.how, final.promise) == (Tie.How.WALKOVER, None)
    assert final.winner == cup.winner == final.other
    assert cup.championship.reigns.get(ended_at=None).holders.get() == cup.winner.character  # type: ignore[union-attr]


def test_a_semi_final_that_is_put_off_takes_the_final_with_it(cup: Tournament, night: Show) -> None:
    one = Tie.objects.get(tournament=cup, round=0, slot=0).one
    assert one is not None
    headless.advance(until=night.starts_at - HOURS)
    Injury.objects.create(character=one.character, began_at=BEGAN, until=night.starts_at + timedelta(days=2))
    shown = Show.objects.filter(pk=night.pk).annotate(closing=closing.CLOSING)
    assert shown.get().closing == {"number": cup.number, "name": cup.name}
    headless.advance(until=night.starts_at + timedelta(minutes=20))
    assert shown.get().closing is None
    headless.advance(until=night.starts_at + timedelta(days=14))
    cup.refresh_from_db()
    assert cup.state == Tournament.State.OVER
    final = Tie.objects.get(tournament=cup, round=1)
    assert final.show != night or final.how == Tie.How.WALKOVER
    assert not Promise.objects.owed().filter(tie__tournament=cup).exists()
