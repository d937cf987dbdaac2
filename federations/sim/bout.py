"""A bout from bell to bell: a semi-Markov machine over phases; same input and same chance, same bout."""

from collections.abc import Callable
from random import Random

from federations.sim.heat import control, feel_out
from federations.sim.kinds import BoutInput, BoutResult, Finish, Spot
from federations.sim.pencil import is_due, turned
from federations.sim.ring import BoutOver, Details, Phase, Ring
from federations.sim.ring import T as RING
from federations.sim.royal import scramble
from federations.sim.stretch import comeback, finisher, stretch
from federations.sim.verdict import bond, cost, parts, rating

ENGINE_VERSION = 7

_STEPS: dict[Phase, Callable[[Ring], None]] = {
    Phase.FEEL_OUT: feel_out,
    Phase.CONTROL: control,
    Phase.COMEBACK: comeback,
    Phase.STRETCH: stretch,
    Phase.SCRAMBLE: scramble,
}


def simulate(bout: BoutInput, rng: Random, *, told: bool = True) -> BoutResult:
    """Play a bout out; chance comes from `rng` alone, and `told=False` leaves out the spots and nothing else.

    Needs two sides or more of at least one wrestler each, all keys different; raises ValueError otherwise.
    Times are whole seconds from bell to bell; after the Markov phases of docs/model.md, "The ring".
    """
    _check(bout)
    ring = Ring(bout, rng, told)
    if told:
        ring.tell(Spot.BELL, None, None, {})
    try:
        while True:
            beat(ring)
    except BoutOver as over:
        return _close(ring, over)


def beat(ring: Ring) -> None:
    """The next beat of its phase, or of what is pencilled and can wait no longer; raises BoutOver at the end."""
    if ring.phase is not Phase.SCRAMBLE and is_due(ring):
        finisher(ring, *turned(ring))
    else:
        _STEPS[ring.phase](ring)


def _check(bout: BoutInput) -> None:
    """Refuse what is not a bout."""
    if len(bout.sides) < 2 or any(not side for side in bout.sides):
        raise ValueError(f"bout {bout.key}: needs two sides or more, each with somebody in it")
    keys = [who.key for side in bout.sides for who in side]
    if len(set(keys)) < len(keys):
        raise ValueError(f"bout {bout.key}: somebody is in it twice")
    if bout.pencilled is not None and not 0 <= bout.pencilled < len(bout.sides):
        raise ValueError(f"bout {bout.key}: no side {bout.pencilled} to pencil in")


def _close(ring: Ring, over: BoutOver) -> BoutResult:
    """The announcement, and everything a bout leaves behind."""
    if over.finish is Finish.TIME_LIMIT:
        over = _time_up(ring)
    finish, winner = over.finish, over.winner
    ring.clock += RING.gap_s
    people = [one for side in ring.sides for one in side]
    made = parts(ring, finish)
    stars = rating(made)
    if ring.told:
        _announce(ring, finish, winner, over.decisive)
    return BoutResult(
        winner=winner,
        finish=finish,
        decisive=over.decisive,
        duration_s=ring.clock,
        rating=stars,
        parts={part: round(100 * worth) for part, worth in made.items()},
        spots=tuple(ring.spots),
        energy_cost={one.who.key: cost(ring, one) for one in people},
        pops={one.who.key: bond(ring, one, stars, winner) for one in people},
        injuries={one.who.key: one.hurt_days for one in people if one.hurt_days},
    )


def _time_up(ring: Ring) -> BoutOver:
    """The bell rings: with nobody beaten, or with one side ahead where the falls are counted."""
    ring.covered = (-1, 0)
    ring.clock = max(ring.last + RING.gap_s, ring.limit - RING.gap_s)
    most = max(ring.falls)
    if not ring.law.most or ring.falls.count(most) > 1:
        if ring.told:
            ring.tell(Spot.FINISH, None, None, {"finish": Finish.TIME_LIMIT.value})
        return BoutOver(Finish.TIME_LIMIT, None, None)
    side = ring.won = ring.falls.index(most)
    one, other = ring.man(side), ring.man(next(rest for rest in range(len(ring.sides)) if rest != side))
    if ring.told:
        details: Details = {"finish": Finish.MOST_FALLS.value, "winner": side, "times": most, "count": sum(ring.falls)}
        ring.tell(Spot.FINISH, one, other, details)
    return BoutOver(Finish.MOST_FALLS, side, (one.who.key, other.who.key))


def _announce(ring: Ring, finish: Finish, winner: int | None, decisive: tuple[str, str] | None) -> None:
    """The result as the announcer reads it; of several who lost, whoever was beaten last."""
    ring.covered = (-1, 0)
    if winner is None:
        ring.tell(Spot.RESULT, None, None, {"finish": finish.value})
        return
    rest = [side for side in range(len(ring.sides)) if side != winner]
    beaten = ring.man(rest[0])
    if len(rest) > 1 and decisive is not None:
        beaten = next((one for side in rest for one in ring.sides[side] if one.who.key == decisive[1]), beaten)
    ring.tell(Spot.RESULT, ring.man(winner), beaten, {"finish": finish.value, "winner": winner})
