"""What this app adds to a person's page: where they work, whom they meet next, how it has been going."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from characters.models import Character, Role
from federations import directions
from federations.billing import Bill, billed, bills
from federations.ladder import Standing, ranked
from federations.models import (
    Bout,
    BoutQuerySet,
    Championship,
    Contract,
    Federation,
    Forfeit,
    Promise,
    Reign,
    Result,
    Show,
)
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address
from llmfed.world.viewing import Viewed

FORM = 8
# A running contract in one value, and a reign, so that they come along with the matches.
JOB = JSONObject(
    slug="federation__slug",
    name="federation__name",
    short="federation__short",
    city="federation__city",
    style="federation__style",
    crest="federation__crest",
    until="until",
    wins="wins",
    losses="losses",
    draws="draws",
    farewell_at="farewell_at",
    farewell="farewell",
)
SHOT = JSONObject(
    slug="championship__slug",
    name="championship__name",
    federation="show__federation__slug",
    number="show__number",
    show="show__name",
    at="show__starts_at",
    event="earned_in__segment__show__name",
)
LOST = JSONObject(
    what="what",
    at="at",
    to="to__name",
    to_slug="to__slug",
    bout="bout",
    show="bout__segment__show__name",
    real_name="character__real_name",
)
REIGN = JSONObject(slug="championship__slug", name="championship__name", began_at="began_at", ended_at="ended_at")


@dataclass(frozen=True, slots=True)
class Job:
    """Where somebody works, until when, and how it went there."""

    federation: Federation
    until: datetime
    record: str
    farewell_at: datetime | None = None
    farewell: str = ""


@dataclass(frozen=True, slots=True)
class Career:
    """A career that is over, as far as the reader may see it."""

    ended_at: datetime
    age: int
    began_at: datetime | None
    wins: int
    losses: int
    draws: int
    reigns: int
    days: int

    @property
    def matches(self) -> int:
        return self.wins + self.losses + self.draws


@dataclass(frozen=True, slots=True)
class Held:
    """A championship that somebody holds, or held."""

    championship: Championship
    began_at: datetime
    ended_at: datetime | None
    days: int


@dataclass(frozen=True, slots=True)
class Due:
    """A shot at a championship that somebody is owed, and the show that it is promised for."""

    championship: Championship
    show: str
    show_url: str
    at: datetime
    event: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that somebody lost for good: what was done to them, when, by whom, in which match."""

    deed: str
    at: datetime
    to: str
    to_url: str
    show: str
    url: str


@dataclass(frozen=True, slots=True)
class Outing:
    """One of somebody's matches, on the form strip."""

    letter: str
    word: str
    bill: Bill


def _job(viewer: Viewer, character: int) -> QuerySet[Contract, Any]:
    visible = Federation.objects.visible_to(viewer).values("pk")
    running = Contract.objects.active().filter(character=character, federation__in=visible)
    return running.values_list(JOB, flat=True)[:1]


def _held(viewer: Viewer, character: int) -> QuerySet[Reign, Any]:
    """Somebody's reigns, the latest first."""
    visible = Federation.objects.visible_to(viewer).values("pk")
    reigns = Reign.objects.filter(holders=character, championship__federation__in=visible)
    return reigns.order_by("-began_at", "-pk").values_list(REIGN, flat=True)


def _due(viewer: Viewer, character: int) -> QuerySet[Promise, Any]:
    """The shots at a championship that somebody is owed."""
    visible = Federation.objects.visible_to(viewer).values("pk")
    owed = Promise.objects.owed().shots().filter(one=character, federation__in=visible)
    return owed.order_by("pk").values_list(SHOT, flat=True)


def _worked(viewer: Viewer, character: int) -> QuerySet[Contract, Any]:
    """Every contract that somebody had: from when on, and how it went."""
    visible = Federation.objects.visible_to(viewer).values("pk")
    row = JSONObject(began_at="began_at", wins="wins", losses="losses", draws="draws")
    had = Contract.objects.filter(character=character, federation__in=visible)
    return had.order_by("began_at", "pk").values_list(row, flat=True)


def _lost(viewer: Viewer, character: int, now: datetime) -> QuerySet[Forfeit, Any]:
    """What somebody lost for good where the viewer may look, the latest first."""
    visible = Federation.objects.visible_to(viewer).values("pk")
    lost = Forfeit.objects.filter(character=character, federation__in=visible, at__lte=now)
    return lost.order_by("-at").values_list(LOST, flat=True)


def _work(viewer: Viewer, character: int, now: datetime) -> QuerySet[Character, Any]:
    """Somebody's job, reigns, what they are owed and where they stand in one value."""
    whole = JSONObject(
        job=Subquery(_job(viewer, character)),
        held=ArraySubquery(_held(viewer, character)),
        due=ArraySubquery(_due(viewer, character)),
        nights=directions.nights_of(character, now),
        worked=ArraySubquery(_worked(viewer, character)),
        lost=ArraySubquery(_lost(viewer, character, now)),
        **ranked(viewer, character, now),
    )
    return Character.objects.filter(pk=character).values_list(whole, flat=True)


