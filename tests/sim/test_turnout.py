"""What a show draws: never more than there are seats, more for more, and as unsteady as real audiences were."""

import random
import statistics
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.turnout import Card, Evening, Turnout, capacity, pull, turnout, watching

SHARES = st.floats(0, 1)
CARDS = st.builds(Card, st.lists(SHARES, max_size=14), SHARES, st.sampled_from([0, 0.5, 1]))
EVENINGS = st.builds(
    Evening,
    city=st.sampled_from(["essen", "ghent", "hull"]),
    big=st.booleans(),
    televised=st.booleans(),
    following=st.none() | st.integers(0, 1000),
    days_since=st.none() | st.floats(0, 400),
    rivals=st.integers(0, 9000),
    last=SHARES,
)
USUAL = Card([0.7, 0.7, 0.6, 0.5, 0.5, 0.4, 0.4, 0.3, 0.3, 0.2], heat=0.3)
HULL = Evening("hull", big=False, televised=True, following=550)


def drawn(card: Card = USUAL, evening: Evening = HULL, seed: int = 1) -> Turnout:
    return turnout(card, evening, random.Random(seed))


@given(CARDS, EVENINGS, st.integers(0, 99))
def test_nobody_stands_and_nobody_watches_what_is_not_shown(card: Card, evening: Evening, seed: int) -> None:
    found = drawn(card, evening, seed)
    assert 0 <= found.attendance <= found.seats <= capacity(evening.city, big=evening.big)
    assert (found.viewers > 0) is evening.televised
    assert 0 <= found.following <= 1000
    assert found.gate_cents >= 1500 * found.attendance


@given(CARDS, st.floats(0, 0.2))
def test_a_card_of_better_known_people_pulls_more(card: Card, more: float) -> None:
    better = replace(card, over=[min(1, over + more) for over in card.over])
    assert 0 <= pull(card) <= pull(better) <= 1


def test_heat_and_gold_pull() -> None:
    plain = replace(USUAL, heat=0.0)
    assert pull(plain) < pull(replace(plain, heat=0.9)) < pull(replace(plain, heat=0.9, stake=1.0))


@pytest.mark.parametrize("seed", range(4))
def test_what_keeps_people_away(seed: int) -> None:
    usual = drawn(seed=seed)
    assert drawn(evening=replace(HULL, rivals=2500), seed=seed).viewers < usual.viewers
    assert drawn(evening=replace(HULL, rivals=2500), seed=seed).attendance == usual.attendance
    assert drawn(evening=replace(HULL, days_since=1), seed=seed).attendance < usual.attendance
    assert drawn(evening=replace(HULL, following=300), seed=seed).gate_cents < usual.gate_cents
    assert drawn(evening=replace(HULL, big=True), seed=seed).attendance > usual.attendance


def test_a_hall_is_as_large_as_ever_and_others_are_not() -> None:
    assert capacity("essen", big=False) == capacity("essen", big=False)
    assert len({capacity(city, big=False) for city in ("essen", "ghent", "hull", "kobe")}) == 4
    assert all(capacity(city, big=True) > 7000 for city in ("essen", "ghent", "hull", "kobe"))


def test_no_more_seats_are_put_up_than_a_following_promises() -> None:
    small, large = drawn(evening=replace(HULL, big=True, following=200)), drawn(evening=replace(HULL, big=True))
    assert small.seats < large.seats <= capacity("hull", big=True)
    assert drawn(evening=replace(HULL, big=True, following=1000)).seats == capacity("hull", big=True)


def test_a_following_goes_where_it_is_led() -> None:
    stars, nobodies = Card([0.9] * 10, heat=1), Card([0.1] * 10)
    assert drawn(stars, replace(HULL, last=1.0)).following > 550 > drawn(nobodies, replace(HULL, last=0.2)).following


def three_years(seed: int) -> list[int]:
    """The viewers of 156 weekly shows of a roster of 26 who rise and fall."""
    chance = random.Random(seed)
    overs, following, found = [chance.gauss(0.45, 0.2) for _ in range(26)], None, []
    for week in range(156):
        overs = [min(0.97, max(0.03, over + chance.gauss(0, 0.015))) for over in overs]
        card = Card(chance.sample(overs, 13), chance.choice([0, 0.2, 0.5, 0.9]), chance.choice([0, 0, 0, 0.5, 1]))
        evening = Evening(f"city-{week % 7}", False, True, following, 49, last=min(1, max(0, chance.gauss(0.55, 0.1))))
        one = turnout(card, evening, chance)
        following, found = one.following, [*found, one.viewers]
    return found


def test_audiences_are_as_unsteady_as_those_of_real_programmes() -> None:
    """Of two real weekly programmes in three spans of years: how much more or fewer watched than a week before."""
    changes, spreads = [], []
    for seed in range(8):
        viewers = three_years(seed)
        changes += [abs(after / before - 1) for before, after in pairwise(viewers)]
        cuts = statistics.quantiles(viewers, n=20)
        spreads.append(cuts[-1] / cuts[0])
    cuts = statistics.quantiles(changes, n=20)
    assert 0.023 <= cuts[4] <= 0.028
    assert 0.046 <= cuts[9] <= 0.071
    assert 0.081 <= cuts[14] <= 0.118
    assert 0.159 <= cuts[18] <= 0.235
    # In a span that they neither rose nor fell through, the best evenings had 1.3 to 1.4 times the worst.
    assert 1.15 <= statistics.mean(spreads) <= 1.45


@pytest.mark.parametrize(("viewers", "said"), [(2449, "2.4 million"), (1000, "1.0 million"), (840, "840,000")])
def test_viewers_in_words(viewers: int, said: str) -> None:
    assert watching(viewers) == said
