"""The chronicle: moments appended with COPY, and the running hash of all that a timeline's ticks did."""

import hashlib
import json

from django.db import connection

from llmfed.world.models import Moment, Order, Timeline
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


def extend(chain: bytes, tick: Tick) -> bytes:
    """The running hash after a tick: over what it was, the tick's moments, orders and packed state."""
    digest = hashlib.sha256(bytes(chain))
    digest.update(canonical([tick.number, tick.at.isoformat()]))
    for moment in tick.moments:
        digest.update(_of_moment(moment))
    for order in tick.orders:
        digest.update(_of_order(order))
    for name in sorted(tick.touched):
        digest.update(_of_block(name, tick.blocks[name]))
    return digest.digest()


def _of_moment(moment: Moment) -> bytes:
    return canonical([moment.seq, moment.kind, moment.facts, moment.topics, moment.airs_at.isoformat()])


def _of_order(order: Order) -> bytes:
    return canonical([order.number, order.kind, order.facts])


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
