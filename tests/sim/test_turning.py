"""Turning: signs, a night, and peace; and a house in which there are always enough of both."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storylines.sim.turning import (
    BITTER,
    CHEERED,
    FACE,
    HEEL,
    TUNING,
    TWEENER,
    Soul,
    Wavering,
    faces_share,
    first_sign,
    goes_on,
    is_time,
    may,
    needed,
    pull,
    why,
)

DARLING = Soul("rook", HEEL, over=0.7, momentum=0.7, pop=0.3)
BROKEN = Soul("hana", FACE, momentum=-0.8, pleasure=-0.5, agreeableness=-0.3)
OTHERS = [Soul(f"f{n}", FACE) for n in range(5)] + [Soul(f"h{n}", HEEL) for n in range(5)]


def test_cheers_draw_a_heel_and_defeats_a_face() -> None:
    assert first_sign([DARLING, *OTHERS]) == Wavering("rook", FACE, 1)
    assert first_sign([BROKEN, *OTHERS]) == Wavering("hana", HEEL, 1)
    assert first_sign(OTHERS) is None
    assert (why(FACE), why(HEEL)) == (CHEERED, BITTER)


def test_there_are_weeks_of_signs_before_anybody_turns() -> None:
    one, souls, weeks = first_sign([DARLING, *OTHERS]), [DARLING, *OTHERS], 1
    assert one is not None
    while not is_time(one, occasion=True, last_turn_days=None):
        one, weeks = goes_on(one, souls), weeks + 1
        assert one is not None
    assert weeks == TUNING.signs


def test_without_a_night_that_fits_it_takes_longer() -> None:
    assert not is_time(Wavering("rook", FACE, TUNING.signs), occasion=False, last_turn_days=None)
    assert is_time(Wavering("rook", FACE, TUNING.patience), occasion=False, last_turn_days=None)
    assert not is_time(Wavering("rook", FACE, TUNING.patience), occasion=True, last_turn_days=10)


def test_it_passes_when_the_cheers_do() -> None:
    wavering = Wavering("rook", FACE, 2)
    assert goes_on(wavering, [replace(DARLING, pop=-0.2, momentum=-0.5), *OTHERS]) is None
    assert goes_on(wavering, OTHERS) is None


def test_after_a_turn_there_is_peace() -> None:
    assert not may(replace(DARLING, turned_days=TUNING.rested_days - 1), FACE, [HEEL, *[FACE, HEEL] * 5])
    assert may(replace(DARLING, turned_days=TUNING.rested_days), FACE, [HEEL, *[FACE, HEEL] * 5])


@pytest.mark.parametrize("busy", [{"free": False}, {"matches": 1}, {"alignment": FACE}])
def test_nobody_turns_in_the_middle_of_a_story_or_at_home(busy: dict[str, object]) -> None:
    assert not may(replace(DARLING, **busy), FACE, [HEEL, FACE, *[FACE, HEEL] * 5])  # type: ignore[arg-type]


SIDES = st.lists(st.sampled_from([FACE, HEEL, TWEENER]), min_size=6, max_size=60)


@given(SIDES, st.sampled_from([FACE, HEEL]))
def test_nobody_leaves_too_few_behind(sides: list[str], towards: str) -> None:
    soul = replace(DARLING, alignment=sides[0])
    if may(soul, towards, sides):
        before, after = faces_share(sides), faces_share([towards, *sides[1:]])
        assert TUNING.least <= after <= TUNING.most or abs(after - 0.5) < abs(before - 0.5)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_fewer_there_are_the_less_it_takes(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert needed(FACE, low) <= needed(FACE, high)
    assert needed(HEEL, low) >= needed(HEEL, high)


@given(st.builds(Soul, key=st.just("a"), alignment=st.just(HEEL), momentum=st.floats(-1, 1), pop=st.floats(-1, 1)))
def test_more_cheers_never_draw_anybody_away(soul: Soul) -> None:
    assert pull(replace(soul, pop=min(1.0, soul.pop + 0.2)), FACE) >= pull(soul, FACE)
    assert pull(replace(soul, momentum=max(-1.0, soul.momentum - 0.2)), HEEL) >= pull(soul, HEEL)


@pytest.mark.parametrize("heels", [8, 20, 32])
def test_years_leave_a_house_in_balance_with_a_handful_of_turns(heels: int) -> None:
    """Forty people whose fortunes wander, for six years, from any beginning."""
    rng = random.Random(heels)
    souls = {f"p{n}": Soul(f"p{n}", HEEL if n < heels else FACE, over=rng.random()) for n in range(40)}
    turned: dict[str, int] = {}
    wavering, turns = None, list[int]()
    for week in range(6 * 52):
        for key, soul in souls.items():
            momentum = max(-1.0, min(1.0, 0.8 * soul.momentum + rng.gauss(0, 0.35)))
            since = 7 * (week - turned[key]) if key in turned else None
            mood = {"pleasure": rng.uniform(-0.6, 0.6), "pop": rng.gauss(0.05, 0.15), "turned_days": since}
            souls[key] = replace(soul, momentum=momentum, **mood)
        if wavering is None:
            wavering = first_sign(list(souls.values()))
            continue
        wavering = goes_on(wavering, list(souls.values()))
        last = 7 * (week - turns[-1]) if turns else None
        if wavering and is_time(wavering, occasion=rng.random() < 0.5, last_turn_days=last):
            souls[wavering.key] = replace(souls[wavering.key], alignment=wavering.towards)
            turned[wavering.key] = week
            turns.append(week)
            wavering = None
    assert 0.35 <= faces_share([soul.alignment for soul in souls.values()]) <= 0.65
    assert 2 * 6 <= len(turns) <= 9 * 6
