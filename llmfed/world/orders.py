"""Orders: what people change, one row each, applied by a tick or stamped with the tick that follows."""

import logging
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from llmfed.world.models import Order, Timeline
from llmfed.world.ticking import Tick

if TYPE_CHECKING:
    from llmfed.accounts.models import User

    Apply = Callable[[Timeline, Mapping[str, Any]], None]
    TakeInTick = Callable[[Tick, Mapping[str, Any]], None]

log = logging.getLogger(__name__)

_edits: "dict[str, Apply]" = {}
_plans: "dict[str, TakeInTick]" = {}


class Refused(Exception):
    """An order that would break the world; the message says what is wrong and what would be right."""


def edit(kind: str) -> "Callable[[Apply], Apply]":
    """Register how an order that takes effect before the next tick is applied (admin edits, imports)."""

    def register(apply: "Apply") -> "Apply":
        _edits[kind] = apply
        return apply

    return register


def plan(kind: str) -> "Callable[[TakeInTick], TakeInTick]":
    """Register how an order that waits for the tick itself is taken (plans, poll results)."""

    def register(take_: "TakeInTick") -> "TakeInTick":
        _plans[kind] = take_
        return take_

    return register


def give(*, timeline: Timeline, kind: str, facts: Mapping[str, Any], by: "User | None" = None) -> Order:
    """Record an order and, for an edit, apply it: the timeline's row is locked, all or nothing.

    Raises Refused, and changes nothing, when it would break an invariant.
    """
    _load()
    with transaction.atomic():
        locked = Timeline.objects.select_for_update().get(pk=timeline.pk)
        order = _written(locked, kind, facts, by)
        if kind in _edits:
            _edits[kind](locked, facts)
            order.taken = True
        order.save()
        Timeline.objects.filter(pk=locked.pk).update(last_order=locked.last_order)
    return order


def give_in_tick(tick: Tick, kind: str, facts: Mapping[str, Any]) -> Order:
    """Record what a tick counted from people (a poll's result); `take` carries it out in this same tick."""
    _load()
    order = _written(tick.timeline, kind, facts, None)
    tick.given.append(order)
    return order


def _written(timeline: Timeline, kind: str, facts: Mapping[str, Any], by: "User | None") -> Order:
    if kind not in _edits and kind not in _plans:
        raise LookupError(f"no app takes orders of kind {kind!r}")
    timeline.last_order += 1
    return Order(timeline=timeline, number=timeline.last_order, kind=kind, facts=dict(facts), tick=timeline.tick, by=by)


def take(tick: Tick) -> None:
    """Phase: carry out what waits, and note for the digest all that was ordered since the last tick."""
    timeline = tick.timeline
    _load()
    # Nothing was given since the last tick: nothing to ask the database.
    waiting = timeline.last_order > timeline.taken_order + len(tick.given)
    before = Order.objects.filter(timeline=timeline, tick=tick.number).order_by("number") if waiting else []
    tick.orders = [*before, *tick.given]
    for order in tick.orders:
        if not order.taken:
            _plans[order.kind](tick, order.facts)
            order.taken = True
    if waiting:
        Order.objects.filter(timeline=timeline, tick=tick.number).update(taken=True)
    timeline.taken_order = timeline.last_order


def replay(timeline: Timeline, recorded: list[Order]) -> None:
    """Give again what people ordered before a tick, in its own numbers; used by `manage.py replay` alone."""
    _load()
    for order in recorded:
        # An edit may ask which order it is.
        timeline.last_order = max(timeline.last_order, order.number)
        if order.kind in _edits:
            _again(timeline, order)
    copies = [
        Order(
            timeline=timeline,
            number=order.number,
            kind=order.kind,
            facts=order.facts,
            tick=order.tick,
            taken=order.kind in _edits,
        )
        for order in recorded
    ]
    Order.objects.bulk_create(copies)


def _again(timeline: Timeline, order: Order) -> None:
    """Apply an edit once more; one that is refused now was given in another world, and the digests will say so."""
    try:
        with transaction.atomic():
            _edits[order.kind](timeline, order.facts)
    except Refused as refusal:
        log.warning("%s #%s %s is refused in this replay: %s", timeline.slug, order.number, order.kind, refusal)


def _load() -> None:
    """Import the modules named in settings.ORDERS, so that every kind has its handler in every process."""
    for name in settings.ORDERS:
        import_module(name)
