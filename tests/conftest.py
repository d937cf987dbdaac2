"""What tests share beside the servers: the small cast."""

from collections.abc import Iterator

import hypothesis
import pytest
import redis
from django.conf import settings

from federations.models import Federation
from llmfed.world import alike
from tests import cast

# The same examples every time, so that a run says what changed in the code; `--hypothesis-profile=long` looks further.
hypothesis.settings.register_profile("short", max_examples=20, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("long", max_examples=400, deadline=None)
hypothesis.settings.load_profile("short")
# A slow hash is for whoever steals passwords; nobody steals these.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test's client is a server of its own; one that looks a file up when it is asked for need not read them all first.
settings.WHITENOISE_AUTOREFRESH = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for other processes begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.path.parent.name not in ("journeys", "faults"))


@pytest.fixture(scope="session")
def valkey() -> Iterator[redis.Redis]:
    with redis.from_url(settings.VALKEY_URL) as client:
        yield client


@pytest.fixture(autouse=True)
def _clean_valkey(valkey: redis.Redis) -> Iterator[None]:
    """Nothing of ours is left in Valkey from one test to the next; what another worker put there stays."""
    yield
    if left := list(valkey.scan_iter(match=f"{settings.VALKEY_PREFIX}:*", count=1000)):
        valkey.delete(*left)


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are made for many are made anew for each: tests go through more than a second in a moment."""
    monkeypatch.setattr(alike, "KEPT_S", 0.0)


@pytest.fixture
def ironbound(db: None) -> Federation:
    """Ironbound on its first Monday."""
    return cast.ironbound()
