"""Orders about contracts: who is born into a federation works there; others are hired and let go by ticks."""

from collections.abc import Callable, Mapping, Set
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from characters import edits as people
from characters.edits import person
from characters.models import Character, Role
from federations import invariants, market
from federations.models import Contract, Federation
from llmfed.world import changes, orders
from llmfed.world.models import Order, Timeline
from llmfed.world.orders import Refused
from llmfed.world.ticking import Tick

if TYPE_CHECKING:
    from llmfed.accounts.models import User


def change(*, contract: Contract, until: datetime, by: "User", now: datetime) -> None:
    """Move the day on which a contract runs out. Raises Refused."""
    facts = {"slug": contract.character.slug, "until": changes.spelled(until), "at": now.isoformat()}
    orders.give(timeline=contract.federation.timeline, kind="contract.edited", facts=facts, by=by)


def release(*, contract: Contract, by: "User") -> None:
    """Have the next tick let somebody go. Raises Refused if they could not go now."""
    who, home = contract.character, contract.federation.timeline
    with transaction.atomic():
        locked = Timeline.objects.select_for_update().get(pk=home.pk)
        _check_release(locked, who.slug)
        if _waits(locked, "contract.released", who.slug):
            raise Refused(f"{who.name} has been told already and leaves with the next tick.")
        orders.give(timeline=locked, kind="contract.released", facts={"slug": who.slug}, by=by)


def hire(*, company: Federation, character: Character, by: "User") -> None:
    """Have the market's next tick send a free agent, who arrives and signs the day after. Raises Refused."""
    with transaction.atomic():
        shop = Timeline.objects.select_for_update().get(kind=Timeline.Kind.MARKET)
        free_agent(shop, character.slug)
        if _waits(shop, "contract.signed", character.slug):
            raise Refused(f"{character.name} has been sent for already.")
        facts = {"slug": character.slug, "federation": company.slug}
        orders.give(timeline=shop, kind="contract.signed", facts=facts, by=by)


@orders.edit("contract.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    contract = _running(timeline, facts["slug"])
    if datetime.fromisoformat(facts["until"]) <= changes.effective_at(timeline, facts):
        raise Refused("until: a contract runs out at a time to come; to end it, release them.")
    changes.write(contract, {"until": facts["until"]}, ("until",))


@orders.plan("contract.released")
def _released(tick: Tick, facts: Mapping[str, Any]) -> None:
    _answered(tick, "contract.release", facts, _release)


def _release(tick: Tick, facts: Mapping[str, Any]) -> str:
    contract = _check_release(tick.timeline, facts["slug"])
    market.release(tick, contract)
    return f"{contract.character.name} has left"


@orders.plan("contract.signed")
def _signed(tick: Tick, facts: Mapping[str, Any]) -> None:
    _answered(tick, "contract.sign", facts, _send)


def _send(tick: Tick, facts: Mapping[str, Any]) -> str:
    who = free_agent(tick.timeline, facts["slug"])
    receiver = Timeline.objects.filter(federation__slug=facts["federation"]).first()
    if receiver is None:
        raise Refused(f"There is no federation {facts['federation']}.")
    market.send(tick, receiver, who)
    return f"{who.name} is on the way"


def _answered(
    tick: Tick, kind: str, facts: Mapping[str, Any], carry_out: Callable[[Tick, Mapping[str, Any]], str]
) -> None:
    """Do what was planned, or not: either way the request it becomes says why."""
    request = tick.ask(tick.timeline, kind, facts)
    try:
        granted, reason = True, carry_out(tick, facts)
    except Refused as refusal:
        granted, reason = False, str(refusal)
    tick.answer(request, granted=granted, reason=reason[:200])


@people.reaction
def _employ(timeline: Timeline, who: Character, changed: Set[str], at: datetime) -> None:
    """Who is created at a federation has a contract from the first day."""
    company = Federation.objects.filter(timeline=timeline).first()
    if "created" in changed and company is not None:
        Contract.objects.create(federation=company, character=who, began_at=at, until=at + market.TERM)


@people.reaction
def _still_right(timeline: Timeline, who: Character, changed: Set[str], at: datetime) -> None:
    """What belts and cards ask of people holds after an edit too."""
    if "role" in changed:
        invariants.check_unbooked(who)
        if who.role != Role.WRESTLER:
            invariants.check_no_champion(who)
        if Federation.objects.filter(timeline=timeline).exists():
            invariants.check_referees(timeline)
    if "gender" in changed:
        invariants.check_divisions(who)
    if "injury" in changed:
        invariants.check_fit_to_defend(who, at)
    if changed & {"look", "real_name"}:
        invariants.check_lost(who, at)


def _check_release(timeline: Timeline, slug: str) -> Contract:
    """The contract of somebody who can go. Raises Refused."""
    contract = _running(timeline, slug)
    who = contract.character
    if timeline.on_air:
        raise Refused("A show is on the air; people can leave when it is over.")
    invariants.check_no_champion(who)
    invariants.check_unbooked(who)
    others = Character.objects.filter(home=timeline, role=Role.REFEREE).exclude(pk=who.pk)
    if who.role == Role.REFEREE and not others.exists():
        raise Refused(f"{who.name} is the last referee here; sign another one first.")
    return contract


def _running(timeline: Timeline, slug: str) -> Contract:
    who = person(timeline, slug)
    contract = Contract.objects.active().filter(federation__timeline=timeline, character=who).first()
    if contract is None:
        raise Refused(f"{who.name} has no contract here.")
    contract.character = who
    return contract


def free_agent(shop: Timeline, slug: str) -> Character:
    """Somebody who could be signed. Raises Refused for anybody else."""
    found = Character.objects.filter(slug=slug, home=shop, retired_at=None).first()
    if found is None:
        raise Refused(f"{slug} is not a free agent; one contract a person.")
    return found


def _waits(timeline: Timeline, kind: str, slug: str) -> bool:
    """Whether the next tick has such an order already."""
    waiting = Order.objects.filter(timeline=timeline, tick=timeline.tick, kind=kind, taken=False)
    return waiting.filter(facts__slug=slug).exists()
