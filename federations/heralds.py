"""Heralds: what the world is told of tournaments and of championships that nobody holds any more."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from characters.models import Character
from characters.topics import topic as character_topic
from federations.courses import folk
from federations.models import Championship, Entrant, Show, Tie, Tournament
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed.world.ticking import Tick

Folk = Sequence[Character]
# One, or all of a team.
Slugs = str | list[str]
Why = Literal["fall", "walkover", "seed", "table", "stead"]


class Cup(TypedDict):
    """Which tournament, counted by its federation; what it is called, and how many of the name there were."""

    tournament: int
    cup: str
    edition: int


class Prize(TypedDict, total=False):
    """What it leads to: a championship that nobody holds, or a shot at one."""

    championship: str
    shot: str


class Announced(Cup, Prize):
    """A field, the two who come first in it, the show of its final."""

    field: int
    league: bool
    rumble: bool
    one_night: bool
    by: Slugs
    on: Slugs
    show: int
    name: str


class Advanced(Cup):
    """Somebody goes on to a round, past somebody, or as the first of a table."""

    by: Slugs
    on: Slugs | None
    stage: str
    why: Why


class Scored(Cup):
    """A match for points: whoever won it, or the first of two who drew, and how many points they have now."""

    by: Slugs
    on: Slugs
    points: int
    drawn: bool


class Again(Cup):
    """A final that nobody won is fought again."""

    by: Slugs
    on: Slugs
    show: int
    name: str


class Won(Cup, Prize):
    """Somebody is left."""

    rumble: bool
    by: Slugs
    on: Slugs | None


class Vacated(TypedDict):
    """A champion gave a championship back: hurt, with so many days to go until they are fit, or `why` else."""

    championship: str
    by: str
    days: int
    why: NotRequired[str]
    reason: NotRequired[str]


def announce(tick: Tick, cup: Tournament, entrants: list[Entrant], final: Show) -> None:
    first, second = (folk(tick, one) for one in entrants[:2])
    facts: Announced = {
        **_cup(cup),
        "field": len(entrants),
        "league": cup.kind == Tournament.Kind.LEAGUE,
        "rumble": cup.kind == Tournament.Kind.RUMBLE,
        "one_night": cup.one_night,
        "by": _slugs(first),
        "on": _slugs(second),
        "show": final.number,
        "name": final.name,
        **_prize(cup),
    }
    tick.record("tournament.announced", facts, topics=_topics(tick, *first, *second))


def advance(tick: Tick, cup: Tournament, who: Folk, past: Folk, stage: str, why: Why) -> None:
    facts: Advanced = {
        **_cup(cup),
        "by": _slugs(who),
        "on": _slugs(past) if past else None,
        "stage": stage,
        "why": why,
    }
    tick.record("tournament.advanced", facts, topics=_topics(tick, *who, *past))


def score(tick: Tick, cup: Tournament, who: Folk, against: Folk, points: int, *, drawn: bool) -> None:
    facts: Scored = {**_cup(cup), "by": _slugs(who), "on": _slugs(against), "points": points, "drawn": drawn}
    tick.record("tournament.scored", facts, topics=_topics(tick, *who, *against))


def again(tick: Tick, cup: Tournament, tie: Tie, show: Show) -> None:
    assert tie.one is not None
    assert tie.other is not None
    pair = folk(tick, tie.one), folk(tick, tie.other)
    facts: Again = {
        **_cup(cup),
        "by": _slugs(pair[0]),
        "on": _slugs(pair[1]),
        "show": show.number,
        "name": show.name,
    }
    tick.record("tournament.again", facts, topics=_topics(tick, *pair[0], *pair[1]))


def won(tick: Tick, cup: Tournament, who: Folk, past: Folk, bout: str | None) -> None:
    facts: Won = {
        **_cup(cup),
        **_prize(cup),
        "by": _slugs(who),
        "on": _slugs(past) if past else None,
        "rumble": cup.kind == Tournament.Kind.RUMBLE,
    }
    topics = _topics(tick, *who, *past) + ([match_topic(bout)] if bout else [])
    tick.record("tournament.won", facts, topics=[*topics, UNIVERSE])


def vacate(tick: Tick, belt: Championship, who: Character, days: int, kind: str, reason: str) -> None:
    facts: Vacated = {"championship": belt.slug, "by": who.slug, "days": days}
    if kind:
        facts |= {"why": kind, "reason": reason}
    tick.record("championship.vacated", facts, topics=[*_topics(tick, who), UNIVERSE])


def _cup(cup: Tournament) -> Cup:
    return {"tournament": cup.number, "cup": cup.name.removeprefix("The "), "edition": cup.edition}


def _prize(cup: Tournament) -> Prize:
    if cup.championship is None:
        return {}
    slug = cup.championship.slug
    return {"championship": slug} if cup.prize == Tournament.Prize.CROWN else {"shot": slug}


def _slugs(folk: Folk) -> Slugs:
    """One by slug, several as a list of them."""
    return folk[0].slug if len(folk) == 1 else [who.slug for who in folk]


def _topics(tick: Tick, *about: Character | None) -> list[str]:
    return [federation_topic(tick.timeline.slug), *(character_topic(who.slug) for who in about if who is not None)]
