"""Every entry of every catalogue of the ring is used, and is missed when it is taken away."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from math import exp, log
from random import Random
from statistics import stdev

import pytest

from federations.sim import fighter
from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, BoutResult, Camera, Chant, Finish, Position, Spot, Stipulation
from federations.sim.moves import CATALOGUE, MOVES, MoveKind
from tests.sim.ringside import CAST, booked
from tests.sim.years import lived

YEAR_WEEKS = 52
Used = dict[str, Counter[str]]
CATALOGUES = {
    "move": set(MOVES),
    "spot": set(Spot),
    "finish": set(Finish),
    "rules": set(Stipulation),
    "camera": set(Camera),
    "chant": set(Chant),
    "position": set(Position),
    "form": {"1v1", "1v2", "2v2", "3v3", "1v1v1", "1v1v1v1", "royal"},
}
# What needs a night that does not come every month.
RARE = {
    *(
        "battle_royal",
        "rumble",
        "entry",
        "royal",
        "over_top",
        "hung_on",
        "iron",
        "most_falls",
        "referee",
        "screwjob",
        "no_contest",
        "top",
    ),
    *("ladder", "retrieval", "climb", "pulled_down", "cage", "way_out", "tables", "table", "last_standing"),
    *("ten_count", "ten", "back_up", "elimination", "eliminated", "double", "stoppage", "interference"),
    *("referee_down", "bored", "3v3", "1v2", "1v1v1", "count_out"),
}
STYLES = ("powerhouse", "technician", "high_flyer", "brawler", "all_rounder", "submission")


def form(bout: BoutInput) -> str:
    return "royal" if len(bout.sides) > 4 else "v".join(str(len(side)) for side in bout.sides)


def used(played: Iterable[tuple[BoutInput, BoutResult]]) -> Used:
    """How often each entry of each catalogue was used in these matches."""
    found: Used = {name: Counter() for name in CATALOGUES}
    for bout, result in played:
        found["rules"][bout.stipulation] += 1
        found["form"][form(bout)] += 1
        found["finish"][result.finish] += 1
        for spot in result.spots:
            facts = spot.facts
            found["spot"][spot.kind] += 1
            found["position"][facts["state"]["position"]] += 1
            found["camera"][facts.get("camera", Camera.HARD)] += 1
            found["chant"][facts.get("chant", "")] += 1
            if facts.get("move") in MOVES:
                found["move"][facts["move"]] += 1
    return found


def missing(found: Used) -> dict[str, list[str]]:
    """What was never used, by catalogue."""
    lacking = {name: sorted(entries - set(found[name])) for name, entries in CATALOGUES.items()}
    return {name: entries for name, entries in lacking.items() if entries}


def test_a_season_has_nearly_everything_in_it() -> None:
    lacking = missing(used(lived(YEAR_WEEKS // 4, seed=2)))
    # What only some rules allow may have to wait for its night.
    arms = {move.key for move in CATALOGUE if move.prop or move.kind is MoveKind.WEAPON}
    assert set(lacking.pop("move", ())) <= arms
    assert {entry for entries in lacking.values() for entry in entries} <= RARE


@pytest.mark.long
def test_five_years_have_everything_in_them() -> None:
    assert missing(used(lived(5 * YEAR_WEEKS, seed=2))) == {}


def programme(seed: int) -> Iterator[tuple[BoutInput, BoutResult]]:
    """As many matches under each set of rules, of people of all styles, some of them strong and some quick.

    Of what goes over the top rope once is enough.
    """
    for number, (rules, style) in enumerate(product(sorted(set(Stipulation) - {Stipulation.RUMBLE}), STYLES)):
        people = [
            replace(
                CAST[seat % 4],
                key=f"w{seat}",
                style=style if seat == 0 else CAST[seat % 4].style,
                strength=0.9 - 0.2 * (number % 3),
                agility=0.5 + 0.2 * (number % 3),
                weight_kg=70 + 15 * (seat % 4),
            )
            for seat in range(6 if rules is Stipulation.BATTLE_ROYAL else 3 if rules is Stipulation.ELIMINATION else 2)
        ]
        bout = booked(*people, stipulation=rules, big_show=number % 2 == 0, place=0.5)
        yield bout, simulate(bout, Random(1000 * seed + number))


def shown(seeds: Iterable[int]) -> Counter[str]:
    """How often each move of the catalogue is told in the programme."""
    spots = (spot.facts for seed in seeds for _, result in programme(seed) for spot in result.spots)
    return Counter(facts["move"] for facts in spots if facts.get("move") in MOVES)


def breadth(seeds: Iterable[int]) -> float:
    """The breadth of what is shown: the number of moves, all equally common, that would be as varied (e^entropy)."""
    counts = shown(seeds)
    total = counts.total()
    return exp(-sum(count / total * log(count / total) for count in counts.values()))


SEEDS = range(4)


@cache
def whole() -> tuple[float, float, Counter[str]]:
    """The breadth with the whole catalogue, how much it differs by chance alone, and how often each move is used."""
    return breadth(SEEDS), stdev(breadth([seed]) for seed in SEEDS) / len(SEEDS) ** 0.5, shown(SEEDS)


def taken_away(kind: str) -> set[str]:
    """Ten moves: those used least or most of all, or drawn."""
    _, _, counts = whole()
    ranked = sorted(MOVES, key=lambda key: (counts[key], key))
    if kind in ("least", "most"):
        return set(ranked[:10] if kind == "least" else ranked[-10:])
    return set(Random(kind).sample(sorted(MOVES), 10))


@pytest.mark.parametrize(
    "kind", ["least", "most", "one", *(pytest.param(f"draw-{n}", marks=pytest.mark.long) for n in range(20))]
)
def test_any_ten_moves_are_missed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, noise, _ = whole()
    gone = taken_away(kind)
    monkeypatch.setattr(fighter, "MENUS", fighter.menus([move for move in CATALOGUE if move.key not in gone]))
    assert before - breadth(SEEDS) > 3 * noise


def test_with_all_of_them_it_is_as_broad_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before, noise, counts = whole()
    monkeypatch.setattr(fighter, "MENUS", fighter.menus(CATALOGUE))
    assert breadth(SEEDS) == before
    assert 90 < before < len(MOVES)
    assert noise < 1
    assert len(set(MOVES) - set(counts)) < 3
