"""Unifying: two champions with both championships at stake. Whoever wins has one, and the other is retired."""

from characters.topics import topic as character_topic
from federations import roster
from federations.models import Bout, Promise, Result
from federations.sim.kinds import DECIDED
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed.world.ticking import Tick


def to_champions(tick: Tick, promise: Promise) -> None:
    """A match that is to unify is between whoever the champions are when its card is made."""
    known, people = roster.champions(tick), roster.load(tick).contracts
    for side, belt in (("one", promise.championship), ("other", promise.unifies)):
        held = known[belt.slug][2] if belt is not None and belt.slug in known else ()
        if len(held) == 1 and held[0] in people and getattr(promise, side) != people[held[0]].character:
            setattr(promise, side, people[held[0]].character)
            tick.change(promise, side)


def settle(tick: Tick, bout: Bout, result: Result) -> None:
    """Retire the second championship where the match was decided; else its champion has defended it."""
    gone, into = bout.unifies, bout.championship
    if gone is None or into is None or gone.slug not in roster.champions(tick):
        return
    _, reign, _ = roster.champions(tick)[gone.slug]
    if result.winner is None or result.finish not in DECIDED:
        if reign is not None:
            reign.defences += 1
            tick.change(reign, "defences")
        return
    if reign is not None:
        reign.ended_at, reign.vacated = tick.at, f"unified with the {into.name.removeprefix('The ')}"
        reign.save(update_fields=["ended_at", "vacated"])
    gone.retired, gone.retired_at, gone.unified_into, gone.unified_in = True, tick.at, into, bout
    gone.save(update_fields=["retired", "retired_at", "unified_into", "unified_in"])
    winner = next(side.character for side in bout.sides.all() if side.number == result.winner)
    loser = next(side.character for side in bout.sides.all() if side.number != result.winner)
    facts = {"championship": into.slug, "other": gone.slug, "by": winner.slug, "on": loser.slug}
    topics = [federation_topic(tick.timeline.slug), match_topic(bout.key), UNIVERSE]
    about = [character_topic(who.slug) for who in (winner, loser)]
    tick.record("championships.unified", facts, topics=[*topics, *about])
    tick.forget("champions")
