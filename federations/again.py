"""A match played again, from the seed and the input that it was committed to."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from federations import rumbling
from federations.announcing import ordered
from federations.models import Result
from federations.proofs import commitment
from federations.sim.bout import ENGINE_VERSION, simulate
from federations.sim.kinds import BoutInput, BoutResult, Spot, Stipulation, Told, Wrestler
from federations.sim.rules import OVER_THE_TOP
from federations.telling import moments_ever_of
from llmfed.world import randomness
from llmfed.world.models import Moment


class CannotPlay(Exception):
    """A match that this code cannot play again; the message says why not, and what can."""


def departures(result: Result) -> list[str]:
    """Where a match, played again from its seed and input, is not what was recorded: empty if it is the same.

    Raises CannotPlay for a match of another engine, and volumes.Damaged. What was not committed to is not played.
    """
    if result.engine != ENGINE_VERSION:
        raise CannotPlay(
            f"{result.bout.key} was played by engine {result.engine}, and this code has engine {ENGINE_VERSION}:"
            f" only a version of LLMFed with engine {result.engine} plays it again as it was"
        )
    if result.bout.commitment != commitment(bytes.fromhex(result.seed), result.engine, result.played):
        return [f"its seed and input are not what it was committed to ({result.bout.commitment})"]
    again = simulate(input_of(result.played), randomness.opened(bytes.fromhex(result.seed)))
    found = [
        f"{name}: recorded {was!r}, played again {now!r}"
        for name, was, now in _facts(result, again)
        if randomness.canonical(was) != randomness.canonical(now)
    ]
    return found + list(_apart(result, again))


def input_of(played: Mapping[str, Any]) -> BoutInput:
    """A bout's input from the JSON that was committed to."""
    sides = tuple(
        tuple(Wrestler(**{**who, "signatures": tuple(who["signatures"])}) for who in side) for side in played["sides"]
    )
    kinds = {"stipulation": Stipulation(played["stipulation"])}
    lists = {name: tuple(played[name]) for name in ("cheers", "boos", "wagers")}
    return BoutInput(**{**played, **kinds, **lists, "sides": sides})


def _facts(result: Result, again: BoutResult) -> list[tuple[str, Any, Any]]:
    """What was recorded of the end, and what it is again."""
    by, on = again.decisive or ("", "")
    played, belt = result.played, result.bout.championship
    crowd = played["stipulation"] in OVER_THE_TOP
    stood = list(result.bout.sides.order_by("number", "position").select_related("character"))
    return [
        ("winning side", result.winner, again.winner),
        ("finish", result.finish, str(again.finish)),
        ("decided by", [result.decisive_by, result.decisive_on], [by, on]),
        ("seconds", result.duration_s, again.duration_s),
        ("quarters of a star", result.quarter_stars, round(again.rating * 4)),
        ("energy", result.changes["energy"], again.energy_cost),
        ("pops", result.changes["pops"], again.pops),
        ("injuries", result.changes["injuries"], again.injuries),
        ("worth of its parts", result.changes["stars"], again.parts),
        ("eliminations", result.changes.get("outs", []), rumbling.outs(again.spots) if crowd else []),
        ("rules", result.bout.stipulation, played["stipulation"]),
        ("championship", belt.slug if belt else played["championship"], played["championship"]),
        ("people", [list(side) for side in ordered(stood)], _people(played)),
    ]


def _apart(result: Result, replayed: BoutResult) -> Iterator[str]:
    """The first spot that the chronicle tells otherwise, and whether it tells more or fewer."""
    bell_at, again = result.bout.bell_at, list(replayed.spots)
    assert bell_at is not None
    told = [moment for moment in moments_ever_of(result.bout.key) if moment.kind.startswith("bout.")]
    if len(told) != len(again):
        yield f"spots: {len(told)} are in the chronicle, {len(again)} were played again"
    for number, (moment, spot) in enumerate(zip(told, again, strict=False), start=1):
        more = _ending(result, replayed) if spot.kind == Spot.RESULT else {}
        if not _same(moment, spot, more, bell_at):
            yield f"spot {number}, {spot.at_s} s after the bell, is {spot.kind}: in the chronicle {moment.kind} differs"
            return


def _ending(result: Result, again: BoutResult) -> dict[str, Any]:
    """What the last bell says beyond its spot (`staging.ending`)."""
    return {
        "sides": _people(result.played),
        "finish": str(again.finish),
        "duration_s": again.duration_s,
        "quarter_stars": round(again.rating * 4),
        "championship": result.played["championship"],
    }


def _people(played: Mapping[str, Any]) -> list[list[str]]:
    return [[who["key"] for who in side] for side in played["sides"]]


def _same(moment: Moment, spot: Told, more: Mapping[str, Any], bell_at: datetime) -> bool:
    """Whether a moment tells a spot, with what else belongs to it, and nothing besides."""
    facts = {name: value for name, value in moment.facts.items() if name != "bout"}
    when = moment.airs_at == bell_at + timedelta(seconds=spot.at_s)
    expected = randomness.canonical({**spot.facts, **more})
    return when and moment.kind == f"bout.{spot.kind}" and randomness.canonical(facts) == expected
