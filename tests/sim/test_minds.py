"""Moods stay human: in range, drawn to rest, caught from friends only."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from characters.sim import minds

SHARE = st.floats(-1, 1, width=32)
PEOPLE = st.integers(1, 7)


@st.composite
def crowds(draw: st.DrawFn) -> minds.Floats:
    """Minds of one to seven people: (n, 4)."""
    count = draw(PEOPLE)
    rows = [[*(draw(SHARE) for _ in range(3)), draw(st.floats(0, 1, width=32))] for _ in range(count)]
    return np.array(rows, np.float32)


@st.composite
def crowds_with_ties(draw: st.DrawFn) -> tuple[minds.Floats, minds.Floats]:
    crowd = draw(crowds())
    count = len(crowd)
    weights = [[draw(st.sampled_from([0.0, 0.0, 1.0, 3.5, 30.0])) for _ in range(count)] for _ in range(count)]
    found = np.array(weights, np.float32)
    np.fill_diagonal(found, 0)
    return crowd, found


def in_range(crowd: minds.Floats) -> bool:
    return bool((crowd[:, :3] >= -1).all() and (crowd <= 1).all() and (crowd[:, 3] >= 0).all())


@given(five=st.lists(st.lists(SHARE, min_size=5, max_size=5), min_size=1, max_size=5))
def test_everybody_rests_somewhere_in_range(five: list[list[float]]) -> None:
    rest = minds.default_mood(np.array(five, np.float32))
    assert rest.shape == (len(five), 3)
    assert rest.dtype == np.float32
    assert (np.abs(rest) <= 1).all()


def test_the_agreeable_rest_happier_and_the_nervous_rest_tenser() -> None:
    plain, kind, nervous = minds.default_mood(np.array([[0, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]], np.float32))
    assert kind[0] > plain[0] > nervous[0]
    assert nervous[1] > plain[1]


@given(crowd=crowds(), hours=st.floats(0, 2000), rest=SHARE)
def test_time_leaves_minds_in_range_and_nearer_to_rest(crowd: minds.Floats, hours: float, rest: float) -> None:
    aim = np.full((len(crowd), 3), rest, np.float32)
    after = minds.recovered(crowd, aim, hours)
    assert in_range(after)
    assert (np.abs(after[:, :3] - aim) <= np.abs(crowd[:, :3] - aim) + 1e-6).all()
    assert (after[:, 3] >= crowd[:, 3] - 1e-6).all()


@given(crowd=crowds())
def test_no_time_changes_nothing(crowd: minds.Floats) -> None:
    rest = np.zeros((len(crowd), 3), np.float32)
    assert np.allclose(minds.recovered(crowd, rest, 0), crowd, atol=1e-6)


@given(crowd=crowds(), hours=st.floats(1, 100))
def test_two_halves_of_a_day_are_the_day(crowd: minds.Floats, hours: float) -> None:
    rest = np.full((len(crowd), 3), 0.2, np.float32)
    halves = minds.recovered(minds.recovered(crowd, rest, hours / 2), rest, hours / 2)
    assert np.allclose(halves, minds.recovered(crowd, rest, hours), atol=1e-5)


def test_a_half_life_halves_what_was_felt() -> None:
    crowd = np.array([[0.8, -0.4, 0.2, 1]], np.float32)
    after = minds.recovered(crowd, np.zeros((1, 3), np.float32), minds.TUNING.mood_half_life_h)
    assert np.allclose(after[0, :3], [0.4, -0.2, 0.1], atol=1e-6)


@given(told=crowds_with_ties())
def test_contagion_never_leaves_the_hull(told: tuple[minds.Floats, minds.Floats]) -> None:
    crowd, weights = told
    after = minds.infected(crowd, weights)
    low, high = crowd[:, :3].min(axis=0), crowd[:, :3].max(axis=0)
    assert (after[:, :3] >= low - 1e-6).all()
    assert (after[:, :3] <= high + 1e-6).all()
    assert (after[:, 3] == crowd[:, 3]).all()


@given(crowd=crowds())
def test_a_room_without_bonds_does_not_change(crowd: minds.Floats) -> None:
    after = minds.infected(crowd, np.zeros((len(crowd), len(crowd)), np.float32))
    assert (after == crowd).all()


@given(mood=SHARE, count=PEOPLE)
def test_a_room_of_one_mind_stays_so(mood: float, count: int) -> None:
    crowd = np.full((count, 4), mood, np.float32)
    after = minds.infected(crowd, np.ones((count, count), np.float32))
    assert np.allclose(after, crowd, atol=1e-6)


def test_a_mood_is_drawn_to_a_friends_and_a_stranger_stays_out() -> None:
    crowd = np.array([[1, 0, 0, 1], [-1, 0, 0, 1], [0.5, 0, 0, 1]], np.float32)
    weights = np.zeros((3, 3), np.float32)
    weights[1, 0] = 10
    after = minds.infected(crowd, weights)
    assert -1 < after[1, 0] < crowd[0, 0]
    assert (after[[0, 2]] == crowd[[0, 2]]).all()


@given(crowd=crowds(), change=st.tuples(*[st.floats(-5, 5)] * 4))
def test_what_happened_is_felt_by_whom_it_happened_to_and_stays_in_range(
    crowd: minds.Floats, change: tuple[float, float, float, float]
) -> None:
    after = minds.appraised(crowd, {0: change})
    assert in_range(after)
    assert (after[1:] == crowd[1:]).all()
    for column, amount in enumerate(change):
        assert (after[0, column] - crowd[0, column]) * amount >= 0


@given(told=crowds_with_ties())
def test_nothing_given_is_changed_in_place(told: tuple[minds.Floats, minds.Floats]) -> None:
    crowd, weights = told
    before = crowd.copy()
    minds.infected(crowd, weights)
    minds.appraised(crowd, {0: (1, 1, 1, -1)})
    minds.recovered(crowd, np.zeros((len(crowd), 3), np.float32), 12)
    assert (crowd == before).all()
