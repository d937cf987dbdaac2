"""What a city makes of people: it leans, it is loud, and it decides nothing by itself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from federations.sim import calendar
from federations.sim.crowd import Crowd, appeal, welcome
from federations.sim.kinds import Wrestler
from tests.sim.ringside import BRANDT, CASS, CAST, booked, many

ANYBODY = st.builds(
    replace,
    st.sampled_from(CAST),
    alignment=st.sampled_from(["face", "heel", "tweener"]),
    over=st.floats(0, 1),
    charisma=st.floats(0, 1),
)


@given(ANYBODY)
def test_its_own_are_wanted_more_and_others_less(who: Wrestler) -> None:
    loved = welcome(who, booked(who, CASS, cheers=(who.key,)))
    hated = welcome(who, booked(who, CASS, boos=(who.key,)))
    assert -1 <= hated <= appeal(who) <= loved <= 1
    assert hated < 0 < loved


@given(st.floats(0.7, 1.3), st.floats(0.7, 1.3))
def test_a_louder_city_is_louder(one: float, other: float) -> None:
    quiet, loud = sorted((one, other))
    levels = [Crowd(booked(CASS, BRANDT, noise=noise)).level for noise in (quiet, loud)]
    assert levels[0] <= levels[1]


def test_a_heel_at_home_hears_the_house_lean_to_him() -> None:
    away, home = Crowd(booked(BRANDT, CASS)), Crowd(booked(BRANDT, CASS, cheers=("brandt",)))
    assert home.lean() < away.lean()


def test_noise_makes_better_matches_and_favour_does_not_win_them() -> None:
    plain = many(booked(CASS, BRANDT), 120)
    loud = many(booked(CASS, BRANDT, noise=1.3), 120)
    for_brandt = many(booked(CASS, BRANDT, cheers=("brandt",), boos=("cass",)), 120)
    assert sum(result.rating for result in loud) > sum(result.rating for result in plain)
    won = [sum(result.winner == 1 for result in results) for results in (plain, for_brandt)]
    assert abs(won[1] - won[0]) < 20


@given(st.integers(1, 12), st.integers(1, 500))
def test_weekly_shows_travel_the_route_in_order(stops: int, number: int) -> None:
    here, there = (calendar.stop(stops, at, big=False) for at in (number, number + 1))
    assert there == (here + 1) % stops


@given(st.integers(2, 12), st.integers(1, 500))
def test_big_shows_are_at_home_or_away_by_number(stops: int, number: int) -> None:
    at, after = (calendar.stop(stops, one, big=True) for one in (number, number + 1))
    assert 0 <= min(at, after) <= max(at, after) < stops
    assert (at == 0) != (after == 0)
