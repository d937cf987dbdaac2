"""What tests share beside the servers: the small cast."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from federations.models import Federation
from tests import cast


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """Nothing is left in Valkey from one test to the next."""
    yield
    cache.clear()


@pytest.fixture
def ironbound(db: None) -> Federation:
    """Ironbound on its first Monday."""
    return cast.ironbound()
