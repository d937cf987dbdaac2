"""Honours: given by each house in the first days of a year, by the world a week later, and told to nobody before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.test import Client

from characters.models import Character
from federations import honours
from federations.models import Award, Contract, Federation, Induction, Reign, Result, Show
from llmfed.world import airing
from llmfed.world.models import Moment, Request, Timeline, Universe
from llmfed.world.ticking import Tick
from tests import cast

NEW_YEAR = datetime(2032, 1, 1, tzinfo=UTC)


@pytest.fixture
def a_year(over: Show) -> Federation:
    """Ironbound after its first show, which was the last of the year: a short season."""
    Result.objects.update(airs_at=F("airs_at") + (NEW_YEAR - timedelta(days=2) - cast.BEGAN))
    return Federation.objects.select_related("timeline").get()


def tick_at(company: Federation, when: datetime) -> Tick:
    """The midnight tick of a federation's timeline."""
    company.timeline.federation = company
    return Tick(company.timeline, 900, when, cast.SECRET)


def close(company: Federation, when: datetime = NEW_YEAR) -> Tick:
    tick = tick_at(company, when)
    honours.close_season(tick)
    return tick


def test_a_house_honours_its_best_and_puts_them_forward(a_year: Federation) -> None:
    tick = close(a_year)
    given = {award.kind: award for award in Award.objects.all()}
    assert {"match", "show"} <= set(given)
    best = Result.objects.order_by("-quarter_stars").first()
    assert best is not None
    assert given["match"].bout.result.quarter_stars == best.quarter_stars
    assert "stars" in given["match"].reason
    assert (given["match"].year, given["match"].world) == (2031, False)
    told = [moment for moment in tick.moments if moment.kind == "award.given"]
    assert len(told) == len(given)
    assert all("federation:ironbound" in moment.topics for moment in told)
    assert {r.facts["kind"] for r in tick.requests if r.kind == "award.nominated"} == set(given)


def test_a_season_is_closed_once_and_only_in_january(a_year: Federation) -> None:
    close(a_year, NEW_YEAR - timedelta(days=1))
    assert not Award.objects.exists()
    close(a_year, NEW_YEAR + timedelta(days=2))
    there = Award.objects.count()
    assert there
    assert close(a_year, NEW_YEAR + timedelta(days=3)).requests == []
    assert Award.objects.count() == there


def test_a_private_house_keeps_its_honours_to_itself(a_year: Federation) -> None:
    Federation.objects.update(is_private=True)
    a_year.is_private = True
    assert close(a_year).requests == []
    assert Award.objects.exists()


def test_a_rookie_turned_professional_here_and_had_no_contract_before_the_year(a_year: Federation) -> None:
    tick, market = tick_at(a_year, NEW_YEAR), Timeline.objects.get(slug="market")
    assert honours._rookies(tick, 2031, NEW_YEAR) == []
    for seq, slug in enumerate(("kit-rowe", "jun-sato", "abe-nobody"), 1):
        told = {"timeline": market, "kind": "person.debuted", "facts": {"by": slug}, "airs_at": cast.BEGAN}
        Moment.objects.create(seq=900 + seq, tick=1, **told)
    Contract.objects.filter(character__slug="jun-sato").update(began_at=cast.BEGAN - timedelta(days=30))
    assert honours._rookies(tick, 2031, NEW_YEAR) == ["kit-rowe"]


def on_the_market(when: datetime, *requests: Request) -> Tick:
    tick = Tick(Timeline.objects.get(slug="market"), 30, when, cast.SECRET)
    tick._inbox = list(requests)
    honours.honour_the_best(tick)
    return tick


def test_the_world_honours_the_best_of_all_houses_a_week_later(a_year: Federation) -> None:
    asked = close(a_year).requests
    better = Request(facts={**asked[0].facts, "points": asked[0].facts["points"] + 1}, kind=asked[0].kind)
    for number, request in enumerate([*asked, better]):
        request.pk = number + 1
    assert on_the_market(NEW_YEAR + timedelta(days=6), *asked).moments == []
    tick = on_the_market(NEW_YEAR + timedelta(days=7), *asked, better)
    world = Award.objects.filter(world=True)
    assert {award.kind for award in world} == {r.facts["kind"] for r in asked if r.kind == "award.nominated"}
    assert better.answer == Request.Answer.GRANTED
    assert (asked[0].answer, asked[0].reason) == (Request.Answer.DECLINED, "another was better")
    assert all("universe:all" in moment.topics for moment in tick.moments)
    assert all(request.answered_tick for request in asked)


