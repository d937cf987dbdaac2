"""Wagers: what somebody puts up in a match and does not get back, proposed by the booker and settled at the bell."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Subquery

from characters.models import Character
from characters.sim import names, portraits
from characters.sim.portraits.look import Hair, Hat, Mask
from characters.topics import topic as character_topic
from federations import careers, roster
from federations.models import Bout, Federation, Forfeit, Promise, Result, Show, Side
from federations.sim import wagers as sim
from federations.sim.wagers import Owner, Wager
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed.world.ticking import Tick

# There is nothing to be shorn of these.
SHORN = {Hair.BALD, Hair.BUZZ}
# What it does to the bond with the crowd, at its widest: to have been shorn, and to have done it to somebody.
SHAME, GLORY = 0.05, 0.04
Wagers = Mapping[str, str]


def owner(who: Character, on: date, *, champion: bool) -> Owner:
    """What somebody has that could be lost, at a date."""
    look = portraits.look_of(who.body(on), who.look)
    seen = look.mask in {Mask.NONE, Mask.DOMINO} and look.hair not in SHORN
    return Owner(who.slug, hair=seen, masked=look.mask != Mask.NONE, champion=champion, age=who.age(on))


def put_up(sides: Sequence[Side]) -> dict[str, str]:
    """What is put up in a match, by slug."""
    return {side.character.slug: side.wager for side in sides if side.wager}


def in_order(sides: Sequence[Sequence[str]], wagers: Wagers) -> list[str]:
    """What each side puts up, in the order of the sides."""
    return [next((wagers[key] for key in side if key in wagers), "") for side in sides]


def told(sides: Sequence[Side]) -> dict[str, Any]:
    """What is said of it before the bell; `about` is whoever has most to lose."""
    up = put_up(sides)
    if not up:
        return {}
    most = next((key for key, what in up.items() if what == Wager.CAREER), next(iter(up)))
    return {"wagers": up, "why": "wager", "about": most}


def proposed(tick: Tick, pair: tuple[Character, Character], night: Show, *, belt: bool) -> dict[str, str]:
    """What the booker lets a quarrel be settled for on a night; nothing while the last such match is too near."""
    company = roster.federation(tick)
    assert company is not None
    anything, career = _since(company, night)
    if anything < timedelta(days=sim.TUNING.rest_days):
        return {}
    holders = {key for _, _, keys in roster.champions(tick).values() for key in keys}
    on, (one, other) = night.starts_at.date(), pair
    owners = (owner(one, on, champion=one.slug in holders), owner(other, on, champion=other.slug in holders))
    last = career >= timedelta(days=sim.TUNING.career_rest_days)
    draw = tick.rng("wager", one.slug, other.slug).random()
    return {key: str(what) for key, what in sim.proposed(owners, career=last, draw=draw, belt=belt).items()}


def _since(company: Federation, night: Show) -> tuple[timedelta, timedelta]:
    """How long before a night anything was last put up here, or is to be, and a career, the nearest of all."""
    path = "bout__segment__show__starts_at"
    up = Side.objects.exclude(wager="").filter(bout__segment__show__federation=company, bout__segment__struck="")
    promised = Promise.objects.owed().filter(federation=company, show__isnull=False).exclude(wagers={})
    asked = (_last(up, path), _last(up.filter(wager=Wager.CAREER), path), _last(promised, "show__starts_at"))
    anything, career, coming = Federation.objects.filter(pk=company.pk).values_list(*asked).get()
    return _before(night, anything, coming), _before(night, career, coming)


def _last(rows: QuerySet[Any], path: str) -> Subquery:
    """The latest show of some rows, as a column."""
    return Subquery(rows.order_by(f"-{path}").values(path)[:1])


def _before(night: Show, *times: datetime | None) -> timedelta:
    last = max(filter(None, times), default=None)
    return abs(night.starts_at - last) if last else timedelta.max


def holding(tick: Tick, promise: Promise, on: date) -> dict[str, str]:
    """What was promised to be put up, as long as each still has it; else nothing is."""
    people = {who.slug: who for who in (promise.one, promise.other) if who is not None}
    holders = {key for _, _, keys in roster.champions(tick).values() for key in keys}
    for key, what in promise.wagers.items():
        if key not in people or owner(people[key], on, champion=key in holders).lacks(Wager(what)):
            return {}
    return dict(promise.wagers)


def withdraw(bout: Bout) -> None:
    """Nobody puts anything up against somebody else than it was put up against."""
    up = [side for side in bout.sides.all() if side.wager]
    for side in up:
        side.wager = ""
    if up:
        Side.objects.bulk_update(up, ["wager"])


def mend(bout: Bout, at: datetime) -> None:
    """Before a show opens: what somebody has lost since the card was made is at stake no more."""
    up = [side for side in bout.sides.all() if side.wager]
    if any(owner(side.character, at.date(), champion=False).lacks(Wager(side.wager)) for side in up):
        withdraw(bout)


def settle(tick: Tick, result: Result) -> None:
    """Whoever did not win loses what they put up, for good; a draw takes nothing."""
    sides = list(result.bout.sides.all())
    if not any(side.wager for side in sides) or result.winner is None:
        return
    winner = next(side for side in sides if side.number == result.winner)
    for side in sides:
        if side.number != result.winner and side.wager:
            _lose(tick, result.bout, _known(tick, side), _known(tick, winner), Wager(side.wager))


def _known(tick: Tick, side: Side) -> Character:
    """Somebody as this tick knows them, so that what is changed is changed once."""
    contract = roster.load(tick).contracts.get(side.character.slug)
    return contract.character if contract else side.character


def _lose(tick: Tick, bout: Bout, loser: Character, winner: Character, what: Wager) -> None:
    """Take it, write it down, and tell the world."""
    if owner(loser, tick.at.date(), champion=False).lacks(what) or loser.forfeits.filter(what=what).exists():
        return
    company = roster.load(tick).federation
    was = {} if what is Wager.CAREER else _strip(tick, loser, what)
    Forfeit.objects.create(federation=company, character=loser, what=what, was=was, to=winner, bout=bout, at=tick.at)
    facts: dict[str, Any] = {"by": loser.slug, "on": winner.slug, "why": what.value}
    if what is Wager.MASK:
        facts["real_name"] = _unmask(tick, loser)
    facts |= {"show": bout.segment.show.number, "name": bout.segment.show.name}
    topics = [federation_topic(tick.timeline.slug), match_topic(bout.key), UNIVERSE]
    tick.record("wager.lost", facts, topics=[*topics, character_topic(loser.slug), character_topic(winner.slug)])
    if what is not Wager.CAREER:
        loser.over = round(max(0.02, loser.over - SHAME * loser.over), 4)
        tick.change(loser, "over")
    winner.over = round(min(0.99, winner.over + GLORY * (1 - winner.over)), 4)
    tick.change(winner, "over")


def _strip(tick: Tick, who: Character, what: Wager) -> dict[str, str]:
    """Change a portrait for good; returns what it wore. Nobody hides a shaved head under a hat."""
    look = portraits.look_of(who.body(tick.at.date()), who.look)
    was = {"mask": look.mask} if what is Wager.MASK else {"hair": look.hair, "hat": look.hat}
    bare = {"mask": Mask.NONE} if what is Wager.MASK else {"hair": Hair.BALD, "hat": Hat.NONE}
    who.look = {**who.look, **{key: str(value) for key, value in bare.items()}}
    tick.change(who, "look")
    return {key: str(value) for key, value in was.items()}


def _unmask(tick: Tick, who: Character) -> str:
    """Whose face it is; a file that does not say leaves it to chance, once and for all."""
    if not who.real_name:
        who.real_name = names.born_as(who.hometown, who.gender, tick.rng("unmasked", who.slug))
        tick.change(who, "real_name")
    return who.real_name


def end_careers(tick: Tick, show: Show) -> None:
    """When the lights go up, whoever lost a career that night has wrestled for the last time."""
    lost = Forfeit.objects.filter(bout__segment__show=show, what=Wager.CAREER, character__retired_at=None)
    for forfeit in lost.select_related("character", "to").order_by("at", "character__slug"):
        contract = roster.load(tick).contracts.get(forfeit.character.slug)
        who = contract.character if contract else forfeit.character
        careers.retire(tick, who, f"lost a career to {forfeit.to.name} at {show.name}" if forfeit.to else "lost it")
