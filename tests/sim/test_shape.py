"""Shape: who has been away is rusty for a match, and who has only just healed is easily hurt again."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from federations.sim import chances, shape
from federations.sim.bout import simulate
from tests.sim.ringside import CASS, booked, many

TWIN = replace(CASS, key="twin")


def _wins(rust: float) -> float:
    ended = [one.winner for one in many(booked(replace(CASS, rust=rust), TWIN), 600) if one.winner is not None]
    return ended.count(0) / len(ended)


def test_the_rusty_lose_more() -> None:
    fresh, away, long = _wins(0.0), _wins(0.5), _wins(1.0)
    assert fresh > away > long
    assert fresh - long > 0.06
    # It is a handicap, and no verdict.
    assert long > 0.3


def test_the_rusty_are_not_as_good_to_watch() -> None:
    sharp, dull = (many(booked(replace(CASS, rust=rust), replace(TWIN, rust=rust)), 300) for rust in (0.0, 1.0))
    assert sum(one.rating for one in sharp) > sum(one.rating for one in dull)


def test_who_has_only_just_healed_is_hurt_again_more_often() -> None:
    hurt = [
        sum("cass" in one.injuries for one in many(booked(replace(CASS, frail=frail, toughness=0.0), TWIN), 2500))
        for frail in (0.0, 1.0)
    ]
    assert hurt[1] > 1.5 * hurt[0] > 0


def test_whoever_is_in_practice_and_whole_wrestles_as_before() -> None:
    told = simulate(booked(CASS, TWIN), Random(5))
    assert told == simulate(booked(replace(CASS, rust=0.0, frail=0.0), TWIN), Random(5))


def test_rust_can_be_counted_and_so_is_in_the_odds_and_frailty_is_not() -> None:
    first = simulate(booked(replace(CASS, rust=1.0), TWIN), Random(1)).spots[0].facts["state"]["win"]
    assert first[0] < first[1]
    whole, frail = (simulate(booked(replace(CASS, frail=frail), TWIN), Random(1)).spots[0] for frail in (0.0, 1.0))
    assert whole.facts["state"]["win"] == frail.facts["state"]["win"]


@given(st.integers(-5, 800), st.integers(0, 300))
def test_rust_grows_and_frailty_heals(days: int, more: int) -> None:
    assert 0 <= shape.rust(days) <= shape.rust(days + more) <= 1
    assert 1 >= shape.frail(max(0, days)) >= shape.frail(max(0, days) + more) >= 0
    assert shape.frail(-1) == 0
    assert chances.might(replace(CASS, rust=shape.rust(days))) <= chances.might(CASS)


def test_a_month_is_a_rest_and_half_a_year_is_not() -> None:
    assert shape.rust(28) == 0
    assert shape.rust(180) == 1
    assert shape.frail(0) == 1
    assert shape.frail(45) == 0
