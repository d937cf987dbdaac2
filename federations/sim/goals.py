"""Going for the win, in whatever way this match is won: a cover, a count of ten, a climb, a table."""

from dataclasses import dataclass

from federations.sim.blows import land, suffer
from federations.sim.fall import cover, escaped, shoulder_up, win_fall
from federations.sim.fighter import Fighter, Menu
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.partners import third_man
from federations.sim.pencil import bent
from federations.sim.ring import Details, Ring
from federations.sim.royal import T as ROYAL
from federations.sim.royal import throw
from federations.sim.rules import Goal


@dataclass(frozen=True, slots=True)
class Tuning:
    """Easings are taken off the impact that has to be survived: there is more time than for a shoulder."""

    ten: float = 0.14
    ladder: float = 0.10
    wall: float = 0.06
    table: float = 0.02
    climb_out: float = 0.5  # chance, in a cage, to go for the wall and not for a cover
    early: float = 0.94  # who is as sure as this to be up is up at five
    close: float = 0.72  # of the chance used up: that was close
    pop: float = 0.32  # of being stopped at the last moment, falling with each
    fall: float = 0.62  # impact of being pulled down


T = Tuning()


def press(ring: Ring, one: Fighter, other: Fighter, impact: float, dwell: int, why: str = "") -> bool:
    """Go for the win after a blow of this impact; False when it did not come of it."""
    goal = ring.law.goal
    if goal is Goal.TEN:
        return _ten(ring, one, other, impact, dwell, why)
    if goal is Goal.OVER:
        return throw(ring, one, other, dwell, ROYAL.last - impact)
    if goal is Goal.TABLE:
        return _table(ring, one, other, impact, dwell)
    if goal is Goal.LADDER or (goal is Goal.WAY_OUT and ring.rnd() < T.climb_out):
        return _climb(ring, one, other, impact, dwell)
    return ring.law.pins and cover(ring, one, other, impact, dwell, why=why)


def _ten(ring: Ring, one: Fighter, other: Fighter, impact: float, dwell: int, why: str) -> bool:
    """Down, and the referee counts: up by nine, or that was it."""
    ring.position = Position.GROUNDED
    survive = bent(ring, shoulder_up(ring, one, other, impact - T.ten), one.side)
    draw = ring.rnd()
    ring.covered = (other.side, 1)
    counted: Details = {"count": 5, **_after(why)}
    ring.beat(Spot.TEN, one, other, max(dwell, 12), **counted)
    if survive < T.early or draw >= survive:
        for number in (8, 9):
            ring.covered = (other.side, 2)
            ring.count(number, one, other)
    if draw >= survive:
        ring.count(10, one, other)
        ring.covered = (-1, 0)
        win_fall(ring, Finish.TEN_COUNT, one, other)
        return True
    ring.covered = (-1, 0)
    other.kick_outs += 1
    details: Details = {"count": 9 if survive < T.early else 5, "times": other.kick_outs, **_after(why)}
    _saved(ring, other, one, survive, draw)
    ring.position = Position.STANDING
    ring.beat(Spot.BACK_UP, other, one, 3, **details)
    return False


def _climb(ring: Ring, one: Fighter, other: Fighter, impact: float, dwell: int) -> bool:
    """Up the ladder, or up the wall; whoever lies below gets up in time, or does not."""
    prop = ring.law.prop
    _set_up(ring, one, other, dwell)
    one.tries += 1
    ring.position = Position.TOP
    ring.covered = (other.side, 1)
    ring.beat(Spot.CLIMB, one, other, dwell, why=prop, times=one.tries)
    easing = T.ladder if prop == "ladder" else T.wall
    survive = bent(ring, shoulder_up(ring, one, other, impact - easing), one.side)
    draw = ring.rnd()
    ring.covered = (-1, 0)
    if draw >= survive:
        win_fall(ring, Finish.RETRIEVAL if prop == "ladder" else Finish.WAY_OUT, one, other, 9)
        return True
    third = third_man(ring) if ring.multi and ring.rnd() < 0.5 else None
    saver = other if third is None else ring.man(third)
    _saved(ring, saver, one, survive, draw)
    ring.seize(saver.side, one.side)
    suffer(ring, saver, one, T.fall, 0.1, 1.3)
    ring.position = Position.GROUNDED
    ring.beat(Spot.PULLED_DOWN, saver, one, 9, why=prop, times=one.tries)
    return False


def _table(ring: Ring, one: Fighter, other: Fighter, impact: float, dwell: int) -> bool:
    """Through it, or out of the way of it."""
    _set_up(ring, one, other, dwell)
    survive = bent(ring, shoulder_up(ring, one, other, impact - T.table), one.side)
    draw = ring.rnd()
    one.tries += 1
    ring.position = Position.STANDING
    if draw < survive:
        _saved(ring, other, one, survive, draw)
        ring.seize(other.side, one.side)
        ring.beat(Spot.CUT_OFF, other, one, dwell, why="table", times=one.tries)
        return False
    land(ring, Spot.MOVE, one, other, Menu.PROP, dwell, loud=1.6)
    win_fall(ring, Finish.TABLE, one, other, 9)
    return True


def _set_up(ring: Ring, one: Fighter, other: Fighter, dwell: int) -> None:
    """What is needed is fetched and put up, once."""
    if ring.set_up or ring.law.prop == "cage":
        return
    ring.set_up = True
    ring.crowd.pop(0.12, one.side)
    ring.beat(Spot.SET_UP, one, other, dwell, why=ring.law.prop)


def _after(why: str) -> Details:
    return {"why": why} if why in ("finisher", "signature") else {}


def _saved(ring: Ring, other: Fighter, one: Fighter, survive: float, draw: float) -> None:
    """The hall has seen it over, and it is not."""
    ring.hardest = 0.0
    escaped(ring, other, one, survive, T.pop, 1.4 if draw > survive * T.close else 0.7)
