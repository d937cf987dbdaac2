"""Reading a universe that runs on as it was at one instant."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from llmfed.world import volumes
from llmfed.world.models import Volume

# Temporary tables are found before all others: while they last, `world_moment` is this view.
UNPACKED = "CREATE TEMPORARY TABLE unpacked_moment (LIKE world_moment)"
WHOLE = (
    "CREATE TEMPORARY VIEW world_moment AS SELECT * FROM {home}.world_moment UNION ALL SELECT * FROM unpacked_moment"
)
# As one text: to spell a thousand as an array takes Python twice as long as PostgreSQL to read them.
FILL = """
INSERT INTO unpacked_moment
SELECT moment.* FROM unnest(string_to_array(%s, E'\\n')) AS line,
    jsonb_populate_record(NULL::unpacked_moment, line::jsonb) AS moment
"""


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read in the block is of one instant, whatever is committed meanwhile; nothing can be written."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def whole_snapshot() -> Iterator[None]:
    """The same, and whoever reads `world_moment` reads the whole chronicle, with what lies in volumes.

    They are unpacked into a table of this connection's own, which is as large as they would be in the chronicle's.
    Of a damaged volume there is nothing (`volumes.broken` names it).
    """
    # A connection that has planned a statement over the table would not look for the view.
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT quote_ident(current_schema())")
            home = cursor.fetchone()[0]
            cursor.execute(UNPACKED)
            cursor.execute(WHOLE.format(home=home))
        with snapshot():
            _unpack_all()
            yield
    finally:
        connection.close()


def _unpack_all() -> None:
    for volume in Volume.objects.order_by("first_no").iterator(volumes.MANY):
        try:
            text = volumes.unpack(volume)
        except volumes.Damaged:
            continue
        with connection.cursor() as cursor:
            cursor.execute(FILL, [text])
