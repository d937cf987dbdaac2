"""People as the public may know them: who may be seen, and how they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, prefetch_related_objects

from characters.models import Character, CharacterQuerySet
from federations.models import Contract, ContractQuerySet, Federation, Reign, Result, Side
from llmfed.accounts.models import Viewer
from llmfed.prepared import values_of

# A streak is counted this far back, and no further.
STREAK_MAX = 50


class Outcome(StrEnum):
    """What a result was for one of those in it."""

    WON = "won"
    LOST = "lost"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Tally:
    """Matches won, lost and drawn."""

    won: int
    lost: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Streak:
    """The same outcome so many times in a row."""

    outcome: Outcome
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands, as far as it has aired."""

    record: Tally
    momentum: float | None
    streak: Streak | None
    reigns: Sequence[Reign]
    results: Sequence[Result]


def visible_to(viewer: Viewer) -> CharacterQuerySet:
    """Everybody whom a viewer may see: those under contract with a private federation only with it."""
    seen = Federation.objects.visible_to(viewer).values("pk")
    hidden = Contract.objects.active().filter(character=OuterRef("pk")).exclude(federation__in=seen)
    return Character.objects.filter(~Exists(hidden))


def _run_by(user: int) -> QuerySet[Any, Any]:
    return Federation.promoters.through.objects.filter(user=user).values_list("pk")[:1]


RUN_BY = values_of(_run_by, user=int)


def is_insider(viewer: Viewer) -> bool:
    """Whether somebody may see more than the public does: by an office, proven or not, or as a promoter."""
    return viewer.is_authenticated and (viewer.holds_office or RUN_BY.first(user=viewer.pk) is not None)


def with_contract(people: CharacterQuerySet) -> CharacterQuerySet:
    """With the running contract, the only one among each one's `contracts`, in one query more."""
    running = Contract.objects.active().select_related("federation")
    return people.prefetch_related(Prefetch("contracts", running))


def contract_of(character: Character) -> Contract | None:
    """The running contract of somebody who was queried `with_contract`."""
    return next(iter(character.contracts.all()), None)


def standing(character: Character, viewer: Viewer, now: datetime, *, results: int = 10) -> Standing:
    """How somebody stands where the viewer may look, in four queries."""
    contracts = list(_visible_contracts(character, viewer))
    running = next((contract for contract in contracts if contract.ended_at is None), None)
    reigns = Reign.objects.filter(
        holders=character, championship__federation__in=Federation.objects.visible_to(viewer).values("pk")
    )
    found = _results(character, viewer, now)
    sides = Side.objects.order_by("number", "position").select_related("character")
    prefetch_related_objects([result.bout for result in found[:results]], Prefetch("sides", sides))
    return Standing(
        record=Tally(
            sum(contract.wins for contract in contracts),
            sum(contract.losses for contract in contracts),
            sum(contract.draws for contract in contracts),
        ),
        momentum=round(running.momentum, 3) if running else None,
        streak=streak(outcome(result.side, result.winner) for result in found),
        reigns=list(reigns.select_related("championship").order_by("-began_at", "championship__slug")),
        results=found[:results],
    )


def streak(outcomes: Iterable[Outcome]) -> Streak | None:
    """The run of equal outcomes at the beginning; None without any."""
    known = list(outcomes)
    if not known:
        return None
    return Streak(known[0], sum(1 for _ in takewhile(lambda outcome: outcome == known[0], known)))


def outcome(side: int, winner: int | None) -> Outcome:
    """What a result was for those on a side."""
    if winner is None:
        return Outcome.DRAWN
    return Outcome.WON if side == winner else Outcome.LOST


def _visible_contracts(character: Character, viewer: Viewer) -> ContractQuerySet:
    seen = Federation.objects.visible_to(viewer).values("pk")
    return Contract.objects.filter(character=character, federation__in=seen)


def _results(character: Character, viewer: Viewer, now: datetime) -> list[Any]:
    """Somebody's aired results with the `side` they were on, latest first."""
    seen = Federation.objects.visible_to(viewer).values("pk")
    own = Result.objects.aired(now).filter(bout__sides__character=character)
    own = own.filter(bout__segment__show__federation__in=seen).order_by("-airs_at", "-bout__key")
    found = own.select_related("bout__segment__show__federation", "bout__championship")
    return list(found.annotate(side=F("bout__sides__number"))[:STREAK_MAX])
