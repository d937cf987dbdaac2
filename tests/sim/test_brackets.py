"""Brackets, leagues and rumbles: whatever their number, everybody is in once and somebody comes out first."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim import brackets, leagues, rumbles, seasons
from federations.sim.desk import Owed
from federations.sim.leagues import Played
from federations.sim.rumbles import Out
from storylines.sim.cups import Cup
from storylines.sim.stakes import Corner, Record, branches
from tests.sim.test_booker import belt, book, desk

FIELDS = st.integers(brackets.LEAST, brackets.MOST)


def favourites(field: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Who meets whom in each tie if the better seed always wins."""
    met: dict[tuple[int, int], tuple[int, int]] = {}
    for tie in brackets.bracket(field):
        pair = [source if isinstance(source, int) else min(met[source]) for source in (tie.one, tie.other)]
        met[tie.round, tie.slot] = (pair[0], pair[1])
    return met


def test_everybody_enters_once_and_all_but_one_lose_once() -> None:
    for field in range(brackets.LEAST, brackets.MOST + 1):
        ties = brackets.bracket(field)
        sources = [source for tie in ties for source in (tie.one, tie.other)]
        feeds = [source for source in sources if not isinstance(source, int)]

        assert sorted(source for source in sources if isinstance(source, int)) == list(range(1, field + 1))
        assert sorted(feeds) == sorted((tie.round, tie.slot) for tie in ties[:-1])
        assert len(ties) == field - 1


@given(FIELDS)
def test_the_better_somebody_is_seeded_the_later_they_meet_their_betters(field: int) -> None:
    met, count = favourites(field), brackets.rounds(field)

    assert met[count - 1, 0] == (1, 2)
    for (number, _), pair in met.items():
        assert max(pair) <= 2 ** (count - number)


@given(FIELDS)
def test_byes_go_to_the_top_seeds(field: int) -> None:
    first = {seed for tie in brackets.bracket(field) if tie.round == 0 for seed in (tie.one, tie.other)}
    waiting = set(range(1, field + 1)) - first

    assert waiting == set(range(1, 2 ** brackets.rounds(field) - field + 1))


@pytest.mark.parametrize("field", [-1, 0, 1, 129])
def test_no_tournament_is_made_of_so_many(field: int) -> None:
    with pytest.raises(ValueError, match=f"2 to 128 entrants, not {field}"):
        brackets.bracket(field)


def test_rounds_have_names() -> None:
    assert [brackets.stage(number, 5) for number in range(5)] == [
        *("round of 32", "round of 16", "quarter-final", "semi-final", "final")
    ]


@given(st.integers(2, 33))
def test_in_a_league_each_meets_each_once(number: int) -> None:
    rounds = leagues.circle(range(1, number + 1))

    assert sorted(pair for pairs in rounds for pair in pairs) == list(combinations(range(1, number + 1), 2))
    assert all(len({seed for pair in pairs for seed in pair}) == 2 * len(pairs) for pairs in rounds)


@given(st.integers(2, 128), st.integers(1, 4))
def test_blocks_are_as_large_and_as_strong_as_each_other(field: int, number: int) -> None:
    dealt = leagues.blocks(field, number)

    assert sorted(seed for block in dealt for seed in block) == list(range(1, field + 1))
    assert max(map(len, dealt)) - min(map(len, dealt)) <= 1
    if field % (2 * number) == 0:
        assert len({sum(block) for block in dealt}) == 1


@given(st.data())
def test_a_table_has_everybody_and_all_points_there_were(data: st.DataObject) -> None:
    seeds = range(1, data.draw(st.integers(2, 8)) + 1)
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(seeds, 2))), unique=True))
    played = [
        Played(*pair, data.draw(st.sampled_from([*pair, None])), data.draw(st.integers(1, 1800))) for pair in pairs
    ]
    table = leagues.table(seeds, played)

    assert sorted(row.seed for row in table) == list(seeds)
    assert sum(row.points for row in table) == 2 * len(played)
    assert [row.points for row in table] == sorted((row.points for row in table), reverse=True)
    assert table == leagues.table(seeds, played[::-1])


def test_equal_points_are_parted_by_their_own_match_then_wins_then_the_quicker_then_the_seed() -> None:
    own = [Played(1, 2, 2, 100), Played(1, 3, 1, 90), Played(2, 3, 3, 900), Played(1, 4, 1, 60), Played(2, 4, 2, 60)]
    assert [row.seed for row in leagues.table((1, 2), own[:1])] == [2, 1]
    # 1 and 2 have four points each; 2 beat 1.
    assert [row.seed for row in leagues.table(range(1, 5), own)][:2] == [2, 1]
    # One win beats two draws, where they drew with each other.
    drew = [Played(1, 2, None), Played(1, 3, None), Played(2, 4, None), Played(1, 4, None), Played(2, 3, 2, 50)]
    rows = leagues.table(range(1, 5), [*drew, Played(2, 5, 5, 10), Played(1, 6, None)])
    assert [(row.seed, row.points) for row in rows][:2] == [(2, 4), (1, 4)]
    # A ring of three: the quickest.
    ring = [Played(1, 2, 1, 900), Played(2, 3, 2, 300), Played(1, 3, 3, 600)]
    assert [row.seed for row in leagues.table(range(1, 4), ring)] == [2, 3, 1]
    assert [row.seed for row in leagues.table(range(1, 4), [])] == [1, 2, 3]


