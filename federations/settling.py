"""Settling: what an aired result changes, applied at its final bell and not before."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from characters import minds
from characters.models import Character
from characters.topics import topic as character_topic
from federations import roster, shots, unifying, wagers
from federations.models import Bout, Championship, Promise, Reign, Result, Show, Side, Tie
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed import prepared
from llmfed.prepared import rows_of
from llmfed.world.ticking import Tick

# How far a result moves momentum towards ±1, and a full pop the lasting bond with the crowd where it is in the middle:
# nobody is loved twice as much for winning twice as often, nor forgotten for ever.
MOMENTUM_STEP = 0.25
OVER_STEP = 0.015


def _waiting(show: int, at: datetime) -> QuerySet[Result]:
    """A show's results that have aired and have not taken effect, with their bouts, and the tie of each."""
    found = Result.objects.aired(at).filter(settled_tick=None, bout__segment__show=show)
    with_belts = found.select_related("bout__championship", "bout__unifies", "bout__shot", "bout__segment__show")
    ties = Tie.objects.filter(promise__bout=OuterRef("bout"), promise__broken_at=None).values("pk")[:1]
    return with_belts.annotate(tie=Subquery(ties)).order_by("airs_at")


def _sides(show: int, at: datetime) -> QuerySet[Side]:
    """The sides of those bouts, in their order."""
    found = Side.objects.filter(bout__segment__show=show, bout__result__airs_at__lte=at)
    unsettled = found.filter(bout__result__settled_tick=None)
    return unsettled.select_related("character").order_by("bout", "number", "position")


WAITING = rows_of(_waiting, show=int, at=datetime)
SIDES = rows_of(_sides, show=int, at=datetime)


def waiting(tick: Tick, show: Show) -> list[Result]:
    """What has aired of a show and has not taken effect; `bout.sides` come along. Two queries, neither spelt anew."""
    results = WAITING(show=show.pk, at=tick.at)
    sides: dict[int, list[Side]] = {}
    for side in SIDES(show=show.pk, at=tick.at) if results else ():
        sides.setdefault(side.bout_id, []).append(side)
    for result in results:
        prepared.fill(result.bout, "sides", sides.get(result.bout_id, []))
    return results


def settle(tick: Tick, result: Result) -> None:
    """Apply one aired result to records, momentum, minds, bonds, injuries and championships."""
    bout = result.bout
    sides = list(bout.sides.all())
    _records(tick, result)
    for key, cost in sorted(result.changes["energy"].items()):
        minds.tire(tick, key, cost)
    for key, days in sorted(result.changes["injuries"].items()):
        _injure(tick, key, days)
    # Of a crowd nobody remembers everybody.
    met = [side for side in sides if bout.form != Bout.Form.BATTLE_ROYAL or side.character.slug in _decisive(result)]
    for one in met:
        for other in met:
            if one is not other:
                amount = 0.8 if one.number == other.number else -0.4 - bout.heat / 40
                minds.charge(tick, one.character.slug, other.character.slug, amount)
    if bout.championship is not None:
        _championship(tick, bout, bout.championship, result)
        unifying.settle(tick, bout, result)
    if bout.shot is not None and result.winner is not None:
        shots.earn(tick, bout, bout.shot, next(side.character for side in sides if side.number == result.winner))
    wagers.settle(tick, result)
    settled(tick).append(result)
    result.settled_tick = tick.number
    tick.change(result, "settled_tick")


def _decisive(result: Result) -> set[str]:
    return {result.decisive_by, result.decisive_on}


def settled(tick: Tick) -> list[Result]:
    """The results that this tick settled, with their bouts and sides: what upper apps react to."""
    found: list[Result] = tick.memo.setdefault("settled", [])
    return found


def keep_promises(tick: Tick, show: Show) -> None:
    """When a show closes, what was promised for its bouts has been kept."""
    Promise.objects.filter(bout__segment__show=show, kept_at=None, broken_at=None).update(kept_at=tick.at)


