"""Choosing: what the director knows of the quarrels that could have the month."""

from collections.abc import Iterable
from datetime import timedelta

from characters.models import Lead
from federations import roster
from llmfed.world.ticking import Tick
from storylines.models import Arc, Feud
from storylines.sim import arcs as sim
from storylines.sim import feuds

# The same two do not get another month so soon.
LATELY = timedelta(days=75)


def candidates(tick: Tick, free: list[Feud]) -> list[sim.Candidate]:
    """Every quarrel as the director sees it; two statements, however many there are."""
    contracts, energy = roster.load(tick).contracts, roster.energy_of(tick)
    people = {who.pk for feud in free for who in (feud.one, feud.other)}
    spoken = set(Lead.objects.filter(character__in=people).values_list("character", flat=True))
    told = Arc.objects.filter(timeline=tick.timeline, began_at__gte=tick.at - LATELY)
    lately = set(told.values_list("feud__one", "feud__other"))
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
            books=len({feud.one_id, feud.other_id} & spoken),
        )
        for feud in free
    ]


def belt_between(tick: Tick, pair: Iterable[str]) -> str | None:
    """The singles championship that one of two holds and the other may challenge for."""
    people = roster.load(tick).contracts
    both = list(pair)
    for slug, (belt, _, holders) in roster.champions(tick).items():
        if len(holders) == 1 and holders[0] in both and all(belt.admits(people[key].character) for key in both):
            return slug
    return None
