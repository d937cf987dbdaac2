"""What a person's live topic broadcasts."""

from django.template.loader import render_to_string

from characters.topics import topic
from llmfed.world import telling
from llmfed.world.models import Moment, MomentQuerySet
from llmfed.world.prepared import rows_of

# How many moments a person's page keeps.
MOMENTS = 60
# Beside the lines these change what panels say, and panels may be personal: the page asks for its own.
PANELS_CHANGE = ("bout.result", "segment.stakes", "champion", "feud.", "injury.", "contract.", "card.", "show.")


def character_frame(moment: Moment) -> str:
    """One moment on a person's page: the newest of the list, and older panels made new."""
    context = {"line": telling.line(moment), "keep": MOMENTS, "panels_changed": moment.kind.startswith(PANELS_CHANGE)}
    return render_to_string("characters/character.html#frame", context)


def _latest(on: str) -> MomentQuerySet:
    return Moment.objects.on(on).order_by("-no")[:MOMENTS]


LATEST = rows_of(_latest, on=str)


def moments_of(slug: str) -> list[Moment]:
    """The latest that aired about somebody, newest first."""
    return LATEST(on=topic(slug))
