"""How the time of a tick grows with the number of federations, how much of it is saving, and what two workers make."""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from typing import Any, Self
from unittest import mock

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections

from llmfed import genesis, headless, heart, packs
from llmfed import tick as ticks
from llmfed.benches import crew
from llmfed.benches.report import Report
from llmfed.benches.scratch import SECRET
from llmfed.replaying import scratch_database
from llmfed.universe_file import UniverseFile, parse, read_text
from llmfed.world import chronicle
from llmfed.world.models import Moment, Universe

SMALL, ROSTER = 10, 60
QUARTER = timedelta(hours=6)
PLAIN = ("gender", "born", "height_cm", "weight_kg", "alignment", "big_five", "gimmick", "style", "ring", "over") + (
    ("finisher", "signatures", "hometown")
)
STAFF = ("announcer", "announcer", "referee")
Row = dict[str, Any]


def run(*, federations: int = 1000, jobs: int = 2) -> Report:
    """Time one ordinary tick off the air of each of so many federations with a roster of sixty, saving included."""
    report = Report("scale")
    report.add("federations_count", federations)
    small = _one_by_one(SMALL)
    large = _one_by_one(federations)
    report.add("tick_at_few_ms", small["tick_ms"])
    report.add("tick_at_all_ms", large["tick_ms"])
    grown = math.log(large["tick_ms"] * federations / (small["tick_ms"] * SMALL))
    report.add("exponent", grown / math.log(federations / SMALL), most=1.05)
    report.add("saving_share", large["saving"], most=0.2)
    with _universe(federations) as made:
        began = time.perf_counter()
        headless.advance(until=made.began_at + QUARTER, jobs=jobs)
        report.add("first_tick_of_all_s", time.perf_counter() - began)
        began = time.perf_counter()
        headless.advance(until=made.began_at + 2 * QUARTER, jobs=jobs)
        report.add(f"tick_of_all_with_{jobs}_jobs_s", time.perf_counter() - began, most=40 * federations / 1000)
        took = crew.seconds(jobs, due=made.began_at + 2 * QUARTER)
        report.add(f"tick_of_all_with_{jobs}_workers_s", took, most=40 * federations / 1000)
        report.add("moments_count", Moment.objects.count())
        print(f"digest: {chronicle.digest()}")
    return report


def _one_by_one(federations: int) -> Mapping[str, float]:
    """Milliseconds of a federation's second tick, run as a worker runs it, and the share of them that is saving."""
    with _universe(federations) as made:
        at = made.began_at + QUARTER
        headless.advance(until=at)
        # As workers have it: a tick is on the disk once it is done.
        connection.close()
        with Saved() as saved:
            began = time.perf_counter()
            for timeline, number in heart.ready(at):
                ticks.run(timeline, number=number, until=at)
            took = time.perf_counter() - began
    return {"tick_ms": took / federations * 1000, "saving": saved.s / took}


class Saved:
    """Adds up the seconds of statements that write, of the chronicle's rows being made and copied, and of commits."""

    def __init__(self) -> None:
        self.s = 0.0
        self._inside = False

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        for owner, name in ((chronicle, "append"), (connections[DEFAULT_DB_ALIAS], "_commit")):
            timed = partial(self._timed, getattr(owner, name))
            self._stack.enter_context(mock.patch.object(owner, name, timed))
        self._stack.enter_context(connection.execute_wrapper(self._write))
        return self

    def __exit__(self, *told: object) -> None:
        self._stack.close()

    def _write(self, execute: Callable[..., Any], sql: str, *told: Any) -> Any:
        # What is done while the chronicle is written is timed with it.
        if self._inside or sql.lstrip().startswith("SELECT"):
            return execute(sql, *told)
        return self._timed(execute, sql, *told)

    def _timed(self, work: Callable[..., Any], *told: Any) -> Any:
        began, self._inside = time.perf_counter(), True
        try:
            return work(*told)
        finally:
            self.s += time.perf_counter() - began
            self._inside = False


@contextmanager
def _universe(federations: int) -> Iterator[Universe]:
    """So many federations, made of the people of the default universe, in a scratch database."""
    source = read_text(genesis.DEFAULT_UNIVERSE)
    told = crowded(parse(source, is_json=False), federations, ROSTER)
    with scratch_database():
        call_command("migrate", interactive=False, verbosity=0)
        yield packs.load(told, source=source, secret=SECRET)


def crowded(told: UniverseFile, federations: int, people: int) -> UniverseFile:
    """Federations with staff and so many people each, whose bodies and gifts are those of the given universe."""
    data = told.model_dump(by_alias=True, mode="json", exclude_none=True)
    models = [row for row in data["character"] if row["role"] == "wrestler"]
    houses = list(islice(cycle(data["federation"]), federations))
    whole: Row = {"format": data["format"], "universe": data["universe"], "federation": [], "character": []}
    for number, house in enumerate(houses):
        slug = f"house-{number}"
        plain = {key: value for key, value in house.items() if key not in {"cities", "championship"}}
        whole["federation"].append(plain | {"slug": slug, "short": f"H{number}", "championship": []})
        roles = [*STAFF, *("wrestler" for _ in range(people - len(STAFF)))]
        for own, (role, body) in enumerate(zip(roles, cycle(models), strict=False)):
            row = {key: body[key] for key in PLAIN if key in body}
            row |= {"slug": f"hand-{number}-{own}", "name": f"Hand {number} {own}", "role": role, "federation": slug}
            whole["character"].append(row)
    return UniverseFile.model_validate(whole)
