"""Three against three, everybody for themselves, and how long each match is given."""

import random
from statistics import mean

from federations.sim import minutes
from federations.sim.bout import simulate
from federations.sim.desk import TUNING, Card, Hand, Pairing
from federations.sim.several import melee, trios
from tests.sim.ringside import BRANDT, CASS, booked
from tests.sim.test_booker import book, desk, everyone, hand

SIX = [hand(f"Face {n}") for n in range(3)] + [hand(f"Heel {n}", alignment="heel") for n in range(3)]
CROWD = SIX + [hand(f"Hand {n}", "f" if n % 2 else "m", ("face", "heel")[n // 2 % 2]) for n in range(24)]


def cards(hands: list[Hand], *, big: bool = False, count: int = 60, **more: object) -> list[Card]:
    return [book(desk(list(hands), big=big, **more), seed) for seed in range(count)]


def of(found: list[Card], size: int, sides: int) -> list[Pairing]:
    return [bout for card in found for bout in card.bouts if len(bout.sides[0]) == size and len(bout.sides) == sides]


def test_now_and_then_three_stand_against_three_who_are_not_like_them() -> None:
    alignment = {one.key: one.alignment for one in CROWD}
    made = of(cards(CROWD), 3, 2)
    assert 8 < len(made) < 40
    for bout in made:
        assert {alignment[key] for key in bout.sides[0]} == {"face"}
        assert {alignment[key] for key in bout.sides[1]} == {"heel"}


def test_partners_stand_on_the_same_side() -> None:
    team = {"oars": ("face-0", "face-1")}
    for bout in of(cards(CROWD, teams=team), 3, 2):
        for side in bout.sides:
            assert len(set(side) & set(team["oars"])) != 1


def test_melees_are_for_three_or_four_of_about_the_same_standing_and_more_of_them_at_big_shows() -> None:
    weekly, big = cards(CROWD), cards(CROWD, big=True)
    for found in (weekly, big):
        for sides in (3, 4):
            assert of(found, 1, sides)
    assert len(of(big, 1, 3) + of(big, 1, 4)) > 1.5 * len(of(weekly, 1, 3) + of(weekly, 1, 4))


def test_nobody_who_is_kept_for_another_night_gets_into_it() -> None:
    apart = frozenset((min(a.key, b.key), max(a.key, b.key)) for a in CROWD for b in CROWD if a is not b)
    for seed in range(20):
        for kind in (trios, melee):
            assert kind(desk(list(CROWD), apart=apart), random.Random(seed), TUNING, 5) == []


def test_a_small_house_does_not_spend_everybody_on_one_match() -> None:
    for card in cards(SIX):
        assert len(card.bouts) == 3
        assert len(everyone(card)) == 6


def test_the_main_event_is_given_more_and_whoever_is_there_to_be_beaten_less() -> None:
    def seconds(bouts: list[Pairing], *, big: bool = False) -> list[float]:
        given = [minutes.given(desk(big=big), random.Random(seed), bouts) for seed in range(80)]
        return [mean(card[place].given_s for card in given) for place in range(len(bouts))]

    level = Pairing((("bo-lindqvist",), ("caspar-voss",)), "level")
    standing = sorted(desk().hands, key=lambda one: one.standing)
    squash = Pairing(((standing[0].key,), (standing[-1].key,)), "a test")
    plain, beaten, main = seconds([level, level, squash, level])[1:]
    assert beaten < 0.7 * plain < plain < 0.7 * main
    assert seconds([level] * 3, big=True)[2] > 1.5 * main


def test_a_match_fills_what_it_is_given_more_or_less() -> None:
    for seconds in (150, 300, 600, 1200):
        bout = booked(CASS, BRANDT, given_s=seconds, time_limit_s=3600)
        took = mean(simulate(bout, random.Random(seed), told=False).duration_s for seed in range(60))
        assert 0.75 * seconds < took < 1.3 * seconds
