"""Who is better, and who stands where: ratings after Glicko-2, a week a period, and a shown ranking that is more.

A rating says who wins. What is shown says who is to be reckoned with: ratings, form and the crowd, blended.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import pi

from glicko2.math.algorithm import E as expected
from glicko2.math.algorithm import update_rating
from glicko2.math.conversions import mu_to_rating, phi_to_rd, rating_to_mu, rd_to_phi


@dataclass(frozen=True, slots=True)
class Tuning:
    rating: float = 1500.0  # of whom nobody knows anything (Glickman 2013) …
    deviation: float = 350.0  # … how uncertain that is, and the most that anybody ever is …
    volatility: float = 0.06  # … and how much it is thought to change in a period
    tau: float = 0.5  # how fast volatility may change, 0.3–1.2: upsets are part of the trade, so not the most cautious
    skill: float = 0.5  # share of the shown score: the chance to beat somebody average, as far as it is known
    form: float = 0.2  # share of momentum, which is of the last few matches …
    over: float = 0.3  # … and of the crowd's bond, which is of years
    form_half_life_weeks: float = 3.0  # form that is not renewed is forgotten
    mate_noise: float = pi**2 / 3  # variance, on Glicko-2's scale, of one more performance: that of a logistic


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Estimate:
    """How good somebody is thought to be. Rating about 1000–2000, deviation 0–350, volatility about 0.06."""

    rating: float = TUNING.rating
    deviation: float = TUNING.deviation
    volatility: float = TUNING.volatility

    @property
    def mu(self) -> float:
        return rating_to_mu(self.rating)

    @property
    def phi(self) -> float:
        return rd_to_phi(self.deviation)


@dataclass(frozen=True, slots=True)
class Fought:
    """A bout that is over: who stood on which side, the team that each side is if any, and which side won.

    `winner` is None where nobody did; `void` where that says nothing about anybody, as after a no contest.
    """

    sides: tuple[tuple[str, ...], ...]
    winner: int | None
    teams: tuple[str | None, ...] = ()
    championship: str | None = None
    changed_hands: bool = False
    void: bool = False

    def team(self, side: int) -> str | None:
        return self.teams[side] if side < len(self.teams) else None

    def score(self, side: int, other: int) -> float | None:
        """What one side made of another, 0–1; None where a third one won, so that the two settled nothing."""
        if self.void:
            return None
        if self.winner is None:
            return 0.5
        return 1.0 if self.winner == side else 0.0 if self.winner == other else None


# A game as the library takes it: the opponent's μ and φ, and the score.
Game = tuple[float, float, float]


def rate_people(known: Mapping[str, Estimate], bouts: Iterable[Fought]) -> dict[str, Estimate]:
    """Rate everybody known after a period in which these bouts were fought; who did not fight is less certain.

    Whoever fought without being known is new. The order of the bouts does not matter. Source: Glickman, "Example of
    the Glicko-2 system" (2013). With mates somebody meets the other side's mean, and the result says as much less about
    each as there are more of them: every mate adds the noise of one performance to what is known of the opponent.
    """
    games: dict[str, list[Game]] = {}
    for bout in bouts:
        for side, people in enumerate(bout.sides):
            for other, foes in enumerate(bout.sides):
                score = None if side == other else bout.score(side, other)
                if score is not None:
                    foe = _composite([known.get(key, Estimate()) for key in foes], max(len(people), len(foes)))
                    for key in people:
                        games.setdefault(key, []).append((*foe, score))
    return _rated(known, games)


def rate_teams(known: Mapping[str, Estimate], bouts: Iterable[Fought]) -> dict[str, Estimate]:
    """Rate teams, which are entities of their own; those put together for a night are a team that nobody knows."""
    games: dict[str, list[Game]] = {}
    for bout in bouts:
        for side in range(len(bout.sides)):
            team = bout.team(side)
            for other in range(len(bout.sides)):
                score = None if side == other or team is None else bout.score(side, other)
                if score is not None:
                    foe = known.get(bout.team(other) or "", Estimate())
                    games.setdefault(team or "", []).append((foe.mu, foe.phi, score))
    return _rated(known, games)


def _composite(foes: Sequence[Estimate], size: int) -> tuple[float, float]:
    """The opponent that a side is to one who stands with `size` a side: its mean, and how well that can be told."""
    mu = sum(sorted(foe.mu for foe in foes)) / len(foes)
    variance = sum(sorted(foe.phi**2 for foe in foes)) / len(foes)
    return mu, (size * variance + (size - 1) * TUNING.mate_noise) ** 0.5


def _rated(known: Mapping[str, Estimate], games: Mapping[str, list[Game]]) -> dict[str, Estimate]:
    keys = sorted({*known, *games})
    # Sums of floats depend on their order, so games have one.
    return {key: rated(known.get(key, Estimate()), sorted(games.get(key, []))) for key in keys}


def rated(was: Estimate, games: list[Game], periods: int = 1) -> Estimate:
    """An estimate after so many periods, in the last of which these games were played and none before.

    Rounded, so that what follows from it does not hang on the last bits of a processor's logarithms.
    """
    mu, phi, sigma = was.mu, was.phi, was.volatility
    for _ in range(periods - 1):
        mu, phi, sigma = update_rating(mu, phi, sigma, [], TUNING.tau)
    mu, phi, sigma = update_rating(mu, phi, sigma, games, TUNING.tau)
    return Estimate(round(mu_to_rating(mu), 2), round(min(phi_to_rd(phi), TUNING.deviation), 2), round(sigma, 6))


def skill(known: Estimate) -> float:
    """The chance to beat somebody average, 0–1; the less is known, the nearer to a half."""
    return float(expected(known.mu, 0.0, known.phi))


def score(known: Estimate, momentum: float, over: float, idle_weeks: int) -> float:
    """The shown score, 0–100, of momentum −1…1 and over 0–1."""
    form: float = momentum * 0.5 ** (idle_weeks / TUNING.form_half_life_weeks)
    blend = TUNING.skill * skill(known) + TUNING.form * (1 + form) / 2 + TUNING.over * over
    return round(100 * blend, 1)


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody to be ranked, or a team: who they are, their score, and what of genders they have among them."""

    key: str
    score: float
    rating: float
    people: tuple[str, ...]
    genders: frozenset[str]


