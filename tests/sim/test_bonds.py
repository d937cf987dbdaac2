"""Bonds: liking is mutual in its first term, charges fade, kinds do not flicker."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from characters.sim import bonds

TRAIT = st.floats(-1, 1)
TRAITS = st.tuples(TRAIT, TRAIT, TRAIT, TRAIT, TRAIT)
SOULS = st.builds(bonds.Soul, key=st.just("who"), traits=TRAITS, age=st.integers(18, 70), pleasure=TRAIT)
CHARGE = st.floats(-30, 30)
ORDER = ["enemy", "rival", "", "ally", "friend"]


@given(one=TRAITS, other=TRAITS)
def test_compatibility_is_symmetric_and_between_twins_and_opposites(one: bonds.Traits, other: bonds.Traits) -> None:
    assert bonds.compatibility(one, other) == bonds.compatibility(other, one)
    assert -1 - 1e-9 <= bonds.compatibility(one, other) <= bonds.compatibility(one, one) == 1


@given(one=SOULS, other=SOULS)
def test_a_meeting_is_worth_little_more_than_one(one: bonds.Soul, other: bonds.Soul) -> None:
    assert -1.75 <= bonds.meeting(one, other) <= 1.75


@given(one=SOULS, other=SOULS)
def test_years_apart_damp_a_meeting_never_turn_it(one: bonds.Soul, other: bonds.Soul) -> None:
    near = bonds.Soul("near", other.traits, one.age, other.pleasure)
    far = bonds.Soul("far", other.traits, one.age + 30, other.pleasure)
    calm = bonds.Soul("calm", one.traits, one.age, 0)
    assert abs(bonds.meeting(calm, far)) <= abs(bonds.meeting(calm, near))
    assert bonds.meeting(calm, far) * bonds.meeting(calm, near) >= 0


def test_the_outgoing_take_to_people_and_the_agreeable_are_taken_to() -> None:
    plain = bonds.Soul("plain", (0, 0, 0, 0, 0), 30, 0)
    kind = bonds.Soul("kind", (0, 0, 0, 0.8, 0), 30, 0)
    assert bonds.meeting(plain, kind) > bonds.meeting(kind, plain)


@given(traits=st.lists(TRAITS, max_size=9), seed=st.integers(0, 99))
def test_nobody_meets_themselves_and_everybody_is_there(traits: list[bonds.Traits], seed: int) -> None:
    souls = [bonds.Soul(f"s{number}", own, 30, 0) for number, own in enumerate(traits)]
    pairs = bonds.met(souls, random.Random(seed))
    assert pairs == bonds.met(souls, random.Random(seed))
    assert all(one != other and 0 <= one < len(souls) and 0 <= other < len(souls) for one, other in pairs)
    assert len({one for one, _ in pairs}) == len(pairs)


def test_whom_one_meets_does_not_hang_on_who_meets_earlier() -> None:
    """Each draws as often as everybody else: one more shy soul shifts nobody's chance."""
    rng = random.Random(3)
    bonds.met([bonds.Soul(f"s{n}", (0, 0, 0, 0, 0), 30, 0) for n in range(5)], rng)
    assert rng.random() == _after(10)


def _after(draws: int) -> float:
    rng = random.Random(3)
    for _ in range(draws):
        rng.random()
    return rng.random()


@given(charges=st.lists(CHARGE, max_size=6), days=st.floats(0, 5000))
def test_unmet_a_charge_fades_towards_nothing(charges: list[float], days: float) -> None:
    before = np.array(charges, np.float32)
    after = bonds.faded(before, days)
    assert after.dtype == np.float32
    assert (np.abs(after) <= np.abs(before) + 1e-6).all()
    assert (after * before >= 0).all()


def test_half_of_a_charge_is_gone_after_its_half_life() -> None:
    assert bonds.faded(np.array([20.0], np.float32), bonds.TUNING.decay_half_life_d)[0] == pytest.approx(10)


@pytest.mark.parametrize(
    ("charge", "kind"),
    [
        (15, "friend"),
        (14.9, "ally"),
        (7, "ally"),
        (6.9, ""),
        (0, ""),
        (-4.9, ""),
        (-5, "rival"),
        (-9.9, "rival"),
        (-10, "enemy"),
    ],
)
def test_a_charge_amounts_to_a_kind(charge: float, kind: str) -> None:
    assert bonds.kind(charge) == kind


@given(charge=CHARGE, was=st.sampled_from(ORDER))
def test_a_kind_is_left_only_when_its_border_is_well_behind(charge: float, was: str) -> None:
    now = bonds.kind(charge, was)
    margin = bonds.TUNING.hysteresis
    reach = {bonds.kind(charge - margin), bonds.kind(charge), bonds.kind(charge + margin)}
    assert now in reach
    if was and was in reach:
        assert now == was


@given(charge=CHARGE, was=st.sampled_from(ORDER))
def test_a_kind_once_taken_stays_while_nothing_moves(charge: float, was: str) -> None:
    now = bonds.kind(charge, was)
    assert bonds.kind(charge, now) == now


@given(one=CHARGE, other=CHARGE)
def test_more_charge_is_no_worse_a_kind(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(bonds.kind(low)) <= ORDER.index(bonds.kind(high))
