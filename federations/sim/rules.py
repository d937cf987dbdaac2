"""What each stipulation makes of a match: how it is won, what is allowed, and what stands about to be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from federations.sim.kinds import Stipulation


class Goal(StrEnum):
    """What wins a match that is not won by a fall alone."""

    FALL = "fall"
    WAY_OUT = "way_out"  # over the wall of the cage, or by a fall
    TEN = "ten"  # the other does not answer a count of ten
    LADDER = "ladder"  # what hangs above the ring is taken down
    TABLE = "table"  # the other goes through a table
    OVER = "over"  # everybody else has gone over the top rope


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a match; as they stand here, a match by the book. `arms` is a chance 0-1 a big blow."""

    goal: Goal = Goal.FALL
    by_the_book: bool = True  # disqualifications and count-outs
    pins: bool = True
    holds: bool = True  # a submission wins
    ropes: bool = True  # they break a hold
    floor: bool = True  # the fight may leave the ring
    arms: float = 0.0
    prop: str = ""  # what is there and is not in other matches: its moves are only done here
    falls: int = 1
    eliminates: bool = False  # a fall sends one of them to the back, and the rest go on
    one_by_one: bool = False  # two begin, and the others come in one after the other
    most: bool = False  # when the time is up, whoever has more falls has won

    @property
    def timed(self) -> bool:
        """Whether a time limit is kept: what is to be climbed or broken waits as long as it takes."""
        return self.goal is Goal.FALL and not self.eliminates

    @property
    def stoppable(self) -> bool:
        """Whether the referee may end it for the good of one of them."""
        return self.pins and self.holds and self.falls == 1 and not self.eliminates


RULES: Mapping[Stipulation, Rules] = MappingProxyType(
    {
        Stipulation.STANDARD: Rules(),
        Stipulation.NO_DQ: Rules(by_the_book=False, arms=0.2),
        Stipulation.SUBMISSION: Rules(pins=False),
        Stipulation.TWO_FALLS: Rules(falls=2),
        Stipulation.CAGE: Rules(Goal.WAY_OUT, by_the_book=False, ropes=False, floor=False, prop="cage"),
        Stipulation.LAST_STANDING: Rules(Goal.TEN, by_the_book=False, pins=False, holds=False, ropes=False, arms=0.2),
        Stipulation.LADDER: Rules(
            Goal.LADDER, by_the_book=False, pins=False, holds=False, ropes=False, arms=0.15, prop="ladder"
        ),
        Stipulation.TABLES: Rules(
            Goal.TABLE, by_the_book=False, pins=False, holds=False, ropes=False, arms=0.15, prop="table"
        ),
        Stipulation.ELIMINATION: Rules(eliminates=True),
        Stipulation.IRON: Rules(falls=99, most=True),
        Stipulation.REFEREE: Rules(),
        Stipulation.BATTLE_ROYAL: Rules(
            Goal.OVER, by_the_book=False, pins=False, holds=False, ropes=False, floor=False, eliminates=True
        ),
        Stipulation.RUMBLE: Rules(
            Goal.OVER,
            by_the_book=False,
            pins=False,
            holds=False,
            ropes=False,
            floor=False,
            eliminates=True,
            one_by_one=True,
        ),
    }
)

OVER_THE_TOP = frozenset(rules for rules, law in RULES.items() if law.goal is Goal.OVER)
_ALL = frozenset(Stipulation) - OVER_THE_TOP - {Stipulation.ELIMINATION}
_SEVERAL = frozenset(
    {Stipulation.STANDARD, Stipulation.SUBMISSION, Stipulation.LADDER, Stipulation.TABLES, Stipulation.ELIMINATION}
)
_TEAMS = frozenset({Stipulation.STANDARD, Stipulation.NO_DQ, Stipulation.TABLES, Stipulation.TWO_FALLS})
MOST_SIDES = 4  # of a match in which falls count


def suited(sides: Sequence[int]) -> frozenset[Stipulation]:
    """What a match of so many people on each side may be fought under; nothing for what is no match."""
    if len(sides) < 2 or min(sides, default=0) < 1:
        return frozenset()
    if len(sides) > MOST_SIDES:
        return OVER_THE_TOP if max(sides) == 1 else frozenset()
    if len(sides) > 2:
        return _SEVERAL if max(sides) == 1 else frozenset({Stipulation.STANDARD})
    if max(sides) == 1:
        return _ALL
    return _TEAMS | {Stipulation.ELIMINATION} if min(sides) > 1 else _TEAMS
