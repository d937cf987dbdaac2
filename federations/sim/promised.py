"""What a card owes: matches that were promised for it, shots at championships, and who may earn the next one."""

import random
from dataclasses import replace

from federations.sim.defences import in_line
from federations.sim.desk import Belt, Desk, Hand, Owed, Pairing, Tuning, admitted, at_stake, same_pool

# Why somebody who is owed a shot has to wait for another night.
HURT = "one of the two cannot fight"
SPOKEN = "the champion is promised to somebody else that night"
TWICE = "one of the two has another match that night"
BUSY = "whoever is owed it has another match that night"
OWN = "whoever was owed it holds the championship already"
NOBODY = "there is nobody to fight for it"
LONE = "the two championships have not two champions"


def promised(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """What is owed comes first. A promise that cannot be kept is answered with the reason."""
    booked: list[Pairing] = []
    for owed in sorted(desk.owed, key=lambda owed: (owed.other is None, -owed.heat, owed.ticket)):
        if owed.other is None:
            _shot(desk, owed, booked)
            continue
        if not all(map(desk.free, owed.people)):
            if set(owed.people) <= desk.by_key.keys():
                desk.delayed[owed.ticket] = TWICE
            else:
                desk.broken[owed.ticket] = "one of them is hurt, tired or gone"
            continue
        if owed.unifies is not None and not _both_hold(desk, owed):
            desk.broken[owed.ticket] = LONE
            continue
        belt = _stake_of(desk, owed)
        prize = _prize(desk, owed.one, owed.other) if owed.earns and belt is None else None
        sides = owed.sides or ((owed.one,), (owed.other,))
        pairing = Pairing(sides, owed.reason, belt, owed.heat, owed.stipulation, promise=owed.ticket, shot=prize)
        pairing = replace(pairing, wagers=owed.wagers, unifies=owed.unifies, teams=owed.teams)
        booked.append(desk.take(pairing))
    return booked


def _both_hold(desk: Desk, owed: Owed) -> bool:
    """Whether each of two holds one of the championships that are to become one."""
    held = {belt.slug: belt.holders for belt in desk.belts}
    if owed.one == owed.other:
        return False
    return held.get(owed.championship or "") == (owed.one,) and held.get(owed.unifies or "") == (owed.other,)


def _shot(desk: Desk, owed: Owed, booked: list[Pairing]) -> None:
    """A shot at whoever holds the championship now; for a vacant one, against the best of the rest."""
    belt = next((b for b in desk.belts if b.slug == owed.championship), None)
    other = _opponent(desk, owed, belt)
    if belt is not None and owed.one in belt.holders:
        desk.broken[owed.ticket] = OWN
        return
    same = next((n for n, one in enumerate(booked) if _is_it(one, owed, other)), None)
    if same is not None:
        booked[same] = replace(booked[same], also=owed.ticket)
    elif belt is None or other is None:
        desk.delayed[owed.ticket] = NOBODY
    elif owed.one in desk.used:
        desk.delayed[owed.ticket] = BUSY
    elif other in desk.used or belt.slug in desk.staked:
        desk.delayed[owed.ticket] = SPOKEN
    elif not (desk.free(owed.one) and desk.free(other)):
        desk.delayed[owed.ticket] = HURT
    else:
        sides = ((other,), (owed.one,))
        booked.append(desk.take(Pairing(sides, owed.reason, belt.slug, owed.heat, promise=owed.ticket)))


def _is_it(made: Pairing, owed: Owed, other: str | None) -> bool:
    """Whether a match that was promised anyway is the one that is owed."""
    return made.championship == owed.championship and {key for side in made.sides for key in side} == {owed.one, other}


def _opponent(desk: Desk, owed: Owed, belt: Belt | None) -> str | None:
    if belt is None or belt.holders:
        return belt.holders[0] if belt else None
    if not desk.free(owed.one):
        return None
    one = desk.hand(owed.one)
    rest = [h for h in desk.hands if h.key != owed.one and desk.free(h.key) and admitted(belt, h) and same_pool(h, one)]
    return max(rest, key=lambda h: (h.standing, h.key)).key if rest else None


def _stake_of(desk: Desk, owed: Owed) -> str | None:
    """The championship that was promised, while one of the two or nobody holds it; else whatever one of them holds."""
    assert owed.other is not None
    for belt in desk.belts:
        theirs = not belt.holders or set(belt.holders[:1]) & {owed.one, owed.other}
        if belt.slug == owed.championship and theirs and belt.slug not in desk.staked:
            return belt.slug
    held = None if owed.sides else at_stake(desk, owed.one, owed.other)
    return held.slug if held else None


def _prize(desk: Desk, one: str, other: str) -> str | None:
    """The championship that whoever wins may challenge for: the most important that neither holds and both may.

    None where one of them holds a singles championship or is owed a shot, or somebody else is owed this one.
    """
    singles = [belt for belt in desk.belts if belt.size == 1]
    owed = {*desk.waiting, *(due.one for due in desk.owed if due.other is None)}
    if {one, other} & {*owed, *(key for belt in singles for key in belt.holders)}:
        return None
    pair = (desk.hand(one), desk.hand(other))
    free = [b for b in singles if b.holders and b.slug not in desk.kept and all(_may(desk, b, hand) for hand in pair)]
    return min(free, key=lambda belt: belt.rank).slug if free else None


def _may(desk: Desk, belt: Belt, hand: Hand) -> bool:
    """Whether somebody may challenge whoever holds a championship."""
    champion = next((h for h in desk.hands if h.key in belt.holders), None)
    return admitted(belt, hand) and (champion is None or same_pool(champion, hand))


def eliminator(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """On a weekly card: where nobody is clearly next for a championship, the two who come first fight for it."""
    wanted = rng.random() < tuning.eliminator_chance
    if desk.big or room < 1 or not wanted:
        return []
    for belt in sorted(desk.belts, key=lambda belt: belt.rank):
        pair = _contenders(desk, belt) if belt.slug in desk.open_to and belt.size == 1 and belt.holders else []
        if len(pair) == 2 and abs(pair[0].standing - pair[1].standing) <= tuning.clear_gap:
            reason = f"whoever wins has the next shot at the {belt.name}"
            return [desk.take(Pairing(((pair[0].key,), (pair[1].key,)), reason, shot=belt.slug))]
    return []


def _contenders(desk: Desk, belt: Belt) -> list[Hand]:
    """The first two in line, if both are here and free for it."""
    spoken_for = {key for pair in desk.apart for key in pair}
    spoken_for |= {*desk.waiting, *(key for one in desk.belts if one.size == 1 for key in one.holders)}
    line = [h for h in in_line(desk, belt) if h.key not in spoken_for and _may(desk, belt, h)]
    first = line[0] if line else None
    partners = {key for team in desk.teams.values() if first and first.key in team for key in team}
    second = next((h for h in line[1:] if first and same_pool(first, h) and h.key not in partners), None)
    if first is None or second is None or not (desk.free(first.key) and desk.free(second.key)):
        return []
    return [first, second]
