"""The second half: the comeback, the double down, the near-falls and the finish that comes out of them."""

from dataclasses import dataclass

from federations.sim.blows import land, set_up, suffer
from federations.sim.chances import sigma
from federations.sim.cheating import dirty_play
from federations.sim.fall import cover, tap_or_not
from federations.sim.fighter import Fighter, Menu
from federations.sim.goals import press
from federations.sim.heat import T as HEAT
from federations.sim.heat import grind, pace, signature
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.partners import intrude, tag
from federations.sim.pencil import forbids
from federations.sim.ring import Phase, Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a beat unless said."""

    fire: int = 3  # beats of a comeback at least
    fire_more: float = 2.5  # more of them, with gas
    double: float = 0.14  # both go down
    attack: float = 3.0  # how steeply the edge decides who strikes next
    hold_on: float = 0.7  # for the one on top to stay there
    finisher: float = 0.60  # to go for it, growing with the other's wear
    finisher_wear: float = 0.45  # wear from which it is thought of
    hit_edge: float = 2.2  # how steeply the edge decides whether it is hit
    hit: float = 1.4  # how often it is hit rather than countered, before the edge
    roll_up: float = 0.10
    hold: float = 0.09
    hold_own: float = 0.22  # for those whose game it is
    signature: float = 0.16
    signature_impact: float = 0.44
    finisher_impact: float = 0.95
    finisher_tap: float = 0.76
    roll_up_impact: float = 0.7
    no_count: float = 0.006  # neither beats the count after a double down, × wear


T = Tuning()


def comeback(ring: Ring) -> None:
    """The one who was beaten down fires up: a hot tag, a flurry, a signature, a cover."""
    if ring.fire == 0:
        _begin(ring)
        return
    one, other = ring.legal_pair()
    ring.fire -= 1
    if ring.fire > 1:
        set_up(ring, one, other, Menu.BIG)
        land(ring, Spot.MOVE, one, other, Menu.BIG, pace(ring, 9, 3), loud=1.5)
        return
    named = bool(one.who.signatures) and ring.rnd() < 0.75
    if named:
        signature(ring, one, other)
    else:
        land(ring, Spot.MOVE, one, other, Menu.BIG, pace(ring, 9, 3), loud=1.5)
    _after(ring, one, other, named)


def _begin(ring: Ring) -> None:
    """Turn the tide."""
    ring.seize(ring.down, ring.up)
    ring.position = Position.STANDING
    if ring.teams:
        tag(ring, ring.up, Spot.HOT_TAG if ring.hot_tags < 2 else Spot.TAG, pace(ring, 9, 3))
        ring.hot_tags += 1
    one, other = ring.legal_pair()
    ring.fire = T.fire + int(T.fire_more * one.gas * ring.rnd() + 0.4)
    ring.crowd.pop(0.22, one.side)
    ring.crowd.sway(one.side, 0.6)
    ring.swing(one, other, 0.12)
    land(ring, Spot.COMEBACK, one, other, Menu.BIG, pace(ring, 9, 3), loud=1.6)


def _after(ring: Ring, one: Fighter, other: Fighter, named: bool) -> None:
    """Where a comeback leads: a near-fall, and then the stretch, a double down, or all over again."""
    ring.phase = Phase.STRETCH
    ring.fire = 0
    if ring.rnd() < 0.8:
        impact = T.signature_impact if named else 0.3
        press(ring, one, other, impact, pace(ring, 9, 2), "signature" if named else "")
    if ring.phase is not Phase.STRETCH or _late_enough(ring, one, other):
        return
    ring.phase = Phase.CONTROL
    if ring.rnd() < 0.35:
        double_down(ring, one, other)
    ring.seize(other.side, one.side)
    ring.legs += 1
    one, other = other, one
    land(ring, Spot.CUT_OFF, one, other, Menu.BIG, pace(ring, 9, 4))


def _late_enough(ring: Ring, one: Fighter, other: Fighter) -> bool:
    """Whether enough has been taken, by anyone of the two sides, for the last act."""
    worn = max(mate.wear for side in (one.side, other.side) for mate in ring.sides[side])
    return worn >= HEAT.stretch_wear or ring.legs > 2 + ring.stride


def double_down(ring: Ring, one: Fighter, other: Fighter) -> None:
    """Both on their backs and the referee counting."""
    ring.double_downs += 1
    one.take(0.03 / ring.stride)
    other.take(0.03 / ring.stride)
    ring.position = Position.GROUNDED
    ring.control = -1
    ring.crowd.pop(0.08, one.side)
    ring.beat(Spot.DOUBLE_DOWN, one, other, pace(ring, 10, 4), count=6 + int(ring.rnd() * 4))
    lost = T.no_count * min(one.wear, other.wear)
    if ring.rnd() < lost and ring.strict and ring.law.stoppable and not forbids(ring, -1):
        ring.end(Finish.DOUBLE, None, None, 10, "knock_out")
    for fighter in (one, other):
        fighter.gas = min(1.0, fighter.gas + 0.08)
        fighter.drive *= 0.5
    ring.position = Position.STANDING


def stretch(ring: Ring) -> None:
    """One beat of the last act."""
    ring.stretched += 1
    ring.leg += 1
    if ring.multi and intrude(ring, pace(ring, 9, 4)):
        return
    one, other = _striker(ring)
    if dirty_play(ring, one, other, pace(ring, 9, 3)):
        return
    draw = ring.rnd()
    if draw < _finisher_chance(ring, one, other):
        finisher(ring, one, other)
    elif draw > 1.0 - T.double and ring.double_downs < 2 and ring.stretched > 1:
        double_down(ring, one, other)
    else:
        _trade(ring, one, other)


def _striker(ring: Ring) -> tuple[Fighter, Fighter]:
    """Who strikes next: the one on top, mostly, unless the edge or the wear says otherwise."""
    one, other = ring.legal_pair()
    hold = T.hold_on * (1.0 if ring.control == one.side else 0.0) * max(0.2, 1.0 - 0.12 * ring.leg)
    if ring.rnd() >= sigma(T.attack * ring.edge(one, other) + hold):
        ring.seize(other.side, one.side)
        if ring.teams and ring.rnd() < 0.3:
            tag(ring, ring.up, Spot.TAG, pace(ring, 9, 3))
    else:
        ring.control = one.side
    return ring.legal_pair()


def _finisher_chance(ring: Ring, one: Fighter, other: Fighter) -> float:
    """How tempting the last move is on this beat."""
    if other.wear < T.finisher_wear:
        return 0.0
    return T.finisher * (0.6 + 1.2 * (other.wear - T.finisher_wear) + 0.4 * one.drive)


def _trade(ring: Ring, one: Fighter, other: Fighter) -> None:
    """Big moves, holds, flash pins."""
    draw = ring.rnd()
    cunning = 1.6 if one.who.finisher_kind == "roll_up" or one.wear > other.wear + 0.15 else 1.0
    own = one.who.style in ("submission", "technician") or not ring.law.pins
    if ring.law.pins and draw < T.roll_up * cunning:
        roll_up(ring, one, other)
    elif draw > 1.0 - (T.hold_own if own else T.hold) and ring.position in (
        Position.STANDING,
        Position.GROUNDED,
    ):
        grind(ring, one, other)
    elif draw > 0.5 and draw < 0.5 + T.signature and one.who.signatures and one.signatures_hit < 3:
        signature(ring, one, other)
        press(ring, one, other, T.signature_impact, pace(ring, 9, 2), "signature")
    else:
        set_up(ring, one, other, Menu.BIG)
        armed = not ring.multi and ring.rnd() < ring.law.arms
        move = land(ring, Spot.MOVE, one, other, Menu.WEAPON if armed else Menu.BIG, pace(ring, 9, 4), loud=1.2)
        if ring.position is Position.GROUNDED and ring.rnd() < 0.2 + 0.5 * move.impact:
            press(ring, one, other, 0.08 + 0.42 * move.impact, pace(ring, 9, 2))


def roll_up(ring: Ring, one: Fighter, other: Fighter) -> None:
    """Out of nowhere."""
    ring.position = Position.STANDING
    move = one.choose(Menu.ROLL_UP, Position.STANDING, other, ring.recent, ring.rnd)
    if move is not None:
        one.used[move.key] = one.used.get(move.key, 0) + 1
        ring.recent.append(move.key)
    cover(ring, one, other, T.roll_up_impact, pace(ring, 9, 2), finish=Finish.ROLL_UP, why="roll_up")


def finisher(ring: Ring, one: Fighter, other: Fighter) -> None:
    """The last move: countered, or hit and covered."""
    kind = one.who.finisher_kind
    name = one.who.finisher
    if ring.rnd() >= sigma(T.hit + T.hit_edge * ring.edge(one, other)):
        _countered(ring, one, other, name)
        return
    if kind == "roll_up" and ring.law.pins:
        suffer(ring, one, other, 0.4, 0.1, 1.3)
        impact = 0.9
    else:
        suffer(ring, one, other, 0.5 if kind == "submission" else 0.95, 0.25, 1.6)
        impact = T.finisher_impact
    one.finishers_hit += 1
    ring.position = Position.GROUNDED
    ring.beat(Spot.FINISHER, one, other, pace(ring, 9, 3), move=name, named=name, times=one.finishers_hit)
    if ring.law.holds and (kind == "submission" or not ring.law.pins):
        tap_or_not(ring, one, other, T.finisher_tap, pace(ring, 11, 6), move=name, finisher=True)
    else:
        press(ring, one, other, impact, pace(ring, 9, 2), "finisher")
    other.finishers_taken += 1


def _countered(ring: Ring, one: Fighter, other: Fighter, name: str) -> None:
    """Everybody knew it was coming, and so did the other one."""
    ring.seize(other.side, one.side)
    ring.swing(other, one, 0.08)
    ring.crowd.pop(0.14, other.side)
    ring.position = Position.STANDING
    ring.beat(Spot.CUT_OFF, other, one, pace(ring, 9, 3), why="finisher_countered", named=name)
    if ring.law.pins and ring.rnd() < 0.16:
        roll_up(ring, other, one)
