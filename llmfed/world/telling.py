"""What every page needs to tell: the clock as it reads it, moments as lines, panels by name."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from llmfed.prepared import rows_of
from llmfed.world import gaps
from llmfed.world.clock import OFF_AIR_RATES, ON_AIR_RATE, NoUniverse, at_wall
from llmfed.world.models import Moment, Universe

Words = list[list[str]]
# As many drawings as a process keeps, about half a kilobyte each.
KEPT = 16_384
# Letters of a line beyond which it is set smaller, so that it fits where the newest speaks.
LONG = 84


@dataclass(frozen=True, slots=True)
class Reading:
    """The clock as one page reads it: world time, and how fast it goes."""

    now: datetime
    rate: float
    pace: str
    archived_at: datetime | None = None

    def archived(self, since: datetime) -> bool:
        """Whether something of what aired since a world time lies in a volume."""
        return self.archived_at is not None and since <= self.archived_at

    def wall_seconds(self, at: datetime) -> int | None:
        """Wall seconds until a world time; None while the clock stands, or runs a show that comes before."""
        if self.rate <= 0 or (self.pace in {"demo", "brisk"} and self.rate == ON_AIR_RATE):
            return None
        rate = OFF_AIR_RATES.get(self.pace, self.rate)
        return max(0, round((at - self.now).total_seconds() / rate))

    def countdown(self, at: datetime) -> str:
        """How long it is until a world time, for those who wait at the wall."""
        if self.rate <= 0:
            return "when the clock goes on"
        seconds = self.wall_seconds(at)
        return "" if seconds is None else f"in {span(seconds)}"


def span(seconds: int) -> str:
    """Seconds as people say them: "2 h 10 min", "3 min", "40 s"."""
    if seconds < 60:
        return f"{seconds} s"
    minutes, hours, days = round(seconds / 60), seconds // 3600, seconds // 86_400
    if minutes < 60:
        return f"{minutes} min"
    if days:
        return f"{days} d {hours % 24} h" if hours % 24 else f"{days} d"
    return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"


def when(at: datetime) -> str:
    """A world date as posters and moments print it: "Thu 9 Jan, 20:00"."""
    return f"{at:%a} {at.day} {at:%b}, {at:%H:%M}"


def _clock() -> QuerySet[Universe]:
    return Universe.objects.only("world_at", "wall_at", "world_until", "rate", "pace", "archived_at")


CLOCK = rows_of(_clock)


def read_clock() -> Reading:
    """Read the clock once for a page."""
    found = CLOCK.first()
    if found is None:
        raise NoUniverse("There is no universe yet: run `manage.py up`, or `manage.py universe load FILE`.")
    return Reading(at_wall(found, timezone.now()), found.rate, found.pace, found.archived_at)


@dataclass(frozen=True, slots=True)
class Aside:
    """What a commentator adds to a line."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One told moment: what is said of it first, and what is said about it then."""

    no: int
    kind: str
    at: datetime
    clock: str
    speaker: str
    text: str
    asides: tuple[Aside, ...]

    @property
    def hour(self) -> str:
        return f"{self.at:%H:%M}"

    @property
    def when(self) -> str:
        return when(self.at)

    @property
    def long(self) -> bool:
        return len(self.text) > LONG

    @property
    def large(self) -> SafeString:
        """The line while it is the newest of a match."""
        return drawn("ui/now.html", line=self)

    @property
    def by_clock(self) -> SafeString:
        """The line as the feed of a match has it."""
        return drawn("ui/line.html", line=self)

    @property
    def by_day(self) -> SafeString:
        """The line as the feed of a whole show has it."""
        return drawn("ui/line.html", line=self, by_day=True)

    def on_tape(self, at_s: int, ahead: bool) -> SafeString:
        """The line in a transcript, so many seconds from the opening bell; `ahead`: not played yet."""
        return drawn("ui/line.html", line=self, on_tape=at_s, ahead=ahead)


@lru_cache(KEPT)
def drawn(template: str, **shown: Hashable) -> SafeString:
    """A small part of pages, rendered once a process; all that it depends on is in its context."""
    return render_to_string(template, shown)


# What a line shows of a moment, for pages that need no more of it.
ROW = ("pk", "no", "kind", "airs_at", "words", "facts__state__clock_s")
Row = Sequence[Any]


