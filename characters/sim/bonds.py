"""Bonds: charge won and lost in meetings (after Ryan's Talk of the Town), and what it amounts to.

friend ≥ 15, enemy ≤ −10; between them ally ≥ 7 and rival ≤ −5.
"""

import random
from dataclasses import dataclass

import numpy as np

COLUMNS = ("charge", "trust_kept", "trust_broken")
Traits = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Tuning:
    decay_half_life_d: float = 45.0  # unmet, half of a charge is gone in six weeks
    meetings_a_head: float = 0.35  # chance a quarter day that a person meets someone worth noting
    age_damping: float = 0.02  # a year of age apart takes this share off a meeting
    hysteresis: float = 1.5  # charge by which a kind must be left before it changes, so that it does not flicker


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Soul:
    """What a meeting needs to know of a person; `traits` are O C E A N in −1…1."""

    key: str
    traits: Traits
    age: int
    pleasure: float


def compatibility(one: Traits, other: Traits) -> float:
    """`(3 − Σ|Δ|)/3` over O, E, A: 1 for twins, −1 for opposites. Symmetric."""
    gaps = sum(abs(one[index] - other[index]) for index in (0, 2, 3))
    return (3 - gaps) / 3


def meeting(one: Soul, other: Soul, tuning: Tuning = TUNING) -> float:
    """What a meeting adds to `one`'s charge towards `other`, about −1.5…1.5. Directed; draws no chance."""
    liking = compatibility(one.traits, other.traits) + 0.25 * one.traits[2] + 0.25 * other.traits[3]
    damped = liking * max(0.3, 1 - tuning.age_damping * abs(one.age - other.age))
    return damped + 0.25 * one.pleasure


def met(souls: list[Soul], rng: random.Random, tuning: Tuning = TUNING) -> list[tuple[int, int]]:
    """Who meets whom in a quarter day: pairs of rows, the outgoing more often. Draws from the given stream."""
    pairs: list[tuple[int, int]] = []
    if len(souls) < 2:
        return pairs
    for row, soul in enumerate(souls):
        chance, pick = rng.random(), rng.random()
        if chance < tuning.meetings_a_head * (1 + 0.5 * soul.traits[2]):
            other = int(pick * (len(souls) - 1))
            pairs.append((row, other + (other >= row)))
    return pairs


def faded(charges: np.ndarray, days: float, tuning: Tuning = TUNING) -> np.ndarray:
    """Charges after some days unmet: towards 0."""
    return (charges * np.float32(0.5 ** (days / tuning.decay_half_life_d))).astype(np.float32)


def kind(charge: float, was: str = "", tuning: Tuning = TUNING) -> str:
    """What a charge amounts to: enemy, rival, '' (nothing to note), ally, friend; sticky at the borders."""
    found = _plain(charge)
    if found != was and was and _plain(charge + tuning.hysteresis) != _plain(charge - tuning.hysteresis):
        kinds = {_plain(charge + tuning.hysteresis), _plain(charge - tuning.hysteresis)}
        return was if was in kinds else found
    return found


def may_change(before: float, after: float, tuning: Tuning = TUNING) -> bool:
    """Whether a step from one charge to another can change what it amounts to, whatever that was.

    What has faded to almost nothing keeps its name, but not on the other side of nothing.
    """

    def near(charge: float) -> set[str]:
        return {_plain(charge - tuning.hysteresis), _plain(charge), _plain(charge + tuning.hysteresis)}

    return before * after < 0 or len(near(before) | near(after)) > 1


def _plain(charge: float) -> str:
    if charge >= 15:
        return "friend"
    if charge >= 7:
        return "ally"
    if charge <= -10:
        return "enemy"
    return "rival" if charge <= -5 else ""
