"""How long it takes to play a card of seven matches a thousand times, on one core, as the desk does it."""

import time
from dataclasses import dataclass, replace
from datetime import timedelta

from federations import evenings, odds
from federations.again import input_of
from federations.evenings import Plan
from federations.models import Result, Series
from federations.sim.odds import Staged
from llmfed import headless
from llmfed.benches import scratch
from llmfed.benches.report import Report, quantile

MATCHES, ROUNDS = 7, 5
SEED = scratch.SECRET.hex()


@dataclass(frozen=True, slots=True)
class Took:
    """What a run took: of a core, by the clock on the wall, and its longest slice."""

    core_s: float
    wall_s: float
    slice_s: float


def run(*, days: int = 28) -> Report:
    """Play seven matches of the default universe's first weeks a thousand times more: weekly ones, and of big shows."""
    report = Report("whatif")
    with scratch.universe() as made:
        headless.advance(until=made.began_at + timedelta(days=days))
        weekly, big = _card(Series.Kind.TV), _card(Series.Kind.BIG)
        rounds = [_played(weekly, number) for number in range(ROUNDS)]
        report.add("seven_weekly_matches_core_s", quantile([one.core_s for one in rounds], 0.5), most=10)
        report.add("seven_weekly_matches_wall_s", quantile([one.wall_s for one in rounds], 0.5))
        report.add("longest_slice_s", max(one.slice_s for one in rounds), most=1)
        report.add("seven_big_matches_core_s", _played(big, ROUNDS).core_s)
        began = time.perf_counter()
        found = evenings.named("bench-0")
        assert found is not None
        odds.night(found)
        report.add("telling_ms", (time.perf_counter() - began) * 1000)
    return report


def _card(kind: str) -> tuple[Staged, ...]:
    """The latest seven matches of shows of a kind, whatever show each was on."""
    results = Result.objects.filter(bout__segment__show__kind=kind).order_by("-airs_at")
    rows = results.values_list("bout__key", "played")[:MATCHES]
    return tuple(Staged(replace(input_of(played), key=key)) for key, played in rows)


def _played(staged: tuple[Staged, ...], number: int) -> Took:
    """Play a card a thousand times."""
    plan = Plan(f"bench-{number}", SEED, staged)
    evenings.begin(plan)
    began, core, longest = time.perf_counter(), time.process_time(), 0.0
    done: int | None = 0
    while done is not None:
        slice_began = time.perf_counter()
        done = evenings.step(plan.run, done)
        longest = max(longest, time.perf_counter() - slice_began)
    return Took(time.process_time() - core, time.perf_counter() - began, longest)
