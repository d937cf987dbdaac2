"""The first half: feeling out, taking over, the long heat, the hope and the cutting off of it."""

from dataclasses import dataclass

from federations.sim.blows import hit_untold, land, set_up, suffer
from federations.sim.chances import sigma
from federations.sim.cheating import short_cut
from federations.sim.fall import cover, tap_or_not
from federations.sim.fighter import Fighter, Menu
from federations.sim.kinds import Position, Spot
from federations.sim.outside import go_outside, outing
from federations.sim.partners import T as PARTNERS
from federations.sim.partners import intrude, tag
from federations.sim.ring import Phase, Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a beat unless said."""

    opening: float = 0.30  # to end the feeling-out, each beat, before the stride
    answer: float = 0.45  # that the other one answers
    edge: float = 4.0  # how steeply an edge takes control
    shine: float = 0.30  # for a face to be first on top against a heel
    hope: float = 0.055  # for the one in trouble to fire back, growing with each beat of it
    cut_off_heel: float = 0.62  # heels end hope
    cut_off: float = 0.48
    turn: float = 0.17  # for a heel in trouble simply to cut it off
    hold: float = 0.15  # to grind in a hold
    cover: float = 0.24  # to try a cover on someone down
    worth_it: float = 0.38  # the least impact of the last move for a cover
    hold_own: float = 0.85  # of a hold's impact, for those whose game it is
    hold_rest: float = 0.5
    signature: float = 0.06
    arms: float = 0.7  # × the chance to reach for something in the stretch
    untold: float = 0.9  # a move before the told one
    least_heat: int = 4  # beats of heat before a comeback
    stretch_wear: float = 0.62  # of the one more worn, from which the stretch may begin


T = Tuning()


def pace(ring: Ring, least: int, spread: int) -> int:
    """Seconds until the next told line."""
    return least + int(ring.rnd() * spread)


def feel_out(ring: Ring) -> None:
    """Holds, arm drags and stares, until somebody takes over."""
    one, other = ring.legal_pair()
    ring.leg += 1
    if ring.teams and ring.leg > 1 and ring.rnd() < PARTNERS.early:
        tag(ring, ring.up if ring.rnd() < 0.5 else ring.down, Spot.TAG, pace(ring, 9, 5))
        return
    ring.position = Position.STANDING
    land(ring, Spot.FEEL_OUT, one, other, Menu.OPENING, pace(ring, 12, 9))
    if ring.leg > 1 and ring.rnd() < T.opening * ring.leg / (0.6 + 0.5 * ring.stride):
        _take_over(ring)
    elif ring.rnd() < T.answer:
        ring.up, ring.down = ring.down, ring.up


def _take_over(ring: Ring) -> None:
    """The first one on top: faces shine, then heels find a way."""
    one, other = ring.legal_pair()
    chance = sigma(T.edge * ring.edge(one, other))
    if one.who.alignment != other.who.alignment:
        chance += T.shine * ((one.who.alignment == "face") - (other.who.alignment == "face"))
    if ring.rnd() >= chance:
        one, other = other, one
    _control(ring, one, other, Spot.CONTROL, "")


def _control(ring: Ring, one: Fighter, other: Fighter, kind: Spot, why: str) -> None:
    """One takes over from the other, in the way that is theirs."""
    reason = why or _manner(ring, one, other)
    ring.seize(one.side, other.side)
    ring.phase = Phase.CONTROL
    ring.legs += 1
    land(ring, kind, one, other, Menu.HEAT if kind is Spot.CONTROL else Menu.BIG, pace(ring, 9, 5), why=reason)


def _manner(ring: Ring, one: Fighter, other: Fighter) -> str:
    """How somebody gets on top, as a fan would put it."""
    if one.who.alignment == "heel" and ring.strict and ring.rnd() < 0.4:
        return "cheat"
    if one.who.strength > other.who.strength + 0.15:
        return "power"
    if one.who.agility > other.who.agility + 0.15:
        return "speed"
    return "skill" if one.who.technique >= other.who.technique else "mistake"


def control(ring: Ring) -> None:
    """One beat of somebody being on top."""
    one, other = ring.legal_pair()
    ring.leg += 1
    if ring.multi and intrude(ring, pace(ring, 9, 6)):
        return
    if _ready(ring, one, other):
        return
    if ring.rnd() < _hope_chance(ring, one, other):
        _hope(ring, one, other)
        return
    if ring.teams and ring.leg > 1 and ring.rnd() < PARTNERS.fresh and tag(ring, ring.up, Spot.TAG, pace(ring, 9, 5)):
        ring.position = Position.STANDING
        return
    _work(ring, one, other)


def _ready(ring: Ring, one: Fighter, other: Fighter) -> bool:
    """So far gone that the finish is near: a comeback never came."""
    if other.wear < T.stretch_wear + 0.25 or ring.leg < 3:
        return False
    ring.phase = Phase.STRETCH
    return False


def _hope_chance(ring: Ring, one: Fighter, other: Fighter) -> float:
    """How likely the one in trouble is to do something about it on this beat."""
    if ring.leg < 3:
        return 0.0
    fire = 0.6 + 0.5 * other.gas + 0.3 * ring.crowd.level + 1.2 * ring.edge(other, one)
    return T.hope * min(6, ring.leg) * max(0.25, fire)


def _hope(ring: Ring, one: Fighter, other: Fighter) -> None:
    """A heel in trouble cuts it off; anyone else gives hope, and then it fails or it catches."""
    if other.who.alignment == "heel" and one.who.alignment != "heel" and ring.legs % 2:
        _control(ring, other, one, Spot.CUT_OFF, "")
        return
    ring.hopes += 1
    position = ring.position
    ring.position = Position.STANDING if position is not Position.OUTSIDE else position
    land(ring, Spot.HOPE, other, one, Menu.HEAT, pace(ring, 9, 4), why=_spark(position), loud=1.5)
    ring.crowd.sway(other.side, 0.3)
    end = T.cut_off_heel if one.who.alignment == "heel" else T.cut_off
    end += 0.8 * ring.edge(one, other) - 0.12 * ring.hopes
    if ring.leg < T.least_heat or ring.rnd() < end:
        ring.position = Position.STANDING
        land(ring, Spot.CUT_OFF, one, other, Menu.BIG, pace(ring, 9, 4))
        ring.leg = max(2, ring.leg - 2)
        return
    ring.phase = Phase.COMEBACK
    ring.fire = 0


def _spark(position: Position) -> str:
    """What the hope grows out of."""
    return {Position.TOP: "caught_on_top", Position.CORNER: "out_of_the_corner"}.get(position, "fires_back")


def _work(ring: Ring, one: Fighter, other: Fighter) -> None:
    """What someone on top does with the time."""
    if short_cut(ring, one, other, pace(ring, 9, 5)):
        return
    if go_outside(ring, one, other):
        outing(ring, one, other, pace(ring, 10, 6))
        return
    down = ring.position is Position.GROUNDED
    draw = ring.rnd()
    if draw < T.hold and (down or ring.position is Position.STANDING):
        grind(ring, one, other)
    elif down and ring.law.pins and draw < T.hold + T.cover and ring.hardest >= T.worth_it and other.wear > 0.18:
        cover(ring, one, other, 0.5 * ring.hardest, pace(ring, 9, 3))
    elif draw > 1.0 - T.signature and one.who.signatures and other.wear > 0.3 and not one.signatures_hit:
        signature(ring, one, other)
    else:
        if ring.rnd() < T.untold:
            hit_untold(ring, one, other, Menu.HEAT, pace(ring, 8, 5))
        set_up(ring, one, other, Menu.HEAT)
        land(ring, Spot.MOVE, one, other, _what_is_at_hand(ring), pace(ring, 11, 9))


def _what_is_at_hand(ring: Ring) -> Menu:
    """Hands and feet, or where that is allowed whatever stands about."""
    arms = 0.0 if ring.multi else ring.law.arms
    return Menu.WEAPON if arms and ring.rnd() < T.arms * arms else Menu.HEAT


def grind(ring: Ring, one: Fighter, other: Fighter) -> None:
    """A hold that is sat in for a while, then given up on, escaped or given up to."""
    move = land(ring, Spot.HOLD, one, other, Menu.HOLD, pace(ring, 10, 6))
    one.gas = min(1.0, one.gas + 0.03)
    own = one.who.style in ("submission", "technician") or not ring.law.pins
    serious = move.impact * (1.0 if not ring.law.pins else T.hold_own if own else T.hold_rest)
    tap_or_not(ring, one, other, serious, pace(ring, 12, 10), move=move.key)


def signature(ring: Ring, one: Fighter, other: Fighter) -> None:
    """A named move that everybody knows, short of the last one."""
    names = one.who.signatures
    name = names[one.signatures_hit % len(names)]
    one.signatures_hit += 1
    suffer(ring, one, other, 0.72, 0.22, 1.2)
    ring.position = Position.GROUNDED
    ring.beat(Spot.SIGNATURE, one, other, pace(ring, 9, 5), move=name, named=name, times=one.signatures_hit)
