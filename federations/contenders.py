"""Contenders: who is next in line for each championship, by promise first and then by the rankings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from characters.faces import Face
from federations import ladder, roster
from federations.houses import Due
from federations.ladder import Rung
from federations.models import Championship, Promise
from federations.sim.rankings import Prize, in_line
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


def contenders(tick: Tick) -> dict[str, list[tuple[str, ...]]]:
    """Who comes next for each championship, by its slug: one person, or a team's people; two queries, once a tick."""
    if "contenders" not in tick.memo:
        people = roster.load(tick)
        rungs = ladder.latest(people.federation.pk, tick.at)
        promised: dict[str, list[str]] = {}
        for belt, who in PROMISED(federation=people.federation.pk):
            promised.setdefault(belt, []).append(who)
        genders = {who: one.character.gender for who, one in people.contracts.items()}
        tick.memo["contenders"] = {
            slug: _line(belt, holders, genders, rungs, promised.get(slug, []))
            for slug, (belt, _, holders) in roster.champions(tick).items()
        }
    found: dict[str, list[tuple[str, ...]]] = tick.memo["contenders"]
    return found


def _line(
    belt: Championship, holders: Sequence[str], genders: Mapping[str, str], rungs: Sequence[Rung], shots: Sequence[str]
) -> list[tuple[str, ...]]:
    people = {rung.key: rung.entrant.people for rung in rungs}
    line = in_line(_prize(belt, holders, genders), [rung.entrant for rung in rungs], shots)
    return [people.get(who, (who,)) for who in line]


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


def _ranked(rung: Rung) -> Contender:
    return Contender(rung.name, rung.url, rung.people, f"{rung.ordinal} {ladder.WHERE[rung.pool]}")
