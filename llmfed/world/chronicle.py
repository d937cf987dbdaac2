"""The chronicle: moments appended with COPY, and the running hash of all that a timeline's ticks did."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from llmfed.world.models import Link, Moment, Order, Timeline
from llmfed.world.packed import Block
from llmfed.world.randomness import canonical
from llmfed.world.ticking import Tick

COPY = 'COPY "world_moment" ("timeline_id", "seq", "tick", "kind", "facts", "topics", "airs_at") FROM STDIN'


def append(moments: list[Moment]) -> None:
    """Write moments of one tick; they have no number until they air."""
    if not moments:
        return
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for moment in moments:
            facts = json.dumps(moment.facts, ensure_ascii=False, allow_nan=False)
            copy.write_row(
                (
                    moment.timeline_id,
                    moment.seq,
                    moment.tick,
                    moment.kind,
                    facts,
                    moment.topics,
                    moment.airs_at,
                )
            )


def extend(chain: bytes, tick: Tick) -> Link:
    """What a tick adds to the running hash: over what it was, the tick's moments, orders and packed state."""
    told = ((one.seq, one.kind, one.facts, one.topics, one.airs_at) for one in tick.moments)
    moments, orders = of_moments(b"".join(of_moment(*one) for one in told)), of_orders(tick.orders)
    state = hashlib.sha256(b"".join(_of_block(name, tick.blocks[name]) for name in sorted(tick.touched))).digest()
    after = follow(chain, tick.number, tick.at, moments=moments, orders=orders, state=state)
    return Link(timeline=tick.timeline, tick=tick.number, at=tick.at, state=state, chain=after)


def follow(chain: bytes, number: int, at: datetime, *, moments: bytes, orders: bytes, state: bytes) -> bytes:
    """The running hash after a tick: SHA-256 over what it was, when the tick was, and the hashes of its parts."""
    return hashlib.sha256(chain + canonical([number, at.isoformat()]) + moments + orders + state).digest()


def of_moment(seq: int, kind: str, facts: Any, topics: list[str], airs_at: datetime) -> bytes:
    """SHA-256 over all that a tick recorded of a moment; number and words come later."""
    return hashlib.sha256(canonical([seq, kind, facts, topics, airs_at.isoformat()])).digest()


def of_moments(hashes: bytes) -> bytes:
    """SHA-256 over the hashes of a tick's moments, one after the other."""
    return hashlib.sha256(hashes).digest()


def of_orders(orders: Iterable[Order]) -> bytes:
    """SHA-256 over what people ordered before a tick, in the order of their numbers."""
    return hashlib.sha256(b"".join(canonical([one.number, one.kind, one.facts]) for one in orders)).digest()


def _of_block(name: str, block: Block) -> bytes:
    return canonical([name, block.keys, block.row.columns]) + block.values.astype("<f4").tobytes()


def digest() -> str:
    """SHA-256 over every timeline's slug, tick number and running hash."""
    whole = hashlib.sha256()
    for slug, number, chain in Timeline.objects.order_by("slug").values_list("slug", "tick", "chain"):
        whole.update(canonical([slug, number]) + bytes(chain))
    return whole.hexdigest()


OF_TICKS = """
SELECT t.slug, m.tick, sha256(convert_to(string_agg(concat_ws(
    '|', m.seq, m.kind, m.facts, m.topics, extract(epoch FROM m.airs_at)
), E'\\n' ORDER BY m.seq), 'UTF8'))
FROM world_moment m JOIN world_timeline t ON t.id = m.timeline_id GROUP BY t.slug, m.tick
"""


def by_tick() -> dict[tuple[str, int], bytes]:
    """SHA-256 over what each tick recorded, by timeline and tick: to be compared, not to be kept."""
    with connection.cursor() as cursor:
        cursor.execute(OF_TICKS)
        return {(slug, tick): bytes(found) for slug, tick, found in cursor.fetchall()}
