"""The year's rumble: announced weeks before, drawn with the card, and over when one is left."""

from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character, Injury
from federations import again
from federations.models import Bout, Federation, Promise, Reign, Result, Show, Tournament
from federations.sim import rumbles, seasons
from llmfed import headless
from llmfed.world import airing, clock
from llmfed.world.models import Moment, Universe
from tests.cast import BEGAN

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


@pytest.fixture
def house(ironbound: Federation, monkeypatch: pytest.MonkeyPatch) -> Federation:
    """Ironbound with a dozen men, whose rumble is in January."""
    Character.objects.filter(role="wrestler").update(gender="m")
    ironbound.championships.update(division="men")
    monkeypatch.setattr(seasons, "rumble_month", lambda *args: 1)
    return ironbound


@pytest.fixture
def announced(house: Federation) -> Tournament:
    headless.advance(until=BEGAN + timedelta(hours=1))
    return Tournament.objects.get(kind="rumble")


@pytest.fixture
def night(announced: Tournament) -> Show:
    assert announced.night is not None
    return announced.night


def test_it_is_announced_with_who_is_in_it(announced: Tournament, night: Show) -> None:
    assert announced.name == "Essen Rumble"
    assert night.is_big
    assert announced.entrants.count() == rumbles.field(11)
    assert set(announced.entrants.values_list("drawn", flat=True)) == {None}
    told = Moment.objects.get(kind="tournament.announced", facts__rumble=True)
    assert (told.facts["shot"], told.facts["show"]) == (announced.championship.slug, night.number)  # type: ignore[union-attr]
    champion = Character.objects.get(reigns__championship=announced.championship, reigns__ended_at=None)
    assert not announced.entrants.filter(character=champion).exists()


def test_numbers_are_drawn_with_the_card(announced: Tournament, night: Show) -> None:
    headless.advance(until=night.starts_at - timedelta(hours=1))
    bout = Bout.objects.get(stipulation="rumble")
    announced.refresh_from_db()
    assert announced.bout == bout
    assert bout.form == "battle_royal"
    assert bout.segment.show == night
    assert bout.shot == announced.championship
    numbers = dict(announced.entrants.values_list("character", "drawn"))
    assert numbers == {side.character_id: side.number + 1 for side in bout.sides.all()}
    # By lot, and not by merit.
    seeds = announced.entrants.order_by("drawn").values_list("seed", flat=True)
    assert list(seeds) != sorted(seeds)


def test_whoever_is_left_has_won_it_and_has_a_shot(announced: Tournament, night: Show) -> None:
    headless.advance(until=night.starts_at + timedelta(hours=8))
    announced.refresh_from_db()
    result = Result.objects.get(bout=announced.bout)
    winner = result.bout.sides.get(number=result.winner).character
    assert announced.state == Tournament.State.OVER
    assert announced.winner is not None
    assert announced.winner.character == winner
    gone = announced.entrants.exclude(out=None).order_by("out")
    assert [one.out for one in gone] == list(range(1, announced.entrants.count()))
    assert gone.last().character.slug == result.decisive_on  # type: ignore[union-attr]
    assert gone.last().out_by == announced.winner  # type: ignore[union-attr]
    shot = Promise.objects.shots().get(earned_in=result.bout)
    assert (shot.one, shot.championship) == (winner, announced.championship)


def test_somebody_comes_for_whoever_is_hurt_before_the_card(announced: Tournament, night: Show) -> None:
    out = announced.entrants.get(seed=1).character
    Injury.objects.create(character=out, began_at=BEGAN, until=night.starts_at + WEEK)
    headless.advance(until=night.starts_at - timedelta(hours=1))
    seat = announced.entrants.get(seed=1)
    assert seat.character != out
    assert seat.instead_of == out.name
    assert not Bout.objects.filter(stipulation="rumble", sides__character=out).exists()


def test_somebody_comes_for_whoever_is_hurt_after_it(announced: Tournament, night: Show) -> None:
    headless.advance(until=night.starts_at - timedelta(hours=1))
    seat = announced.entrants.filter(instead_of="").earliest("drawn")
    out = seat.character
    Injury.objects.create(character=out, began_at=BEGAN, until=night.starts_at + WEEK)
    headless.advance(until=night.starts_at + timedelta(hours=8))
    seat.refresh_from_db()
    announced.refresh_from_db()
    assert seat.instead_of == out.name
    assert announced.state == Tournament.State.OVER
    # One stand-in among so many takes nothing from what it is for.
    assert Promise.objects.shots().filter(earned_in=announced.bout).exists()


