"""What stories add to pages: the one big quarrel of a federation, and somebody's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FETCH_RAISE, Q
from django.http import HttpRequest

from characters.models import Character, Role
from federations.models import Federation
from llmfed.world.prepared import rows_of
from storylines.models import Feud, FeudQuerySet
from storylines.sim.feuds import TUNING

QUARRELS = 3


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A feud as its parties' pages tell it."""

    other: Character
    why: str
    word: str


def _hottest(timeline: int) -> FeudQuerySet:
    return _by_heat(Feud.objects.burning().filter(timeline=timeline))[:1]


def _against(character: int) -> FeudQuerySet:
    return _by_heat(Feud.objects.burning().filter(Q(one=character) | Q(other=character)))[:QUARRELS]


def _by_heat(feuds: FeudQuerySet) -> FeudQuerySet:
    return feuds.select_related("one", "other").order_by("-heat", "pk").fetch_mode(FETCH_RAISE)


HOTTEST = rows_of(_hottest, timeline=int)
AGAINST = rows_of(_against, character=int)


def big_story(request: HttpRequest, subject: Federation, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The hottest quarrel of a federation."""
    feud = HOTTEST.first(timeline=subject.timeline_id)
    if feud is None:
        return None
    days = (now - feud.began_at).days
    return "storylines/story.html", {"feud": feud, "word": heat_word(feud.heat), "days": days}


def feuds_of(request: HttpRequest, subject: Character, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """What somebody has against whom."""
    if subject.role != Role.WRESTLER:
        return None
    quarrels = [
        Quarrel(feud.other if feud.one_id == subject.pk else feud.one, feud.why, heat_word(feud.heat))
        for feud in AGAINST(character=subject.pk)
    ]
    return ("storylines/feuds.html", {"quarrels": quarrels}) if quarrels else None


def heat_word(heat: float) -> str:
    """How hot a quarrel is, in words."""
    if heat >= TUNING.can_settle:
        return "It can only end one way"
    return "They must meet" if heat >= TUNING.must_meet else "It is simmering"
