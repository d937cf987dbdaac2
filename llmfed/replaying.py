"""Replay: file + secret + orders lead to the same digest, in a scratch database beside the real one."""

import os
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.management import call_command
from django.db import ProgrammingError, connection
from psycopg.conninfo import make_conninfo

from federations import founding
from llmfed import packs
from llmfed import tick as ticks
from llmfed.universe_file import parse
from llmfed.world import chronicle, orders, pausing
from llmfed.world.clock import midnight_after
from llmfed.world.models import Order, Timeline, Universe
from llmfed.world.snapshots import whole_snapshot

Progress = Callable[[int, int], None]
Orders = dict[tuple[str, int], list[Order]]


class CannotReplay(Exception):
    """There is nothing to replay, or no place to do it; the message says which."""


@dataclass(frozen=True, slots=True)
class Replay:
    """Both digests, how much was lived again, and the ticks whose moments are others than those recorded here."""

    lived: str
    replayed: str
    ticks: int
    orders: int
    apart: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Record:
    """All that a replay begins from."""

    universe: Universe
    orders: Orders
    reached: dict[str, int]
    digest: str
    told: dict[tuple[str, int], bytes]


def replay(progress: Progress) -> Replay:
    """Run everything again up to each timeline's present tick. The database here is only read."""
    with whole_snapshot():
        record = _record()
    with scratch_database():
        call_command("migrate", interactive=False, verbosity=0)
        source = record.universe.source
        packs.load(
            parse(source, is_json=source.lstrip().startswith("{")),
            source=source,
            secret=bytes(record.universe.secret),
        )
        count = _run(record, progress)
        found, told = chronicle.digest(), chronicle.by_tick()
    apart = sorted(tick for tick in {*record.told, *told} if record.told.get(tick) != told.get(tick))
    return Replay(record.digest, found, count, sum(len(given) for given in record.orders.values()), apart)


def _record() -> Record:
    universe = Universe.objects.first()
    if universe is None:
        raise CannotReplay("There is no universe here to replay.")
    if not universe.source:
        raise CannotReplay(f"{universe.name} was not loaded from a file, so there is nothing to begin from.")
    orders: Orders = defaultdict(list)
    for order in Order.objects.select_related("timeline").order_by("timeline", "number"):
        orders[order.timeline.slug, order.tick].append(order)
    reached = dict(Timeline.objects.values_list("slug", "tick"))
    return Record(universe, orders, reached, chronicle.digest(), chronicle.by_tick())


@contextmanager
def scratch_database() -> Iterator[None]:
    """Point this process at a new, empty database on the same server; drop it afterwards."""
    home, address = connection.settings_dict["NAME"], os.environ["DATABASE_URL"]
    name = f"{home}_replay_{secrets.token_hex(4)}"
    quoted = connection.ops.quote_name(name)
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
    except ProgrammingError as error:
        raise CannotReplay(
            f"A replay needs a database of its own, and this account may not make one: {error}"
        ) from error
    _point_at(name, make_conninfo(address, dbname=name))
    try:
        yield
    finally:
        _point_at(home, address)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")


def _point_at(name: str, address: str) -> None:
    """Let this process, and those that it starts, use another database of the same server."""
    connection.close()
    connection.settings_dict["NAME"] = name
    os.environ["DATABASE_URL"] = address


def _run(record: Record, progress: Progress) -> int:
    """Day by day, every timeline as far as it had come."""
    total, count = sum(record.reached.values()) - len(record.reached), 0
    while (limit := _next_limit(record)) is not None:
        for slug in sorted(record.reached):
            count += _run_day(record, slug, limit)
        progress(count, total)
    return count


def _next_limit(record: Record) -> datetime | None:
    """The midnight that ends the earliest day somebody has still to live."""
    left = [_due_at(record, t) for t in Timeline.objects.all() if t.tick < record.reached[t.slug]]
    return midnight_after(min(left)) if left else None


def _due_at(record: Record, timeline: Timeline) -> datetime:
    """When its next tick was run; dark days passed before it."""
    return pausing.dark_until(record.orders.get((timeline.slug, timeline.tick), [])) or timeline.due_at


def _run_day(record: Record, slug: str, limit: datetime) -> int:
    timeline, count = Timeline.objects.filter(slug=slug).first(), 0
    if timeline is None:
        # It has still to be founded, by an order to the market.
        return 0
    row = Timeline.objects.filter(pk=timeline.pk)
    while timeline.tick < record.reached[slug] and _due_at(record, timeline) < limit:
        row.update(paused=False)
        timeline.due_at = ticks.run(timeline.pk, recorded=record.orders.get((slug, timeline.tick), []))
        timeline.tick, count = timeline.tick + 1, count + 1
    if timeline.tick == record.reached[slug]:
        _found_the_last(record, Timeline.objects.get(slug=slug))
    # Nobody waits for one that stood still here, or who has been lived.
    row.update(paused=timeline.tick == record.reached[slug] or _due_at(record, timeline) > timeline.due_at)
    return count


def _found_the_last(record: Record, timeline: Timeline) -> None:
    """Give what was founded since the last tick: it may have ticked since."""
    given = [order for order in record.orders.get((timeline.slug, timeline.tick), []) if order.kind == founding.KIND]
    if given and not timeline.orders.filter(tick=timeline.tick).exists():
        orders.replay(timeline, given)
