"""Restoring a backup: checked whole before anything is touched, then all of it in one transaction, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import OperationalError, connection, transaction

from llmfed.backups import tables
from llmfed.backups.header import Header, check_fits, parse
from llmfed.backups.making import Progress
from llmfed.backups.parts import Reader, Refused
from llmfed.world import chronicle, schema

# How long we wait for whoever else has the tables open.
PATIENCE = "10s"
# Those that are no part of a rule: what must be unique is seen to row by row.
INDEXES = """
SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
WHERE t.relname = ANY(%s) AND pg_table_is_visible(t.oid) AND NOT x.indisunique
    AND NOT x.indisexclusion
"""


def inspect(path: Path, *, progress: Progress = lambda done, total: None) -> Header:
    """Read all of a file and compare every checksum; raises Refused with the part that is damaged."""
    with _opened(path) as file:
        return _inspect(file, path.stat().st_size, progress)


def restore(
    path: Path, *, ready: Callable[[], object] = schema.ready, progress: Progress = lambda done, total: None
) -> Header:
    """Fill this empty database with what is in a file: whole, or not at all.

    Once nothing speaks against the file, the database is made `ready`: it may have no tables yet.
    """
    with _opened(path) as file:
        told = parse(Reader(file).head())
        check_fits(told)
        check_empty()
        file.seek(0)
        _inspect(file, path.stat().st_size, lambda done, total: None)
        ready()
        file.seek(0)
        with transaction.atomic(durable=True):
            _clear()
            with indexed_afterwards():
                _fill(file, told, progress)
            _set_sequences()
            _compare(told)
    # Until its next look PostgreSQL would plan for the empty tables that it knew.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    ContentType.objects.clear_cache()
    return told


def check_empty() -> None:
    """Raise Refused, with who or what lives there, unless this database is empty or has no tables yet."""
    if found := tables.occupant():
        raise Refused(f"{found}: a backup is restored into an empty database only (LLMFED_DATA_DIR, DATABASE_URL)")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from error


def _inspect(file: IO[bytes], size: int, progress: Progress) -> Header:
    reader = Reader(file)
    told = parse(reader.head())
    for table in told.tables:
        for _ in reader.packed(table.name):
            progress(file.tell(), size)
    reader.end()
    return told


def _clear() -> None:
    """Take the tables for ourselves, see that they are empty still, and drop what `migrate` put there."""
    names = ", ".join(connection.ops.quote_name(table) for table in tables.kept())
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        try:
            cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
        except OperationalError as error:
            raise Refused("other processes have this database's tables open: stop them first") from error
        check_empty()
        cursor.execute(f"TRUNCATE {names}")


def _fill(file: IO[bytes], told: Header, progress: Progress) -> None:
    reader = Reader(file)
    reader.head()
    done = 0
    for table in told.tables:
        copying = tables.copying(table.name, table.columns, "FROM STDIN")
        with connection.cursor() as cursor, cursor.copy(copying) as copy:
            for rows in reader.rows(table.name):
                copy.write(rows)
                # A row is a line: COPY writes those within a text as two letters.
                done += rows.count(b"\n")
                progress(done, told.rows)


@contextmanager
def indexed_afterwards() -> Iterator[None]:
    """Indexes are made at once when all rows are there, which is several times faster than row by row."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [list(tables.kept())])
        indexes = dict(cursor.fetchall())
        for name in indexes:
            cursor.execute(f"DROP INDEX {quote(name)}")
    yield
    with connection.cursor() as cursor:
        # Foreign keys wait for the end of a transaction, and no index is made on a table for which they wait.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for definition in indexes.values():
            cursor.execute(definition)


def _set_sequences() -> None:
    """New rows are numbered after those that came with the file."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.kept().values())):
            cursor.execute(statement)


def _compare(told: Header) -> None:
    """What is here now is what the header says; anything else undoes all of it."""
    for table in told.tables:
        if (found := tables.count(table.name)) != table.rows:
            raise Refused(f"{table.name} has {found} rows after restoring, the header says {table.rows}")
    if (digest := chronicle.digest()) != told.digest:
        raise Refused(f"the digest is {digest} after restoring, the header says {told.digest}")
