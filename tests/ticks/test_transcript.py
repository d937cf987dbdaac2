"""The show that is printed in the documentation is the one that the house would tell today."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from federations.models import Show
from llmfed import genesis, headless
from llmfed.world import airing, randomness
from storylines.transcript import transcript
from tests.databases import created, using

pytestmark = pytest.mark.long

KEPT = Path(__file__).parents[2] / "docs" / "transcript.md"
FRESH = """    LLMFED_DATA_DIR=DIR manage.py advance --days 36 --seed transcript
    LLMFED_DATA_DIR=DIR manage.py transcript blue-riband 11 > docs/transcript.md"""


def test_the_documentation_has_the_show_that_is_told_today(migrated: str, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), created(migrated) as name, using(name):
        secret = randomness.secret_from("transcript")
        began = genesis.create(genesis.DEFAULT_UNIVERSE, secret=secret, say=lambda _: None).began_at
        until = began + timedelta(days=36)
        headless.advance(until=until)
        airing.release_history(until)
        told = transcript(Show.objects.select_related("federation").get(federation__slug="blue-riband", number=11))

    assert told == KEPT.read_text(encoding="utf-8"), f"docs/transcript.md is of another day; make it anew:\n{FRESH}"
