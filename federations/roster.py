"""A federation's people as a tick needs them: loaded once, read by booking, staging and settling."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from characters import minds
from characters.models import Character, Group, Injury, Role
from federations.models import Championship, Contract, Federation, Reign
from federations.sim import shape
from federations.sim.chances import might
from federations.sim.desk import Hand
from federations.sim.kinds import Wrestler
from llmfed.prepared import rows_of
from llmfed.world.ticking import Tick


@dataclass(slots=True)
class Roster:
    """Running contracts by character key, with who is hurt and until when."""

    federation: Federation
    contracts: dict[str, Contract]
    hurt: dict[str, datetime]

    def is_hurt(self, key: str, at: datetime) -> bool:
        return key in self.hurt and self.hurt[key] > at

    def character(self, key: str) -> Character:
        return self.contracts[key].character

    def staff(self, role: Role) -> list[Character]:
        return [c.character for _, c in sorted(self.contracts.items()) if c.character.role == role]

    def fit(self, at: datetime) -> list[Contract]:
        """Wrestlers who can be booked at a world time."""
        return [
            contract
            for key, contract in sorted(self.contracts.items())
            if contract.character.role == Role.WRESTLER and not self.is_hurt(key, at) and not self.is_gone(key, at)
        ]

    def is_gone(self, key: str, at: datetime) -> bool:
        """Whether somebody has retired by then, or has named a night before it as their last."""
        contract = self.contracts[key]
        last = contract.farewell_at
        return contract.character.retired_at is not None or (last is not None and last < at)

    def leaving(self) -> set[str]:
        """Who has named the night of their last match."""
        return {key for key, contract in self.contracts.items() if contract.farewell_at is not None}


def federation(tick: Tick) -> Federation | None:
    """The federation whose timeline this is; None on the market."""
    return getattr(tick.timeline, "federation", None)


def _running(federation: int) -> QuerySet[Contract]:
    injuries = Injury.objects.filter(character=OuterRef("character")).order_by("-until")
    hurt_until = Subquery(injuries.values("until")[:1])
    return Contract.objects.active().filter(federation=federation).annotate(hurt_until=hurt_until)


RUNNING = rows_of(_running, federation=int)
# What only pages read stays where it is.
RUNNING_WITH_PEOPLE = rows_of(
    lambda federation: (
        _running(federation).select_related("character").defer(*(f"character__{name}" for name in ("bio", "voice")))
    ),
    federation=int,
)
BELTS = rows_of(
    lambda federation: Championship.objects.filter(federation=federation, retired=False).order_by("position"),
    federation=int,
)
HOLDERS = rows_of(
    lambda federation: (
        Reign.holders.through.objects.filter(reign__ended_at=None, reign__championship__federation=federation)
        .select_related("reign", "character")
        .order_by("character__slug")
    ),
    federation=int,
)


def load(tick: Tick) -> Roster:
    """The roster, in one or two queries, once a tick."""
    if "roster" not in tick.kept:
        company = federation(tick)
        assert company is not None
        known_already = "people" in tick.kept
        running = (RUNNING if known_already else RUNNING_WITH_PEOPLE)(federation=company.pk)
        if not known_already:
            minds.know(tick, [contract.character for contract in running])
        folk = {who.pk: who for who in minds.people(tick)}
        found = Roster(company, {}, {})
        for contract in running:
            contract.character = folk[contract.character_id]
            found.contracts[contract.character.slug] = contract
            hurt_until: datetime | None = contract.hurt_until  # type: ignore[attr-defined]
            if hurt_until is not None:
                found.hurt[contract.character.slug] = hurt_until
        tick.kept["roster"] = found
    known: Roster = tick.kept["roster"]
    return known


def holders(tick: Tick, belt: Championship) -> tuple[str, ...]:
    """Who holds a championship, by key; nobody, where it is vacant or retired."""
    known = champions(tick).get(belt.slug)
    return known[2] if known else ()


def champions(tick: Tick) -> dict[str, tuple[Championship, Reign | None, tuple[str, ...]]]:
    """Every championship by slug, with its running reign and holders; two queries, once a tick."""
    if "champions" not in tick.kept:
        company = federation(tick)
        assert company is not None
        held: dict[int, tuple[Reign, list[str]]] = {}
        for row in HOLDERS(federation=company.pk):
            held.setdefault(row.reign.championship_id, (row.reign, []))[1].append(row.character.slug)
        known = [(belt, *held.get(belt.pk, (None, []))) for belt in BELTS(federation=company.pk)]
        tick.kept["champions"] = {belt.slug: (belt, reign, tuple(keys)) for belt, reign, keys in known}
    found: dict[str, tuple[Championship, Reign | None, tuple[str, ...]]] = tick.kept["champions"]
    return found


def groups(tick: Tick) -> dict[str, Group]:
    """This federation's tag teams by slug, with their members; two queries, once a tick."""
    if "groups" not in tick.kept:
        found = Group.objects.filter(home=tick.timeline, kind=Group.Kind.TEAM).prefetch_related("members")
        tick.kept["groups"] = {group.slug: group for group in found.order_by("slug")}
    known: dict[str, Group] = tick.kept["groups"]
    return known