def test_two_go_up_on_the_wall_and_nobody_twice(a_year: Federation) -> None:
    def forward(slug: str, points: int) -> Request:
        facts = {"year": 2031, "federation": "ironbound", "by": slug, "points": points, "reason": "4 reigns"}
        return Request(pk=points, kind=honours.PUT_FORWARD, facts=facts)

    asked = [forward("vera-stahl", 70), forward("bo-lindqvist", 90), forward("caspar-voss", 80)]
    on_the_market(NEW_YEAR + timedelta(days=7), *asked)
    assert set(Induction.objects.values_list("character__slug", flat=True)) == {"bo-lindqvist", "caspar-voss"}
    again = [forward("bo-lindqvist", 99), forward("vera-stahl", 71)]
    on_the_market(NEW_YEAR + timedelta(days=373), *again)
    assert Induction.objects.count() == 3
    assert again[0].answer == Request.Answer.DECLINED


def test_whom_two_houses_put_forward_goes_up_once(a_year: Federation) -> None:
    facts = {"year": 2031, "federation": "ironbound", "by": "vera-stahl", "reason": "4 reigns"}
    asked = [Request(pk=n, kind=honours.PUT_FORWARD, facts={**facts, "points": n}) for n in (70, 90)]
    on_the_market(NEW_YEAR + timedelta(days=7), *asked)
    assert Induction.objects.get().character.slug == "vera-stahl"
    assert [one.answer for one in asked] == [Request.Answer.DECLINED, Request.Answer.GRANTED]


def test_a_reign_of_a_team_is_one_of_each(a_year: Federation) -> None:
    belt = a_year.championships.get()
    pair = Character.objects.filter(slug__in=("vera-stahl", "ines-okafor"))
    pair.update(born="1980-01-01")
    reign = Reign.objects.create(
        championship=belt,
        number=90,
        began_at=datetime(2015, 1, 1, tzinfo=UTC),
        ended_at=datetime(2020, 1, 1, tzinfo=UTC),
    )
    reign.holders.set(pair)
    careers = {one.key: one for one in honours._careers(tick_at(a_year, NEW_YEAR), a_year, NEW_YEAR)}
    for who in pair:
        assert (careers[who.slug].first_reigns, careers[who.slug].other_reigns) == (1, 0)
    Induction.objects.create(character=pair[0], federation=a_year, given_at=NEW_YEAR - timedelta(days=300), year=2030)
    assert pair[0].slug not in {one.key for one in honours._careers(tick_at(a_year, NEW_YEAR), a_year, NEW_YEAR)}


def test_only_long_careers_are_put_forward(a_year: Federation) -> None:
    assert not any(request.kind == honours.PUT_FORWARD for request in close(a_year).requests)
    Award.objects.all().delete()
    belt = a_year.championships.get()
    bo = a_year.contracts.get(character__slug="bo-lindqvist").character
    bo.born = bo.born.replace(year=1985)
    bo.save()
    for year in (2019, 2022, 2025):
        ended = datetime(year + 2, 1, 1, tzinfo=UTC)
        reign = Reign.objects.create(championship=belt, number=year, began_at=ended.replace(year=year), ended_at=ended)
        reign.holders.add(bo)
    (put,) = [request for request in close(a_year).requests if request.kind == honours.PUT_FORWARD]
    assert put.facts["by"] == "bo-lindqvist"
    assert "reigns" in put.facts["reason"]


def test_pages_show_what_was_given(a_year: Federation, client: Client, django_assert_max_num_queries) -> None:
    assert "No year has ended yet" in client.get("/awards/").text
    assert "The wall is bare" in client.get("/hall/").text
    tick = close(a_year)
    Universe.objects.update(world_at=NEW_YEAR, world_until=NEW_YEAR, rate=0)
    Moment.objects.bulk_create(tick.moments)
    airing.release_history(NEW_YEAR)
    while airing.freeze():
        pass
    show = Award.objects.get(kind="show").show
    assert isinstance(show, Show)
    vera = a_year.contracts.get(character__slug="vera-stahl").character
    told = {"year": 2031, "reason": "4 reigns", "given_at": NEW_YEAR}
    Induction.objects.create(character=vera, federation=a_year, **told)
    Award.objects.get(kind="match").people.add(vera)
    for address, said in (
        ("/awards/", "The best of 2031"),
        ("/awards/2031/", show.get_absolute_url()),
        ("/hall/", "Vera Stahl"),
        (vera.get_absolute_url(), "Match of the year 2031"),
    ):
        with django_assert_max_num_queries(9, info=address):
            assert said in client.get(address).text, address
    assert client.get("/awards/2029/").status_code == 404
    Federation.objects.update(is_private=True)
    assert "No year has ended yet" in client.get("/awards/").text
    assert client.get("/awards/2031/").status_code == 404
    assert "Vera Stahl" not in client.get("/hall/").text


def test_the_database_holds_one_of_each_a_year(a_year: Federation) -> None:
    told = {"year": 2031, "kind": "show", "federation": a_year, "given_at": NEW_YEAR}
    for world in (False, True):
        Award.objects.create(**told, world=world)
        with pytest.raises(IntegrityError, match="award_once"), transaction.atomic():
            Award.objects.create(**told, world=world)
