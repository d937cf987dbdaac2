"""The market: contracts run out, federations look for people, free agents find a home."""

from datetime import timedelta
from typing import Any

from django.db.models import Max

from characters import minds
from characters.models import Character, Role
from characters.topics import topic as character_topic
from federations import ledger, roster, shots, vacancies
from federations.models import Contract, Federation, Segment
from federations.sim.trust import NEWCOMERS
from federations.topics import federation_topic
from llmfed.world.models import Request, Timeline
from llmfed.world.ticking import Tick

# Below this many wrestlers a federation looks for another, on Mondays.
ROSTER_FLOOR = 52
TERM = timedelta(days=728)
# What all the trust there is weighs when a contract is up.
WORD = 0.6
# How long nobody returns to where their contract was not renewed.
ESTRANGED = timedelta(days=90)


def end_contracts(tick: Tick) -> None:
    """Contracts that ran out are renewed, or their people leave for the market."""
    contracts = roster.load(tick).contracts
    for contract in [contracts[key] for key in sorted(contracts) if contracts[key].until <= tick.at]:
        if _stays(tick, contract):
            contract.until = contract.until + TERM
            contract.save(update_fields=["until"])
            _tell(tick, "contract.signed", contract.character, {"until": contract.until.date().isoformat()})
        else:
            release(tick, contract)


def _stays(tick: Tick, contract: Contract) -> bool:
    """Champions and staff stay; wrestlers as far as the crowd cares, they are content, and promises were kept."""
    who = contract.character
    if who.role != Role.WRESTLER or who.reigns.current().exists() or on_a_card(who):
        return True
    block = tick.blocks[minds.MINDS]
    row = block.index().get(who.slug)
    content = float(block.column("pleasure")[row]) if row is not None else 0.0
    company = roster.load(tick).federation
    word = ledger.trusts(company, [who.pk]).get(who.pk, (NEWCOMERS, 0, 0))[0] - NEWCOMERS
    return tick.rng("renewal", who.slug).random() < 0.45 + 0.5 * who.over + 0.3 * content + WORD * word


def on_a_card(who: Character) -> bool:
    """Whether somebody is booked on a show that has not been staged."""
    return who.sides.filter(bout__segment__in=Segment.objects.coming()).exists()


def release(tick: Tick, contract: Contract) -> None:
    """End a contract; whoever it was goes to the market, whole, by request."""
    who = contract.character
    contract.ended_at = tick.at
    contract.save(update_fields=["ended_at"])
    shots.forfeit(tick, who)
    vacancies.leave(tick, who, f"{who.name} has left")
    send(tick, Timeline.objects.get(kind=Timeline.Kind.MARKET), who)
    if who.retired_at is None:
        _tell(tick, "contract.ended", who, {})
    tick.forget("roster")


def send(tick: Tick, receiver: Timeline, who: Character) -> None:
    """Take somebody out of this timeline and file them in a request; they arrive next world day."""
    filed = minds.take_out(tick, who.slug)
    Character.objects.filter(pk=who.pk).update(home=None)
    tick.ask(receiver, "character.transferred", {"who": who.slug, "filed": filed})
    tick.forget("people", "souls")


def look_for_talent(tick: Tick) -> None:
    """On Mondays a thin roster asks the market for a wrestler; the bid grows with the need."""
    people = roster.load(tick)
    wrestlers = [c for c in people.contracts.values() if c.character.role == Role.WRESTLER]
    missing = ROSTER_FLOOR - len(wrestlers)
    if tick.at.weekday() == 0 and missing > 0:
        market = Timeline.objects.get(kind=Timeline.Kind.MARKET)
        tick.ask(market, "talent.wanted", {"bid": missing})


def adopt_arrivals(tick: Tick) -> None:
    """People filed in requests come home here; at a federation they sign."""
    company = roster.federation(tick)
    for request in tick.asked("character.transferred"):
        who = Character.objects.get(slug=request.facts["who"])
        minds.adopt(tick, who.slug, request.facts["filed"])
        Character.objects.filter(pk=who.pk).update(home=tick.timeline)
        tick.forget("people", "souls")
        tick.answer(request, granted=True, reason="arrived")
        if company is not None:
            sign(tick, company, who)


def sign(tick: Tick, company: Federation, who: Character) -> Contract:
    """A contract begins."""
    # Whoever has not wrestled since they left somewhere else is as rusty as that makes them.
    last = who.contracts.aggregate(at=Max("last_bout_at"))["at"]
    terms = {"began_at": tick.at, "until": tick.at + TERM, "last_bout_at": last}
    contract = Contract.objects.create(federation=company, character=who, **terms)
    _tell(tick, "contract.signed", who, {"until": contract.until.date().isoformat()})
    tick.forget("roster")
    return contract


def match_offers(tick: Tick) -> None:
    """On the market: the neediest federation is served first, with the free agent the crowd knows best.

    Nobody goes straight back to where they have just been let go.
    """
    offers = sorted(tick.asked("talent.wanted"), key=lambda r: (-r.facts["bid"], _draw(tick, r)))
    if not offers:
        return
    agents = [who for who in minds.people(tick) if who.role == Role.WRESTLER and who.retired_at is None]
    agents.sort(key=lambda who: (-who.over, who.slug))
    lately = _left_lately(tick, agents)
    for request in offers:
        who = next((who for who in agents if (who.pk, request.sender_id) not in lately), None)
        if who is None:
            tick.answer(request, granted=False, reason="nobody is free")
        else:
            agents.remove(who)
            tick.answer(request, granted=True, reason=f"{who.name} is on the way")
            send(tick, request.sender, who)


def _left_lately(tick: Tick, agents: list[Character]) -> set[tuple[int, int]]:
    """Whom which federation's timeline has lately let go."""
    ended = Contract.objects.filter(character__in=agents, ended_at__gte=tick.at - ESTRANGED)
    return set(ended.values_list("character_id", "federation__timeline_id"))


def _draw(tick: Tick, request: Request) -> float:
    return tick.rng("offers", request.sender.slug).random()


def _tell(tick: Tick, kind: str, who: Character, more: dict[str, Any]) -> None:
    company = roster.federation(tick)
    assert company is not None
    topics = [federation_topic(company.slug), character_topic(who.slug)]
    tick.record(kind, {"by": who.slug, "federation": company.slug, **more}, topics=topics)
