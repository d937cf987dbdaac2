"""Stories as pages tell them: from beats that were told, never from beats that are planned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from characters import faces
from characters.faces import Face
from characters.models import Character
from characters.topics import topic
from federations.models import Bout, Promise, Reign
from llmfed.accounts.models import Viewer
from llmfed.prepared import values_of
from llmfed.world import telling as world
from llmfed.world import volumes
from llmfed.world.addresses import address
from llmfed.world.models import Moment
from llmfed.world.telling import Line, Reading
from llmfed.world.viewing import Viewed
from storylines.models import Arc, ArcQuerySet, Beat
from storylines.sim.arcs import Kind
from storylines.sim.feuds import TUNING
from storylines.sim.questions import Plot, beat, led_to, question, so_far, verdict

# The tension curve's box, in its own units.
WIDTH, HEIGHT = 320, 90
# Nobody holds a microphone for longer; and no story is quoted more often.
SPEECH = timedelta(minutes=6)
QUOTES = 40
SAID = "promo.line"


@dataclass(frozen=True, slots=True)
class Told:
    """A beat that was told, as its row says."""

    number: int
    kind: str
    deed: str
    by: str
    on: str
    at: datetime
    heat: float | None
    show: str
    show_number: int


@dataclass(frozen=True, slots=True)
class Point:
    """A beat on the tension curve."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Step:
    """A beat that was told."""

    number: int
    text: str
    at: datetime
    show: str
    url: str
    said: Line | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """An arc as pages tell it."""

    url: str
    question: str
    wronged: Face
    wrongdoer: Face
    sub: str
    verdict: str
    led_to: str
    night: str
    night_url: str
    promised: str
    steps: tuple[Step, ...]
    curve: tuple[Point, ...]

    @property
    def rules(self) -> str:
        """The rules of what was promised, where they are not the usual ones."""
        usual = self.promised in ("", Bout.Stipulation.STANDARD)
        return "" if usual else str(Bout.Stipulation(self.promised).label).lower()

    @property
    def line(self) -> str:
        """The curve's points, as SVG writes them."""
        return " ".join(f"{point.x},{point.y}" for point in self.curve)


def _told(arcs: ArcQuerySet, now: datetime) -> ArcQuerySet:
    """Arcs that have begun, with their beats so far, whoever holds their championship and what was promised."""
    seen = Beat.objects.filter(arc=OuterRef("pk"), state=Beat.State.TOLD, at__lte=now).order_by("-number")
    row = JSONObject(
        number="number",
        kind="kind",
        deed="deed",
        by=Coalesce("by__name", Value("")),
        on=Coalesce("on__name", Value("")),
        at="at",
        heat="heat",
        show="show__name",
        show_number="show__number",
    )
    holder = Reign.objects.filter(championship=OuterRef("championship"), ended_at=None).values("holders__name")
    promised = Promise.objects.filter(
        kind=Promise.Kind.MATCH, show=OuterRef("blow_off"), one=OuterRef("wronged"), made_at__lte=now
    )
    row_of_shot = JSONObject(
        title="championship__name", show="show__name", kept="kept_at", broken="broken_at", reason="reason"
    )
    shot = Promise.objects.shots().filter(
        one=OuterRef("winner"), earned_in__segment__show=OuterRef("blow_off"), made_at__lte=now
    )
    found = arcs.filter(began_at__lte=now).annotate(
        shot=Subquery(shot.values(row=row_of_shot)[:1]),
        told=ArraySubquery(seen.values(row=row)),
        champion=Subquery(holder[:1]),
        promised=Subquery(promised.values("stipulation")[:1]),
    )
    people = ("wronged", "wrongdoer", "winner", "championship", "timeline", "blow_off__federation")
    return found.select_related(*people).fetch_mode(FETCH_RAISE)


def _one(viewer: Viewer, slug: str, number: int, now: datetime) -> ArcQuerySet:
    return _told(Arc.objects.visible_to(viewer).filter(timeline__slug=slug, number=number), now)


ARC: Viewed[Arc] = Viewed(_one, slug=str, number=int, now=datetime)


