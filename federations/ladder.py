"""The rankings as they are read: who stands where and why, who is next for a championship, who stood where once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat, JSONObject
from django.http import HttpRequest

from characters import faces
from characters.faces import Face
from characters.models import Character, Group, Membership
from federations.models import Championship, Federation, Place, Ranking
from federations.ranking import TEAM, key
from federations.sim import reasons
from federations.sim.figures import ordinal
from federations.sim.rankings import Entrant, Pool
from llmfed.accounts.models import Viewer
from llmfed.prepared import values_of
from llmfed.world.addresses import address
from llmfed.world.viewing import Viewed

TOP = 5
POOLS = {Pool.WOMEN: "Women", Pool.MEN: "Men", Pool.EVERYBODY: "Everybody", Pool.TEAMS: "Teams"}
WHERE = {pool.value: f"among the {name.lower()}" for pool, name in POOLS.items()} | {Pool.EVERYBODY.value: "of all"}


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody's place in a pool, or a team's, as a week's rankings have it."""

    pool: str
    place: int
    was: int | None
    weeks: int
    score: float
    rating: int
    deviation: int
    facts: reasons.Facts
    key: str
    team: str
    people: tuple[Face, ...]
    genders: frozenset[str]

    @property
    def name(self) -> str:
        return self.team or self.people[0].name

    @property
    def url(self) -> str:
        """Where to read more; teams have no page."""
        return "" if self.team else self.people[0].get_absolute_url()

    @property
    def ordinal(self) -> str:
        return ordinal(self.place)

    @property
    def move(self) -> str:
        """Which way they went: up, down, same or new."""
        if self.was is None:
            return "new"
        return "same" if self.was == self.place else "up" if self.place < self.was else "down"

    @property
    def steps(self) -> int:
        return abs(self.was - self.place) if self.was else 0

    @property
    def entrant(self) -> Entrant:
        return Entrant(self.key, self.score, self.rating, tuple(who.slug for who in self.people), self.genders)


