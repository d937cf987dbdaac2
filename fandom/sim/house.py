"""The house online: what so many cheers and boos come to."""

from collections.abc import Sequence
from dataclasses import dataclass

# How far the hall must lean, of 100, before it is said to have taken a side.
LEANING = 15
WHOLE = 1000
# Cheers that each side begins with in the shares, so that the first of the evening does not throw the needle across.
QUIET = 4


@dataclass(frozen=True, slots=True)
class Noise:
    """Cheers and boos for each side of a match, and how many accounts made them."""

    cheers: tuple[int, ...]
    boos: tuple[int, ...]
    fans: int = 0

    @property
    def loud(self) -> bool:
        """Whether anybody made a sound."""
        return any(self.cheers) or any(self.boos)

    @property
    def net(self) -> tuple[int, ...]:
        """Cheers less boos, a side."""
        return tuple(cheers - boos for cheers, boos in zip(self.cheers, self.boos, strict=True))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The side that the house online was loudest about, and what it thought of it.

    `mood` is for, against or split; `hall` agreed, disagreed, or empty where the hall took no side.
    """

    side: int
    mood: str
    hall: str


def shares(noise: Noise) -> tuple[int, ...]:
    """How much of the house each side has, per mille in all: its cheers, and its part of what the others are booed.

    Where nobody made a sound everybody has the same, and a few voices move little.
    """
    count = len(noise.cheers)
    booed = sum(noise.boos)
    weights = [
        (QUIET + cheers) * (count - 1) + booed - boos for cheers, boos in zip(noise.cheers, noise.boos, strict=True)
    ]
    ends = [sum(weights[: side + 1]) * WHOLE // sum(weights) for side in range(count)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def verdict(noise: Noise, lean: int | None) -> Verdict:
    """Read the house; `lean` is the hall's at the end, −100 towards the first side to 100 towards the second."""
    net = noise.net
    loudest = max(range(len(net)), key=lambda side: (abs(net[side]), net[side], noise.cheers[side], -side))
    mood = "for" if net[loudest] > 0 else "against" if net[loudest] < 0 else "split"
    return Verdict(loudest, mood, _hall(loudest, mood, lean, len(net)))


def _hall(side: int, mood: str, lean: int | None, sides: int) -> str:
    if lean is None or abs(lean) < LEANING or mood == "split" or sides != 2:
        return ""
    with_side = (lean > 0) == (side == 1)
    return "agreed" if with_side == (mood == "for") else "disagreed"


def facts_of(noise: Noise, sides: Sequence[Sequence[str]], lean: int | None) -> dict[str, object]:
    """The facts of a house that was heard, about those whom it was loudest about."""
    read = verdict(noise, lean)
    return {
        "darling": list(sides[read.side]),
        "cheers": noise.cheers[read.side],
        "boos": noise.boos[read.side],
        "fans": noise.fans,
        "mood": read.mood,
        "hall": read.hall,
    }
