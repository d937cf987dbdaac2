"""What if: the card of a show to come, as it would be fought today.

What is played is what the promoter knows: the card as it was announced, how people stand after what has aired, and how
their own people feel, who would tell them. Nothing that is decided and has not aired is in any of this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from characters import minds
from characters.models import Injury
from federations import announcing, roster, staging
from federations.models import Bout, Contract, Reign, Show, Side
from federations.sim.kinds import Wrestler
from federations.sim.odds import Staged


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A match that is not played, and why."""

    key: str
    reason: str


def drawn_up(show: Show) -> tuple[tuple[Staged, ...], tuple[LeftOut, ...]]:
    """The matches of a card as they would be fought today, and those that could not be. A handful of queries.

    Bodies are as rested as they will be by then if nothing else happens to them.
    """
    standing = Bout.objects.filter(segment__show=show, segment__struck="")
    bouts = list(standing.with_sides().order_by("segment__position"))
    contracts = _contracts(show)
    energy = minds.energy_at(show.federation.timeline_id, show.starts_at)
    holders = _holders(bouts)
    staged, left_out = list[Staged](), list[LeftOut]()
    for bout in bouts:
        sides = list(bout.sides.all())
        if missing := _missing(show, sides, contracts):
            left_out.append(LeftOut(bout.key, missing))
            continue
        belt = holders.get(bout.championship_id or 0, ()) if bout.championship_id else None
        fighters = _fighters(show, sides, contracts, energy)
        staged.append(Staged(staging.as_played(bout, show, bout.segment.position, fighters), belt))
    return tuple(staged), tuple(left_out)


def _contracts(show: Show) -> dict[str, Contract]:
    """Who works here, by slug, each with `hurt_until`."""
    hurt = Injury.objects.filter(character=OuterRef("character")).order_by("-until").values("until")[:1]
    running = Contract.objects.active().filter(federation=show.federation).select_related("character")
    return {contract.character.slug: contract for contract in running.annotate(hurt_until=Subquery(hurt))}


def _holders(bouts: Iterable[Bout]) -> dict[int, tuple[str, ...]]:
    """Who holds what is at stake, by championship."""
    belts = {bout.championship_id for bout in bouts if bout.championship_id}
    held = Reign.holders.through.objects.filter(reign__ended_at=None, reign__championship__in=belts)
    found: dict[int, tuple[str, ...]] = {}
    for belt, slug in held.order_by("character__slug").values_list("reign__championship", "character__slug"):
        found[belt] = (*found.get(belt, ()), slug)
    return found


def _missing(show: Show, sides: Iterable[Side], contracts: dict[str, Contract]) -> str:
    """Why a match cannot be fought as it stands, if it cannot."""
    for side in sides:
        contract = contracts.get(side.character.slug)
        if contract is None:
            return f"{side.character.name} no longer works here."
        until = getattr(contract, "hurt_until", None)
        if until is not None and until > show.starts_at:
            return f"{side.character.name} is hurt until {until:%-d %B}."
    return ""


def _fighters(
    show: Show, sides: Sequence[Side], contracts: dict[str, Contract], energy: dict[str, float]
) -> tuple[tuple[Wrestler, ...], ...]:
    def fighter(key: str) -> Wrestler:
        contract = contracts[key]
        whole = roster.in_ring(contract.character, show.starts_at.date(), contract.momentum, energy.get(key, 1.0))
        return roster.in_shape(whole, contract, getattr(contract, "hurt_until", None), show.starts_at)

    return tuple(tuple(map(fighter, side)) for side in announcing.ordered(sides))


def signature(staged: Iterable[Staged]) -> list[tuple[Any, ...]]:
    """What makes a card another one: who meets whom, under which rules, for what."""
    bouts = [one.bout for one in staged]
    return [
        (
            bout.key,
            [[who.key for who in side] for side in bout.sides],
            bout.stipulation,
            bout.championship,
            bout.pencilled,
        )
        for bout in bouts
    ]
