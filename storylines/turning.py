"""Turning: once a week the director looks who is being cheered against the plan, and who has had enough of being good.

There are signs for weeks, which anybody can see; then a night that fits; then nobody of the house turns for a while.
"""

from collections.abc import Sequence
from datetime import time, timedelta

from characters import minds
from characters.models import Character, Role, Turn
from federations import roster
from federations.models import Contract, Result
from federations.topics import federation_topic
from llmfed.world.ticking import Tick
from storylines.models import Wavering
from storylines.sim import turning as sim
from storylines.sim.turning import Soul

# Signs are looked for in the middle of the week, when the rankings are out, and in the morning: midnights are full.
WEDNESDAY, MORNING = 2, time(6)
MONTH, WEEK, YEAR = timedelta(days=28), timedelta(days=7), timedelta(days=365)
# A win as good as this is a night on which the crowd may change its mind, in quarters of a star.
FINE = 9


def is_due(tick: Tick) -> bool:
    """Whether it is the morning on which somebody looks."""
    return tick.at.weekday() == WEDNESDAY and tick.at.time() == MORNING


def look(tick: Tick, spoken_for: set[str]) -> None:
    """Once a week: another sign, a turn, or the first sign of somebody else; four statements, or five with a turn."""
    results = _lately(tick)
    turned = dict(
        Turn.objects.filter(character__home=tick.timeline, at__gt=tick.at - YEAR)
        .order_by("at")
        .values_list("character__slug", "at")
    )
    days = {key: (tick.at - at).days for key, at in turned.items()}
    souls = _souls(tick, results, days, spoken_for)
    running = list(Wavering.objects.filter(timeline=tick.timeline, ended_at=None).select_related("character"))
    for row in running:
        _go_on(tick, row, souls, results, min(days.values(), default=None))
    if not running and (one := sim.first_sign(souls)) is not None:
        _begin(tick, one)


def _lately(tick: Tick) -> list[Result]:
    """Four weeks of what was settled here, the latest first."""
    settled = Result.objects.filter(settled_tick__isnull=False, airs_at__gt=tick.at - MONTH, airs_at__lte=tick.at)
    found = settled.filter(bout__segment__show__federation=roster.federation(tick)).order_by("-airs_at")
    return list(found.only("airs_at", "changes", "quarter_stars", "winner", "decisive_by", "decisive_on"))


def _souls(tick: Tick, results: Sequence[Result], turned: dict[str, int], spoken_for: set[str]) -> list[Soul]:
    """Everybody who wrestles here and will go on doing so."""
    people = roster.load(tick)
    block = tick.blocks[minds.MINDS]
    rows, pleasure = block.index(), block.column("pleasure")
    pops: dict[str, list[float]] = {}
    for result in results:
        for key, pop in result.changes["pops"].items():
            pops.setdefault(key, []).append(pop)
    busy = spoken_for | people.leaving()
    return [
        _soul(contract, pops.get(key, []), float(pleasure[rows[key]]), turned.get(key), free=key not in busy)
        for key, contract in sorted(people.contracts.items())
        if contract.character.role == Role.WRESTLER and contract.character.retired_at is None and key in rows
    ]


def _soul(contract: Contract, pops: list[float], pleasure: float, turned: int | None, *, free: bool) -> Soul:
    who = contract.character
    return Soul(
        key=who.slug,
        alignment=who.alignment,
        over=who.over,
        momentum=contract.momentum,
        pop=sum(pops) / len(pops) if pops else 0.0,
        matches=len(pops),
        pleasure=round(pleasure, 4),
        agreeableness=who.agreeableness / 100,
        turned_days=turned,
        free=free,
    )


def _begin(tick: Tick, one: sim.Wavering) -> None:
    who = roster.load(tick).character(one.key)
    Wavering.objects.create(timeline=tick.timeline, character=who, towards=one.towards, began_at=tick.at)
    _sign(tick, who, one.towards)


def _go_on(tick: Tick, row: Wavering, souls: Sequence[Soul], results: Sequence[Result], last: int | None) -> None:
    """Another week for somebody who wavers: it passes, it shows again, or it is done."""
    going = sim.goes_on(sim.Wavering(row.character.slug, row.towards, row.signs), souls)
    if going is None:
        row.ended_at = tick.at
    else:
        row.signs = going.signs
        who = roster.load(tick).character(going.key)
        if sim.is_time(going, occasion=_fits(tick, going, results), last_turn_days=last):
            row.ended_at, row.turned = tick.at, True
            turn(tick, who, going.towards, sim.why(going.towards))
        else:
            _sign(tick, who, going.towards)
    tick.change(row, "signs", "ended_at", "turned")


def _fits(tick: Tick, one: sim.Wavering, results: Sequence[Result]) -> bool:
    """Whether the week had a night for it: a fine match that they won, or one more that they were beaten in."""
    week = [result for result in results if result.airs_at > tick.at - WEEK and one.key in result.changes["pops"]]
    if one.towards == sim.FACE:
        return any(result.decisive_by == one.key and result.quarter_stars >= FINE for result in week)
    return any(result.decisive_on == one.key for result in week)


def _sign(tick: Tick, who: Character, towards: str) -> None:
    topics = [federation_topic(tick.timeline.slug), f"character:{who.slug}"]
    tick.record("person.wavering", {"by": who.slug, "why": sim.why(towards)}, topics=topics)


def turn(tick: Tick, who: Character, became: str, why: str) -> None:
    """Somebody stands on the other side from now on, and the house is told why."""
    was = who.alignment
    minds.turn(who, became, tick.at)
    topics = [federation_topic(tick.timeline.slug), f"character:{who.slug}"]
    tick.record("character.turned", {"by": who.slug, "was": was, "became": became, "why": why}, topics=topics)
