"""What the house gave a match: a mean that leans to the middle while few have spoken, and how far the ring is apart."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST, MOST = 1, 5
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a rating by fans starts from."""

    # Stars; what a match is given that nobody has an opinion of.
    middle: float = 3.0
    # Whole votes: so many at the middle, and so many for the ring's own stars, are there before the first fan is.
    quiet: float = 3.0
    # Fans before a card line names the mean and anybody says it is apart from the ring; four friends are no house.
    enough: int = 5
    # Stars between the house and the ring before they are said to disagree, and to disagree badly: the ring's own
    # stars come in quarters, and two of those nobody sees.
    apart: float = 0.5
    wide: float = 1.25
    # What an account made just now weighs, of a hundred, and after how many days it weighs all of it.
    newest: int = 25
    trusted_after_days: float = 7.0


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Given:
    """All that fans gave one match: how many gave 1, 2, 3, 4 and 5 stars, and the same by weight, in hundredths."""

    counts: tuple[int, ...] = (0,) * MOST
    weights: tuple[int, ...] = (0,) * MOST

    @property
    def fans(self) -> int:
        return sum(self.counts)

    def with_one(self, stars: int, weight: int) -> "Given":
        """The same with one more who gave so many stars."""
        return self._moved(stars, 1, weight)

    def without_one(self, stars: int, weight: int) -> "Given":
        """The same without one who gave so many."""
        return self._moved(stars, -1, -weight)

    def _moved(self, stars: int, count: int, weight: int) -> "Given":
        return Given(_added(self.counts, stars, count), _added(self.weights, stars, weight))


def _added(numbers: Sequence[int], stars: int, amount: int) -> tuple[int, ...]:
    return tuple(number + amount * (place == stars) for place, number in enumerate(numbers, LEAST))


def weight(age_days: float) -> int:
    """What an account of this age weighs, in hundredths: a quarter when it is new, all of one after a week."""
    grown = min(1.0, max(0.0, age_days / TUNING.trusted_after_days))
    return round(TUNING.newest + (HUNDRED - TUNING.newest) * grown)


def mean(given: Given) -> float | None:
    """The mean in stars, 1–5, as if three more had found it middling; None where nobody has spoken."""
    return _leaning(given, TUNING.middle)


def apart(given: Given, ring: float) -> float:
    """How many stars more than the ring (0–5) the house gave; nothing is claimed that few have said.

    Not the distance of `mean` from the ring's: that leans to the middle, and would find the house kinder than the ring
    wherever a poor match has few ratings. This leans to the ring's own stars instead. Nor is anybody kinder for giving
    the least there is to what the ring gave less.
    """
    least = max(LEAST, ring)
    found = _leaning(given, least)
    return 0.0 if found is None else found - least


def _leaning(given: Given, towards: float) -> float | None:
    if not given.fans:
        return None
    weighed = sum(stars * share for stars, share in enumerate(given.weights, LEAST)) / HUNDRED
    whole = sum(given.weights) / HUNDRED
    return (weighed + TUNING.quiet * towards) / (whole + TUNING.quiet)


def word(fans: int, apart: float) -> str:
    """How far the house and the ring are apart, in a sentence; how many it takes to say so, where they are too few."""
    if not fans:
        return "Nobody has rated it yet."
    if fans < TUNING.enough:
        return f"From {TUNING.enough} ratings on, the house is held against the ring."
    if abs(apart) < TUNING.apart:
        return "The house and the ring agree."
    if abs(apart) < TUNING.wide:
        return f"The house liked it {'more' if apart > 0 else 'less'} than the ring did."
    return "The house loved what the ring did not." if apart > 0 else "The ring saw a match that the house did not."
