"""What a pencilled outcome does to a bout: it is a little likelier all along, and at the last fall it decides."""

from dataclasses import dataclass

from federations.sim.fighter import Fighter
from federations.sim.ring import Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """What bends, and when there is no more time to wait for it."""

    eased: float = 1.6  # × the chance of a fall for whom it is pencilled
    escapes: float = 1.6  # falls, in chances, that the others may nearly win before the tables turn
    reserve_most_s: int = 230  # of one to its end, in which falls are counted, for each that is still needed
    reserve_s: int = 170  # of a time limit, kept for each fall that is still to be won


T = Tuning()


def bent(ring: Ring, survive: float, winner: int) -> float:
    """The chance 0-1 to survive a fall, bent by what is pencilled; what would end it the wrong way is survived.

    Without a pencil it is the chance that it was, and nothing is drawn for it.
    """
    plan = ring.bout.pencilled
    if plan is None:
        return survive
    if plan == winner:
        return 0.0 if is_due(ring) else max(0.0, 1.0 - (1.0 - survive) * T.eased)
    if not _ends_it(ring, plan, winner):
        return survive
    ring.escaped += 1.0 - survive
    return 1.0


def _ends_it(ring: Ring, plan: int, winner: int) -> bool:
    """Whether a fall for somebody else would leave the pencilled side beaten."""
    if ring.law.most:
        return ring.clock > ring.limit - (_behind(ring, plan) + 1) * T.reserve_most_s
    if ring.law.eliminates:
        return ring.down == plan and sum(not mate.out for mate in ring.sides[plan]) == 1
    return ring.falls[winner] + 1 >= ring.law.falls


def _behind(ring: Ring, plan: int) -> int:
    """How many falls the pencilled side needs to be ahead; 0 and less where it is."""
    return 1 + max(falls for side, falls in enumerate(ring.falls) if side != plan) - ring.falls[plan]


def forbids(ring: Ring, side: int) -> bool:
    """Whether a side is not to win this bout; nobody at all is not to, where somebody is pencilled (side −1)."""
    return ring.bout.pencilled not in (None, side)


def is_due(ring: Ring) -> bool:
    """Whether what is pencilled has been put off for as long as it can: by the clock, or by escapes."""
    plan = ring.bout.pencilled
    if plan is None:
        return False
    if ring.law.most:
        behind = _behind(ring, plan)
        return behind > 0 and ring.clock > ring.limit - behind * T.reserve_most_s
    left = len(ring.left) - 1 if ring.law.eliminates else ring.law.falls - ring.falls[plan]
    return ring.escaped >= T.escapes or ring.clock > ring.limit - left * T.reserve_s


def turned(ring: Ring) -> tuple[Fighter, Fighter]:
    """The tables turn: whoever is pencilled is on top, of whoever was there."""
    plan = ring.bout.pencilled
    assert plan is not None
    ring.seize(plan, ring.down if ring.up == plan else ring.up)
    return ring.legal_pair()
