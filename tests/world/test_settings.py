"""Settings from the environment: what is given is used, what is wrong is said at once."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from llmfed import settings


def test_mail_goes_to_the_server_that_is_named() -> None:
    options = settings.mailer("smtp://ring:b%40ll@mail.example")["OPTIONS"]
    assert (options["host"], options["port"], options["username"], options["password"]) == (
        "mail.example",
        587,
        "ring",
        "b@ll",
    )
    assert (options["use_tls"], options["use_ssl"]) == (True, False)


def test_a_mail_server_may_speak_tls_from_the_first_word() -> None:
    options = settings.mailer("smtps://mail.example:1465")["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (1465, False, True)


def test_without_a_mail_server_mail_is_printed() -> None:
    assert "console" in settings.mailer("")["BACKEND"]


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_a_wrong_mail_url_is_said(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="expected smtp://"):
        settings.mailer(url)


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
