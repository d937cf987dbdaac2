"""Databases for tests that need real commits, several connections or other processes: cloned in a moment."""

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from asgiref.sync import SyncToAsync
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

# Names of one session must not meet those of another on the same server.
SESSION = secrets.token_hex(3)


@pytest.fixture(scope="session")
def migrated(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of an empty migrated database, to be cloned."""
    home = connection.settings_dict["NAME"]
    # Without a test that asks for it pytest-django makes no database of its own, and another is not ours to copy.
    is_ours = home.startswith("test_")
    with django_db_blocker.unblock(), created(home if is_ours else "template0") as name:
        if not is_ours:
            with using(name):
                call_command("migrate", interactive=False, verbosity=0)
        yield name


@pytest.fixture
def database(migrated: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """An empty migrated database that this process, its threads and its children may use."""
    with django_db_blocker.unblock(), created(migrated) as name, using(name):
        yield name


@contextlib.contextmanager
def created(template: str) -> Iterator[str]:
    """A database made from a template that nobody uses now; dropped afterwards."""
    name = f"test_{SESSION}_{secrets.token_hex(4)}"
    quote = connection.ops.quote_name
    with using("postgres"), connection.cursor() as cursor:
        # A quarter of the work of writing each block to the log, which is what PostgreSQL does unasked.
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(template)} STRATEGY FILE_COPY")
    try:
        yield name
    finally:
        with using("postgres"), connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {quote(name)} WITH (FORCE)")


@contextlib.contextmanager
def using(name: str) -> Iterator[None]:
    """Point this process, with all connections that its threads open from now on, at a database."""
    before = connection.settings_dict["NAME"]
    _point_at(name)
    try:
        yield
    finally:
        _point_at(before)


def _point_at(name: str) -> None:
    connection.close()
    close_in_loops()
    connection.settings_dict["NAME"] = name


def close_in_loops() -> None:
    """What is asked from a loop is asked in one lasting thread, which keeps its connection."""
    SyncToAsync.single_thread_executor.submit(connections.close_all).result()


def environment(name: str) -> dict[str, str]:
    """The environment of a child process that shall use a database of this session's server."""
    return {**os.environ, "DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=name)}


Start = Callable[[Callable[[], object]], "Future[object]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a piece of work in a thread that has a connection of its own."""

    def alone(work: Callable[[], object]) -> object:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        yield lambda work: pool.submit(alone, work)


@contextlib.contextmanager
def locked(table: str, mode: str = "SHARE") -> Iterator[None]:
    """Hold a table, so that whoever comes to write it stops there, in the midst of what they do."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {connection.ops.quote_name(table)} IN {mode} MODE")
        yield


@contextlib.contextmanager
def held(rows: QuerySet[Any]) -> Iterator[None]:
    """Hold some rows, so that whoever comes to change one of them stops there."""
    with transaction.atomic():
        assert list(rows.select_for_update(no_key=True))
        yield


def wait_until_blocked(count: int = 1, seconds: float = 20.0) -> list[int]:
    """Wait until so many other sessions of this database wait for a lock; their backends' pids."""
    deadline = time.monotonic() + seconds
    while len(found := _blocked()) < count:
        assert time.monotonic() < deadline, f"only {len(found)} of {count} came to the lock"
        time.sleep(0.005)
    return found


def _blocked() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return [pid for (pid,) in cursor.fetchall()]
