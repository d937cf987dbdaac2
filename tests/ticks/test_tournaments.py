"""Tournaments are announced, fought night by night, and won; whoever cannot come makes room for somebody."""

from datetime import datetime, timedelta

import pytest

from characters.models import Character, Injury
from federations import appointing, edits
from federations.courses import Course
from federations.models import Bout, Championship, Entrant, Promise, Result, Tie, Tournament
from federations.sim import leagues
from federations.sim.leagues import Played
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.invariants import tournaments_end_with_their_final
from llmfed.world.models import Moment
from storylines import stakes
from storylines.sim.stakes import branches
from tests.cast import BEGAN
from tests.databases import migrated
from tests.seasons import (
    AFTER,
    ANNOUNCED,
    EVE,
    in_the_ring,
    live_through_a_tour,
    live_to_the_announcement,
    live_to_the_eve,
    live_without_a_champion,
)
from tests.stages import db_of, stages

__all__ = ["migrated", "stages"]
DAY = timedelta(days=1)

db = db_of(
    {
        "announced": live_to_the_announcement,
        "eve": live_to_the_eve,
        "vacant": live_without_a_champion,
        "tour": live_through_a_tour,
    }
)


@pytest.fixture
def announced(db: None) -> Tournament:
    return Tournament.objects.get()


@pytest.fixture
def eve(db: None) -> Tournament:
    return Tournament.objects.get()


@pytest.fixture
def vacant(db: None) -> Tournament:
    return Tournament.objects.get()


@pytest.fixture
def tour(db: None) -> Tournament:
    return Tournament.objects.get()


def final(cup: Tournament) -> Tie:
    found = cup.ties.select_related("one__character", "other__character", "show", "promise__bout__championship")
    return found.get(round=cup.rounds - 1)


def hurt(who: Character, since: datetime) -> None:
    Injury.objects.create(character=who, began_at=since, until=since + 50 * DAY)


def names(cup: Tournament) -> set[str]:
    return set(cup.entrants.values_list("character__slug", flat=True))


def test_the_years_tournament_is_announced_weeks_before_its_final(announced: Tournament) -> None:
    told = Moment.objects.get(kind="tournament.announced").facts
    owed = Promise.objects.owed().filter(kind=Promise.Kind.MATCH, tie__tournament=announced)

    assert (announced.name, announced.edition, announced.season) == ("Iron Ring", 1, 2031)
    assert (announced.prize, announced.championship.slug) == (Tournament.Prize.SHOT, "iron-crown")
    assert (told["cup"], told["field"], told["shot"], told["name"]) == ("Iron Ring", 4, "iron-crown", "Iron Ring Final")
    assert "bo-lindqvist" not in names(announced)
    assert set(announced.entrants.values_list("character__gender", flat=True)) <= {"m", "x"}
    assert final(announced).show.is_big
    assert {promise.tie.stage for promise in owed} == {"semi-final"}
    headless.advance(until=BEGAN + 8 * DAY)
    assert Tournament.objects.count() == 1


def test_it_is_fought_on_its_nights_and_leads_where_it_was_said_to(eve: Tournament) -> None:
    semis = list(eve.ties.filter(round=0).select_related("winner", "promise__bout__result", "one", "other"))
    assert {tie.promise.bout.reason for tie in semis} == {"a semi-final of the Iron Ring"}
    for tie in semis:
        sides = dict(tie.promise.bout.sides.values_list("character", "number"))
        assert sides[tie.winner.character_id] == tie.promise.bout.result.winner
        assert tie.decided_at == tie.promise.bout.result.airs_at
    headless.advance(until=AFTER)
    eve.refresh_from_db()
    decider, shot = final(eve), Promise.objects.shots().get(earned_in__promises__tie__tournament=eve)

    assert eve.state == Tournament.State.OVER
    assert tournaments_end_with_their_final() == []
    Tournament.objects.update(winner=eve.entrants.exclude(pk=eve.winner_id).first())
    assert tournaments_end_with_their_final() == ["ironbound: Iron Ring"]
    assert {decider.one_id, decider.other_id} == {tie.winner_id for tie in semis}
    assert decider.promise.bout.reason == "the final of the Iron Ring"
    assert shot.one == eve.winner.character
    assert shot.championship.slug == "iron-crown"
    assert [m.facts["stage"] for m in Moment.objects.filter(kind="tournament.advanced")] == ["final", "final"]
    assert Moment.objects.get(kind="tournament.won").facts["by"] == shot.one.slug


