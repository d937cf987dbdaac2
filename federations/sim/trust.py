"""Trust: how far somebody takes the office at its word, from what it promised them; a Beta with forgetting."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Counts, unless said. MODEL: lost faster than won."""

    good: float = 3.0  # as if so many promises had been kept …
    bad: float = 2.0  # … and so many broken, before there were any
    forgets: float = 0.9  # × all that was, with each promise
    broken: float = 3.0  # what one that was broken weighs against one that was kept
    doubt: float = 0.45  # trust below which somebody has been let down


TUNING = Tuning()


def trust(kept: Iterable[bool], tuning: Tuning = TUNING) -> float:
    """Trust 0–1 after promises in their order, each kept or broken by the office's own fault."""
    good, bad = tuning.good, tuning.bad
    for held in kept:
        good, bad = tuning.forgets * good + held, tuning.forgets * bad + tuning.broken * (not held)
    return good / (good + bad)


NEWCOMERS = trust(())
