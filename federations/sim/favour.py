"""Whom a special referee would rather see win: those they are fond of, and their own kind."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Charges are those of bonds: a friend from 15, an enemy from −10."""

    full: float = 25.0  # the difference in charge at which a referee hardly hides it
    own_kind: float = 4.0  # a face's for faces, a heel's for heels
    least: float = 0.15  # of favour, below which a referee is fair


T = Tuning()


def favour(regards: Sequence[float], alike: Sequence[bool]) -> tuple[int | None, float]:
    """The side that is favoured, or None, and how much, 0-1 rounded to hundredths.

    `regards` are the mean charges of the referee's bonds to each side, `alike` says who is of their alignment.
    """
    liked = [charge + T.own_kind * own for charge, own in zip(regards, alike, strict=True)]
    best = max(range(len(liked)), key=lambda side: (liked[side], -side))
    second = max(value for side, value in enumerate(liked) if side != best)
    share = round(min(1.0, (liked[best] - second) / T.full), 2)
    return (best, share) if share >= T.least else (None, 0.0)
