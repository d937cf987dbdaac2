"""Orders about a city: how its crowd is, what it remembers, whom it is for and against."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from characters.models import Character, Role
from federations.edits.company import of
from federations.models import City
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

EDITABLE = ("temper", "memory", "cheers", "boos", "noise")
# How many a crowd has made up its mind about, either way.
MINDED = 12


def change(*, city: City, changed: Mapping[str, Any], by: "User") -> None:
    """Change what a city thinks, where it is on one federation's route alone. Raises Refused."""
    stops = list(city.stops.select_related("federation__timeline"))
    if len(stops) != 1:
        raise Refused(f"{city.name} is on the routes of {len(stops)} federations; only one that is on one can change.")
    facts = {"slug": city.slug, "changes": dict(changed)}
    orders.give(timeline=stops[0].federation.timeline, kind="city.edited", facts=facts, by=by)


@orders.edit("city.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    city = City.objects.filter(slug=facts["slug"], stops__federation=of(timeline)).first()
    if city is None:
        raise Refused(f"{timeline.slug} does not go to {facts['slug']}.")
    changes.write(city, facts["changes"], EDITABLE)
    for name in sorted({"cheers", "boos"} & set(facts["changes"])):
        _check(name, getattr(city, name))
    if both := sorted(set(city.cheers) & set(city.boos)):
        raise Refused(f"boos: {', '.join(both)} cannot be cheered whatever they do and never forgiven.")


def _check(name: str, slugs: Any) -> None:
    if not (isinstance(slugs, list) and all(isinstance(slug, str) for slug in slugs)) or len(slugs) > MINDED:
        raise Refused(f"{name}: a list of at most {MINDED} slugs.")
    known = set(Character.objects.filter(slug__in=slugs, role=Role.WRESTLER).values_list("slug", flat=True))
    if strange := [slug for slug in slugs if slug not in known]:
        raise Refused(f"{name}: {', '.join(strange)} is no wrestler's slug.")
