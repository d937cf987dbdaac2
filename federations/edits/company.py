"""Orders about a federation itself."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model

from federations.models import Federation
from llmfed.world import changes, orders, rights
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

EDITABLE = ("name", "short", "city", "style", "hue", "motto", "crest", "is_private")
# Hues that a federation keeps away from: LIVE's red, gold for championships.
SHADES_APART = 25
TAKEN_HUES = (25, 30, 85)


def change(*, company: Federation, changed: Mapping[str, Any], by: "User") -> None:
    """Change what a federation is called, where it is at home, how it looks. Raises Refused."""
    orders.give(timeline=company.timeline, kind="federation.edited", facts={"changes": dict(changed)}, by=by)


def entrust(*, company: Federation, promoters: Sequence["User"], by: "User") -> None:
    """Say who may edit a federation."""
    names = sorted(user.username for user in promoters)
    orders.give(timeline=company.timeline, kind="federation.entrusted", facts={"promoters": names}, by=by)


def of(timeline: Timeline) -> Federation:
    """The federation whose timeline this is. Raises Refused on the market."""
    found = Federation.objects.filter(timeline=timeline).first()
    if found is None:
        raise Refused(f"{timeline.slug} is no federation.")
    return found


@orders.edit("federation.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    company = of(timeline)
    changed = changes.write(company, facts["changes"], EDITABLE)
    check(company, changed)
    if "is_private" in changed:
        rights.changed()


def check(company: Federation, changed: Collection[str] = EDITABLE) -> None:
    """Its hue is a federation's, its letters can stand on a crest. Raises Refused."""
    if "hue" in changed and not may_be_worn(company.hue):
        raise Refused(f"hue: {company.hue} is too near to the red of LIVE or the gold of championships.")
    if "short" in changed and not re.fullmatch(r"[A-Z][A-Z0-9]{1,4}", company.short):
        raise Refused("short: 2 to 5 capital letters or digits, a letter first.")


def may_be_worn(hue: int) -> bool:
    """Whether a hue keeps away from those that mean something."""
    return all(_apart(hue, taken) >= SHADES_APART for taken in TAKEN_HUES)


def _apart(one: int, other: int) -> int:
    return min((one - other) % 360, (other - one) % 360)


@orders.edit("federation.entrusted")
def _entrusted(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    # A replay runs where nobody has an account; who promotes changes nothing that a tick does.
    users = get_user_model().objects.filter(username__in=facts["promoters"])
    of(timeline).promoters.set(users)
    rights.changed()
