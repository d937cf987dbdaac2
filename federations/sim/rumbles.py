"""Rumbles: one after the other they come in, over the rope they go out, and whoever is left has won."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from federations.sim.brackets import check_field


@dataclass(frozen=True, slots=True)
class Tuning:
    least: int = 8
    most: int = 20
    share: float = 0.8  # of those who could enter: somebody must be left for the rest of the card


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Out:
    """Somebody left: which seed, thrown out by whom (None: by their own doing)."""

    seed: int
    by: int | None = None


def field(pool: int, tuning: Tuning = TUNING) -> int | None:
    """How many enter of so many who could, or None where that is no crowd."""
    size = min(tuning.most, int(pool * tuning.share))
    return size if size >= tuning.least else None


def drawn(field: int, rng: random.Random) -> list[int]:
    """The seeds in the order in which they come in; a number is luck, not merit. Draws from the given stream.

    Raises ValueError outside 2–128.
    """
    check_field(field)
    line = list(range(1, field + 1))
    rng.shuffle(line)
    return line


def winner(line: Sequence[int], outs: Sequence[Out]) -> int | None:
    """Whoever is left of a line-up, or None while there are several.

    Raises ValueError for what cannot have been: somebody out who was never in, or is out already, or by such a one.
    """
    left = set(line)
    for number, out in enumerate(outs, start=1):
        for seed in filter(None, (out.seed, out.by)):
            if seed not in left:
                raise ValueError(f"elimination {number}: {seed} is not in the ring")
        if out.by == out.seed:
            raise ValueError(f"elimination {number}: {out.seed} cannot throw themself out; say nobody did")
        left.discard(out.seed)
    if not left:
        raise ValueError("somebody must be left in the ring")
    return next(iter(left)) if len(left) == 1 else None


def places(line: Sequence[int], outs: Sequence[Out]) -> list[int]:
    """The seeds from the winner down: whoever was out last comes next. Raises ValueError like `winner`."""
    winner(line, outs)
    gone = [out.seed for out in outs]
    return [seed for seed in line if seed not in gone] + gone[::-1]
