"""Work that fails: tried again for a while, then a dead letter; a timeline that cannot tick is paused, others go on.

Rows decide when something is tried again. A tick's is its timeline's own, by which the heartbeat nudges; other tasks
are sent again by the heartbeat. The transaction of the tick that succeeds takes the row away. Mail has no row,
which would keep what it says: it sees to itself (llmfed/mailing.py).
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING, Any

from celery import signals
from celery.exceptions import SoftTimeLimitExceeded, TimeLimitExceeded
from django.db import Error, connection, transaction
from django.utils import timezone

from llmfed import mailing
from llmfed.world import away, pausing
from llmfed.world.models import Failure, Timeline

if TYPE_CHECKING:
    from llmfed.accounts.models import User

log = logging.getLogger(__name__)

TICK = "llmfed.tasks.tick"
# After 1, 2, 4 and 8 seconds.
ATTEMPTS, LONGEST_WAIT_S = 5, 60
# Each attempt at what hangs costs a worker its whole time limit.
ATTEMPTS_TO_HANG = 3
# A database that is away, full or short of memory says nothing against the work: about a quarter of an hour.
ATTEMPTS_AWAY = 20
HANGS = (SoftTimeLimitExceeded, TimeLimitExceeded)


@signals.task_failure.connect
def _on_failure(sender: Any, args: Sequence[Any], exception: BaseException, **told: Any) -> None:
    """In the process that raised; for one that was killed, in its parent."""
    if sender.name == mailing.TASK:
        return
    work = sender.name, args, exception, str(told.get("einfo") or "")
    if isinstance(exception, TimeLimitExceeded):
        # Celery says so before it kills, and who hangs holds the timeline until it is dead.
        Thread(target=_note, args=work, daemon=True).start()
    else:
        _note(*work)


def _note(task: str, arguments: Sequence[Any], error: BaseException, traceback: str) -> None:
    try:
        note(task, arguments, error, traceback)
    except Error:
        # Where nothing can be written nothing is lost: the heartbeat names the tick again.
        log.exception("a failure of %s could not be noted", task)
    finally:
        connection.close()


@signals.task_success.connect
def _on_success(sender: Any, **told: Any) -> None:
    if sender.name not in (TICK, mailing.TASK):
        Failure.objects.filter(task=sender.name, arguments=list(sender.request.args or ())).delete()


def note(task: str, arguments: Sequence[Any], error: BaseException, traceback: str = "") -> Failure | None:
    """Count a failure and set the time of the next attempt, or make a dead letter of it and pause its timeline.

    Returns None, having changed nothing, for a tick that another worker has run since.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '5s'")
        timeline = None
        if task == TICK:
            found = Timeline.objects.select_for_update(no_key=True).filter(pk=arguments[0], tick=arguments[1])
            timeline = found.first()
            if timeline is None or timeline.paused:
                return None
        failure = _counted(task, arguments, error, traceback, timeline)
        if timeline is not None:
            _hold_back(timeline, failure)
        failure.save()
    if failure.again_at is None:
        log.error("%s failed %s times and is given up: %s", failure, failure.attempts, failure.error)
    return failure


def _counted(
    task: str, arguments: Sequence[Any], error: BaseException, traceback: str, timeline: Timeline | None
) -> Failure:
    instant, work = timezone.now(), {"task": task, "arguments": list(arguments)}
    failure = Failure.objects.select_for_update().filter(**work).first() or Failure(**work, first_at=instant)
    failure.timeline, failure.tick = timeline, timeline.tick if timeline else None
    failure.error, failure.message, failure.traceback = _name(error), str(error)[:2000], traceback[-20_000:]
    failure.attempts, failure.last_at = failure.attempts + 1, instant
    wait_s = min(2.0 ** (failure.attempts - 1), LONGEST_WAIT_S)
    failure.again_at = None if failure.attempts >= _allowed(error) else instant + timedelta(seconds=wait_s)
    return failure


def _name(error: BaseException) -> str:
    return type(error).__name__[:120]


def _allowed(error: BaseException) -> int:
    if isinstance(error, HANGS):
        return ATTEMPTS_TO_HANG
    return ATTEMPTS_AWAY if away.database(error) else ATTEMPTS


def _hold_back(timeline: Timeline, failure: Failure) -> None:
    """Let a tick wait for its next attempt, or the world go on without its timeline."""
    timeline.again_at, timeline.nudged_at = failure.again_at or failure.last_at, None
    if failure.again_at is None:
        timeline.paused = True
        # Without the message, which may tell of what has not aired.
        timeline.paused_because = f"tick {failure.tick} failed {failure.attempts} times ({failure.error})"
    timeline.save(update_fields=["again_at", "nudged_at", "paused", "paused_because"])


def due() -> list[tuple[str, list[Any]]]:
    """Claim the tasks, but ticks, whose next attempt is due."""
    instant = timezone.now()
    with transaction.atomic():
        waiting = Failure.objects.select_for_update(skip_locked=True).filter(timeline=None, again_at__lte=instant)
        found = list(waiting.order_by("pk"))
        # One whose message is lost is sent again.
        later = instant + timedelta(seconds=LONGEST_WAIT_S)
        Failure.objects.filter(pk__in=[failure.pk for failure in found]).update(again_at=later)
    return [(failure.task, failure.arguments) for failure in found]


def retry(failure: Failure, by: "User") -> None:
    """Try again, from the first attempt; a timeline whose world has gone on meanwhile misses the days between."""
    with transaction.atomic():
        if failure.timeline is not None:
            pausing.let_go_on(timeline=failure.timeline, by=by)
        Failure.objects.filter(pk=failure.pk).update(attempts=0, again_at=timezone.now())


def drop(failure: Failure, by: "User") -> None:
    """Give the work up; a timeline goes on at the next midnight, and what was to happen until then does not."""
    with transaction.atomic():
        if failure.timeline is not None:
            pausing.let_go_on(timeline=failure.timeline, by=by, skip=True)
        Failure.objects.filter(pk=failure.pk).delete()
