"""Newcomers: when few are free, somebody finishes training and is looking for work.

What others are called is read from the universe's file and from the market's own chronicle, never from rows that
another timeline may be changing on the same day: so a replay meets the same people.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from characters import minds
from characters.models import Character, Role
from characters.sim.names import CULTURES
from characters.sim.rookies import Rookie, Taken, rookie
from characters.sim.trades import TRADES
from characters.topics import topic as character_topic
from llmfed.world.models import Moment, MomentQuerySet, Timeline, Universe
from llmfed.world.ticking import Tick

# With fewer wrestlers free than this, one more comes each week, on Fridays: schools close for the weekend.
LEAST_FREE = 6
FRIDAY = 4
KIND = "person.debuted"


def welcome(tick: Tick) -> None:
    """On the market, on Fridays: a newcomer, if few are free."""
    if tick.at.weekday() != FRIDAY:
        return
    free = [who for who in minds.people(tick) if who.role == Role.WRESTLER and who.retired_at is None]
    if len(free) < LEAST_FREE:
        _debut(tick, rookie(tick.rng("newcomer"), tick.at.date(), _taken(tick)))


def _taken(tick: Tick) -> Taken:
    """What the people of the file and earlier newcomers have already."""
    return _told(tick.timeline.moments.all())


def taken_before(at: datetime) -> Taken:
    """The same as it was known at a world time."""
    return _told(Moment.objects.filter(timeline__kind=Timeline.Kind.MARKET, airs_at__lt=at))


def _told(moments: MomentQuerySet) -> Taken:
    source = Universe.objects.values_list("source", flat=True).get()
    families = {family for culture in CULTURES.values() for family in culture.families}
    of_file = Taken(
        shorts=frozenset(family for family in families if f' {family}"' in source),
        moves=frozenset(move for trade in TRADES for move, _ in trade.finishers if f'"{move}"' in source),
        gimmicks=frozenset(trade.name for trade in TRADES if trade.name in source),
    )
    return also(of_file, list(moments.filter(kind=KIND).order_by("seq").values_list("facts", flat=True)))


def also(taken: Taken, before: Sequence[Mapping[str, Any]]) -> Taken:
    """What is taken with that which some newcomers, as they were told of, have."""
    return Taken(
        names=frozenset(taken.names) | {facts["name"].casefold() for facts in before},
        shorts=frozenset(taken.shorts) | {facts["name"].rpartition(" ")[2] for facts in before},
        moves=frozenset(taken.moves) | {facts["finisher"] for facts in before},
        gimmicks=frozenset(taken.gimmicks) | {facts["gimmick"] for facts in before},
        wants=frozenset(taken.wants) | {facts["want"] for facts in before},
        bios=frozenset(taken.bios) | {facts["bio"] for facts in before},
    )


def fields(new: Rookie) -> dict[str, Any]:
    """A newcomer as the columns of a Character."""
    plain = ("name", "gender", "born", "height_cm", "weight_kg", "alignment", "style", "gimmick", "hometown")
    told = {key: getattr(new, key) for key in (*plain, "want", "bio", "over", "finisher", "finisher_kind", "look")}
    return {**told, **new.traits, **new.attributes, "signatures": list(new.signatures)}


def said(new: Rookie) -> dict[str, str]:
    """What the chronicle says of a newcomer, beside the slug."""
    return {key: getattr(new, key) for key in ("name", "gimmick", "hometown", "finisher", "want", "bio")}


def _debut(tick: Tick, new: Rookie) -> None:
    """Somebody begins: at home on the market, rested, known to nobody."""
    who = Character.objects.create(**fields(new), slug=_slug(new.name), home=tick.timeline)
    minds.adopt(tick, who.slug, minds.rested(who))
    tick.forget("people", "souls")
    tick.record(KIND, {"by": who.slug, **said(new)}, topics=[character_topic(who.slug)])


def _slug(name: str) -> str:
    """The name's slug, numbered where somebody has it."""
    slug, number = slugify(name), 2
    while Character.objects.filter(slug=slug).exists():
        slug, number = f"{slugify(name)}-{number}", number + 1
    return slug
