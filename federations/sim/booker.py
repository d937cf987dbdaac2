"""The booker: who meets whom on a card, in what order, and why. Each choice keeps its reason."""

import random

from federations.sim.defences import defences, ready_teams
from federations.sim.desk import TUNING, Card, Desk, Pairing, Tuning, Wanted, at_stake, same_pool
from federations.sim.fillers import fillers
from federations.sim.minutes import given
from federations.sim.promised import eliminator, promised
from federations.sim.rematches import rematches
from federations.sim.several import melee, outnumbered, partners, royal, rumble, trios
from federations.sim.spice import spiced
from federations.sim.talkers import talks


def card(desk: Desk, rng: random.Random, tuning: Tuning = TUNING) -> Card:
    """Book a card. Draws from the given stream; nobody appears twice, nobody tired or absent appears at all."""
    desk.present = frozenset(hand.key for hand in desk.hands)
    # Whoever has been promised a match gets through it tired.
    owed = {key for one in desk.owed for key in (*one.people, *desk.holders_of(one))}
    owed |= set(desk.rumble.people) if desk.rumble else set()
    desk.keep(h for h in desk.hands if h.energy >= tuning.rested_energy or h.key in owed)
    talk = rng.randint(*tuning.promos)
    least, most = tuning.big_bouts if desk.big else tuning.tv_bouts
    # What was promised makes a card longer before it is broken.
    owed_count = len(desk.owed) + bool(desk.rumble)
    count = min(max(rng.randint(least, most), min(owed_count, most)), len(desk.hands) // 2)
    bouts: list[Pairing] = []
    for book in _COURSES:
        bouts += book(desk, rng, tuning, count - len(bouts))
    # The one night of the year is not what there is no room for.
    bouts.sort(key=lambda bout: bout.rumble is None)
    ordered = given(desk, rng, paced(list(spiced(desk, rng, bouts[:count]))))
    return Card(tuple(ordered), tuple(talks(desk, ordered, talk, rng)), desk.answers)


def _asked_for(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """Matches that were asked for, hottest first; each request gets its answer."""
    booked: list[Pairing] = []
    for want in sorted(desk.wanted, key=lambda want: (-want.heat, want.ticket)):
        problem = _problem(desk, want, tuning, full=len(booked) >= min(2, room))
        if problem:
            desk.answers[want.ticket] = (False, problem)
            continue
        names = desk.hand(want.one).name, desk.hand(want.other).name
        reason = f"{names[0]} and {names[1]} have unfinished business"
        if want.wish:
            reason = f"the promoter would like to see {names[0]} against {names[1]}"
        if want.settle:
            reason += ", and a big show is where it ends"
        belt = at_stake(desk, want.one, want.other)
        pairing = Pairing(
            ((want.one,), (want.other,)),
            reason,
            belt.slug if belt else None,
            0.0 if want.wish else want.heat,
        )
        booked.append(desk.take(pairing))
        desk.answers[want.ticket] = (True, reason)
    return booked


def _problem(desk: Desk, want: Wanted, tuning: Tuning, *, full: bool) -> str | None:
    for key in (want.one, want.other):
        if not desk.free(key):
            return "one of them is hurt, tired or already on the card"
    if want.settle and not desk.big:
        return "kept for the next big show"
    if full:
        return "the card is full of hotter quarrels"
    if desk.kept_apart(want.one, want.other):
        return "they are promised to each other for a bigger night"
    if desk.stale(want.one, want.other, tuning, hot=True) and want.heat < 15:
        return "they met too recently"
    return None


def _tag_bout(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """One ordinary tag match, between the teams idle longest."""
    ready = ready_teams(desk)
    rng.shuffle(ready)
    ready.sort(key=lambda name: -min(desk.hand(key).days_idle for key in desk.teams[name]))
    for index, one in enumerate(ready):
        for other in ready[index + 1 :]:
            a, b = desk.teams[one], desk.teams[other]
            alike = same_pool(desk.hand(a[0]), desk.hand(b[0])) and not set(a) & set(b)
            alike = alike and not any(desk.kept_apart(x, y) for x in a for y in b)
            if room > 0 and alike and not desk.stale(a[0], b[0], tuning):
                return [
                    desk.take(
                        Pairing(
                            (a, b),
                            "two teams that both want the belts",
                            teams=(one, other),
                        ),
                    )
                ]
    return []


# What the booker sees to first, and what only if there is room.
_COURSES = (
    promised,
    rumble,
    _asked_for,
    defences,
    eliminator,
    rematches,
    _tag_bout,
    trios,
    partners,
    melee,
    outnumbered,
    royal,
    fillers,
)


def paced(bouts: list[Pairing]) -> list[Pairing]:
    """Opener to main event: a hot opener, a dip, then rising to the heaviest."""
    rising = sorted(bouts, key=lambda bout: (bout.weight, bout.sides))
    if len(rising) < 4:
        return rising
    hot = rising.pop(len(rising) // 2)
    return [hot, *rising]
