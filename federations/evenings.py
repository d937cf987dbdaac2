"""A card played for many evenings on a copy, a slice at a time.

It is played with chance of its own, which the operating system gives each run: a match's real seed is made of the
universe's secret and never comes near this, so that however often a card is played, nobody has seen the evening that
will be.

A run is kept in Valkey for a day, and forgotten: it is nobody's past. Each slice is a short message in the queue of
ticks that sends the next when it is done, so that a tick waits for one of them at most, and never for a run.
"""

import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.utils.module_loading import import_string
from redis.backoff import NoBackoff
from redis.retry import Retry

from federations import announcing, whatif
from federations.again import input_of
from federations.models import Show
from federations.sim.odds import Outcome, Staged, Tally, outcome
from federations.whatif import LeftOut
from llmfed.world import randomness, valkey

EVENINGS = 1000
# As long as a tick may have to wait for a slice.
SLICE_S = 0.4
KEPT_S = 24 * 3600
# A run of which nobody has heard for so long has lost its worker.
SILENT_S = 30.0
NO_CARD = "There is no card yet. It is announced two and a half days before the show."
wall = time.time


class CannotPlay(Exception):
    """A card that cannot be played, and why."""


class Away(CannotPlay):
    """Valkey cannot be asked."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run plays: as it was when somebody asked, whatever happens to the card meanwhile."""

    run: str
    seed: str
    staged: tuple[Staged, ...]
    left_out: tuple[LeftOut, ...] = ()
    evenings: int = EVENINGS


@dataclass(frozen=True, slots=True)
class Run:
    """How far a run is: a tally a match, and the seconds of each evening from the first entrance to the last bell."""

    plan: Plan
    tallies: tuple[Tally, ...]
    seconds: tuple[int, ...] = ()
    moved_at: float = 0.0
    stopped: bool = False

    @property
    def done(self) -> int:
        return len(self.seconds)

    @property
    def over(self) -> bool:
        """Whether all evenings have been played."""
        return self.done >= self.plan.evenings

    @property
    def silent(self) -> bool:
        """Whether it ought to go on, and does not."""
        return not self.over and not self.stopped and wall() - self.moved_at > SILENT_S

    @property
    def going(self) -> bool:
        return not (self.over or self.stopped or self.silent)


def start(show: Show) -> str:
    """Begin to play an announced card, unless that is being done; returns the run's name. Raises CannotPlay."""
    if show.state != Show.State.ANNOUNCED:
        raise CannotPlay("There is nothing to ask any more: this show has begun." if show.staged else NO_CARD)
    if (found := latest(show)) and found.going:
        return found.plan.run
    staged, left_out = whatif.drawn_up(show)
    if not staged:
        raise CannotPlay("Not one match of this card could be fought as it stands.")
    plan = Plan(secrets.token_hex(8), secrets.token_hex(32), staged, left_out)
    begin(plan)
    with _asking():
        _valkey().set(_key("of", _name(show)), plan.run, ex=KEPT_S)
    import_string(settings.WHAT_IF).delay(plan.run, 0)
    return plan.run


def begin(plan: Plan) -> None:
    """Keep what is to be played, with nothing played yet."""
    with _asking():
        _valkey().set(_key("plan", plan.run), json.dumps(asdict(plan)), ex=KEPT_S)
        _put(Run(plan, tuple(Tally() for _ in plan.staged)))


def step(run: str, done: int) -> int | None:
    """Play some evenings more of a run that has come to `done`; how far it is then, None if there is no more to do.

    Done twice, it is done once: what an evening brings depends on its number alone, and who comes late finds another.
    """
    found = named(run)
    if found is None or found.done != done or found.over or found.stopped:
        return None
    ends = time.monotonic() + SLICE_S
    evenings = []
    for number in range(done, found.plan.evenings):
        evenings.append(evening(found.plan, number))
        if time.monotonic() >= ends:
            break
    columns = zip(*evenings, strict=True)
    played = replace(
        found,
        tallies=tuple(tally.after(column) for tally, column in zip(found.tallies, columns, strict=True)),
        seconds=(*found.seconds, *map(_lasted, evenings)),
    )
    if not _advance(played):
        return None
    return None if played.over else played.done


