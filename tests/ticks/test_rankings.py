"""Rankings are published on Mondays, from what was fought and nothing else; contenders follow from them."""

from datetime import UTC, datetime, timedelta
from itertools import groupby

import pytest
from pytest_django import DjangoAssertNumQueries

from characters.models import Group
from federations import contenders, ranking
from federations.models import Bout, Championship, Contract, Federation, Place, Promise, Ranking, Rating, Result, Show
from federations.sim.reasons import Facts
from llmfed import headless
from llmfed.world.models import Moment, Timeline
from llmfed.world.ticking import Tick
from tests import cast
from tests.cast import BEGAN
from tests.stages import db_of, stages

__all__ = ["stages"]

WEEK = timedelta(weeks=1)
# Six in the morning, when midnight's work is done.
FIRST, SECOND = (BEGAN + timedelta(weeks=weeks, hours=6) for weeks in (1, 2))


def live_three_weeks() -> None:
    cast.ironbound()
    headless.advance(until=SECOND + timedelta(minutes=1))


db = db_of({"ironbound": cast.ironbound, "lived": live_three_weeks})


@pytest.fixture
def ironbound(db: None) -> Federation:
    return Federation.objects.get()


@pytest.fixture
def lived(db: None) -> Federation:
    """Ironbound after two weeks of shows, its second rankings just published."""
    return Federation.objects.get()


def order(week: Ranking, pool: str) -> list[str]:
    return list(week.places.filter(pool=pool).order_by("place").values_list("character__slug", flat=True))


def tick_at(company: Federation, at: datetime) -> Tick:
    """The federation's tick at a time, with nothing run."""
    timeline = Timeline.objects.select_related("federation").get(pk=company.timeline_id)
    return Tick(timeline, timeline.tick, at, b"secret")


def test_before_the_first_match_there_are_none(ironbound: Federation) -> None:
    headless.advance(until=BEGAN + timedelta(hours=12))
    assert not Ranking.objects.exists()
    assert not Rating.objects.exists()


def test_every_monday_has_one_with_everybody_who_ever_fought(lived: Federation) -> None:
    first, second = Ranking.objects.order_by("week")
    assert [one.at for one in (first, second)] == [FIRST, SECOND]
    for one in (first, second):
        fought = set(Result.objects.aired(one.at).values_list("bout__sides__character__slug", flat=True))
        assert fought == set(one.places.filter(team=None).values_list("character__slug", flat=True))
    for _, rows in groupby(Place.objects.order_by("ranking", "pool", "place"), lambda row: (row.ranking_id, row.pool)):
        ranked = list(rows)
        assert [row.place for row in ranked] == list(range(1, len(ranked) + 1))
        assert [row.score for row in ranked] == sorted((row.score for row in ranked), reverse=True)


def test_a_place_knows_where_it_was_and_for_how_long(lived: Federation) -> None:
    first, second = Ranking.objects.order_by("week")
    for pool in ("women", "men"):
        before = order(first, pool)
        for row in second.places.filter(pool=pool).select_related("character"):
            assert row.character is not None
            who = row.character.slug
            assert row.was == (before.index(who) + 1 if who in before else None)
            assert row.weeks == (2 if row.was == row.place else 1)
    assert "kit-rowe" in set(order(second, "women")) & set(order(second, "men"))


def test_reasons_are_what_was_fought(lived: Federation) -> None:
    second = Ranking.objects.latest("week")
    told = Result.objects.filter(airs_at__gt=BEGAN + WEEK, airs_at__lte=SECOND, bout__form=Bout.Form.SINGLES)
    results = told.filter(winner__isnull=False).select_related("bout")
    assert results.exists()
    for result in results:
        sides = {side.number: side.character.slug for side in result.bout.sides.select_related("character")}
        won, lost = sides[result.winner or 0], sides[1 - (result.winner or 0)]
        winner: Facts = second.places.filter(character__slug=won)[0].facts
        loser: Facts = second.places.filter(character__slug=lost)[0].facts
        assert lost in winner.get("beat", []) + winner.get("prized", [])
        assert won in loser.get("lost_to", []) + loser.get("prized", [])


def test_the_news_names_who_leads(lived: Federation) -> None:
    first, second = Ranking.objects.order_by("week")
    told = [moment.facts for moment in Moment.objects.filter(kind="rankings.published").order_by("seq")]
    leaders = {pool: (order(first, pool)[0], order(second, pool)[0]) for pool in ("women", "men")}
    assert [facts["week"] for facts in told] == ["2031-01-13", "2031-01-20"]
    assert set(told[0]["by"]) == {was for was, _ in leaders.values()}
    changed = [pair for pair in leaders.values() if pair[0] != pair[1]]
    assert set(told[1]["was"]) == {was for was, _ in changed}
    assert set(told[1]["by"]) == {now for _, now in changed or leaders.values()}


