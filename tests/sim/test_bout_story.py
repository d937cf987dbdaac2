"""Whether a bout reads like wrestling."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from random import Random

import pytest

from federations.sim.bout import simulate
from federations.sim.fighter import Fighter, Menu
from federations.sim.kinds import BoutInput, BoutResult, Position, Spot, Stipulation, Told
from federations.sim.moves import CATALOGUE, MOVES, Move
from federations.sim.rules import RULES
from tests.sim.ringside import BRANDT, CASS, ODILE, VESNA, booked

BOUTS = (
    booked(CASS, BRANDT),
    booked(VESNA, ODILE, place=1.0, big_show=True),
    booked((CASS, VESNA), (BRANDT, ODILE)),
    booked(CASS, BRANDT, ODILE),
    booked(VESNA, BRANDT, stipulation=Stipulation.NO_DQ, big_show=True),
    booked(CASS, ODILE, stipulation=Stipulation.TWO_FALLS),
)


@pytest.fixture(scope="module")
def told() -> list[tuple[BoutInput, BoutResult]]:
    """Twelve tellings of each bout."""
    return [(bout, simulate(bout, Random(seed))) for bout in BOUTS for seed in range(12)]


def of_kind(result: BoutResult, *kinds: Spot) -> list[Told]:
    """The spots of some kinds."""
    return [spot for spot in result.spots if spot.kind in kinds]


def catalogued(result: BoutResult) -> Iterator[tuple[Told, Move]]:
    """Told spots in which a move of the catalogue lands."""
    held = (Spot.ESCAPE, Spot.ROPE_BREAK, Spot.COVER)
    for spot in result.spots:
        move = MOVES.get(spot.facts.get("move", ""))
        if move is not None and spot.kind not in held:
            yield spot, move


def test_a_move_leaves_its_victim_where_the_catalogue_says(told: list[tuple[BoutInput, BoutResult]]) -> None:
    assert all(spot.facts["state"]["position"] == move.end for _, result in told for spot, move in catalogued(result))


def test_nobody_does_what_they_cannot(told: list[tuple[BoutInput, BoutResult]]) -> None:
    for bout, result in told:
        people = {who.key: who for side in bout.sides for who in side}
        for spot, move in catalogued(result):
            by, on = people[spot.facts["by"] or ""], people[spot.facts["on"] or ""]
            assert move.strength <= by.strength
            assert move.agility <= by.agility
            assert on.weight_kg <= move.max_kg


def test_only_someone_down_is_pinned_or_stomped(told: list[tuple[BoutInput, BoutResult]]) -> None:
    for _, result in told:
        assert all(spot.facts["state"]["position"] == "grounded" for spot in of_kind(result, Spot.COVER))
        for spot, move in catalogued(result):
            if move.start is Position.GROUNDED:
                assert spot.facts["state"]["position"] == "grounded"


def test_a_cover_is_counted_one_two_and_then_something(told: list[tuple[BoutInput, BoutResult]]) -> None:
    closing = {Spot.KICK_OUT, Spot.FALL, Spot.FINISH}
    for _, result in told:
        for at, spot in enumerate(result.spots):
            if spot.kind is not Spot.COVER:
                continue
            after = result.spots[at + 1 : at + 5]
            counts = [one.facts["count"] for one in takewhile(lambda one: one.kind is Spot.COUNT, after)]
            assert counts == list(range(1, len(counts) + 1))
            assert counts
            last = after[len(counts)]
            assert last.kind in closing
            time_up = last.facts.get("finish") == "time_limit"
            assert time_up or (last.kind is not Spot.KICK_OUT) == (len(counts) == 3)


def test_nobody_covers_twice_for_one_move(told: list[tuple[BoutInput, BoutResult]]) -> None:
    for _, result in told:
        lines = [spot for spot in result.spots if spot.kind is not Spot.COUNT]
        for cover, kick_out, after in zip(lines, lines[1:], lines[2:], strict=False):
            if cover.kind is after.kind is Spot.COVER and kick_out.kind is Spot.KICK_OUT:
                assert after.facts.get("why") == "roll_up"


def test_no_big_move_is_told_thrice_by_one_wrestler(told: list[tuple[BoutInput, BoutResult]]) -> None:
    for _, result in told:
        done = Counter((spot.facts["by"], move.key) for spot, move in catalogued(result) if move.impact >= 0.6)
        assert max(done.values(), default=0) <= 2


def test_a_comeback_comes_after_a_beating(told: list[tuple[BoutInput, BoutResult]]) -> None:
    for bout, result in told:
        if len(bout.sides) > 2:
            continue
        side_of = {who.key: number for number, side in enumerate(bout.sides) for who in side}
        for at, spot in enumerate(result.spots):
            if spot.kind is not Spot.COMEBACK:
                continue
            side = side_of[spot.facts["by"] or ""]
            beaten = [one for one in result.spots[max(0, at - 12) : at] if one.facts["state"]["control"] == 1 - side]
            assert len(beaten) >= 3


def test_a_hot_tag_brings_in_a_partner(told: list[tuple[BoutInput, BoutResult]]) -> None:
    tags = [spot for _, result in told for spot in of_kind(result, Spot.HOT_TAG)]
    assert tags
    for spot in tags:
        assert spot.facts["by"] != spot.facts["on"]
        assert spot.facts["by"] in spot.facts["state"]["legal"]


def test_faces_fire_up_and_heels_cheat(told: list[tuple[BoutInput, BoutResult]]) -> None:
    spots = [spot for _, result in told for spot in result.spots]
    heels = (BRANDT.key, ODILE.key)
    cheats = Counter(spot.facts["by"] in heels for spot in spots if spot.kind is Spot.CHEAT)
    assert cheats[True] > 3 * cheats[False]
    assert any(spot.kind is Spot.COMEBACK and spot.facts["by"] not in heels for spot in spots)


def test_the_crowd_gets_louder_towards_the_end_of_a_main_event(
    told: list[tuple[BoutInput, BoutResult]],
) -> None:
    for bout, result in told:
        if bout.big_show and bout.place == 1.0:
            crowd = [spot.facts["state"]["crowd"] for spot in result.spots]
            assert max(crowd[len(crowd) // 2 :]) > crowd[0] + 10


def test_no_dq_brings_out_the_furniture(told: list[tuple[BoutInput, BoutResult]]) -> None:
    armed = Counter(
        bout.stipulation
        for bout, result in told
        for spot, move in catalogued(result)
        if move.kind.value == "weapon" and spot.kind is not Spot.CHEAT and len(bout.sides) == 2
    )
    assert armed[Stipulation.NO_DQ] >= 6
    assert armed[Stipulation.STANDARD] == armed[Stipulation.TWO_FALLS] == 0


def test_every_move_in_the_catalogue_can_be_done() -> None:
    able = replace(CASS, strength=1.0, agility=1.0, technique=1.0, brawling=1.0)
    ones = [Fighter(able, 0, 0, 0.0, rules.prop) for rules in RULES.values()]
    light = Fighter(replace(VESNA, weight_kg=50), 1, 0, 0.0)
    offered = {
        move.key for one in ones for menu in Menu for place in Position for move in one.menu(menu, place, light)[0]
    }
    assert offered == set(MOVES)
    assert len(MOVES) == len(CATALOGUE) >= 60


def test_style_shows_in_the_moves() -> None:
    def dives(who: Fighter) -> float:
        landed = [
            move
            for seed in range(15)
            for spot, move in catalogued(simulate(booked(who.who, CASS), Random(seed)))
            if spot.facts["by"] == who.who.key
        ]
        return sum(move.kind.value == "dive" for move in landed) / len(landed)

    assert dives(Fighter(VESNA, 0, 0, 0.0)) > 2 * dives(Fighter(BRANDT, 0, 0, 0.0))
