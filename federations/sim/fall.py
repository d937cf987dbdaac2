"""How a fall is tried and won: covers and counts, holds and taps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from federations.sim.chances import hold_out, kick_out
from federations.sim.elimination import eliminate, goes_on
from federations.sim.fighter import Fighter
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.partners import rescuer
from federations.sim.pencil import bent, forbids
from federations.sim.ring import Details, Phase, Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 unless said."""

    one_count: float = 0.93  # kicking out is this sure: maybe at one
    late: float = 0.72  # of the kick-out chance used up: it was close
    pop_near: float = 0.30  # of a near-fall, falling with each
    ropes: float = 0.5  # of escapes that end at the ropes
    rest_hold: float = 0.45  # wear below which nobody gives up
    fall_rest: float = 0.22  # wear shed between falls
    most_rest: float = 0.45  # of the wear that is kept where falls are counted until the time is up
    fast: float = 0.35  # of a kick-out, taken away by the count of a referee who wants to see a side win …
    slow: float = 0.3  # … and of a fall, by one who does not
    unseen: float = 0.8  # that such a referee looks away from what a favourite does
    risk: Mapping[str, float] = field(  # on getting out, for whoever would lose something for good
        default_factory=lambda: {"hair": 0.12, "mask": 0.2, "career": 0.3}
    )


T = Tuning()


def cover(
    ring: Ring,
    one: Fighter,
    other: Fighter,
    impact: float,
    dwell: int,
    *,
    finish: Finish = Finish.PIN,
    why: str = "",
) -> bool:
    """A cover and its counts; False after a kick-out, and at three the fall is taken."""
    ring.position = Position.GROUNDED
    ring.hardest = 0.0
    details: Details = {"why": why} if why else {}
    if finish is Finish.ROLL_UP and ring.recent:
        details["move"] = ring.recent[-1]
    ring.covered = (other.side, 0)
    ring.beat(Spot.COVER, one, other, dwell, **details)
    fair = bent(ring, shoulder_up(ring, one, other, impact), one.side)
    survive = counted(ring, fair, one.side)
    draw = ring.rnd()
    if draw < survive:
        _kicked_out(ring, one, other, survive, draw, why if draw < fair else "slow_count")
        return False
    return _three(ring, one, other, finish if draw >= fair else Finish.SCREWJOB, why)


def counted(ring: Ring, survive: float, coverer: int) -> float:
    """The chance to kick out of a special referee's count, who is fast for one side and slow for the other.

    What is pencilled comes out whoever counts.
    """
    bout = ring.bout
    if bout.favours is None or (bout.pencilled is not None and survive in (0.0, 1.0)):
        return survive
    if bout.favours == coverer:
        return survive * (1.0 - T.fast * bout.favour)
    return 1.0 - (1.0 - survive) * (1.0 - T.slow * bout.favour)


def shoulder_up(ring: Ring, one: Fighter, other: Fighter, impact: float) -> float:
    """The chance to kick out of this cover, before any plan."""
    return kick_out(
        wear=other.wear,
        drive=other.drive,
        tough=other.who.toughness,
        impact=impact,
        finishers=other.finishers_taken,
        edge=other.grit - one.grit,
        resolve=_resolve(ring, other),
    )


def _resolve(ring: Ring, one: Fighter) -> float:
    """How hard it is to hold somebody down tonight: the occasion, and what they have put up."""
    up = ring.bout.wagers
    return ring.resolve + (T.risk.get(up[one.side], 0.0) if up else 0.0)


def _counts(ring: Ring, one: Fighter, other: Fighter, last: int) -> None:
    for number in range(1, last + 1):
        ring.covered = (other.side, number)
        ring.count(number, one, other)


def _kicked_out(ring: Ring, one: Fighter, other: Fighter, survive: float, draw: float, why: str) -> None:
    """A shoulder up at one, at two, or at the last moment."""
    at = 1 if survive > T.one_count and draw < 0.6 and why not in ("finisher", "signature") else 2
    _counts(ring, one, other, at)
    ring.covered = (-1, 0)
    other.kick_outs += 1
    details: Details = {"count": at, "times": other.kick_outs}
    if why in ("finisher", "signature", "roll_up", "cheat", "slow_count"):
        details["why"] = why
    elif at == 2 and draw > survive * T.late:
        details["why"] = "late"
    if at == 2:
        close = 1.6 if why == "finisher" else 1.0 if "why" in details else 0.55
        escaped(ring, other, one, survive, T.pop_near, close)
    ring.beat(Spot.KICK_OUT, other, one, 3, **details)


def escaped(ring: Ring, saved: Fighter, other: Fighter, survive: float, pop: float, close: float) -> None:
    """It was nearly over, and is not: each time a little less of a surprise. `close` is about 0.5 to 1.6."""
    ring.near_falls += 1
    ring.crowd.pop(pop * close * (1.15 - survive * 0.5) / (1 + 0.08 * ring.near_falls), saved.side)
    ring.crowd.sway(saved.side, 0.4 * close)
    ring.swing(saved, other, 0.05 * close)
    saved.popped += 0.5 * close


