"""What stories add to pages: the one big quarrel of a federation, and somebody's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FETCH_RAISE
from django.http import HttpRequest

from characters.models import Character, Role
from federations.models import Federation
from storylines.models import Feud
from storylines.sim.feuds import TUNING

QUARRELS = 3


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A feud as its parties' pages tell it."""

    other: Character
    why: str
    word: str


def big_story(request: HttpRequest, subject: Federation, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The hottest quarrel of a federation."""
    burning = Feud.objects.burning().filter(timeline=subject.timeline_id).select_related("one", "other")
    feud = burning.order_by("-heat", "pk").fetch_mode(FETCH_RAISE).first()
    if feud is None:
        return None
    days = (now - feud.began_at).days
    return "storylines/story.html", {"feud": feud, "word": heat_word(feud.heat), "days": days}


def feuds_of(request: HttpRequest, subject: Character, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """What somebody has against whom."""
    if subject.role != Role.WRESTLER:
        return None
    mine = Feud.objects.burning().filter(one=subject) | Feud.objects.burning().filter(other=subject)
    found = mine.select_related("one", "other").order_by("-heat", "pk").fetch_mode(FETCH_RAISE)[:QUARRELS]
    quarrels = [
        Quarrel(feud.other if feud.one_id == subject.pk else feud.one, feud.why, heat_word(feud.heat)) for feud in found
    ]
    return ("storylines/feuds.html", {"quarrels": quarrels}) if quarrels else None


def heat_word(heat: float) -> str:
    """How hot a quarrel is, in words."""
    if heat >= TUNING.can_settle:
        return "It can only end one way"
    return "They must meet" if heat >= TUNING.must_meet else "It is simmering"