def running(arcs: ArcQuerySet, now: datetime) -> ArcQuerySet:
    """Running arcs, with all that a story needs."""
    return _told(arcs.running(), now)


def _quoted(on: str, since: datetime) -> QuerySet[Moment, Any]:
    said = Moment.objects.on(on).filter(kind=SAID, airs_at__gte=since)
    return said.order_by("no").values_list(*world.ROW)[:QUOTES]


QUOTED = values_of(_quoted, on=str, since=datetime)


def quotes(arc: Arc, reading: Reading) -> list[Line]:
    """What was said aloud between the two while it went on, oldest first."""
    on = topic(arc.wronged.slug)
    rows = QUOTED(on=on, since=arc.began_at)
    if reading.archived(arc.began_at):
        said = (moment for moment in volumes.told(on, since=arc.began_at) if moment.kind == SAID)
        known = {row[1]: row for row in (*rows, *map(world.row_of, islice(said, QUOTES)))}
        rows = [known[no] for no in sorted(known)[:QUOTES]]
    return world.lines_of(rows)


def story(arc: Arc, now: datetime, said: Sequence[Line] = ()) -> Story:
    """An arc that `ARC` or `running` found, told; `said` are lines that its beats may quote."""
    beats = [Told(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in getattr(arc, "told", [])]
    plot = _plot(arc, beats)
    ended = arc.closed_at is not None and arc.closed_at <= now
    days, left = (now - arc.began_at).days, (arc.blow_off.starts_at.date() - now.date()).days
    slug = arc.blow_off.federation.slug
    return Story(
        url=arc.get_absolute_url(),
        question=question(plot),
        wronged=_face(arc.wronged),
        wrongdoer=_face(arc.wrongdoer),
        sub="" if ended else so_far(days, arc.blow_off.name, left),
        led_to=_led_to(arc) if ended else "",
        verdict=verdict(plot, arc.ending, arc.winner.name if arc.winner else "") if ended else "",
        night=arc.blow_off.name,
        night_url=arc.blow_off.get_absolute_url(),
        promised=getattr(arc, "promised", None) or "",
        steps=tuple(_step(plot, one, address("federations:show", slug, one.show_number), said) for one in beats),
        curve=tuple(_curve(beats[::-1], arc.blow_off.starts_at)),
    )


def _led_to(arc: Arc) -> str:
    """What winning the night was worth, if it was worth a championship match."""
    row = getattr(arc, "shot", None)
    if row is None or arc.winner is None:
        return ""
    return led_to(arc.winner.name, row["title"], row["show"], bool(row["kept"]), row["reason"] if row["broken"] else "")


def _plot(arc: Arc, beats: Iterable[Told]) -> Plot:
    slight = next((one for one in beats if one.kind == Kind.SLIGHT), None)
    return Plot(
        wronged=arc.wronged.name,
        wrongdoer=arc.wrongdoer.name,
        deed=slight.deed if slight else "",
        by_wrongdoer=slight is not None and slight.by == arc.wrongdoer.name,
        event=slight.show if slight else "",
        night=arc.blow_off.name,
        title=arc.championship.name.removeprefix("The ") if arc.championship else "",
        champion=getattr(arc, "champion", None) or "",
    )


def _step(plot: Plot, one: Told, url: str, said: Sequence[Line]) -> Step:
    quote = next((line for line in said if one.at <= line.at < one.at + SPEECH and line.speaker), None)
    return Step(one.number, beat(plot, one.kind, one.deed, one.by, one.on), one.at, one.show, url, quote)


def _curve(beats: Sequence[Told], last: datetime) -> Iterable[Point]:
    """Heat over time, from the slight to the night."""
    whole = max((last - beats[0].at).total_seconds(), 1.0) if beats else 1.0
    for one in beats:
        along = min(1.0, (one.at - beats[0].at).total_seconds() / whole)
        up = (one.heat or 0.0) / TUNING.top
        yield Point(one.number, round(8 + along * (WIDTH - 16)), round(HEIGHT - 8 - up * (HEIGHT - 20)))


def _face(who: Character) -> Face:
    return faces.of(who)
