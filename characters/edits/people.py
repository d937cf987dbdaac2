"""Orders about a person: who they are, how they stand, whether they are hurt."""

import math
from collections.abc import Callable, Mapping, Set
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import transaction

from characters import minds
from characters.edits.news import tell
from characters.models import Character, CharacterQuerySet, Injury
from llmfed.world import changes, orders, packed
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

ADULT = 18
TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")
ATTRIBUTES = ("strength", "agility", "technique", "brawling", "stamina", "toughness", "charisma")
PERSONA = (
    "name",
    "gender",
    "born",
    "height_cm",
    "weight_kg",
    "gimmick",
    "hometown",
    "bio",
    "want",
    "voice",
    "look",
    "real_name",
)
RING = ("role", "style", "over", "finisher", "finisher_kind", "signatures")
EDITABLE = (*PERSONA, *RING, *TRAITS, *ATTRIBUTES)

Reaction = Callable[[Timeline, Character, Set[str], datetime], None]
_reactions: list[Reaction] = []


def reaction(react: Reaction) -> Reaction:
    """Let an upper app see what an order made of somebody: it may refuse, or add what belongs to it.

    It gets the fields that changed, or "created" or "injury", and the world time of the order.
    """
    _reactions.append(react)
    return react


def edit(*, character: Character, changed: Mapping[str, Any], by: "User | None", now: datetime) -> None:
    """Change who somebody is; a new alignment is a turn. Raises Refused."""
    home, plain = _home(character), {key: changes.spelled(value) for key, value in changed.items()}
    became = plain.pop("alignment", None)
    with transaction.atomic():
        if plain:
            facts = {"slug": character.slug, "changes": plain, "at": now.isoformat()}
            orders.give(timeline=home, kind="character.edited", facts=facts, by=by)
        if became is not None:
            facts = {"slug": character.slug, "became": became, "at": now.isoformat()}
            orders.give(timeline=home, kind="character.turned", facts=facts, by=by)


def create(*, timeline: Timeline, slug: str, fields: Mapping[str, Any], by: "User | None", now: datetime) -> Character:
    """Bring a new person into the world, at home on a timeline. Raises Refused."""
    plain = {key: changes.spelled(value) for key, value in fields.items()}
    facts = {"slug": slug, "fields": plain, "at": now.isoformat()}
    orders.give(timeline=timeline, kind="character.created", facts=facts, by=by)
    return Character.objects.get(slug=slug)


def hurt(*, character: Character, until: datetime, by: "User | None", now: datetime) -> None:
    """Put somebody on the shelf until a world time, or move the end of an injury. Raises Refused."""
    home = _home(character)
    with transaction.atomic():
        facts = {"slug": character.slug, "until": changes.spelled(until), "at": now.isoformat()}
        orders.give(timeline=home, kind="character.hurt", facts=facts, by=by)
        days = max(1, math.ceil((until - now).total_seconds() / 86_400))
        tell(home, "injury.suffered", {"by": character.slug, "days": days}, about=[character.slug], by=by)


def heal(*, character: Character, by: "User | None", now: datetime) -> None:
    """Let somebody be fit again. Raises Refused."""
    home = _home(character)
    with transaction.atomic():
        facts = {"slug": character.slug, "at": now.isoformat()}
        orders.give(timeline=home, kind="character.healed", facts=facts, by=by)
        tell(home, "injury.healed", {"by": character.slug}, about=[character.slug], by=by)


def person(timeline: Timeline, slug: str) -> Character:
    """Somebody at home on a timeline. Raises Refused for anybody else."""
    found = Character.objects.filter(slug=slug, home=timeline).first()
    if found is None:
        raise Refused(f"Nobody called {slug} is at home at {timeline.slug}.")
    return found


def free_agents() -> CharacterQuerySet:
    """Who could be hired: at home on the market and not retired."""
    return Character.objects.filter(home__kind=Timeline.Kind.MARKET, retired_at=None)


def _home(character: Character) -> Timeline:
    if character.home is None:
        raise Refused(f"{character.name} is on the way to another home; tomorrow there is one again.")
    return character.home


@orders.edit("character.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    who, at = person(timeline, facts["slug"]), changes.effective_at(timeline, facts)
    _check_over(facts["changes"])
    changed = changes.write(who, facts["changes"], EDITABLE)
    _check(who, at)
    _react(timeline, who, changed, at)


@orders.edit("character.created")
def _created(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    at = changes.effective_at(timeline, facts)
    who = Character(slug=facts["slug"], home=timeline)
    _check_over(facts["fields"])
    changes.create(who, facts["fields"], (*EDITABLE, "alignment"))
    _check(who, at)
    block = packed.load(timeline)[minds.MINDS]
    rested = minds.create_blocks(timeline, [who], [], block.at)[0]
    block.put([*block.keys, *rested.keys], np.vstack([block.values, rested.values]), block.at)
    packed.save([block])
    _react(timeline, who, frozenset({"created"}), at)


@orders.edit("character.turned")
def _turned(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    who = person(timeline, facts["slug"])
    was = who.alignment
    changes.write(who, {"alignment": facts["became"]}, ("alignment",))
    if was == who.alignment:
        raise Refused(f"{who.name} is {was} already.")
    who.alignment = was
    minds.turn(who, facts["became"], changes.effective_at(timeline, facts))
    _react(timeline, who, frozenset({"alignment"}), changes.effective_at(timeline, facts))


@orders.edit("character.hurt")
def _hurt(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    who, at = person(timeline, facts["slug"]), changes.effective_at(timeline, facts)
    until = datetime.fromisoformat(facts["until"])
    if until <= at:
        raise Refused(f"{until:%Y-%m-%d %H:%M} has passed; an injury lasts until a time to come.")
    running = who.injuries.filter(until__gt=at).order_by("-until").first()
    if running is None:
        Injury.objects.create(character=who, began_at=at, until=until)
    else:
        changes.write(running, {"until": facts["until"]}, ("until",))
    _react(timeline, who, frozenset({"injury"}), at)


@orders.edit("character.healed")
def _healed(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    who, at = person(timeline, facts["slug"]), changes.effective_at(timeline, facts)
    running = who.injuries.filter(until__gt=at)
    if not running.exists():
        raise Refused(f"{who.name} is not hurt.")
    running.filter(began_at__gte=at).delete()
    running.update(until=at)


def _check_over(values: Mapping[str, Any]) -> None:
    if not 0 <= float(values.get("over", 0)) <= 1:
        raise Refused("over: a share from 0 to 1.")


def _check(who: Character, at: datetime) -> None:
    if not (isinstance(who.signatures, list) and all(isinstance(move, str) for move in who.signatures)):
        raise Refused("signatures: a list of names of moves.")
    if who.age(at.date()) < ADULT:
        raise Refused(f"{who.name} would be {who.age(at.date())}; everybody here is {ADULT} or older.")


def _react(timeline: Timeline, who: Character, changed: Set[str], at: datetime) -> None:
    for react in _reactions:
        react(timeline, who, changed, at)
