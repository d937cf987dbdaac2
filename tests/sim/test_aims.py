"""What a match is for: somebody is got over, tested, spared or led; and why these two, as it could be said aloud."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim import aims, booker, fillers
from federations.sim.aims import TUNING, Aim
from federations.sim.desk import Belt, Card, Desk, Hand
from tests.sim.test_booker import belt, desk, desks, hand

SEEDS = st.integers(0, 2_000)
NOBODY: dict[str, float] = {}


def crowd(count: int = 16) -> list[Hand]:
    return [hand(f"Hand {number:02}", might=0.2, alignment="heel" if number % 2 else "face") for number in range(count)]


def book(made: Desk, seed: int = 1) -> Card:
    return booker.card(made, random.Random(seed))


def test_the_office_believes_in_those_who_could_be_loved_and_are_not_yet() -> None:
    lena, bo, hugo, vera = (
        hand("Lena Park", over=0.2, charisma=0.8),
        hand("Bo Lindqvist", over=0.8, charisma=0.9),
        hand("Hugo Prat", over=0.35, charisma=0.4),
        hand("Vera Stahl", over=0.2, charisma=0.7, momentum=-0.6),
    )
    assert list(aims.prospects([bo, hugo, lena, vera])) == ["lena-park"]


def test_it_believes_in_few_at_a_time() -> None:
    everybody = [replace(one, over=0.1, charisma=0.5 + number / 100) for number, one in enumerate(crowd())]
    assert list(aims.prospects(everybody)) == [f"hand-{number}" for number in range(15, 15 - TUNING.coming, -1)]


@pytest.mark.parametrize(
    ("more", "believed", "aim"),
    [
        ({}, True, Aim.OVER),
        ({"momentum": 0.5}, True, Aim.TEST),
        ({"stamina": 0.2}, False, Aim.WIND),
        ({"technique": 0.2}, False, Aim.CRAFT),
        ({}, False, None),
    ],
)
def test_what_a_match_would_be_for(more: dict[str, float], believed: bool, aim: Aim | None) -> None:
    lena = hand("Lena Park", **more)
    assert aims.aim_for(lena, {lena.key: 0.4} if believed else NOBODY) is aim


@given(weaker=st.floats(0, 0.02), better=st.floats(0, 0.3))
def test_to_get_somebody_over_one_wants_the_known_and_beatable(weaker: float, better: float) -> None:
    lena, plain = hand("Lena Park", over=0.3, might=0.2), hand("Hugo Prat", over=0.3, might=0.2)
    known = replace(plain, over=0.3 + better, might=0.2 - weaker)
    assert aims.serves(Aim.OVER, lena, known) >= aims.serves(Aim.OVER, lena, plain)


def test_who_is_green_is_led_by_who_can_wrestle() -> None:
    lena = hand("Lena Park", technique=0.1)
    good, bad = hand("Ana Good", technique=0.9), hand("Bea Bad", technique=0.1)
    assert aims.serves(Aim.CRAFT, lena, good) > aims.serves(Aim.CRAFT, lena, bad)


@given(made=desks(), seed=SEEDS)
def test_no_card_is_for_more_than_it_bears_and_every_aim_is_somebodys_who_is_in_it(made: Desk, seed: int) -> None:
    aimed = [bout for bout in book(made, seed).bouts if bout.aim]
    assert len(aimed) <= TUNING.most
    for bout in aimed:
        assert bout.aim is not None
        assert bout.aim[1] in {key for side in bout.sides for key in side}
        # What is said aloud gives nothing of it away.
        assert not any(word in bout.reason for word in ("office", "get over", "hide", "aim"))


def test_whoever_tires_is_given_less() -> None:
    """The same cards, but for one who cannot stay long."""
    told = crowd(8)
    tired = [replace(told[0], stamina=0.1), *told[1:]]
    minutes = {True: 0, False: 0}
    for seed in range(60):
        for hands in (told, tired):
            for bout in book(desk(hands), seed).bouts:
                if {told[0].key} & {key for side in bout.sides for key in side}:
                    minutes[hands is tired] += bout.given_s
    assert minutes[True] < 0.8 * minutes[False]


def lined(places: list[str], holder: str = "hand-00") -> Belt:
    return belt(holders=(holder,), division="open", line=tuple((key,) for key in places))


def test_the_first_in_line_gets_the_championship_match() -> None:
    """Known or not: the rankings say who it is."""
    hands = [replace(one, over=0.9 if one.key == "hand-03" else 0.4) for one in crowd()]
    made = desk(hands, belts=[lined(["hand-05", "hand-03", "hand-07"])], big=True)
    defence = next(bout for bout in book(made).bouts if bout.championship)
    assert defence.sides[1] == ("hand-05",)
    assert defence.reason.startswith("Hand 05 is first in line for the Crown")


def test_whoever_had_their_chance_makes_room_for_the_next_and_the_card_says_so() -> None:
    made = desk(crowd(), belts=[lined(["hand-05", "hand-07"])], big=True)
    made.times, made.met_days = {("hand-00", "hand-05"): 2}, {("hand-00", "hand-05"): 9}
    defence = next(bout for bout in book(made).bouts if bout.championship)
    assert defence.sides[1] == ("hand-07",)
    assert "2nd in line" in defence.reason
    assert "had their chance" in defence.reason


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"place": 3}, {"place": 4}, "Ana Good is 3rd in the women's rankings, Bea Bad 4th"),
        ({"place": 3, "over": 0.9}, {"place": 30}, "Bea Bad gets a test against somebody further up"),
        ({"momentum": 0.5}, {"momentum": 0.4}, "both are winning, and only one can go on"),
        ({"momentum": -0.5}, {"momentum": -0.4}, "neither can afford another loss"),
        ({"days_idle": 40}, {}, "Ana Good has not been seen in a ring for 40 days"),
        ({"days_idle": 40, "seen": False}, {}, "Ana Good and Bea Bad have not met in months, if ever"),
        ({"momentum": 0.5, "over": 0.6}, {}, "Ana Good is winning, and Bea Bad is asked to stop it"),
        ({"momentum": 0.4, "over": 0.3}, {}, "Ana Good is winning, and Bea Bad stands in the way"),
        ({}, {}, "Ana Good and Bea Bad have not met in months, if ever"),
    ],
)
def test_a_reason_says_what_is_so(one: dict[str, float], other: dict[str, float], said: str) -> None:
    pair = (hand("Ana Good", "f", **{"over": 0.5, **one}), hand("Bea Bad", "f", **{"over": 0.5, **other}))
    assert fillers.why(desk([]), *pair) == said


def test_two_who_met_before_and_are_of_two_minds_are_somebody_to_cheer_and_somebody_to_boo() -> None:
    ana, bea = hand("Ana Good", "f"), hand("Bea Bad", "f", "heel")
    made = desk([ana, bea])
    made.times = {("ana-good", "bea-bad"): 1}
    assert fillers.why(made, bea, ana) == "somebody to cheer in Ana Good, somebody to boo in Bea Bad"
    assert fillers.why(made, ana, replace(bea, alignment="face")).endswith("and so does the crowd")
