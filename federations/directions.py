"""Directions: who is being pushed, and who is buried, as pages and the desk tell it; of matches that have aired."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from federations.models import Bout, Federation, Side
from federations.sim.pushes import TUNING, Direction, Night, Trend, trend

SPAN = timedelta(weeks=TUNING.weeks)
ROW = JSONObject(
    at="bout__result__airs_at",
    number="number",
    winner="bout__result__winner",
    form="bout__form",
    position="bout__segment__position",
    of="bout__segment__show__length",
)


def nights_of(character: int, now: datetime) -> ArraySubquery:
    """Somebody's matches of the last two spans, as one value."""
    return ArraySubquery(_aired(Side.objects.filter(character=character), now).values(row=ROW))


def _aired(sides: QuerySet[Side], now: datetime) -> QuerySet[Side]:
    # From a date on and not from a span ago: what is prepared takes times as they are given.
    return sides.filter(bout__result__airs_at__lte=now).order_by("-bout__result__airs_at")[: 6 * TUNING.weeks]


def read(rows: Iterable[Mapping[str, Any]], now: datetime) -> Trend:
    """Where somebody is going, from what `nights_of` selected."""
    lately, before = list[Night](), list[Night]()
    for row in rows:
        at = row["at"] if isinstance(row["at"], datetime) else datetime.fromisoformat(row["at"])
        won = None if row["winner"] is None else row["number"] == row["winner"]
        if row["form"] == Bout.Form.BATTLE_ROYAL and not won:
            continue
        night = Night(won, (row["position"] - 1) / max(1, row["of"] - 1))
        if now - at <= SPAN:
            lately.append(night)
        elif now - at <= 2 * SPAN:
            before.append(night)
    return trend(lately, before)


def of_roster(company: Federation, now: datetime) -> list[tuple[str, Trend]]:
    """Who of a federation is pushed and who is buried, by key; one query."""
    sides = Side.objects.filter(
        bout__segment__show__federation=company,
        bout__result__airs_at__lte=now,
        bout__result__airs_at__gt=now - 2 * SPAN,
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for key, row in sides.order_by("character__slug", "bout__result__airs_at").values_list("character__slug", ROW):
        found.setdefault(key, []).append(row)
    told = [(key, read(rows, now)) for key, rows in found.items()]
    return [(key, one) for key, one in told if one.direction is not Direction.NEITHER]