def test_a_match_says_of_which_tournament_it_is(eve: Tournament) -> None:
    bout = Bout.objects.filter(promises__tie__tournament=eve).first()
    record = stakes.record(bout.key, bout.bell_at)
    assert record.cup.bill == "a semi-final of the Iron Ring"
    assert {branch.consequences[0].kind for branch in branches(record)} == {"through"}


def test_who_is_hurt_before_the_first_round_makes_room_for_another(announced: Tournament) -> None:
    out = announced.entrants.select_related("character").get(seed=1)
    hurt(out.character, ANNOUNCED)
    headless.advance(until=ANNOUNCED + DAY)
    entrant = announced.entrants.get(seed=1)

    assert entrant.instead_of == out.character.name
    assert entrant.character != out.character
    promise = Tie.objects.get(one=entrant).promise
    assert promise.one == entrant.character
    assert promise.broken_at is None


def test_where_there_is_nobody_else_the_other_goes_on(announced: Tournament) -> None:
    tie = announced.ties.select_related("one__character", "other").get(round=0, slot=0)
    for who in Character.objects.exclude(entered__tournament=announced):
        hurt(who, ANNOUNCED)
    hurt(tie.one.character, ANNOUNCED)
    headless.advance(until=ANNOUNCED + DAY)
    tie.refresh_from_db()

    assert (tie.how, tie.winner) == (Tie.How.WALKOVER, tie.other)
    assert final(announced).one == tie.other
    assert Moment.objects.get(kind="tournament.advanced").facts["why"] == "walkover"


def test_a_finalist_who_is_hurt_leaves_the_final_to_whom_they_beat(eve: Tournament) -> None:
    decider = final(eve)
    semi = eve.ties.select_related("one", "other").get(winner=decider.one)
    beaten = semi.other if semi.one_id == decider.one_id else semi.one
    hurt(decider.one.character, EVE)
    headless.advance(until=EVE + timedelta(hours=2))

    assert final(eve).one == beaten
    assert final(eve).promise.one == beaten.character
    assert Moment.objects.filter(kind="tournament.advanced").latest("seq").facts["why"] == "stead"


def test_whom_a_finalist_beat_last_comes_back_first() -> None:
    one, early, late, other = (Entrant(pk=seed, seed=seed) for seed in range(1, 5))
    ties = [
        Tie(pk=1, round=0, one=one, other=early, winner=one),
        Tie(pk=2, round=1, one=late, other=one, winner=one),
        Tie(pk=3, round=2, one=one, other=other),
    ]
    course = Course(Tournament(kind=Tournament.Kind.KNOCKOUT), ties)
    assert appointing._second(course, course.final, one) is late


def test_a_final_that_nobody_wins_is_fought_again_without_disqualification(eve: Tournament) -> None:
    bout = in_the_ring(final(eve))
    Result.objects.filter(bout=bout).update(winner=None, finish="time_limit")
    headless.advance(until=AFTER + timedelta(hours=1))
    decider = final(eve)

    assert (decider.how, decider.again) == ("", 1)
    assert decider.promise.stipulation == Bout.Stipulation.NO_DQ
    assert decider.promise.bout is None
    assert Moment.objects.get(kind="tournament.again").facts["show"] == decider.show.number


