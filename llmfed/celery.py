"""The Celery application: where work is queued and what the beat repeats."""

import logging.config
import os
import time
from typing import Any

from celery import Celery, signals
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")

app = Celery("llmfed")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["llmfed"])
app.conf.beat_schedule = {
    # Expires, so that a worker that was away finds one beat, not a thousand.
    "heartbeat": {"task": "llmfed.tasks.heartbeat", "schedule": 1.0, "options": {"expires": 5}},
}


@signals.setup_logging.connect
def _log_as_django_does(**told: Any) -> None:
    logging.config.dictConfig(settings.LOGGING)


@signals.before_task_publish.connect
def _stamp(headers: dict[str, Any], **told: Any) -> None:
    # How long the oldest message of a queue has waited is a sign of health, and messages carry no time of their own.
    headers["sent_at"] = time.time()
