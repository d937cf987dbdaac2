"""The heartbeat: the clock moves, and every timeline that is due is nudged. Messages are only nudges."""

import logging
from datetime import datetime, timedelta

from django.db import Error, transaction
from django.db.models import F, Min, Q
from django.utils import timezone

from federations.models import Show
from llmfed import backlog, failures
from llmfed import tick as ticks
from llmfed.celery import TICKS, app
from llmfed.world import clock, counting, logbook, schema
from llmfed.world.models import Timeline

log = logging.getLogger(__name__)

# A nudge that brought no tick for this long was lost, or its worker was: nudge again.
NUDGE_S = 10
# Between the stamp of a nudge and its place in the queue, at most.
STAMP_S = 5


def beat() -> None:
    """One heartbeat. Harmless when doubled, late or run by two processes at once."""
    logbook.bind()
    if not schema.is_ours():
        return
    try:
        now = clock.advance(next_show_at)
    except clock.NoUniverse:
        return
    for timeline_id, number in nudge(now):
        app.send_task(failures.TICK, args=[timeline_id, number])
    for task, arguments in failures.due():
        app.send_task(task, args=arguments)


def nudge(now: datetime) -> list[tuple[int, int]]:
    """Claim the timelines due at a world time: (id, tick number) of each, stamped so that queues don't pile up.

    A nudge that was stamped before the oldest that waits has left the queue; until then it is not lost.
    """
    instant, waited_s = timezone.now(), backlog.waited_s(TICKS)
    stale = instant - timedelta(seconds=NUDGE_S if waited_s is None else max(NUDGE_S, waited_s + STAMP_S))
    waiting = ready(now)
    backlog.note(waiting)
    idle = Q(nudged_at=None) | Q(nudged_at__lt=stale)
    rested = Q(again_at=None) | Q(again_at__lte=instant)
    with transaction.atomic():
        # Whoever is locked is ticking now: a tick that hangs must not hold up the heart.
        free = Timeline.objects.select_for_update(skip_locked=True, no_key=True).filter(idle, rested)
        ticks_of = dict(free.filter(pk__in=[pk for pk, _ in waiting]).order_by("pk").values_list("pk", "tick"))
        claimed = [(pk, number) for pk, number in waiting if ticks_of.get(pk) == number]
        Timeline.objects.filter(pk__in=[pk for pk, _ in claimed]).update(nudged_at=instant)
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
    if not schema.is_ours():
        return
    try:
        with counting.Ticking() as watch:

            def on_turn(timeline: Timeline) -> None:
                if timeline.again_at is not None and timeline.again_at > timezone.now():
                    raise ticks.NotNow(f"{timeline.slug} has failed and tries again at {timeline.again_at:%H:%M:%S}")
                watch(timeline)

            ticks.run(timeline_id, number=number, until=clock.now(), on_turn=on_turn)
    except ticks.NotNow as reason:
        log.info("no tick: %s", reason)
    except Error as error:
        # Nothing is wrong with the tick: a worker of the new code runs it.
        if not schema.explains(error):
            raise


def next_show_at() -> datetime | None:
    """When the next show opens: the next change of pace. Past, while its opening tick has still to run."""
    shows = Show.objects.upcoming().filter(federation__timeline__paused=False)
    # One before its timeline's next tick falls into dark days: nobody will open it.
    shows = shows.filter(starts_at__gte=F("federation__timeline__due_at"))
    return shows.values_list("starts_at", flat=True).first()