def test_a_draw_before_the_final_sends_the_higher_seed_on(announced: Tournament) -> None:
    tie = announced.ties.select_related("one", "other", "show").get(round=0, slot=0)
    headless.advance(until=tie.show.starts_at - DAY)
    bout = in_the_ring(tie)
    Result.objects.filter(bout=bout).update(winner=None, finish="double")
    headless.advance(until=EVE)
    tie.refresh_from_db()

    assert tie.how == Tie.How.SEED
    assert tie.winner.seed == min(tie.one.seed, tie.other.seed)


def test_a_champion_who_is_out_for_too_long_gives_it_back_and_it_is_fought_for(vacant: Tournament) -> None:
    crown = Championship.objects.get()
    reign = crown.reigns.get()
    assert (vacant.prize, vacant.championship) == (Tournament.Prize.CROWN, crown)
    assert reign.ended_at == BEGAN
    assert reign.vacated == "hurt, and out for another 60 days"
    assert Moment.objects.get(kind="championship.vacated").facts["by"] == "bo-lindqvist"
    headless.advance(until=AFTER)
    vacant.refresh_from_db()
    fought, new = Bout.objects.filter(championship=crown), crown.reigns.current().get()

    assert [bout.pk for bout in fought] == [final(vacant).promise.bout_id]
    assert list(new.holders.all()) == [vacant.winner.character]
    assert new.won_in == fought[0]


def test_a_champion_named_by_the_desk_ends_it(vacant: Tournament) -> None:
    who = vacant.entrants.get(seed=1).character
    boss = User.objects.create_user("boss")
    edits.award(belt=vacant.championship, holders=[who], by=boss, now=ANNOUNCED)
    headless.advance(until=ANNOUNCED + DAY)
    vacant.refresh_from_db()

    assert vacant.state == Tournament.State.OFF
    assert not Promise.objects.owed().filter(kind=Promise.Kind.MATCH).exists()


def test_on_a_tour_everybody_meets_everybody_of_their_block(tour: Tournament) -> None:
    ties = tour.ties.select_related("one", "other", "winner").exclude(round=tour.rounds - 1)
    pairs = [frozenset((tie.one_id, tie.other_id)) for tie in ties]
    blocks = [list(tour.entrants.filter(block=block).order_by("seed")) for block in (0, 1)]

    assert tour.kind == Tournament.Kind.LEAGUE
    assert sorted(map(sorted, pairs)) == sorted(
        [one.pk, other.pk] for block in blocks for n, one in enumerate(block) for other in block[n + 1 :]
    )
    decider = final(tour)
    for block, side in zip(blocks, (decider.one, decider.other), strict=True):
        own = [tie for tie in ties if tie.one in block]
        played = [
            Played(tie.one.seed, tie.other.seed, tie.winner.seed if tie.winner else None, tie.fall_s) for tie in own
        ]
        assert side.seed == leagues.table([one.seed for one in block], played)[0].seed
    assert tour.state == Tournament.State.OVER
    scored = Moment.objects.filter(kind="tournament.scored")
    assert scored.count() == len(pairs)
    assert all(moment.facts["points"] >= 1 for moment in scored)


def test_a_rumble_keeps_who_came_and_who_went(announced: Tournament) -> None:
    rumble = Tournament.objects.create(
        federation=announced.federation, number=9, name="Rumble", kind="rumble", rounds=1, began_at=BEGAN
    )
    who = list(Character.objects.filter(role="wrestler")[:3])
    rows = [Entrant(tournament=rumble, seed=n, character=one, drawn=4 - n) for n, one in enumerate(who, start=1)]
    first, second, third = Entrant.objects.bulk_create(rows)
    Entrant.objects.filter(pk=second.pk).update(out=1, out_by=first)
    Entrant.objects.filter(pk=third.pk).update(out=2, out_by=first)
    assert [one.pk for one in rumble.entrants.filter(out=None)] == [first.pk]
