"""A universe that runs, is watched and voted in, while things are done to its processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
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
    # Of several.
    "a web": "uvicorn llmfed.asgi",
    "a worker": "worker -Q ticks",
}
# What airing has left, of what was due when it is asked.
UNAIRED = """
SELECT count(*) FROM world_moment m JOIN world_timeline t ON t.id = m.timeline_id
WHERE m.no IS NULL AND m.airs_at <= %s AND m.airs_at <= t.due_at
"""
BALLOTS = """
SELECT p.id, p.tally, coalesce(jsonb_object_agg(v.choice, v.votes) FILTER (WHERE v.choice IS NOT NULL), '{}')
FROM fandom_poll p
LEFT JOIN (SELECT poll_id, choice, count(*) AS votes FROM fandom_vote GROUP BY 1, 2) v ON v.poll_id = p.id
WHERE p.tally IS NOT NULL GROUP BY p.id
"""
COMING = """
SELECT b.id, b.key FROM fandom_poll p JOIN federations_bout b ON b.id = p.bout_id
WHERE p.closed_at IS NULL ORDER BY p.closes_at DESC LIMIT 1
"""
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
    # The last good count of each timeline's ticks; what was done since it began, each with the count before it.
    known: dict[str, int] = field(default_factory=dict)
    suffered: list[str] = field(default_factory=list)
    # Where its servers are, if they are not its own.
    urls: dict[str, str] = field(default_factory=dict)

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
        begun = sum(self.ticks().values())
        assert until(lambda: sum(self.ticks().values()) >= begun + count, 60), self.up.said

    def ticks(self) -> dict[str, int]:
        """The number of each timeline's next tick."""
        return dict(self.rows("SELECT slug, tick FROM world_timeline"))

    def suffers(self, what: str) -> None:
        """Note what is done to it next, and how far everybody had come."""
        self.known = self.ticks()
        self.suffered.append(f"{what}, when the next ticks were {self.known}")

    def heals(self) -> None:
        """Within half a minute everybody ticks, what is due airs and is heard, and pages come; nobody is given up."""
        begun = time.monotonic()
        for sign, holds in self._signs():
            came = until(_asked(holds), begun + HEALED_S - time.monotonic())
            # What was asked in time may have been answered too late.
            in_time = came and time.monotonic() < begun + HEALED_S
            assert in_time, f"not within {HEALED_S} s: {sign()}\n{self.story}"
        self.suffered.append(f"  well after {time.monotonic() - begun:.1f} s")
        paused = self.rows("SELECT slug, paused_because FROM world_timeline WHERE paused")
        letters = self.rows("SELECT task, arguments, error FROM world_failure WHERE again_at IS NULL")
        assert (paused, letters) == ([], []), f"paused: {paused}, given up: {letters}\n{self.story}"

    def _signs(self) -> Iterator[tuple[Callable[[], str], Callable[[], bool]]]:
        """One after the other, each from when the one before has come: what it is that is waited for, and whether."""
        stood: dict[str, int] = {}

        def standing() -> list[str]:
            ticks = self.ticks()
            # Where everybody stood as soon as the database could say.
            stood.update(dict(ticks) if not stood else {})
            return [slug for slug, tick in ticks.items() if tick <= stood[slug]]

        yield lambda: f"ticks, beyond {stood}", lambda: not standing()
        lost = {slug: tick for slug, tick in self.known.items() if stood[slug] < tick}
        assert not lost, f"{lost} had been reached, and it came back at {stood}\n{self.story}"
        at = self.one("SELECT world_at FROM world_universe")
        yield lambda: f"to air what was due at {at}", lambda: self.one(UNAIRED, at) == 0
        tails: dict[str, int] = dict(self.rows("SELECT topic, no FROM world_topictail"))
        yield (
            lambda: f"to hear all: {[str(w) for w in self.watchers if not w.has(tails)]}",
            lambda: all(watcher.has(tails) for watcher in self.watchers),
        )
        yield lambda: "a page", lambda: ask(self.up.port, "/").status == 200

    @property
    def story(self) -> str:
        """What was done to it, and what it said."""
        return "\n".join([*self.suffered, self.up.said])

    def told(self, watcher: Watcher) -> list[int]:
        found = "SELECT no FROM world_moment WHERE no > %s AND topics @> %s ORDER BY no"
        return [no for (no,) in self.rows(found, watcher.began, [watcher.topic])]

    def nobody_was_wronged(self) -> None:
        """Each who watches has every moment once; every vote with a receipt is in its box, and all of a box counted."""
        for watcher in self.watchers:
            wrong = watcher.missed_or_doubled(self.told(watcher))
            assert not wrong, f"{watcher}, without or twice: {wrong}\n{self.story}"
        assert self.voters is not None
        receipts = set(self.voters.receipts)
        lost = receipts - set(self.rows("SELECT poll_id, fan_id, choice FROM fandom_vote"))
        assert not lost, f"votes that are in no box: {lost}\n{self.story}"
        for poll, tally, box in self.rows(BALLOTS):
            counted = {choice: votes for choice, votes in tally.items() if votes}
            assert counted == box, f"poll {poll} has {box} and counted {counted}\n{self.story}"

    def is_well(self) -> None:
        """It has healed, and nobody was wronged."""
        self.heals()
        self.nobody_was_wronged()

    def is_sound(self) -> None:
        """No invariant is broken."""
        self._verify()

    def is_whole(self) -> None:
        """All ticks, lived again from the orders, come to the same digest; and there was something to be wronged in."""
        self._verify("--replay")
        print("\n".join(self.suffered))
        assert self.voters is not None
        assert self.voters.receipts
        assert any(watcher.heard for watcher in self.watchers)

    def _verify(self, *options: str) -> None:
        done = self.command("verify", *options)
        assert done.returncode == 0, f"{done.stdout}{done.stderr}\n{self.story}"

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            capture_output=True,
            text=True,
            env=shell_environment(LLMFED_DATA_DIR=str(self.folder), **self.urls),
            cwd=embedded.REPOSITORY,
            timeout=120,
            check=False,
        )

    def shell(self, code: str) -> str:
        done = self.command("shell", "--no-imports", "-v", "0", "-c", code)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def seat(self) -> None:
        """Let two watch each house and one the universe, and forty vote."""
        sessions, self.staff = json.loads(self.shell(FANS).splitlines()[-1])
        self.voters = Voters(self.up.port, database_url(self.folder), {int(pk): key for pk, key in sessions.items()})
        self.voters.begin()
        for slug in ("harbour", "tramway", "harbour", "tramway"):
            self._watch("federation", slug, f"federation:{slug}")
        self._watch("universe", "all", "universe:all")

    def watch_a_match(self) -> None:
        """Let somebody watch the match that is furthest ahead of those that fans are asked about."""
        for pk, key in self.rows(COMING):
            if f"match:{key}" not in {watcher.topic for watcher in self.watchers}:
                self._watch("match", str(pk), f"match:{key}")

    def _watch(self, kind: str, ident: str, topic: str) -> None:
        self.watchers.append(Watcher(self.up.port, kind, ident, topic))
        self.watchers[-1].open()

    def dismiss(self) -> None:
        for watcher in self.watchers:
            watcher.close()
        if self.voters is not None:
            self.voters.end()


def _asked(holds: Callable[[], bool]) -> Callable[[], bool]:
    """The same of a universe that may be unable to say: then it does not hold."""

    def asked() -> bool:
        try:
            return holds()
        except (psycopg.Error, OSError):
            return False

    return asked


@contextmanager
def running(folder: Path, pace: str = PACE, options: Sequence[str] = (), **environment: str) -> Iterator[Running]:
    """Two small houses and their market, watched and voted in."""
    file = folder / "houses.json"
    file.write_text(json.dumps(lived.universe_file()))
    settings = {"DJANGO_SETTINGS_MODULE": "tests.faults.poison", "LLMFED_TASK_LIMIT_S": LIMIT_S, **environment}
    up = start(folder / "data", "--pace", pace, "--universe", str(file), *options, **settings)
    try:
        up.wait_for("Ctrl-C stops everything")
        found = Running(
            up, folder / "data", urls={name: url for name, url in environment.items() if name.endswith("_URL")}
        )
        found.seat()
        yield found
        found.dismiss()
    finally:
        pids = up.pids()
        for pid in pids:
            # Who was stopped would not hear that it shall end; others have come to their end since they were counted.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        if up.process.poll() is None:
            up.stop()
