"""On the floor: brawling, the count of ten, and getting back in."""

from dataclasses import dataclass

from federations.sim.blows import land
from federations.sim.fall import disqualify
from federations.sim.fighter import Fighter, Menu
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.pencil import forbids
from federations.sim.ring import Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 unless said."""

    go: float = 0.045  # to take it outside, a beat
    go_no_dq: float = 0.10
    leap: float = 0.5  # to dive after someone, by those who can
    most: int = 2  # outings a bout
    most_no_dq: int = 4
    more: float = 0.45  # to stay there for another
    weapon: float = 0.55  # to reach for something when allowed
    counted: float = 0.42  # an outing on which the referee's count is told
    lost: float = 0.22  # to be counted out once it gets to nine, more with wear
    lost_big: float = 0.15
    double: float = 0.24  # of count-outs: both


T = Tuning()


def go_outside(ring: Ring, one: Fighter, other: Fighter) -> bool:
    """Whether the one on top takes it to the floor now."""
    if not ring.law.floor:
        return False
    wild = not ring.law.by_the_book
    chance = T.go_no_dq if wild else T.go
    if ring.outings >= (T.most_no_dq if wild else T.most) or ring.rnd() >= chance * (
        1.4 if one.who.style == "brawler" else 1.0
    ):
        return False
    ring.outings += 1
    return True


def outing(ring: Ring, one: Fighter, other: Fighter, dwell: int) -> None:
    """A spell outside: thrown out, blows, perhaps the count, and back in (or not)."""
    if ring.position is not Position.ROPES:
        ring.position = Position.STANDING
    land(ring, Spot.MOVE, one, other, Menu.TOSS, dwell)
    ring.position = Position.OUTSIDE
    menu = Menu.LEAP if ring.rnd() < T.leap and one.menu(Menu.LEAP, Position.OUTSIDE, other)[0] else Menu.HEAT
    while True:
        armed = not ring.strict and ring.rnd() < T.weapon
        land(ring, Spot.BRAWL, one, other, Menu.WEAPON if armed else menu, dwell)
        menu = Menu.HEAT
        ring.leg += 1
        if ring.rnd() >= T.more:
            break
    if ring.strict and ring.law.pins and ring.rnd() < T.counted:
        _count_of_ten(ring, one, other)
    else:
        ring.position = Position.GROUNDED
        ring.beat(Spot.BACK_IN, one, other, dwell)


def _count_of_ten(ring: Ring, one: Fighter, other: Fighter) -> None:
    """Five … eight … nine …: back in, counted out, or both of them."""
    ring.beat(Spot.OUTSIDE_COUNT, one, other, 12, count=5)
    draw = ring.rnd()
    chance = (T.lost_big if ring.bout.big_show else T.lost) * (0.5 + other.wear) * (1.3 - other.who.toughness)
    ring.count(8, one, other)
    ring.crowd.pop(0.05, other.side)
    ring.count(9, one, other)
    if draw < chance:
        if draw < chance * T.double and not forbids(ring, -1) and ring.law.stoppable:
            ring.count(10, one, other)
            ring.end(Finish.DOUBLE, None, None, 3, "count_out")
        _counted_out(ring, one, other)
        return
    ring.crowd.pop(0.10, other.side)
    ring.crowd.sway(other.side, 0.3)
    ring.position = Position.STANDING
    ring.beat(Spot.BACK_IN, other, one, 3, why="beat_the_count", count=9)


def _counted_out(ring: Ring, one: Fighter, other: Fighter) -> None:
    """Ten, with only one of them in the ring."""
    if disqualify(ring, other, one, Finish.COUNT_OUT, 6, "count_out"):
        return
    ring.position = Position.STANDING
    ring.beat(Spot.BACK_IN, other, one, 3, why="beat_the_count", count=9)
