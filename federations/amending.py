"""Amending: what promoters changed of a card since the last tick, told as fans see it; never what is pencilled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from characters.topics import topic as character_topic
from federations import ledger, roster, wagers
from federations.edits.lineup import called, matches, sides_of
from federations.models import Bout, Promise, Show
from federations.topics import federation_topic, match_topic
from llmfed.world.models import Order
from llmfed.world.ticking import Tick

Facts = dict[str, Any]
Net = dict[str, dict[str, list[Any]]]


def tell(tick: Tick) -> None:
    """Tell what the orders taken with this tick come to: what was done and undone again is nobody's news."""
    given = [order for order in tick.orders if order.kind.startswith("card.")]
    if not given:
        return
    company = roster.federation(tick)
    changed = [order for order in given if "bouts" in order.facts or "moves" in order.facts]
    for number in sorted({order.facts["show"] for order in changed}):
        show = Show.objects.select_related("federation").get(federation=company, number=number)
        _tell_card(tick, show, [order for order in changed if order.facts["show"] == number])
    _tell_promises(tick, given)


def _tell_card(tick: Tick, show: Show, given: Sequence[Order]) -> None:
    card, net = matches(show), _net(given)
    before = {key: told["sides"][0] if "sides" in told else sides_of(card[key]) for key, told in net.items()}
    there = {who for sides in before.values() for side in sides or () for who in side}
    for key in sorted(net):
        for facts in _news(card[key], net[key], there):
            _record(tick, show, card[key], facts)
    main = next((bout for bout in reversed(card.values()) if not bout.segment.struck), None)
    if main is not None and main.key not in net and _main_before(show, card, given) != main.key:
        _record(tick, show, main, {"why": "main"})


def _net(given: Sequence[Order]) -> Net:
    """What each field was before all these orders, and what it is after."""
    net: Net = {}
    for order in given:
        for key, told in order.facts.get("bouts", {}).items():
            for name, (was, becomes) in told.items():
                net.setdefault(key, {}).setdefault(name, [was, becomes])[1] = becomes
    return net


def _news(bout: Bout, told: Mapping[str, Sequence[Any]], there: set[str]) -> Iterator[Facts]:
    """What of a match is another than it was, as far as anybody sees it."""
    seen = {name: was for name, was in told.items() if was[0] != was[1]}
    if "struck" in seen:
        was, becomes = seen["struck"]
        if not becomes or (was is not None and not was):
            yield {"why": "off" if becomes else "added", **_rules(bout)}
        return
    if bout.segment.struck:
        return
    if "sides" in seen:
        yield _recast(seen["sides"], there)
    if "stipulation" in seen:
        yield {"why": "rules", **_rules(bout)}
    if "wagers" in seen:
        yield _put_up(bout)
    if "championship" in seen:
        yield {"why": "stake" if bout.championship else "unstaked"} | _for(bout.championship or seen["championship"][0])


def _for(belt: Any) -> Facts:
    return {"championship": getattr(belt, "slug", belt)}


def _put_up(bout: Bout) -> Facts:
    """What is put up in a match for good now, if anything is."""
    up = wagers.put_up(list(bout.sides.all()))
    return {"why": "wager", "wagers": up} if up else {"why": "unwagered"}


def _rules(bout: Bout) -> Facts:
    return {"stipulation": bout.stipulation}


def _recast(sides: Sequence[Any], there: set[str]) -> Facts:
    """One for another, where that is all; else who meets whom now."""
    was, becomes = ({who for side in version for who in side} for version in sides)
    out, into = sorted(was - becomes), sorted(becomes - was)
    if len(out) == len(into) == 1 and into[0] not in there:
        return {"why": "replaced", "out": out[0], "by": into[0]}
    return {"why": "recast"}


def _main_before(show: Show, card: Mapping[str, Bout], given: Sequence[Order]) -> str | None:
    """Which match closed the show before these orders: they are taken back one by one, the latest first."""
    segments = show.segments.select_related("bout", "speaker").order_by("position")
    line = [called(segment) for segment in segments]
    struck = {key for key, bout in card.items() if bout.segment.struck}
    for order in reversed(given):
        for move in reversed(order.facts.get("moves", ())):
            line.insert(move["start"] - 1, line.pop(move["end"] - 1))
        for key, told in order.facts.get("bouts", {}).items():
            if "struck" in told:
                struck = struck - {key} if told["struck"][0] == "" else struck | {key}
    kinds = [key for key in line if key in card and key not in struck]
    return kinds[-1] if kinds else None


def _record(tick: Tick, show: Show, bout: Bout, facts: Facts) -> None:
    sides = sides_of(bout)
    about = sorted({who for side in sides for who in side} | {facts[role] for role in ("out", "by") if role in facts})
    told = {"bout": bout.key, "bouts": [sides], "show": show.number, "name": show.name} | facts
    topics = [federation_topic(tick.timeline.slug), match_topic(bout.key), *map(character_topic, about)]
    tick.record("card.changed", told, topics=topics)


def _tell_promises(tick: Tick, given: Sequence[Order]) -> None:
    """Matches that were promised for a card to come, and those that are no more."""
    made = {order.number for order in given if order.kind in {"card.promised", "card.unified"}}
    touched = made | {order.facts["promise"] for order in given if order.kind == "card.withdrawn"}
    found = Promise.objects.filter(federation__timeline=tick.timeline, order__in=touched)
    for promise in found.select_related("one", "other", "show", "championship", "unifies").order_by("order"):
        assert promise.one is not None
        assert promise.other is not None
        assert promise.show is not None
        off = promise.broken_at is not None
        if off and promise.order in made:
            # Nobody had been told.
            promise.blame = False
            tick.change(promise, "blame")
            continue
        facts: Facts = {"by": promise.one.slug, "on": promise.other.slug, "show": promise.show.number}
        facts |= {"name": promise.show.name}
        if off:
            facts |= {"why": "withdrawn"}
            ledger.feel(tick, promise)
        else:
            belt = promise.championship
            facts |= {"championship": belt.slug if belt else None, "stipulation": promise.stipulation}
            facts |= {"other": promise.unifies.slug, "why": "unify"} if promise.unifies else {}
        about = [character_topic(who.slug) for who in (promise.one, promise.other)]
        topics = [federation_topic(tick.timeline.slug), *about]
        tick.record("card.changed" if off else "match.promised", facts, topics=topics)
