"""The odds inside a bout: who has the edge, who kicks out, and what the building thinks will happen."""

from dataclasses import dataclass
from math import sqrt

from federations.sim.kinds import Wrestler


@dataclass(frozen=True, slots=True)
class Tuning:
    """Weights without units unless said; shares are 0-1."""

    skill: float = 0.22  # of might: ring attributes through the style
    over: float = 0.06  # of might: stars are built to win, and know how
    form: float = 0.03  # of might: momentum −1…1
    freshness: float = 0.06  # of might: energy
    rust: float = 0.035  # of might, off who has not wrestled for long: timing is the first to go
    age_peak: int = 32  # years
    age_slope: float = 0.004  # might lost a year away from the peak
    kick_base: float = 4.1  # a fresh wrestler kicks out of a light move about always
    kick_health: float = 2.4
    kick_momentum: float = 0.7
    kick_tough: float = 1.2
    kick_impact: float = 5.2
    kick_finishers: float = 0.55  # each finisher already taken
    kick_edge: float = 1.5
    tap_base: float = 8.0
    tap_impact: float = 5.2
    tap_skill: float = 1.4  # the holder's technique
    seen_over: float = 2.7  # public odds: standing with the crowd
    seen_form: float = 0.5
    seen_rust: float = 0.35  # anybody can count the days since somebody's last match
    seen_wear: float = 1.4
    seen_drive: float = 0.5
    seen_wanted: float = 0.14  # crowd favourites win a few more
    seen_falls: float = 1.1
    seen_finishers: float = 0.35
    seen_control: float = 0.15
    seen_coming: float = 1.2  # who is still to come in a rumble, the last of them; the others by their place
    seen_rope: float = 0.3  # × all of it, for the last two of many: one moment at the ropes is nearly anybody's
    seen_left: float = 0.9  # each of a team who has not been eliminated
    seen_count: tuple[float, float, float, float] = (0.0, 0.7, 1.5, 6.0)  # covered for 0 … 3, where that is the end …
    seen_early: tuple[float, float, float, float] = (0.0, 0.2, 0.4, 1.0)  # … and where it costs a fall, or a partner


T = Tuning()

# strength, agility, technique, brawling, stamina, toughness, charisma
_STYLE_WEIGHTS: dict[str, tuple[float, float, float, float, float, float, float]] = {
    "powerhouse": (0.34, 0.05, 0.12, 0.16, 0.10, 0.18, 0.05),
    "technician": (0.08, 0.14, 0.40, 0.06, 0.16, 0.10, 0.06),
    "high_flyer": (0.05, 0.42, 0.16, 0.05, 0.16, 0.08, 0.08),
    "brawler": (0.16, 0.06, 0.08, 0.38, 0.08, 0.20, 0.04),
    "submission": (0.12, 0.10, 0.42, 0.08, 0.14, 0.12, 0.02),
    "all_rounder": (0.15, 0.15, 0.18, 0.15, 0.14, 0.14, 0.09),
}


def sigma(x: float) -> float:
    """An S-curve 0-1 with the logistic's slope at 0; square roots are exact everywhere, `exp` is not."""
    half = x * 0.5
    square = half * half
    return 0.5 + 0.5 * half / sqrt(sqrt(1.0 + square * square))


def skill(who: Wrestler) -> float:
    """Ring skill 0-1: the attributes as the wrestler's own style uses them."""
    weights = _STYLE_WEIGHTS.get(who.style, _STYLE_WEIGHTS["all_rounder"])
    values = (
        who.strength,
        who.agility,
        who.technique,
        who.brawling,
        who.stamina,
        who.toughness,
        who.charisma,
    )
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def might(who: Wrestler) -> float:
    """How hard someone is to beat, about 0-1; the difference of two is an edge."""
    age = T.age_slope * max(0, abs(who.age - T.age_peak) - 4)
    lost = age + T.rust * who.rust
    return T.skill * skill(who) + T.over * who.over + T.form * who.momentum + T.freshness * who.energy - lost


def kick_out(
    *, wear: float, drive: float, tough: float, impact: float, finishers: int, edge: float, resolve: float
) -> float:
    """The chance 0-1 to get a shoulder up; `edge` is the covered one's, `resolve` the occasion's."""
    return sigma(
        T.kick_base
        + resolve
        + T.kick_health * (0.6 - wear)
        + T.kick_momentum * drive
        + T.kick_tough * (tough - 0.5)
        - T.kick_impact * impact
        - T.kick_finishers * finishers
        + T.kick_edge * edge
    )


def hold_out(*, wear: float, tough: float, impact: float, technique: float, edge: float, resolve: float) -> float:
    """The chance 0-1 not to give up in a hold."""
    return sigma(
        T.tap_base
        + resolve
        + T.kick_health * (0.6 - wear)
        + T.kick_tough * (tough - 0.5)
        - T.tap_impact * impact
        - T.tap_skill * (technique - 0.5)
        + T.kick_edge * edge
    )


def shares(scores: list[float]) -> list[int]:
    """Win shares of sides in per mille, adding to 1000, from public scores: nobody who is in it is without a chance."""
    mean = sum(scores) / len(scores)
    odds = []
    for score in scores:
        share = sigma(score - mean)
        odds.append(share / (1.0 - share))
    total = sum(odds)
    mille = [max(1, int(1000 * odd / total)) for odd in odds]
    mille[mille.index(max(mille))] += 1000 - sum(mille)
    return mille


def seen(*, over: float, form: float, wear: float, drive: float, wanted: float, falls: float, finishers: int) -> float:
    """A side's public score: only what anyone can see or look up."""
    return (
        T.seen_over * over
        + T.seen_form * form
        - T.seen_wear * wear
        + T.seen_drive * drive
        + T.seen_wanted * wanted
        + T.seen_falls * falls
        - T.seen_finishers * finishers
    )
