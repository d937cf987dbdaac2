"""Orders about groups: teams and stables are formed, changed and dissolved."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from characters.edits.people import person
from characters.models import Character, Group, Membership
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

FEWEST = 2


def form(
    *, timeline: Timeline, slug: str, fields: Mapping[str, Any], leader: str | None, members: Sequence[str], by: "User"
) -> Group:
    """Form a group of people of one timeline. Raises Refused."""
    facts = {"slug": slug, "fields": dict(fields), "leader": leader, "members": list(members)}
    orders.give(timeline=timeline, kind="group.created", facts=facts, by=by)
    return Group.objects.get(slug=slug)


def change(*, group: Group, changed: Mapping[str, Any], by: "User") -> None:
    """Change a group's name, kind, leader (a slug) or members (all their slugs, in order). Raises Refused."""
    plain = {key: value for key, value in changed.items() if key in {"name", "kind"}}
    facts: dict[str, Any] = {"slug": group.slug, "changes": plain}
    facts |= {key: value for key, value in changed.items() if key in {"leader", "members"}}
    orders.give(timeline=group.home, kind="group.edited", facts=facts, by=by)


def dissolve(*, group: Group, by: "User") -> None:
    """End a group. Raises Refused."""
    orders.give(timeline=group.home, kind="group.dissolved", facts={"slug": group.slug}, by=by)


@orders.edit("group.created")
def _created(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    group = Group(slug=facts["slug"], home=timeline)
    changes.create(group, facts["fields"], ("name", "kind"))
    _seat(timeline, group, facts["members"])
    _lead(timeline, group, facts["leader"])


@orders.edit("group.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    group = _group(timeline, facts["slug"])
    changes.write(group, facts["changes"], ("name", "kind"))
    if "members" in facts:
        _seat(timeline, group, facts["members"])
    _lead(timeline, group, facts.get("leader", group.leader and group.leader.slug))


@orders.edit("group.dissolved")
def _dissolved(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    _group(timeline, facts["slug"]).delete()


def _group(timeline: Timeline, slug: str) -> Group:
    found = Group.objects.filter(slug=slug, home=timeline).select_related("leader").first()
    if found is None:
        raise Refused(f"There is no group {slug} at {timeline.slug}.")
    return found


def _seat(timeline: Timeline, group: Group, members: Sequence[str]) -> None:
    """Who is in it, each once, all at home here."""
    if len(set(members)) < len(members):
        raise Refused(f"Somebody is in {group.name} twice.")
    if len(members) < FEWEST:
        raise Refused(f"{group.name} needs at least {FEWEST} members.")
    folk = [person(timeline, slug) for slug in members]
    group.memberships.all().delete()
    Membership.objects.bulk_create(
        Membership(group=group, character=who, position=position) for position, who in enumerate(folk)
    )


def _lead(timeline: Timeline, group: Group, leader: str | None) -> None:
    """Its leader is one of its members; a stable has one."""
    who: Character | None = person(timeline, leader) if leader else None
    if who is None and group.kind == Group.Kind.STABLE:
        raise Refused(f"{group.name} is a stable; somebody has to lead it.")
    if who is not None and not group.memberships.filter(character=who).exists():
        raise Refused(f"{who.name} cannot lead {group.name} without being in it.")
    group.leader = who
    group.save(update_fields=["leader"])
