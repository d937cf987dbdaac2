"""Annals: what records are read from, of one federation or of all that a reader may see; of what has aired."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from characters import faces
from federations.billing import billed
from federations.models import Bout, Federation, Reign, Result, Show, Side
from federations.sim.kinds import DECIDED
from llmfed.accounts.models import Viewer
from llmfed.world.viewing import Viewed

# How a match ends that somebody won in the ring.
WON = tuple(str(finish) for finish in DECIDED)


def _prepared(query: Callable[..., QuerySet[Any, Any]]) -> tuple[Viewed[Any], Viewed[Any]]:
    """A read of all federations that somebody sees, and the same of one of them."""

    def of_all(viewer: Viewer, now: datetime) -> QuerySet[Any, Any]:
        return query(Federation.objects.visible_to(viewer).values("pk"), now)

    def of_one(viewer: Viewer, federation: int, now: datetime) -> QuerySet[Any, Any]:
        return query(Federation.objects.visible_to(viewer).filter(pk=federation).values("pk"), now)

    return Viewed(of_all, now=datetime), Viewed(of_one, federation=int, now=datetime)


def _reigns(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Reign, Any]:
    row = JSONObject(face=faces.row("character"), born="character__born")
    through = Reign.holders.through.objects.filter(reign=OuterRef("pk")).order_by("character__slug")
    found = Reign.objects.filter(championship__federation__in=houses, began_at__lte=now)
    told = ("championship__name", "championship__slug", "told", "began_at", "ended_at", "defences", "vacated")
    return found.order_by("began_at", "pk").values_list(*told, ArraySubquery(through.values(row=row)))


def _fought(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Side, Any]:
    """Everybody's matches, each their own in the order in which they were fought."""
    found = Side.objects.filter(bout__segment__show__federation__in=houses, bout__result__airs_at__lte=now)
    told = ("character", "number", "bout__result__winner", "bout__form")
    card = ("bout__segment__show", "bout__segment__position", "bout__segment__show__ended_at")
    return found.order_by("character", "bout__result__airs_at").values_list(*told, *card)


def _bouts(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Bout, Any]:
    """The two longest, the two shortest that were won in the ring, and the two best."""
    aired = Result.objects.aired(now).filter(bout__segment__show__federation__in=houses)
    won = aired.filter(finish__in=WON)
    orders = ((aired, "-duration_s"), (won, "duration_s"), (aired, "-quarter_stars"))
    first, *rest = (found.order_by(order, "airs_at", "pk").values("bout")[:2] for found, order in orders)
    return billed(Bout.objects.filter(pk__in=first.union(*rest, all=True)), now)


def _shows(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Show, Any]:
    over = Show.objects.filter(federation__in=houses, ended_at__lte=now, attendance__gt=0)
    return over.select_related("federation").order_by("-attendance", "starts_at")[:2]


REIGNS, FOUGHT, BOUTS, SHOWS = (_prepared(query) for query in (_reigns, _fought, _bouts, _shows))


@dataclass(slots=True)
class Book:
    """What the records are read from: of one federation, or of all (`of` is None)."""

    viewer: Viewer
    now: datetime
    of: Federation | None

    def ask(self, pair: tuple[Viewed[Any], Viewed[Any]]) -> list[Any]:
        of_all, of_one = pair
        if self.of is None:
            return of_all(self.viewer, now=self.now)
        return of_one(self.viewer, federation=self.of.pk, now=self.now)
