"""A federation to be, for tests to found: Meltwater of Essen, with whom the page suggests."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from federations import charter
from federations.charter import Charter, Team
from federations.models import City, Federation
from federations.sim import drafting
from llmfed.accounts.models import User
from llmfed.world.models import Timeline

FIELDS: Mapping[str, Any] = {
    "name": "Meltwater Wrestling",
    "short": "MELT",
    "city": "Essen",
    "style": "us_tv",
    "hue": 200,
    "motto": "It finds a way.",
    "crest": {"shield": "heater", "division": "fess", "charge": "wave"},
    "is_private": False,
}
WEEKLY = {"name": "Thaw", "kind": "tv", "weekday": 1, "time": "21:00", "week": 0}
BIG = {"name": "High Water", "kind": "big", "weekday": 5, "time": "20:00", "months": [1, 4, 7, 10], "week": -1}
BELT = {"name": "Meltwater Championship", "kind": "world", "division": "open"}


def draft_of(now: datetime) -> tuple[list[str], list[drafting.Pair]]:
    """Whom the page would suggest, and the two teams among them."""
    candidates = {agent.key: agent.candidate for agent in charter.pool(now.date())}
    chosen = drafting.suggest(candidates.values())
    return chosen, drafting.pairs([candidates[key] for key in chosen])


def meltwater(now: datetime, **changed: Any) -> Charter:
    chosen, pairs = draft_of(now)
    teams = [Team(name, pair) for name, pair in zip(("Spring Flood", "Black Ice"), pairs, strict=True)]
    city = City.objects.filter(name="Essen").values_list("slug", flat=True).first() or ""
    plain = Charter("meltwater-wrestling", FIELDS, city, [WEEKLY, BIG], chosen, BELT, teams)
    return replace(plain, **changed)


def called(name: str, short: str, plan: Charter) -> Charter:
    """The same federation under another name."""
    slug = name.lower().replace(" ", "-")
    return replace(plan, slug=slug, fields={**plan.fields, "name": name, "short": short})


def founder(name: str = "fay") -> User:
    return User.objects.get_or_create(username=name)[0]


def found(plan: Charter | None = None, by: User | None = None) -> Federation:
    """Found it at the time of the market's next tick, which is as late as people can."""
    now = Timeline.objects.get(kind=Timeline.Kind.MARKET).due_at
    return charter.found(charter=plan or meltwater(now), by=by or founder(), now=now)
