"""Customs: what a federation's style makes of its cards and its matches."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Custom:
    """Factors on what is usual on weekly television; where nothing is said, that."""

    fouls: float = 1.0  # × what is done against the rules, and what comes of it
    partners: float = 1.0  # × chances of two against two …
    trios: float = 1.0  # … three against three …
    melee: float = 1.0  # … everybody for themselves …
    outnumbered: float = 1.0  # … and one against two
    rumble: bool = True  # whether one night of the year has one
    spice: float = 1.0  # × chance of rules that are not the usual ones
    weekly: float = 1.0  # × minutes of a match on an ordinary night …
    weekly_main: float = 1.0  # … and of its main event
    big: float = 1.0
    big_main: float = 1.0


TELEVISION = Custom()
# Long matches, clean finishes, many partners: nobody comes for the interference.
TOUR = Custom(
    fouls=0.25,
    partners=1.6,
    trios=2.3,
    melee=0.3,
    outnumbered=0.15,
    rumble=False,
    spice=0.3,
    weekly=2.4,
    weekly_main=1.9,
    big=1.2,
    big_main=1.3,
)
CUSTOMS: Mapping[str, Custom] = MappingProxyType({"us_tv": TELEVISION, "jp_tour": TOUR})


def custom(style: str) -> Custom:
    """The customs of a style; of one that has none of its own, television's."""
    return CUSTOMS.get(style, TELEVISION)
