"""Special referees: who counts, for whom, and who counts instead."""

from collections.abc import Mapping, Sequence
from statistics import mean
from typing import Any

from characters import minds
from characters.models import Character, Role
from federations import roster
from federations.models import Bout, Contract, Side
from federations.sim.favour import favour
from llmfed.world.ticking import Tick


def counting(tick: Tick, bout: Bout, sides: Sequence[Side]) -> dict[str, Any]:
    """What a bout's input says of its special referee; nothing where it has none."""
    if bout.stipulation != Bout.Stipulation.REFEREE or bout.referee is None:
        return {}
    who, people = bout.referee, [[side.character for side in sides if side.number == number] for number in (0, 1)]
    regards = [mean(minds.regards(tick, who.slug, [one.slug for one in side])) for side in people]
    side, share = favour(regards, [all(one.alignment == who.alignment for one in side) for side in people])
    return {"referee": who.slug, "favours": side, "favour": share}


def replacement(tick: Tick, bout: Bout, fit: Mapping[str, Contract], used: set[str]) -> Character | None:
    """Whoever was to count, if they can; else the best known who is free, else a referee who is paid to be fair."""
    if bout.referee is not None and bout.referee.slug in fit and bout.referee.slug not in used:
        return bout.referee
    free = [contract.character for key, contract in fit.items() if key not in used]
    staff = roster.load(tick).staff(Role.REFEREE)
    return max(free, key=lambda who: (who.over, who.slug), default=staff[0] if staff else None)
