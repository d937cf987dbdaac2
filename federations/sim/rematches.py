"""Rematches: what the last one between two left open, while people still talk about it."""

import random
from dataclasses import dataclass

from federations.sim.desk import Desk, Pairing, Unsettled, at_stake, same_pool
from federations.sim.desk import Tuning as Booking
from federations.sim.kinds import Finish


@dataclass(frozen=True, slots=True)
class Tuning:
    """Days and chances 0-1."""

    soonest: int = 5  # they need a week to want it again
    latest: int = 30  # later nobody would remember why
    most: int = 3  # meetings in a month, after which enough is enough
    weekly: float = 0.62  # that a card with something left open on it takes it up …
    big: float = 0.5
    more: float = 0.4  # … and then one more
    stars: float = 3.0  # from which people want to see it again, whoever won
    crowned: float = 3.0  # how much a lost championship weighs …
    stolen: float = 2.0  # … a win that was none …
    good: float = 1.0  # … and a match that was good


T = Tuning()

_WHY = {
    Finish.DQ: "the last one ended in a disqualification",
    Finish.COUNT_OUT: "the last one ended outside the ring",
    Finish.INTERFERENCE: "the last one had three people in it",
    Finish.ROLL_UP: "the last one was over before it was decided",
    Finish.NO_CONTEST: "the last one was never decided",
    Finish.DOUBLE: "the last one had two losers",
    Finish.TIME_LIMIT: "the last one needed more time than it had",
    Finish.SCREWJOB: "the last one was counted by somebody in a hurry",
}


def rematches(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """What was left open, the most wanted first: a championship lost, a win stolen, a match to be seen again."""
    booked: list[Pairing] = []
    chances = (T.big if desk.big else T.weekly, T.more)
    jitter = {(one.one, one.other): rng.random() for one in desk.open_ends}
    for chance in chances:
        wanted = rng.random() < chance
        fit = [one for one in desk.open_ends if _fits(desk, one)]
        best = max(fit, key=lambda one: (_weight(one) + jitter[one.one, one.other], one.one), default=None)
        if not wanted or best is None or len(booked) >= room:
            return booked
        belt = at_stake(desk, best.one, best.other)
        pairing = Pairing(((best.one,), (best.other,)), _why(desk, best), belt.slug if belt else None)
        booked.append(desk.take(pairing))
    return booked


def _fits(desk: Desk, one: Unsettled) -> bool:
    if not T.soonest <= one.days <= T.latest or not _weight(one):
        return False
    if not (desk.free(one.one) and desk.free(one.other)) or desk.kept_apart(one.one, one.other):
        return False
    return same_pool(desk.hand(one.one), desk.hand(one.other)) and one.times < T.most


def _weight(one: Unsettled) -> float:
    if one.crowned:
        return T.crowned
    return T.stolen if one.finish in _WHY else T.good if one.stars >= T.stars else 0.0


def _why(desk: Desk, one: Unsettled) -> str:
    """Why it is booked again, in a few words."""
    names = f"{desk.hand(one.one).name} and {desk.hand(one.other).name}"
    if one.crowned:
        loser = one.other if one.winner == one.one else one.one
        return f"{desk.hand(loser).name} lost a championship and wants another look at who has it"
    if one.finish in _WHY:
        return f"{_WHY[Finish(one.finish)]}, and {names} are not done"
    return f"{names} were too good together to be left at that"
