"""A whole show told: no sentence twice, and everything told that must be."""

import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from federations.sim.bout import simulate
from federations.sim.kinds import Finish, Spot, Wrestler
from storylines.sim.grammar import MAY_PASS, Line, Person, Stakes, remember, tell
from tests.sim.gullhouse import SCENE, spot
from tests.sim.ringside import BRANDT, CASS, ODILE, VESNA, booked

BOUTS = 9


def cast(number: int) -> tuple[Wrestler, Wrestler]:
    """Two who meet in a show's bout of this number, under names of their own."""
    one, other = random.Random(number).sample([BRANDT, CASS, ODILE, VESNA], 2)
    return replace(one, key=f"one-{number}"), replace(other, key=f"other-{number}")


def person(who: Wrestler) -> Person:
    name = who.key.title()
    return Person(who.key, name, name, who.alignment, "f", who.style, who.finisher, "Hull, England")


def told(seed: int) -> list[tuple[str, dict[str, Any], tuple[Line, ...]]]:
    """A show of nine long bouts: every moment with its lines."""
    rng, said, moments = random.Random(seed), set[str](), []
    for number in range(seed, seed + BOUTS):
        pair = cast(number)
        people = {who.key: person(who) for who in pair}
        stakes = Stakes(sides=tuple((who.key,) for who in pair), main=number == seed + BOUTS - 1)
        scene = replace(SCENE, people=people, stakes=stakes)
        sides = {"a_side": [pair[0].key], "b_side": [pair[1].key]}
        plan: list[tuple[str, dict[str, Any]]] = [("segment.stakes", sides)]
        plan += [("segment.entrance", {"by": who.key, "order": n, "of": 2}) for n, who in enumerate(pair, start=1)]
        bout = booked(*pair, place=0.9, heat=0.6)
        plan += [(str(spot.kind), dict(spot.facts)) for spot in simulate(bout, random.Random(number)).spots]
        history: dict[str, int] = {}
        for kind, facts in plan:
            lines = tell(kind, facts, replace(scene, history=history, said=said), rng)
            history = remember(history, kind, facts, lines)
            said.update(line.frame for line in lines if line.frame)
            moments.append((kind, facts, lines))
    return moments


@pytest.mark.parametrize("seed", [1, 20, 300])
def test_no_sentence_is_said_twice_in_a_show(seed: int) -> None:
    frames = Counter(line.frame for _, _, lines in told(seed) for line in lines if line.frame)
    assert frames.total() > 250
    assert [frame for frame, count in frames.items() if count > 1] == []


@pytest.mark.parametrize("seed", [1, 20, 300])
def test_what_must_be_told_is_told_in_a_sentence_of_its_own(seed: int) -> None:
    for kind, facts, lines in told(seed):
        close = kind == "kick_out" and facts["count"] == 2
        if kind in MAY_PASS or (kind == "kick_out" and not close) or kind == "segment.entrance":
            continue
        assert lines, (kind, facts)
        assert "/plain/" not in lines[0].frame, lines


# Of these rules no card has two matches, unless the fans ask for another.
SELDOM = {Finish.WAY_OUT, Finish.TEN_COUNT, Finish.RETRIEVAL, Finish.TABLE}
SELDOM |= {Finish.OVER_TOP, Finish.MOST_FALLS, Finish.SCREWJOB}


@pytest.mark.parametrize("finish", list(Finish))
def test_nine_bouts_may_end_the_same_way(finish: Finish) -> None:
    said: set[str] = set()
    winner = {} if finish in {"time_limit", "double", "no_contest"} else {"winner": 0}
    for seed in range(3 if finish in SELDOM else BOUTS):
        for kind in (Spot.FINISH, Spot.RESULT):
            facts = spot(finish=str(finish), helper="sky", clock_s=400, **winner)
            lines = tell(kind, facts, replace(SCENE, said=said), random.Random(seed))
            assert "/plain/" not in lines[0].frame, (finish, seed)
            assert lines[0].frame not in said
            said.update(line.frame for line in lines)


def test_an_early_entrance_may_pass_and_the_last_ones_may_not() -> None:
    said = {f"segment.entrance/call/{number}" for number in range(200)}
    facts = {"by": "rook", "order": 1, "of": 2}
    scene = replace(SCENE, said=said)
    assert tell("segment.entrance", facts, scene, random.Random(1)) == ()
    assert tell("segment.entrance", facts, replace(scene, stakes=Stakes(main=True)), random.Random(1))
