"""Orders about championships: made, changed, awarded, vacated."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from characters.edits import person, tell
from characters.models import Character
from federations import invariants
from federations.edits.company import of
from federations.models import Championship, Federation, Reign
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

EDITABLE = ("name", "position", "kind", "division", "retired")


def create(*, company: Federation, slug: str, fields: Mapping[str, Any], by: "User") -> Championship:
    """Make a championship, vacant. Raises Refused."""
    facts = {"slug": slug, "fields": dict(fields)}
    orders.give(timeline=company.timeline, kind="championship.created", facts=facts, by=by)
    return Championship.objects.get(slug=slug)


def change(*, belt: Championship, changed: Mapping[str, Any], by: "User") -> None:
    """Change what a championship is called, where it ranks, who may hold it. Raises Refused."""
    facts = {"slug": belt.slug, "changes": dict(changed)}
    orders.give(timeline=belt.federation.timeline, kind="championship.edited", facts=facts, by=by)


def remove(*, belt: Championship, by: "User") -> None:
    """Unmake a championship that nobody ever held or fought for. Raises Refused."""
    orders.give(timeline=belt.federation.timeline, kind="championship.removed", facts={"slug": belt.slug}, by=by)


def award(*, belt: Championship, holders: Sequence[Character], by: "User", now: datetime) -> None:
    """Name new champions, and tell the world with the next tick. Raises Refused."""
    slugs = sorted(who.slug for who in holders)
    with transaction.atomic():
        # Under the lock, so that no tick crowns somebody between the look and the order.
        home = Timeline.objects.select_for_update().get(pk=belt.federation.timeline_id)
        was = belt.reigns.current().first()
        lost = was.holders.order_by("slug").values_list("slug", flat=True).first() if was else None
        facts = {"slug": belt.slug, "holders": slugs, "at": now.isoformat()}
        orders.give(timeline=home, kind="championship.awarded", facts=facts, by=by)
        number = belt.reigns.current().values_list("number", flat=True).get()
        told = {"championship": belt.slug, "by": slugs[0], "with": slugs[1:], "from": lost, "reign": number}
        tell(home, "champion.crowned", told, about=[*slugs, *([lost] if lost else [])], by=by)


def vacate(*, belt: Championship, by: "User", now: datetime) -> None:
    """End the running reign. Raises Refused."""
    facts = {"slug": belt.slug, "at": now.isoformat()}
    orders.give(timeline=belt.federation.timeline, kind="championship.vacated", facts=facts, by=by)


def named(timeline: Timeline, slug: str) -> Championship:
    """A championship of the federation whose timeline this is. Raises Refused for any other."""
    found = Championship.objects.filter(slug=slug, federation__timeline=timeline)
    belt = found.select_related("federation__timeline").first()
    if belt is None:
        raise Refused(f"There is no championship {slug} at {timeline.slug}.")
    return belt


@orders.edit("championship.created")
def _created(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    belt = Championship(slug=facts["slug"], federation=of(timeline))
    changes.create(belt, facts["fields"], EDITABLE)


@orders.edit("championship.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    belt = named(timeline, facts["slug"])
    changed = changes.write(belt, facts["changes"], EDITABLE)
    if not changed & {"kind", "division", "retired"}:
        return
    invariants.check_not_at_stake(belt)
    if not belt.retired and belt.unified_into is not None:
        raise Refused(f"The {belt.name} was unified with the {belt.unified_into.name}, and that is not undone.")
    reign = belt.reigns.current().first()
    if reign is not None and belt.retired:
        raise Refused(f"The {belt.name} has a champion; vacate it before it is retired.")
    if reign is not None:
        invariants.check_champions(belt, list(reign.holders.order_by("slug")))


@orders.edit("championship.removed")
def _removed(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    belt = named(timeline, facts["slug"])
    if belt.reigns.exists() or belt.bouts.exists() or belt.tournaments.exists():
        raise Refused(f"The {belt.name} is part of the chronicle; retire it instead.")
    belt.delete()


@orders.edit("championship.awarded")
def _awarded(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    belt = named(timeline, facts["slug"])
    if belt.retired:
        raise Refused(f"The {belt.name} is retired.")
    invariants.check_not_at_stake(belt)
    holders = [person(timeline, slug) for slug in facts["holders"]]
    invariants.check_champions(belt, holders)
    running = belt.reigns.current().first()
    if running is not None and {who.pk for who in running.holders.all()} == {who.pk for who in holders}:
        raise Refused(f"{' and '.join(who.name for who in holders)} holds the {belt.name} already.")
    at = changes.effective_at(timeline, facts)
    was = belt.reigns.order_by("-number").first()
    if running is not None:
        _end(running, at)
    began_at = max(at, was.ended_at or was.began_at) if was else at
    reign = Reign.objects.create(championship=belt, number=was.number + 1 if was else 1, began_at=began_at)
    reign.holders.set(holders)


@orders.edit("championship.vacated")
def _vacated(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    belt = named(timeline, facts["slug"])
    invariants.check_not_at_stake(belt)
    reign = belt.reigns.current().first()
    if reign is None:
        raise Refused(f"The {belt.name} is vacant already.")
    _end(reign, changes.effective_at(timeline, facts))


def _end(reign: Reign, at: datetime) -> None:
    reign.ended_at = max(at, reign.began_at)
    reign.save(update_fields=["ended_at"])
