"""Turnout: what a show draws, counted when its doors are shut.

Of other federations only what was settled is asked: what was on at this hour a week ago, and who was in this city
before today. A replay, and a universe that lives a day in parallel, find the same.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, OuterRef, QuerySet, Subquery
from django.utils.text import slugify

from characters.models import Character
from federations.models import Bout, RealStyle, Result, Series, Show, ShowQuerySet
from federations.sim.turnout import Card, Evening, Turnout, turnout
from llmfed.prepared import rows_of, values_of
from llmfed.world.ticking import Tick

WEEK = timedelta(days=7)
# A show that began so long before or after another is on at the same time.
OVERLAP = timedelta(hours=2)
# Stars of a mean show that nobody complains of, and more.
GOOD_STARS = 4.0
TOP_HEAT = 30


def _before(federation: int, number: int) -> ShowQuerySet:
    """The last show of a federation that drew somebody, with the mean of its ratings in quarters of a star."""
    rated = Result.objects.filter(bout__segment__show=OuterRef("pk")).order_by().values("bout__segment__show")
    quarters = Subquery(rated.annotate(mean=Avg("quarter_stars")).values("mean"))
    found = Show.objects.filter(federation=federation, number__lt=number, following__isnull=False)
    return found.annotate(quarters=quarters).order_by("-number")[:1]


def _rivals(federation: int, since: datetime, until: datetime, ended: datetime) -> QuerySet[Show, Any]:
    on = Show.objects.filter(starts_at__gte=since, starts_at__lte=until, ended_at__lte=ended, viewers__gt=0)
    return on.exclude(federation=federation).values_list("viewers", flat=True)


def _there(place: int, today: datetime) -> QuerySet[Show, Any]:
    held = Show.objects.filter(place=place, ended_at__lt=today, attendance__gt=0)
    return held.order_by("-ended_at").values_list("ended_at", flat=True)[:1]


BEFORE = rows_of(_before, federation=int, number=int)
RIVALS: Any = values_of(_rivals, federation=int, since=datetime, until=datetime, ended=datetime)
THERE: Any = values_of(_there, place=int, today=datetime)
MAIN = rows_of(
    lambda show: (
        Bout.objects.filter(segment__show=show, segment__struck="")
        .select_related("championship")
        .order_by("-segment__position")[:1]
    ),
    show=int,
)


def count(tick: Tick, show: Show, fighters: Sequence[Character]) -> None:
    """Count the seats that are taken, the gate, and who watches at home; they are saved with the show's state."""
    found = turnout(_card(show, fighters), _evening(tick, show), tick.rng("attendance", show.number))
    keep(show, found)


def keep(show: Show, found: Turnout) -> None:
    """Put what a show drew on its row."""
    show.seats, show.attendance, show.gate_cents = found.seats, found.attendance, found.gate_cents
    show.viewers, show.following = found.viewers, found.following


COUNTED = ("seats", "attendance", "gate_cents", "viewers", "following")


def _card(show: Show, fighters: Sequence[Character]) -> Card:
    main = MAIN.first(show=show.pk)
    if main is None:
        return Card([who.over for who in fighters])
    belt = main.championship
    stake = 0.0 if belt is None else 1.0 if belt.position == 0 else 0.5
    return Card([who.over for who in fighters], min(1.0, main.heat / TOP_HEAT), stake)


def _evening(tick: Tick, show: Show) -> Evening:
    televised = show.federation.style == RealStyle.US_TV and show.kind == Series.Kind.TV
    before = BEFORE.first(federation=show.federation_id, number=show.number)
    quarters: float | None = getattr(before, "quarters", None)
    return Evening(
        city=show.place.slug if show.place else slugify(show.city),
        big=show.is_big,
        televised=televised,
        following=before.following if before else None,
        days_since=_days_since(tick, show),
        rivals=_on_elsewhere(tick, show) if televised else 0,
        last=0.5 if quarters is None else min(1.0, float(quarters) / 4 / GOOD_STARS),
    )


def _days_since(tick: Tick, show: Show) -> float | None:
    """How many days ago the last show in this city ended, if that was before today."""
    today = tick.at.replace(hour=0, minute=0, second=0, microsecond=0)
    ended = THERE.first(place=show.place_id, today=today) if show.place_id else None
    return None if ended is None else (tick.at - ended).total_seconds() / 86_400


def _on_elsewhere(tick: Tick, show: Show) -> int:
    """The viewers, in thousands, of what others had on at this hour a week ago: they will be on again."""
    at = tick.at - WEEK
    found = RIVALS(federation=show.federation_id, since=at - OVERLAP, until=at + OVERLAP, ended=at + timedelta(days=1))
    return sum(found)
