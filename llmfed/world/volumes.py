"""What lies in volumes: how they are packed, how it is seen that they are whole, and how their moments are read."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from llmfed.world.models import Moment, Universe, Volume
from llmfed.world.randomness import canonical

# zlib's own choice: a volume is packed once, and stays.
LEVEL = 6
# No volume of ours holds more; a file that swells beyond it is not unpacked.
LONGEST_BYTES = 1 << 26
# Volumes that are fetched at a time: few at first, as a match lies in one or two.
FEW, MANY = 4, 32


class Damaged(Exception):
    """A volume that is not as it was written; the message names it and says what would be right."""


def seal(volume: Volume) -> bytes:
    """SHA-256 over a volume and the checksum of the one before."""
    told = [volume.first_no, volume.last_no, volume.moments, volume.topics]
    times = [volume.first_at.isoformat(), volume.last_at.isoformat()]
    return hashlib.sha256(bytes(volume.before) + canonical([told, times]) + bytes(volume.data)).digest()


def origin(universe: Universe) -> bytes:
    """What stands before the first volume: volumes of another universe do not follow from it."""
    return hashlib.sha256(b"volumes of " + bytes(universe.secret)).digest()


def pack(lines: list[str]) -> bytes:
    """Lines of JSON, compressed."""
    return zlib.compress("\n".join(lines).encode(), LEVEL)


def unpack(volume: Volume) -> str:
    """A volume's lines as one text; raises Damaged unless its checksum holds."""
    if bytes(volume.checksum) != seal(volume):
        raise Damaged(f"volume {volume} is damaged: its checksum is another. Restore a backup in which it is whole")
    return zlib.decompressobj().decompress(bytes(volume.data), LONGEST_BYTES).decode()


def told(
    topic: str | None,
    *,
    after: int = 0,
    since: datetime | None = None,
    until: datetime | None = None,
    latest: bool = False,
) -> Iterator[Moment]:
    """Moments of a topic (or of all) that lie in volumes, in their order or the `latest` first; raises Damaged.

    Whoever reads the table too reads it first: what is moved between the two reads is then seen twice, and not missed.
    """
    found = Volume.objects.filter(last_no__gt=after, **({"topics__contains": [topic]} if topic else {}))
    found = found.filter(last_at__gte=since) if since else found
    found = found.filter(first_at__lte=until) if until else found
    for volume in _one_by_one(found, latest):
        moments = [moment for moment in _on(topic, volume) if (moment.no or 0) > after]
        for moment in reversed(moments) if latest else moments:
            if (since is None or moment.airs_at >= since) and (until is None or moment.airs_at <= until):
                yield moment


def _one_by_one(found: QuerySet[Volume], latest: bool) -> Iterator[Volume]:
    count, batch = FEW, list(found.order_by("-last_no" if latest else "last_no")[:FEW])
    while batch:
        yield from batch
        if len(batch) < count:
            return
        last = batch[-1].last_no
        further = found.filter(last_no__lt=last) if latest else found.filter(last_no__gt=last)
        count, batch = MANY, list(further.order_by("-last_no" if latest else "last_no")[:MANY])


def _on(topic: str | None, volume: Volume) -> list[Moment]:
    # Few lines of a volume are of any one topic: only those are read as JSON.
    spelt = json.dumps(topic, ensure_ascii=False) if topic else ""
    rows = (json.loads(line) for line in unpack(volume).split("\n") if spelt in line)
    return [_moment(row) for row in rows if topic is None or topic in row["topics"]]


def _moment(row: dict[str, Any]) -> Moment:
    row["airs_at"] = datetime.fromisoformat(row["airs_at"])
    names = [field.attname for field in Moment._meta.concrete_fields]
    return Moment.from_db(DEFAULT_DB_ALIAS, names, [row[name] for name in names])


def broken() -> list[str]:
    """Volumes that are not as they were written, or do not follow each other from the universe's first number."""
    universe = Universe.objects.get()
    ends, after, found = Volume(last_no=0, checksum=origin(universe)), 0, []
    for volume in Volume.objects.order_by("first_no").iterator(MANY):
        if bytes(volume.checksum) != seal(volume):
            found.append(f"volume {volume}: its checksum is another")
        elif bytes(volume.before) != bytes(ends.checksum):
            found.append(
                f"volume {volume}: it was not packed after {ends if after else 'the beginning of this universe'}"
            )
        if volume.first_no != after + 1:
            found.append(f"volume {volume}: the one before ends with {after}")
        ends, after = volume, volume.last_no
    if after != universe.archived_no:
        found.append(f"volumes end with {after}, and {universe.archived_no} is the last that was moved")
    return found
