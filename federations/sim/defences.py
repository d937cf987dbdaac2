"""Defences: which championships are at stake on a card, and against whom. The rankings say who is next in line."""

import random
from collections.abc import Callable

from federations.sim.desk import Belt, Desk, Hand, Pairing, Tuning, admitted, same_pool
from federations.sim.figures import ordinal
from federations.sim.several import trios_defence

# So many of those next in line are looked at, and what a place in it is worth against freshness and contrast.
LOOKED_AT, WORTH = 6, 0.08


def defences(desk: Desk, rng: random.Random, tuning: Tuning, room: int) -> list[Pairing]:
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


def in_line(desk: Desk, belt: Belt) -> list[Hand]:
    """Who may challenge for a singles championship and is here: by the rankings, then by how far up a card they belong.

    Whoever has not fought here yet is in no rankings.
    """
    places = {team[0]: place for place, team in enumerate(belt.line)}
    fit = [hand for hand in desk.hands if admitted(belt, hand) and hand.key not in belt.holders]
    return sorted(fit, key=lambda hand: (places.get(hand.key, len(places)), -hand.standing, hand.key))


def _singles_defence(desk: Desk, belt: Belt, rng: random.Random, tuning: Tuning) -> Pairing | None:
    """The champion, or for a vacant belt the best two, against the first in line who is fresh."""
    line = [hand for hand in in_line(desk, belt) if desk.free(hand.key)]
    if not belt.holders:
        pair = [h for h in line if same_pool(h, line[0])][:2]
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
    line = [h for h in line if not desk.kept_apart(champion, h.key) and (belt.division != "open" or same_pool(h, mine))]
    fresh = [h for h in line if not desk.stale(champion, h.key, tuning)] or line
    near = fresh[:LOOKED_AT]
    fit = max(near, key=_challenges(desk, mine, near, tuning), default=None)
    if fit is None:
        return None
    return Pairing(((champion,), (fit.key,)), _why(desk, belt, mine, fit), belt.slug)


def _challenges(desk: Desk, champion: Hand, line: list[Hand], tuning: Tuning) -> Callable[[Hand], tuple[float, str]]:
    def score(other: Hand) -> tuple[float, str]:
        suits = 0.2 * (other.alignment != champion.alignment) - WORTH * line.index(other)
        return suits - tuning.again * desk.met_often(champion.key, other.key), other.key

    return score


def _why(desk: Desk, belt: Belt, champion: Hand, fit: Hand) -> str:
    """Why this challenger, and nobody who stands above them."""
    places = [team[0] for team in belt.line]
    at = places.index(fit.key) if fit.key in places else None
    if at is None:
        return f"{fit.name} is new to the line for the {belt.name}, and was let to the front of it"
    if at == 0:
        return f"{fit.name} is first in line for the {belt.name}"
    had_theirs = any(desk.met_often(champion.key, key) for key in places[:at])
    above = "others above have had their chance" if had_theirs else "nobody above suits the champion as well tonight"
    return f"{fit.name} is {ordinal(at + 1)} in line for the {belt.name}, and {above}"


def _team_defence(desk: Desk, belt: Belt, rng: random.Random, tuning: Tuning) -> Pairing | None:
    ready = [name for name in ready_teams(desk) if all(admitted(belt, desk.hand(key)) for key in desk.teams[name])]
    ready = [name for name in ready if not set(desk.teams[name]) & set(belt.holders)]
    places = {frozenset(team): place for place, team in enumerate(belt.line)}
    ready.sort(key=lambda name: (places.get(frozenset(desk.teams[name]), len(places)), -_standing(desk, name), name))
    if belt.holders and all(desk.free(key) for key in belt.holders) and ready:
        own = next((name for name, team in desk.teams.items() if set(team) == set(belt.holders)), None)
        first = places.get(frozenset(desk.teams[ready[0]])) == 0
        reason = "the champions owe a defence" + (", and the first in line is here for it" if first else "")
        return Pairing((belt.holders, desk.teams[ready[0]]), reason, belt.slug, teams=(own, ready[0]))
    if not belt.holders and len(ready) >= 2:
        one = ready[0]
        other = next((name for name in ready[1:] if not set(desk.teams[name]) & set(desk.teams[one])), None)
        if other:
            sides = (desk.teams[one], desk.teams[other])
            return Pairing(sides, f"the {belt.name} is vacant", belt.slug, teams=(one, other))
    return None


def _standing(desk: Desk, team: str) -> float:
    return sum(desk.hand(key).standing for key in desk.teams[team])


_DEFENCES = {1: _singles_defence, 2: _team_defence, 3: trios_defence}


def ready_teams(desk: Desk) -> list[str]:
    """Teams of two that can be booked now."""
    return sorted(name for name, team in desk.teams.items() if len(team) == 2 and all(desk.free(k) for k in team))
