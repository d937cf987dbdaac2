"""What a match can have instead of rules that do not suit it, and why they do not."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from federations.sim.kinds import Stipulation
from federations.sim.rules import MOST_SIDES, OVER_THE_TOP, suited

# What each is nearest to, for matches that cannot have it; the usual rules are for everybody.
NEXT_BEST: Mapping[Stipulation, tuple[Stipulation, ...]] = MappingProxyType(
    {
        Stipulation.LADDER: (Stipulation.TABLES,),
        Stipulation.CAGE: (Stipulation.NO_DQ,),
        Stipulation.LAST_STANDING: (Stipulation.NO_DQ, Stipulation.ELIMINATION),
        Stipulation.NO_DQ: (Stipulation.TABLES,),
        Stipulation.IRON: (Stipulation.TWO_FALLS,),
        Stipulation.BATTLE_ROYAL: (Stipulation.ELIMINATION,),
        Stipulation.RUMBLE: (Stipulation.BATTLE_ROYAL, Stipulation.ELIMINATION),
    }
)
PARTNERS = "is for people without partners"
SEVERAL = "is for two sides"
FEW = "is for more than two"
CROWD = f"is for more than {MOST_SIDES} sides of one"
LONE = "is for sides of the same size"


def objection(rules: Stipulation, sizes: Sequence[int]) -> str:
    """Why a match of sides of these sizes cannot have these rules; empty where it can."""
    if rules in suited(sizes):
        return ""
    if rules in OVER_THE_TOP:
        return CROWD
    if rules is Stipulation.ELIMINATION:
        return LONE if max(sizes, default=1) > 1 else FEW
    return PARTNERS if max(sizes, default=1) > 1 else SEVERAL


def possible(sizes: Sequence[int]) -> tuple[Stipulation, ...]:
    """All the rules that a match of sides of these sizes can have."""
    return tuple(rules for rules in Stipulation if rules in suited(sizes))


def nearest(rules: Stipulation, sizes: Sequence[int]) -> Stipulation:
    """The rules most like these that such a match can have."""
    open_ = [one for one in (rules, *NEXT_BEST.get(rules, ())) if not objection(one, sizes)]
    return open_[0] if open_ else min(suited(sizes), key=list(Stipulation).index, default=Stipulation.STANDARD)
