"""Ticks of one timeline: the phases in order, once; one tick a transaction, or a headless day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDay
from django.utils.module_loading import import_string

from llmfed.prepared import rows_of
from llmfed.world import chronicle, orders, packed, writing
from llmfed.world.clock import midnight_after
from llmfed.world.models import Failure, Link, Moment, Order, Request, Timeline, Universe
from llmfed.world.ticking import Tick

# What a tick moves on its timeline's row; who paused it, and its name, are others' to say.
MOVED = (
    *("tick", "due_at", "on_air", "nudged_at", "again_at", "ticked_at", "dark_since"),
    *("last_seq", "last_order", "taken_order", "last_request", "chain"),
)
Changed = tuple[Sequence[Model], Sequence[str]]
ANSWERED = ("answered_tick", "answer", "reason")


class NotNow(Exception):
    """The tick is not this timeline's next one, not due yet, or others must come first. Nothing was done."""


@cache
def phases() -> tuple[Callable[[Tick], None], ...]:
    return tuple(import_string(name) for name in settings.PHASES)


@dataclass(slots=True)
class Sitting:
    """Ticks of one timeline, one after the other under one lock; what they share, and what is written at the end.

    As nobody else may write a timeline's rows while its lock is held, what one tick knows the next may rely on.
    """

    timeline: Timeline
    secret: bytes
    blocks: dict[str, packed.Block] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    moments: list[Moment] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)

    def tick(self, recorded: list[Order] | None = None) -> None:
        """Run one tick: the phases in order, then what it added. What it changed waits for the next, or for the end."""
        timeline = self.timeline
        if self.changed:
            writing.update_all(self.changed)
        tick = Tick(timeline, timeline.tick, timeline.due_at, self.secret, recorded, self.blocks, kept=self.kept)
        for phase in phases():
            phase(tick)
        Request.objects.bulk_create(tick.requests)
        Order.objects.bulk_create(tick.given)
        self.changed = [(tick.answered, ANSWERED), *tick.changes()]
        link = chronicle.extend(bytes(timeline.chain), tick)
        timeline.chain = link.chain
        timeline.tick, timeline.nudged_at = tick.number + 1, None
        timeline.ticked_at, timeline.dark_since = tick.at, None
        timeline.due_at = tick.next_due_at or tick.next_quarter()
        self.touched |= tick.touched
        self.moments += tick.moments
        self.links.append(link)

    def end(self) -> None:
        """Write moments, and all at once what the last tick changed, packed state, links and the timeline's row."""
        if self.timeline.again_at is not None:
            # What had failed has not.
            Failure.objects.filter(timeline=self.timeline).delete()
            self.timeline.again_at = None
        chronicle.append(self.moments)
        blocks = packed.changes(self.blocks[name] for name in sorted(self.touched))
        writing.update_all([*self.changed, *blocks, ([self.timeline], MOVED)], new=self.links)


def run(
    timeline_id: int,
    *,
    number: int | None = None,
    until: datetime | None = None,
    recorded: list[Order] | None = None,
    on_turn: Callable[[Timeline], object] | None = None,
) -> datetime:
    """Run a timeline's next tick and return when the one after it is due.

    `number` is the tick a message asked for, `until` the world time by which it must be due; raises NotNow,
    having changed nothing, if it is another tick's turn. `recorded` replays people's orders instead of asking them.
    `on_turn` hears whose turn it is, once it is.
    """
    with transaction.atomic():
        sitting = _sit(timeline_id, number, until)
        if on_turn:
            on_turn(sitting.timeline)
        if recorded:
            orders.replay(sitting.timeline, recorded)
        sitting.blocks = packed.load(sitting.timeline)
        sitting.tick(recorded)
        sitting.end()
        return sitting.timeline.due_at


def run_day(timeline_id: int, until: datetime) -> int:
    """Run all ticks that are due before a world time, in one transaction; returns how many.

    Goes no further than the next midnight, before which others must catch up. Raises NotNow like `run`.
    """
    with transaction.atomic():
        sitting = _sit(timeline_id)
        timeline = sitting.timeline
        sitting.blocks = packed.load(timeline)
        limit, first = min(until, midnight_after(timeline.due_at)), timeline.tick
        while timeline.due_at < limit:
            sitting.tick()
        if timeline.tick > first:
            sitting.end()
        return timeline.tick - first


def _sit(timeline_id: int, number: int | None = None, until: datetime | None = None) -> Sitting:
    """Take the lock, if it is this timeline's turn."""
    timeline = _locked(timeline_id)
    _check_turn(timeline, number, until)
    return Sitting(timeline, bytes(timeline.secret))


def _to_lock(pk: int) -> QuerySet[Any]:
    """The timeline's row under its lock, annotated with `is_ahead` and `secret`: what every tick asks first."""
    behind = Timeline.objects.running().filter(due_at__lt=OuterRef("midnight")).exclude(pk=OuterRef("pk"))
    # Others may go on sending it requests, whose foreign keys want a share of the row: its key does not change.
    found = Timeline.objects.select_for_update(of=("self",), no_key=True).select_related("federation")
    found = found.annotate(midnight=TruncDay("due_at", tzinfo=UTC))
    secret = Universe.objects.values("secret")[:1]
    return found.annotate(is_ahead=Exists(behind), secret=Subquery(secret)).filter(pk=pk)


LOCKED = rows_of(_to_lock, pk=int)


def _locked(timeline_id: int) -> Any:
    found = LOCKED.first(pk=timeline_id)
    if found is None:
        raise Timeline.DoesNotExist(f"there is no timeline {timeline_id}")
    return found


def _check_turn(timeline: Any, number: int | None, until: datetime | None) -> None:
    if timeline.paused:
        raise NotNow(f"{timeline.slug} is paused")
    if number is not None and timeline.tick != number:
        raise NotNow(f"{timeline.slug} is at tick {timeline.tick}, not {number}")
    if until is not None and timeline.due_at > until:
        raise NotNow(f"{timeline.slug} is due at {timeline.due_at}, after {until}")
    if timeline.is_ahead:
        raise NotNow(f"{timeline.slug} waits for those still behind midnight of {timeline.due_at:%Y-%m-%d}")
