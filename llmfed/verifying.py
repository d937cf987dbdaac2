"""Verifying: whether the universe here is whole, and whether its ticks, lived again, record the same."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from federations.models import Result
from federations.sim.bout import ENGINE_VERSION
from llmfed import invariants, replaying
from llmfed.replaying import Progress
from llmfed.world import chains, wholeness
from llmfed.world.snapshots import whole_snapshot

# More of the same would hide what else is broken.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, and what breaks it."""

    sentence: str
    broken: list[str]

    def lines(self) -> list[str]:
        if not self.broken:
            return [f"ok: {self.sentence}"]
        more = [f"  and {len(self.broken) - NAMED} more"] if len(self.broken) > NAMED else []
        return [f"BROKEN: {self.sentence}", *(f"  {place}" for place in self.broken[:NAMED]), *more]


def verify() -> Iterator[Finding]:
    """Every check of the universe as it is at this instant, while it runs on."""
    with whole_snapshot():
        if missing := wholeness.the_universe_is_there():
            yield Finding(_sentence(wholeness.the_universe_is_there), missing)
            return
        for check in invariants.ALL:
            yield Finding(_sentence(check), check())


def not_proven(replayed: bool) -> list[str]:
    """What the checks leave open, to be said plainly."""
    played = Counter(Result.objects.exclude(engine=ENGINE_VERSION).values_list("engine", flat=True))
    older = [
        f"note: {count} matches were played by engine {engine}: what they were committed to holds or is named above;"
        f" engine {ENGINE_VERSION} would play them otherwise, so a replay comes to another digest"
        for engine, count in sorted(played.items())
    ]
    if replayed:
        return older
    unlinked = [
        f"note: {slug} ticked before links were kept: of what is before tick {tick} only a replay knows whose it is"
        for slug, tick in chains.unknown()
    ]
    return [
        *older,
        *unlinked,
        "note: that all was lived by the rules is proven by `manage.py verify --replay` alone",
    ]


def relive(progress: Progress) -> Finding:
    """Run every recorded order again in a database beside: moments and running hashes must be the same."""
    found = replaying.replay(progress)
    broken = [f"{slug}: tick {tick} recorded other moments" for slug, tick in found.apart]
    if found.replayed != found.lived:
        broken.append(f"the digest here is {found.lived}, lived again {found.replayed}")
    return Finding(f"{found.ticks} ticks, lived again, record the same moments and come to the same digest", broken)


def _sentence(check: wholeness.Check) -> str:
    return (check.__doc__ or check.__name__).strip()
