"""Who the building thinks will win: at any moment of a bout, from what anyone can see of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from federations.sim.chances import T as CHANCES
from federations.sim.chances import seen, shares
from federations.sim.fighter import Fighter
from federations.sim.rules import Goal

if TYPE_CHECKING:
    from federations.sim.ring import Ring


def forecast(ring: "Ring", legal: Sequence[Fighter]) -> list[int]:
    """Win shares of the sides in per mille, adding to 1000: none for those eliminated, all once somebody has won."""
    if ring.won >= 0:
        return [1000 if side == ring.won else 0 for side in range(len(legal))]
    scores = {side: _score(ring, side, legal[side]) for side in ring.left}
    side, count = ring.covered
    if side in scores:
        scores[side] -= (CHANCES.seen_count if _last_chance(ring, side) else CHANCES.seen_early)[count]
    if ring.law.goal is Goal.OVER and len(scores) == 2:
        scores = {side: CHANCES.seen_rope * score for side, score in scores.items()}
    known = dict(zip(scores, shares(list(scores.values())), strict=True))
    return [known.get(side, 0) for side in range(len(legal))]


def _last_chance(ring: "Ring", side: int) -> bool:
    """Whether one more fall against a side would be its last: with falls or partners to come it is not."""
    if ring.law.eliminates:
        return sum(not mate.out for mate in ring.sides[side]) == 1
    most = max(falls for other, falls in enumerate(ring.falls) if other != side)
    return most + 1 >= ring.law.falls


def _score(ring: "Ring", side: int, one: Fighter) -> float:
    """A side's public score; more of a team left counts, and so does a lead in falls as the time runs out."""
    team = ring.sides[side]
    falls: float = ring.falls[side]
    if ring.law.most:
        falls *= 2.0 * ring.clock / ring.limit
    score = seen(
        over=sum(mate.who.over for mate in team) / len(team),
        form=sum(mate.who.momentum for mate in team) / len(team),
        wear=one.wear,
        drive=one.drive,
        wanted=ring.crowd.wants[side],
        falls=falls,
        finishers=one.finishers_taken,
    )
    score -= CHANCES.seen_rust * sum(mate.who.rust for mate in team) / len(team)
    if ring.law.eliminates:
        score += CHANCES.seen_left * sum(not mate.out for mate in team)
    if side in ring.coming:
        score += CHANCES.seen_coming * (ring.coming.index(side) + 1) / len(ring.sides)
    return score + (CHANCES.seen_control if ring.control == side else 0.0)
