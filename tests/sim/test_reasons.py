"""Why somebody moved: true of what was fought, and said in a sentence without a seam."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.rankings import Fought
from federations.sim.reasons import facts_of, sentence, weeks
from tests.sim.gullhouse import sound
from tests.sim.test_rankings import KEYS, bouts

NAMES = {"team:tram": "The Tram Depot", "crown": "The Iron Crown"}


def name(key: str) -> str:
    return NAMES.get(key, key.capitalize())


def why(
    key: str,
    before: Sequence[str],
    now: Sequence[str],
    *fought: Fought,
    idle: int = 0,
    hurt: bool = False,
    known: bool = True,
    turn: int = 0,
) -> str:
    facts = facts_of(key, now, before, weeks(fought), idle=idle, hurt=hurt, known=known)
    was = before.index(key) + 1 if key in before else None
    return sentence(facts, was, now.index(key) + 1, name, turn)


def single(one: str, other: str, winner: int | None = 0, **more: object) -> Fought:
    return Fought(((one,), (other,)), winner, **more)  # type: ignore[arg-type]


AB, BA = ["ada", "bea"], ["bea", "ada"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (why("ada", BA, AB, single("ada", "bea")), "Beat Bea; the place came with it."),
        (why("bea", BA, AB, single("ada", "bea")), "Lost to Ada."),
        (why("bea", BA, AB, single("ada", "bea"), turn=1), "Lost to Ada; the place went with it."),
        (why("ada", BA, AB, single("cy", "bea")), "Did not fight; Bea came down."),
        (why("bea", BA, AB, single("bea", "cy")), "Beat Cy, but now behind Ada."),
        (why("ada", BA, AB, single("cy", "bea"), turn=2), "Without a match, moved past Bea, who lost."),
        (why("ada", BA, AB, single("cy", "ada")), "Lost to Cy, but went past Bea."),
        (why("bea", BA, AB, idle=3), "Idle for three weeks; overtaken by Ada."),
        (why("bea", BA, AB, hurt=True), "Out hurt; overtaken by Ada."),
        (why("ada", AB, AB), "Did not fight, and is still first."),
        (why("bea", AB, AB), "No match this week."),
        (why("bea", AB, AB, idle=2), "Idle for two weeks."),
        (why("cy", AB, [*AB, "cy"], single("cy", "bea"), known=False), "Beat Bea; new on the list."),
        (why("cy", AB, [*AB, "cy"], single("bea", "cy"), known=True), "Lost to Bea; back on the list."),
        (why("ada", [], AB, single("ada", "bea")), "Beat Bea."),
        (why("bea", AB, ["bea"]), "Up, as there is one name fewer above."),
        (why("bea", AB, ["ada", "cy", "bea"], single("bea", "eli")), "Beat Eli, but with Cy new above."),
        (why("ada", AB, AB, single("ada", "bea", None)), "Drew with Bea; still first."),
        (why("ada", AB, AB, single("ada", "bea", None, void=True)), "Settled nothing with Bea; still first."),
        (why("ada", AB, AB, single("ada", "bea"), single("ada", "bea")), "Beat Bea twice; still first."),
    ],
)
def test_each_reason_says_what_happened(told: str, expected: str) -> None:
    assert told == expected


@pytest.mark.parametrize(
    ("key", "changed", "expected"),
    [
        ("ada", True, "Won the Iron Crown against Bea; still first."),
        ("ada", False, "Kept the Iron Crown against Bea; still first."),
        ("bea", True, "Lost to Ada with the Iron Crown at stake; no higher and no lower."),
    ],
)
def test_a_championship_is_named(key: str, changed: bool, expected: str) -> None:
    fought = single("ada", "bea", championship="crown", changed_hands=changed)
    assert why(key, AB, AB, fought) == expected


def test_the_same_two_a_second_time_are_not_named_again() -> None:
    staked = single("ada", "bea", championship="crown")
    assert why("ada", AB, AB, staked, single("ada", "bea")) == (
        "Kept the Iron Crown against Bea, beat them once more; still first."
    )
    assert why("ada", AB, AB, staked, single("ada", "cy")).startswith("Kept the Iron Crown against Bea, beat Cy;")


def test_a_team_is_named_as_one_and_of_several_only_the_winner_beat_anybody() -> None:
    tagged = Fought((("ada",), ("bea", "cy")), 1, (None, "team:tram"))
    crowd = Fought((("ada",), ("bea",), ("cy",), ("dov",), ("eli",)), 0)
    assert why("ada", AB, AB, tagged) == "Lost to The Tram Depot; still first."
    assert why("team:tram", ["team:tram"], ["team:tram"], tagged).startswith("Beat Ada")
    assert why("ada", AB, AB, crowd) == "Beat Bea, Cy and two others; still first."
    assert why("bea", AB, AB, crowd, turn=1) == "Lost to Ada."


@given(
    st.permutations(KEYS),
    st.permutations(KEYS),
    st.integers(0, 5),
    st.lists(bouts(), max_size=6),
    st.integers(0, 6),
    st.booleans(),
    st.integers(0, 9),
)
def test_any_week_is_told_without_a_seam(
    before: list[str], now: list[str], ranked: int, fought: list[Fought], idle: int, hurt: bool, turn: int
) -> None:
    for key in now:
        told = why(key, before[:ranked], now, *fought, idle=idle, hurt=hurt, known=hurt, turn=turn)
        assert sound(told.replace("the Iron", "Iron"))
        assert ";." not in told
        assert told[0].isupper()
        assert name(key) not in told.split()[1:], "nobody moved past themselves"
