"""What a person's live topic broadcasts."""

from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string

from characters.topics import topic
from llmfed.prepared import values_of
from llmfed.world import telling, volumes
from llmfed.world.models import Moment
from llmfed.world.telling import Line, Reading

# How many moments a person's page keeps.
MOMENTS = 60
# Beside the lines these change what panels say, and panels may be personal: the page asks for its own.
PANELS_CHANGE = (
    "bout.result",
    "segment.stakes",
    "champion",
    "feud.",
    "injury.",
    "contract.",
    "card.",
    "show.",
    "rankings.",
    "wager.",
    "person.",
)


def character_frame(moment: Moment) -> str:
    """One moment on a person's page: the newest of the list, and older panels made new."""
    context = {"line": telling.line(moment), "keep": MOMENTS, "panels_changed": moment.kind.startswith(PANELS_CHANGE)}
    return render_to_string("characters/character.html#frame", context)


def _latest(on: str) -> QuerySet[Moment, Any]:
    return Moment.objects.on(on).order_by("-no").values_list(*telling.ROW)[:MOMENTS]


LATEST = values_of(_latest, on=str)


def told_of(slug: str, reading: Reading) -> tuple[list[Line], int]:
    """The latest lines about somebody, newest first, and the number of the last moment among them."""
    rows = telling.latest(LATEST(on=topic(slug)), volumes.told(topic(slug), latest=True), MOMENTS, reading)
    return telling.lines_of(rows), rows[0][1] if rows else 0
