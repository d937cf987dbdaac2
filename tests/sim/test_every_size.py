"""A tournament of any size and kind comes to one winner, and everybody else has been beaten to it."""

from random import Random

import pytest

from federations.sim import brackets, leagues, rumbles
from federations.sim.leagues import Played
from federations.sim.rumbles import Out

SIZES = range(brackets.LEAST, brackets.MOST + 1)
BLOCKS = (4, *(pytest.param(number, marks=pytest.mark.long) for number in (1, 2, 3)))


def knocked_out(field: int, rng: Random) -> tuple[int, list[int]]:
    """Play a bracket by chance: who comes out, and who lost, round by round."""
    won: dict[tuple[int, int], int] = {}
    lost: list[int] = []
    for tie in brackets.bracket(field):
        pair = [source if isinstance(source, int) else won[source] for source in (tie.one, tie.other)]
        winner = rng.choice(pair)
        won[tie.round, tie.slot] = winner
        lost.append(next(seed for seed in pair if seed != winner))
    return won[max(won)], lost


def test_of_a_knockout_of_any_size_one_is_left_and_all_others_lost_once() -> None:
    for field in SIZES:
        winner, lost = knocked_out(field, Random(field))
        assert sorted([winner, *lost]) == list(range(1, field + 1))


def test_the_rounds_of_a_knockout_of_any_size_halve_and_end_in_a_final() -> None:
    for field in SIZES:
        ties = brackets.bracket(field)
        count = brackets.rounds(field)
        of = [sum(tie.round == number for tie in ties) for number in range(count)]
        assert of[1:] == [2 ** (count - 1 - number) for number in range(1, count)]
        assert brackets.stage(count - 1, count) == "final"
        assert 1 <= of[0] <= 2 ** (count - 1)


@pytest.mark.parametrize("number", BLOCKS)
def test_a_league_of_any_size_has_one_first_in_each_block_and_all_have_met_all(number: int) -> None:
    for field in (size for size in SIZES if size >= 2 * number):
        rng = Random(field)
        for block in leagues.blocks(field, number):
            days = leagues.circle(block)
            played = [
                Played(one, other, rng.choice((one, other, None)), rng.randint(60, 1800))
                for pairs in days
                for one, other in pairs
            ]
            table = leagues.table(block, played)
            assert len(played) == len(block) * (len(block) - 1) // 2
            assert len(days) == len(block) - 1 + len(block) % 2
            assert [row.seed for row in table] == list(dict.fromkeys(row.seed for row in table))
            assert {row.seed for row in table} == set(block)
            assert all(row.points <= table[0].points for row in table)
            assert sum(row.points for row in table) == 2 * len(played)


def test_of_a_rumble_of_any_size_one_is_left_and_all_others_went_out_once() -> None:
    for field in SIZES:
        rng = Random(field)
        line = rumbles.drawn(field, rng)
        *gone, last = rng.sample(line, field)
        outs = [Out(seed, last) for seed in gone]
        assert rumbles.winner(line, outs) == last
        assert rumbles.places(line, outs) == [last, *reversed(gone)]