def _three(ring: Ring, one: Fighter, other: Fighter, finish: Finish, why: str) -> bool:
    """Nobody kicked out: a rescue at two, or the third count."""
    saves = ring.bumps
    saver = rescuer(ring, other.side, one.side, saves) if ring.multi or ring.teams else None
    if saver is not None:
        ring.bumps += 1
        _counts(ring, one, other, 2)
        ring.covered = (-1, 0)
        ring.near_falls += 1
        ring.crowd.pop(T.pop_near, saver.side)
        ring.beat(Spot.KICK_OUT, saver, one, 3, count=2, why="broken_up")
        if ring.multi:
            ring.seize(saver.side, one.side)
        return False
    _counts(ring, one, other, 3)
    ring.covered = (-1, 0)
    win_fall(ring, finish, one, other)
    return True


def tap_or_not(
    ring: Ring, one: Fighter, other: Fighter, impact: float, dwell: int, *, move: str, finisher: bool = False
) -> bool:
    """A hold is on: taps (the fall is taken), or gets out of it."""
    survive = hold_out(
        wear=other.wear,
        tough=other.who.toughness,
        impact=impact + 0.08 * other.finishers_taken,
        technique=one.who.technique,
        edge=other.grit - one.grit,
        resolve=_resolve(ring, other),
    )
    survive = bent(ring, survive, one.side) if ring.law.holds else 1.0
    draw = ring.rnd()
    if draw >= survive and (other.wear >= T.rest_hold or survive <= 0.0):
        return _gives_up(ring, one, other, dwell, move)
    _gets_out(ring, one, other, dwell, move=move, close=survive > draw > survive * T.late, finisher=finisher)
    return False


def _gives_up(ring: Ring, one: Fighter, other: Fighter, dwell: int, move: str) -> bool:
    """Nothing left: somebody breaks it up, or that is the fall."""
    saver = rescuer(ring, other.side, one.side, ring.bumps) if ring.multi or ring.teams else None
    if saver is None:
        win_fall(ring, Finish.SUBMISSION, one, other, dwell)
        return True
    ring.bumps += 1
    ring.position = Position.STANDING
    ring.beat(Spot.ESCAPE, saver, one, dwell, move=move, why="broken_up")
    if ring.multi:
        ring.seize(saver.side, one.side)
    return False


def _gets_out(ring: Ring, one: Fighter, other: Fighter, dwell: int, *, move: str, close: bool, finisher: bool) -> None:
    """Out of a hold: to the ropes, or by force."""
    kind = (
        Spot.ROPE_BREAK
        if ring.law.ropes and ring.rnd() < T.ropes and ring.position is not Position.OUTSIDE
        else Spot.ESCAPE
    )
    details: Details = {"move": move}
    if finisher:
        details["why"] = "finisher"
    if finisher or close:
        ring.near_falls += 1
        ring.crowd.pop(T.pop_near * (1.2 if finisher else 0.6), other.side)
    ring.position = Position.ROPES if kind is Spot.ROPE_BREAK else Position.STANDING
    ring.beat(kind, other, one, dwell, **details)


def win_fall(ring: Ring, finish: Finish, one: Fighter, other: Fighter, dwell: int = 3) -> None:
    """One side takes a fall: the bout, or one of two."""
    if ring.law.eliminates and goes_on(ring, other):
        eliminate(ring, finish, one, other, dwell)
        return
    ring.falls[one.side] += 1
    ring.crowd.pop(0.5, one.side)
    ring.swing(one, other, 0.12)
    if ring.falls[one.side] < ring.law.falls:
        ring.fall(one, other, dwell, finish=finish.value)
        _between_falls(ring, one, other)
        return
    ring.end(finish, one, other, dwell)


def _between_falls(ring: Ring, one: Fighter, other: Fighter) -> None:
    """A minute in the corner; then the one who lost the fall is still in trouble."""
    for fighter in (one, other):
        fighter.wear = max(0.0, fighter.wear - T.fall_rest)
        fighter.gas = min(1.0, fighter.gas + 0.1)
        if ring.law.most:
            fighter.wear *= T.most_rest
            fighter.drive = 0.0
    ring.clock += 20
    ring.phase = Phase.CONTROL
    ring.position = Position.STANDING
    # Where there are many falls to come, whoever lost the last is the one who has to do something.
    first, second = (other, one) if ring.law.most else (one, other)
    ring.seize(first.side, second.side)


def disqualify(ring: Ring, cheat: Fighter, victim: Fighter, finish: Finish, dwell: int, why: str) -> bool:
    """The referee (or his count) ends it for the victim, unless the plan says otherwise."""
    if not ring.strict or not ring.law.pins or forbids(ring, victim.side):
        return False
    bout = ring.bout
    if bout.favours == cheat.side and ring.rnd() < T.unseen * bout.favour:
        return False
    if ring.law.eliminates and goes_on(ring, cheat):
        eliminate(ring, finish, victim, cheat, dwell)
        return True
    if ring.law.falls > 1:
        ring.falls[victim.side] += 1
        if ring.falls[victim.side] < ring.law.falls:
            ring.fall(victim, cheat, dwell, finish=finish.value, why=why)
            _between_falls(ring, victim, cheat)
            return True
    ring.end(finish, victim, cheat, dwell, why)
    return True
