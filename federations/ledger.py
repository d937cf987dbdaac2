"""The ledger: a promise that the office could have kept and did not costs it the trust of those it was made to."""

from collections.abc import Iterable

from django.db.models import F
from django.db.models.functions import Coalesce

from characters import minds
from characters.topics import topic as character_topic
from federations.models import Federation, Promise
from federations.sim.trust import trust
from federations.topics import federation_topic
from llmfed.world.ticking import Tick

# How it feels to be let down.
PLEASURE, AROUSAL, DOMINANCE = -0.35, 0.15, -0.2


def let_down(tick: Tick, promise: Promise, reason: str) -> None:
    """A match was promised, could have been had, and will not be: it is entered, felt and said."""
    promise.broken_at, promise.reason, promise.blame = tick.at, reason, True
    tick.change(promise, "broken_at", "reason", "blame")
    feel(tick, promise)
    assert promise.one is not None
    assert promise.show is not None
    told = {"by": promise.one.slug, "on": promise.other.slug if promise.other else None, "why": reason}
    facts = {**told, "show": promise.show.number, "name": promise.show.name}
    about = [character_topic(who.slug) for who in promise.people()]
    tick.record("promise.broken", facts, topics=[federation_topic(tick.timeline.slug), *about])


def feel(tick: Tick, promise: Promise) -> None:
    """Those it was made to take it ill."""
    for who in promise.people():
        minds.appraise(tick, who.slug, pleasure=PLEASURE, arousal=AROUSAL, dominance=DOMINANCE)


def trusts(company: Federation, people: Iterable[int]) -> dict[int, tuple[float, int, int]]:
    """How far people take a federation at its word, with how many promises to them it kept and broke.

    By character; who was promised nothing is left out.
    """
    wanted, found = set(people), dict[int, list[bool]]()
    kept = Promise.objects.filter(federation=company, kept_at__isnull=False)
    settled = kept | Promise.objects.filter(federation=company, blame=True)
    told = settled.with_people().annotate(at=Coalesce("kept_at", F("broken_at"))).order_by("at", "pk")
    for promise in told:
        for who in {one.pk for one in promise.people()} & wanted:
            found.setdefault(who, []).append(not promise.blame)
    return {who: (trust(held), held.count(True), held.count(False)) for who, held in found.items()}
