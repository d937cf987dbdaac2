"""One tick of one timeline: the phases in order, in one transaction, once."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import TruncDay
from django.utils.module_loading import import_string

from llmfed.world import chronicle, orders, packed, writing
from llmfed.world.models import Order, Request, Timeline, Universe
from llmfed.world.ticking import Tick

# What a tick moves on its timeline's row; who paused it, and its name, are others' to say.
MOVED = ("tick", "due_at", "on_air", "nudged_at", "last_seq", "last_order", "taken_order", "last_request", "chain")


class NotNow(Exception):
    """The tick is not this timeline's next one, not due yet, or others must come first. Nothing was done."""


@cache
def phases() -> tuple[Callable[[Tick], None], ...]:
    return tuple(import_string(name) for name in settings.PHASES)


def run(
    timeline_id: int,
    *,
    number: int | None = None,
    until: datetime | None = None,
    recorded: list[Order] | None = None,
) -> datetime:
    """Run a timeline's next tick and return when the one after it is due.

    `number` is the tick a message asked for, `until` the world time by which it must be due; raises NotNow,
    having changed nothing, if it is another tick's turn. `recorded` replays people's orders instead of asking them.
    """
    with transaction.atomic():
        timeline = _locked(timeline_id)
        _check_turn(timeline, number, until)
        tick = Tick(timeline, timeline.tick, timeline.due_at, bytes(timeline.secret), recorded)
        if recorded:
            orders.replay(timeline, recorded)
        tick.blocks = packed.load(timeline)
        for phase in phases():
            phase(tick)
        return _commit(tick)


def _locked(timeline_id: int) -> Any:
    """The timeline's row under its lock, annotated with `is_ahead` and `secret`: what every tick asks first."""
    behind = Timeline.objects.running().filter(due_at__lt=OuterRef("midnight")).exclude(pk=OuterRef("pk"))
    found = Timeline.objects.select_for_update(of=("self",)).select_related("federation")
    found = found.annotate(midnight=TruncDay("due_at", tzinfo=UTC))
    secret = Universe.objects.values("secret")[:1]
    return found.annotate(is_ahead=Exists(behind), secret=Subquery(secret)).get(pk=timeline_id)


def _check_turn(timeline: Any, number: int | None, until: datetime | None) -> None:
    if timeline.paused:
        raise NotNow(f"{timeline.slug} is paused")
    if number is not None and timeline.tick != number:
        raise NotNow(f"{timeline.slug} is at tick {timeline.tick}, not {number}")
    if until is not None and timeline.due_at > until:
        raise NotNow(f"{timeline.slug} is due at {timeline.due_at}, after {until}")
    if timeline.is_ahead:
        raise NotNow(f"{timeline.slug} waits for those still behind midnight of {timeline.due_at:%Y-%m-%d}")


def _commit(tick: Tick) -> datetime:
    """Everything the tick did, written in bulk; the timeline's row moves last."""
    timeline = tick.timeline
    packed.save({name: tick.blocks[name] for name in sorted(tick.touched)})
    chronicle.append(tick.moments)
    _write_requests(tick)
    Order.objects.bulk_create(tick.given)
    timeline.chain = chronicle.extend(bytes(timeline.chain), tick)
    timeline.tick, timeline.nudged_at = tick.number + 1, None
    timeline.due_at = tick.next_due_at or tick.next_quarter()
    timeline.save(update_fields=MOVED)
    return timeline.due_at


def _write_requests(tick: Tick) -> None:
    Request.objects.bulk_create(tick.requests)
    writing.update(tick.answered, ["answered_tick", "answer", "reason"])
