"""Which rules a match can have: some are for two, some for people without partners; each has the next best."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from federations.sim.kinds import Stipulation

# What each is nearest to, for matches that cannot have it; the usual rules are for everybody.
NEXT_BEST: Mapping[Stipulation, tuple[Stipulation, ...]] = MappingProxyType(
    {
        Stipulation.LADDER: (Stipulation.TABLES,),
        Stipulation.CAGE: (Stipulation.NO_DQ,),
        Stipulation.LAST_STANDING: (Stipulation.NO_DQ,),
        Stipulation.TWO_FALLS: (Stipulation.STANDARD,),
    }
)
PARTNERS = "is for people without partners"
SEVERAL = "is for two sides"
ALONE = frozenset({Stipulation.CAGE, Stipulation.LADDER, Stipulation.LAST_STANDING})
PAIRS = frozenset({Stipulation.TWO_FALLS, Stipulation.LAST_STANDING})


def objection(rules: Stipulation, sizes: Sequence[int]) -> str:
    """Why a match of sides of these sizes cannot have these rules; empty where it can."""
    if rules in ALONE and max(sizes, default=1) > 1:
        return PARTNERS
    return SEVERAL if rules in PAIRS and len(sizes) > 2 else ""


def possible(sizes: Sequence[int]) -> tuple[Stipulation, ...]:
    """All the rules that a match of sides of these sizes can have."""
    return tuple(rules for rules in Stipulation if not objection(rules, sizes))


def nearest(rules: Stipulation, sizes: Sequence[int]) -> Stipulation:
    """The rules most like these that such a match can have."""
    open_ = [one for one in (rules, *NEXT_BEST.get(rules, ())) if not objection(one, sizes)]
    return open_[0] if open_ else Stipulation.STANDARD
