"""Matches of more than two or four: three against three, and everybody for themselves."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from federations.sim.desk import Desk, Hand, Pairing, same_pool
from federations.sim.desk import Tuning as Booking


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a card, where there is somebody left to book."""

    trios_weekly: float = 0.34
    trios_big: float = 0.42
    melee_weekly: float = 0.26
    melee_big: float = 0.72
    four: float = 0.42  # of melees, those of four
    near: float = 0.4  # standing by which those in a melee may lie apart


T = Tuning()


def trios(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """Three who are cheered against three who are booed: teams and their friends, or whoever is left."""
    wanted = rng.random() < (T.trios_big if desk.big else T.trios_weekly)
    order = {hand.key: rng.random() for hand in desk.hands}
    free = [hand for hand in desk.hands if desk.free(hand.key)]
    if not wanted or not _to_spare(free, 6, room):
        return []
    for gender in ("m", "f"):
        pool = [hand for hand in free if hand.gender in (gender, "x")]
        faces, heels = (_three(desk, pool, alignment, order) for alignment in ("face", "heel"))
        if faces and heels and not _kept_apart(desk, (*faces, *heels)):
            sides = tuple(hand.key for hand in faces), tuple(hand.key for hand in heels)
            reason = f"{faces[0].name} has found two friends, and {heels[0].name} two accomplices"
            return [desk.take(Pairing(sides, reason))]
    return []


def _three(desk: Desk, pool: list[Hand], alignment: str, order: dict[str, float]) -> list[Hand]:
    """Three of one mind, whoever has been idle longest first; a team comes as one. Empty where there are fewer."""
    line = [hand for hand in pool if hand.alignment in (alignment, "tweener")]
    line.sort(key=lambda hand: (hand.alignment != alignment, -min(hand.days_idle, 21) / 21 - order[hand.key], hand.key))
    chosen: list[Hand] = []
    for hand in line:
        mates = [mate for mate in line if set(mate.teams) & set(hand.teams)] if hand.teams else [hand]
        more = [mate for mate in dict.fromkeys((hand, *mates)) if mate not in chosen]
        chosen += more if len(chosen) + len(more) <= 3 else []
        if len(chosen) == 3:
            return chosen
    return []


def melee(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """Three or four of about the same standing, and the first fall wins it."""
    wanted = rng.random() < (T.melee_big if desk.big else T.melee_weekly)
    size = 4 if rng.random() < T.four else 3
    jitter = {hand.key: rng.random() for hand in desk.hands}
    free = [hand for hand in desk.hands if desk.free(hand.key)]
    if not wanted or not _to_spare(free, size, room):
        return []
    line = sorted(
        free,
        key=lambda hand: (-min(hand.days_idle, 21) / 21 - jitter[hand.key], hand.key),
    )
    for first in line:
        near = [hand for hand in line if hand is not first and same_pool(hand, first)]
        near = [hand for hand in near if abs(hand.standing - first.standing) <= T.near]
        partners = {key for name in first.teams for key in desk.teams.get(name, ())}
        chosen = [first, *(hand for hand in near if hand.key not in partners)][:size]
        if len(chosen) >= 3 and _one_pool(chosen) and not _kept_apart(desk, chosen):
            sides = tuple((hand.key,) for hand in chosen)
            reason = f"{_counted(len(chosen))} want to be next, and only one of them can be"
            return [desk.take(Pairing(sides, reason, teams=(None,) * len(chosen)))]
    return []


def _to_spare(free: list[Hand], number: int, room: int) -> bool:
    """Whether so many in one match leave two for each of the others."""
    return room > 1 and len(free) >= number + 2 * (room - 1)


def _one_pool(hands: list[Hand]) -> bool:
    return all(same_pool(one, other) for one in hands for other in hands)


def _kept_apart(desk: Desk, hands: Iterable[Hand]) -> bool:
    keys = [hand.key for hand in hands]
    return any(desk.kept_apart(one, other) for one in keys for other in keys if one != other)


def _counted(number: int) -> str:
    return {3: "three", 4: "four"}[number]
