"""A backup is one whole file; what is restored from it is the same universe, and lives on as the other does."""

import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from federations.models import Federation
from llmfed import backups, headless
from llmfed.accounts.models import User
from llmfed.world import chronicle, embedded
from llmfed.world.models import Moment, Timeline, Universe
from tests.backups.conftest import Kept
from tests.databases import Start, created, environment, locked, using, wait_until_blocked
from tests.lived import day, everything


def schema() -> set[str]:
    """Every index and every rule, as PostgreSQL spells them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes UNION SELECT pg_get_constraintdef(oid) FROM pg_constraint")
        return {told for (told,) in cursor.fetchall()}


def test_a_restored_universe_is_the_same_and_lives_on_as_the_other_does(kept: Kept, database: str) -> None:
    with using(kept.database):
        before, digest = everything(), chronicle.digest()
    shape = schema()
    told = backups.restore(kept.file)
    after = everything()

    assert schema() == shape
    assert told.digest == digest == chronicle.digest()
    assert {label for label in before if before[label] != after[label]} == set()
    headless.advance(until=day(3))
    with created(kept.database) as clone, using(clone):
        headless.advance(until=day(3))
        there = chronicle.digest()
    assert chronicle.digest() == there != digest


def test_new_rows_are_numbered_after_the_restored_ones(kept: Kept, database: str) -> None:
    backups.restore(kept.file)
    last = User.objects.order_by("-pk")[0].pk

    assert User.objects.create(username="new").pk == last + 1
    assert Timeline.objects.create(slug="new", due_at=day(3)).pk > Federation.objects.order_by("-pk")[0].pk


def test_the_header_says_what_is_in_the_file(kept: Kept) -> None:
    told = kept.header
    rows = {table.name: table.rows for table in told.tables}

    assert backups.inspect(kept.file) == told
    assert told.universe
    assert told.ticks > 16
    assert rows["world_universe"] == rows["accounts_user"] == 1
    assert rows["world_moment"] > 100
    assert "django_session" not in rows
    assert "federations.0001_initial" in told.migrations
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600


def test_a_backup_is_of_one_instant_however_much_is_written_meanwhile(lived: str, start: Start, tmp_path: Path) -> None:
    """It waits for a table in the midst of its work while the universe lives on."""
    before, moments = chronicle.digest(), Moment.objects.count()
    with locked("fandom_corner", "ACCESS EXCLUSIVE"):
        making = start(lambda: backups.make(tmp_path / "x"))
        wait_until_blocked()
        headless.advance(until=day(6))
    told = making.result()
    assert isinstance(told, backups.Header)
    assert told.digest == before != chronicle.digest()
    assert {table.name: table.rows for table in told.tables}["world_moment"] == moments < Moment.objects.count()


def test_a_file_that_is_there_is_replaced_only_by_force(lived: str, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("mine")
    with pytest.raises(CommandError, match="is there already: give another name, or --force"):
        call_command("backup", str(file))
    assert file.read_text() == "mine"
    call_command("backup", str(file), "--force", stdout=StringIO())
    assert backups.inspect(file).universe
    assert list(tmp_path.iterdir()) == [file]


@contextmanager
def small_disk(most: int) -> Iterator[None]:
    """No file of this process may become longer than so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_nothing(lived: str, tmp_path: Path) -> None:
    with small_disk(20_000), pytest.raises(backups.Refused, match="too large; nothing was written"):
        backups.make(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def interrupt(done: int, total: int) -> None:
    if done:
        raise KeyboardInterrupt


def test_an_interrupted_backup_leaves_nothing(lived: str, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        backups.make(tmp_path / "x", progress=interrupt)
    assert list(tmp_path.iterdir()) == []
    assert Universe.objects.exists()


def test_an_interrupted_restore_changes_nothing(kept: Kept, database: str) -> None:
    before = everything()
    with pytest.raises(KeyboardInterrupt):
        backups.restore(kept.file, progress=interrupt)
    assert everything() == before
    backups.restore(kept.file)


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_told_to_stop_leaves_nothing(lived: str, tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "manage.py", "backup", str(tmp_path / "x")]
    with locked("fandom_corner", "ACCESS EXCLUSIVE"):
        child = subprocess.Popen(
            command,
            env=environment(lived),
            cwd=embedded.REPOSITORY,
            stderr=subprocess.PIPE,
            text=True,
            # Whoever runs tests in the background has let them ignore Ctrl-C, and what they start too.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        wait_until_blocked(seconds=90)
        assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
        child.send_signal(number)
        _, said = child.communicate(timeout=90)
    assert child.returncode == 128 + number, said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_and_a_universe_that_is_not_are_said_so(database: str, tmp_path: Path) -> None:
    with pytest.raises(backups.Refused, match="no universe here"):
        backups.make(tmp_path / "x")
    with pytest.raises(backups.Refused, match="No such file or directory"):
        backups.make(tmp_path / "none" / "x")
    with pytest.raises(backups.Refused, match="No such file or directory"):
        backups.restore(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []
    assert connection.connection is not None
