"""Whoever finds other tables than those of their code does nothing, says so once, and goes on when they are theirs."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from llmfed import genesis, headless, heart
from llmfed.world import clock, schema
from llmfed.world.models import Failure, Moment, Timeline, Universe
from tests.databases import environment
from tests.lived import BEGAN, timeline
from tests.running import until

LATER = ("world", "0099_later")


@pytest.fixture(autouse=True)
def asked() -> Iterator[None]:
    """What this process knows of the tables it has just asked."""
    schema._same_until = float("-inf")
    yield
    schema._same_until, schema._waits = float("-inf"), False


@pytest.fixture
def harbour(fresh: str) -> Timeline:
    """Whose tick is due."""
    clock.anchor(Universe.objects.get(), BEGAN, "demo")
    return timeline("harbour")


def other_code_migrates() -> None:
    MigrationRecorder(connection).record_applied(*LATER)


def it_is_undone() -> None:
    MigrationRecorder(connection).record_unapplied(*LATER)


def test_newer_tables_are_refused_before_anything_is_done(harbour: Timeline) -> None:
    other_code_migrates()
    for command in (["advance", "--days", "1"], ["verify"], ["backup", "/nowhere"], ["archive", "list"]):
        with pytest.raises(CommandError, match="of newer code than this: it has a migration unknown here"):
            call_command(*command, stdout=StringIO())
    with pytest.raises(CommandError, match="Run the code that made it"):
        genesis.ready_schema(lambda line: None)


def test_older_tables_are_refused_with_what_brings_them_up_to_date(harbour: Timeline) -> None:
    MigrationRecorder(connection).record_unapplied("world", "0001_initial")
    with pytest.raises(CommandError, match="a migration is not applied here: run `manage.py migrate`"):
        schema.check()


def test_before_its_migrations_are_there_the_heart_stands_still(
    harbour: Timeline, caplog: pytest.LogCaptureFixture
) -> None:
    Universe.objects.update(
        wall_at=timezone.now() - timedelta(seconds=3), rate=1.0, world_until=BEGAN + timedelta(days=1)
    )
    other_code_migrates()
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            heart.beat()
            heart.tick(harbour.pk, harbour.tick)
    assert Universe.objects.get().world_at == BEGAN
    assert timeline("harbour").tick == harbour.tick
    assert [line.message for line in caplog.records] == ["waiting: migrations not applied 0, unknown here 1"]

    it_is_undone()
    heart.tick(harbour.pk, harbour.tick)
    assert timeline("harbour").tick == harbour.tick + 1


def test_a_tick_whose_tables_change_under_it_has_not_failed(harbour: Timeline) -> None:
    assert schema.is_ours()
    other_code_migrates()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE world_timeline RENAME COLUMN chain TO links")
    heart.tick(harbour.pk, harbour.tick)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE world_timeline RENAME COLUMN links TO chain")
    assert not Failure.objects.exists()
    assert timeline("harbour").tick == harbour.tick


def test_airing_waits_for_the_tables_of_its_code(harbour: Timeline) -> None:
    headless.advance(until=BEGAN + timedelta(hours=7))
    clock.anchor(Universe.objects.get(), BEGAN + timedelta(hours=6), "demo")
    other_code_migrates()
    air = subprocess.Popen(
        [sys.executable, "manage.py", "air"],
        cwd=settings.BASE_DIR,
        env=environment(str(connection.settings_dict["NAME"])),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert air.stderr is not None
        assert "waiting: migrations not applied 0, unknown here 1" in next(iter(air.stderr))
        assert not Moment.objects.exclude(no=None).exists()
        it_is_undone()
        assert "the tables are those of this code" in next(iter(air.stderr))
        assert until(lambda: Moment.objects.exclude(no=None).exists(), 20)
    finally:
        air.terminate()
        air.communicate()
    assert air.returncode == 0
