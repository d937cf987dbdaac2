"""Fillers: the rest of a card, by whose turn it is and who suits them, and why these two."""

import random
from collections.abc import Callable, Mapping, Sequence

from federations.sim import aims
from federations.sim.aims import Aim
from federations.sim.desk import Desk, Hand, Pairing, Tuning, same_pool
from federations.sim.figures import ordinal

# Momentum from which somebody is winning, and below which they are not; standing by which one is a test for another;
# days after which the crowd has missed somebody; places between two who are neighbours in the rankings.
WINNING, LOSING, TEST, MISSED, BESIDE = 0.3, -0.2, 0.35, 18, 2
NEW = (
    "{one} and {other} have not met in months, if ever",
    "nobody has lately seen {one} against {other}, and somebody asked",
    "there is no fresh tape of {one} against {other} for anybody to study",
)
FIRST = (
    "{one} and {other} both begin here, and only one of them with a win",
    "nobody here has seen {one} or {other}, and by the end of it everybody has",
    "{one} and {other} have a house to introduce themselves to",
)
WHOSE = {"f": "women's ", "m": "men's "}


def fillers(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """Who has been idle longest, against whoever suits best; some matches are for something."""
    booked: list[Pairing] = []
    jitter = {hand.key: rng.random() for hand in desk.hands}
    believed = aims.prospects(desk.hands)
    for first in sorted(
        desk.hands,
        key=lambda h: (-(_due(desk, h, tuning) + aims.TUNING.turn * believed.get(h.key, 0.0) + jitter[h.key]), h.key),
    ):
        if len(booked) >= room:
            break
        if not desk.free(first.key):
            continue
        others = [h for h in desk.hands if h.key != first.key and desk.free(h.key) and same_pool(first, h)]
        others = [h for h in others if not desk.kept_apart(first.key, h.key)]
        aim = aims.aim_for(first, believed) if aims.has_room(desk) else None
        best = max(others, key=_suits(desk, first, jitter, tuning, aim), default=None)
        if best:
            aimed = (aim, first.key) if aim else _spared(desk, best, believed)
            desk.aimed += aimed is not None
            booked.append(desk.take(Pairing(((first.key,), (best.key,)), why(desk, first, best), aim=aimed)))
    return booked


def _spared(desk: Desk, other: Hand, believed: Mapping[str, float]) -> tuple[Aim, str] | None:
    """Whoever tires is spared whoever picked them; the other aims need an opponent of their own."""
    spared = aims.has_room(desk) and aims.aim_for(other, believed) is Aim.WIND
    return (Aim.WIND, other.key) if spared else None


def _due(desk: Desk, hand: Hand, tuning: Tuning) -> float:
    """How much somebody's turn it is: known, rested, and not on every show."""
    rested = tuning.rested * min(hand.days_idle, 21) / 21
    return rested + tuning.star * hand.over - tuning.often * desk.worked.get(hand.key, 0.0)


def _suits(
    desk: Desk, first: Hand, jitter: dict[str, float], tuning: Tuning, aim: Aim | None
) -> Callable[[Hand], tuple[float, str]]:
    def score(other: Hand) -> tuple[float, str]:
        value = tuning.rested * min(other.days_idle, 21) / 21 + 0.5 * (first.alignment != other.alignment)
        value -= 0.5 * tuning.often * desk.worked.get(other.key, 0.0)
        value -= tuning.again * desk.met_often(first.key, other.key)
        value -= 1.2 * abs(first.standing - other.standing) + 1.5 * desk.stale(first.key, other.key, tuning)
        return value + aims.serves(aim, first, other) + 0.6 * jitter[other.key], other.key

    return score


def why(desk: Desk, one: Hand, other: Hand) -> str:
    """Why these two, as it could be said aloud: the most telling of what is so."""
    gap = one.standing - other.standing
    lower, upper = (other, one) if gap > 0 else (one, other)
    if (beside := _beside(one, other)) is not None:
        return beside
    if abs(gap) > TEST:
        return f"{lower.name} gets a test against somebody further up"
    if one.momentum > WINNING and other.momentum > WINNING:
        return "both are winning, and only one can go on"
    if one.momentum < LOSING and other.momentum < LOSING:
        return "neither can afford another loss"
    if not (one.seen or other.seen):
        return _told(FIRST, one, other)
    longest = max(one, other, key=lambda hand: (hand.days_idle, hand.key))
    if longest.seen and longest.days_idle >= MISSED:
        return f"{longest.name} has not been seen in a ring for {longest.days_idle} days"
    if upper.momentum > WINNING:
        return f"{upper.name} is winning, and {lower.name} is asked to stop it"
    if lower.momentum > WINNING:
        return f"{lower.name} is winning, and {upper.name} stands in the way"
    if desk.met_often(one.key, other.key) == 0:
        return _told(NEW, one, other)
    if {one.alignment, other.alignment} == {"face", "heel"}:
        return f"somebody to cheer in {_of(one, other, 'face')}, somebody to boo in {_of(one, other, 'heel')}"
    return f"{one.name} and {other.name} know each other, and so does the crowd"


def _told(words: Sequence[str], one: Hand, other: Hand) -> str:
    """One of several ways to say it, the same for the same two."""
    return words[(len(one.name) + len(other.name)) % len(words)].format(one=one.name, other=other.name)


def _of(one: Hand, other: Hand, alignment: str) -> str:
    return one.name if one.alignment == alignment else other.name


def _beside(one: Hand, other: Hand) -> str | None:
    """What the rankings say of two who stand beside each other in them."""
    if one.place is None or other.place is None or abs(one.place - other.place) > BESIDE or one.gender != other.gender:
        return None
    upper, lower = sorted((one, other), key=lambda hand: (hand.place or 0, hand.key))
    whose = WHOSE.get(one.gender, "")
    one_place, other_place = ordinal(upper.place or 0), ordinal(lower.place or 0)
    return f"{upper.name} is {one_place} in the {whose}rankings, {lower.name} {other_place}"
