"""What shows drew, as pages tell it: in a sentence of one, and in a picture of the last dozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest

from federations.models import Federation, Series, Show, ShowQuerySet
from federations.sim.turnout import watching
from llmfed.prepared import rows_of
from llmfed.world.addresses import address

# How many shows the picture has, and of how many weekly ones the first and the last are compared.
SHOWN, COMPARED = 12, 4
# How much fuller or emptier halls must be before anybody says so.
MOVED = 0.08
# The picture, in its own units: how wide a show is, how high the fullest house.
WIDE, HIGH = 24, 60


@dataclass(frozen=True, slots=True)
class Column:
    """One show in the picture: how many were there, and how high the line of those at home is (None without camera)."""

    label: str
    url: str
    big: bool
    x: int
    y: int
    height: int
    home: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """A federation's last shows, the oldest first."""

    columns: tuple[Column, ...]
    line: str
    width: int
    word: str
    latest: str
    latest_url: str


def drew(show: Show) -> str:
    """What a show came to, in a sentence; empty until it is over, and where nobody counted."""
    if not show.counted:
        return ""
    seats = "Not a seat was left" if show.sold_out else f"{intcomma(show.seats)} seats were put up"
    told = f"{seats}; the gate was ${intcomma(show.gate_cents // 100)}."
    return f"{told} {watching(show.viewers)} watched at home." if show.viewers else told


def _latest(federation: int) -> ShowQuerySet:
    return Show.objects.over().filter(federation=federation, seats__gt=0)[:SHOWN]


LATEST = rows_of(_latest, federation=int)


def houses_of(request: HttpRequest, subject: Federation, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """A federation's last dozen houses, once there are two to compare."""
    shows = LATEST(federation=subject.pk)[::-1]
    return ("federations/trend.html", {"trend": trend(subject, shows)}) if len(shows) > 1 else None


def trend(federation: Federation, shows: Sequence[Show]) -> Trend:
    """The picture of shows that are over, the oldest first."""
    fullest, most = max(show.attendance for show in shows), max(show.viewers for show in shows)
    columns = tuple(_column(federation, place, show, fullest, most) for place, show in enumerate(shows))
    line = " ".join(f"{one.x + WIDE // 2 - 2},{one.home}" for one in columns if one.home is not None)
    last = shows[-1]
    latest = f"{last.name}, {last.city}: {intcomma(last.attendance)} there"
    latest += f", {watching(last.viewers)} at home." if last.viewers else "."
    return Trend(columns, line, WIDE * len(shows), word(shows), latest, columns[-1].url)


def _column(federation: Federation, place: int, show: Show, fullest: int, most: int) -> Column:
    height = max(1, HIGH * show.attendance // max(fullest, 1))
    at_home = HIGH - HIGH * show.viewers // most if show.viewers else None
    label = f"{show.name}, {show.city}: {intcomma(show.attendance)}"
    url = address("federations:show", federation.slug, show.number)
    return Column(label, url, show.is_big, WIDE * place, HIGH - height, height, at_home)


def word(shows: Sequence[Show]) -> str:
    """Whether weekly houses are filling or emptying, in a sentence."""
    weekly = [show for show in shows if show.kind == Series.Kind.TV]
    if len(weekly) < 2 * COMPARED:
        return "Too few weekly shows yet to say where it is going."
    before, after = _mean(weekly[:COMPARED]), _mean(weekly[-COMPARED:])
    if after > before * (1 + MOVED):
        return "The houses are growing."
    return "The houses are thinning." if after < before * (1 - MOVED) else "The houses are holding."


def _mean(shows: Sequence[Show]) -> float:
    # Of the following and not of the seats taken: halls are not all of a size.
    return sum(show.following or 0 for show in shows) / len(shows)
