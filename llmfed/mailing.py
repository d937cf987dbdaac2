"""Mail leaves by a queue of its own, so that no page waits for a mail server; what cannot be sent is tried again.

A message lies in Valkey until it is sent or given up, and nowhere else: what it says lets whoever reads it into an
account. So no row keeps it, and given up it is a line and a count, and no dead letter (docs/decisions/0020).
"""

import logging
import smtplib
from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from django.core.mail import EmailMessage, EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from llmfed.celery import app
from llmfed.world import away, counting, logbook

log = logging.getLogger(__name__)

TASK = "llmfed.tasks.mail"
# After 5, 15, 45 and 135 seconds, then each five minutes for an hour: by then whoever forgot a password has asked
# again, or gone. No wait comes near the broker's visibility_timeout, after which a message is given to a second worker.
ATTEMPTS, FIRST_WAIT_S, GROWTH, LONGEST_WAIT_S = 16, 5, 3, 300
# A page that asks for mail while Valkey is away says so within seconds.
PATIENCE: dict[str, Any] = {"socket_timeout": 1.0, "socket_connect_timeout": 1.0}
PATIENCE |= {"max_retries": 1, "interval_start": 0, "interval_step": 0}
REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)


class Letter(TypedDict):
    """One message, as it lies in the queue."""

    subject: str
    body: str
    from_email: str
    to: list[str]
    cc: list[str]
    bcc: list[str]
    reply_to: list[str]
    headers: dict[str, str]
    alternatives: list[tuple[Any, str]]


class Queue(BaseEmailBackend):
    """Hands messages to the queue, once what they tell of is committed."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue them; while Valkey is away nothing is sent, and unless a transaction is open this raises."""
        for message in email_messages:
            if transaction.get_connection().in_atomic_block:
                _send_after_commit(letter(message))
            else:
                _send(letter(message))
        return len(email_messages)


class Nobody(BaseEmailBackend):
    """Sends nothing, where no mail server is named and the console is a log that others read."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Say so once a process."""
        _say_that_there_is_no_server()
        return 0


@cache
def _say_that_there_is_no_server() -> None:
    log.warning("mail was asked for and none is sent: set LLMFED_MAIL_URL and LLMFED_MAIL_FROM")


def _send_after_commit(letter: Letter) -> None:
    def send() -> None:
        _send(letter)

    # What was done stays done, and others who wait for the commit must hear of it.
    transaction.on_commit(send, robust=True)


def letter(message: EmailMessage) -> Letter:
    """What a queue can carry of a message; raises ValueError for one with attachments, of which there are none here."""
    if message.attachments:
        raise ValueError("mail with attachments cannot be queued")
    alternatives = getattr(message, "alternatives", [])
    return Letter(
        subject=str(message.subject),
        body=str(message.body),
        from_email=message.from_email,
        to=list(message.to),
        cc=list(message.cc),
        bcc=list(message.bcc),
        reply_to=list(message.reply_to),
        headers=dict(message.extra_headers),
        alternatives=[(str(content), str(mimetype)) for content, mimetype in alternatives],
    )


def _send(letter: Letter, attempt: int = 1, wait_s: float = 0) -> None:
    """Queue a letter; a connection of its own is not waited for as long as a worker waits."""
    with app.connection_for_write(transport_options=PATIENCE) as connection:
        told: dict[str, Any] = {"countdown": wait_s} if wait_s else {}
        # What Celery says of a task anywhere has its arguments in it, unless it is told what to say.
        told |= {"argsrepr": logbook.WITHHELD, "kwargsrepr": "{}"}
        app.send_task(TASK, args=[letter, attempt], connection=connection, retry=False, **told)


def deliver(letter: Letter, attempt: int) -> None:
    """Send a letter through the server that LLMFED_MAIL_URL names; try again later, or give it up."""
    counting.begin()
    logbook.bind(mail=attempt)
    error = _tried(letter)
    if error is None:
        counting.count(counting.MAIL_SENT)
    elif attempt < ATTEMPTS and not hopeless(error):
        _try_again(letter, attempt, error)
    else:
        counting.count(counting.MAIL_LOST)
        log.error("a mail is given up after %s attempts: %s", attempt, _named(error))


def _tried(letter: Letter) -> Exception | None:
    """Why it was not sent, if it was not; never raised, for what errors of mail say has addresses in it."""
    try:
        mailers["server"].send_messages([EmailMultiAlternatives(**letter)])
    except Exception as error:
        return error
    return None


def _try_again(letter: Letter, attempt: int, error: Exception) -> None:
    wait_s = min(FIRST_WAIT_S * GROWTH ** (attempt - 1), LONGEST_WAIT_S)
    try:
        _send(letter, attempt + 1, wait_s)
    except away.VALKEY:
        counting.count(counting.MAIL_LOST)
        log.error("a mail is given up, because Valkey is away and so was its server: %s", _named(error))
    else:
        counting.count(counting.MAIL_AGAIN)
        log.warning("a mail could not be sent and is tried again in %s s: %s", wait_s, _named(error))


def hopeless(error: Exception) -> bool:
    """Whether no later attempt can end otherwise: the server will not have this mail, or it is none."""
    if isinstance(error, REFUSALS):
        return min(_codes(error)) >= 500
    return not isinstance(error, OSError)


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return sorted({code for code, _ in error.recipients.values()})
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def _named(error: Exception) -> str:
    """An error without its words."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])
