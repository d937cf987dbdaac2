"""Landing a move: what it takes out of whom, where it leaves them, and how the crowd hears it."""

from dataclasses import dataclass

from federations.sim.fighter import Fighter, Menu
from federations.sim.fighter import T as FIGHTER
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.moves import Move
from federations.sim.pencil import forbids
from federations.sim.ring import Details, Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Wear is a share of what a body can take; pops are shares of the noise still possible."""

    blow: float = 0.165  # wear of a blow of impact 1, before the stride of the occasion
    tiring: float = 0.05  # gas of a move of cost 1
    pop: float = 0.17  # of a blow of impact 1
    swing: float = 0.07  # momentum of a blow of impact 1
    climb: float = 0.16  # chance of the half agile to go up top over someone down
    stay_down: float = 0.34  # chance to work on someone where they lie
    whip: float = 0.16  # chance to send someone into the corner first
    rebound: float = 0.12  # or into the ropes
    leave_place: float = 0.55  # chance to come out of the corner after a move that ends there
    hurt_from: float = 0.5  # impact
    hurt: float = 0.0007  # chance of an injury a big blow
    hurt_stop: float = 0.3  # of injuries, those that stop the bout
    hurt_frail: float = 2.5  # more of it on who has only just healed
    hurt_days: int = 60  # the longest lay-off that chance alone gives


T = Tuning()


def land(
    ring: Ring,
    kind: Spot,
    one: Fighter,
    other: Fighter,
    menu: Menu,
    dwell: int,
    *,
    why: str | None = None,
    loud: float = 1.0,
) -> Move:
    """Choose a move from where they stand, let it hurt and tell it."""
    move = hit(ring, one, other, menu, loud)
    details: Details = {"move": move.key}
    if why is not None:
        details["why"] = why
    ring.beat(kind, one, other, dwell, **details)
    if move.impact >= T.hurt_from:
        risk(ring, one, other)
    return move


def hit(ring: Ring, one: Fighter, other: Fighter, menu: Menu, loud: float) -> Move:
    """Choose a move from where they stand and let it hurt, told or not."""
    move = pick(ring, one, other, menu)
    suffer(ring, one, other, move.impact, move.cost, loud)
    ring.position = move.end
    return move


def hit_untold(ring: Ring, one: Fighter, other: Fighter, menu: Menu, seconds: int) -> None:
    """A move that gets no line: not everything does."""
    set_up(ring, one, other, menu)
    hit(ring, one, other, menu, 0.7)
    ring.wait(seconds, other)


def pick(ring: Ring, one: Fighter, other: Fighter, menu: Menu) -> Move:
    """A move that can be done from here; failing that, both are on their feet first."""
    move = one.choose(menu, ring.position, other, ring.recent, ring.rnd)
    if move is None:
        ring.position = Position.STANDING
        move = one.choose(menu, Position.STANDING, other, ring.recent, ring.rnd)
    if move is None:
        move = one.choose(Menu.HEAT, Position.STANDING, other, ring.recent, ring.rnd)
    if move is None:
        raise LookupError(f"no move for {one.who.key} from {ring.position}")
    times = one.used.get(move.key, 0)
    one.used[move.key] = times + 1
    if not times:
        ring.variety += 1
    ring.recent.append(move.key)
    if len(ring.recent) > FIGHTER.memory:
        del ring.recent[0]
    return move


def suffer(ring: Ring, one: Fighter, other: Fighter, impact: float, cost: float, loud: float) -> None:
    """Wear, gas, momentum and noise of a blow."""
    ring.hardest = impact
    other.take(T.blow * impact * (0.75 + 0.25 * one.gas + 0.35 * max(-0.5, one.might - other.might)) / ring.stride)
    one.gas = max(0.05, one.gas - T.tiring * cost / ring.stride)
    ring.swing(one, other, T.swing * impact)
    ring.crowd.pop(T.pop * impact * loud, one.side)
    one.popped += impact * loud


def risk(ring: Ring, one: Fighter, other: Fighter) -> None:
    """Once in a long while a big blow goes wrong."""
    draw = ring.rnd()
    chance = T.hurt * (0.6 + other.wear) * (1.5 - other.who.toughness) * (1.0 + T.hurt_frail * other.who.frail)
    if draw >= chance:
        return
    serious = draw / chance
    other.hurt_days = max(other.hurt_days, 4 + int(T.hurt_days * (1.0 - serious) ** 2))
    if (
        serious < T.hurt_stop
        and ring.law.stoppable
        and not ring.multi
        and not ring.teams
        and not forbids(ring, one.side)
    ):
        ring.end(Finish.STOPPAGE, one, other, 11, "injury")


def set_up(ring: Ring, one: Fighter, other: Fighter, menu: Menu) -> None:
    """Move the two to where the next blow is struck: up, down, off the buckle or to the top."""
    position = ring.position
    if position is Position.GROUNDED:
        draw = ring.rnd()
        if draw < T.climb * (0.3 + 1.4 * one.who.agility) and one.has_fresh(menu, Position.TOP, other):
            ring.position = Position.TOP
        elif draw > T.climb + T.stay_down:
            ring.position = Position.STANDING
    elif position is Position.STANDING:
        draw = ring.rnd()
        if draw < T.whip:
            ring.position = Position.CORNER
        elif draw < T.whip + T.rebound:
            ring.position = Position.ROPES
    elif position in (Position.CORNER, Position.ROPES) and ring.leg % 2 and ring.rnd() < T.leave_place:
        ring.position = Position.STANDING
