"""A rumble: two begin, the others come in one by one, and whoever is left has won."""

from collections import Counter
from dataclasses import replace
from random import Random
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, BoutResult, Finish, Spot, Stipulation
from tests.sim.test_many import CROWD, EVENS, gone, of


def rumble(number: int, **more: object) -> BoutInput:
    """So many, who cycle through the cast."""
    people = [replace(CROWD[place % len(CROWD)], key=f"number-{place + 1}") for place in range(number)]
    return of(Stipulation.RUMBLE, *((one,) for one in people), **more)


def entries(result: BoutResult) -> list[tuple[str | None, int]]:
    return [(spot.facts["by"], spot.facts["number"]) for spot in result.spots if spot.kind is Spot.ENTRY]


@settings(max_examples=40, deadline=None)
@given(number=st.integers(5, 24), seed=st.integers(0, 2**32), given_s=st.sampled_from([0, 300, 1800]))
def test_everybody_comes_in_by_number_and_all_but_one_go_over_the_rope(number: int, seed: int, given_s: int) -> None:
    result = simulate(rumble(number, given_s=given_s), Random(seed))
    assert entries(result) == [(f"number-{place}", place) for place in range(3, number + 1)]
    assert result.finish is Finish.OVER_TOP
    assert result.decisive is not None
    winner, last = result.decisive
    assert sorted([*gone(result), last, winner]) == sorted(f"number-{place}" for place in range(1, number + 1))


@settings(max_examples=30, deadline=None)
@given(number=st.integers(5, 20), seed=st.integers(0, 2**32))
def test_who_has_not_come_in_does_nothing_and_has_a_chance(number: int, seed: int) -> None:
    result = simulate(rumble(number), Random(seed))
    inside = {"number-1", "number-2"}
    for spot in result.spots[:-2]:
        inside |= {str(spot.facts["by"])} if spot.kind is Spot.ENTRY else set()
        assert {spot.facts["by"], spot.facts["on"]} - {None} <= inside
        state = spot.facts["state"]
        coming, out = state.get("coming", []), state.get("out", [])
        assert coming == list(range(len(inside), number))
        assert not set(coming) & set(out)
        assert all(state["win"][side] >= 1 for side in coming)
        assert sum(state["win"]) == 1000
        assert {state["legal"][side] for side in range(number) if side not in coming} == inside


def test_a_late_number_is_worth_having_and_an_early_one_is_not_the_end() -> None:
    people = [replace(EVENS[place % len(EVENS)], key=f"number-{place + 1}") for place in range(10)]
    bout = of(Stipulation.RUMBLE, *((one,) for one in people))
    won = Counter(simulate(bout, Random(seed), told=False).winner for seed in range(400))
    assert won[9] + won[8] > 1.5 * (won[0] + won[1])
    assert won[0] + won[1] + won[2] > 0


def test_it_takes_as_long_as_it_is_given_about() -> None:
    for given_s in (900, 1800):
        lasted = mean(simulate(rumble(12, given_s=given_s), Random(seed), told=False).duration_s for seed in range(60))
        assert lasted == pytest.approx(given_s, rel=0.35)


def test_whoever_is_told_to_win_does_from_any_number() -> None:
    for side in range(8):
        assert simulate(rumble(8, pencilled=side), Random(side)).winner == side


@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_comes_about_as_often_as_it_says(seed: int) -> None:
    """Of all moments at which somebody has a chance of a fifth to a half, so many become winners."""
    said, came = 0.0, 0
    for number in range(40):
        result = simulate(rumble(12), Random(1000 * seed + number))
        for spot in result.spots[:-2:5]:
            for side, share in enumerate(spot.facts["state"]["win"]):
                if 200 <= share <= 500:
                    said += share / 1000
                    came += side == result.winner
    assert came == pytest.approx(said, rel=0.5)
