"""After the bell: stars, what it cost them, and how the crowd's bond with each moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from federations.sim.chances import skill
from federations.sim.fighter import Fighter
from federations.sim.kinds import Finish
from federations.sim.ring import Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Stars, unless said."""

    floor: float = -3.3
    work: float = 4.4  # × mean skill
    length: float = 1.5  # × how far it filled length_s
    length_s: int = 1300
    rust: float = 0.05  # of skill, off whoever is out of practice
    chemistry: float = 0.8  # × how two suit each other, −1…1
    near_falls: float = 0.11  # each, up to seven
    swings: float = 0.07  # lead changes, up to six
    crowd: float = 1.6  # × mean noise
    heat: float = 0.6
    championship: float = 0.2
    wager: float = 0.3  # where something is lost for good
    dull: float = 1.0  # × share of repeated moves
    flat: float = 0.7  # off for a finish nobody came for
    energy_minute: float = 0.009  # share a minute
    energy_wear: float = 0.22
    pop_rating: float = 0.14  # bond a star over or under pop_from
    pop_from: float = 1.6
    pop_win: float = 0.10
    pop_deeds: float = 0.012


T = Tuning()

_FLAT = (Finish.DQ, Finish.COUNT_OUT, Finish.NO_CONTEST, Finish.DOUBLE, Finish.STOPPAGE)


class Part(StrEnum):
    """What a rating is made of."""

    WORK = "work"
    DRAMA = "drama"
    STAKES = "stakes"
    REPETITION = "repetition"
    ENDING = "ending"


def parts(ring: Ring, finish: Finish) -> dict[str, float]:
    """The stars that each part gives, or takes: work + drama + stakes − repetition − a finish nobody came for."""
    people = [one for side in ring.sides for one in side]
    seconds = max(1, ring.clock)
    work = T.floor + T.work * sum(skill(one.who) - T.rust * one.who.rust for one in people) / len(people)
    work += T.length * min(1.0, seconds / T.length_s) + T.chemistry * _chemistry(ring)
    drama = T.near_falls * min(7, ring.near_falls) + T.swings * min(6, ring.swings)
    drama += T.crowd * ring.crowd.total / seconds
    done = sum(sum(one.used.values()) for one in people)
    return {
        Part.WORK: work,
        Part.DRAMA: drama,
        Part.STAKES: _stakes(ring),
        Part.REPETITION: -T.dull * (1.0 - ring.variety / done) if done else 0.0,
        Part.ENDING: -T.flat if finish in _FLAT else 0.0,
    }


def _stakes(ring: Ring) -> float:
    """What a quarrel, a championship and something that is lost for good are worth."""
    stakes = T.heat * ring.bout.heat + (T.championship if ring.bout.championship else 0.0)
    return stakes + (T.wager if any(ring.bout.wagers) else 0.0)


def rating(made: Mapping[str, float]) -> float:
    """Stars 0-5 in quarters, of their parts."""
    return max(0.0, min(5.0, round(sum(made.values()) * 4) / 4))


def _chemistry(ring: Ring) -> float:
    """How well those who met suit each other, −1…1; of any two it is the same for good."""
    pairs = [
        (one.who.key, other.who.key)
        for side, team in enumerate(ring.sides)
        for one in team
        for mates in ring.sides[side + 1 :]
        for other in mates
    ]
    return sum(crc32("|".join(sorted(pair)).encode()) / 2**31 - 1 for pair in pairs) / len(pairs)


def cost(ring: Ring, one: Fighter) -> float:
    """The share of energy a bout took, 0-1."""
    spent = T.energy_minute * ring.clock / 60 * (1.4 - one.who.stamina) + T.energy_wear * one.wear
    return round(min(1.0, spent), 4)


def bond(ring: Ring, one: Fighter, stars: float, winner: int | None) -> float:
    """How the crowd's bond with someone moved, −1…1."""
    moved = T.pop_rating * (stars - T.pop_from) + T.pop_deeds * one.popped
    if winner is not None:
        moved += T.pop_win if winner == one.side else -T.pop_win
    return round(max(-1.0, min(1.0, moved * (0.6 + 0.6 * one.who.charisma))), 4)
