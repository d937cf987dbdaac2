"""A host that vanishes without a word: what it had locked is free again in half a minute, not in two hours."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.db import connection

from llmfed.world.receivers import KEEPALIVES, SETTING
from tests.running import until

# Takes a lock, hears that it has it, and is gone: a socket that is being repaired is closed without telling the other.
VANISHING = """
import os, socket, sys, time, psycopg
found = psycopg.connect(os.environ["DATABASE_URL"])
found.execute(sys.argv[1])
found.execute("SELECT pg_advisory_xact_lock(42)")
time.sleep(0.3)
socket.socket(fileno=os.dup(found.fileno())).setsockopt(socket.IPPROTO_TCP, 19, 1)
os._exit(0)
"""


def test_postgresql_asks_after_a_host_that_is_silent(database: str) -> None:
    with connection.cursor() as cursor:
        told = {name: cursor.execute(f"SHOW {name}").fetchone() for name in KEEPALIVES}
    assert told == {name: (str(value),) for name, value in KEEPALIVES.items()}
    idle, interval, count = KEEPALIVES.values()
    assert idle + interval * count < 30


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may close a socket silently")
def test_a_host_that_vanishes_lets_go_of_what_it_had_locked(database: str) -> None:
    soon = SETTING.replace("'10'", "'1'").replace("'5'", "'1'")
    subprocess.run([sys.executable, "-c", VANISHING, f"SELECT {soon}"], check=True)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
        assert other.execute("SELECT pg_try_advisory_lock(42)").fetchone() == (False,)
        assert until(lambda: other.execute("SELECT pg_try_advisory_lock(42)").fetchone() == (True,), 20)
