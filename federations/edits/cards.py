"""Orders about a card that has been announced: who is in a match, under which rules, for what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from characters.edits import person, tell
from characters.models import Character, Role, hurt_until
from federations import invariants, rulebook
from federations.booking import limit_s
from federations.edits import keeping
from federations.edits.belts import named
from federations.models import Bout, Show, Side
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

Swap = tuple[str, str]


def change(*, bout: Bout, changed: Mapping[str, Any], swaps: Sequence[Swap], by: "User", now: datetime) -> None:
    """Change a match to come. Raises Refused.

    `changed` may hold stipulation, reason, championship and referee (slugs or None); `swaps` are (out, in).
    """
    home = bout.segment.show.federation.timeline
    plain = {key: value for key, value in changed.items() if key in {"stipulation", "reason"}}
    facts: dict[str, Any] = {
        "bout": bout.key,
        "show": bout.segment.show.number,
        "changes": plain,
        "at": now.isoformat(),
    }
    facts |= {key: value for key, value in changed.items() if key in {"championship", "referee"}}
    if swaps:
        facts["swaps"] = [list(swap) for swap in swaps]
    with transaction.atomic():
        orders.give(timeline=home, kind="card.changed", facts=facts, by=by)
        for out, into in swaps:
            told = {"out": out, "by": into, "bout": bout.key}
            tell(home, "card.changed", told, about=[out, into], by=by)


@orders.edit("card.changed")
def _changed(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    bout, at = _coming(timeline, facts["bout"]), changes.effective_at(timeline, facts)
    if "stipulation" in facts["changes"] and bout.promises.filter(kept_at=None, broken_at=None).exists():
        raise Refused("The fans were promised these rules; a promise is kept.")
    changes.write(bout, facts["changes"], ("stipulation", "reason"))
    if "referee" in facts:
        bout.referee = _referee(timeline, bout, facts["referee"])
    if "championship" in facts:
        bout.championship = named(timeline, facts["championship"]) if facts["championship"] else None
    if swaps := facts.get("swaps"):
        _swap(timeline, bout, dict(swaps), at)
    people = _sides(bout)
    main = bout.segment.show.is_big or bout.championship_id is not None
    bout.time_limit_s = limit_s(bout.stipulation, sum(map(len, people)), bout.given_s, main=main)
    bout.save(update_fields=["referee", "championship", "unifies", "pencilled", "time_limit_s"])
    rulebook.check_rules(bout.stipulation, [len(side) for side in people])
    if "championship" in facts or swaps:
        invariants.check_defence(bout, people, at)
    touched = {"championship"} & set(facts) | ({"sides", "unifies"} if swaps else set())
    keeping.keep(rulebook.roster(bout.segment.show.federation, bout.segment.show.starts_at), bout, touched, at)
    Show.objects.filter(pk=bout.segment.show_id).update(edition=timeline.last_order)


def _coming(timeline: Timeline, key: str) -> Bout:
    """A match that has been announced and not begun. Raises Refused for any other."""
    found = Bout.objects.filter(key=key, segment__show__federation__timeline=timeline)
    bout = found.select_related("segment__show__federation", "championship", "referee").first()
    if bout is None:
        raise Refused(f"There is no match {key} at {timeline.slug}.")
    if bout.segment.starts_at is not None or bout.segment.show.state == Show.State.OVER:
        raise Refused("This match has begun; what is on the card now stays there.")
    return bout


def _referee(timeline: Timeline, bout: Bout, slug: str | None) -> Character | None:
    who = person(timeline, slug) if slug else None
    if who is not None and who.role != Role.REFEREE:
        raise Refused(f"{who.name} is no referee.")
    return who


def _swap(timeline: Timeline, bout: Bout, swaps: Mapping[str, str], at: datetime) -> None:
    """Put people into the places of others; a team that is no longer whole goes by no name."""
    sides = list(bout.sides.select_related("character").order_by("number", "position"))
    if missing := sorted(set(swaps) - {side.character.slug for side in sides}):
        raise Refused(f"{', '.join(missing)} is not in this match any more.")
    moved = [side for side in sides if side.character.slug in swaps]
    for side in moved:
        side.character = _stand_in(timeline, bout, swaps[side.character.slug], at)
    if len({side.character_id for side in sides}) < len(sides):
        raise Refused("Somebody would be in this match twice: one place at a time.")
    broken = {side.number for side in moved}
    # One person stands once in a bout, so that two who change places must both have left theirs first.
    bout.sides.filter(number__in=broken).delete()
    # What was put up, pencilled in or to be unified was that with somebody else.
    bout.sides.update(wager="")
    bout.pencilled = None if bout.pencilled in broken else bout.pencilled
    if {side.character.slug for side in moved} != set(swaps):
        bout.unifies = None
    Side.objects.bulk_create(
        Side(bout=bout, number=side.number, position=side.position, character=side.character)
        for side in sides
        if side.number in broken
    )


def _stand_in(timeline: Timeline, bout: Bout, slug: str, at: datetime) -> Character:
    """Somebody who can wrestle in this match. Raises Refused."""
    who = person(timeline, slug)
    invariants.check_works_here(bout.segment.show.federation, who)
    if who.role != Role.WRESTLER:
        raise Refused(f"{who.name} does not wrestle.")
    if until := hurt_until(who, at):
        raise Refused(f"{who.name} is hurt until {until:%d %B}.")
    invariants.check_in_one_place(bout, who)
    return who


def _sides(bout: Bout) -> list[list[Character]]:
    found: dict[int, list[Character]] = {}
    for side in bout.sides.select_related("character").order_by("number", "position"):
        found.setdefault(side.number, []).append(side.character)
    return list(found.values())
