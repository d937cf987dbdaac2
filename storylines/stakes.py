"""What a match is about, as far as it was on record at its bell: for the match's page and for those who call it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from characters.faces import short_name
from federations.models import Bout, BoutQuerySet, Promise, Reign, Result, Side, Tie, Tournament
from federations.sim import brackets
from llmfed.prepared import rows_of
from storylines.models import Arc, Beat
from storylines.sim.arcs import Kind
from storylines.sim.cups import Cup
from storylines.sim.questions import DEEDS
from storylines.sim.stakes import Corner, Past, Record
from storylines.sim.words import joined

# So many of the latest matches of anybody in it a record goes back, and so many of those between them.
BACK, MEETINGS = 48, 40


def _sides(outer: str) -> ArraySubquery:
    row = JSONObject(
        number="number",
        slug="character__slug",
        name="character__name",
        team=Coalesce("team__name", Value("")),
        wager="wager",
    )
    return ArraySubquery(Side.objects.filter(bout=OuterRef(outer)).order_by("number", "position").values(row=row))


def _of(**side: int) -> QuerySet[Side, Any]:
    """The bouts of anybody in a match, or on one side of it."""
    people = Side.objects.filter(bout=OuterRef(OuterRef(OuterRef("pk"))), **side).values("character")
    return Side.objects.filter(character__in=people).values("bout")


def _before(at: Any) -> QuerySet[Result]:
    """Results of others than a match, before a time."""
    return Result.objects.aired(at).exclude(bout=OuterRef("pk")).order_by("-airs_at")


def _rows(results: QuerySet[Result]) -> QuerySet[Result, Any]:
    row = JSONObject(
        winner="winner", finish="finish", at="airs_at", show="bout__segment__show__name", sides=_sides("bout")
    )
    return results.values(row=row)


def _reign(at: Any) -> QuerySet[Reign, Any]:
    """The reign that ran at a time, with its holders and the defences made until then."""
    running = Q(ended_at=None) | Q(ended_at__gt=at)
    ours = Q(championship__bouts__result__airs_at__gt=F("began_at"), championship__bouts__result__airs_at__lte=at)
    holders = Reign.holders.through.objects.filter(reign=OuterRef("pk")).values("character__slug")
    row = JSONObject(holders=ArraySubquery(holders), defences=Coalesce("made", Value(0), output_field=IntegerField()))
    found = Reign.objects.filter(running, championship=OuterRef("championship"), began_at__lte=at)
    return found.annotate(made=Count("championship__bouts", filter=ours)).order_by("-number").values(row=row)[:1]


def _story() -> QuerySet[Arc, Any]:
    """The story that is to end with this match."""
    slight = Beat.objects.filter(arc=OuterRef("pk"), kind=Kind.SLIGHT)
    row = JSONObject(deed="deed", by="by__name", on="on__name", show="show__name")
    arcs = Arc.objects.filter(blow_off=OuterRef("segment__show"), wronged__sides__bout=OuterRef("pk"))
    arcs = arcs.filter(wrongdoer__sides__bout=OuterRef("pk"))
    return arcs.values(row=JSONObject(slight=Subquery(slight.values(row=row)[:1])))[:1]


def _earned() -> QuerySet[Promise, Any]:
    """Who cashes in what they earned, and where they earned it."""
    cashed = Promise.objects.shots().filter(bout=OuterRef("pk"), broken_at=None)
    return cashed.values(row=JSONObject(by="one__name", event="earned_in__segment__show__name"))[:1]


def _tie() -> QuerySet[Tie, Any]:
    """The tie of a tournament that a match decides."""
    found = Tie.objects.filter(promise__bout=OuterRef("pk"), promise__broken_at=None)
    row = {key: f"tournament__{key}" for key in ("name", "number", "kind", "rounds", "prize")}
    row |= {"round": "round", "federation": "tournament__federation__slug", "title": "tournament__championship__name"}
    return found.values(row=JSONObject(**row))[:1]


def _rumble() -> QuerySet[Tournament, Any]:
    """The rumble that a match is: its only round, in the same words as a tie."""
    row = {key: key for key in ("name", "number", "kind", "rounds", "prize")}
    row |= {"federation": "federation__slug", "title": "championship__name"}
    found = Tournament.objects.filter(bout=OuterRef("pk"))
    return found.values(row=JSONObject(**row, round=Value(0)))[:1]


def _bout(bout: str, at: datetime) -> BoutQuerySet:
    return Bout.objects.filter(key=bout).annotate(
        cast=_sides("pk"),
        before=ArraySubquery(_rows(_before(at).filter(bout__in=_of())[:BACK])),
        between=ArraySubquery(
            _rows(_before(at).filter(bout__in=_of(number=0)).filter(bout__in=_of(number=1))[:MEETINGS])
        ),
        reign=Subquery(_reign(at)),
        story=Subquery(_story()),
        title=F("championship__name"),
        prize=F("shot__name"),
        earned=Subquery(_earned()),
        tie=Coalesce(Subquery(_tie()), Subquery(_rumble())),
    )


BOUT = rows_of(_bout, bout=str, at=datetime)


def record(bout: str, at: datetime) -> Record | None:
    """What is known of a match at a time, by its key; one statement."""
    found: Any = BOUT.first(bout=bout, at=at)
    if found is None:
        return None
    corners = _corners(found.cast)
    reign = found.reign or {"holders": [], "defences": 0}
    holders = frozenset(reign["holders"])
    cup, leads_to = _cup(found.tie)
    return Record(
        corners=corners,
        past=tuple(_past(row, at) for row in found.before),
        older=tuple(_past(row, at) for row in found.between if row not in found.before),
        title=(found.title or "").removeprefix("The "),
        prize=(found.prize or leads_to).removeprefix("The "),
        earned=f"{found.earned['by']} earned this shot at {found.earned['event']}." if found.earned else "",
        holder=next((n for n, one in enumerate(corners) if holders and one.keys == holders), None),
        defences=reign["defences"],
        night=found.story is not None,
        story=_began(found.story),
        cup=cup,
    )


def _cup(row: Mapping[str, Any] | None) -> tuple[Cup | None, str]:
    """The tournament that a match is of, and the championship that winning it is worth a shot at."""
    if row is None:
        return None, ""
    left = row["rounds"] - 1 - row["round"]
    in_block = left > 0 and row["kind"] == Tournament.Kind.LEAGUE
    stage = brackets.LEAGUE if in_block else brackets.stage(row["round"], row["rounds"])
    following = brackets.stage(row["round"] + 1, row["rounds"]) if left and not in_block else ""
    crown = row["prize"] == Tournament.Prize.CROWN
    name = row["name"].removeprefix("The ")
    bill = f"the {name}" if row["kind"] == Tournament.Kind.RUMBLE else brackets.billed(stage, name)
    cup = Cup(name, bill, following, in_block, crown, row["federation"], row["number"])
    return cup, row["title"] or "" if not left and row["prize"] == Tournament.Prize.SHOT else ""


def _corners(rows: Iterable[Mapping[str, Any]]) -> tuple[Corner, ...]:
    sides: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        sides.setdefault(row["number"], []).append(row)
    return tuple(_corner(people) for _, people in sorted(sides.items()))


def _corner(people: list[Mapping[str, Any]]) -> Corner:
    keys = frozenset(row["slug"] for row in people)
    if len(people) == 1:
        return Corner(keys, people[0]["name"], short_name(people[0]["name"]), wager=people[0]["wager"])
    team = people[0]["team"] or joined([short_name(row["name"]) for row in people])
    return Corner(keys, team, team, several=True)


def _past(row: Mapping[str, Any], at: datetime) -> Past:
    sides: dict[int, set[str]] = {}
    for one in row["sides"]:
        sides.setdefault(one["number"], set()).add(one["slug"])
    days = (at.date() - datetime.fromisoformat(row["at"]).date()).days
    keys = tuple(frozenset(people) for _, people in sorted(sides.items()))
    return Past(keys, row["winner"], row["finish"], row["show"], days)


def _began(story: Mapping[str, Any] | None) -> str:
    if story is None or story["slight"] is None:
        return ""
    slight = story["slight"]
    told = DEEDS.get(slight["deed"], "").format(by=slight["by"], on=slight["on"])
    return f"It began at {slight['show']}: {told}" if told else ""
