"""Newcomers can be believed: grown up, named like nobody else, and made of one piece."""

import random
from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from characters.sim.names import CULTURES
from characters.sim.openings import ROADS, WANTS
from characters.sim.portraits.look import problems
from characters.sim.rookies import ATTRIBUTES, TRAITS, Rookie, Taken, rookie
from characters.sim.trades import TRADES
from federations.sim.moves import MOVES

DAYS = st.dates(date(2031, 1, 6), date(2899, 12, 31))
SEEDS = st.integers(0, 2**32)


def taken_by(people: Collection[Rookie]) -> Taken:
    return Taken(
        frozenset(who.name.casefold() for who in people),
        frozenset(who.name.split()[-1] for who in people),
        frozenset(who.finisher for who in people),
        frozenset(who.gimmick for who in people),
        frozenset(who.want for who in people),
        frozenset(who.bio for who in people),
    )


def newcomers(count: int, seed: int = 3) -> list[Rookie]:
    """So many in a row, each of whom knows what those before took."""
    rng, found = random.Random(seed), list[Rookie]()
    for _ in range(count):
        found.append(rookie(rng, date(2035, 5, 4), taken_by(found)))
    return found


@given(SEEDS, DAYS)
def test_they_are_eighteen_to_twenty_four_and_sound_of_body(seed: int, on: date) -> None:
    who = rookie(random.Random(seed), on, Taken())
    age = on.year - who.born.year - ((on.month, on.day) < (who.born.month, who.born.day))
    assert 18 <= age <= 24
    assert 19 < who.weight_kg / (who.height_cm / 100) ** 2 < 38
    assert who.gender in {"f", "m", "x"}
    assert all(-90 <= who.traits[name] <= 90 for name in TRAITS)
    assert all(20 <= who.attributes[name] <= 78 for name in ATTRIBUTES)
    assert 0 < who.over < 0.25
    assert max(map(len, (who.name, who.hometown, who.finisher))) <= 80
    assert len(who.gimmick) <= 120
    assert len(who.want) <= 200
    assert not {"{", "}", "|"} & set(f"{who.gimmick}{who.want}{who.bio}{who.hometown}")


@given(SEEDS)
def test_the_same_chance_makes_the_same_person(seed: int) -> None:
    one, other = (rookie(random.Random(seed), date(2032, 2, 29), Taken()) for _ in range(2))
    assert one == other


def test_ten_years_of_them_share_no_name_and_for_long_nothing_else() -> None:
    people = newcomers(250)
    assert len({who.name.casefold() for who in people}) == 250
    assert len({who.name.split()[-1] for who in people}) == 250
    assert len({who.gimmick for who in people}) == 250
    first = people[: len(TRADES)]
    assert len({who.finisher for who in first}) == len(first)


def test_the_pleasant_are_cheered_and_the_others_booed() -> None:
    for who in newcomers(60, seed=8):
        if abs(who.traits["agreeableness"]) >= 20:
            assert who.alignment == ("face" if who.traits["agreeableness"] > 0 else "heel")


def test_a_name_that_is_taken_is_not_given_again() -> None:
    every = frozenset(
        f"{first} {last}".casefold() for c in CULTURES.values() for first in (*c.women, *c.men) for last in c.families
    )
    with pytest.raises(LookupError, match="every name of"):
        rookie(random.Random(1), date(2035, 5, 4), Taken(names=every))


def test_the_stocks_are_large_and_in_order() -> None:
    assert len(CULTURES) >= 8
    for culture in CULTURES.values():
        assert min(map(len, (culture.women, culture.men))) >= 11
        assert len(culture.families) >= 22
        assert len(culture.towns) >= 6
        assert all(
            name == name.strip() and "," not in name for name in (*culture.women, *culture.men, *culture.families)
        )
    families = [name for culture in CULTURES.values() for name in culture.families]
    assert len(families) == len(set(families)) >= 300


def test_every_trade_gives_somebody_something_to_wrestle_with() -> None:
    moves = [name for trade in TRADES for name, _ in trade.finishers]
    assert len(moves) == len(set(moves))
    assert not {name.casefold() for name in moves} & {move.phrase.casefold() for move in MOVES.values()}
    for trade in TRADES:
        assert len(trade.quirks) == len(trade.signatures) == 3
        assert {kind for _, kind in trade.finishers} <= {"impact", "submission", "dive", "roll_up"}
        assert trade.style in {"powerhouse", "technician", "high_flyer", "brawler", "all_rounder", "submission"}
    assert len(WANTS) >= 30 <= len(TRADES)
    assert len(ROADS) >= 24


@given(SEEDS)
def test_they_look_like_where_they_are_from(seed: int) -> None:
    who = rookie(random.Random(seed), date(2035, 5, 4), Taken())
    culture = next(one for one in CULTURES.values() if who.hometown in one.towns)
    assert problems(who.look) == []
    assert who.look["skin"] in culture.skins
    assert who.look.get("hair_colour", "") in (culture.hairs or ("",))