def members(tick: Tick) -> dict[str, tuple[str, ...]]:
    """Tag teams whose members all work here, by group slug."""
    people = load(tick).contracts
    named = {slug: tuple(sorted(m.slug for m in team.members.all())) for slug, team in groups(tick).items()}
    return {slug: keys for slug, keys in named.items() if keys and all(key in people for key in keys)}


def teams(tick: Tick) -> dict[str, tuple[str, ...]]:
    """Those of two."""
    return {slug: keys for slug, keys in members(tick).items() if len(keys) == 2}


def hand(tick: Tick, contract: Contract, energy: float, place: int | None = None) -> Hand:
    """A contract as the booker sees it; `place` is theirs in the rankings."""
    who, fought = contract.character, contract.wins + contract.losses
    idle = (tick.at - contract.last_bout_at) if contract.last_bout_at else timedelta(days=30)
    return Hand(
        key=who.slug,
        name=who.name,
        gender=who.gender,
        alignment=who.alignment,
        over=who.over,
        momentum=contract.momentum,
        win_share=contract.wins / fought if fought else 0.5,
        energy=energy,
        days_idle=idle.days,
        charisma=who.charisma / 100,
        stamina=who.stamina / 100,
        technique=who.technique / 100,
        might=might(wrestler(tick, contract, 1.0)),
        place=place,
        seen=contract.last_bout_at is not None,
    )


def wrestler(tick: Tick, contract: Contract, energy: float) -> Wrestler:
    """A contract as the ring sees it in this tick."""
    whole = in_ring(contract.character, tick.at.date(), contract.momentum, energy)
    return in_shape(whole, contract, load(tick).hurt.get(whole.key), tick.at)


def in_shape(who: Wrestler, contract: Contract, hurt_until: datetime | None, at: datetime) -> Wrestler:
    """The same with what being away has cost them: rust since their last match, and what has only just healed."""
    last = contract.last_bout_at
    rust = shape.rust((at - last).days) if last is not None else 0.0
    frail = shape.frail((at - hurt_until).days) if hurt_until is not None else 0.0
    return replace(who, rust=rust, frail=frail) if rust or frail else who


def in_ring(who: Character, on: date, momentum: float, energy: float) -> Wrestler:
    """Somebody as the ring sees them: everything a bout may depend on, rounded so that it can be committed to."""
    return Wrestler(
        key=who.slug,
        alignment=who.alignment,
        style=who.style,
        gender=who.gender,
        age=who.age(on),
        height_cm=who.height_cm,
        weight_kg=who.weight_kg,
        strength=who.strength / 100,
        agility=who.agility / 100,
        technique=who.technique / 100,
        brawling=who.brawling / 100,
        stamina=who.stamina / 100,
        toughness=who.toughness / 100,
        charisma=who.charisma / 100,
        over=round(who.over, 3),
        momentum=round(momentum, 3),
        energy=round(energy, 3),
        finisher=who.finisher,
        finisher_kind=who.finisher_kind,
        signatures=tuple(who.signatures),
    )


def energy_of(tick: Tick) -> dict[str, float]:
    """Energy by key; 1 for somebody whose mind has not arrived yet."""
    known = minds.energy(tick)
    return {key: known.get(key, 1.0) for key in load(tick).contracts}
