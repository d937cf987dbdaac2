"""Running hashes gone through again: whether what is here of each tick is what its timeline's hash was made of."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby, pairwise

import numpy as np
import orjson
from django.db.models import Min, TextField
from django.db.models.functions import Cast

from llmfed.world import chronicle
from llmfed.world.models import Link, Moment, Order, Timeline

# A moment that is here: whose, of which tick, which one, and SHA-256 over what was recorded of it.
HERE = np.dtype([("timeline", "<i8"), ("tick", "<i8"), ("seq", "<i8"), ("hash", "V32")])
AT_A_TIME = 10_000
RECORDED = ("seq", "kind", Cast("facts", TextField()), "topics", "airs_at")
Tick = tuple[int, int]
# The hash of a moment, of its number, its kind, its facts as PostgreSQL spells them, its topics and its time.
Hash = Callable[[int, str, str, list[str], datetime], bytes]


def _surely(seq: int, kind: str, facts: str, topics: list[str], airs_at: datetime) -> bytes:
    return chronicle.of_moment(seq, kind, json.loads(facts), topics, airs_at)


def _quickly(seq: int, kind: str, facts: str, topics: list[str], airs_at: datetime) -> bytes:
    """The same for nearly all moments, in a third of the time: some numbers are spelt otherwise (0.00001 for 1e-05)."""
    try:
        told = orjson.dumps([seq, kind, orjson.loads(facts), topics, airs_at.isoformat()], option=orjson.OPT_SORT_KEYS)
    except (TypeError, ValueError):
        return _surely(seq, kind, facts, topics, airs_at)
    return hashlib.sha256(told).digest()


def broken() -> list[str]:
    """Timelines, each with the first place where its running hash does not follow from what is here.

    Ticks from before links were kept are taken for granted, as is the packed state that each left. To be asked in a
    `whole_snapshot`, where moments that lie in volumes are here too.
    """
    told = Told(_quickly)
    apart = [timeline for timeline in Timeline.objects.order_by("slug") if _first_apart(timeline, told)]
    if not apart:
        return []
    told = Told()
    return [place for timeline in apart if (place := _first_apart(timeline, told))]


class Told:
    """What is here of each tick: the hashes of its moments and of the orders before it."""

    def __init__(self, of_moment: Hash = _surely) -> None:
        self._moments, self._orders = dict(_by_tick(_here(of_moment))), dict(_orders())

    def hash_after(self, chain: bytes, link: Link) -> bytes:
        """The running hash after a link's tick, from what it was before."""
        key = (link.timeline_id, link.tick)
        moments, orders = self._moments.get(key, NOTHING), self._orders.get(key, NOTHING)
        return chronicle.follow(chain, link.tick, link.at, moments=moments, orders=orders, state=bytes(link.state))


def unknown() -> list[tuple[str, int]]:
    """Timelines that ticked before links were kept, each with the first tick of which one is."""
    first = dict(Link.objects.values_list("timeline").annotate(Min("tick")))
    ticked = Timeline.objects.order_by("slug").values_list("pk", "slug", "tick")
    begins = [(slug, first.get(timeline, tick)) for timeline, slug, tick in ticked]
    return [(slug, tick) for slug, tick in begins if tick > 1]


def _first_apart(timeline: Timeline, told: Told) -> str:
    """Where a timeline's links break off or come to another hash; empty if they lead to the one that it has."""
    links = list(timeline.links.order_by("tick"))
    if not links:
        return ""
    if links[0].tick == 1:
        links.insert(0, Link(timeline=timeline, tick=0, chain=b""))
    for before, link in pairwise(links):
        if link.tick != before.tick + 1:
            return f"{timeline}: there is no link of tick {before.tick + 1}"
        if told.hash_after(bytes(before.chain), link) != bytes(link.chain):
            return f"{timeline}: tick {link.tick} recorded other moments or orders than are here"
    last = links[-1]
    if (last.tick + 1, bytes(last.chain)) != (timeline.tick, bytes(timeline.chain)):
        return f"{timeline}: its links end with tick {last.tick}, and not with the running hash that it has"
    return ""


NOTHING = chronicle.of_moments(b"")


def _here(of_moment: Hash) -> "np.ndarray":
    """Every moment by timeline, tick and number: what has to be kept of a million is 56 MB."""
    table = Moment.objects.values_list("timeline_id", "tick", *RECORDED).iterator(AT_A_TIME)
    told = ((timeline, tick, row[0], of_moment(*row)) for timeline, tick, *row in table)
    return np.sort(np.fromiter(told, dtype=HERE), order=["timeline", "tick", "seq"])


def _by_tick(here: "np.ndarray") -> Iterator[tuple[Tick, bytes]]:
    """The hash of each tick's moments."""
    ticks, hashes = here[["timeline", "tick"]], here["hash"].tobytes()
    begins = [0, *(np.flatnonzero(ticks[1:] != ticks[:-1]) + 1).tolist()] if len(here) else []
    for begin, end in pairwise([*begins, len(here)]):
        timeline, tick = ticks[begin].item()
        yield (timeline, tick), chronicle.of_moments(hashes[begin * 32 : end * 32])


def _orders() -> Iterator[tuple[Tick, bytes]]:
    """The hash of what people ordered before each tick."""
    given = Order.objects.order_by("timeline", "tick", "number")
    for key, ours in groupby(given, key=lambda one: (one.timeline_id, one.tick)):
        yield key, chronicle.of_orders(ours)
