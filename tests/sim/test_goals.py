"""Matches that are won by other means than a fall: what they are made of, and that the better one wins them too."""

from collections import Counter
from dataclasses import replace
from random import Random
from statistics import mean

import pytest

from federations.sim.bout import simulate
from federations.sim.kinds import BoutResult, Finish, Spot, Stipulation
from tests.sim.ringside import BRANDT, CASS, ODILE, VESNA, booked, many

OTHERWISE = {
    Stipulation.LADDER: Finish.RETRIEVAL,
    Stipulation.TABLES: Finish.TABLE,
    Stipulation.LAST_STANDING: Finish.TEN_COUNT,
}


def fought(stipulation: Stipulation, seed: int) -> BoutResult:
    pair = ((CASS, BRANDT), (VESNA, ODILE))[seed % 2]
    return simulate(booked(*pair, stipulation=stipulation, big_show=True), Random(seed))


@pytest.mark.parametrize("stipulation", OTHERWISE)
def test_it_is_won_by_what_it_is_about(stipulation: Stipulation) -> None:
    ends = Counter(fought(stipulation, seed).finish for seed in range(30))
    assert ends == {OTHERWISE[stipulation]: 30}


def test_a_cage_is_left_or_decided_inside_it() -> None:
    ends = Counter(fought(Stipulation.CAGE, seed).finish for seed in range(60))
    assert ends[Finish.WAY_OUT] >= 12
    assert ends[Finish.PIN] >= 12
    assert sum(ends.values()) == sum(
        ends[one] for one in (Finish.WAY_OUT, Finish.PIN, Finish.ROLL_UP, Finish.SUBMISSION)
    )


def test_who_is_stopped_on_the_way_up_falls_down_and_is_in_trouble() -> None:
    spots = [spot for seed in range(20) for spot in fought(Stipulation.LADDER, seed).spots]
    down = [(one, then) for one, then in zip(spots, spots[1:], strict=False) if then.kind is Spot.PULLED_DOWN]
    assert len(down) > 20
    for climb, fall in down:
        assert climb.kind is Spot.CLIMB
        assert (climb.facts["by"], climb.facts["on"]) == (fall.facts["on"], fall.facts["by"])
        hurt = 0 if fall.facts["state"]["legal"][0] == fall.facts["on"] else 1
        before, after = (spot.facts["state"]["wear"][hurt] for spot in (climb, fall))
        assert after > before or after == 1000


def test_nobody_climbs_before_the_ladder_stands() -> None:
    for seed in range(20):
        kinds = [spot.kind for spot in fought(Stipulation.LADDER, seed).spots]
        assert kinds.count(Spot.SET_UP) == 1
        assert kinds.index(Spot.SET_UP) < kinds.index(Spot.CLIMB)


def test_a_count_of_ten_is_beaten_or_it_is_the_end() -> None:
    for seed in range(20):
        told = [spot.kind for spot in fought(Stipulation.LAST_STANDING, seed).spots]
        assert told.count(Spot.TEN) == told.count(Spot.BACK_UP) + 1


def test_a_table_breaks_once_and_that_is_all() -> None:
    for seed in range(20):
        moves = [spot.facts.get("move", "") for spot in fought(Stipulation.TABLES, seed).spots]
        broken = [move for move in moves if move in {"table_slam", "table_charge"}]
        assert len(broken) == 1


@pytest.mark.parametrize("stipulation", [*OTHERWISE, Stipulation.CAGE])
def test_the_better_one_wins_more_but_not_always(stipulation: Stipulation) -> None:
    up = replace(CASS, over=0.6, strength=0.55, technique=0.55, brawling=0.55, agility=0.55, toughness=0.6)
    down = replace(up, key="down", over=0.4, strength=0.45, technique=0.45, brawling=0.45, agility=0.45, toughness=0.5)
    won = Counter(one.winner for one in many(booked(up, down, stipulation=stipulation), 150))
    assert 0.58 < won[0] / (won[0] + won[1]) < 0.92


@pytest.mark.parametrize("stipulation", [*OTHERWISE, Stipulation.CAGE])
def test_what_is_pencilled_mostly_happens(stipulation: Stipulation) -> None:
    bout = booked(CASS, BRANDT, stipulation=stipulation, pencilled=1)
    assert sum(one.winner == 1 for one in many(bout, 60)) >= 52


def test_they_are_worth_the_carpentry() -> None:
    plain = mean(one.rating for one in many(booked(CASS, BRANDT, big_show=True), 80))
    for stipulation in (*OTHERWISE, Stipulation.CAGE):
        stars = mean(one.rating for one in many(booked(CASS, BRANDT, big_show=True, stipulation=stipulation), 80))
        assert stars > plain - 0.1
