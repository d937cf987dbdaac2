"""What stories add to pages: the one big quarrel of a federation, somebody's own, and what is remembered of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, Case, Q, QuerySet, When
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from characters import faces
from characters.faces import Face
from characters.models import Character, Role
from federations.models import Bout, Federation, Result, Show
from llmfed.accounts.models import Viewer
from llmfed.prepared import Prepared, rows_of
from llmfed.world.viewing import Viewed
from storylines import stakes, telling
from storylines.models import Arc, ArcQuerySet, Feud, FeudQuerySet, Past
from storylines.sim import aftermath
from storylines.sim.aftermath import Ending
from storylines.sim.feuds import TUNING
from storylines.sim.stakes import branches, so_far

QUARRELS = 3
REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A feud as its parties' pages tell it."""

    other: Face
    why: str
    word: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A moment from before the first tick."""

    on: date
    kind: str
    text: str


def _hottest(timeline: int) -> FeudQuerySet:
    return _by_heat(Feud.objects.burning().filter(timeline=timeline))[:1]


def _by_heat(feuds: FeudQuerySet) -> FeudQuerySet:
    return feuds.select_related("one", "other").order_by("-heat", "pk").fetch_mode(FETCH_RAISE)


def _stories(viewer: Viewer, character: int) -> QuerySet[Character, Any]:
    """Somebody's hottest quarrels, and what is remembered of them, in one value."""
    against = _by_heat(Feud.objects.burning().filter(Q(one=character) | Q(other=character)))
    quarrel = JSONObject(one=faces.row("one"), other=faces.row("other"), why="why", heat="heat")
    mine = Past.people.through.objects.filter(character=character).values("past")
    past = Past.objects.visible_to(viewer).filter(pk__in=mine).order_by("-on", "pk")
    both = JSONObject(
        quarrels=ArraySubquery(against.values(row=quarrel)[:QUARRELS]),
        past=ArraySubquery(past.values(row=JSONObject(on="on", kind="kind", text="text"))[:REMEMBERED]),
    )
    return Character.objects.filter(pk=character).values_list(both, flat=True)


HOTTEST = rows_of(_hottest, timeline=int)
STORIES: Viewed[Any] = Viewed(_stories, character=int)


def _of(timeline: int, now: datetime) -> ArcQuerySet:
    return telling.running(Arc.objects.filter(timeline=timeline), now)


def _tonight(now: datetime) -> ArcQuerySet:
    """The story of the federation that is on the air, or next."""
    first = Case(When(state=Show.State.ON_AIR, then=0), default=1)
    shows = Show.objects.filter(federation__is_private=False).exclude(state=Show.State.OVER)
    on = shows.order_by(first, "starts_at", "pk").values("federation__timeline")[:1]
    return telling.running(Arc.objects.filter(timeline__in=on), now)


STORY_OF: Prepared[Arc] = Prepared(_of, timeline=int, now=datetime)
TONIGHT: Prepared[Arc] = Prepared(_tonight, now=datetime)


def tonight(request: HttpRequest, subject: None, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """Why tonight matters: the story of the house that is on the air, or next."""
    arc = TONIGHT.first(now=now)
    return ("storylines/tonight.html", {"story": telling.story(arc, now)}) if arc else None


def at_stake(request: HttpRequest | None, subject: Bout, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The story of a match so far and what follows if one wins or the other, as it stood at the bell; what came."""
    at = min(now, subject.bell_at) if subject.bell_at else now
    record = stakes.record(subject.key, at)
    if record is None:
        return None
    result: Result | None = getattr(subject, "aired", None)
    told = result is not None and result.airs_at <= now
    ending = Ending(result.winner, result.finish) if result is not None and told else None
    named = branches(record)
    lines = aftermath.lines(record, named, ending)
    meant = aftermath.whoever(record)
    shown = [one for one in named if not meant or (ending and one.side == ending.winner)]
    context: dict[str, Any] = {
        "so_far": so_far(record),
        "branches": shown,
        "lines": lines,
        "ending": ending,
        "cup": record.cup,
    }
    context["whoever"] = "" if ending else meant
    return ("storylines/stakes.html", context) if named or context["so_far"] else None


def big_story(request: HttpRequest, subject: Federation, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The story that a federation is telling, or its hottest quarrel."""
    arc = STORY_OF.first(timeline=subject.timeline_id, now=now)
    if arc is not None:
        return "storylines/tonight.html", {"story": telling.story(arc, now)}
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
        Quarrel(_other(row, subject), row["why"], heat_word(row["heat"])) for row in _told(request, subject)["quarrels"]
    ]
    return ("storylines/feuds.html", {"quarrels": quarrels}) if quarrels else None


def past_of(request: HttpRequest, subject: Character, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """What is remembered of somebody from before the first tick."""
    past = [
        Remembered(date.fromisoformat(row["on"]), row["kind"], row["text"]) for row in _told(request, subject)["past"]
    ]
    return ("storylines/past.html", {"past": past}) if past else None


def _told(request: HttpRequest, subject: Character) -> dict[str, Any]:
    """What stories say of somebody: asked once a page, though two of its panels tell it."""
    known: dict[int, dict[str, Any]] = request.__dict__.setdefault("stories", {})
    if subject.pk not in known:
        (known[subject.pk],) = STORIES(request.user, character=subject.pk)
    return known[subject.pk]


def _other(row: dict[str, Any], subject: Character) -> Face:
    return faces.read(row["other" if row["one"]["slug"] == subject.slug else "one"])


def heat_word(heat: float) -> str:
    """How hot a quarrel is, in words."""
    if heat >= TUNING.can_settle:
        return "It can only end one way"
    return "They must meet" if heat >= TUNING.must_meet else "It is simmering"
