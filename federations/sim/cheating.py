"""What is against the rules: short cuts, weapons, a referee down, a run-in, a bout that falls apart."""

from dataclasses import dataclass

from federations.sim.blows import pick, suffer
from federations.sim.fall import cover, disqualify
from federations.sim.fighter import Fighter, Menu
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.pencil import forbids
from federations.sim.ring import Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a beat unless said."""

    petty: float = 0.10  # a heel on top bends the rules
    petty_other: float = 0.015  # anyone else
    petty_dq: float = 0.012  # for the first, growing with each
    petty_cost: float = 0.02  # wear
    grave: float = 0.075  # a heel in the stretch does worse
    grave_losing: float = 0.09  # more when losing
    grave_dq: float = 0.72  # the referee saw it
    grave_dq_big: float = 0.35
    referee: float = 0.02  # a bump
    run_in: float = 0.035  # a heel's friend, more with heat
    run_in_seen: float = 0.5
    chaos: float = 0.018  # × heat: it falls apart


T = Tuning()

_PETTY = ("eye_rake", "choke", "hair", "ropes")


def short_cut(ring: Ring, one: Fighter, other: Fighter, dwell: int) -> bool:
    """Something small behind the referee's back; the count of five is a warning, too many are the end."""
    heel = one.who.alignment == "heel"
    if not ring.strict or ring.rnd() >= ring.bout.fouls * (T.petty if heel else T.petty_other):
        return False
    why = _PETTY[int(ring.rnd() * len(_PETTY))]
    ring.cheats += 1
    other.take(T.petty_cost / ring.stride)
    ring.crowd.pop(0.06, one.side)
    ring.crowd.sway(one.side, -0.4)
    ring.position = Position.ROPES if why in ("choke", "ropes") else Position.STANDING
    ring.beat(Spot.CHEAT, one, other, dwell, why=why, times=ring.cheats)
    if ring.rnd() < T.petty_dq * ring.cheats / ring.beats:
        disqualify(ring, one, other, Finish.DQ, dwell, why)
    return True


def dirty_play(ring: Ring, one: Fighter, other: Fighter, dwell: int) -> bool:
    """Late and desperate: a low blow, a weapon, a referee bump, a run-in, or nothing of the kind."""
    if not ring.strict:
        return False
    heel = one if one.who.alignment == "heel" else other if other.who.alignment == "heel" else None
    draw = ring.rnd()
    chaos = T.chaos * ring.bout.fouls * ring.bout.heat / ring.beats if ring.law.stoppable and not ring.teams else 0.0
    if draw < chaos:
        return _chaos(ring, one, other, dwell)
    if heel is None:
        return False
    victim = other if heel is one else one
    want = T.grave + (T.grave_losing if heel.wear > victim.wear else 0.0)
    calm = (0.6 if ring.bout.championship or ring.bout.big_show else 1.0) * (0.2 if ring.teams else 1.0)
    calm *= ring.bout.fouls
    if draw < chaos + want * calm / ring.beats:
        return _grave(ring, heel, victim, dwell)
    rare = calm / ring.beats
    if draw > 1.0 - T.referee * rare:
        return _referee_down(ring, heel, victim, dwell)
    if draw > 1.0 - (T.referee + T.run_in * (0.4 + ring.bout.heat)) * rare:
        return _run_in(ring, heel, victim, dwell)
    return False


def _hit(ring: Ring, heel: Fighter, victim: Fighter, dwell: int, why: str, impact: float) -> None:
    """The cheating blow itself."""
    ring.cheats += 1
    if ring.control != heel.side:
        ring.seize(heel.side, victim.side)
    suffer(ring, heel, victim, impact, 0.1, 0.8)
    ring.crowd.sway(heel.side, -1.0)
    if why == "weapon":
        ring.position = Position.STANDING
        move = pick(ring, heel, victim, Menu.WEAPON)
        ring.position = move.end
        ring.beat(Spot.CHEAT, heel, victim, dwell, why=why, move=move.key, times=ring.cheats)
        return
    ring.position = Position.GROUNDED
    ring.beat(Spot.CHEAT, heel, victim, dwell, why=why, times=ring.cheats)


def _grave(ring: Ring, heel: Fighter, victim: Fighter, dwell: int) -> bool:
    why = "weapon" if ring.rnd() < 0.4 else "low_blow"
    _hit(ring, heel, victim, dwell, why, 0.7)
    seen = T.grave_dq_big if ring.bout.big_show else T.grave_dq
    if ring.rnd() < seen and disqualify(ring, heel, victim, Finish.DQ, dwell, why):
        return True
    if ring.law.pins:
        cover(ring, heel, victim, 0.62, dwell, why="cheat")
    return True


def _referee_down(ring: Ring, heel: Fighter, victim: Fighter, dwell: int) -> bool:
    """The referee goes down; what happens next nobody official sees."""
    ring.beat(Spot.REFEREE_DOWN, heel, victim, dwell)
    _hit(ring, heel, victim, dwell, "weapon", 0.8)
    if ring.law.pins:
        cover(ring, heel, victim, 0.72, dwell + 3, why="cheat")
    return True


def _run_in(ring: Ring, heel: Fighter, victim: Fighter, dwell: int) -> bool:
    """A friend of the heel's comes down the aisle: seen, it is a disqualification; unseen, a stolen fall."""
    _hit(ring, heel, victim, dwell, "run_in", 0.75)
    if ring.rnd() < T.run_in_seen and disqualify(ring, heel, victim, Finish.DQ, dwell, "run_in"):
        return True
    if ring.law.pins:
        cover(ring, heel, victim, 0.74, dwell, finish=Finish.INTERFERENCE, why="cheat")
    return True


def _chaos(ring: Ring, one: Fighter, other: Fighter, dwell: int) -> bool:
    """They stop caring about winning; the referee stops caring too."""
    if forbids(ring, -1):
        return False
    ring.position = Position.OUTSIDE
    ring.beat(Spot.BRAWL, one, other, dwell, why="chaos")
    ring.end(Finish.NO_CONTEST, None, None, dwell, "chaos")
    return True
