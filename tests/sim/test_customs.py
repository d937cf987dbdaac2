"""A federation's style shows on its cards and in its matches."""

from collections import Counter
from dataclasses import replace
from random import Random
from statistics import mean

from federations.sim.bout import simulate
from federations.sim.customs import TELEVISION, TOUR, Custom, custom
from federations.sim.desk import Card
from federations.sim.kinds import Finish
from tests.sim.ringside import BRANDT, CASS, ODILE, booked
from tests.sim.test_booker import book, desk, hand

CROWD = [hand(f"Hand {n}", "f" if n % 3 == 0 else "m", ("face", "heel")[n // 2 % 2]) for n in range(44)]


def cards(kept: Custom, *, big: bool = False) -> list[Card]:
    found = []
    for seed in range(60):
        laid = desk(list(CROWD), big=big)
        laid.custom = kept
        found.append(book(laid, seed))
    return found


def test_only_what_is_known_has_customs_of_its_own() -> None:
    assert custom("jp_tour") is TOUR
    assert custom("us_tv") is custom("other") is TELEVISION


def test_on_tour_matches_are_long_and_partners_many() -> None:
    shows = {kept: [bout for card in cards(kept) for bout in card.bouts] for kept in (TELEVISION, TOUR)}
    seconds = {kept: mean(bout.given_s for bout in bouts) for kept, bouts in shows.items()}
    alone = {kept: mean(sum(map(len, b.sides)) == 2 for b in bouts) for kept, bouts in shows.items()}
    assert seconds[TOUR] > 1.8 * seconds[TELEVISION]
    assert alone[TOUR] < alone[TELEVISION] - 0.1


def test_on_tour_other_rules_are_seldom() -> None:
    other = {
        kept: sum(bout.stipulation != "standard" for card in cards(kept, big=True) for bout in card.bouts)
        for kept in (TELEVISION, TOUR)
    }
    assert other[TOUR] < 0.6 * other[TELEVISION]


def test_on_tour_matches_end_clean() -> None:
    def unclean(fouls: float) -> int:
        bouts = [replace(booked(CASS, foe, heat=0.6), fouls=fouls) for foe in (BRANDT, ODILE)]
        ends = Counter(simulate(bout, Random(seed), told=False).finish for bout in bouts for seed in range(250))
        return ends[Finish.DQ] + ends[Finish.INTERFERENCE] + ends[Finish.NO_CONTEST]

    assert 0 < unclean(TOUR.fouls) < 0.5 * unclean(TELEVISION.fouls)