def test_the_same_week_is_never_published_twice(lived: Federation) -> None:
    ranking.publish(tick_at(lived, SECOND + timedelta(hours=6)))
    ranking.publish(tick_at(lived, SECOND + timedelta(days=1)))
    assert Ranking.objects.count() == 2


def test_a_show_that_runs_past_midnight_only_delays_it(lived: Federation) -> None:
    Ranking.objects.latest("week").delete()
    late = tick_at(lived, SECOND + timedelta(minutes=20))
    late.timeline.on_air = True
    ranking.publish(late)
    assert Ranking.objects.count() == 1
    ranking.publish(tick_at(lived, SECOND + timedelta(hours=6)))
    assert Ranking.objects.latest("week").week == SECOND.date()


def test_what_has_not_been_settled_is_not_counted(lived: Federation) -> None:
    Ranking.objects.all().delete()
    Rating.objects.all().delete()
    Result.objects.update(settled_tick=None)
    ranking.publish(tick_at(lived, SECOND))
    assert not Ranking.objects.exists()


def test_weeks_without_a_match_make_everybody_less_certain(lived: Federation) -> None:
    before = {row.pk: row for row in Rating.objects.filter(fought__isnull=False)}
    later = tick_at(lived, SECOND + 4 * WEEK)
    ranking.publish(later)
    for rows, fields in later.changes():
        Rating.objects.bulk_update([row for row in rows if isinstance(row, Rating)], fields)
    for row in Rating.objects.filter(pk__in=before):
        assert row.rating == before[row.pk].rating
        assert row.deviation > before[row.pk].deviation
    facts = [place.facts for place in Ranking.objects.latest("week").places.all()]
    assert facts
    assert all(one["idle"] >= 4 for one in facts)


def test_whoever_has_left_is_no_longer_ranked_and_is_missed_above(lived: Federation) -> None:
    second = Ranking.objects.latest("week")
    gone, *others = order(second, "men")
    Contract.objects.filter(character__slug=gone).update(ended_at=SECOND)
    ranking.publish(tick_at(lived, SECOND + WEEK))
    third = Ranking.objects.latest("week")
    assert set(order(third, "men")) == set(others)
    assert all(row.facts["left"] == 1 for row in third.places.filter(pool="men", was__gt=1))


def test_a_week_costs_few_statements(lived: Federation, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    tick = tick_at(lived, SECOND + WEEK)
    with django_assert_max_num_queries(10):
        ranking.publish(tick)


def test_a_team_is_ranked_once_it_has_fought_as_one(lived: Federation) -> None:
    shift = Group.objects.get()
    assert not Place.objects.filter(team=shift).exists()
    bout = Bout.objects.filter(form=Bout.Form.SINGLES, result__winner__isnull=False).latest("bell_at")
    bout.sides.filter(number=bout.result.winner).update(team=shift)
    Ranking.objects.latest("week").delete()
    ranking.publish(tick_at(lived, SECOND))
    place = Place.objects.get(team=shift)
    assert (place.pool, place.place) == ("teams", 1)
    assert place.rating > 1500


def crown(**changes: object) -> Championship:
    Championship.objects.update(**changes)
    return Championship.objects.get()


def test_the_best_placed_man_who_does_not_hold_the_crown_is_next(lived: Federation) -> None:
    men = [who for who in order(Ranking.objects.latest("week"), "men") if who != "kit-rowe"]
    holder = crown().reigns.current().get().holders.get().slug
    Promise.objects.all().delete()
    found = contenders.contenders(tick_at(lived, SECOND))
    assert found == {"iron-crown": [(who,) for who in men if who != holder]}


def test_of_an_open_one_only_those_whom_the_champion_may_meet(lived: Federation) -> None:
    crown(division="open")
    found = contenders.contenders(tick_at(lived, SECOND))["iron-crown"]
    assert ("kit-rowe",) in found
    assert not {who for (who,) in found} & {"vera-stahl", "ines-okafor"}


def test_whoever_is_owed_a_shot_is_next_whatever_their_place(lived: Federation) -> None:
    last = order(Ranking.objects.latest("week"), "men")[-1]
    who = Contract.objects.get(character__slug=last).character
    Promise.objects.create(
        federation=lived,
        kind=Promise.Kind.SHOT,
        show=Show.objects.filter(state=Show.State.PLANNED)[0],
        one=who,
        championship=crown(),
        what="A shot.",
        made_at=datetime(2031, 1, 19, tzinfo=UTC),
    )
    assert contenders.contenders(tick_at(lived, SECOND))["iron-crown"][0] == (last,)
