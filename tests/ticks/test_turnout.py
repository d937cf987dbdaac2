"""What a show draws: counted at its doors, told when it is over, and blind to what others do today."""

from datetime import timedelta

import pytest
from django.test import Client

from federations import turnout
from federations.models import Federation, Series, Show
from llmfed import headless
from llmfed.world import airing
from llmfed.world.models import Moment, Universe
from llmfed.world.ticking import Tick
from tests import cast

DAY, WEEK = timedelta(days=1), timedelta(days=7)
OPENING = cast.BEGAN + timedelta(days=14, hours=20)


@pytest.fixture
def tonight(ironbound: Federation) -> Show:
    """Ironbound on its third Monday, before anything has happened."""
    series = Series.objects.get(name="Iron Monday")
    essen = ironbound.stops.earliest("position").city
    more = {"number": 5, "name": "Iron Monday", "kind": "tv", "city": "Essen", "place": essen}
    return Show.objects.create(federation=ironbound, series=series, starts_at=OPENING, **more)


def tick(show: Show) -> Tick:
    return Tick(show.federation.timeline, 40, show.starts_at, cast.SECRET)


def other(show: Show, begins: timedelta, **more: object) -> Show:
    """A show of Brasswork's, so long before tonight, that two million watched."""
    brasswork = Federation.objects.filter(slug="brasswork").first() or cast.federation("brasswork", "Brasswork", "b-")
    series = Series.objects.get(federation=brasswork, position=0)
    starts = show.starts_at - begins
    drew = {"seats": 5000, "attendance": 4000, "viewers": 2000, "following": 500, "state": Show.State.OVER}
    told = {"name": "Brass", "kind": "tv", "city": "Essen", "ended_at": starts + timedelta(hours=2)}
    number = brasswork.shows.count() + 1
    return Show.objects.create(
        federation=brasswork, series=series, number=number, starts_at=starts, **{**told, **drew, **more}
    )


def evening(show: Show) -> turnout.Evening:
    return turnout._evening(tick(show), show)


def test_what_was_on_at_this_hour_a_week_ago_will_be_on_again(tonight: Show) -> None:
    assert evening(tonight).rivals == 0
    other(tonight, WEEK - timedelta(minutes=90))
    assert evening(tonight).rivals == 2000


def test_nobody_knows_what_others_do_today(tonight: Show) -> None:
    """What is on now, what ended in another week, what a federation that stood still struck when it came back."""
    other(tonight, timedelta(hours=1), place=tonight.place, state=Show.State.ON_AIR, ended_at=None)
    other(tonight, timedelta(hours=5), place=tonight.place)
    other(tonight, WEEK, ended_at=OPENING)
    other(tonight, WEEK + timedelta(hours=1), ended_at=None)
    other(tonight, WEEK + timedelta(hours=4))
    assert evening(tonight).rivals == 0
    assert evening(tonight).days_since is None


def test_a_city_remembers_who_was_there_before_today(tonight: Show) -> None:
    other(tonight, 3 * DAY, place=tonight.place)
    assert evening(tonight).days_since == pytest.approx(3 - 2 / 24)


def test_tours_and_big_shows_have_no_camera(tonight: Show) -> None:
    assert evening(tonight).televised
    tonight.kind = Series.Kind.BIG
    assert not evening(tonight).televised
    tonight.kind, tonight.federation.style = Series.Kind.TV, "jp_tour"
    assert not evening(tonight).televised


def told(until: timedelta) -> Show:
    when = cast.BEGAN + until
    headless.advance(until=when + timedelta(microseconds=1))
    Universe.objects.update(world_at=when, world_until=when, rate=0)
    airing.release_history(when)
    while airing.freeze():
        pass
    return Show.objects.get(number=1)


def test_a_show_says_what_it_drew_when_it_is_over(ironbound: Federation, client: Client) -> None:
    show = told(timedelta(hours=20, minutes=10))
    address, api = "/federations/ironbound/shows/1/", "/api/v1/shows/ironbound/1/"
    assert show.state == Show.State.ON_AIR
    assert 0 < show.attendance <= show.seats
    page, line = client.get(address).text, client.get(api).json()
    assert f"{show.attendance:,} paid to be here" in page
    assert "gate" not in page
    assert (line["attendance"], line["gate_cents"], line["viewers"]) == (show.attendance, None, None)
    show = told(timedelta(days=1))
    page, line = client.get(address).text, client.get(api).json()
    assert f"the gate was ${show.gate_cents // 100:,}." in page
    assert "watched at home." in page
    assert (line["gate_cents"], line["viewers"]) == (show.gate_cents, show.viewers)
    closed = Moment.objects.get(kind="show.closed").facts
    assert (closed["viewers"], closed["sold_out"]) == (show.viewers, show.sold_out)


def test_the_next_show_draws_from_the_following_of_the_last(ironbound: Federation, client: Client) -> None:
    told(timedelta(days=4))
    first, second = Show.objects.over().order_by("number")
    assert first.following is not None
    assert second.following is not None
    assert abs(second.following - first.following) < 150
    page = client.get("/federations/ironbound/").text
    assert "Too few weekly shows yet" in page
    assert f"{second.attendance:,} there" in page
