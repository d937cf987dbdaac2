"""What the house gave: fair to few, deaf to nobody, and not apart from the ring where nobody has spoken."""

import pytest
from hypothesis import given as anything
from hypothesis import strategies as st

from fandom.sim.rating import HUNDRED, TUNING, Given, apart, mean, weight, word

RATINGS = st.lists(st.tuples(st.integers(1, 5), st.integers(TUNING.newest, HUNDRED)), max_size=40)


def house(ratings: list[tuple[int, int]]) -> Given:
    found = Given()
    for stars, weighs in ratings:
        found = found.with_one(stars, weighs)
    return found


def all_gave(stars: int, fans: int, weighs: int = HUNDRED) -> Given:
    return house([(stars, weighs)] * fans)


@anything(RATINGS)
def test_a_mean_is_between_the_least_and_the_most_stars(ratings: list[tuple[int, int]]) -> None:
    found = mean(house(ratings))
    assert (found is None) is (ratings == [])
    assert found is None or 1 < found < 5


@anything(RATINGS, st.integers(1, 5), st.integers(TUNING.newest, HUNDRED))
def test_what_is_taken_back_was_never_there(ratings: list[tuple[int, int]], stars: int, weighs: int) -> None:
    assert house(ratings).with_one(stars, weighs).without_one(stars, weighs) == house(ratings)


@anything(RATINGS, st.integers(0, 20))
def test_the_house_is_as_far_from_the_ring_as_it_says_or_less(ratings: list[tuple[int, int]], quarters: int) -> None:
    given, ring = house(ratings), quarters / 4
    said = [stars - max(1, ring) for stars, _ in ratings]
    assert min([*said, 0.0]) <= apart(given, ring) <= max([*said, 0.0])


@anything(RATINGS, st.integers(TUNING.newest, HUNDRED))
def test_five_stars_more_make_no_match_worse(ratings: list[tuple[int, int]], weighs: int) -> None:
    before, after = mean(house(ratings)), mean(house([*ratings, (5, weighs)]))
    assert after is not None
    assert before is None or after > before


def test_a_mean_of_few_leans_to_the_middle_and_that_of_many_does_not() -> None:
    few, many = mean(all_gave(5, 1)), mean(all_gave(5, 300))
    assert few == pytest.approx(3.5)
    assert many == pytest.approx(5, abs=0.03)


def test_those_who_give_what_the_ring_gave_are_not_apart_however_poor_the_match() -> None:
    assert apart(all_gave(1, 6), ring=1.0) == 0
    assert apart(all_gave(1, 6), ring=0.0) == 0
    assert word(6, apart(all_gave(1, 6), ring=1.0)) == "The house and the ring agree."


def test_an_account_made_today_weighs_a_quarter_of_one_that_is_a_week_old() -> None:
    assert [weight(days) for days in (-1, 0, 3.5, 7, 400)] == [25, 25, 62, 100, 100]
    crowd = house([(1, HUNDRED)] * 6 + [(5, weight(0))] * 6)
    assert mean(crowd) == pytest.approx((6 + 7.5 + 9) / (6 + 1.5 + 3))


@pytest.mark.parametrize(
    ("fans", "apart", "said"),
    [
        (0, 0.0, "Nobody has rated it yet."),
        (4, 2.0, "From 5 ratings on, the house is held against the ring."),
        (5, 0.49, "The house and the ring agree."),
        (5, 0.5, "The house liked it more than the ring did."),
        (5, -0.5, "The house liked it less than the ring did."),
        (9, 1.25, "The house loved what the ring did not."),
        (9, -2.0, "The ring saw a match that the house did not."),
    ],
)
def test_in_words(fans: int, apart: float, said: str) -> None:
    assert word(fans, apart) == said