@dataclass(frozen=True, slots=True)
class Ladder:
    """One pool of a week's rankings, best first; `told` pairs each place with its reason."""

    pool: str
    name: str
    rungs: tuple[Rung, ...]
    told: tuple[tuple[Rung, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands in the latest rankings of whom they work for, and the best place they ever had anywhere."""

    place: int
    was: int | None
    where: str
    url: str
    peak: int
    peak_on: date
    peak_url: str

    @classmethod
    def of(cls, place: dict[str, Any], peak: dict[str, Any]) -> Self:
        """From the rows of `ranked`."""
        urls = [address("federations:ranking", row["federation"], row["week"]) for row in (place, peak)]
        best = peak["place"], date.fromisoformat(peak["week"])
        return cls(place["place"], place["was"], WHERE[place["pool"]], urls[0], *best, urls[1])

    @property
    def ordinal(self) -> str:
        return ordinal(self.place)

    @property
    def peak_ordinal(self) -> str:
        return ordinal(self.peak)


def _rungs(places: QuerySet[Place]) -> QuerySet[Place, Any]:
    person = JSONObject(face=faces.row("character"), gender="character__gender")
    mates = Membership.objects.filter(group=OuterRef("team")).order_by("position", "character__slug")
    team = ArraySubquery(mates.values(row=person))
    shown = ("pool", "place", "was", "weeks", "score", "rating", "deviation", "facts", key(), "team__name")
    return places.order_by("pool", "place").values_list(*shown, person, team)


def _latest(federation: int, now: datetime) -> QuerySet[Place, Any]:
    last = Ranking.objects.aired(now).filter(federation=federation).order_by("-week").values("pk")[:1]
    return _rungs(Place.objects.filter(ranking=Subquery(last)))


def _weeks(federation: int, now: datetime) -> QuerySet[Ranking, Any]:
    return Ranking.objects.aired(now).filter(federation=federation).order_by("-week").values_list("pk", "week")


def _federation(viewer: Viewer, slug: str) -> QuerySet[Federation]:
    return Federation.objects.visible_to(viewer).filter(slug=slug)


def ranked(viewer: Viewer, character: int, now: datetime) -> dict[str, Subquery]:
    """Somebody's place in the latest rankings of whom they work for, and their best ever: columns of a page's read."""
    row = JSONObject(
        place="place", was="was", pool="pool", week="ranking__week", federation="ranking__federation__slug"
    )
    visible = Federation.objects.visible_to(viewer).values("pk")
    published = Ranking.objects.aired(now).filter(federation__in=visible)
    here = published.filter(federation__contracts__character=character, federation__contracts__ended_at=None)
    mine = Place.objects.filter(character=character)
    place = mine.filter(ranking=Subquery(here.order_by("-week").values("pk")[:1])).order_by("place", "pool")
    peak = mine.filter(ranking__in=published.values("pk")).order_by("place", "ranking__week", "pool")
    return {"place": Subquery(place.values(row=row)[:1]), "peak": Subquery(peak.values(row=row)[:1])}


LATEST = values_of(_latest, federation=int, now=datetime)
WEEKS = values_of(_weeks, federation=int, now=datetime)
OF_WEEK = values_of(lambda ranking: _rungs(Place.objects.filter(ranking=ranking)), ranking=int)
FEDERATION: Viewed[Federation] = Viewed(_federation, slug=str)


def latest(federation: int, now: datetime) -> list[Rung]:
    """Every place of a federation's latest rankings, by pool, in one query."""
    return [_rung(*row) for row in LATEST(federation=federation, now=now)]


def _rung(*row: Any) -> Rung:
    pool, place, was, weeks, score, rating, deviation, facts, who, team, person, mates = row
    people = mates if team else [person]
    found = tuple(faces.read(one["face"]) for one in people)
    genders = frozenset(one["gender"] for one in people)
    return Rung(pool, place, was, weeks, score, rating, deviation, facts, who, team or "", found, genders)


def ladders(rungs: Sequence[Rung], most: int | None = None) -> list[Ladder]:
    """The rungs by pool, as far down as asked."""
    found = [(pool, tuple(rung for rung in rungs if rung.pool == pool)) for pool in POOLS]
    return [Ladder(pool, POOLS[pool], mine[:most]) for pool, mine in found if mine]


@dataclass(frozen=True, slots=True)
class Week:
    """A week's rankings as a page shows them; `older` and `newer` are the weeks beside it that there are."""

    week: date
    ladders: tuple[Ladder, ...]
    is_latest: bool
    older: date | None
    newer: date | None


def week_of(federation: Federation, asked: date | None, now: datetime) -> Week | None:
    """The rankings of a week, or the latest, in three queries; None where there are none."""
    known = [(pk, week) for pk, week in WEEKS(federation=federation.pk, now=now)]
    at = next((at for at, (_, week) in enumerate(known) if asked in (None, week)), None)
    if at is None:
        return None
    pk, week = known[at]
    rungs = [_rung(*row) for row in OF_WEEK(ranking=pk)]
    name, turn = _names(rungs), week.toordinal() // 7
    told = tuple(
        Ladder(
            one.pool,
            one.name,
            one.rungs,
            tuple((rung, reasons.sentence(rung.facts, rung.was, rung.place, name, turn)) for rung in one.rungs),
        )
        for one in ladders(rungs)
    )
    older = known[at + 1][1] if at + 1 < len(known) else None
    return Week(week, told, at == 0, older, known[at - 1][1] if at else None)


def _names(rungs: Sequence[Rung]) -> Callable[[str], str]:
    """The names of all whom reasons speak of, in one query at most."""
    names = {rung.key: rung.name for rung in rungs}
    asked = {slug for rung in rungs for slug in reasons.named_in(rung.facts)} - names.keys()
    teams = [slug.removeprefix(TEAM) for slug in asked if slug.startswith(TEAM)]
    people = Character.objects.filter(slug__in=asked).values_list("slug", "name")
    marked = Concat(Value(TEAM), "slug", output_field=TextField())
    groups = Group.objects.filter(slug__in=teams).values_list(marked, "name")
    belts = Championship.objects.filter(slug__in=asked).values_list("slug", "name")
    names |= dict(people.union(groups, belts, all=True)) if asked else {}
    return lambda slug: names.get(slug, "somebody")


def top_of(request: HttpRequest, subject: Federation, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The panel of a federation's page: who stands at the top of each pool. None before the first rankings."""
    found = ladders(latest(subject.pk, now), TOP)
    if not found:
        return None
    return "federations/top.html", {"federation": subject, "ladders": found}
