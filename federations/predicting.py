"""Predicting: whom the commentators pick before a match, from what the tick knows, and what they said the last time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from characters.models import Role
from federations import roster
from federations.models import Bout, Result, Show, Side
from federations.sim import picks as sim
from llmfed.world.ticking import Tick

# So many of somebody's matches of which it was said who would win are remembered.
BACK = 16
GRUDGE_HEAT = 10


def called() -> ArraySubquery:
    """Of the one on a side: the latest matches of which the table said how they would end, newest first."""
    fought = Side.objects.filter(bout=OuterRef("bout")).order_by("number")
    row = JSONObject(
        key="bout__key",
        picks="bout__picks",
        winner="winner",
        event="bout__segment__show__name",
        city="bout__segment__show__city",
        at="airs_at",
        pair=ArraySubquery(fought.values("character__slug")),
    )
    before = Result.objects.filter(settled_tick__isnull=False, bout__sides__character=OuterRef("character"))
    return ArraySubquery(before.exclude(bout__picks={}).order_by("-airs_at").values(row=row)[:BACK])


def predict(tick: Tick, show: Show, bout: Bout, sides: Sequence[Side]) -> list[sim.Pick]:
    """Whom those at the table pick, noted on the match: only of one against one."""
    if len(sides) != 2 or sides[0].number == sides[1].number:
        return []
    people = roster.load(tick)
    table = [sim.Seat(who.slug, who.alignment) for who in people.staff(Role.ANNOUNCER)]
    holders = roster.champions(tick)[bout.championship.slug][2] if bout.championship else ()
    one, other = (_contender(tick, side, holders) for side in sides)
    weighty = bool(bout.championship or bout.shot or bout.heat >= GRUDGE_HEAT)
    rng = tick.rng("picks", bout.key)
    found = sim.picks(table, (one, other), _called(tick, show, sides), rng, weighty=weighty)
    if found:
        bout.picks = {pick["by"]: pick["on"] for pick in found}
        tick.change(bout, "picks")
    return found


def _contender(tick: Tick, side: Side, holders: Sequence[str]) -> sim.Contender:
    who = side.character
    contract = roster.load(tick).contracts[who.slug]
    standing = roster.hand(tick, contract, 1.0).standing
    return sim.Contender(who.slug, standing, who.alignment, champion=who.slug in holders)


def _called(tick: Tick, tonight: Show, sides: Sequence[Side]) -> list[sim.Called]:
    """The matches of either, newest first, once each."""
    rows: dict[str, dict[str, Any]] = {row["key"]: row for side in sides for row in getattr(side, "called", [])}
    found = sorted(rows.values(), key=lambda row: (datetime.fromisoformat(row["at"]), row["key"]), reverse=True)
    return [
        sim.Called(
            picks=row["picks"],
            pair=frozenset(row["pair"]),
            winner=None if row["winner"] is None else row["pair"][row["winner"]],
            event=Show(name=row["event"], city=row["city"]).named_at(tonight.name),
            days=(tick.at.date() - datetime.fromisoformat(row["at"]).date()).days,
        )
        for row in found
    ]
