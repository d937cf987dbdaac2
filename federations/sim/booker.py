"""The booker: who meets whom on a card, in what order, and why. Each choice keeps its reason."""

import random
from collections.abc import Callable

from federations.sim.desk import TUNING, Belt, Card, Desk, Hand, Pairing, Tuning, Wanted, admitted, at_stake, same_pool
from federations.sim.minutes import given
from federations.sim.promised import eliminator, promised
from federations.sim.rematches import rematches
from federations.sim.several import melee, outnumbered, partners, royal, trios, trios_defence
from federations.sim.spice import spiced
from federations.sim.talkers import talks


def card(desk: Desk, rng: random.Random, tuning: Tuning = TUNING) -> Card:
    """Book a card. Draws from the given stream; nobody appears twice, nobody tired or absent appears at all."""
    desk.present = frozenset(hand.key for hand in desk.hands)
    # Whoever has been promised a match gets through it tired.
    owed = {key for one in desk.owed for key in (one.one, one.other, *desk.holders_of(one))}
    desk.keep(h for h in desk.hands if h.energy >= tuning.rested_energy or h.key in owed)
    talk = rng.randint(*tuning.promos)
    count = rng.randint(*(tuning.big_bouts if desk.big else tuning.tv_bouts))
    count = min(count, len(desk.hands) // 2)
    bouts: list[Pairing] = []
    for book in _COURSES:
        bouts += book(desk, rng, tuning, count - len(bouts))
    ordered = given(desk, rng, paced(list(spiced(desk, rng, bouts[:count]))))
    return Card(tuple(ordered), tuple(talks(desk, ordered, talk)), desk.answers)


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


def _defences(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """Championship matches: most belts on a big show, now and then one on television."""
    booked: list[Pairing] = []
    for belt in sorted(desk.belts, key=lambda belt: belt.rank):
        chance = rng.random()
        due = belt.days_since_defence >= tuning.defence_due_days
        wanted = desk.big or (chance < tuning.tv_title_chance and due and belt.rank > 0)
        # What somebody is owed on a later night is not given to another before it.
        kept = belt.slug in desk.staked or (belt.slug in desk.kept and not desk.big)
        if len(booked) >= min(room, 4 if desk.big else 1) or not wanted or kept:
            continue
        pairing = _DEFENCES[belt.size](desk, belt, rng, tuning)
        if pairing:
            booked.append(desk.take(pairing))
    return booked


def _singles_defence(desk: Desk, belt: Belt, rng: random.Random, tuning: Tuning) -> Pairing | None:
    """The champion, or for a vacant belt the best two, against the best challenger who is fresh."""
    contenders = [h for h in desk.hands if desk.free(h.key) and admitted(belt, h) and h.key not in belt.holders]
    contenders.sort(key=lambda hand: (-hand.standing, hand.key))
    if not belt.holders:
        pair = [h for h in contenders if same_pool(h, contenders[0])][:2]
        if len(pair) < 2:
            return None
        return Pairing(
            ((pair[0].key,), (pair[1].key,)),
            f"the {belt.name} is vacant, and these two come first",
            belt.slug,
        )
    champion = belt.holders[0]
    if not desk.free(champion):
        return None
    mine = desk.hand(champion)
    contenders = [h for h in contenders if not desk.kept_apart(champion, h.key)]
    fresh = [h for h in contenders if not desk.stale(champion, h.key, tuning)] or contenders
    if belt.division == "open":
        fresh = [h for h in fresh if same_pool(h, mine)]
    fit = max(fresh[:6], key=_challenges(desk, mine, tuning), default=None)
    if fit is None:
        return None
    return Pairing(
        ((champion,), (fit.key,)),
        f"{fit.name} is next in line for the {belt.name}",
        belt.slug,
    )


def _challenges(desk: Desk, champion: Hand, tuning: Tuning) -> Callable[[Hand], tuple[float, str]]:
    def score(other: Hand) -> tuple[float, str]:
        suits = other.standing + 0.2 * (other.alignment != champion.alignment)
        return suits - tuning.again * desk.met_often(champion.key, other.key), other.key

    return score


def _team_defence(desk: Desk, belt: Belt, rng: random.Random, tuning: Tuning) -> Pairing | None:
    ready = [name for name in _ready_teams(desk) if all(admitted(belt, desk.hand(key)) for key in desk.teams[name])]
    ready = [name for name in ready if set(desk.teams[name]) != set(belt.holders)]
    ready.sort(
        key=lambda name: (
            -sum(desk.hand(key).standing for key in desk.teams[name]),
            name,
        )
    )
    ready = [name for name in ready if not set(desk.teams[name]) & set(belt.holders)]
    if belt.holders and all(desk.free(key) for key in belt.holders) and ready:
        own = next(
            (name for name, team in desk.teams.items() if set(team) == set(belt.holders)),
            None,
        )
        reason = "the champions owe a defence"
        return Pairing(
            (belt.holders, desk.teams[ready[0]]),
            reason,
            belt.slug,
            teams=(own, ready[0]),
        )
    if not belt.holders and len(ready) >= 2:
        pair = (
            ready[0],
            next(
                (n for n in ready[1:] if not set(desk.teams[n]) & set(desk.teams[ready[0]])),
                None,
            ),
        )
        if pair[1]:
            sides = (desk.teams[pair[0]], desk.teams[pair[1]])
            return Pairing(sides, f"the {belt.name} is vacant", belt.slug, teams=pair)
    return None


_DEFENCES = {1: _singles_defence, 2: _team_defence, 3: trios_defence}


def _ready_teams(desk: Desk) -> list[str]:
    """Teams of two that can be booked now."""
    return sorted(name for name, team in desk.teams.items() if len(team) == 2 and all(desk.free(k) for k in team))


def _tag_bout(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """One ordinary tag match, between the teams idle longest."""
    ready = _ready_teams(desk)
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


def _fillers(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
    """The rest of the card: who has been idle longest, against whoever suits best."""
    booked: list[Pairing] = []
    jitter = {hand.key: rng.random() for hand in desk.hands}
    for first in sorted(
        desk.hands,
        key=lambda h: (-(_due(desk, h, tuning) + jitter[h.key]), h.key),
    ):
        if len(booked) >= room:
            break
        if not desk.free(first.key):
            continue
        others = [h for h in desk.hands if h.key != first.key and desk.free(h.key) and same_pool(first, h)]
        others = [h for h in others if not desk.kept_apart(first.key, h.key)]
        best = max(others, key=_suits(desk, first, jitter, tuning), default=None)
        if best:
            booked.append(desk.take(Pairing(((first.key,), (best.key,)), _why(first, best))))
    return booked


def _due(desk: Desk, hand: Hand, tuning: Tuning) -> float:
    """How much somebody's turn it is: known, rested, and not on every show."""
    rested = tuning.rested * min(hand.days_idle, 21) / 21
    return rested + tuning.star * hand.over - tuning.often * desk.worked.get(hand.key, 0.0)


def _suits(desk: Desk, first: Hand, jitter: dict[str, float], tuning: Tuning) -> Callable[[Hand], tuple[float, str]]:
    def score(other: Hand) -> tuple[float, str]:
        value = tuning.rested * min(other.days_idle, 21) / 21 + 0.5 * (first.alignment != other.alignment)
        value -= 0.5 * tuning.often * desk.worked.get(other.key, 0.0)
        value -= tuning.again * desk.met_often(first.key, other.key)
        value -= 1.2 * abs(first.standing - other.standing) + 1.5 * desk.stale(first.key, other.key, tuning)
        return value + 0.6 * jitter[other.key], other.key

    return score


def _why(one: Hand, other: Hand) -> str:
    gap = one.standing - other.standing
    if abs(gap) > 0.35:
        return f"{(other if gap > 0 else one).name} gets a test against somebody further up"
    if one.momentum > 0.3 and other.momentum > 0.3:
        return "both are winning, and only one can go on"
    if one.momentum < -0.2 and other.momentum < -0.2:
        return "neither can afford another loss"
    return f"{one.name} and {other.name} stand side by side in the rankings"


# What the booker sees to first, and what only if there is room.
_COURSES = (
    promised,
    _asked_for,
    _defences,
    eliminator,
    rematches,
    _tag_bout,
    trios,
    partners,
    melee,
    outnumbered,
    royal,
    _fillers,
)


def paced(bouts: list[Pairing]) -> list[Pairing]:
    """Opener to main event: a hot opener, a dip, then rising to the heaviest."""
    rising = sorted(bouts, key=lambda bout: (bout.weight, bout.sides))
    if len(rising) < 4:
        return rising
    hot = rising.pop(len(rising) // 2)
    return [hot, *rising]
