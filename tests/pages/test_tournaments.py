"""Pages of tournaments: what has aired is on them, what has not is not, and a veil hides who went on."""

from datetime import timedelta

import pytest
from django.test import Client

from federations import cups
from federations.models import Result, Tie, Tournament
from federations.telling import touched_by
from llmfed.world.models import Moment, Universe
from tests.cast import BEGAN
from tests.pages.conftest import live_until_morning_after, stand_at
from tests.seasons import (
    AFTER,
    EVE,
    in_the_ring,
    live_through_a_tour,
    live_to_the_announcement,
    live_to_the_eve,
    live_without_a_champion,
)
from tests.stages import db_of

QUERIES = 8
db = db_of(
    {
        "over": live_until_morning_after,
        "announced": live_to_the_announcement,
        "eve": live_to_the_eve,
        "vacant": live_without_a_champion,
        "tour": live_through_a_tour,
    }
)


@pytest.fixture
def announced(db: None) -> Tournament:
    stand_at(BEGAN + timedelta(hours=2))
    return Tournament.objects.get()


@pytest.fixture
def eve(db: None) -> Tournament:
    stand_at(EVE)
    return Tournament.objects.get()


@pytest.fixture
def vacant(db: None) -> Tournament:
    stand_at(BEGAN + timedelta(hours=2))
    return Tournament.objects.get()


@pytest.fixture
def tour(db: None) -> Tournament:
    stand_at(AFTER)
    return Tournament.objects.get()


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.text.split())


def shown(cup: Tournament) -> cups.Page:
    found = cups.with_winner(Tournament.objects.filter(pk=cup.pk)).get()
    return cups.page(found, Universe.objects.get().world_at)


def test_a_house_without_tournaments_says_when_there_is_one(over: object, client: Client) -> None:
    page = text(client, "/federations/ironbound/tournaments/")
    assert "None is under way" in page
    assert "Nobody has won one yet" in page
    assert client.get("/federations/ironbound/tournaments/7/").status_code == 404
    assert 'href="/federations/ironbound/tournaments/"' in text(client, "/federations/ironbound/")


def test_a_bracket_shows_who_meets_whom_and_who_may_wait_for_them(
    announced: Tournament, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        page = text(client, announced.get_absolute_url())
    tie = announced.ties.select_related("one__character", "other__character").get(round=0, slot=0)
    assert announced.name in text(client, "/federations/ironbound/tournaments/")
    assert "Semi-finals" in page
    assert "A shot at the Iron Crown" in page
    assert tie.one.character.name in page
    waiting = {seat.waiting for seat in shown(announced).final.seats}
    assert f"{tie.one.character.name.split()[-1]} or {tie.other.character.name.split()[-1]}" in waiting


def test_nothing_is_told_before_the_final_bell(announced: Tournament, client: Client) -> None:
    tie = announced.ties.select_related("show").get(round=0, slot=0)
    bout = in_the_ring(tie)
    result = Result.objects.get(bout=bout)
    stand_at(result.airs_at - timedelta(seconds=1))
    before = shown(announced)
    assert [pair.how for pair in before.ties][0] == ""
    assert before.final.seats[0].entry is None
    assert bout.get_absolute_url() in text(client, announced.get_absolute_url())
    stand_at(result.airs_at + timedelta(seconds=1))
    after = shown(announced)
    assert after.ties[0].how == Tie.How.FALL
    assert after.final.seats[0].entry == after.ties[0].winner


def test_what_was_decided_later_than_now_is_not_shown(eve: Tournament) -> None:
    Universe.objects.update(world_at=BEGAN + timedelta(days=1), world_until=BEGAN + timedelta(days=1))
    page = shown(eve)
    assert {pair.how for pair in page.ties} == {""}
    assert [seat.entry for seat in page.final.seats] == [None, None]


def test_a_veil_has_words_for_everybody_it_hides(eve: Tournament, client: Client) -> None:
    page = text(client, f"{eve.get_absolute_url()}?veil=1")
    assert "data-veil" in page
    assert page.count("pair__seat--fed") == page.count("pair__closed") == 2
    for pair in shown(eve).ties[:2]:
        assert " or ".join(seat.entry.face.last_name for seat in pair.seats) in page


def test_behind_a_veil_nobody_is_named_whom_a_result_put_there(announced: Tournament) -> None:
    names = {one.face.last_name for one in shown(announced).entries}
    last = Tie.objects.create(tournament=announced, round=2, slot=0, one_from=announced.ties.get(round=1))
    Tournament.objects.update(rounds=3)
    Tie.objects.filter(round=1).update(one=announced.entrants.get(seed=1), other=announced.entrants.get(seed=2))
    Tie.objects.filter(round=0).update(how="walkover", decided_at=BEGAN)
    seat = shown(announced).ties[-1].seats[0]
    assert last.round == 2
    assert set(seat.waiting.split(" or ")) < names
    assert seat.veiled == "Winner of semi-final 1"


def test_whoever_looks_at_a_bracket_is_told_that_it_has_grown() -> None:
    kinds = ("tournament.advanced", "tournament.scored", "tournament.won", "segment.entrance")
    assert [touched_by(Moment(kind=kind, facts={})).panels for kind in kinds] == [True, True, True, False]


def test_a_match_leads_to_its_tournament(eve: Tournament, client: Client) -> None:
    bout = Tie.objects.filter(tournament=eve, round=0).first().promise.bout
    page = text(client, bout.get_absolute_url())
    assert f'href="{eve.get_absolute_url()}">A semi-final of the Iron Ring' in page


def test_a_vacant_championship_says_how_it_will_be_filled(vacant: Tournament, client: Client) -> None:
    page = text(client, vacant.championship.get_absolute_url())
    assert f'href="{vacant.get_absolute_url()}"' in page
    assert "given back: hurt, and out for another 60 days" in page


def test_a_league_shows_points_and_who_beat_whom(
    tour: Tournament, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        page = text(client, tour.get_absolute_url())
    found = shown(tour)
    assert [block.name for block in found.blocks] == ["Block A", "Block B"]
    for block in found.blocks:
        assert sum(line.row.points for line in block.lines) == 2 * 3
        letters = [[cell.letter if cell else "" for cell in line.cells] for line in block.lines]
        assert [row[n] for n, row in enumerate(letters)] == [""] * 3
    assert found.final.seats[0].entry == found.blocks[0].lines[0].entry
    assert found.held.winner.name in page
    assert "Night by night" in page


def test_the_api_says_the_same(eve: Tournament, client: Client, django_assert_max_num_queries) -> None:
    listed = client.get("/api/v1/tournaments/?federation=ironbound").json()
    with django_assert_max_num_queries(QUERIES):
        one = client.get("/api/v1/tournaments/ironbound/1/").json()
    assert [row["name"] for row in listed["results"]] == ["Iron Ring"]
    assert one["winner"] is None
    assert [(tie["round"], tie["slot"]) for tie in one["ties"]] == [(0, 0), (0, 1), (1, 0)]
    assert [tie["how"] for tie in one["ties"]] == ["fall", "fall", None]
    assert [tie["winner"] for tie in one["ties"][:2]] == one["ties"][2]["sides"]
    assert [entrant["seed"] for entrant in one["entrants"]] == [1, 2, 3, 4]
