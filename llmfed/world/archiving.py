"""Archiving: moments that aired long ago leave the chronicle's table for volumes, and come back from them.

A volume a transaction: whatever is killed, each moment is in the table or in one volume, and what is left is done by
whoever asks again.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Max, Min, Q, Sum

from llmfed.world import airing, clock, volumes
from llmfed.world.models import Moment, Timeline, Universe, Volume

Progress = Callable[[int, int], None]

# Ticks and the voice look back at what was told this week.
LOOKED_BACK = timedelta(days=7)
# As many moments as a volume holds: some hundred kilobytes, unpacked for a page in a few milliseconds.
THICK = 1000
# Any number that nobody else locks.
LOCK = 7_011_016

TAKE = """
SELECT to_jsonb(m)::text FROM world_moment m WHERE m.no > %s AND m.no <= %s AND m.kind <> ALL(%s)
ORDER BY m.no LIMIT %s FOR UPDATE
"""
DROP = "DELETE FROM world_moment WHERE no > %s AND no <= %s AND kind <> ALL(%s)"
GIVE_BACK = """
INSERT INTO world_moment
SELECT moment.* FROM unnest(string_to_array(%s, E'\\n')) AS line,
    jsonb_populate_record(NULL::world_moment, line::jsonb) AS moment
"""


class Refused(Exception):
    """Moments that cannot be moved; the message says why and what would be right. What was moved before stays so."""


def latest() -> datetime:
    """The world time up to which moments may leave: a week before what is lived, by whoever is late or on the air."""
    living = Timeline.objects.filter(Q(paused=False) | Q(on_air=True)).aggregate(at=Min("due_at"))["at"]
    return min(clock.now(), living or clock.now()) - LOOKED_BACK


def put(*, before: datetime, progress: Progress = lambda done, total: None) -> int:
    """Move all that aired before a world time into volumes, oldest first; returns how many moments that was.

    Those that are not worded yet are worded now. What `settings.AT_HAND` names stays where ticks can ask for it.
    """
    if before > (limit := latest()):
        raise Refused(
            f"{before:%Y-%m-%d} is too late: it is {clock.now():%Y-%m-%d} in this universe, and ticks and commentators"
            f" look back a week. Give {limit:%Y-%m-%d} or an earlier date"
        )
    last = _last_before(before)
    while airing.freeze(THICK, until_no=last):
        pass
    total, done = _waiting(last), 0
    while moved := _put_next(last):
        done += moved
        progress(done, max(done, total))
    return done


def back(*, since: datetime | None = None, progress: Progress = lambda done, total: None) -> int:
    """Put volumes back into the table, the latest first, down to the one that holds a world time; how many moments."""
    coming = Volume.objects.filter(last_at__gte=since) if since else Volume.objects.all()
    total, done = coming.aggregate(moments=Sum("moments"))["moments"] or 0, 0
    while moved := _give_back_last(since):
        done += moved
        progress(done, max(done, total))
    return done


def tidy() -> None:
    """Let new moments have the room of those that left, and PostgreSQL know how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) world_moment")


def _last_before(before: datetime) -> int:
    """The number before the first that aired at or after a world time."""
    first = Moment.objects.aired().filter(airs_at__gte=before).aggregate(no=Min("no"))["no"]
    return int(first - 1 if first is not None else Universe.objects.values_list("last_no", flat=True).get())


def _waiting(last: int) -> int:
    return Moment.objects.filter(no__lte=last).exclude(kind__in=settings.AT_HAND).count()


def _put_next(last: int) -> int:
    """Move the next moments up to a number into a volume, if there are any; how many."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        _alone()
        universe, ends = _ends()
        cursor.execute(TAKE, [universe.archived_no, last, settings.AT_HAND, THICK])
        lines = [line for (line,) in cursor.fetchall()]
        if not lines:
            return 0
        volume = _volume(lines, first_no=universe.archived_no + 1, before=bytes(ends.checksum))
        volume.save(force_insert=True)
        cursor.execute(DROP, [universe.archived_no, volume.last_no, settings.AT_HAND])
        if cursor.rowcount != volume.moments:
            raise Refused(f"volume {volume} would hold {volume.moments} moments, and {cursor.rowcount} left the table")
        _mark(volume)
    return volume.moments


def _give_back_last(since: datetime | None) -> int:
    """Put the last volume back into the table, if it holds anything since a world time; how many moments."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        _alone()
        _, volume = _ends()
        if volume.pk is None or (since is not None and volume.last_at < since):
            return 0
        try:
            cursor.execute(GIVE_BACK, [volumes.unpack(volume)])
        except volumes.Damaged as error:
            raise Refused(str(error)) from error
        except IntegrityError as error:
            raise Refused(f"volume {volume} holds what is in the table too: {error}") from error
        if cursor.rowcount != volume.moments:
            raise Refused(f"volume {volume} should hold {volume.moments} moments, and holds {cursor.rowcount}")
        volume.delete()
        _mark(Volume.objects.defer("data").order_by("-last_no").first())
    return volume.moments


def _alone() -> None:
    """Nobody else moves moments until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Refused("somebody else is moving moments: wait until that is done, then ask again")


def _ends() -> tuple[Universe, Volume]:
    """The universe, and its last volume, or what stands before the first."""
    universe = Universe.objects.get()
    ends = Volume.objects.defer("data").order_by("-last_no").first() or Volume(
        last_no=0, checksum=volumes.origin(universe)
    )
    if ends.last_no != universe.archived_no:
        raise Refused(
            f"the last volume is {ends if ends.pk else 'missing'}, and moments up to {universe.archived_no} were moved:"
            " these volumes are not this universe's. Restore a backup in which `manage.py verify` finds them whole"
        )
    return universe, ends


def _volume(lines: list[str], *, first_no: int, before: bytes) -> Volume:
    rows = [json.loads(line) for line in lines]
    if bare := [row["no"] for row in rows if row["words"] is None]:
        raise Refused(f"moments from {bare[0]} on are being worded by somebody else: ask again")
    times = sorted(datetime.fromisoformat(row["airs_at"]) for row in rows)
    volume = Volume(
        first_no=first_no,
        last_no=rows[-1]["no"],
        first_at=times[0],
        last_at=times[-1],
        moments=len(rows),
        topics=sorted({topic for row in rows for topic in row["topics"]}),
        data=volumes.pack(lines),
        before=before,
    )
    volume.checksum = volumes.seal(volume)
    return volume


def _mark(last: Volume | None) -> None:
    """Write down where volumes end, for whoever reads the chronicle."""
    ended = Volume.objects.aggregate(at=Max("last_at"))["at"]
    Universe.objects.update(archived_no=last.last_no if last else 0, archived_at=ended)
