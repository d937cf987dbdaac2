"""The Celery application: where work is queued and what the beat repeats."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")

app = Celery("llmfed")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["llmfed"])
app.conf.beat_schedule = {
    # Expires, so that a worker that was away finds one beat, not a thousand.
    "heartbeat": {"task": "llmfed.tasks.heartbeat", "schedule": 1.0, "options": {"expires": 5}},
}
