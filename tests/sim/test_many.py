"""Matches of many and of many falls: who is beaten leaves, out is over the top rope, and the clock decides."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random
from statistics import mean

import pytest

from federations.sim.bout import simulate
from federations.sim.favour import favour
from federations.sim.kinds import BoutInput, BoutResult, Finish, Spot, Stipulation, Wrestler
from federations.sim.rules import suited
from tests.sim.ringside import BRANDT, CASS, CAST, ODILE, VESNA, booked

CROWD = [replace(CAST[n % 4], key=f"w{n}", over=0.2 + n % 7 / 10, weight_kg=70 + 7 * (n % 9)) for n in range(16)]
EVENS = [replace(CASS, key=f"even-{n}") for n in range(8)]
FEMALE, MALE = (
    [replace(one, key=f"{one.key}-{gender}", gender=gender) for one in (CASS, VESNA, BRANDT)] for gender in "fm"
)


def of(rules: Stipulation, *sides: tuple[Wrestler, ...], **more: object) -> BoutInput:
    return booked(*sides, stipulation=rules, **({"big_show": True, "time_limit_s": 1800} | more))


def royal(people: list[Wrestler], **more: object) -> BoutInput:
    return of(Stipulation.BATTLE_ROYAL, *((one,) for one in people), **more)


def fought(bout: BoutInput, count: int = 40) -> list[BoutResult]:
    return [simulate(bout, Random(seed)) for seed in range(count)]


def gone(result: BoutResult) -> list[str]:
    """Who was eliminated, in order."""
    return [str(spot.facts["on"]) for spot in result.spots if spot.kind is Spot.ELIMINATED]


def test_in_a_battle_royal_everybody_but_the_winner_goes_over_the_rope_once() -> None:
    for result in fought(royal(CROWD), 12):
        assert result.finish is Finish.OVER_TOP
        assert result.decisive is not None
        winner, last = result.decisive
        assert sorted([*gone(result), last, winner]) == sorted(one.key for one in CROWD)
        left = [spot.facts["left"] for spot in result.spots if spot.kind is Spot.ELIMINATED]
        assert left == list(range(15, 1, -1))


def test_whoever_is_out_does_nothing_more_and_has_no_chance() -> None:
    for result in fought(royal(CROWD), 6):
        out: set[str] = set()
        for spot in result.spots:
            assert not {spot.facts["by"], spot.facts["on"]} & out or spot.kind is Spot.RESULT
            out |= {str(spot.facts["on"])} if spot.kind is Spot.ELIMINATED else set()
            state = spot.facts["state"]
            assert {CROWD[side].key for side in state.get("out", [])} == out
            assert all(state["win"][side] == 0 for side in state.get("out", []))


def test_the_heavy_are_harder_to_throw_out() -> None:
    people = [replace(one, weight_kg=140 if n == 0 else 80) for n, one in enumerate(EVENS)]
    won = Counter(result.winner for result in fought(royal(people), 240))
    assert won[0] > 1.8 * mean(won[side] for side in range(1, 8))


def test_a_battle_royal_of_more_takes_longer_but_not_so_much_longer() -> None:
    few, many = (mean(r.duration_s for r in fought(royal(CROWD[:n], given_s=600), 30)) for n in (6, 16))
    assert few < many < 2 * few


def test_an_elimination_match_ends_when_one_side_is_left() -> None:
    four = of(Stipulation.ELIMINATION, *((one,) for one in EVENS[:4]))
    threes = of(Stipulation.ELIMINATION, tuple(EVENS[:3]), tuple(EVENS[3:6]))
    for result in fought(four):
        assert len(gone(result)) == 2
    survivors = Counter(len(gone(result)) for result in fought(threes, 80) if result.winner is not None)
    assert set(survivors) <= {2, 3, 4}
    assert survivors[2] < survivors[4] + survivors[3]


def test_after_a_fall_that_eliminates_the_rest_go_on() -> None:
    for result in fought(of(Stipulation.ELIMINATION, *((one,) for one in CAST)), 20):
        after = [then for one, then in pairwise(result.spots) if one.kind is Spot.ELIMINATED]
        assert all(spot.kind is not Spot.RESULT for spot in after)


@pytest.mark.parametrize("limit", [900, 1800])
def test_an_iron_match_lasts_to_the_second_and_the_most_falls_win(limit: int) -> None:
    for result in fought(of(Stipulation.IRON, (CASS,), (BRANDT,), time_limit_s=limit), 30):
        falls = result.spots[-1].facts["state"]["falls"]
        assert limit - 30 <= result.duration_s <= limit
        assert (result.winner is None) == (falls[0] == falls[1])
        assert result.finish is (Finish.TIME_LIMIT if result.winner is None else Finish.MOST_FALLS)
        if result.winner is not None:
            assert falls[result.winner] == max(falls)


def test_longer_iron_matches_have_more_falls() -> None:
    short, long = (
        mean(
            sum(r.spots[-1].facts["state"]["falls"])
            for r in fought(of(Stipulation.IRON, (CASS,), (ODILE,), time_limit_s=limit), 30)
        )
        for limit in (900, 1800)
    )
    assert 1 < short < long < 8


def test_a_special_referee_helps_whom_they_favour_and_the_more_the_more() -> None:
    def wins(**more: object) -> int:
        bout = replace(of(Stipulation.REFEREE, (EVENS[0],), (EVENS[1],)), referee="guest", **more)
        return sum(result.winner == 0 for result in fought(bout, 160))

    against, fair, some, full = (
        wins(favours=1, favour=1.0),
        wins(),
        wins(favours=0, favour=0.4),
        wins(favours=0, favour=1.0),
    )
    assert against < fair < full
    assert fair - 8 <= some <= full + 8


def test_only_a_favoured_side_wins_by_a_fast_count() -> None:
    bout = replace(of(Stipulation.REFEREE, (EVENS[0],), (EVENS[1],)), referee="guest", favours=1, favour=0.9)
    robbed = [result for result in fought(bout, 120) if result.finish is Finish.SCREWJOB]
    assert len(robbed) > 8
    assert {result.winner for result in robbed} == {1}
    fair = fought(replace(bout, favours=None, favour=0.0), 120)
    assert not [result for result in fair if result.finish is Finish.SCREWJOB]


def test_a_referee_favours_friends_and_the_fond_of_nobody_are_fair() -> None:
    assert favour([20.0, -5.0], [False, False]) == (0, 1.0)
    assert favour([0.0, 8.0], [False, False]) == (1, 0.32)
    assert favour([1.0, 0.0], [False, False]) == (None, 0.0)
    assert favour([0.0, 0.0], [True, False]) == (0, 0.16)


def test_in_a_mixed_tag_like_meets_like() -> None:
    bout = booked((MALE[0], FEMALE[0]), (FEMALE[1], MALE[1]), time_limit_s=1800)
    gender = {one.key: one.gender for side in bout.sides for one in side}
    alone = {Spot.KICK_OUT, Spot.TAG, Spot.HOT_TAG, Spot.ESCAPE}
    for result in fought(bout, 30):
        for spot in result.spots:
            legal = spot.facts["state"]["legal"]
            assert gender[legal[0]] == gender[legal[1]], spot
            if spot.facts["by"] and spot.facts["on"] and spot.kind not in alone:
                assert gender[str(spot.facts["by"])] == gender[str(spot.facts["on"])], spot
    assert any(spot.facts.get("why") == "mixed" for result in fought(bout, 30) for spot in result.spots)


def test_two_are_too_many_for_one_who_is_no_better_and_not_for_one_who_is_far_better() -> None:
    def lone(one: Wrestler) -> int:
        bout = booked((one,), (EVENS[1], EVENS[2]), time_limit_s=1800)
        return sum(result.winner == 0 for result in fought(bout, 120))

    best = replace(
        EVENS[0], strength=1.0, agility=1.0, technique=1.0, brawling=1.0, stamina=1.0, toughness=1.0, over=1.0
    )
    assert lone(EVENS[0]) < 50
    assert lone(best) > lone(EVENS[0]) + 20


@pytest.mark.parametrize(
    ("sides", "allowed", "refused"),
    [
        ((1, 1), "iron", "elimination"),
        ((1, 1), "referee", "battle_royal"),
        ((2, 2), "elimination", "cage"),
        ((1, 2), "no_dq", "elimination"),
        ((1, 1, 1), "elimination", "two_falls"),
        ((2, 2, 2), "standard", "ladder"),
        ((1,) * 9, "battle_royal", "standard"),
    ],
)
def test_a_match_has_only_rules_that_suit_its_sides(sides: tuple[int, ...], allowed: str, refused: str) -> None:
    assert allowed in suited(sides)
    assert refused not in suited(sides)
    assert suited((1,)) == suited(()) == suited((1, 0)) == frozenset()
