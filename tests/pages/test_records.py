"""Records and deeds: counted from what has aired, with whoever comes next, and given once."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from characters.models import Character
from federations import deeds, records
from federations.models import Bout, Championship, Deed, Federation, Reign, Result, Show
from federations.sim.deeds import Deed as Kind
from llmfed.accounts.models import User
from llmfed.world.ticking import Tick
from tests import cast
from tests.pages.conftest import MORNING_AFTER

OWN, WORLD = "/federations/ironbound/records/", "/records/"


def tuesday(company: Federation) -> Tick:
    """The morning after the rankings."""
    company.timeline.federation = company
    return Tick(company.timeline, 900, cast.BEGAN + timedelta(days=8, hours=6), cast.SECRET)


@pytest.fixture
def company(over: Show) -> Federation:
    return Federation.objects.select_related("timeline").get()


def _told(title: str, now: datetime = MORNING_AFTER) -> records.Record | None:
    viewer = User(is_superuser=True)
    found = [record for chapter in records.chapters(viewer, None, now) for record in chapter.records]
    return next((record for record in found if record.title == title), None)


@pytest.mark.usefixtures("company")
def test_the_best_match_and_the_next_are_named(client: Client) -> None:
    ranked = Result.objects.order_by("-quarter_stars", "airs_at")
    best, second = ranked[0], ranked[1]
    told = _told("Highest rated match")

    assert told is not None
    assert told.next is not None
    assert told.best.url == best.bout.get_absolute_url()
    assert told.next.url == second.bout.get_absolute_url()
    for page in (OWN, WORLD):
        text = client.get(page).text
        assert "Highest rated match" in text
        assert best.bout.get_absolute_url() in text
        assert "Biggest house" in text


def test_reigns_are_counted_over_people_and_the_runner_up_is_somebody_else(company: Federation) -> None:
    belt, people = Championship.objects.get(), Character.objects
    spans = [("caspar-voss", 400, 100), ("caspar-voss", 900, 450), ("hugo-prat", 1000, 920), ("ivo-marr", 99, 97)]
    for number, (slug, began, ended) in enumerate(spans, start=50):
        at = {"began_at": cast.BEGAN - timedelta(days=began), "ended_at": cast.BEGAN - timedelta(days=ended)}
        Reign.objects.create(championship=belt, number=number, **at).holders.add(people.get(slug=slug))
    longest, most, total, shortest = (
        _told(title) for title in ("Longest reign", "Most reigns", "Most days as champion", "Shortest reign")
    )

    assert longest is not None
    assert (longest.best.name, longest.best.figure) == ("Caspar Voss", "450 days")
    assert longest.next is not None
    assert (longest.next.name, longest.next.figure) == ("Hugo Prat", "80 days")
    assert most is not None
    assert (most.best.name, most.best.figure, most.next) == ("Caspar Voss", "2", None)
    assert total is not None
    assert total.best.figure == "750 days"
    assert shortest is not None
    assert (shortest.best.name, shortest.best.figure) == ("Ivo Marr", "2 days")


@pytest.mark.usefixtures("on_air")
def test_what_has_not_aired_is_no_record(client: Client) -> None:
    running = Bout.objects.filter(bell_at__isnull=False).select_related("result").latest("bell_at")
    Result.objects.filter(bout=running).update(quarter_stars=20, duration_s=9000)
    assert running.get_absolute_url() not in client.get(OWN).text


@pytest.mark.usefixtures("ironbound")
def test_before_the_first_match_there_is_nothing_to_argue_about(client: Client) -> None:
    Reign.objects.all().delete()
    assert "Nothing to argue about yet" in client.get(OWN).text


def test_a_page_of_records_takes_few_statements(company: Federation, client: Client) -> None:
    client.get(OWN)
    with CaptureQueriesContext(connection) as asked:
        client.get(OWN)
    assert len(asked) <= 9


def test_a_private_house_is_in_nobody_elses_records(company: Federation, client: Client) -> None:
    Federation.objects.update(is_private=True)
    assert client.get(OWN).status_code == 404
    assert "Highest rated match" not in client.get(WORLD).text


def test_a_week_enters_what_it_made_true_once(company: Federation, client: Client) -> None:
    bout = Bout.objects.filter(form="singles", result__winner__isnull=False).select_related("result").first()
    assert bout is not None
    winner = bout.sides.get(number=bout.result.winner).character
    Result.objects.filter(bout=bout).update(quarter_stars=20)
    company.contracts.filter(character=winner).update(wins=100)
    tick = tuesday(company)
    deeds.note(tick)
    given = set(Deed.objects.filter(character=winner).values_list("kind", flat=True))

    assert given >= {"classic", "hundred_wins"}
    assert Deed.objects.filter(kind="classic").count() == 2
    assert Deed.objects.filter(kind="classic").first().bout == bout
    told = [moment.facts for moment in tick.moments if moment.facts["by"] == winner.slug]
    assert {facts["why"] for facts in told} == given
    deeds.note(tuesday(company))
    assert Deed.objects.filter(character=winner).count() == len(given)
    assert "A hundred wins" not in client.get(winner.get_absolute_url()).text
    Deed.objects.update(at=MORNING_AFTER)
    assert "A hundred wins" in client.get(winner.get_absolute_url()).text


@pytest.mark.parametrize("late", [timedelta(hours=6), timedelta(days=1), timedelta(days=14)])
def test_deeds_are_looked_for_on_tuesday_mornings_and_not_for_ever_back(company: Federation, late: timedelta) -> None:
    Result.objects.update(quarter_stars=20)
    tick = tuesday(company)
    tick.at += late
    deeds.note(tick)
    assert not Deed.objects.exists()


def test_a_new_champion_is_one_for_the_first_time_once(company: Federation) -> None:
    belt = Championship.objects.get()
    bout = Bout.objects.filter(form="singles", result__winner__isnull=False).first()
    assert bout is not None
    winner = bout.sides.get(number=bout.result.winner).character
    Result.objects.filter(bout=bout).update(title_change=True)
    Reign.objects.filter(championship=belt).update(ended_at=cast.BEGAN + timedelta(hours=1))
    Reign.objects.create(championship=belt, number=2, began_at=cast.BEGAN + timedelta(hours=1)).holders.add(winner)
    deeds.note(tuesday(company))
    given = Deed.objects.filter(character=winner).values_list("kind", flat=True)
    own = Reign.objects.filter(holders=winner).count()
    assert (str(Kind.FIRST_CHAMPIONSHIP) in given) == (own == 1)
