"""The programs of a running universe: what each is started with, by `up` as by hand."""

import os
from collections.abc import Sequence

from llmfed.supervisor import Child

APPLICATION = "llmfed.asgi:application"
# Our own heartbeat keeps what is between awake; a ping is for finding out who has gone without a word.
PING_S = "60"
# Bytes of a message on a socket: nothing is taken from one, so this is more than anybody needs.
MESSAGE_BYTES = "65536"
# For sockets by the thousand: frames go to the transport as they are. Who asks, and by which scheme, is settled by
# LLMFED_BEHIND_PROXY alone, so the server itself must believe nobody.
UVICORN = (
    *("--loop", "uvloop", "--ws", "websockets-sansio", "--ws-per-message-deflate", "false"),
    *("--ws-max-size", MESSAGE_BYTES, "--ws-ping-interval", PING_S),
    *("--lifespan", "off", "--no-proxy-headers", "--no-server-header"),
    *("--timeout-graceful-shutdown", "5", "--no-access-log", "--log-level", "warning"),
)
# For one who looks, or a few: pages and sockets of one process, which needs no loop of its own.
DAPHNE = (
    *("-v", "0", "--no-server-name", "--ping-interval", PING_S),
    *("--websocket-max-message-size", MESSAGE_BYTES, "--websocket-max-frame-size", MESSAGE_BYTES),
)
PRELOADED = ("--preload", "llmfed.asgi")
CELERY = ("celery", "-q", "-A", "llmfed")
# Celery fears root for pickled messages; ours are JSON on a loopback port with a password.
QUIET = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser"}
# What one worker does at a time. Who sends mail does nothing but wait, and threads can do that: it is one process.
TICKS_AT_ONCE = 2
MAILS_AT_ONCE = 4


def webs(host: str, port: int, count: int) -> list[Child]:
    """The processes for pages and sockets: one on a port of its own, or several that share one."""
    if count == 1:
        alone = ("daphne", *DAPHNE, "-b", host, "-p", str(port), APPLICATION)
        return [Child("web", (*PRELOADED, *alone), waits=True)]
    shared = ("--share", host, str(port), "uvicorn", APPLICATION, *UVICORN)
    return [Child(f"web {number}", (*PRELOADED, *shared), waits=True) for number in range(1, count + 1)]


def workers(count: int) -> list[Child]:
    """Who takes ticks and heartbeats: one for both, or several for ticks and one that keeps the heart beating."""
    if count == 1:
        return [Child("worker", worker("heartbeat,ticks", TICKS_AT_ONCE), QUIET)]
    ticking = worker("ticks", TICKS_AT_ONCE)
    heart = Child("heart", worker("heartbeat", 1), QUIET)
    return [heart, *(Child(f"work {number}", ticking, QUIET) for number in range(1, count + 1))]


def mail() -> list[Child]:
    """Who sends mail, where a server for it is named; elsewhere none is ever queued.

    Never one who takes ticks or heartbeats too: a mail server that hangs holds up nothing but mail.
    """
    return [Child("mail", mail_worker(), QUIET)] if mails() else []


def mails() -> bool:
    """Whether there is a mail server."""
    return bool(os.environ.get("LLMFED_MAIL_URL"))


def mail_worker() -> Sequence[str]:
    """A worker in one process that sends several mails at a time."""
    return (*worker("mail", MAILS_AT_ONCE), "-P", "threads")


def worker(queues: str, at_once: int) -> Sequence[str]:
    """A worker that does so much at a time, for these queues."""
    return (*CELERY, "worker", "-Q", queues, "-c", str(at_once), "--loglevel", "WARNING", "--without-mingle")


def beat() -> Child:
    """Who says each second that the heart should beat. Its pid file is for daemons: we know our child."""
    return Child("beat", (*CELERY, "beat", "--loglevel", "WARNING", "--pidfile", ""))


def airing() -> Child:
    """Who releases moments as their time comes."""
    return Child("airing", ("django", "air"))