def evening(plan: Plan, number: int) -> list[Outcome]:
    """One evening: how every match of the card ended, each from a stream of its own."""
    seed = bytes.fromhex(plan.seed)
    return [outcome(one, randomness.stream(seed, "what-if", one.bout.key, number)) for one in plan.staged]


def _lasted(outcomes: list[Outcome]) -> int:
    """Seconds from the first entrance to the last bell, without what is said between matches."""
    return sum(one.duration_s + announcing.ENTRANCES_S for one in outcomes)


def stop(show: Show) -> None:
    """Play no further; what is shown stays, and what is being played meanwhile is let go."""
    if found := latest(show):
        with _asking():
            _valkey().set(_key("stop", found.plan.run), 1, ex=KEPT_S)


def latest(show: Show) -> Run | None:
    """The last run of a show's card, if there was one today. Raises Away."""
    with _asking():
        name = _valkey().get(_key("of", _name(show)))
    return named(str(name)) if name else None


def named(run: str) -> Run | None:
    """A run by its name, if it is still known. Raises Away."""
    with _asking():
        return _get(run)


# Where a run lies: what it plays, written once; how far it is, written after each slice; whether to stop.


@cache
def _valkey() -> "redis.Redis":
    waits: dict[str, Any] = {**valkey.PATIENCE, "retry": Retry(NoBackoff(), 0)}
    return valkey.connect(decode_responses=True, **waits)


def _key(what: str, of: str) -> str:
    return f"{settings.VALKEY_PREFIX}:what-if:{what}:{of}"


def _name(show: Show) -> str:
    return f"{show.federation.slug}/{show.number}"


@contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except redis.RedisError as error:
        raise Away("The room where cards are tried is closed just now. Try in a minute.") from error


def _put(run: Run) -> None:
    """Keep a run that begins."""
    _valkey().set(_key("run", run.plan.run), _told(run), ex=KEPT_S)


def _advance(run: Run) -> bool:
    """Keep how far a run is, where it is still known and nobody has stopped it; whether it was kept. Raises Away."""
    stopped = _key("stop", run.plan.run)
    with _asking(), _valkey().pipeline() as pipe:
        pipe.watch(stopped)  # type: ignore[no-untyped-call]
        if pipe.exists(stopped):
            return False
        pipe.multi()
        pipe.set(_key("run", run.plan.run), _told(run), ex=KEPT_S, xx=True)
        try:
            return bool(pipe.execute()[0])
        except redis.WatchError:
            return False


def _told(run: Run) -> str:
    told = {"tallies": [asdict(tally) for tally in run.tallies], "seconds": run.seconds, "moved_at": wall()}
    return json.dumps(told)


def _get(run: str) -> Run | None:
    found: list[str | None] = _valkey().mget([_key(what, run) for what in ("plan", "run", "stop")])  # type: ignore[assignment]
    if found[0] is None or found[1] is None:
        return None
    told = json.loads(found[1])
    tallies = tuple(Tally(**{**row, "seconds": tuple(row["seconds"])}) for row in told["tallies"])
    return Run(_plan(json.loads(found[0])), tallies, tuple(told["seconds"]), told["moved_at"], found[2] is not None)


def _plan(told: dict[str, Any]) -> Plan:
    staged = tuple(Staged(input_of(row["bout"]), _tuple(row["holders"])) for row in told["staged"])
    return Plan(**{**told, "staged": staged, "left_out": tuple(LeftOut(**row) for row in told["left_out"])})


def _tuple(row: list[str] | None) -> tuple[str, ...] | None:
    return None if row is None else tuple(row)
