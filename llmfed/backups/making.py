"""Making a backup: one snapshot of the database, written beside its name and renamed when it is whole."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO

from django.db import connection

from llmfed.backups import header, tables
from llmfed.backups.parts import Refused, Writer
from llmfed.world.snapshots import snapshot

Progress = Callable[[int, int], None]
# How often somebody is told; a row a time would take longer than the row.
STEP = 1000


def make(
    path: Path,
    *,
    force: bool = False,
    as_it_stands: bool = False,
    progress: Progress = lambda done, total: None,
) -> header.Header:
    """Write the universe as it is at this instant while it runs on. The file is whole, or there is none.

    `as_it_stands`: with the tables that are there, of whatever code; it is restored by the code that made those.
    """
    if path.exists() and not force:
        raise Refused(f"{path} is there already: give another name, or --force to replace it")
    try:
        with _renamed_when_whole(path) as file, snapshot():
            return _write(file, header.describe(as_it_stands=as_it_stands), progress)
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}; nothing was written under this name") from error


@contextmanager
def _renamed_when_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file for the owner alone that gets its name when all of it is on the disk, and is removed otherwise."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """A new name outlasts a power cut once its folder is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(file: IO[bytes], told: header.Header, progress: Progress) -> header.Header:
    writer = Writer(file)
    writer.head(told.line())
    done = count(1)
    for table in told.tables:
        copying = tables.copying(table.name, table.columns, "TO STDOUT")
        with connection.cursor() as cursor, cursor.copy(copying) as copy:
            for row in copy:
                writer.rows(row)
                if (number := next(done)) % STEP == 0:
                    progress(number, told.rows)
        writer.end_part()
    progress(told.rows, told.rows)
    return told
