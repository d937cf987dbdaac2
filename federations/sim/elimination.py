"""Elimination: whoever is beaten leaves, and the rest go on until one side is left."""

from dataclasses import dataclass

from federations.sim.fighter import Fighter
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.ring import Phase, Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Shares 0-1."""

    pop: float = 0.4  # of the noise still possible, when somebody goes
    breath: float = 0.12  # wear shed by whoever did it, while the other walks
    swing: float = 0.1  # momentum of it


T = Tuning()


def goes_on(ring: Ring, beaten: Fighter) -> bool:
    """Whether more than one side is left when this one has gone."""
    more = any(mate is not beaten and not mate.out for mate in ring.sides[beaten.side])
    return len(ring.left) > 2 or more


def send_out(ring: Ring, beaten: Fighter) -> int:
    """They are out; returns how many are left."""
    beaten.out = True
    if all(mate.out for mate in ring.sides[beaten.side]):
        ring.left.remove(beaten.side)
    return sum(not one.out for side in ring.sides for one in side)


def eliminate(ring: Ring, finish: Finish, one: Fighter, other: Fighter, dwell: int) -> None:
    """One of them goes to the back; whoever is next comes in while the other is still getting up."""
    left = send_out(ring, other)
    ring.covered = (-1, 0)
    ring.crowd.pop(T.pop, one.side)
    ring.swing(one, other, T.swing)
    ring.position = Position.STANDING
    ring.beat(Spot.ELIMINATED, one, other, dwell, finish=finish.value, left=left)
    one.wear = max(0.0, one.wear - T.breath)
    ring.phase = Phase.CONTROL
    ring.seize(_next(ring, one.side, other.side), one.side)


def _next(ring: Ring, side: int, beaten: int) -> int:
    """The side that comes at whoever is left in the ring: the beaten one's partners, else the freshest."""
    if beaten in ring.left:
        team = ring.sides[beaten]
        ring.legal[beaten] = min((mate.wear, mate.seat) for mate in team if not mate.out)[1]
        ring.match_up(beaten)
        return beaten
    return min((ring.man(other).wear, other) for other in ring.left if other != side)[1]
