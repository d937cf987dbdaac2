"""What a hall chants and what a camera looks at."""

from collections import Counter
from dataclasses import replace
from random import Random

from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, Chant, Position, Spot, Stipulation, Told
from federations.sim.moves import MOVES
from tests.sim.ringside import BRANDT, CASS, ODILE, VESNA, booked

HERO = replace(CASS, over=0.95, charisma=0.9)


def spots(bout: BoutInput, count: int = 30) -> list[Told]:
    return [spot for seed in range(count) for spot in simulate(bout, Random(seed)).spots]


def chants(bout: BoutInput) -> Counter[str]:
    return Counter(str(spot.facts["chant"]) for spot in spots(bout) if "chant" in spot.facts)


def from_the_top(spot: Told) -> bool:
    move = MOVES.get(spot.facts.get("move", ""))
    return move is not None and move.start is Position.TOP


def test_the_loved_are_called_by_name_and_nobody_else_is() -> None:
    bout = booked(HERO, BRANDT, big_show=True, place=1.0, heat=0.6)
    named = [spot for spot in spots(bout) if spot.facts.get("chant") == Chant.NAME]
    assert len(named) > 10
    assert {spot.facts["chant_for"] for spot in named} == {"cass"}
    assert {spot.facts["by"] for spot in named} == {"cass"}


def test_a_city_has_its_own_chant_for_its_own() -> None:
    away, home = booked(CASS, ODILE), booked(CASS, ODILE, cheers=("cass",))
    assert not chants(away)[Chant.OURS]
    assert chants(home)[Chant.OURS] > 3


def test_it_shames_those_who_cheat_and_are_not_loved() -> None:
    shamed = [spot for spot in spots(booked(HERO, BRANDT, big_show=True)) if spot.facts.get("chant") == Chant.SHAME]
    assert shamed
    assert all(spot.kind is Spot.CHEAT for spot in shamed)
    assert {spot.facts["by"] for spot in shamed} == {"brandt"}


def test_a_hall_that_is_asleep_says_so_and_one_that_is_awake_does_not() -> None:
    nobody = [replace(one, over=0.02, charisma=0.1, alignment="tweener") for one in (CASS, ODILE)]
    dull = booked(*nobody, place=0.0, noise=0.7, time_limit_s=1800, given_s=900)
    assert chants(dull)[Chant.BORED] > 0
    assert not chants(booked(HERO, BRANDT, big_show=True, place=1.0, heat=1.0, noise=1.3))[Chant.BORED]


def test_they_want_tables_until_there_is_one() -> None:
    bout = booked(HERO, BRANDT, stipulation=Stipulation.TABLES, big_show=True, place=1.0, heat=1.0, noise=1.3)
    assert chants(bout)[Chant.TABLES] > 0
    for seed in range(20):
        kinds = [(spot.kind, spot.facts.get("chant")) for spot in simulate(bout, Random(seed)).spots]
        after = kinds[next((n for n, (kind, _) in enumerate(kinds) if kind is Spot.SET_UP), len(kinds)) :]
        assert Chant.TABLES not in {chant for _, chant in after}


def test_the_camera_goes_close_for_a_count_up_for_a_dive_and_down_to_the_floor() -> None:
    seen = {kind: Counter[str]() for kind in Spot}
    for spot in spots(booked(VESNA, BRANDT, stipulation=Stipulation.NO_DQ)):
        seen[spot.kind][spot.facts.get("camera", "hard")] += 1
        if spot.facts["state"]["position"] == "outside" and spot.kind not in (Spot.BELL, Spot.RESULT):
            assert spot.facts.get("camera") == "floor"
    assert set(seen[Spot.COUNT]) == {"close"}
    assert set(seen[Spot.BELL]) == set(seen[Spot.RESULT]) == {"hard"}
    assert seen[Spot.BRAWL]["floor"]
    dives = [spot for kind in (BRANDT, ODILE) for spot in spots(booked(VESNA, kind)) if from_the_top(spot)]
    assert len(dives) > 10
    assert {spot.facts.get("camera") for spot in dives} == {"low"}
    climbs = spots(booked(VESNA, BRANDT, stipulation=Stipulation.LADDER), 10)
    assert {spot.facts.get("camera") for spot in climbs if spot.kind is Spot.CLIMB} == {"low"}
