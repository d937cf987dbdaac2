"""The databases that these tests live in, and a backup of the two houses after two days."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from llmfed import backups, headless
from llmfed.accounts.models import User
from llmfed.world import airing
from tests.databases import created, database, migrated, start, using
from tests.lived import day, fresh, lived, lived_template, loaded_template

__all__ = ["database", "fresh", "lived", "lived_template", "loaded_template", "migrated", "start"]


@dataclass(frozen=True)
class Kept:
    """A universe that goes on living, and a backup of what it was."""

    database: str
    file: Path
    header: backups.Header

    @property
    def data(self) -> bytes:
        return self.file.read_bytes()


@pytest.fixture(scope="session")
def kept(
    loaded_template: str, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    """Two days, part of them aired, with a fan; then the backup, and nothing since."""
    file = tmp_path_factory.mktemp("backup") / "two-houses.backup"
    with django_db_blocker.unblock(), created(loaded_template) as name:
        with using(name):
            User.objects.create(username="åsa", email="åsa@example.org")
            headless.advance(until=day(2))
            airing.release_history(day(2))
            header = backups.make(file)
        yield Kept(name, file, header)
