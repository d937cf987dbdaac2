"""Arcs: the best quarrel gets the month, and its beats keep their order however few shows there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storylines.sim.arcs import COURSE, LEAVE_OUT, Candidate, Kind, best, course, stipulation, worth

SLOW = Candidate(("abe", "bev"), heat=8, standing=1.2, opposed=True, foul=False, title=False, lately=False)


def test_of_two_quarrels_the_one_with_a_wrong_in_it_is_worth_more() -> None:
    foul = Candidate(("col", "deb"), heat=8, standing=1.2, opposed=True, foul=True, title=False, lately=False)

    assert best([SLOW, foul]) == foul


def test_the_same_two_do_not_get_the_next_month_over_an_equal_pair() -> None:
    again = Candidate(("zoe", "yan"), heat=8, standing=1.2, opposed=True, foul=False, title=False, lately=True)

    assert best([again, SLOW]) == SLOW
    assert worth(again) < worth(SLOW)


def test_who_has_words_of_their_own_is_heard_before_an_equal_pair_without() -> None:
    spoken = Candidate(("abe", "ada"), 8, 1.2, opposed=True, foul=False, title=False, lately=False, books=2)

    assert best([SLOW, spoken]) == spoken


def test_without_a_quarrel_nobody_gets_the_month() -> None:
    assert best([]) is None


shows = st.lists(st.integers(1, 400), unique=True, max_size=14).map(sorted)


@given(shows)
def test_beats_keep_their_order_and_no_show_has_two(numbers: list[int]) -> None:
    planned = course(numbers)

    kinds = [kind for kind, _ in planned]
    assert kinds == [kind for kind in COURSE if kind in kinds]
    assert [number for _, number in planned] == sorted({number for _, number in planned})
    assert {number for _, number in planned} <= set(numbers)


@given(shows.filter(lambda numbers: len(numbers) >= 3))
def test_with_three_shows_there_is_an_answer_a_challenge_and_a_last_word(numbers: list[int]) -> None:
    planned = course(numbers)

    assert {Kind.ANSWER, Kind.CHALLENGE, Kind.LAST_WORD} <= {kind for kind, _ in planned}
    assert planned[-1] == (Kind.LAST_WORD, numbers[-1])


@given(shows.filter(lambda numbers: len(numbers) >= len(COURSE)))
def test_with_time_enough_nothing_is_left_out(numbers: list[int]) -> None:
    assert [kind for kind, _ in course(numbers)] == list(COURSE)


def test_what_is_left_out_first_is_what_the_story_can_do_without() -> None:
    left = {kind for kind, _ in course([1, 2, 3, 4])}

    assert set(COURSE) - left == set(LEAVE_OUT[:3])


@pytest.mark.parametrize(
    ("heat", "championship", "deed", "rules"),
    [
        (24, False, "beat", "no_dq"),
        (24, False, "attack", "last_standing"),
        (24, False, "stolen", "cage"),
        (24, True, "stolen", "cage"),
        (24, False, "walked", "cage"),
        (24, True, "title", "ladder"),
        (24, True, "beat", "standard"),
        (12, False, "attack", "standard"),
        (12, False, "draw", "two_falls"),
    ],
)
def test_the_rules_of_the_night_answer_what_was_done(heat: float, championship: bool, deed: str, rules: str) -> None:
    assert stipulation(heat, championship, deed) == rules
