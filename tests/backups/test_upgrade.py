"""New code on a universe that older code has lived: it is backed up first, gets its tables, and goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from pytest_django import Settings

from llmfed import backups, genesis, headless, verifying
from llmfed.backups import tables
from llmfed.world import airing, chronicle, schema
from llmfed.world.models import Link, Timeline
from tests.databases import created, using
from tests.lived import LIVED_UNTIL

LINKS = Link._meta.db_table
NEW = ("world", "0002_link")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def old(lived: str, settings: Settings, tmp_path: Path) -> str:
    """The two houses as code left them that kept no links."""
    settings.BACKUPS_DIR = tmp_path / "backups"
    airing.release_history(LIVED_UNTIL)
    call_command("migrate", "world", "0001", interactive=False, verbosity=0)
    return lived


def rows() -> dict[str, int]:
    return {table: tables.count(table) for table in tables.standing()}


@contextmanager
def old_code(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As the code was that knew nothing of links."""
    kept = {table: model for table, model in tables.kept().items() if table != LINKS}
    wanted, known, labels = schema._on_disk()
    with monkeypatch.context() as before:
        before.setattr(tables, "kept", lambda: kept)
        before.setattr(schema, "_on_disk", lambda: (wanted - {NEW}, known - {NEW}, labels))
        yield


def test_a_universe_of_older_code_is_backed_up_before_its_tables_change(
    old: str, settings: Settings, said: list[str], migrated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, digest = rows(), chronicle.digest()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebody_elses (id integer); INSERT INTO somebody_elses VALUES (1)")
    genesis.ready_schema(said.append)
    [file] = settings.BACKUPS_DIR.iterdir()
    assert str(file) in said[0]
    assert "1 migrations applied" in said[1]
    assert schema.differences() == (0, 0)
    # Here it would be restored into tables that it was not made of.
    with created(migrated) as name, using(name), pytest.raises(backups.Refused, match=r"before migrations .*0002_link"):
        backups.restore(file)
    with created(migrated) as name, using(name):
        call_command("migrate", "world", "0001", interactive=False, verbosity=0)
        with old_code(monkeypatch):
            told = backups.restore(file)
        assert (told.digest, chronicle.digest()) == (digest, digest)
        assert rows() == there


def test_it_goes_on_and_what_was_lived_before_is_said_to_be_taken_for_granted(old: str, said: list[str]) -> None:
    reached = dict(Timeline.objects.values_list("slug", "tick"))
    genesis.ready_schema(said.append)
    headless.advance(until=LIVED_UNTIL + timedelta(days=1))
    assert Link.objects.exists()
    assert {finding.sentence: finding.broken for finding in verifying.verify() if finding.broken} == {}
    notes = "\n".join(verifying.not_proven(False))
    assert all(
        f"{slug} ticked before links were kept: of what is before tick {tick} " in notes
        for slug, tick in reached.items()
    )


def test_where_nothing_can_be_written_nothing_is_changed(old: str, settings: Settings, tmp_path: Path) -> None:
    settings.BACKUPS_DIR = tmp_path / "a file" / "backups"
    settings.BACKUPS_DIR.parent.write_text("in the way")
    there = rows()
    with pytest.raises(CommandError, match="LLMFED_BACKUPS"):
        genesis.ready_schema(lambda line: None)
    assert rows() == there
    assert LINKS not in connection.introspection.table_names()


def test_tables_that_are_those_of_this_code_need_no_backup(
    lived: str, settings: Settings, tmp_path: Path, said: list[str]
) -> None:
    settings.BACKUPS_DIR = tmp_path / "backups"
    genesis.ready_schema(said.append)
    assert not settings.BACKUPS_DIR.exists()
    assert len(said) == 1


def test_an_empty_database_needs_none(settings: Settings, tmp_path: Path, said: list[str], django_db_blocker) -> None:
    settings.BACKUPS_DIR = tmp_path / "backups"
    with django_db_blocker.unblock(), created("template0") as name, using(name):
        genesis.ready_schema(said.append)
        assert LINKS in connection.introspection.table_names()
    assert not settings.BACKUPS_DIR.exists()
