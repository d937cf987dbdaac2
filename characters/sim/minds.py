"""Moods and energy: pulled by what happened, decaying towards who somebody is.

PAD mood from the Big Five after Gebhard's ALMA (2005) and Mehrabian; appraisals after OCC.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

COLUMNS = ("pleasure", "arousal", "dominance", "energy")


@dataclass(frozen=True, slots=True)
class Tuning:
    mood_half_life_h: float = 36.0  # a bad night is mostly slept off in a day and a half
    energy_recovery_h: float = 60.0  # hours for a spent body to win back 63 % of what it lacks
    contagion: float = 0.02  # share of the gap to those near that closes in a quarter day


TUNING = Tuning()


def default_mood(big_five: Floats) -> Floats:
    """The mood a personality rests at.

    `big_five` has the shape (n, 5) in O C E A N, each −1…1; returns (n, 3): pleasure, arousal, dominance in −1…1.
    """
    o, c, e, a, n = big_five.T
    s = -n
    pleasure = 0.21 * e + 0.59 * a + 0.19 * s
    arousal = 0.15 * o + 0.30 * a - 0.57 * s
    dominance = 0.25 * o + 0.17 * c + 0.60 * e - 0.32 * a
    mood: Floats = np.clip(np.stack([pleasure, arousal, dominance], axis=1), -1, 1).astype(np.float32)
    return mood


def recovered(minds: Floats, rest: Floats, hours: float, tuning: Tuning = TUNING) -> Floats:
    """Minds after some hours without events: moods decay to rest, energy comes back.

    `minds` (n, 4) as COLUMNS, `rest` (n, 3). Draws no chance.
    """
    keep = np.float32(0.5 ** (hours / tuning.mood_half_life_h))
    moved = minds.copy()
    moved[:, :3] = rest + (minds[:, :3] - rest) * keep
    moved[:, 3] = 1 - (1 - minds[:, 3]) * np.float32(2.718281828 ** (-hours / tuning.energy_recovery_h))
    return clipped(moved)


def infected(minds: Floats, weights: Floats, tuning: Tuning = TUNING) -> Floats:
    """Moods drawn towards the weighted mean of those near (absorption after Bosse, Treur et al.).

    `weights` (n, n) ≥ 0, row i = how much i takes from each j; a row of zeros leaves its mood unchanged.
    Never leaves the convex hull of the moods.
    """
    total = weights.sum(axis=1, keepdims=True)
    # Multiplied out by hand: a BLAS product's last bits depend on the machine.
    near = (weights[:, :, None] * minds[None, :, :3]).sum(axis=1) / np.maximum(total, 1e-9)
    share = np.where(total > 0, np.float32(tuning.contagion), 0)
    moved = minds.copy()
    moved[:, :3] += share * (near - minds[:, :3])
    return moved


def appraised(minds: Floats, changes: dict[int, tuple[float, float, float, float]]) -> Floats:
    """Minds after events: row → (pleasure, arousal, dominance, energy) to add, kept in range."""
    moved = minds.copy()
    for row, change in sorted(changes.items()):
        moved[row] += np.asarray(change, np.float32)
    return clipped(moved)


def clipped(minds: Floats) -> Floats:
    """Moods in −1…1, energy in 0…1."""
    low = np.array([-1, -1, -1, 0], np.float32)
    return np.clip(minds, low, 1).astype(np.float32)
