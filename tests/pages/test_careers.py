"""Careers as pages tell them: who was away, who is about to stop, who has, and where somebody is going."""

from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character, Injury
from federations.directions import of_roster
from federations.models import Bout, Contract, Federation, Result, Show, Side
from tests import cast
from tests.pages.conftest import AFTERNOON, MORNING_AFTER

DAY = timedelta(days=1)


def read(client: Client, address: str) -> str:
    return " ".join(client.get(address).text.split())


@pytest.mark.usefixtures("before")
def test_the_tape_says_who_was_away_and_who_has_only_just_healed(client: Client) -> None:
    bout = next(bout for bout in Bout.objects.all() if bout.sides.count() == 2)
    assert "Last match" not in read(client, bout.get_absolute_url())
    one, other = (side.character for side in bout.sides.order_by("number"))
    Contract.objects.filter(character=one).update(last_bout_at=AFTERNOON - 94 * DAY)
    Contract.objects.filter(character=other).update(last_bout_at=AFTERNOON - 7 * DAY)
    Injury.objects.create(character=other, began_at=AFTERNOON - 40 * DAY, until=AFTERNOON - 12 * DAY)
    page = read(client, bout.get_absolute_url())
    assert '<td>94 days ago</td> <th scope="row">Last match</th> <td>–</td>' in page
    assert '<td>–</td> <th scope="row">Back from injury</th> <td>for 12 days</td>' in page


@pytest.mark.usefixtures("over")
def test_whoever_is_about_to_stop_says_when_and_why(client: Client) -> None:
    vera = Character.objects.get(slug="vera-stahl")
    assert "Retires" not in read(client, vera.get_absolute_url())
    Contract.objects.filter(character=vera).update(farewell_at=MORNING_AFTER + 20 * DAY, farewell="the years")
    page = read(client, vera.get_absolute_url())
    assert "Retires: the last show is on" in page
    assert "The reason given: the years." in page


@pytest.mark.usefixtures("over")
def test_a_career_that_is_over_is_told_in_numbers(client: Client) -> None:
    bo = Character.objects.get(slug="bo-lindqvist")
    Character.objects.filter(pk=bo.pk).update(retired_at=MORNING_AFTER - DAY)
    ended = {"ended_at": MORNING_AFTER - DAY, "wins": 41, "losses": 30, "draws": 1}
    Contract.objects.filter(character=bo).update(**ended)
    bo.reigns.update(ended_at=MORNING_AFTER - DAY, began_at=cast.BEGAN - 99 * DAY)
    page = read(client, bo.get_absolute_url())
    assert "Retired in January 2031." in page
    assert "72 matches since January 2031: 41 won, 30 lost, 1 drawn. One reign, 99 days as champion." in page


@pytest.fixture
def rising(over: Show) -> Character:
    """Somebody who has won eight main events in as many weeks."""
    side = Side.objects.filter(bout__form="singles", bout__result__winner=0, number=0).select_related("character")[0]
    show = side.bout.segment.show
    for week in range(1, 8):
        night = Show.objects.create(
            federation=show.federation, series=show.series, number=900 + week, name="Old", kind="tv", city="Essen",
            starts_at=MORNING_AFTER - 7 * week * DAY, state="over", length=1,
        )  # fmt: skip
        segment = night.segments.create(position=1, kind="bout")
        bout = Bout.objects.create(segment=segment, key=f"old/{week}")
        Side.objects.create(bout=bout, number=0, character=side.character)
        told = {"winner": 0, "finish": "pin", "duration_s": 600, "quarter_stars": 8, "engine": 5, "seed": ""}
        Result.objects.create(bout=bout, airs_at=night.starts_at, **told)
    Show.objects.filter(number__gt=900).update(length=2)
    show.segments.model.objects.filter(show__number__gt=900).update(position=2)
    return side.character


def test_whoever_wins_and_climbs_is_on_the_way_up(rising: Character, client: Client) -> None:
    page = read(client, rising.get_absolute_url())
    assert "↑ On the way up" in page
    assert "won 8 of 8 in eight weeks, higher on the card than before" in page
    told = dict(of_roster(Federation.objects.get(), MORNING_AFTER))
    assert told[rising.slug].direction == "pushed"


def test_what_has_not_aired_sends_nobody_anywhere(rising: Character, client: Client) -> None:
    Result.objects.filter(bout__key__startswith="old/").update(airs_at=MORNING_AFTER + DAY)
    assert "On the way up" not in read(client, rising.get_absolute_url())
    assert rising.slug not in dict(of_roster(Federation.objects.get(), MORNING_AFTER))
