"""Whether the database's tables are those of this code: whoever is of another day does nothing, and waits."""

import logging
import time
from collections.abc import Callable
from functools import cache

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Named = tuple[str, str]

# How long a process that runs on takes the tables for those that they were.
KEPT_S = 10.0

log = logging.getLogger(__name__)

_same_until = float("-inf")
_waits = False


def wanted() -> frozenset[Named]:
    """The migrations of this code, by app and name."""
    return _on_disk()[0]


def differences() -> tuple[int, int]:
    """How many migrations the database lacks, and how many it has of our apps that this code does not know."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    wanted, known, apps = _on_disk()
    return len(wanted - applied), len({one for one in applied if one[0] in apps} - known)


@cache
def _on_disk() -> tuple[frozenset[Named], frozenset[Named], frozenset[str]]:
    """Migrations to be applied; all that may have been, replaced ones too; the apps they belong to."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {one for migration in loader.disk_migrations.values() for one in migration.replaces}
    known = frozenset(loader.disk_migrations) | frozenset(replaced)
    return frozenset(loader.graph.nodes), known, frozenset(loader.migrated_apps)


def check() -> None:
    """Raise CommandError unless the database's tables are those of this code."""
    unapplied, unknown = differences()
    _refuse_the_future(unknown)
    if unapplied:
        named = f"{unapplied} migrations are" if unapplied > 1 else "a migration is"
        raise CommandError(f"{named} not applied here: run `manage.py migrate`, or the code that was here before")


def ready(before: Callable[[], object] = lambda: None) -> int:
    """Bring the database's tables up to date, once what is due `before` is done; returns how many migrations that took.

    Raises CommandError, having changed nothing, where they are of newer code than this.
    """
    unapplied, unknown = differences()
    _refuse_the_future(unknown)
    if unapplied:
        before()
        call_command("migrate", interactive=False, verbosity=0)
    return unapplied


def _refuse_the_future(unknown: int) -> None:
    if unknown:
        named = f"{unknown} migrations" if unknown > 1 else "a migration"
        raise CommandError(
            f"this database is of newer code than this: it has {named} unknown here."
            " Run the code that made it, or restore a backup into an empty one"
        )


def is_ours(*, now: bool = False) -> bool:
    """Whether the tables are those of this code; asked once in ten seconds, or `now`.

    A process that was there before an upgrade, or is there before its migrations, has no business with them.
    """
    global _same_until, _waits
    if not now and time.monotonic() < _same_until:
        return True
    found = differences()
    ours = found == (0, 0)
    _same_until = time.monotonic() + KEPT_S if ours else float("-inf")
    if ours == _waits:
        _waits = not ours
        say = "the tables are those of this code" if ours else "waiting: migrations not applied %s, unknown here %s"
        log.warning(say, *(() if ours else found))
    return ours


def explains(error: BaseException) -> bool:
    """Whether something failed because the tables have become those of other code meanwhile."""
    try:
        return isinstance(error, Error) and not is_ours(now=True)
    except Error:
        return False
