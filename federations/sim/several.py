"""Matches of more than two: partners for a night, three against three, one against two, everybody for themselves."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from federations.sim import rumbles
from federations.sim.desk import Belt, Desk, Hand, Pairing, admitted, same_pool
from federations.sim.desk import Tuning as Booking
from federations.sim.kinds import Stipulation
from federations.sim.rules import MOST_SIDES


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a card, where there is somebody left to book."""

    partners_weekly: float = 0.36
    partners_big: float = 0.4
    mixed: float = 0.16  # of those, with a man and a woman on either side
    most_partners: int = 2  # on one card
    outnumbered_weekly: float = 0.16
    outnumbered_big: float = 0.14
    giants: int = 8  # of the best known, who may be set on by two
    clearly: float = 0.2  # standing by which each of the two is the lesser
    trios_weekly: float = 0.34
    trios_big: float = 0.42
    melee_weekly: float = 0.26
    melee_big: float = 0.72
    four: float = 0.42  # of melees, those of four
    royal_weekly: float = 0.022
    royal_big: float = 0.14
    royal_sizes: tuple[int, int] = (8, 16)
    royal_weight: float = 1.1  # where it stands on the card: it is nobody's main event
    near: float = 0.4  # standing by which those in a melee may lie apart


T = Tuning()
# fmt: off
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
)
# fmt: on


