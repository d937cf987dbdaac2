"""Cities as readers meet them: a line about the house, and a page of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import FETCH_RAISE, Q

from characters import faces
from characters.faces import Face
from federations.models import City, Federation, FederationQuerySet, Show, ShowQuerySet
from federations.people import visible_to
from llmfed.accounts.models import Viewer
from llmfed.prepared import rows_of
from llmfed.world.viewing import Viewed

if TYPE_CHECKING:
    from federations.billing import Party

SHOWS, NATIVES = 6, 12


@dataclass(frozen=True, slots=True)
class CityPage:
    """A city, whom it is for and against, and what is on there."""

    city: City
    companies: Sequence[Federation]
    cheered: Sequence[Face]
    booed: Sequence[Face]
    natives: Sequence[Face]
    coming: Sequence[Show]
    over: Sequence[Show]


def house(city: City | None, sides: Iterable["Party"]) -> str:
    """What a city's crowd is like, and whom of these it has made up its mind about; empty where nobody knows."""
    if city is None:
        return ""
    people = [who for side in sides for who in side.people]
    cheered = _joined(who.name for who in people if who.slug in city.cheers)
    booed = _joined(who.name for who in people if who.slug in city.boos)
    verdict = [
        f"It cheers {cheered} whatever happens." if cheered else "",
        f"It never forgave {booed}." if booed else "",
    ]
    return " ".join(filter(None, [city.temper, *verdict]))


def _joined(names: Iterable[str]) -> str:
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _shows(viewer: Viewer, city: int) -> ShowQuerySet:
    seen = Show.objects.visible_to(viewer).filter(place=city)
    return seen.select_related("federation").fetch_mode(FETCH_RAISE)


def _companies(viewer: Viewer, city: int) -> FederationQuerySet:
    return Federation.objects.visible_to(viewer).filter(stops__city=city).order_by("name")


CITY = rows_of(lambda slug: City.objects.filter(slug=slug), slug=str)
COMING = Viewed(lambda viewer, city: _shows(viewer, city).upcoming()[:SHOWS], city=int)
OVER = Viewed(lambda viewer, city: _shows(viewer, city).over()[:SHOWS], city=int)
COMPANIES = Viewed(_companies, city=int)


def page(city: City, viewer: Viewer) -> CityPage:
    """All that somebody may see of a city, in four queries."""
    born_here = Q(retired_at=None) & (Q(hometown=city.name) | Q(hometown__startswith=f"{city.name}, "))
    named = Q(slug__in=[*city.cheers, *city.boos])
    people = list(visible_to(viewer).filter(named | born_here).order_by("name"))
    found = {who.slug: faces.of(who) for who in people}
    natives = [found[who.slug] for who in people if who.hometown.partition(",")[0] == city.name and not who.retired_at]
    return CityPage(
        city,
        COMPANIES(viewer, city=city.pk),
        [found[slug] for slug in city.cheers if slug in found],
        [found[slug] for slug in city.boos if slug in found],
        natives[:NATIVES],
        COMING(viewer, city=city.pk),
        OVER(viewer, city=city.pk),
    )
