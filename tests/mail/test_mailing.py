"""Mail goes by a queue: no page waits for a server, what cannot be sent is tried again, and no log has a word of it."""

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from celery.exceptions import WorkerLostError
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from llmfed import failures, mailing, programs, tasks
from llmfed.celery import app
from llmfed.mailers import mailers
from llmfed.world import counting, embedded
from llmfed.world.models import Failure
from tests.databases import environment
from tests.mail.conftest import ADDRESS, Forget, Take
from tests.mail.office import Office
from tests.running import until

LINK = re.compile(r"/accounts/password/reset/key/[^/\s]+/")
NOWHERE = "redis://127.0.0.1:1/0"
NO_SERVER = mailers("smtp://127.0.0.1:1", loopback_only=False)


def work(arguments: list[Any]) -> None:
    """As a worker does it."""
    tasks.mail(*arguments)


def counted(how: str) -> float:
    return counting.REGISTRY.get_sample_value("llmfed_mails_total", {"how": how}) or 0.0


def waits(headers: dict[str, Any]) -> int:
    """For how many seconds a message is to wait."""
    return round(datetime.fromisoformat(headers["eta"]).timestamp() - headers["sent_at"])


def test_a_page_asks_no_server_and_a_worker_sends_the_link_that_opens(
    forget: Forget, office: Office, take: Take
) -> None:
    assert forget().status_code == 302
    assert office.asked == 0
    ((_, arguments),) = take()

    work(arguments)

    (mail,) = office.inbox
    assert mail["To"] == ADDRESS
    assert (found := LINK.search(mail.get_content()))
    assert Client().get(found[0])["Location"].endswith("-set-password/")


def test_mail_of_what_is_not_committed_is_not_sent(database: str, office: Office, take: Take) -> None:
    message = EmailMessage("Hello", "there", to=[ADDRESS])
    with transaction.atomic():
        message.send()
        transaction.set_rollback(True)
    assert take() == []
    with transaction.atomic():
        message.send()
        assert take() == []
    assert len(take()) == 1


def test_a_server_that_is_away_is_asked_again_until_it_is_there(forget: Forget, office: Office, take: Take) -> None:
    forget()
    ((_, arguments),) = take()
    letter, _ = arguments
    office.says = {"MAIL": "421 not now"}
    work(arguments)
    ((headers, arguments),) = take()
    assert (waits(headers), arguments) == (5, [letter, 2])

    office.says = {}
    work(arguments)

    assert len(office.inbox) == 1
    assert take() == []


def test_it_waits_longer_each_time_and_gives_up_after_an_hour(
    forget: Forget, take: Take, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAILERS = NO_SERVER
    lost = counted("lost")
    forget()
    waited = []
    ((_, arguments),) = take()
    for _ in range(mailing.ATTEMPTS - 1):
        work(arguments)
        ((headers, arguments),) = take()
        waited.append(waits(headers))
    work(arguments)

    assert take() == []
    assert waited == [5, 15, 45, 135] + [300] * 11
    assert 3000 < sum(waited) < 3600
    assert "given up after 16 attempts: ConnectionRefusedError" in caplog.text
    assert counted("lost") == lost + 1
    assert not Failure.objects.exists()


@pytest.mark.parametrize(
    ("word", "answer", "again"),
    [
        ("RCPT", "550 nobody of this name", False),
        ("RCPT", "450 greylisted", True),
        ("MAIL", "553 not from you", False),
        ("DATA", "554 smells of spam", False),
        ("DATA", "452 no room", True),
        ("EHLO", "421 closing", True),
    ],
)
def test_what_the_server_will_never_have_is_given_up_at_once(
    forget: Forget, office: Office, take: Take, word: str, answer: str, again: bool
) -> None:
    forget()
    ((_, arguments),) = take()
    office.says = {word: answer, "HELO": answer}
    work(arguments)

    assert [attempt for _, (_, attempt) in take()] == [2] * again
    assert office.inbox == []


def test_no_line_and_no_row_has_a_word_of_it(
    forget: Forget, office: Office, take: Take, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    forget()
    ((headers, arguments),) = take()
    assert headers["argsrepr"] == "[withheld]"
    for answer in (f"550 {ADDRESS} is unknown", f"450 {ADDRESS} must wait"):
        office.says = {"RCPT": answer}
        work(arguments)
    broken = {**arguments[0], "to": [f"{ADDRESS}, {ADDRESS}"]}
    work([broken, 1])
    for lost in (WorkerLostError(), RuntimeError(ADDRESS)):
        failures._on_failure(tasks.mail, args=arguments, exception=lost)

    assert "SMTPRecipientsRefused 450" in caplog.text
    assert "given up after 1 attempts: ValueError" in caplog.text
    (link,) = LINK.findall(arguments[0]["body"])
    assert ADDRESS not in caplog.text
    assert link not in caplog.text
    assert not Failure.objects.exists()


@contextmanager
def without_valkey() -> Iterator[None]:
    """The broker is away; what else is in Valkey need not be."""
    before = app.conf.broker_url
    app.conf.broker_url = app.conf.broker_write_url = NOWHERE
    try:
        yield
    finally:
        app.conf.broker_url = app.conf.broker_write_url = before


def test_while_valkey_is_away_whoever_asks_is_told(forget: Forget, office: Office) -> None:
    with without_valkey():
        answer = forget()
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert office.asked == 0


def test_while_valkey_is_away_what_was_done_stays_done(
    database: str, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    heard = []
    with without_valkey(), transaction.atomic():
        EmailMessage("Hello", "there", to=[ADDRESS]).send()
        transaction.on_commit(lambda: heard.append("committed"))
    assert heard == ["committed"]
    assert "Error calling" in caplog.text
    assert ADDRESS not in caplog.text


def test_mail_that_can_neither_be_sent_nor_queued_is_counted_as_lost(
    forget: Forget, take: Take, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAILERS = NO_SERVER
    forget()
    ((_, arguments),) = take()
    lost = counted("lost")
    with without_valkey():
        work(arguments)
    assert counted("lost") == lost + 1
    assert "because Valkey is away" in caplog.text


@contextmanager
def worker(database: str, office: Office, log: Path) -> Iterator[None]:
    """The worker for mail, as `up` starts it, and what it says in a file."""
    told = {**environment(database), "LLMFED_MAIL_URL": office.url, "LLMFED_LOG_LEVEL": "INFO"}
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", *programs.mail_worker()],
            env=told,
            cwd=embedded.REPOSITORY,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def test_a_server_that_is_slow_holds_up_no_page(forget: Forget, office: Office, database: str, tmp_path: Path) -> None:
    """As many as a process has page threads, and one more, while a worker waits for the greeting."""
    log = tmp_path / "worker.log"
    with worker(database, office, log):
        office.door.clear()
        assert forget().status_code == 302
        assert until(lambda: office.asked > 0, 60), log.read_text()
        assert [forget().status_code for _ in range(4)] == [302] * 4
        assert office.inbox == []
        office.door.set()
        assert until(lambda: len(office.inbox) == 5, 60), log.read_text()
    assert all(LINK.search(mail.get_content()) for mail in office.inbox)
    assert not any(word in log.read_text() for word in (ADDRESS, "/reset/key/"))
