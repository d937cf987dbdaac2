"""What comes of a card when it is played many times: who wins, how, how well and how long."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, passes

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Staged:
    """A match of the card; `holders` of the championship that is at stake, None where none is."""

    bout: BoutInput
    holders: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one match ended on one evening; `winner` is a side's index or None, `quarters` are of a star."""

    winner: int | None
    finish: str
    duration_s: int
    quarters: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How a match ended on all evenings so far: counts by side (as text), finish and quarter stars; seconds of each.

    Plain enough to be JSON and back. Nobody's wins are what the winners lack of the evenings.
    """

    wins: Counts = field(default_factory=dict)
    finishes: Counts = field(default_factory=dict)
    quarters: Counts = field(default_factory=dict)
    passed: int = 0
    seconds: tuple[int, ...] = ()

    def after(self, outcomes: Sequence[Outcome]) -> "Tally":
        """The tally with some evenings more."""
        return Tally(
            wins=_more(self.wins, [str(one.winner) for one in outcomes if one.winner is not None]),
            finishes=_more(self.finishes, [one.finish for one in outcomes]),
            quarters=_more(self.quarters, [str(one.quarters) for one in outcomes]),
            passed=self.passed + sum(one.passed for one in outcomes),
            seconds=(*self.seconds, *(one.duration_s for one in outcomes)),
        )


def _more(counts: Counts, found: Sequence[str]) -> Counts:
    return dict(sorted((Counter(counts) + Counter(found)).items()))


def outcome(staged: Staged, rng: Random) -> Outcome:
    """Play one match of a card once; chance comes from `rng` alone, and nothing is told."""
    result = simulate(staged.bout, rng, told=False)
    passed = False
    if staged.holders is not None:
        keys = [[who.key for who in side] for side in staged.bout.sides]
        passed = passes(keys, result.winner, result.finish, staged.holders)
    return Outcome(result.winner, result.finish.value, result.duration_s, round(result.rating * 4), passed)


def quantile(values: Sequence[int], share: float) -> int:
    """The value below which a share (0-1) of the values lies; there must be one at least."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
