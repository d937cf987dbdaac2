"""A universe that runs, is watched and voted in, while things are done to its processes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from llmfed.world import embedded
from tests import lived
from tests.faults.audience import Voters, Watcher, ask
from tests.running import Up, database_url, start, until
from tests.running import environment as shell_environment

# World seconds a second: a quarter of a day in twelve, so that there is a tick to be waited for.
PACE = "1800"
LIMIT_S = "3"
HEALED_S = 30.0
PROCESSES = ("web", "worker", "beat", "airing", "valkey", "database")
WORDS = {
    "web": "daphne",
    "worker": "celery -q -A llmfed worker",
    "beat": "celery -q -A llmfed beat",
    "airing": "django air",
    "database": "bin/postgres -D",
    "valkey": "valkey-server",
}
FANS = """
from django.conf import settings; from importlib import import_module; from llmfed.accounts.models import User
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
import json
def signed_in(user):
    user.set_unusable_password(); user.save()
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update({SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                    HASH_SESSION_KEY: user.get_session_auth_hash()})
    session.create()
    return session.session_key
fans = [User.objects.create(username=f"voter-{n}") for n in range(40)]
boss = User.objects.create(username="staff", is_staff=True, is_superuser=True, is_demo=True)
print(json.dumps([{fan.pk: signed_in(fan) for fan in fans}, signed_in(boss)]))
"""


@dataclass
class Running:
    """A universe under `up`, with its audience."""

    up: Up
    folder: Path
    watchers: list[Watcher] = field(default_factory=list)
    voters: Voters | None = None
    staff: str = ""

    def pid(self, name: str) -> int:
        return self.up.pid_of(WORDS[name])

    def kill(self, name: str) -> None:
        os.kill(self.pid(name), signal.SIGKILL)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(database_url(self.folder), connect_timeout=5) as connection:
            return connection.execute(statement, values).fetchall()

    def one(self, statement: str, *values: Any) -> Any:
        return self.rows(statement, *values)[0][0]

    def wait_ticks(self, count: int) -> None:
        """Wait until so many ticks have been run from now on."""
        begun = self.ticks()
        assert until(lambda: self.ticks() >= begun + count, 60), self.up.said

    def ticks(self) -> int:
        """How many ticks have been run; -1 while the database is away."""
        try:
            return int(self.one("SELECT sum(tick) FROM world_timeline"))
        except (psycopg.Error, OSError):
            return -1

    def first_page(self) -> int:
        try:
            return ask(self.up.port, "/").status
        except OSError:
            return 0

    def heals(self) -> None:
        """Within half a minute pages come, somebody ticks, and every watcher has what has been told."""
        before, page = max(self.ticks(), 0), 0

        def well() -> bool:
            nonlocal page
            page = self.first_page()
            return page == 200 and self.ticks() > before

        assert until(well, HEALED_S), f"page {page}, {before} ticks and now {self.ticks()}\n{self.up.said}"
        no = self.one("SELECT last_no FROM world_universe")
        assert until(lambda: all(self._has(watcher, no) for watcher in self.watchers), HEALED_S), self.up.said

    def _has(self, watcher: Watcher, no: int) -> bool:
        return watcher.last >= max((told for told in self.told(watcher) if told <= no), default=0)

    def told(self, watcher: Watcher) -> list[int]:
        topic = f"federation:{watcher.slug}"
        found = "SELECT no FROM world_moment WHERE no > %s AND topics @> %s ORDER BY no"
        return [no for (no,) in self.rows(found, watcher.began, [topic])]

    def nobody_was_wronged(self) -> None:
        """Each who watches has every moment once; every vote for which there is a receipt is in its box."""
        for watcher in self.watchers:
            assert watcher.missed_or_doubled(self.told(watcher)) == []
        assert self.voters is not None
        receipts = set(self.voters.receipts)
        assert receipts - set(self.rows("SELECT poll_id, fan_id, choice FROM fandom_vote")) == set()

    def is_well(self) -> None:
        """It has healed, and nobody was wronged."""
        self.heals()
        self.nobody_was_wronged()

    def is_whole(self) -> None:
        """No invariant is broken, and all ticks, lived again from the orders, come to the same digest."""
        done = self.command("verify", "--replay")
        assert done.returncode == 0, done.stdout + done.stderr

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            capture_output=True,
            text=True,
            env=shell_environment(LLMFED_DATA_DIR=str(self.folder)),
            cwd=embedded.REPOSITORY,
            timeout=120,
            check=False,
        )

    def shell(self, code: str) -> str:
        done = self.command("shell", "--no-imports", "-v", "0", "-c", code)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def seat(self) -> None:
        """Let two watch each house, and forty vote."""
        sessions, self.staff = json.loads(self.shell(FANS).splitlines()[-1])
        self.voters = Voters(self.up.port, database_url(self.folder), {int(pk): key for pk, key in sessions.items()})
        self.voters.begin()
        for slug in ("harbour", "tramway", "harbour", "tramway"):
            self.watchers.append(Watcher(self.up.port, slug))
            self.watchers[-1].open()

    def dismiss(self) -> None:
        for watcher in self.watchers:
            watcher.close()
        if self.voters is not None:
            self.voters.end()


@contextmanager
def running(folder: Path, pace: str = PACE, **environment: str) -> Iterator[Running]:
    """Two small houses and their market, watched and voted in."""
    file = folder / "houses.json"
    file.write_text(json.dumps(lived.universe_file()))
    settings = {"DJANGO_SETTINGS_MODULE": "tests.faults.poison", "LLMFED_TASK_LIMIT_S": LIMIT_S, **environment}
    up = start(folder / "data", "--pace", pace, "--universe", str(file), **settings)
    try:
        up.wait_for("Ctrl-C stops everything")
        found = Running(up, folder / "data")
        found.seat()
        yield found
        found.dismiss()
    finally:
        pids = up.pids()
        for pid in pids:
            # Who was stopped would not hear that it shall end.
            os.kill(pid, signal.SIGCONT)
        if up.process.poll() is None:
            up.stop()
