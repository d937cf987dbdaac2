"""A bout told as a whole: commentators remember, results are true, the winner is named."""

import random
from dataclasses import replace

import pytest

from federations.sim.bout import simulate
from federations.sim.kinds import DECIDED, Finish, Spot
from storylines.sim.fitness import flags
from storylines.sim.grammar import MAY_PASS, SHELF, Line, Person, Stakes, plain, remember, tell
from storylines.sim.reading import parties, slots
from tests.sim.gullhouse import MET, OTHERS, REMEMBERED, SCENE, line_of, spot
from tests.sim.ringside import BRANDT, CASS, ODILE, booked


def test_a_commentator_who_called_it_over_is_reminded() -> None:
    scene = replace(SCENE, history={"craft_called_over": 1, "after_finisher": 1})
    facts = spot("rook", "hana", count=2, why="finisher")
    said = [tell(Spot.KICK_OUT, facts, scene, random.Random(n))[1:] for n in range(200)]
    texts = {line.text for lines in said for line in lines}
    assert "Over, was it, Dolores?" in texts


def test_what_was_called_is_remembered_until_settled() -> None:
    line = Line("Dolores Quill", "That's it.", "finisher/craft/0+over")
    history = remember({}, Spot.FINISHER, spot(named="Lighthouse"), (line,))
    assert history["craft_called_over"] == 1
    settled = remember(history, Spot.KICK_OUT, spot("rook", "hana", count=2), ())
    assert "craft_called_over" not in settled
    assert settled["near_falls"] == 1


def test_a_pick_at_the_bell_comes_true_or_not() -> None:
    won = spot("rook", "hana", finish="pin", winner=1)
    won["state"]["legal"] = ["hana", "rook"]
    scene = replace(SCENE, history={"craft_pick:hana": 1})
    found = parties(won, scene)
    assert "craft_wrong" in flags(Spot.RESULT, won, scene, found)


@pytest.mark.parametrize("finish", ["dq", "count_out"])
def test_a_championship_does_not_change_hands_by_the_rules_alone(finish: str) -> None:
    scene = replace(SCENE, stakes=Stakes(championship="harbour", holders=("rook",)))
    facts = spot(finish=finish, winner=0)
    texts = {tell(Spot.RESULT, facts, scene, random.Random(seed))[0].text for seed in range(80)}
    assert not [text for text in texts if "new champion" in text or "takes the" in text or "has the Harbour" in text]


@pytest.mark.parametrize("finish", ["pin", "interference", "ten_count", "retrieval", "way_out", "table"])
def test_a_title_change_is_always_told_as_one(finish: str) -> None:
    scene = replace(SCENE, stakes=Stakes(championship="harbour", holders=("rook",)))
    facts = spot(finish=finish, winner=0)
    assert Finish(finish) in DECIDED
    assert "crowned" in flags(Spot.RESULT, facts, scene, parties(facts, scene))
    for seed in range(40):
        assert "Harbour Championship" in tell(Spot.RESULT, facts, scene, random.Random(seed))[0].text


def test_plain_says_who_beat_whom_how_and_when() -> None:
    facts = spot(finish="pin", winner=0, clock_s=522)
    assert plain(Spot.RESULT, facts, SCENE) == "Hana Mori pinned Rook Delacroix in 8:42."


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_bout_is_told_and_names_the_winner(seed: int) -> None:
    bout = booked(CASS, (BRANDT, ODILE)[seed % 2])
    people = {
        who.key: Person(who.key, who.key.title(), who.key.title(), who.alignment, "f", who.style, who.finisher)
        for side in bout.sides
        for who in side
    }
    rng, history = random.Random(seed), dict[str, int]()
    recent: tuple[str, ...] = ()
    result = simulate(bout, random.Random(seed))
    text = ""
    for told in result.spots:
        scene = replace(SCENE, people=people, history=history, recent=recent)
        lines = tell(told.kind, told.facts, scene, rng)
        assert lines or told.kind in MAY_PASS or told.kind == Spot.KICK_OUT, told
        history = remember(history, told.kind, told.facts, lines)
        recent += tuple(line.frame for line in lines)
        text = lines[0].text if lines else text
    if result.winner is not None:
        assert people[bout.sides[result.winner][0].key].short in text


def test_nothing_but_a_commentator_or_a_wrestler_exclaims() -> None:
    told = [(kind, frame) for (kind, voice), frames in SHELF.items() if not voice for frame in frames]
    quiet = [frame for kind, frame in told if not kind.startswith(("promo.", "segment.question"))]
    assert not [frame.text for frame in quiet if "!" in frame.text]


def test_every_slot_of_every_frame_can_be_filled() -> None:
    known: set[str] = set()
    facts = spot(move="chop", named="Tide", count=2, times=2, finish="pin", winner=0, helper="sky", left=3, number=3)
    scene = replace(SCENE, history=REMEMBERED, stakes=MET)
    claim = {"kind": "lost", "event": "Low Tide 9", "days": 18}
    arm = spot(move="wristlock")
    for moment in (facts, arm, line_of("recall", claim=claim, friend="sky", met=3, shot="harbour"), *OTHERS.values()):
        known |= slots(moment, scene, parties(moment, scene)).keys()
    unknown = {(frame.key, slot) for frames in SHELF.values() for frame in frames for slot in frame.needs - known}
    assert not unknown
