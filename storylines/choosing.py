"""Choosing: what the director knows of the quarrels that could have the month."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from federations import roster
from llmfed.world.ticking import Tick
from storylines.models import Arc
from storylines.sim import arcs as sim
from storylines.sim import feuds

# The same two do not get another month so soon.
LATELY = timedelta(days=75)


def candidates(tick: Tick, free: Sequence[Any]) -> list[sim.Candidate]:
    """Every quarrel as the director sees it, of rows that say whose people have books."""
    contracts, energy = roster.load(tick).contracts, roster.energy_of(tick)
    since = tick.at - LATELY
    lately = {(one, other) for _, one, other, began_at in told(tick) if began_at >= since}
    standing = {key: roster.hand(tick, contracts[key], energy[key]).standing for key in contracts}
    return [
        sim.Candidate(
            key=(feud.one.slug, feud.other.slug),
            heat=feud.heat,
            standing=standing[feud.one.slug] + standing[feud.other.slug],
            opposed={feud.one.alignment, feud.other.alignment} == {"face", "heel"},
            foul=feud.why in feuds.FOULS,
            title=belt_between(tick, (feud.one.slug, feud.other.slug)) is not None,
            lately=(feud.one_id, feud.other_id) in lately,
            books=feud.one_speaks + feud.other_speaks,
        )
        for feud in free
    ]


def told(tick: Tick) -> list[tuple[int, int, int, datetime]]:
    """Number, both people and beginning of every story of this timeline; asked once a tick."""
    if "told" not in tick.memo:
        arcs = Arc.objects.filter(timeline=tick.timeline)
        tick.memo["told"] = list(arcs.values_list("number", "feud__one", "feud__other", "began_at"))
    known: list[tuple[int, int, int, datetime]] = tick.memo["told"]
    return known


def belt_between(tick: Tick, pair: Iterable[str]) -> str | None:
    """The singles championship that one of two holds and the other may challenge for."""
    people = roster.load(tick).contracts
    both = list(pair)
    for slug, (belt, _, holders) in roster.champions(tick).items():
        if len(holders) == 1 and holders[0] in both and all(belt.admits(people[key].character) for key in both):
            return slug
    return None
