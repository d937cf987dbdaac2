"""What must hold for every bout, whoever is in it."""

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, BoutResult, Finish, Spot, Stipulation, Wrestler
from federations.sim.moves import MOVES
from federations.sim.rules import RULES, Goal, suited
from tests.sim.ringside import BRANDT, CASS, CAST, ODILE, VESNA, booked

SHARES = st.sampled_from([0.0, 0.05, 0.3, 0.5, 0.75, 1.0])
FALLS = (Finish.PIN, Finish.ROLL_UP, Finish.SUBMISSION)
WON_BY = {
    Goal.FALL: FALLS,
    Goal.WAY_OUT: (*FALLS, Finish.WAY_OUT),
    Goal.TEN: (Finish.TEN_COUNT,),
    Goal.LADDER: (Finish.RETRIEVAL,),
    Goal.TABLE: (Finish.TABLE,),
    Goal.OVER: (Finish.OVER_TOP,),
}
SHAPES = ((1, 1), (2, 2), (1, 1, 1), (1, 1, 1, 1), (3, 3), (1, 2), (1,) * 9)


@st.composite
def wrestlers(draw: st.DrawFn, key: str) -> Wrestler:
    """Anybody at all, extremes first."""
    kind = draw(st.sampled_from(["impact", "submission", "dive", "roll_up"]))
    return replace(
        draw(st.sampled_from(CAST)),
        key=key,
        alignment=draw(st.sampled_from(["face", "heel", "tweener"])),
        momentum=draw(st.sampled_from([-1.0, 0.0, 1.0])),
        weight_kg=draw(st.sampled_from([40, 90, 250])),
        age=draw(st.sampled_from([18, 35, 70])),
        signatures=draw(st.sampled_from([(), ("One",), ("One", "Two")])),
        finisher_kind=kind,
        **{
            name: draw(SHARES)  # type: ignore[arg-type]
            for name in ("strength", "agility", "technique", "brawling", "stamina", "toughness", "charisma")
        },
        over=draw(SHARES),
        energy=draw(SHARES),
    )


@st.composite
def bouts(draw: st.DrawFn) -> BoutInput:
    """Any bout that can be booked."""
    shape = draw(st.sampled_from(SHAPES))
    sides = tuple(tuple(draw(wrestlers(f"w{side}{seat}")) for seat in range(size)) for side, size in enumerate(shape))
    return booked(
        *sides,
        stipulation=draw(st.sampled_from(sorted(suited(shape)))),
        time_limit_s=draw(st.sampled_from([60, 300, 1200, 3600])),
        place=draw(SHARES),
        heat=draw(SHARES),
        big_show=draw(st.booleans()),
        pencilled=draw(st.sampled_from([None, 0, len(shape) - 1])),
        favours=draw(st.sampled_from([None, 0, 1])),
        favour=draw(SHARES),
    )


def check_spots(bout: BoutInput, result: BoutResult) -> None:
    """Everything that is true of any told bout."""
    spots = result.spots
    assert spots[0].kind is Spot.BELL
    assert spots[0].at_s == 0
    assert [spot.kind for spot in spots].count(Spot.RESULT) == 1
    assert spots[-1].kind is Spot.RESULT
    assert spots[-1].at_s == result.duration_s
    assert spots[-1].facts.get("winner") == result.winner
    assert spots[-1].facts.get("finish") == result.finish.value
    assert all(later.at_s - earlier.at_s >= 3 for earlier, later in pairwise(spots))
    lines = [spot for spot in spots if spot.kind is not Spot.COUNT]
    assert all(later.at_s - earlier.at_s >= 9 for earlier, later in pairwise(lines))
    assert result.duration_s <= (max(60, bout.time_limit_s) if RULES[bout.stipulation].timed else 3600)
    for spot in spots:
        state = spot.facts["state"]
        assert sum(state["win"]) == 1000
        assert min(state["win"]) >= 0
        assert state["clock_s"] == spot.at_s
        assert 0 <= state["crowd"] <= 100
        assert -100 <= state["lean"] <= 100
        assert all(0 <= wear <= 1000 for wear in state["wear"])
        assert all(-25 <= point <= 125 for place in state["places"] for point in place)
        if "move" in spot.facts:
            assert state["legal"][state["worse"]] == spot.facts["on"], spot


