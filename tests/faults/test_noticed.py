"""What these tests look for is noticed: a universe that is harmed on purpose is not taken for a well one."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import pytest

from tests.faults.universe import BALLOTS, UNAIRED, Running, running
from tests.running import database_url, until


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One that has counted a poll in which somebody voted."""
    with running(tmp_path_factory.mktemp("noticed")) as found:
        assert until(lambda: any(box for _, _, box in found.rows(BALLOTS)), 240), found.up.said
        yield found


def _write(site: Running, statement: str) -> None:
    with psycopg.connect(database_url(site.folder)) as connection:
        connection.execute(statement)


@contextmanager
def _somebody_is_paused(site: Running) -> Iterator[str]:
    _write(site, "UPDATE world_timeline SET paused = true WHERE slug = 'harbour'")
    yield "not within .* s: ticks"
    _write(site, "UPDATE world_timeline SET paused = false WHERE slug = 'harbour'")


@contextmanager
def _a_letter_is_dead(site: Running) -> Iterator[str]:
    columns = "task, arguments, error, message, traceback, attempts, first_at, last_at"
    _write(site, f"INSERT INTO world_failure ({columns}) VALUES ('x', '[]', 'Poisoned', '', '', 5, now(), now())")
    yield "Poisoned"
    _write(site, "DELETE FROM world_failure")


@contextmanager
def _ticks_are_lost(site: Running) -> Iterator[str]:
    site.known = {**site.ticks(), "harbour": 1_000_000}
    yield "had been reached"
    site.known = {}


@contextmanager
def _nothing_airs(site: Running) -> Iterator[str]:
    os.kill(pid := site.pid("airing"), signal.SIGSTOP)
    try:
        # There are hours in which nothing is due.
        assert until(lambda: site.one(UNAIRED, site.one("SELECT world_at FROM world_universe")) > 0, 120)
        yield "not within .* s: "
    finally:
        os.kill(pid, signal.SIGCONT)


@contextmanager
def _somebody_is_off_the_wire(site: Running) -> Iterator[str]:
    site.watchers[-1].close()
    yield r"to hear all: \['universe:all at \d+, off its wire'\]"
    site.watchers.pop()


@contextmanager
def _a_moment_is_missed(site: Running) -> Iterator[str]:
    heard = next(watcher for watcher in site.watchers if watcher.seen)
    missed = heard.seen.pop()
    yield str(missed)
    heard.seen.append(missed)
    heard.seen.sort()


@contextmanager
def _a_vote_is_not_counted(site: Running) -> Iterator[str]:
    poll, _, box = next(ballot for ballot in site.rows(BALLOTS) if ballot[2])
    fewer = "jsonb_set(tally, ARRAY[%s], to_jsonb((tally->>%s)::int + %s))"
    choice = next(iter(box))
    _change(site, fewer, choice, -1, poll)
    assert site.command("verify").returncode == 1
    yield f"poll {poll}"
    _change(site, fewer, choice, 1, poll)


def _change(site: Running, to: str, choice: str, by: int, poll: int) -> None:
    with psycopg.connect(database_url(site.folder)) as connection:
        connection.execute(f"UPDATE fandom_poll SET tally = {to} WHERE id = %s", (choice, choice, by, poll))


Harm = Callable[[Running], AbstractContextManager[str]]


@pytest.mark.long
@pytest.mark.parametrize(
    "harm",
    [
        _somebody_is_paused,
        _a_letter_is_dead,
        _ticks_are_lost,
        _nothing_airs,
        _a_moment_is_missed,
        _a_vote_is_not_counted,
        _somebody_is_off_the_wire,
    ],
)
def test_harm_is_noticed(site: Running, harm: Harm) -> None:
    with harm(site) as words, pytest.raises(AssertionError, match=words):
        site.is_well()
