"""A federation from the outside: who holds what, who stands where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from characters import faces
from characters.faces import Face
from characters.models import Role
from federations.models import Championship, Contract, Federation, Promise, Reign, Tournament
from llmfed.prepared import rows_of, values_of


@dataclass(frozen=True, slots=True)
class ReignView:
    """A reign, whoever it was."""

    number: int
    holders: tuple[Face, ...]
    told: str
    began_at: datetime
    ended_at: datetime | None
    defences: int
    days: int
    won_in: int | None = None
    vacated: str = ""

    @property
    def ending(self) -> str:
        """How it ended without a match, if it did."""
        return self.vacated if self.vacated.startswith("unified") or not self.vacated else f"given back: {self.vacated}"

    @property
    def began(self) -> str:
        return _day(self.began_at)

    @property
    def ended(self) -> str:
        return _day(self.ended_at) if self.ended_at else ""

    @property
    def holder_name(self) -> str:
        return " & ".join([*(who.name for who in self.holders), *filter(None, [self.told])])

    @property
    def initials(self) -> str:
        """What stands where there is no portrait: those who are only told of."""
        return faces.initials(self.told)

    @property
    def holder_url(self) -> str:
        return self.holders[0].get_absolute_url() if self.holders else ""


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"


@dataclass(frozen=True, slots=True)
class Belt:
    """A championship on the wall, with who holds it."""

    championship: Championship
    reign: ReignView | None

    @property
    def name(self) -> str:
        return self.championship.name

    @property
    def vacant_word(self) -> str:
        return "Vacant, and wanted."

    def get_absolute_url(self) -> str:
        return self.championship.get_absolute_url()


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who is owed a shot at a championship, and the show that it is promised for."""

    who: Face
    show: str
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody's record in a federation."""

    face: Face
    wins: int
    losses: int
    draws: int
    momentum: str


def _holders() -> ArraySubquery:
    through = Reign.holders.through.objects.filter(reign=OuterRef("pk")).order_by("character__slug")
    return ArraySubquery(through.values(row=faces.row("character")))


def _with_reign(federation: int) -> QuerySet[Championship]:
    """The championships of a federation with their current reigns, the most important first."""
    current = Reign.objects.current().filter(championship=OuterRef("pk")).annotate(people=_holders())
    row = JSONObject(
        number="number",
        people="people",
        told="told",
        began_at="began_at",
        defences="defences",
        won_in="won_in",
    )
    found = Championship.objects.filter(federation=federation, retired=False).order_by("position")
    return found.annotate(current=Subquery(current.values(row=row)[:1])).fetch_mode(FETCH_RAISE)


def _with_holders(championship: int) -> QuerySet[Reign]:
    reigns = Reign.objects.filter(championship=championship)
    return reigns.annotate(people=_holders()).order_by("-number").fetch_mode(FETCH_RAISE)


def _records(federation: int) -> QuerySet[Contract, Any]:
    working = Contract.objects.active().filter(character__role=Role.WRESTLER, federation=federation)
    return working.values_list("wins", "losses", "draws", "momentum", faces.row("character"))


# Who is owed a shot at a championship, and at which show.
DUE = ArraySubquery(
    Promise.objects.owed()
    .shots()
    .filter(championship=OuterRef("pk"))
    .order_by("show__starts_at", "pk")
    .values(row=JSONObject(face=faces.row("one"), show="show__name", number="show__number", at="show__starts_at"))
)
# The tournament that a vacant championship is fought for in.
CUP = Subquery(
    Tournament.objects.running()
    .filter(championship=OuterRef("pk"), prize=Tournament.Prize.CROWN)
    .values(row=JSONObject(number="number", name="name"))[:1]
)
# The championships that became part of one.
TOOK_IN = ArraySubquery(
    Championship.objects.filter(unified_into=OuterRef("pk"))
    .order_by("retired_at", "slug")
    .values(row=JSONObject(slug="slug", name="name", on="retired_at", bout="unified_in"))
)
WITH_REIGN = rows_of(_with_reign, federation=int)
WITH_HOLDERS = rows_of(_with_holders, championship=int)
RECORDS = values_of(_records, federation=int)


def belts(federation: Federation, now: datetime) -> list[Belt]:
    """The championships of a federation with their current reigns, the most important first, in one query."""
    made = []
    for championship in WITH_REIGN(federation=federation.pk):
        reign = getattr(championship, "current", None)
        made.append(Belt(championship, _reign(reign, now) if reign else None))
    return made


def _reign(row: dict[str, object], now: datetime) -> ReignView:
    people = row["people"]
    assert isinstance(people, list)
    began_at = datetime.fromisoformat(str(row["began_at"]))
    return ReignView(
        number=int(str(row["number"])),
        holders=tuple(faces.read(who) for who in people),
        told=str(row["told"]),
        began_at=began_at,
        ended_at=None,
        defences=int(str(row["defences"])),
        days=(now - began_at).days,
    )


def lineage(championship: Championship, now: datetime) -> list[ReignView]:
    """Every reign, the latest first, in one query."""
    return [
        ReignView(
            reign.number,
            tuple(faces.read(who) for who in getattr(reign, "people", [])),
            reign.told,
            reign.began_at,
            reign.ended_at,
            reign.defences,
            reign.days(now),
            reign.won_in_id,
            reign.vacated,
        )
        for reign in WITH_HOLDERS(championship=championship.pk)
    ]


def due(championship: Championship) -> list[Due]:
    """Who is owed a shot at a championship that was queried with `DUE`."""
    rows = getattr(championship, "due", [])
    return [Due(faces.read(row["face"]), row["show"], row["number"], datetime.fromisoformat(row["at"])) for row in rows]


def standings(federation: Federation) -> list[Standing]:
    """Everybody who wrestles for a federation, by what they have won and lost there."""
    rows = RECORDS(federation=federation.pk)
    found = [Standing(faces.read(face), w, lo, d, _form(m)) for w, lo, d, m, face in rows]
    return sorted(found, key=lambda one: (one.losses - one.wins, -one.wins, one.face.name))


def by_name(found: Iterable[Standing]) -> list[Standing]:
    """The same people as a roster lists them."""
    return sorted(found, key=lambda one: one.face.name)


def _form(momentum: float) -> str:
    """Momentum in a word."""
    words: Iterable[tuple[float, str]] = ((-0.3, "cold"), (0.3, "even"), (2.0, "hot"))
    return next(word for limit, word in words if momentum < limit)
