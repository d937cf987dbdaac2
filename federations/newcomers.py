"""Newcomers: when few are free, somebody finishes training and is looking for work.

What others are called is read from the universe's file and from the market's own chronicle, never from rows that
another timeline may be changing on the same day: so a replay meets the same people.
"""

from typing import Any

from django.utils.text import slugify

from characters import minds
from characters.models import Character, Role
from characters.sim.names import CULTURES
from characters.sim.rookies import Rookie, Taken, rookie
from characters.sim.trades import TRADES
from characters.topics import topic as character_topic
from llmfed.world.models import Moment, Universe
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
    source = Universe.objects.values_list("source", flat=True).get()
    own = Moment.objects.filter(timeline=tick.timeline, kind=KIND).order_by("seq").values_list("facts", flat=True)
    before: list[dict[str, Any]] = list(own)
    families = {family for culture in CULTURES.values() for family in culture.families}
    return Taken(
        names=frozenset(facts["name"].casefold() for facts in before),
        shorts=frozenset(
            {family for family in families if f' {family}"' in source}
            | {facts["name"].rpartition(" ")[2] for facts in before}
        ),
        moves=frozenset(
            {move for trade in TRADES for move, _ in trade.finishers if f'"{move}"' in source}
            | {facts["finisher"] for facts in before}
        ),
        gimmicks=frozenset(
            {trade.name for trade in TRADES if trade.name in source} | {facts["gimmick"] for facts in before}
        ),
        wants=frozenset(facts["want"] for facts in before),
        bios=frozenset(facts["bio"] for facts in before),
    )


def _debut(tick: Tick, new: Rookie) -> None:
    """Somebody begins: at home on the market, rested, known to nobody."""
    plain = ("name", "gender", "born", "height_cm", "weight_kg", "alignment", "style", "gimmick", "hometown")
    who = Character.objects.create(
        **{key: getattr(new, key) for key in (*plain, "want", "bio", "over", "finisher", "finisher_kind")},
        **new.traits,
        **new.attributes,
        signatures=list(new.signatures),
        look=new.look,
        slug=_slug(new.name),
        home=tick.timeline,
    )
    mood = [round(float(value), 6) for value in minds.rest([minds.traits(who)])[0]]
    minds.adopt(tick, who.slug, {"mind": [*mood, 1.0], "bonds": []})
    tick.forget("people", "souls")
    said = {key: getattr(new, key) for key in ("name", "gimmick", "hometown", "finisher", "want", "bio")}
    tick.record(KIND, {"by": who.slug, **said}, topics=[character_topic(who.slug)])


def _slug(name: str) -> str:
    """The name's slug, numbered where somebody has it."""
    slug, number = slugify(name), 2
    while Character.objects.filter(slug=slug).exists():
        slug, number = f"{slugify(name)}-{number}", number + 1
    return slug
