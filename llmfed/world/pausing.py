"""Pausing: a timeline stands still, and nobody waits for it; back again, it was dark for the days that it missed.

What people say is an order. A timeline whose tick fails is paused without one (`llmfed.failures`), and if it can go on
before anybody has passed a midnight without it nothing has happened: it lives what it would have lived.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from llmfed.world import orders
from llmfed.world.clock import midnight_after
from llmfed.world.models import Order, Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

PAUSED, RESUMED = "timeline.paused", "timeline.resumed"


def pause(*, timeline: Timeline, by: "User") -> Order:
    """Let a timeline stand still from its next tick on. Raises Refused."""
    with transaction.atomic():
        if _locked(timeline).paused:
            raise Refused(f"{timeline.slug} is paused already.")
        return orders.give(timeline=timeline, kind=PAUSED, facts={"because": f"paused by {by.username}"}, by=by)


def resume(*, timeline: Timeline, by: "User") -> Order:
    """Let a timeline that somebody paused go on: where it stood, or after the days that it missed. Raises Refused."""
    with transaction.atomic():
        locked = _locked(timeline)
        if not locked.paused:
            raise Refused(f"{timeline.slug} is not paused.")
        if locked.failures.filter(again_at=None).exists():
            raise Refused(f"{timeline.slug} cannot tick: retry its dead letter, or drop it.")
        return orders.give(timeline=locked, kind=RESUMED, facts=_dark(locked, _back_at(locked)), by=by)


def let_go_on(*, timeline: Timeline, by: "User", skip: bool = False) -> None:
    """Let a timeline that could not tick go on; an order only if days were missed, or `skip` misses this one."""
    with transaction.atomic():
        locked = _locked(timeline)
        back_at = _back_at(locked)
        if skip:
            back_at = max(back_at, midnight_after(locked.due_at))
        if back_at > locked.due_at:
            orders.give(timeline=locked, kind=RESUMED, facts=_dark(locked, back_at), by=by)
        else:
            Timeline.objects.filter(pk=locked.pk).update(paused=False, paused_because="", nudged_at=None)


def _locked(timeline: Timeline) -> Timeline:
    """The timeline, while nobody ticks: who has passed which midnight must not change under our hands."""
    rows = {row.pk: row for row in Timeline.objects.select_for_update(no_key=True).order_by("pk")}
    return rows[timeline.pk]


def _back_at(timeline: Timeline) -> datetime:
    """World time of its next tick: when it was due, unless somebody has passed a midnight without it.

    Then requests have been sent and answered that it never saw, and it comes back with the next day of all.
    """
    others = Timeline.objects.exclude(pk=timeline.pk)
    passed: datetime | None = others.aggregate(at=Max("ticked_at"))["at"]
    if passed is None or passed < midnight_after(timeline.due_at):
        return timeline.due_at
    return midnight_after(passed)


def _dark(timeline: Timeline, back_at: datetime) -> dict[str, str]:
    if back_at <= timeline.due_at:
        return {}
    return {"from": timeline.due_at.isoformat(), "until": back_at.isoformat()}


def dark_until(given: list[Order]) -> datetime | None:
    """Until when a timeline was dark, by the orders given before one of its ticks; None if it was not."""
    ends = [order.facts["until"] for order in given if order.kind == RESUMED and "until" in order.facts]
    return max(map(datetime.fromisoformat, ends), default=None)


@orders.edit(PAUSED)
def _paused(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    timeline.paused, timeline.paused_because = True, facts["because"]
    timeline.save(update_fields=["paused", "paused_because"])


@orders.edit(RESUMED)
def _resumed(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    timeline.paused, timeline.paused_because, timeline.nudged_at = False, "", None
    if "until" in facts:
        timeline.dark_since = timeline.dark_since or datetime.fromisoformat(facts["from"])
        timeline.due_at = datetime.fromisoformat(facts["until"])
    timeline.save(update_fields=["paused", "paused_because", "nudged_at", "dark_since", "due_at"])