def row_of(moment: Moment) -> Row:
    """What a line shows of a moment that was read whole."""
    clock_s = (moment.facts.get("state") or {}).get("clock_s")
    return (moment.pk, moment.no, moment.kind, moment.airs_at, moment.words, clock_s)


def latest(rows: Sequence[Row], archived: Iterator[Moment], most: int, reading: Reading) -> list[Row]:
    """The latest of the `rows` that the table holds and of what lies in volumes (`archived`, read as far as needed)."""
    if reading.archived_at is None or (len(rows) == most and not reading.archived(rows[-1][3])):
        return list(rows)
    known = {row[1]: row for row in (*rows, *(row_of(moment) for moment in islice(archived, most)))}
    return [known[no] for no in sorted(known, reverse=True)][:most]


def line(moment: Moment) -> Line | None:
    """A worded moment as a line; None where nothing is said."""
    return _line(*row_of(moment)[1:])


def _line(no: int | None, kind: str, at: datetime, words: Words | None, clock_s: int | None) -> Line | None:
    if not words or no is None:
        return None
    said = [Aside(entry[0], entry[1]) for entry in words]
    clock = "" if clock_s is None else f"{clock_s // 60:02d}:{clock_s % 60:02d}"
    return Line(no, kind.replace(".", "-"), at, clock, said[0].speaker, said[0].text, tuple(said[1:]))


def lines_of(rows: Sequence[Row]) -> list[Line]:
    """Moments, of which `ROW` was read, as lines in their order."""
    bare = [row[0] for row in rows if row[4] is None]
    now = {moment.pk: moment.words for moment in worded(list(Moment.objects.filter(pk__in=bare)))} if bare else {}
    made = (_line(no, kind, at, now.get(pk, words), clock_s) for pk, no, kind, at, words, clock_s in rows)
    return [found for found in made if found is not None]


def lines(moments: list[Moment]) -> list[Line]:
    """Moments as lines, in their order; those that airing has not worded yet are worded now."""
    return [found for moment in worded(moments) if (found := line(moment)) is not None]


def worded(moments: list[Moment]) -> list[Moment]:
    """The same moments, each with its words."""
    bare = [moment for moment in moments if moment.words is None]
    if bare:
        prefetch_related_objects(bare, "timeline")
        found: dict[int, Words] = import_string(settings.VOICE)(bare)
        for moment in bare:
            moment.words = found[moment.pk]
    return moments


@dataclass(frozen=True, slots=True)
class Panel:
    """What an upper app adds to a lower one's page."""

    template: str
    context: dict[str, Any]


Fill = Callable[[HttpRequest | None, Any, datetime], tuple[str, dict[str, Any]] | None]

# Of all there are, those that are another one for each reader.
FOR_READERS: set[Fill] = set()


@dataclass(frozen=True, slots=True)
class Asked:
    """A panel that is another one for each reader, before it is known who reads."""

    fill: Fill
    subject: Any
    now: datetime

    def filled(self, request: HttpRequest) -> Panel | None:
        """The panel of one reader."""
        found = self.fill(request, self.subject, self.now)
        return Panel(*found) if found else None


def for_reader[F: Callable[..., Any]](fill: F) -> F:
    """Says of a panel that it is another one for each reader."""
    FOR_READERS.add(fill)
    return fill


@cache
def _fills(names: tuple[str, ...]) -> tuple[Fill, ...]:
    return tuple(import_string(name) for name in names)


def panels(page: str, request: HttpRequest | None, subject: Any, now: datetime) -> list[Panel | Asked]:
    """A page's panels, in the order that settings.PANELS names them; in a frame nobody asks for them (`request`).

    Where a page is made for many, those of each reader are not filled yet.
    """
    made: list[Panel | Asked] = []
    for fill in _fills(tuple(settings.PANELS.get(page, ()))):
        if fill in FOR_READERS and gaps.of(request):
            made.append(Asked(fill, subject, now))
        elif found := fill(request, subject, now):
            made.append(Panel(*found))
    return made


_batch: ContextVar[dict[Hashable, Any] | None] = ContextVar("batch", default=None)


@contextmanager
def batch() -> Iterator[None]:
    """While many frames are rendered at once, what they share is loaded once."""
    token = _batch.set({})
    try:
        yield
    finally:
        _batch.reset(token)


def once[T](key: Hashable, load: Callable[[], T]) -> T:
    """Load something; within a batch, the first time only."""
    held = _batch.get()
    if held is None:
        return load()
    if key not in held:
        held[key] = load()
    found: T = held[key]
    return found
