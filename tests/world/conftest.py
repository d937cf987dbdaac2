"""The databases that these tests live in, and the ledger that they air."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from llmfed.world.models import Timeline
from tests import cast
from tests.cast import BEGAN
from tests.databases import database, migrated, start
from tests.lived import fresh, lived, lived_template, loaded_template

__all__ = ["database", "fresh", "lived", "lived_template", "loaded_template", "migrated", "start"]


@pytest.fixture
def in_the_clerks_voice(settings: Settings) -> None:
    """Moments are worded as the ledger words them."""
    settings.VOICE = "tests.world.ledger.word"


@pytest.fixture
def anvil(db: None) -> Timeline:
    """A timeline with an hour to tell, in a universe that has just begun."""
    cast.universe()
    return Timeline.objects.create(slug="anvil", due_at=BEGAN + timedelta(hours=1))
