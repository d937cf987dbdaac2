"""Promos, questions and attacks; and whoever has a book of their own speaks from it."""

import random
from dataclasses import replace
from typing import Any

import pytest

from storylines.sim.frames import signed
from storylines.sim.grammar import SHELF, Line, Scene, tell, uses
from storylines.sim.speech import CLAIMS, SECTIONS, Commentator, Lead, read_speech
from tests.sim.gullhouse import HANA, MET, OTHERS, PEOPLE, REMEMBERED, SCENE, line_of, sound, spot

BOOK = """
= open
| The keeper is in. Wipe your feet.
= recall
lost | {on} put my lamp out at {event}, {ago}.
-lost | {on}, {event}. I keep a log.
= close
| Mind the steps, {on}.
"""
LEAD = Lead(
    wound="The light went out once.",
    lie="It was the bulb.",
    never="sorry",
    entrance="{by.full} comes down the aisle behind a lantern and hangs it on the post.",
    finisher_story="From the stair.",
    speech=signed(read_speech(BOOK), "lead/hana/{section}/{place}"),
)
TALK = read_speech(
    "= move\nby:hana | There is {by}, on the rocks again.\nfinisher | Unused.\n= bell\n+pick | {by}, in ink."
)
QUILL = Commentator("craft", "", "", "", signed(TALK, "{section}/craft/quill.{place}"))
KNOWN = replace(SCENE, people={**PEOPLE, "hana": replace(HANA, lead=LEAD)}, table=(QUILL, None))


def say(facts: dict[str, Any], scene: Scene = KNOWN, seed: int = 1) -> Line:
    return tell("promo.line", facts, scene, random.Random(seed))[0]


def test_a_lead_speaks_in_their_own_words_first() -> None:
    assert say(line_of("open")).text == "The keeper is in. Wipe your feet."
    claim = {"kind": "lost", "event": "Low Tide 9", "days": 18}
    assert say(line_of("recall", claim=claim)).text == "Delacroix put my lamp out at Low Tide 9, eighteen days ago."


def test_a_lead_who_has_nothing_left_to_say_speaks_as_others_do() -> None:
    spent = replace(KNOWN, said={"lead/hana/open/0"})
    assert say(line_of("open"), spent).frame.startswith("promo.open/")
    assert say(line_of("want")).frame.startswith("promo.want/")


def test_a_lead_repeats_their_own_words_after_days_before_they_use_anybodys() -> None:
    assert say(line_of("open"), replace(KNOWN, recent=("lead/hana/open/0",))).frame == "lead/hana/open/0"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("At {next}, {on}. At {next}!", "Tonight, Delacroix. Tonight!"),
        ("I wait for {on} at {next}.", "I wait for Delacroix tonight."),
        ("{next}. One thing: {next}, {on}.", "Tonight. One thing: tonight, Delacroix."),
    ],
)
def test_a_show_that_is_on_is_called_tonight(written: str, said: str) -> None:
    lead = replace(LEAD, speech=signed(read_speech(f"= promise\n| {written}"), "lead/hana/{section}/{place}"))
    scene = replace(SCENE, people={**PEOPLE, "hana": replace(HANA, lead=lead)})
    assert say(line_of("promise", tonight=True), scene).text == said
    assert "Spring Tide" in say(line_of("promise"), scene).text


def test_nobody_bids_good_night_before_their_match() -> None:
    lead = replace(LEAD, speech=signed(read_speech("= close\n-tonight | Good night."), "lead/hana/{section}/{place}"))
    scene = replace(SCENE, people={**PEOPLE, "hana": replace(HANA, lead=lead)})
    assert say(line_of("close"), scene).text == "Good night."
    assert say(line_of("close", tonight=True), scene).text != "Good night."


