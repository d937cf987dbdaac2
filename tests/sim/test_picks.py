"""The picks of the table: made from what is known, brought up again as they were, and told by whoever made them."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.picks import Called, Contender, Pick, Seat, picks
from storylines.sim.fitness import flags
from storylines.sim.grammar import SHELF, remember, tell
from storylines.sim.reading import parties
from storylines.sim.speech import EVERY_LEAD_RECALLS
from tests.sim.gullhouse import PEOPLE, SCENE, line_of, sound, spot

TABLE = (Seat("quill", "face"), Seat("crane", "heel"))
HANA, ROOK = Contender("hana", 0.7, "face"), Contender("rook", 0.6, "heel")
BOTH = frozenset({"hana", "rook"})
KINDS = ("right_stays", "right_switches", "wrong_stays", "wrong_switches", "nobody", "right_one", "wrong_one")

keys = st.sampled_from(["hana", "rook", "james", "sky"])
called = st.lists(
    st.builds(
        lambda pair, picked, winner, by: Called(
            {by: pair[picked]}, frozenset(pair), None if winner == 2 else pair[winner], "Low Tide", 9
        ),
        pair=st.lists(keys, min_size=2, max_size=2, unique=True),
        picked=st.integers(0, 1),
        winner=st.integers(0, 2),
        by=st.sampled_from(["quill", "crane"]),
    ),
    max_size=5,
)


def made(before: list[Called], seed: int = 1) -> list[Pick]:
    return picks(TABLE, (HANA, ROOK), before, random.Random(seed), weighty=True)


@given(before=called, seed=st.integers(0, 500))
def test_what_a_commentator_brings_up_is_what_they_said_and_what_came_of_it(before: list[Called], seed: int) -> None:
    for pick in made(before, seed):
        assert {pick["on"], pick["about"]} == BOTH
        own = [one for one in before if pick["by"] in one.picks]
        pair = next((one for one in own if one.pair == BOTH), None)
        kind = pick["claim"]["kind"] if "claim" in pick else ""
        if pair is not None:
            was = pair.picks[pick["by"]]
            assert pick["was"] == was
            assert kind.startswith("right") == (pair.winner == was)
            assert (kind == "nobody") == (pair.winner is None)
            assert kind == "nobody" or kind.endswith("stays") == (was == pick["on"])
        elif kind:
            last = next(one for one in own if pick["on"] in one.pair)
            assert last.picks[pick["by"]] == pick["on"]
            assert (kind == "right_one") == (last.winner == pick["on"])


def test_who_meets_again_is_nearly_always_spoken_of_by_whoever_spoke_of_them_before() -> None:
    before = [Called({"crane": "rook"}, BOTH, "hana", "Low Tide", 9)]
    again = [pick for seed in range(60) for pick in made(before, seed) if pick["by"] == "crane"]
    assert len(again) > 50
    assert {pick["claim"]["kind"] for pick in again} == {"wrong_stays", "wrong_switches"}


def test_nobody_always_picks_the_better_one_and_nobody_picks_at_random() -> None:
    share = [pick["on"] == "hana" for seed in range(300) for pick in made([], seed)]
    assert 0.5 < sum(share) / len(share) < 0.9


@pytest.mark.parametrize("seat", [0, 1])
@pytest.mark.parametrize("kind", [*KINDS, None])
def test_a_pick_is_told_by_its_commentator_without_a_seam(seat: int, kind: str | None) -> None:
    name = SCENE.commentators[seat]
    scene = replace(SCENE, people={**PEOPLE, "quill": replace(PEOPLE["sky"], key="quill", name=name)})
    facts: dict[str, Any] = {"by": "quill", "on": "hana", "about": "rook", "bout": "b1"}
    facts |= {"claim": {"kind": kind, "event": "Low Tide 9", "days": 18}, "was": "rook"} if kind else {}
    lines = [tell("segment.pick", facts, scene, random.Random(seed))[0] for seed in range(40)]
    assert {line.speaker for line in lines} == {name}
    assert all(sound(line.text) and "Mori" in line.text for line in lines if "switches" not in str(kind)), lines
    assert all(sound(line.text) for line in lines), lines
    section = f"segment.pick.{'called' if kind else 'new'}"
    told = {frame.key: frame for frame in SHELF[section, ("craft", "colour")[seat]]}
    assert all(line.frame in told for line in lines)
    assert len({line.frame for line in lines}) >= 2
    assert not kind or all(kind in told[line.frame].wants for line in lines)


def test_who_was_picked_aloud_is_held_against_the_speaker_at_the_end() -> None:
    facts = {"by": "sky", "on": "rook", "about": "hana", "bout": "b1"}
    scene = replace(SCENE, commentators=(PEOPLE["sky"].name, "Basil Crane"))
    history = remember({}, "segment.pick", facts, tell("segment.pick", facts, scene, random.Random(1)))
    ending = spot(finish="pin", winner=0)
    known = replace(scene, history=history)
    assert "craft_wrong" in flags("finish", ending, known, parties(ending, known))
    assert "craft_picked" in flags("move", spot(), known, parties(spot(), known))


def test_a_lead_can_say_how_often_they_have_met() -> None:
    facts = line_of("recall", claim={"kind": "won", "event": "Low Tide 9", "days": 18}, met=3)
    lines = {tell("promo.line", facts, SCENE, random.Random(seed))[0].text for seed in range(40)}
    assert any("three times" in text for text in lines)
    assert "won" in EVERY_LEAD_RECALLS


def test_a_championship_that_changed_hands_is_the_one_that_is_meant() -> None:
    claim = {"kind": "title_won", "event": "Low Tide 9", "days": 18, "championship": "harbour"}
    facts = line_of("recall", claim=claim, championship="another")
    lines = {tell("promo.line", facts, SCENE, random.Random(seed))[0].text for seed in range(40)}
    assert any("Harbour Championship" in text for text in lines)
    assert not any("another" in text for text in lines)
