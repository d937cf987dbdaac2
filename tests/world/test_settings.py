"""Settings from the environment: what is given is used, what is wrong is said at once."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from llmfed import settings


def test_a_wrong_database_url_is_said() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not a PostgreSQL URL"):
        settings.database("mysql://ring@example/llmfed")


def test_a_database_may_ask_for_tls() -> None:
    url = "postgresql://ring:b%40ll@db.example:5433/llmfed?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    found = settings.database(url)
    assert (found["HOST"], found["PORT"], found["PASSWORD"]) == ("db.example", "5433", "b@ll")
    assert found["OPTIONS"].items() >= {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}.items()


def test_a_wrong_yes_or_no_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMFED_HTTPS", "maybe")
    with pytest.raises(ImproperlyConfigured, match="LLMFED_HTTPS='maybe': expected 1 or 0"):
        settings.flag("LLMFED_HTTPS")


@pytest.mark.parametrize(
    ("hosts", "secure", "proxies", "alone"),
    [
        (["localhost", "127.0.0.1", "[::1]"], False, 0, True),
        (["localhost", "llmfed.example"], False, 0, False),
        (["*"], False, 0, False),
        (["localhost"], True, 0, False),
        (["localhost"], False, 1, False),
    ],
)
def test_a_site_that_others_can_reach_is_not_meant_for_one(
    hosts: list[str], secure: bool, proxies: int, alone: bool
) -> None:
    assert settings.loopback_only(hosts, secure=secure, proxies=proxies) is alone
