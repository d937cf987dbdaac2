"""Tournaments as pages show them: a bracket, the tables of a league, the numbers of a rumble; and what there was."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import FETCH_RAISE, Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, JSONObject

from characters import faces
from characters.faces import Face
from federations.models import Entrant, Result, Tie, Tournament, TournamentQuerySet
from federations.pairs import Entry, Known, Pair, Round, entry, nights, pairs, rounds
from federations.sim.figures import ordinal
from federations.tables import Block, blocks
from llmfed.accounts.models import Viewer
from llmfed.prepared import Prepared, values_of
from llmfed.world.models import TopicTail
from llmfed.world.viewing import Viewed


@dataclass(frozen=True, slots=True)
class Held:
    """A tournament by name, with what it is for and whoever won it, once that is known."""

    cup: Tournament
    edition: str
    prize: str
    winner: Face | None

    @property
    def off(self) -> bool:
        return self.cup.state == Tournament.State.OFF


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page shows of a tournament: rounds of a knock-out, blocks and nights of a league, and its final."""

    held: Held
    entries: tuple[Entry, ...]
    rounds: tuple[Round, ...]
    blocks: tuple[Block, ...]
    nights: tuple[Round, ...]
    ties: tuple[Pair, ...]
    last: int

    @property
    def final(self) -> Pair | None:
        return self.ties[-1] if self.ties else None

    @property
    def by_number(self) -> list[Entry]:
        """Those of a rumble in the order in which they come in, once that has been drawn."""
        return sorted(self.entries, key=lambda one: (one.drawn is None, one.drawn or one.seed))

    @property
    def replaced(self) -> list[Entry]:
        """Those who are in for somebody."""
        return [one for one in self.entries if one.instead_of]


def _tail() -> Subquery:
    topic = Concat(Value("federation:"), OuterRef("federation__slug"))
    return Subquery(TopicTail.objects.filter(topic=topic).values("no")[:1])


def with_winner(tournaments: TournamentQuerySet) -> TournamentQuerySet:
    """Tournaments with what they are for and, where they are over, whoever won."""
    won = Case(When(winner__isnull=False, then=faces.row("winner__character")))
    team = F("winner__team__name")
    found = tournaments.select_related("federation", "championship", "night").annotate(
        won_by=won, won_as=team, tail=_tail()
    )
    return found.fetch_mode(FETCH_RAISE)


def _of(viewer: Viewer, slug: str) -> TournamentQuerySet:
    seen = Tournament.objects.visible_to(viewer).filter(federation__slug=slug)
    return with_winner(seen).order_by("-began_at", "-number")


def _one(viewer: Viewer, slug: str, number: int) -> TournamentQuerySet:
    return with_winner(Tournament.objects.visible_to(viewer).filter(federation__slug=slug, number=number))


def _entrants(tournament: int) -> QuerySet[Entrant, Any]:
    keys = {key: key for key in ("pk", "seed", "block", "instead_of", "left_at", "drawn", "out")}
    keys |= {"out_by": "out_by__character__name"}
    found = Entrant.objects.filter(tournament=tournament).order_by("seed")
    return found.values_list(JSONObject(**keys, team="team__name", face=faces.row("character")), flat=True)


def _ties(tournament: int) -> QuerySet[Tie, Any]:
    keys = ("pk", "round", "slot", "one", "other", "one_from", "other_from", "how", "winner", "fall_s", "decided_at")
    bout = Case(When(promise__broken_at=None, then=F("promise__bout")))
    show = {"show": "show__name", "number": "show__number", "at": "show__starts_at"}
    found = Tie.objects.filter(tournament=tournament).order_by("round", "slot")
    return found.values_list(JSONObject(**{key: key for key in keys}, **show, bout=bout), flat=True)


def _results(tournament: int, now: datetime) -> QuerySet[Result, Any]:
    mine = Tie.objects.filter(tournament=tournament, promise__broken_at=None).values("promise__bout")
    return Result.objects.aired(now).filter(bout__in=mine).values_list("bout", "finish", "duration_s")


OF: Viewed[Tournament] = Viewed(_of, slug=str)
ONE: Viewed[Tournament] = Viewed(_one, slug=str, number=int)
ENTRANTS: Prepared[Any] = Prepared(_entrants, tournament=int)
TIES: Prepared[Any] = Prepared(_ties, tournament=int)
RESULTS = values_of(_results, tournament=int, now=datetime)


def held(cup: Tournament, now: datetime) -> Held:
    """A tournament that was queried by `with_winner`."""
    won = getattr(cup, "won_by", None) if cup.ended_at is not None and cup.ended_at <= now else None
    edition = f"{ordinal(cup.edition)} edition" if cup.edition > 1 or cup.season else ""
    face = faces.read(won) if won else None
    team = getattr(cup, "won_as", None)
    return Held(cup, edition, _prize(cup), replace(face, name=team) if face and team else face)


def _prize(cup: Tournament) -> str:
    if cup.championship is None:
        return "A trophy, and the last word"
    name = cup.championship.name.removeprefix("The ")
    return f"The vacant {name}" if cup.prize == Tournament.Prize.CROWN else f"A shot at the {name}"


def page(cup: Tournament, now: datetime) -> Page:
    """All of a tournament that has aired by now, in three queries."""
    entries = {row["pk"]: entry(row) for row in ENTRANTS(tournament=cup.pk)}
    results = {bout: (finish, duration_s) for bout, finish, duration_s in RESULTS(tournament=cup.pk, now=now)}
    ties = {row["pk"]: row for row in TIES(tournament=cup.pk)}
    known = Known(cup, entries, ties, results, now)
    drawn, league = pairs(known), cup.kind == Tournament.Kind.LEAGUE
    return Page(
        held(cup, now),
        tuple(entries.values()),
        () if league else tuple(rounds(known, drawn)),
        tuple(blocks(known, drawn)) if league else (),
        tuple(nights(drawn[:-1])) if league else (),
        tuple(drawn),
        getattr(cup, "tail", None) or 0,
    )