def check_rules(bout: BoutInput, result: BoutResult) -> None:
    """What a stipulation promises."""
    if bout.stipulation is Stipulation.SUBMISSION:
        assert result.finish in (Finish.SUBMISSION, Finish.TIME_LIMIT)
        assert not any(spot.kind is Spot.COVER for spot in result.spots)
    if bout.stipulation is Stipulation.NO_DQ or len(bout.sides) > 2:
        assert result.finish not in (Finish.DQ, Finish.COUNT_OUT, Finish.INTERFERENCE, Finish.NO_CONTEST)
    rules, kinds = RULES[bout.stipulation], {spot.kind for spot in result.spots}
    if not rules.by_the_book:
        assert result.finish in (*WON_BY[rules.goal], Finish.TIME_LIMIT, Finish.STOPPAGE)
    assert rules.pins or Spot.COVER not in kinds
    assert rules.ropes or Spot.ROPE_BREAK not in kinds
    assert rules.floor or not kinds & {Spot.BRAWL, Spot.BACK_IN}
    moves = [MOVES[spot.facts["move"]] for spot in result.spots if spot.facts.get("move") in MOVES]
    assert {move.prop for move in moves} <= {"", rules.prop}
    if bout.stipulation is Stipulation.TWO_FALLS and result.winner is not None:
        assert result.spots[-1].facts["state"]["falls"][result.winner] == 2


@given(bout=bouts(), seed=st.integers(0, 2**32))
def test_any_bout_keeps_its_promises(bout: BoutInput, seed: int) -> None:
    result = simulate(bout, Random(seed))
    check_spots(bout, result)
    check_rules(bout, result)
    keys = {who.key for side in bout.sides for who in side}
    assert result.rating * 4 == int(result.rating * 4)
    assert 0 <= result.rating <= 5
    assert set(result.energy_cost) == keys
    assert all(0 <= cost <= 1 for cost in result.energy_cost.values())
    assert set(result.pops) == keys
    assert all(-1 <= pop <= 1 for pop in result.pops.values())
    assert set(result.injuries) <= keys
    assert all(days > 0 for days in result.injuries.values())


@given(bout=bouts(), seed=st.integers(0, 2**32))
def test_telling_a_bout_changes_nothing_in_it(bout: BoutInput, seed: int) -> None:
    told, untold = simulate(bout, Random(seed)), simulate(bout, Random(seed), told=False)
    assert told == simulate(bout, Random(seed))
    assert untold.spots == ()
    assert replace(told, spots=()) == untold


def test_hash_order_does_not_reach_the_ring() -> None:
    script = (
        "from random import Random; from federations.sim.bout import simulate; "
        "from tests.sim.ringside import *;"
        "print(simulate(booked((CASS, VESNA), (BRANDT, ODILE)), Random(3)).spots)"
    )
    out = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert out[0] == out[1]
    assert "hot_tag" in out[0]


def test_a_pencilled_finish_is_not_in_the_odds_at_the_bell() -> None:
    def at_the_bell(pencilled: int | None) -> list[int]:
        return simulate(booked(CASS, BRANDT, pencilled=pencilled), Random(1)).spots[0].facts["state"]["win"]

    assert at_the_bell(None) == at_the_bell(0) == at_the_bell(1)


def test_hidden_attributes_are_not_in_the_odds_at_the_bell() -> None:
    strong = replace(CASS, strength=1.0, technique=1.0, toughness=1.0)
    bells = [simulate(booked(who, BRANDT), Random(1)).spots[0].facts["state"]["win"] for who in (CASS, strong)]
    assert bells[0] == bells[1]


@pytest.mark.parametrize(
    "bout",
    [booked(CASS), booked(CASS, ()), booked(CASS, CASS), booked(CASS, VESNA, pencilled=2)],
    ids=["alone", "nobody", "against_herself", "pencilled_for_nobody"],
)
def test_what_is_not_a_bout_is_refused(bout: BoutInput) -> None:
    with pytest.raises(ValueError, match="bout bout"):
        simulate(bout, Random(1))


def test_a_short_limit_ends_in_a_draw_on_the_second() -> None:
    result = simulate(booked(CASS, ODILE, time_limit_s=120, big_show=True, place=1.0), Random(1))
    assert (result.finish, result.winner, result.duration_s) == (Finish.TIME_LIMIT, None, 120)