@given(FIELDS, st.randoms(use_true_random=False))
def test_a_rumble_is_won_by_whoever_is_left(field: int, rng: random.Random) -> None:
    line = rumbles.drawn(field, rng)
    gone = rng.sample(line, field - 1)
    outs = [Out(seed, rng.choice([None, *(set(line) - set(gone[: number + 1]))])) for number, seed in enumerate(gone)]

    assert sorted(line) == list(range(1, field + 1))
    assert rumbles.winner(line, outs[:-1]) is None
    assert {rumbles.winner(line, outs), *gone} == set(line)
    assert rumbles.places(line, outs)[1:] == gone[::-1]


@pytest.mark.parametrize(
    ("outs", "wrong"),
    [
        ([Out(9)], "elimination 1: 9 is not in the ring"),
        ([Out(1), Out(2, 1)], "elimination 2: 1 is not in the ring"),
        ([Out(1, 1)], "elimination 1: 1 cannot throw themself out"),
        ([Out(1), Out(2), Out(3)], "somebody must be left"),
    ],
)
def test_what_cannot_have_been_is_no_rumble(outs: list[Out], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        rumbles.winner([1, 2, 3], outs)


@given(st.integers(0, 40), st.integers(0, 12))
def test_no_round_begins_before_the_one_before_it_is_over(pool: int, nights: int) -> None:
    draw = seasons.knockout(pool, nights)
    if draw is None:
        assert pool < 4 or nights < 2
        return
    ties = {(tie.round, tie.slot): tie for tie in draw.ties}
    for tie in draw.ties:
        feeds = [ties[source].night for source in (tie.one, tie.other) if isinstance(source, tuple)]
        assert all(night < tie.night for night in feeds)
    assert draw.ties[-1].night == nights
    crowd = [tie.night for tie in draw.ties]
    assert all(crowd.count(night) <= seasons.TUNING.knockout_a_card for night in range(nights))
    assert draw.field <= max(4, pool * seasons.TUNING.share)


@given(st.integers(0, 40), st.integers(0, 12))
def test_in_a_league_nobody_wrestles_twice_a_night(pool: int, nights: int) -> None:
    draw = seasons.league(pool, nights)
    if draw is None:
        assert pool < 8 or nights < 3
        return
    *block_ties, final = draw.ties
    for night in range(nights):
        there = [seed for tie in block_ties if tie.night == night for seed in (tie.one, tie.other)]
        assert len(set(there)) == len(there) <= 2 * seasons.TUNING.league_a_card
    assert (final.one, final.other, final.night) == (None, None, nights)
    assert sum(map(len, draw.blocks)) == draw.field


def test_a_vacant_championship_takes_as_many_as_there_are() -> None:
    found = [seasons.knockout(pool, 4, sizes=seasons.TUNING.vacancy) for pool in (0, 1, 2, 3, 7, 30)]
    assert [draw.field if draw else None for draw in found] == [None, None, 2, 3, 4, 8]
    quick = seasons.knockout(30, 0, sizes=seasons.TUNING.vacancy)
    assert quick is not None
    assert quick.field == 2


def test_a_season_ends_in_the_same_month_under_the_same_name() -> None:
    shows = [seasons.Big("Cherry Front", (3,)), seasons.Big("Typhoon Circuit Final", (9,)), seasons.Big("Bell", (12,))]
    rng = random.Random(7)
    assert seasons.month(shows, rng) == 9
    assert seasons.month(shows[:1], rng) == 3
    assert seasons.month([], rng) is None
    assert seasons.month([seasons.Big("Every Month", ())], random.Random(3)) == seasons.month(
        [seasons.Big("Every Month", ())], random.Random(3)
    )
    assert seasons.name("us_tv", "Hull", "men", "Typhoon Circuit Final", rng) == "Typhoon Circuit"
    assert seasons.name("us_tv", "Hull", "women", "Typhoon Circuit Final", rng) == "Women's Typhoon Circuit"
    for style in ("us_tv", "jp_tour", "other"):
        names = {seasons.name(style, "Hull", division, "Cold Start", rng) for division in ("men", "women", "open")}
        assert all("Hull" in one for one in names)


def test_a_match_is_called_by_its_round() -> None:
    assert brackets.billed("final", "The Hull Cup") == "the final of the Hull Cup"
    assert brackets.billed("semi-final", "Hull Cup") == "a semi-final of the Hull Cup"
    assert brackets.billed("round of 16", "Hull Cup") == "a match in the round of 16 of the Hull Cup"
    assert [brackets.plural(*one) for one in (("final", 1), ("semi-final", 2), ("round of 16", 8))] == [
        *("Final", "Semi-finals", "Round of 16")
    ]


def test_what_a_win_is_worth_is_said_before_the_bell() -> None:
    corners = (Corner(frozenset({"hana"}), "Hana Mori", "Mori"), Corner(frozenset({"rook"}), "Rook Tor", "Tor"))
    cup = Cup("Hull Cup", "a semi-final of the Hull Cup", "final", points=False, crown=False, federation="g", number=1)
    worth = {
        "through": cup,
        "points": replace(cup, following="", points=True),
        "cup": replace(cup, following=""),
    }
    for kind, one in worth.items():
        first = branches(Record(corners, cup=one))[0].consequences[0]
        assert first.kind == kind
        assert "Hull Cup" in first.text
    crown = Record(corners, cup=replace(cup, following="", crown=True), title="Hull Championship")
    assert [one.kind for one in branches(crown)[0].consequences][0] == "crowned"


def test_the_last_two_of_a_tournament_fight_for_what_nobody_holds() -> None:
    vacant = belt(holders=())
    decider = Owed(7, "caspar-voss", "emeka-odu", "standard", vacant.slug, "the final", 10.0)
    card = book(desk(belts=[vacant], owed=[decider], big=True))

    assert [(bout.promise, bout.championship) for bout in card.bouts if bout.championship] == [(7, vacant.slug)]
