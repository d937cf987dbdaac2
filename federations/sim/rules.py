"""What each stipulation makes of a match: how it is won, what is allowed, and what stands about to be used."""

from collections.abc import Mapping
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

    @property
    def timed(self) -> bool:
        """Whether a time limit is kept: what is to be climbed or broken waits as long as it takes."""
        return self.goal is Goal.FALL

    @property
    def stoppable(self) -> bool:
        """Whether the referee may end it for the good of one of them."""
        return self.pins and self.holds and self.falls == 1


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
    }
)
