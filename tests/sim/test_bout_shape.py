"""The shape of many bouts together: who wins, how, and how long it takes."""

from collections import Counter
from dataclasses import replace
from random import Random
from statistics import mean

import pytest

from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, BoutResult, Finish, Stipulation
from tests.sim.ringside import BRANDT, CASS, ODILE, VESNA, booked, many

NOBODY = (CASS, replace(CASS, key="double", alignment="heel"))


@pytest.fixture(scope="module")
def television() -> list[BoutResult]:
    """A season of television between four people."""
    pairs = ((CASS, BRANDT), (VESNA, ODILE), (CASS, ODILE), (VESNA, BRANDT))
    return [one for pair in pairs for one in many(booked(*pair), 110)]


def test_television_finishes_as_television_does(television: list[BoutResult]) -> None:
    share = Counter(one.finish for one in television)
    total = len(television)
    assert share[Finish.PIN] / total > 0.5
    assert 0.03 < share[Finish.DQ] / total < 0.18
    assert 0.02 < share[Finish.SUBMISSION] / total < 0.28
    assert 0 < share[Finish.ROLL_UP] / total < 0.12
    assert 0 < share[Finish.COUNT_OUT] / total < 0.07
    assert sum(one.winner is None for one in television) / total < 0.06


def test_ratings_spread_around_the_middle(television: list[BoutResult]) -> None:
    stars = [one.rating for one in television]
    assert 0.75 < mean(stars) < 2.0
    assert max(stars) - min(stars) >= 1.5


@pytest.mark.parametrize(
    ("place", "big_show", "low", "high"),
    [(0.0, False, 4, 6.5), (1.0, False, 8, 11), (0.5, True, 9, 12), (1.0, True, 17, 25)],
    ids=["opener", "tv_main", "big_middle", "big_main"],
)
def test_bouts_are_as_long_as_their_place(place: float, big_show: bool, low: float, high: float) -> None:
    bout = booked(CASS, BRANDT, place=place, big_show=big_show, time_limit_s=3600)
    minutes = mean(one.duration_s for one in many(bout, 60)) / 60
    assert low <= minutes <= high


def test_the_better_one_wins_more_but_not_always() -> None:
    up = replace(CASS, over=0.6, strength=0.55, technique=0.55, brawling=0.55, agility=0.55, toughness=0.6)
    down = replace(up, key="down", over=0.4, strength=0.45, technique=0.45, brawling=0.45, agility=0.45, toughness=0.5)
    won = Counter(one.winner for one in many(booked(up, down), 300))
    assert 0.62 < won[0] / (won[0] + won[1]) < 0.88


@pytest.mark.long
def test_sides_are_equal_before_the_bell() -> None:
    first, second = replace(CASS, alignment="tweener"), replace(CASS, key="double", alignment="tweener")
    won = Counter(one.winner for one in many(booked(first, second), 400))
    assert 0.42 < won[0] / (won[0] + won[1]) < 0.58


@pytest.mark.parametrize("side", [0, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "bout",
    [booked(*NOBODY), booked((CASS, VESNA), (BRANDT, ODILE)), booked(CASS, BRANDT, ODILE)],
    ids=["singles", "tag", "three_way"],
)
def test_what_is_pencilled_mostly_happens(bout: BoutInput, side: int) -> None:
    won = sum(one.winner == side for one in many(replace(bout, pencilled=side), 100))
    assert won >= 90


@pytest.mark.long
def test_the_odds_mean_something() -> None:
    said: dict[bool, list[bool]] = {True: [], False: []}
    for seed in range(150):
        result = simulate(booked(CASS, BRANDT), Random(seed))
        if result.winner is None:
            continue
        late = result.spots[len(result.spots) * 3 // 4].facts["state"]["win"]
        said[late[0] > 500].append(result.winner == 0)
    assert mean(said[True]) > mean(said[False]) + 0.2


def test_a_brawl_without_rules_goes_outside_more() -> None:
    def brawls(stipulation: Stipulation) -> int:
        bout = booked(CASS, BRANDT, stipulation=stipulation)
        return sum(spot.kind.value == "brawl" for seed in range(60) for spot in simulate(bout, Random(seed)).spots)

    assert brawls(Stipulation.NO_DQ) > 1.4 * brawls(Stipulation.STANDARD)


@pytest.mark.long
def test_a_tired_wrestler_pays_for_it() -> None:
    tired = replace(CASS, energy=0.1)
    fresh = Counter(one.winner for one in many(booked(CASS, BRANDT), 200))[0]
    spent = Counter(one.winner for one in many(booked(tired, BRANDT), 200))[0]
    assert spent < fresh
