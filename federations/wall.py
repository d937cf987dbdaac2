"""Honours as pages show them: a year's awards, somebody's own, and the hall of fame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from characters import faces
from characters.faces import Face
from characters.models import Character
from federations.billing import Bill, billed, bills
from federations.models import Award, AwardQuerySet, Bout, BoutQuerySet, Deed, Induction, InductionQuerySet
from federations.sim.deeds import NAMES
from federations.sim.deeds import Deed as Kinds
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address
from llmfed.world.viewing import Viewed

WALL = 200


@dataclass(frozen=True, slots=True)
class Given:
    """An award, and to whom or to what it went."""

    award: Award
    people: tuple[Face, ...]
    bill: Bill | None

    @property
    def faces(self) -> tuple[Face, ...]:
        """Who is drawn: of a match one of each side, so that nobody is told who won."""
        match = self.award.kind == Award.Kind.MATCH and self.bill
        return tuple(side.people[0] for side in self.bill.sides[:2]) if match and self.bill else self.people[:3]

    @property
    def name(self) -> str:
        """What stands in large letters."""
        if self.award.kind == Award.Kind.SHOW:
            return self.award.show.name if self.award.show else "A show of old"
        if self.award.kind == Award.Kind.MATCH and self.bill:
            return self.bill.names
        return self.award.team.name if self.award.team else " & ".join(who.name for who in self.people)

    @property
    def url(self) -> str:
        if self.award.kind == Award.Kind.SHOW and self.award.show:
            self.award.show.federation = self.award.federation
            return self.award.show.get_absolute_url()
        if self.award.kind == Award.Kind.MATCH and self.bill:
            return self.bill.get_absolute_url()
        return self.people[0].get_absolute_url() if self.people else ""

    @property
    def place(self) -> str:
        """Where it was, of what has a place."""
        show = self.award.show
        return (
            f"{show.name}, {show.city}" if show and self.award.kind == Award.Kind.MATCH else show.city if show else ""
        )


@dataclass(frozen=True, slots=True)
class Year:
    """A year's awards: the world's, and those of each federation, by its name."""

    year: int
    world: tuple[Given, ...]
    federations: tuple[tuple[Given, ...], ...]


@dataclass(frozen=True, slots=True)
class Inducted:
    """Somebody on the wall."""

    face: Face
    induction: Induction


@dataclass(frozen=True, slots=True)
class Done:
    """A deed that is kept count of, and the match in which it was done."""

    name: str
    what: str
    at: datetime
    url: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """A deed as its columns were selected."""
        name, what = NAMES[Kinds(row["kind"])]
        url = address("federations:match", row["bout"]) if row["bout"] else ""
        return cls(name, what, datetime.fromisoformat(row["at"]), url)


ORDER = tuple(Award.Kind)


def _people() -> ArraySubquery:
    through = Award.people.through.objects.filter(award=OuterRef("pk")).order_by("character__slug")
    return ArraySubquery(through.values(row=faces.row("character")))


def _awards(viewer: Viewer, year: int, now: datetime) -> AwardQuerySet:
    found = Award.objects.visible_to(viewer).filter(year=year, given_at__lte=now).annotate(faces=_people())
    return found.select_related("federation", "show", "team").order_by("federation__name", "pk").fetch_mode(FETCH_RAISE)


def _matches(viewer: Viewer, year: int, now: datetime) -> BoutQuerySet:
    best = Award.objects.visible_to(viewer).filter(year=year, kind=Award.Kind.MATCH).values("bout")
    return billed(Bout.objects.filter(pk__in=best), now)


def _years(viewer: Viewer, now: datetime) -> QuerySet[Award, int]:
    given = Award.objects.visible_to(viewer).filter(given_at__lte=now)
    return given.order_by("-year").values_list("year", flat=True).distinct()


def _hall(viewer: Viewer, now: datetime) -> InductionQuerySet:
    found = Induction.objects.visible_to(viewer).filter(given_at__lte=now).annotate(face=faces.row("character"))
    return found.select_related("federation").order_by("-year", "character__slug")[:WALL].fetch_mode(FETCH_RAISE)


AWARDS, MATCHES = Viewed(_awards, year=int, now=datetime), Viewed(_matches, year=int, now=datetime)
YEARS: Viewed[Any] = Viewed(_years, now=datetime)
HALL = Viewed(_hall, now=datetime)


def years(viewer: Viewer, now: datetime) -> list[int]:
    """The years that have been honoured, the latest first."""
    return YEARS(viewer, now=now)


def honoured(viewer: Viewer, year: int, now: datetime) -> Year:
    """All that a viewer may see of a year's awards."""
    matches = {bill.bout.pk: bill for bill in bills(MATCHES(viewer, year=year, now=now))}
    given = [
        Given(award, tuple(faces.read(row) for row in getattr(award, "faces", [])), matches.get(award.bout_id or 0))
        for award in AWARDS(viewer, year=year, now=now)
    ]
    own: dict[int, list[Given]] = {}
    for one in given:
        if not one.award.world:
            own.setdefault(one.award.federation_id, []).append(one)
    world = _in_order([one for one in given if one.award.world])
    return Year(year, world, tuple(_in_order(found) for found in own.values()))


def _in_order(given: Sequence[Given]) -> tuple[Given, ...]:
    return tuple(sorted(given, key=lambda one: ORDER.index(Award.Kind(one.award.kind))))


def hall(viewer: Viewer, now: datetime) -> list[Inducted]:
    """Everybody on the wall whom a viewer may see there, the latest first."""
    return [Inducted(faces.read(getattr(one, "face", {})), one) for one in HALL(viewer, now=now)]


def _own(viewer: Viewer, character: int, now: datetime) -> QuerySet[Character, Any]:
    awards = Award.objects.visible_to(viewer).filter(people=character, given_at__lte=now).order_by("-year", "-world")
    told = JSONObject(year="year", kind="kind", world="world", reason="reason", federation="federation__name")
    wall = Induction.objects.visible_to(viewer).filter(character=character, given_at__lte=now)
    done = Deed.objects.visible_to(viewer).filter(character=character, at__lte=now).order_by("at", "pk")
    both = JSONObject(
        awards=ArraySubquery(awards.values(row=told)),
        wall=ArraySubquery(wall.values(row=JSONObject(year="year", reason="reason"))),
        deeds=ArraySubquery(done.values(row=JSONObject(kind="kind", at="at", bout="bout"))),
    )
    return Character.objects.filter(pk=character).values_list(both, flat=True)


OWN: Viewed[Any] = Viewed(_own, character=int, now=datetime)


def honours_of(request: HttpRequest, subject: Character, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """What somebody was honoured with."""
    found = OWN.first(request.user, character=subject.pk, now=now) or {"awards": [], "wall": [], "deeds": []}
    if not any(found.values()):
        return None
    awards = [{**row, "name": Award.Kind(row["kind"]).label} for row in found["awards"]]
    deeds = [Done.of(row) for row in found["deeds"]]
    return "federations/honours.html", {"awards": awards, "wall": next(iter(found["wall"]), None), "deeds": deeds}
