"""Careers: how they end. Somebody thinks of it, names a night, has it, and is not booked again.

A farewell is a fact of the contract: from the night on nobody is booked, and at the next midnight without a show the
rest follows. `retire` is what it comes to, and may be called without any farewell.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from characters import minds
from characters.models import Character
from characters.topics import topic as character_topic
from federations import fields, market, roster, shots, vacancies
from federations.models import Contract, Promise, Show
from federations.sim import leaving
from federations.sim.desk import same_pool
from federations.topics import UNIVERSE, federation_topic
from federations.years import Lived, working
from llmfed.world.ticking import Tick

# Between the word and the night there is time to say goodbye, and no more than can be planned.
AHEAD, NOT_LATER = timedelta(days=12), timedelta(days=90)
# Whoever opens a little late is still in time for it.
DOORS = timedelta(hours=1)
# At most so many of a federation name their night in one quarter: a locker room does not empty at once.
AT_ONCE = 2
# How much more an old bond weighs than a name, when somebody says against whom the last one shall be.
BOUND = 12.0


def consider(tick: Tick, lived: Lived | None) -> None:
    """On the midnight of a quarter: who has had enough, and says so."""
    if lived is None:
        return
    going = [(who, why) for who in working(tick) if (why := _thinks(tick, who, lived))]
    if roster.federation(tick) is None:
        for who, why in going:
            retire(tick, who, leaving.SAID[why])
        return
    contracts = roster.load(tick).contracts
    going = [(who, why) for who, why in going if who.slug in contracts and not contracts[who.slug].farewell_at]
    for who, why in going[: AT_ONCE - _going_already(tick)]:
        announce(tick, contracts[who.slug], why)


def _going_already(tick: Tick) -> int:
    return min(AT_ONCE, sum(one.farewell_at is not None for one in roster.load(tick).contracts.values()))


def _thinks(tick: Tick, who: Character, lived: Lived) -> str:
    """Why somebody would retire, if they would."""
    block = tick.blocks[minds.MINDS]
    row = block.index().get(who.slug)
    standing = leaving.Standing(
        age=(tick.at.date() - who.born).days / 365.25,
        hurt_days=lived.hurt_days.get(who.slug, 0),
        pleasure=round(float(block.column("pleasure")[row]), 4) if row is not None else 0.0,
        over=who.over,
        signed=roster.federation(tick) is not None,
    )
    return leaving.leaves(standing, tick.rng("retirement", who.slug).random())


def announce(tick: Tick, contract: Contract, why: str) -> bool:
    """Somebody names the night of their last match; False where there is no night to name."""
    night = _night(tick)
    if night is None:
        return False
    who = contract.character
    contract.farewell_at, contract.farewell = night.starts_at + DOORS, leaving.SAID.get(why, why)
    tick.change(contract, "farewell_at", "farewell")
    facts = {"by": who.slug, "why": why, "show": night.number, "name": night.name, "federation": tick.timeline.slug}
    topics = [federation_topic(tick.timeline.slug), character_topic(who.slug), UNIVERSE]
    tick.record("retirement.announced", facts, topics=topics)
    other = _opponent(tick, contract, night)
    if other is not None:
        asked = {"one": who.slug, "other": other, "show": night.number, "stipulation": "standard"}
        tick.ask(tick.timeline, "match.promised", asked | {"championship": None, "shot": False})
    return True


def _night(tick: Tick) -> Show | None:
    """The next big show that leaves time, or the last show on the calendar that does."""
    company = roster.federation(tick)
    first, last = tick.at + AHEAD, tick.at + NOT_LATER
    coming = Show.objects.filter(federation=company, state=Show.State.PLANNED, starts_at__range=(first, last))
    shows = list(coming.order_by("starts_at"))
    return next((show for show in shows if show.is_big), shows[-1] if shows else None)


def _opponent(tick: Tick, contract: Contract, night: Show) -> str | None:
    """Against whom somebody would have their last match: whoever they are bound to most, for good or bad."""
    busy = fields.busy(night)
    if contract.character.slug in busy:
        return None
    own = roster.hand(tick, contract, 1.0)
    hands = [roster.hand(tick, one, 1.0) for one in roster.load(tick).fit(night.starts_at)]
    free = [hand for hand in hands if hand.key not in busy and hand.key != own.key and same_pool(hand, own)]
    regards = minds.regards(tick, own.key, [hand.key for hand in free])
    ranked = sorted(zip(free, regards, strict=True), key=lambda one: (-abs(one[1]) - BOUND * one[0].over, one[0].key))
    return ranked[0][0].key if ranked else None


def is_over(contract: Contract, at: datetime) -> bool:
    """Whether the night that somebody named has come and gone."""
    return contract.farewell_at is not None and contract.farewell_at < at


def end(tick: Tick) -> None:
    """At midnight: who has had their last match retires, and who has retired goes."""
    contracts = roster.load(tick).contracts
    for contract in [contracts[key] for key in sorted(contracts)]:
        if is_over(contract, tick.at) and contract.character.retired_at is None:
            retire(tick, contract.character, contract.farewell)
        if contract.character.retired_at is not None:
            market.release(tick, contract)


def retire(tick: Tick, who: Character, reason: str) -> None:
    """Somebody's career is over, now: what they hold and are owed is given back, and nobody books them again.

    Their contract ends with the next midnight on which no show is on; a card that still names them is mended.
    """
    known = next((one for one in minds.people(tick) if one.pk == who.pk), who)
    if known.retired_at is not None:
        return
    known.retired_at = who.retired_at = tick.at
    tick.change(known, "retired_at")
    topics = [character_topic(who.slug), UNIVERSE]
    if roster.federation(tick) is not None:
        topics.append(federation_topic(tick.timeline.slug))
        vacancies.leave(tick, known, f"{known.name} has retired", kind="retired")
        shots.forfeit(tick, known)
        owed = Promise.objects.owed().filter(Q(one=known) | Q(other=known), kind=Promise.Kind.MATCH, bout=None)
        owed.update(broken_at=tick.at, reason=f"{known.name} has retired")
    tick.record("person.retired", {"by": who.slug, "reason": reason}, topics=topics)
