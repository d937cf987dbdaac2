"""Somebody who forgot a password, a mail server, and the queue between."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from llmfed.accounts.models import User
from llmfed.celery import MAIL, app
from llmfed.mailers import mailers
from tests.databases import database, migrated
from tests.mail.office import Office, opened

__all__ = ["database", "migrated"]

ADDRESS = "rosa.lind@wrestling.example"
Message = tuple[dict[str, Any], list[Any]]
Take = Callable[[], list[Message]]
Forget = Callable[[], HttpResponse]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Office]:
    """The mail server that LLMFED_MAIL_URL names."""
    with opened(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.certificate))
        settings.MAILERS = mailers(office.url, loopback_only=False)
        yield office


@pytest.fixture
def forget(database: str) -> Forget:
    """Rosa asks for a new password."""
    User.objects.create_user("rosa", ADDRESS, "the old one, forgotten")
    client = Client(raise_request_exception=False)
    return lambda: client.post("/accounts/password/reset/", {"email": ADDRESS})  # type: ignore[return-value]


@pytest.fixture
def take() -> Take:
    """Takes all messages out of the queue for mail: headers and arguments of each."""

    def taken() -> list[Message]:
        found: list[Message] = []
        with app.connection_for_read() as connection, connection.SimpleQueue(MAIL) as queue, suppress(queue.Empty):
            while message := queue.get_nowait():
                message.ack()
                found.append((message.headers, message.payload[0]))
        return found

    return taken
