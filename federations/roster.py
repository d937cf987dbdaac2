"""A federation's people as a tick needs them: loaded once, read by booking, staging and settling."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef

from characters import minds
from characters.models import Alignment, Character, Group, Injury, Role
from federations.models import Championship, Contract, Federation, Reign
from federations.sim.desk import Hand
from federations.sim.kinds import Wrestler
from llmfed.world.ticking import Tick


@dataclass(slots=True)
class Roster:
    """Running contracts by character key, with who is hurt."""

    federation: Federation
    contracts: dict[str, Contract]
    hurt: set[str]

    def character(self, key: str) -> Character:
        return self.contracts[key].character

    def staff(self, role: Role) -> list[Character]:
        return [c.character for _, c in sorted(self.contracts.items()) if c.character.role == role]

    def fit(self) -> list[Contract]:
        """Wrestlers who can be booked."""
        return [
            contract
            for key, contract in sorted(self.contracts.items())
            if contract.character.role == Role.WRESTLER and key not in self.hurt
        ]


def federation(tick: Tick) -> Federation | None:
    """The federation whose timeline this is; None on the market."""
    return getattr(tick.timeline, "federation", None)


def load(tick: Tick) -> Roster:
    """The roster, in one or two queries, once a tick."""
    if "roster" not in tick.memo:
        company = federation(tick)
        assert company is not None
        injuries = Injury.objects.filter(character=OuterRef("character"), until__gt=tick.at)
        running = Contract.objects.active().filter(federation=company).annotate(is_hurt=Exists(injuries))
        if "people" not in tick.memo:
            running = running.select_related("character")
            minds.know(tick, [contract.character for contract in running])
        folk = {who.pk: who for who in minds.people(tick)}
        found = Roster(company, {}, set())
        for contract in running:
            contract.character = folk[contract.character_id]
            found.contracts[contract.character.slug] = contract
            if contract.is_hurt:  # type: ignore[attr-defined]
                found.hurt.add(contract.character.slug)
        tick.memo["roster"] = found
    known: Roster = tick.memo["roster"]
    return known


def champions(tick: Tick) -> dict[str, tuple[Championship, Reign | None, tuple[str, ...]]]:
    """Every championship by slug, with its running reign and holders; two queries, once a tick."""
    if "champions" not in tick.memo:
        company = federation(tick)
        belts = Championship.objects.filter(federation=company, retired=False).order_by("position")
        through = Reign.holders.through.objects.filter(reign__ended_at=None, reign__championship__federation=company)
        held: dict[int, tuple[Reign, list[str]]] = {}
        for row in through.select_related("reign", "character").order_by("character__slug"):
            held.setdefault(row.reign.championship_id, (row.reign, []))[1].append(row.character.slug)
        known = [(belt, *held.get(belt.pk, (None, []))) for belt in belts]
        tick.memo["champions"] = {belt.slug: (belt, reign, tuple(keys)) for belt, reign, keys in known}
    found: dict[str, tuple[Championship, Reign | None, tuple[str, ...]]] = tick.memo["champions"]
    return found


def groups(tick: Tick) -> dict[str, Group]:
    """This federation's tag teams by slug, with their members; two queries, once a tick."""
    if "groups" not in tick.memo:
        found = Group.objects.filter(home=tick.timeline, kind=Group.Kind.TEAM).prefetch_related("members")
        tick.memo["groups"] = {group.slug: group for group in found.order_by("slug")}
    known: dict[str, Group] = tick.memo["groups"]
    return known


def teams(tick: Tick) -> dict[str, tuple[str, ...]]:
    """Tag teams of two whose members all work here, by group slug."""
    people = load(tick).contracts
    named = {slug: tuple(sorted(m.slug for m in team.members.all())) for slug, team in groups(tick).items()}
    return {slug: keys for slug, keys in named.items() if len(keys) == 2 and all(key in people for key in keys)}


def hand(tick: Tick, contract: Contract, energy: float) -> Hand:
    """A contract as the booker sees it."""
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
    )


def wrestler(tick: Tick, contract: Contract, energy: float) -> Wrestler:
    """A contract as the ring sees it: everything a bout may depend on, rounded so that it can be committed to."""
    who = contract.character
    return Wrestler(
        key=who.slug,
        alignment=who.alignment,
        style=who.style,
        gender=who.gender,
        age=who.age(tick.at.date()),
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
        momentum=round(contract.momentum, 3),
        energy=round(energy, 3),
        finisher=who.finisher,
        finisher_kind=who.finisher_kind,
        signatures=tuple(who.signatures),
    )


def energy_of(tick: Tick) -> dict[str, float]:
    """Energy by key; 1 for somebody whose mind has not arrived yet."""
    known = minds.energy(tick)
    return {key: known.get(key, 1.0) for key in load(tick).contracts}


def is_heel(character: Character) -> bool:
    return character.alignment == Alignment.HEEL
