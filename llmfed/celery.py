"""The Celery application: where work is queued and what the beat repeats."""

import logging.config
import os
import time
from typing import Any

import redis
from celery import Celery, bootsteps, signals
from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import schedstate
from django.conf import settings

from llmfed.world import valkey
from llmfed.world.watchdog import Watchdog

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")

app = Celery("llmfed")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["llmfed"])
# However many ticks wait, the heart beats: its messages have a queue of their own, and may have a worker of their own.
# Mail always has one: whoever sends it waits for a server that is not ours.
TICKS, HEARTBEAT, MAIL = "ticks", "heartbeat", "mail"
app.conf.task_queues = {name: {"exchange": name, "routing_key": name} for name in (TICKS, HEARTBEAT, MAIL)}
app.conf.task_default_queue = TICKS
TAKEN = {"tick": TICKS, "what_if": TICKS, "heartbeat": HEARTBEAT, "mail": MAIL}
app.conf.task_routes = {f"llmfed.tasks.{task}": {"queue": queue} for task, queue in TAKEN.items()}
app.conf.beat_schedule = {"heartbeat": {"task": "llmfed.tasks.heartbeat", "schedule": 1.0}}
app.conf.beat_scheduler = "llmfed.celery:Steady"


def _nobody_answers() -> bool:
    """Whether Valkey is away: until it is back there is nothing to go on with."""
    try:
        valkey.connect(**valkey.PATIENCE).ping()
    except redis.RedisError:
        return True
    return False


class GoingOn(bootsteps.StartStopStep):
    """Ends a worker whose loop stands still. Tasks that do are ended by that loop."""

    def __init__(self, parent: Any, **told: Any) -> None:
        super().__init__(parent, **told)
        self.watchdog: Watchdog | None = None
        self.turn: Any = None

    def start(self, parent: Any) -> None:
        self.watchdog = self.watchdog or Watchdog(_nobody_answers)
        self.turn = parent.timer.call_repeatedly(1.0, self.watchdog.going_on)

    def stop(self, parent: Any) -> None:
        if self.turn is not None:
            self.turn.cancel()


app.steps["consumer"].add(GoingOn)


class Steady(Scheduler):
    """Remembers nothing, because a second is soon over; and says nothing twice while nobody has heard it.

    It counts seconds by a clock that nobody sets: by Celery's it is silent while the one on the wall goes back.
    """

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.watchdog: Watchdog | None = None

    def tick(self, *args: Any, **told: Any) -> Any:
        if self.watchdog:
            self.watchdog.going_on()
        return super().tick(*args, **told)

    def _when(self, entry: ScheduleEntry, next_time_to_run: float, **told: Any) -> float:
        return time.monotonic() + (self.adjust(next_time_to_run) or 0)

    def is_due(self, entry: ScheduleEntry) -> schedstate:
        # Asked only of whoever's time has come.
        return schedstate(True, entry.schedule.run_every.total_seconds())

    def apply_async(self, entry: Any, producer: Any = None, advance: bool = True, **told: Any) -> Any:
        from llmfed import backlog  # Here: Django is not ready when Celery reads this file.

        if backlog.waited_s(app.conf.task_routes[entry.task]["queue"]) is None:
            return super().apply_async(entry, producer=producer, advance=advance, **told)
        return None


@signals.setup_logging.connect
def _log_as_django_does(**told: Any) -> None:
    logging.config.dictConfig(settings.LOGGING)


@signals.before_task_publish.connect
def _stamp(headers: dict[str, Any], **told: Any) -> None:
    # How long the oldest message of a queue has waited is a sign of health, and messages carry no time of their own.
    headers["sent_at"] = time.time()


@signals.beat_init.connect
def _watch(sender: Any, **told: Any) -> None:
    sender.scheduler.watchdog = Watchdog(_nobody_answers)
