"""A story in words: it asks the question that its state asks."""

import pytest

from storylines.sim.questions import ATTACKS, BEATS, DEEDS, Plot, beat, question, so_far, verdict

HANA = Plot("Hana Mori", "Rook Delacroix", "stolen", event="Low Tide", night="High Water")


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({}, "What does Rook Delacroix owe Hana Mori for Low Tide?"),
        ({"deed": "attack"}, "Who makes Rook Delacroix answer for Low Tide?"),
        ({"deed": "walked"}, "Does Rook Delacroix stay in the ring with Hana Mori this time?"),
        ({"deed": "beat"}, "Was Low Tide the whole truth about Hana Mori and Rook Delacroix?"),
        ({"deed": "draw"}, "Which of them wins when somebody has to: Hana Mori or Rook Delacroix?"),
        ({"title": "Anchor", "champion": "Hana Mori"}, "How long can Hana Mori keep the Anchor from Rook Delacroix?"),
        (
            {"title": "Anchor", "champion": "Rook Delacroix"},
            "Can Hana Mori take the Anchor from Rook Delacroix?",
        ),
        (
            {"title": "Anchor", "champion": "Rook Delacroix", "deed": "title"},
            "Can Hana Mori win the Anchor back from Rook Delacroix?",
        ),
        ({"deed": "stolen", "by_wrongdoer": False}, "What will it take between Hana Mori and Rook Delacroix?"),
    ],
)
def test_the_question_is_what_state_makes_of_it(change: dict[str, object], asked: str) -> None:
    told = {"wronged": HANA.wronged, "wrongdoer": HANA.wrongdoer, "deed": "stolen", "event": "Low Tide"}

    assert question(Plot(**{**told, "night": "High Water", **change})) == asked  # type: ignore[arg-type]


def test_a_story_says_how_old_it_is_and_when_it_ends() -> None:
    assert so_far(18, "High Water", 10) == "Eighteen days old. It ends at High Water, in ten days."
    assert so_far(0, "High Water", 1) == "It ends at High Water, tomorrow."
    assert so_far(1, "High Water", 0) == "One day old. It ends at High Water, tonight."


@pytest.mark.parametrize("ending", ["settled", "open", "off"])
def test_whatever_it_came_to_can_be_said(ending: str) -> None:
    assert "High Water" in verdict(HANA, ending, "Hana Mori" if ending == "settled" else "")


def test_every_beat_has_a_sentence_without_a_hole() -> None:
    told = [beat(HANA, "slight", deed, "Hana Mori", "Rook Delacroix") for deed in DEEDS]
    told += [beat(HANA, kind, "", "", "") for kind in BEATS]
    told += [beat(HANA, kind, "betrayal" if kind == "friend" else "attack", "Ann", "Bo") for kind in ATTACKS]

    assert all("{" not in text and "  " not in text and text.endswith(".") for text in told)