def _outings(viewer: Viewer, character: int, now: datetime) -> BoutQuerySet:
    """Somebody's latest aired matches and those announced, the last first, each with the work they have now."""
    visible = Federation.objects.visible_to(viewer).values("pk")
    mine = Result.objects.aired(now).filter(bout__sides__character=character)
    latest = mine.order_by("-airs_at", "-pk").values("bout")[:FORM]
    open_ = [Show.State.ANNOUNCED, Show.State.ON_AIR]
    announced = Q(sides__character=character, segment__show__state__in=open_, segment__struck="")
    wanted = latest.union(Bout.objects.filter(announced).values("pk"), all=True)
    found = Bout.objects.filter(pk__in=wanted, segment__show__federation__in=visible)
    with_work = billed(found, now).annotate(work=Subquery(_work(viewer, character, now)))
    return with_work.order_by("-segment__show__starts_at", "-segment__position")


WORK: Viewed[Any] = Viewed(_work, character=int, now=datetime)
OUTINGS: Viewed[Any] = Viewed(_outings, character=int, now=datetime)


def work_of(request: HttpRequest, subject: Character, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """Somebody's federation, record, place, championships, next match and form, as far as the reader may see."""
    wrestles = subject.role == Role.WRESTLER
    rows = OUTINGS(request.user, character=subject.pk, now=now) if wrestles else []
    (work,) = [row.work for row in rows[:1]] or WORK(request.user, character=subject.pk, now=now)
    job, held = work["job"], [held_of(reign, now) for reign in work["held"]]
    if job is None and not rows and not held and subject.retired_at is None and not work["lost"]:
        return None
    shown = bills(rows)
    told = [bill for bill in shown if bill.told]
    context = {
        "name": subject.name,
        "quick_url": f"{address('federations:quick')}?who={subject.slug}" if wrestles else "",
        "job": job_of(job) if job else None,
        "holds": [one for one in held if one.ended_at is None],
        "held": [one for one in held if one.ended_at],
        "due": [due_of(row) for row in work["due"]],
        "lost": [lost_of(row) for row in work["lost"]],
        "standing": Standing.of(work["place"], work["peak"]) if work["place"] else None,
        "trend": directions.read(work["nights"], now),
        "career": career_of(subject, work["worked"], held) if subject.retired_at else None,
        "next": next((bill for bill in reversed(shown) if not bill.told), None),
        "form": [outing(bill, subject) for bill in told],
    }
    return "federations/work.html", context


def career_of(who: Character, worked: Sequence[dict[str, Any]], held: Sequence[Held]) -> Career:
    """The career of somebody who has retired, in numbers."""
    assert who.retired_at is not None
    wins, losses, draws = (sum(row[what] for row in worked) for what in ("wins", "losses", "draws"))
    began = min((datetime.fromisoformat(row["began_at"]) for row in worked), default=None)
    days = sum(one.days for one in held)
    return Career(who.retired_at, who.age(who.retired_at.date()), began, wins, losses, draws, len(held), days)


def job_of(row: dict[str, Any]) -> Job:
    """A contract as `JOB` selects it."""
    federation = Federation(**{key: row[key] for key in ("slug", "name", "short", "city", "style", "crest")})
    record = f"{row['wins']}–{row['losses']}–{row['draws']}"
    last = datetime.fromisoformat(row["farewell_at"]) if row["farewell_at"] else None
    return Job(federation, datetime.fromisoformat(row["until"]), record, last, row["farewell"])


def due_of(row: dict[str, Any]) -> Due:
    """A shot as `SHOT` selects it."""
    belt = Championship(slug=row["slug"], name=row["name"])
    url = address("federations:show", row["federation"], row["number"])
    return Due(belt, row["show"], url, datetime.fromisoformat(row["at"]), row["event"] or "")


def lost_of(row: dict[str, Any]) -> Lost:
    """A forfeit as `LOST` selects it."""
    deeds = {"hair": "Shaved", "mask": f"Unmasked as {row['real_name']}", "career": "Retired"}
    to_url = address("characters:character", row["to_slug"]) if row["to_slug"] else ""
    url = address("federations:match", row["bout"]) if row["bout"] else ""
    at = datetime.fromisoformat(row["at"])
    return Lost(deeds[row["what"]], at, row["to"] or "", to_url, row["show"] or "", url)


def held_of(row: dict[str, Any], now: datetime) -> Held:
    """A reign as `REIGN` selects it."""
    began = datetime.fromisoformat(row["began_at"])
    ended = datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None
    return Held(Championship(slug=row["slug"], name=row["name"]), began, ended, ((ended or now) - began).days)


def outing(bill: Bill, who: Character) -> Outing:
    """How a told match went for somebody."""
    if not bill.decided:
        return Outing("D", "no winner", bill)
    won = any(side.won and who.slug in {face.slug for face in side.people} for side in bill.sides)
    return Outing("W", "won", bill) if won else Outing("L", "lost", bill)
