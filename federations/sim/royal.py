"""The battle royal: everybody at once, and out is over the top rope; the last two finish it.

In a rumble two begin, and the others come in one by one, by number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from federations.sim.blows import land
from federations.sim.chances import sigma
from federations.sim.elimination import goes_on, send_out
from federations.sim.fall import escaped, win_fall
from federations.sim.fighter import Fighter, Menu
from federations.sim.heat import pace
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.pencil import bent
from federations.sim.ring import Phase, Ring
from federations.sim.ring import T as RING


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 unless said."""

    last_s: int = 150  # seconds that the last two need
    beat_s: int = 12  # what a beat of the scramble takes, about
    usual_s: int = 480  # what a battle royal is given where the card says nothing
    most: float = 0.85  # that a beat is somebody being thrown at the ropes
    hang: float = -0.25  # on holding on: as often as not they do not
    hang_edge: float = 2.4
    hang_kg: float = 0.012  # a kilogram heavier than who throws
    hang_wear: float = 1.6
    last: float = 0.9  # on holding on, for the last two: they know where the rope is
    breath: float = 0.5  # of their wear, that the last two keep
    pop: float = 0.3
    rumble_s: int = 75  # seconds a head that a rumble is given where the card says nothing
    coming: float = 0.75  # of its time, in which they come in
    least_s: int = 35  # … one from the other
    full: int = 5  # in the ring at a time, about: the fuller it is, the sooner somebody goes
    run_in: float = 0.25  # momentum of whoever comes in …
    cheer: float = 0.7  # … and of the noise still possible, times how well known they are


T = Tuning()


def scramble(ring: Ring) -> None:
    """One beat of it: somebody comes in, or two of those who are there meet, and one of them may go."""
    here = [side for side in ring.left if side not in ring.coming]
    if ring.coming and (ring.clock >= ring.next_s or len(here) < 2):
        _come_in(ring, here)
        return
    one, other = _two(ring, here)
    ring.up, ring.down, ring.control = one.side, other.side, one.side
    ring.position = Position.STANDING
    if ring.rnd() < _due(ring, len(here)):
        throw(ring, one, other, pace(ring, 9, 4))
    else:
        land(ring, Spot.MOVE, one, other, Menu.HEAT, pace(ring, 10, 5))
    if len(ring.left) == 2 and not ring.coming:
        _face_off(ring)


def _due(ring: Ring, here: int) -> float:
    """The chance that a beat is somebody being thrown at the ropes: so that it ends when the card says, about."""
    if ring.law.one_by_one:
        return min(T.most, 1.8 * T.beat_s / _gap_s(ring) * (here - 1) / (T.full - 1))
    room = max(60, (ring.bout.given_s or T.usual_s) - T.last_s)
    return min(T.most, 1.8 * T.beat_s * (len(ring.sides) - 2) / room)


def _gap_s(ring: Ring) -> float:
    """The seconds from one entry to the next."""
    given = ring.bout.given_s or T.rumble_s * len(ring.sides)
    return max(T.least_s, T.coming * (given - T.last_s) / max(1, len(ring.sides) - 2))


def _come_in(ring: Ring, here: Sequence[int]) -> None:
    """The next number comes down the aisle and in, fresh; nobody who is alone in there waits for long."""
    if not ring.next_s:
        ring.next_s = round(_gap_s(ring))
        if len(here) > 1:
            return
    side = ring.coming.pop(0)
    one = ring.man(side)
    ring.next_s = ring.clock + round(_gap_s(ring))
    ring.up, ring.down, ring.control = side, max(here, key=lambda other: (ring.man(other).who.over, other)), side
    ring.position = Position.STANDING
    one.drive = min(1.0, one.drive + T.run_in)
    ring.crowd.pop(T.cheer * one.who.over, side)
    ring.beat(Spot.ENTRY, one, None, pace(ring, 9, 3), number=side + 1)


def _two(ring: Ring, left: Sequence[int]) -> tuple[Fighter, Fighter]:
    """Who goes for whom: anybody for anybody, a little sooner for whoever is cheered by others than their own."""
    first = left[int(ring.rnd() * len(left))]
    rest = [side for side in left if side != first]
    second = rest[int(ring.rnd() * len(rest))]
    one, other = ring.man(first), ring.man(second)
    if one.who.alignment == other.who.alignment and one.who.alignment != "tweener":
        second = rest[int(ring.rnd() * len(rest))]
        other = ring.man(second)
    if ring.law.one_by_one:
        # Nobody begins with the hardest to throw out while somebody else is nearer the rope.
        third = ring.man(rest[int(ring.rnd() * len(rest))])
        other = min(other, third, key=lambda they: (they.who.over - they.wear, they.side))
    return one, other


def throw(ring: Ring, one: Fighter, other: Fighter, dwell: int, ease: float = 0.0) -> bool:
    """Over the top: they hang on, or they have gone. True when that was the last of them."""
    ring.position = Position.ROPES
    ring.covered = (other.side, 1)
    weight = T.hang_kg * (other.who.weight_kg - one.who.weight_kg)
    edge = T.hang_edge * (other.grit - one.grit)
    survive = bent(ring, sigma(T.hang + ease + weight + edge + T.hang_wear * (0.3 - other.wear)), one.side)
    draw = ring.rnd()
    ring.covered = (-1, 0)
    if draw < survive:
        other.kick_outs += 1
        escaped(ring, other, one, survive, T.pop, 0.6)
        ring.beat(Spot.HUNG_ON, other, one, dwell, times=other.kick_outs)
        return False
    if not goes_on(ring, other):
        win_fall(ring, Finish.OVER_TOP, one, other, dwell)
        return True
    left = send_out(ring, other)
    one.popped += 1.0
    ring.crowd.pop(T.pop, one.side)
    ring.swing(one, other, 0.1)
    ring.beat(Spot.ELIMINATED, one, other, dwell, finish=Finish.OVER_TOP.value, left=left)
    return False


def _face_off(ring: Ring) -> None:
    """Two are left, and they look at each other first."""
    for side in ring.left:
        ring.man(side).wear *= T.breath
    # However long it took until here.
    ring.stride, ring.beats = RING.stride_over, 1.0
    one, other = (ring.man(side) for side in ring.left)
    ring.crowd.pop(T.pop, one.side)
    ring.phase = Phase.CONTROL
    ring.leg = 0
    ring.seize(one.side, other.side)
    land(ring, Spot.CONTROL, one, other, Menu.HEAT, pace(ring, 12, 4), why="last_two")
