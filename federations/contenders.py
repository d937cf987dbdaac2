"""Contenders: who is next in line for each championship, by promise first and then by the rankings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Subquery

from characters.faces import Face
from federations import ladder, ranking, roster
from federations.houses import Due
from federations.models import Championship, Place, Promise, Ranking
from federations.sim.rankings import Entrant, Prize, in_line
from llmfed.prepared import values_of
from llmfed.world.ticking import Tick

NEXT = 3
PROMISED = values_of(
    lambda federation: (
        Promise.objects.owed()
        .shots()
        .filter(federation=federation)
        .order_by("show__starts_at", "pk")
        .values_list("championship__slug", "one__slug")
    ),
    federation=int,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody in the latest rankings as the booker reads them, or a team; `place` is in their own pool."""

    entrant: Entrant
    place: int


def _latest(federation: int) -> QuerySet[Place, Any]:
    last = Ranking.objects.filter(federation=federation).order_by("-week").values("pk")[:1]
    rows = Place.objects.filter(ranking=Subquery(last)).order_by("pool", "place")
    return rows.values_list(ranking.key(), "place", "score", "rating")


LATEST = values_of(_latest, federation=int)


def ranked(tick: Tick) -> dict[str, Ranked]:
    """Everybody in the latest rankings who still works here, and every team whose people all do; by key.

    Whoever stands in two pools has the better place. One query, once a tick, and two more for teams.
    """
    if "ranked" not in tick.memo:
        people = roster.load(tick)
        teams = {ranking.TEAM + slug: keys for slug, keys in roster.members(tick).items()}
        found: dict[str, Ranked] = {}
        for who, place, score, rating in LATEST(federation=people.federation.pk):
            keys = teams.get(who, (who,))
            if all(key in people.contracts for key in keys) and (who not in found or place < found[who].place):
                genders = frozenset(people.character(key).gender for key in keys)
                found[who] = Ranked(Entrant(who, score, rating, keys, genders), place)
        tick.memo["ranked"] = found
    known: dict[str, Ranked] = tick.memo["ranked"]
    return known


def contenders(tick: Tick) -> dict[str, list[tuple[str, ...]]]:
    """Who comes next for each championship, by its slug: one person, or a team's people; one query more."""
    if "contenders" not in tick.memo:
        people = roster.load(tick)
        promised: dict[str, list[str]] = {}
        for belt, who in PROMISED(federation=people.federation.pk):
            promised.setdefault(belt, []).append(who)
        genders = {who: one.character.gender for who, one in people.contracts.items()}
        tick.memo["contenders"] = {
            slug: _line(belt, holders, genders, ranked(tick), promised.get(slug, []))
            for slug, (belt, _, holders) in roster.champions(tick).items()
        }
    found: dict[str, list[tuple[str, ...]]] = tick.memo["contenders"]
    return found


def _line(
    belt: Championship,
    holders: Sequence[str],
    genders: Mapping[str, str],
    known: Mapping[str, Ranked],
    shots: Sequence[str],
) -> list[tuple[str, ...]]:
    line = in_line(_prize(belt, holders, genders), [one.entrant for one in known.values()], shots)
    return [known[who].entrant.people if who in known else (who,) for who in line]


def _prize(belt: Championship, holders: Sequence[str], genders: Mapping[str, str]) -> Prize:
    held_by = frozenset(genders[who] for who in holders if who in genders)
    return Prize(belt.division, tuple(holders), held_by, belt.holders_needed)


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody next in line for a championship, or a team, and what puts them there."""

    name: str
    url: str
    people: tuple[Face, ...]
    why: str


def next_for(belt: Championship, holders: Sequence[Face], shots: Sequence[Due], now: datetime) -> list[Contender]:
    """The first few in line for a championship as its page shows them, in one query."""
    rungs = ladder.latest(belt.federation_id, now)
    known = {rung.key: rung for rung in rungs}
    genders = {who.slug: next(iter(rung.genders)) for rung in rungs for who in rung.people if len(rung.people) == 1}
    prize = _prize(belt, [who.slug for who in holders], genders)
    owed = {one.who.slug: one for one in shots}
    line = in_line(prize, [rung.entrant for rung in rungs], list(owed))[:NEXT]
    return [_promised(owed[who]) if who in owed else _ranked(known[who]) for who in line]


def _promised(one: Due) -> Contender:
    return Contender(one.who.name, one.who.get_absolute_url(), (one.who,), f"is owed a shot at {one.show}")


def _ranked(rung: ladder.Rung) -> Contender:
    return Contender(rung.name, rung.url, rung.people, f"{rung.ordinal} {ladder.WHERE[rung.pool]}")
