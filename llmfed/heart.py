"""The heartbeat: the clock moves, and every timeline that is due is nudged. Messages are only nudges."""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Min, Q
from django.utils import timezone

from federations.models import Show
from llmfed import backlog
from llmfed import tick as ticks
from llmfed.celery import TICKS, app
from llmfed.world import clock, counting, logbook
from llmfed.world.models import Timeline

log = logging.getLogger(__name__)

# A nudge that brought no tick for this long was lost, or its worker was: nudge again.
NUDGE_S = 10
# Between the stamp of a nudge and its place in the queue, at most.
STAMP_S = 5


def beat() -> None:
    """One heartbeat. Harmless when doubled, late or run by two processes at once."""
    logbook.bind()
    try:
        now = clock.advance(next_show_at)
    except clock.NoUniverse:
        return
    for timeline_id, number in nudge(now):
        app.send_task("llmfed.tasks.tick", args=[timeline_id, number])


def nudge(now: datetime) -> list[tuple[int, int]]:
    """Claim the timelines due at a world time: (id, tick number) of each, stamped so that queues don't pile up.

    A nudge that was stamped before the oldest that waits has left the queue; until then it is not lost.
    """
    waited_s = backlog.waited_s(TICKS)
    stale = timezone.now() - timedelta(seconds=NUDGE_S if waited_s is None else max(NUDGE_S, waited_s + STAMP_S))
    claimed = []
    waiting = ready(now)
    backlog.note(waiting)
    for timeline_id, number in waiting:
        found = Timeline.objects.filter(Q(nudged_at=None) | Q(nudged_at__lt=stale), pk=timeline_id, tick=number)
        if found.update(nudged_at=timezone.now()):
            claimed.append((timeline_id, number))
    return claimed


def ready(now: datetime) -> list[tuple[int, int]]:
    """Timelines that are due and may run: none passes a world midnight that another has still to reach."""
    running = Timeline.objects.running()
    earliest = running.aggregate(at=Min("due_at"))["at"]
    if earliest is None:
        return []
    due = running.due(now).filter(due_at__lt=clock.midnight_after(earliest))
    return list(due.order_by(F("due_at"), "slug").values_list("pk", "tick"))


def tick(timeline_id: int, number: int) -> None:
    """Run the tick a message names; one that is not its turn is a message that came twice or late."""
    counting.begin()
    try:
        with counting.Ticking() as watch:
            ticks.run(timeline_id, number=number, until=clock.now(), on_turn=watch)
    except ticks.NotNow as reason:
        log.info("no tick: %s", reason)


def next_show_at() -> datetime | None:
    """When the next show opens: the next change of pace. Past, while its opening tick has still to run."""
    shows = Show.objects.upcoming().filter(federation__timeline__paused=False)
    return shows.values_list("starts_at", flat=True).first()