def partners(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """Two against two who are no teams: of one mind, for one night."""
    booked: list[Pairing] = []
    for _ in range(T.most_partners):
        wanted = rng.random() < desk.custom.partners * (T.partners_big if desk.big else T.partners_weekly)
        mixed = rng.random() < T.mixed
        order = {hand.key: rng.random() for hand in desk.hands}
        free = [hand for hand in desk.hands if desk.free(hand.key)]
        spare = wanted and _to_spare(free, 4, room - len(booked))
        sides = (_mixed(desk, free, order) if mixed else _sides(desk, free, order, 2)) if spare else None
        if sides is not None:
            faces, heels = sides
            reason = f"{faces[0].name} and {faces[1].name} have the same two people to settle with"
            booked.append(desk.take(Pairing(_keys(sides), reason)))
    return booked


def trios(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """Three who are cheered against three who are booed: teams and their friends, or whoever is left."""
    wanted = rng.random() < desk.custom.trios * (T.trios_big if desk.big else T.trios_weekly)
    order = {hand.key: rng.random() for hand in desk.hands}
    free = [hand for hand in desk.hands if desk.free(hand.key)]
    sides = _sides(desk, free, order, 3) if wanted and _to_spare(free, 6, room) else None
    if sides is None:
        return []
    faces, heels = sides
    reason = f"{faces[0].name} has found two friends, and {heels[0].name} two accomplices"
    return [desk.take(Pairing(_keys(sides), reason))]


def trios_defence(desk: Desk, belt: Belt, rng: random.Random, tuning: Booking) -> Pairing | None:
    """Three champions against the best three who are not of their mind; for a vacant belt, three against three."""
    order = {hand.key: hand.standing + 0.5 * rng.random() for hand in desk.hands}
    free = [h for h in desk.hands if desk.free(h.key) and admitted(belt, h) and h.key not in belt.holders]
    if not belt.holders:
        sides = _sides(desk, free, order, 3)
        return Pairing(_keys(sides), f"the {belt.name} is vacant", belt.slug) if sides else None
    if not all(desk.free(key) for key in belt.holders):
        return None
    champions = [desk.hand(key) for key in belt.holders]
    pool = [hand for hand in free if _one_pool([hand, *champions]) and not _kept_apart(desk, (hand, *champions))]
    theirs = [sum(hand.alignment == alignment for hand in champions) for alignment in ("face", "heel")]
    for alignment in ("heel", "face") if theirs[0] >= theirs[1] else ("face", "heel"):
        three = _of_one_mind(desk, pool, alignment, order, 3)
        if three:
            reason = f"{three[0].name} has found two who want the {belt.name} as well"
            return Pairing(_keys([champions, three]), reason, belt.slug)
    return None


def outnumbered(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """One who is too much for either of two, and so gets both."""
    wanted = rng.random() < desk.custom.outnumbered * (T.outnumbered_big if desk.big else T.outnumbered_weekly)
    jitter = {hand.key: rng.random() for hand in desk.hands}
    free = [hand for hand in desk.hands if desk.free(hand.key)]
    if not wanted or not _to_spare(free, 3, room):
        return []
    for one in sorted(free, key=lambda hand: (-hand.standing - 0.5 * jitter[hand.key], hand.key))[: T.giants]:
        lesser = [hand for hand in free if same_pool(hand, one) and one.standing - hand.standing >= T.clearly]
        lesser = [hand for hand in lesser if hand.alignment != one.alignment]
        two = sorted(lesser, key=lambda hand: (-hand.standing - 0.5 * jitter[hand.key], hand.key))[:2]
        if len(two) == 2 and _one_pool([one, *two]) and not _kept_apart(desk, (one, *two)):
            reason = f"{two[0].name} and {two[1].name} say that together they have {one.name}'s measure"
            return [desk.take(Pairing(((one.key,), (two[0].key, two[1].key)), reason))]
    return []


def _sides(desk: Desk, free: list[Hand], order: dict[str, float], size: int) -> tuple[list[Hand], list[Hand]] | None:
    """So many who are cheered and so many who are booed, of one pool; None where there are too few."""
    pools = sorted(("m", "f"), key=lambda gender: -max((order[h.key] for h in free if h.gender == gender), default=0.0))
    for gender in pools:
        pool = [hand for hand in free if hand.gender in (gender, "x")]
        faces = _of_one_mind(desk, pool, "face", order, size)
        heels = _of_one_mind(desk, [hand for hand in pool if hand not in faces], "heel", order, size)
        if faces and heels and not _kept_apart(desk, (*faces, *heels)):
            return faces, heels
    return None


def _mixed(desk: Desk, free: list[Hand], order: dict[str, float]) -> tuple[list[Hand], list[Hand]] | None:
    """A man and a woman who are cheered, a man and a woman who are booed, each side in the same order."""
    sides = []
    for alignment in ("face", "heel"):
        line = sorted((h for h in free if h.alignment == alignment), key=lambda h: (-order[h.key], h.key))
        sides.append([next((h for h in line if h.gender == gender), None) for gender in ("f", "m")])
    faces, heels = ([hand for hand in side if hand is not None] for side in sides)
    if len(faces) < 2 or len(heels) < 2 or _kept_apart(desk, (*faces, *heels)):
        return None
    return faces, heels


def royal(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """Everybody who is on nobody's card: the last one left has a shot at a championship, if one is open."""
    wanted = rng.random() < (T.royal_big if desk.big else T.royal_weekly)
    order = {hand.key: rng.random() for hand in desk.hands}
    least, most = T.royal_sizes
    for gender in sorted(("m", "f"), key=lambda gender: -sum(h.gender == gender for h in desk.hands)):
        free = [h for h in desk.hands if desk.free(h.key) and h.gender in (gender, "x")]
        size = min(most, len(free) - 2 * (room - 1))
        if not wanted or room < 2 or size < least:
            continue
        chosen = sorted(free, key=lambda hand: (-order[hand.key], hand.key))[:size]
        if _kept_apart(desk, chosen):
            continue
        open_to = [b for b in desk.belts if b.slug in desk.open_to and b.size == 1 and b.holders]
        prize = next((b for b in open_to if all(admitted(b, hand) for hand in chosen)), None)
        reason = f"so many are waiting for a turn that {_spelled(size)} of them take it at once"
        sides = tuple((hand.key,) for hand in chosen)
        rules = Stipulation.BATTLE_ROYAL.value
        made = desk.take(Pairing(sides, reason, stipulation=rules, shot=prize.slug if prize else None))
        return [replace(made, weight=T.royal_weight)]
    return []


def rumble(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """The rumble of the night: whoever has entered and can come, the best of the rest for the others, all by lot."""
    if desk.rumble is None:
        return []
    # Whoever holds something by now has it to defend.
    held = {key for one in desk.belts if one.size == 1 for key in one.holders}
    here = [key for key in desk.rumble.people if desk.free(key) and key not in held]
    belt = next((one for one in desk.belts if one.slug == desk.rumble.prize), None)
    genders = {desk.hand(key).gender for key in here} - {"x"}
    rest = [h for h in desk.hands if desk.free(h.key) and h.key not in {*here, *held} and {h.gender} <= genders | {"x"}]
    rest = [h for h in rest if belt is None or admitted(belt, h)]
    rest.sort(key=lambda hand: (-hand.standing, hand.key))
    line = here + [hand.key for hand in rest[: len(desk.rumble.people) - len(here)]]
    if len(line) <= MOST_SIDES:
        return []
    sides = tuple((line[seed - 1],) for seed in rumbles.drawn(len(line), rng))
    reason = f"it is the night of the {desk.rumble.name}" + (f", and the {belt.name} is behind it" if belt else "")
    prize = belt.slug if belt and belt.holders else None
    made = Pairing(sides, reason, stipulation=Stipulation.RUMBLE.value, shot=prize, rumble=desk.rumble.ticket)
    return [desk.take(made)]


def _keys(sides: Iterable[list[Hand]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(hand.key for hand in side) for side in sides)


def _of_one_mind(desk: Desk, pool: list[Hand], alignment: str, order: dict[str, float], size: int) -> list[Hand]:
    """So many on one side, whoever has been idle longest first; a team comes as one. Empty where there are fewer."""
    line = [hand for hand in pool if hand.alignment in (alignment, "tweener")]
    line.sort(key=lambda hand: (hand.alignment != alignment, -min(hand.days_idle, 21) / 21 - order[hand.key], hand.key))
    chosen: list[Hand] = []
    for hand in line:
        mates = [mate for mate in line if mate is not hand and desk.teammates(hand.key, mate.key)]
        more = [mate for mate in (hand, *mates[:1]) if mate not in chosen]
        chosen += more if len(chosen) + len(more) <= size else []
        if len(chosen) == size:
            return chosen
    return []


def melee(desk: Desk, rng: random.Random, tuning: Booking, room: int) -> list[Pairing]:
    """Three or four of about the same standing, and the first fall wins it."""
    wanted = rng.random() < desk.custom.melee * (T.melee_big if desk.big else T.melee_weekly)
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
        chosen = [first, *(hand for hand in near if not desk.teammates(first.key, hand.key))][:size]
        if len(chosen) >= 3 and _one_pool(chosen) and not _kept_apart(desk, chosen):
            sides = tuple((hand.key,) for hand in chosen)
            reason = f"{_spelled(len(chosen))} want to be next, and only one of them can be"
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


def _spelled(number: int) -> str:
    return _NUMBERS[number]
