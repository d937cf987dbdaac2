"""Leaving: the old, the hurt and the unhappy think of it; the loved stay a little longer."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.leaving import AGE, BODY, HEART, Standing, chances, leaves

STANDINGS = st.builds(
    Standing,
    age=st.floats(18, 65),
    hurt_days=st.integers(0, 730),
    pleasure=st.floats(-1, 1),
    over=st.floats(0, 1),
    signed=st.booleans(),
)


def test_the_young_and_whole_never_go() -> None:
    assert sum(chances(Standing(26.0, hurt_days=60, pleasure=-1.0)).values()) == 0
    assert leaves(Standing(26.0), 0.0) == ""


def test_each_reason_has_its_people() -> None:
    assert leaves(Standing(47.0), 0.01) == AGE
    assert leaves(Standing(36.0, hurt_days=500), 0.01) == BODY
    assert leaves(Standing(33.0, pleasure=-0.9), 0.001) == HEART


@given(STANDINGS)
def test_years_wounds_and_gloom_never_keep_anybody(who: Standing) -> None:
    likely = sum(chances(who).values())
    for worse in (
        replace(who, age=who.age + 2),
        replace(who, hurt_days=who.hurt_days + 60),
        replace(who, pleasure=max(-1.0, who.pleasure - 0.2)),
        replace(who, signed=False),
    ):
        assert sum(chances(worse).values()) >= likely - 1e-12
    assert sum(chances(replace(who, over=1.0)).values()) <= likely


def test_a_career_ends_in_its_forties() -> None:
    """Of those who are never hurt nor sad, half have gone between forty and fifty."""
    left, gone = 1.0, {}
    for quarter in range(4 * 36):
        age = 20 + quarter / 4
        left *= 1 - sum(chances(Standing(age, over=0.4)).values())
        gone[age] = 1 - left
    assert gone[37.0] == 0
    assert gone[40.0] < 0.1
    assert 0.4 < gone[46.0] < 0.9
    assert gone[55.0] > 0.95