def test_with_nobody_to_come_for_them_the_others_go_on(announced: Tournament, night: Show) -> None:
    headless.advance(until=night.starts_at - timedelta(hours=1))
    bout = Bout.objects.get(stipulation="rumble")
    out = announced.entrants.get(drawn=3)
    card = Character.objects.filter(sides__bout__segment__show=night)
    for who in (out.character, *Character.objects.wrestlers().exclude(pk__in=card)):
        Injury.objects.create(character=who, began_at=BEGAN, until=night.starts_at + WEEK)
    many = bout.sides.count()
    headless.advance(until=night.starts_at + timedelta(hours=8))
    announced.refresh_from_db()
    out.refresh_from_db()
    assert sorted(bout.sides.values_list("number", flat=True)) == list(range(many - 1))
    assert announced.state == Tournament.State.OVER
    assert (out.drawn, out.out) == (None, None)
    told = Moment.objects.get(kind="card.changed").facts
    assert (told["why"], told["out"], told["left"]) == ("fewer", out.character.slug, many - 1)


def test_whoever_holds_something_by_then_defends_it(announced: Tournament, night: Show) -> None:
    entrant = announced.entrants.get(seed=1)
    reign = Reign.objects.current().get(championship=announced.championship)
    reign.holders.set([entrant.character])
    headless.advance(until=night.starts_at - timedelta(hours=1))
    assert not Bout.objects.filter(stipulation="rumble", sides__character=entrant.character).exists()


def test_what_was_promised_is_given_though_nobody_holds_it(announced: Tournament, night: Show) -> None:
    Reign.objects.current().filter(championship=announced.championship).update(ended_at=BEGAN)
    headless.advance(until=night.starts_at + timedelta(hours=8))
    announced.refresh_from_db()
    assert announced.bout is not None
    assert announced.bout.shot is None
    shot = Promise.objects.get(kind="shot", earned_in=announced.bout)
    assert (shot.one, shot.championship) == (announced.winner.character, announced.championship)  # type: ignore[union-attr]


def test_a_night_that_passes_without_it_calls_it_off(announced: Tournament, night: Show) -> None:
    Show.objects.filter(pk=night.pk).update(state="over", ended_at=night.starts_at)
    headless.advance(until=BEGAN + WEEK + timedelta(hours=1))
    announced.refresh_from_db()
    assert (announced.state, announced.winner) == (Tournament.State.OFF, None)


def test_its_page_shows_numbers_and_then_who_threw_out_whom(announced: Tournament, night: Show, client: Client) -> None:
    page = client.get(announced.get_absolute_url()).content.decode()
    assert "Numbers are drawn with the card." in page
    assert night.name in page

    headless.advance(until=night.starts_at + timedelta(hours=8))
    airing.release_history(night.starts_at + timedelta(hours=8))
    clock.anchor(Universe.objects.get(), night.starts_at + timedelta(hours=8), "demo")
    page = client.get(announced.get_absolute_url()).content.decode()
    first = announced.entrants.get(out=1)
    assert f"Out as the 1st, by {first.out_by.character.name}" in page  # type: ignore[union-attr]
    announced.refresh_from_db()
    match = client.get(announced.bout.get_absolute_url()).content.decode()  # type: ignore[union-attr]
    assert f"{announced.entrants.count()}-person rumble" in match
    assert f'href="{announced.get_absolute_url()}"' in match
    assert "Whoever is left" not in match
    replay = client.get(f"{announced.bout.get_absolute_url()}replay/?at=60").content.decode()  # type: ignore[union-attr]
    assert replay.count('class="ring__token"') <= 4
    assert "to come" in replay
    assert again.departures(Result.objects.get(bout=announced.bout)) == []
    told = client.get(f"/api/v1/tournaments/ironbound/{announced.number}/").json()
    assert sorted(one["number"] for one in told["entrants"]) == list(range(1, announced.entrants.count() + 1))


def test_all_at_once_it_is_still_the_same_tournament(announced: Tournament, night: Show) -> None:
    """A promoter may change its rules; whoever is left has won it all the same."""
    headless.advance(until=night.starts_at - timedelta(hours=1))
    Bout.objects.filter(stipulation="rumble").update(stipulation="battle_royal")
    headless.advance(until=night.starts_at + timedelta(hours=8))
    announced.refresh_from_db()
    assert announced.state == Tournament.State.OVER
    assert announced.entrants.exclude(out=None).count() == announced.entrants.count() - 1


def test_a_tour_has_none(house: Federation) -> None:
    Federation.objects.update(style="jp_tour")
    headless.advance(until=BEGAN + timedelta(hours=1))
    assert not Tournament.objects.filter(kind="rumble").exists()