def test_a_lead_comes_to_the_ring_in_their_own_way_once_a_show() -> None:
    facts = {"by": "hana", "order": 1, "of": 2}
    first = tell("segment.entrance", facts, KNOWN, random.Random(1))[0]
    assert first.text == "Hana Mori comes down the aisle behind a lantern and hangs it on the post."
    again = tell("segment.entrance", facts, replace(KNOWN, said={first.frame}), random.Random(1))[0]
    assert again.frame.startswith("segment.entrance/")


def test_a_commentator_says_their_own_before_what_anybody_says() -> None:
    said = [tell("move", spot(move="chop"), KNOWN, random.Random(seed))[1:] for seed in range(80)]
    own = {line.frame for lines in said for line in lines if line.speaker == "Dolores Quill"}
    assert own == {"move/craft/quill.0"}
    other = [tell("move", spot("rook", "hana", move="chop"), KNOWN, random.Random(seed))[1:] for seed in range(80)]
    assert "move/craft/quill.0" not in {line.frame for lines in other for line in lines}


@pytest.mark.parametrize("move", sorted(SECTIONS))
@pytest.mark.parametrize("on", ["rook", None])
def test_anybody_can_say_every_part_of_a_promo(move: str, on: str | None) -> None:
    if on is None and move in {"recall", "answer", "promise", "thanks"}:
        return
    claims = (
        [{"kind": kind, "event": "Low Tide 9", "days": 3} for kind in sorted(CLAIMS)] if move == "recall" else [None]
    )
    for claim in claims:
        for belt in ("harbour", None):
            facts = line_of(
                move, on=on, claim=claim, asked="why", outcome="defeat", event="Low Tide 9", championship=belt
            )
            lines = [say(facts, SCENE, seed) for seed in range(6)]
            assert all(sound(line.text) and line.speaker == "Hana Mori" for line in lines), (claim, lines)


def test_a_claim_is_only_made_by_whom_it_is_true_of() -> None:
    for kind in sorted(CLAIMS):
        claim = {"kind": kind, "event": "Low Tide 9", "days": 3}
        marked = SHELF["promo.recall", ""]
        own = {frame.key for frame in marked if kind in frame.wants}
        assert {say(line_of("recall", claim=claim), SCENE, seed).frame for seed in range(30)} <= own, kind


def test_an_attack_begins_gets_worse_and_ends() -> None:
    for where in ("after_bout", "backstage", "entrance", "interview"):
        said: set[str] = set()
        for part in (1, 2, 3):
            facts = {**OTHERS["angle.attack"], "where": where, "part": part}
            line = tell("angle.attack", facts, replace(SCENE, said=said), random.Random(part))[0]
            frame = next(one for one in SHELF["angle.attack", ""] if one.key == line.frame)
            assert (part == 3) == ("part_last" in frame.wants), line
            assert not {"part1", "part_mid"} & frame.wants or (part == 1) == ("part1" in frame.wants), line
            said.add(line.frame)


def test_a_line_says_what_it_took_from_its_match() -> None:
    scene = replace(SCENE, history=REMEMBERED, stakes=MET)
    lines = [tell("finisher", spot(named="Lighthouse"), scene, random.Random(seed))[0] for seed in range(40)]
    assert all("Named" in line.uses or "named" in line.uses for line in lines)
    assert {"last_event", "near_n", "on.hurt"} & {slot for line in lines for slot in line.uses}
    common = next(line for line in lines if "/" in line.frame)
    assert uses(common.frame) == common.uses


def test_what_is_remembered_is_told_of_the_right_one() -> None:
    scene = replace(SCENE, history={"part:rook:arm": 4}, stakes=MET)
    said = {tell("move", spot(move="chop"), scene, random.Random(seed)) for seed in range(60)}
    texts = [line.text for lines in said for line in lines if "on.hurt" in line.uses]
    assert texts
    assert all("arm" in text for text in texts)
    mirrored = {tell("move", spot("rook", "hana", move="chop"), scene, random.Random(seed)) for seed in range(60)}
    assert not [line for lines in mirrored for line in lines if "on.hurt" in line.uses]