def _records(tick: Tick, result: Result) -> None:
    people = roster.load(tick)
    for side in result.bout.sides.all():
        contract = people.contracts.get(side.character.slug)
        if contract is None:
            continue
        won = None if result.winner is None else side.number == result.winner
        if result.bout.form == Bout.Form.BATTLE_ROYAL and not won:
            # Not to be the last of so many is no defeat.
            contract.last_bout_at = result.airs_at
            tick.change(contract, "last_bout_at")
            continue
        contract.wins += won is True
        contract.losses += won is False
        contract.draws += won is None
        aim = 0.0 if won is None else 1.0 if won else -1.0
        contract.momentum = round(contract.momentum + MOMENTUM_STEP * (aim - contract.momentum), 4)
        contract.last_bout_at = result.airs_at
        tick.change(contract, "wins", "losses", "draws", "momentum", "last_bout_at")
        pop = result.changes["pops"].get(side.character.slug, 0.0) + (0.4 if won else -0.2 if won is False else 0)
        who = contract.character
        room = 1 - who.over if pop > 0 else who.over
        who.over = round(min(0.99, max(0.02, who.over + 2 * OVER_STEP * pop * room)), 4)
        tick.change(who, "over")
        minds.appraise(tick, who.slug, pleasure=0.25 * aim, arousal=0.1, dominance=0.15 * aim)


def _injure(tick: Tick, key: str, days: int) -> None:
    people = roster.load(tick)
    if key in people.contracts:
        minds.hurt(tick, people.character(key), until=tick.at + timedelta(days=days))
        people.hurt[key] = tick.at + timedelta(days=days)
        topics = [federation_topic(tick.timeline.slug), character_topic(key)]
        tick.record("injury.suffered", {"by": key, "days": days}, topics=topics)


def _championship(tick: Tick, bout: Bout, belt: Championship, result: Result) -> None:
    """A reign ends and another begins, or a defence is counted."""
    reign = roster.champions(tick)[belt.slug][1]
    winners = [side.character for side in bout.sides.all() if side.number == result.winner]
    topics = [federation_topic(tick.timeline.slug), match_topic(bout.key)]
    topics += [character_topic(side.character.slug) for side in bout.sides.all()]
    if result.title_change and winners:
        _crown(tick, belt, winners, bout, topics)
    elif reign is not None:
        reign.defences += 1
        tick.change(reign, "defences")
        holder = roster.champions(tick)[belt.slug][2]
        facts = {"championship": belt.slug, "by": holder[0] if holder else None, "defences": reign.defences}
        tick.record("championship.retained", facts, topics=topics)


def fill(tick: Tick, belt: Championship, left: list[Character], bout: Bout | None) -> None:
    """Whoever is left of a tournament for a vacant championship has it, if the ring has not given it to them."""
    vacant = belt.slug in roster.champions(tick) and not roster.champions(tick)[belt.slug][2]
    if vacant and len(left) == belt.holders_needed:
        topics = [federation_topic(tick.timeline.slug), *(character_topic(who.slug) for who in left)]
        _crown(tick, belt, left, bout, topics + ([match_topic(bout.key)] if bout else []))


def _crown(tick: Tick, belt: Championship, winners: list[Character], bout: Bout | None, topics: list[str]) -> None:
    """Begin a reign and tell the world."""
    losers = roster.champions(tick)[belt.slug][2]
    facts = {
        "championship": belt.slug,
        "by": winners[0].slug,
        "with": [who.slug for who in winners[1:]],
        "from": losers[0] if losers else None,
        "reign": crown(tick, belt, winners, bout).number,
    }
    tick.record("champion.crowned", facts, topics=[*topics, UNIVERSE])
    tick.forget("champions")


def crown(tick: Tick, belt: Championship, winners: list[Character], bout: Bout | None) -> Reign:
    """End the running reign and begin the next."""
    was = belt.reigns.order_by("-number").first()
    if was is not None and was.ended_at is None:
        was.ended_at = tick.at
        was.save(update_fields=["ended_at"])
    number = was.number + 1 if was else 1
    reign = Reign.objects.create(championship=belt, number=number, began_at=tick.at, won_in=bout)
    through = Reign.holders.through
    through.objects.bulk_create(through(reign=reign, character=who) for who in winners)
    return reign