class Pool(StrEnum):
    """Where somebody is ranked: with those whom the booker lets them meet, teams apart."""

    WOMEN = "women"
    MEN = "men"
    EVERYBODY = "everybody"
    TEAMS = "teams"


GENDERS = {Pool.WOMEN: "f", Pool.MEN: "m"}


def pools(entrants: Iterable[Entrant]) -> dict[Pool, list[Entrant]]:
    """Who stands in which pool, best first; who is neither woman nor man meets everybody, and stands in both."""
    ranked = sorted(entrants, key=_by_score)
    alone = [one for one in ranked if len(one.people) == 1]
    found = {
        pool: [one for one in alone if one.genders & {gender, "x"}]
        for pool, gender in GENDERS.items()
        if any(gender in one.genders for one in alone)
    }
    found = found or {Pool.EVERYBODY: alone}
    found[Pool.TEAMS] = [one for one in ranked if len(one.people) > 1]
    return {pool: members for pool, members in found.items() if members}


def _by_score(one: Entrant) -> tuple[float, float, str]:
    return -one.score, -one.rating, one.key


@dataclass(frozen=True, slots=True)
class Prize:
    """A championship as contenders see it: who may hold it, who does, and how many it takes."""

    division: str
    holders: tuple[str, ...]
    holder_genders: frozenset[str]
    needed: int


def in_line(prize: Prize, ranked: Iterable[Entrant], promised: Sequence[str] = ()) -> list[str]:
    """Who comes next for a championship, first to last: who was promised a shot, then by place.

    Nobody who holds it, nobody whom the division does not admit, nobody who may not meet who holds it.
    """
    fit: list[str] = []
    for one in sorted(ranked, key=_by_score):
        held = bool(set(one.people) & set(prize.holders))
        if len(one.people) == prize.needed and not held and _admits(prize, one) and one.key not in fit:
            fit.append(one.key)
    return [*promised, *(key for key in fit if key not in promised)]


def _admits(prize: Prize, one: Entrant) -> bool:
    if prize.division != "open":
        return one.genders == {"f" if prize.division == "women" else "m"}
    # Teams meet whom the booker lets them; of two people the pools must agree.
    together = one.genders | prize.holder_genders
    return prize.needed > 1 or not prize.holders or "x" in together or len(together) == 1
