"""What holds of the kernel's rows at any instant: nothing is missing, nothing came twice, nothing aired early.

Each check is a sentence (its docstring), and returns what breaks it, with the place.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import F

from llmfed.world import chains, volumes
from llmfed.world.models import Order, PackedState, Request, Timeline, Universe

Check = Callable[[], list[str]]

CHAIN_BYTES = 32

# Numbers of a timeline between 0 and one past the last, both put there, each followed by the next.
GAPS = """
WITH numbered AS (
    SELECT {owner} AS owner, {number}::bigint AS number FROM {table}
    UNION ALL SELECT id, 0 FROM world_timeline
    UNION ALL SELECT id, {last} + 1 FROM world_timeline
), pairs AS (
    SELECT owner, number, lead(number) OVER (PARTITION BY owner ORDER BY number) AS next FROM numbered
)
SELECT t.slug, p.number + 1, p.next - 1 FROM pairs p JOIN world_timeline t ON t.id = p.owner
WHERE p.next <> p.number + 1 ORDER BY t.slug, p.number
"""
AIRED_GAPS = """
WITH numbered AS (
    SELECT no FROM world_moment WHERE no IS NOT NULL
    UNION ALL SELECT 0 UNION ALL SELECT last_no + 1 FROM world_universe
), pairs AS (SELECT no, lead(no) OVER (ORDER BY no) AS next FROM numbered)
SELECT no + 1, next - 1 FROM pairs WHERE next <> no + 1 ORDER BY no
"""
EARLY = """
SELECT t.slug, m.seq FROM world_moment m JOIN world_timeline t ON t.id = m.timeline_id
WHERE m.no IS NOT NULL AND m.airs_at > t.due_at ORDER BY t.slug, m.seq
"""
TAILS = """
WITH told AS (
    SELECT topic, max(no) AS no FROM world_moment, unnest(topics) AS topic WHERE no IS NOT NULL GROUP BY topic
)
SELECT topic, told.no, kept.no FROM told FULL JOIN world_topictail kept USING (topic)
WHERE told.no IS DISTINCT FROM kept.no ORDER BY topic
"""
BACKWARDS = """
WITH firsts AS (SELECT timeline_id, tick, min(airs_at) AS at FROM world_moment GROUP BY timeline_id, tick),
pairs AS (SELECT *, lag(at) OVER (PARTITION BY timeline_id ORDER BY tick) AS before FROM firsts)
SELECT t.slug, p.tick FROM pairs p JOIN world_timeline t ON t.id = p.timeline_id
WHERE p.at < p.before ORDER BY t.slug, p.tick
"""


def moments_are_whole() -> list[str]:
    """every moment that a tick recorded is in the chronicle"""
    return _gaps("world_moment", "timeline_id", "seq", "last_seq")


def volumes_are_whole() -> list[str]:
    """every volume of the archive is as it was written, and follows the one before"""
    return volumes.broken()


def requests_are_whole() -> list[str]:
    """every request that a tick sent is there"""
    return _gaps("world_request", "sender_id", "number", "last_request")


def orders_are_whole() -> list[str]:
    """every order that people gave is there"""
    return _gaps("world_order", "timeline_id", "number", "last_order")


def aired_numbers_are_whole() -> list[str]:
    """every number under which something aired is there"""
    return [f"no {_span(first, last)}" for first, last in rows(AIRED_GAPS)]


def nothing_aired_early() -> list[str]:
    """nothing aired that its timeline has not reached"""
    return [f"{slug}: moment {seq}" for slug, seq in rows(EARLY)]


def topics_end_with_their_last() -> list[str]:
    """each topic's last number is that of the last moment told on it"""
    return [f"{topic}: the last told is {told}, kept is {kept}" for topic, told, kept in rows(TAILS)]


def time_runs_one_way() -> list[str]:
    """no tick tells of a time before the tick that went before"""
    return [f"{slug}: tick {tick}" for slug, tick in rows(BACKWARDS)]


def orders_are_taken() -> list[str]:
    """every order was carried out by the tick that it was stamped with"""
    left = Order.objects.filter(taken=False, tick__lt=F("timeline__tick")).order_by("timeline__slug", "number")
    return [f"{slug}: order {number}" for slug, number in left.values_list("timeline__slug", "number")]


def answers_have_reasons() -> list[str]:
    """every request that was answered was answered with a reason"""
    bare = Request.objects.exclude(answered_tick=None).filter(reason="").order_by("sender__slug", "number")
    return [f"{slug}: request {number}" for slug, number in bare.values_list("sender__slug", "number")]


def packed_state_has_its_shape() -> list[str]:
    """packed state has a value for each row and column"""
    rows = PackedState.objects.select_related("timeline").order_by("timeline__slug", "name")
    return [f"{row.timeline}: {row.name}" for row in rows if not has_its_shape(row)]


def has_its_shape(row: PackedState) -> bool:
    return len(row.data) == 4 * len(row.keys.splitlines()) * len(row.columns)


def running_hashes_are_there() -> list[str]:
    """every timeline that has ticked has a running hash"""
    ticked = Timeline.objects.filter(tick__gt=1).order_by("slug").values_list("slug", "chain")
    return [slug for slug, chain in ticked if len(chain) != CHAIN_BYTES]


def running_hashes_follow() -> list[str]:
    """every tick's moments and orders are those that its running hash was made of"""
    return chains.broken()


def the_universe_is_there() -> list[str]:
    """a universe lives here"""
    return [] if Universe.objects.exists() else ["the database holds none"]


ALL: Sequence[Check] = (
    the_universe_is_there,
    volumes_are_whole,
    moments_are_whole,
    aired_numbers_are_whole,
    orders_are_whole,
    requests_are_whole,
    running_hashes_are_there,
    running_hashes_follow,
    nothing_aired_early,
    topics_end_with_their_last,
    time_runs_one_way,
    orders_are_taken,
    answers_have_reasons,
    packed_state_has_its_shape,
)


def _gaps(table: str, owner: str, number: str, last: str) -> list[str]:
    found = rows(GAPS.format(table=table, owner=owner, number=number, last=last))
    return [f"{slug}: {number} {_span(first, end)}" for slug, first, end in found]


def _span(first: int, last: int) -> str:
    """What lies between two numbers that should follow each other."""
    if last < first - 1:
        return f"{last + 1} came more than once, or after the last"
    return f"{first} is missing" if first == last else f"{first} to {last} are missing"


def rows(statement: str) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
