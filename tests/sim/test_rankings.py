"""Ratings after Glicko-2, the shown order, who is next in line: what must hold whatever was fought."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim import rankings
from federations.sim.rankings import TUNING, Entrant, Estimate, Fought, Pool, Prize

KEYS = ["ada", "bea", "cy", "dov", "eli"]
keys = st.sampled_from(KEYS)
estimates = st.builds(Estimate, st.integers(900, 2100), st.integers(30, 350), st.floats(0.03, 0.09))
rosters = st.fixed_dictionaries(dict.fromkeys(KEYS, estimates))


@st.composite
def bouts(draw: st.DrawFn) -> Fought:
    """Any match of two to four sides, or of two a side."""
    people = draw(st.permutations(KEYS))
    sides = draw(st.sampled_from([((0,), (1,)), ((0,), (1,), (2,)), ((0,), (1,), (2,), (3,)), ((0, 1), (2, 3))]))
    winner = draw(st.none() | st.integers(0, len(sides) - 1))
    return Fought(tuple(tuple(people[n] for n in side) for side in sides), winner, void=draw(st.booleans()))


def beat(one: str, other: str) -> Fought:
    return Fought(((one,), (other,)), 0)


def test_the_paper_s_own_example_comes_out_as_the_paper_says() -> None:
    """Glickman, "Example of the Glicko-2 system" (2013): 1500/200 beats 1400/30, loses to 1550/100 and 1700/300."""
    known = {
        "ada": Estimate(1500, 200),
        "bea": Estimate(1400, 30),
        "cy": Estimate(1550, 100),
        "dov": Estimate(1700, 300),
    }
    after = rankings.rate_people(known, [beat("ada", "bea"), beat("cy", "ada"), beat("dov", "ada")])["ada"]
    assert (after.rating, after.deviation) == (pytest.approx(1464.06, abs=0.02), pytest.approx(151.52, abs=0.01))
    assert after.volatility == pytest.approx(0.05999, abs=1e-5)


@given(rosters, st.lists(bouts(), max_size=8), st.integers(0, 99))
def test_the_order_of_a_week_s_bouts_does_not_matter(known: dict[str, Estimate], week: list[Fought], seed: int) -> None:
    shuffled = random.Random(seed).sample(week, len(week))
    assert rankings.rate_people(known, week) == rankings.rate_people(known, shuffled)


@given(rosters, st.lists(bouts(), max_size=12))
def test_nobody_is_surer_than_sure_or_less_than_unknown(known: dict[str, Estimate], week: list[Fought]) -> None:
    for key, after in rankings.rate_people(known, week).items():
        assert 0 < after.deviation <= TUNING.deviation, key
        assert 0.01 < after.volatility < 0.2
        assert 0 < rankings.skill(after) < 1


@given(estimates, st.integers(900, 2100), st.integers(30, 350), st.integers(1, 6))
def test_nobody_falls_for_winning_or_rises_for_losing(mine: Estimate, other: int, unsure: int, times: int) -> None:
    known = {"ada": mine, "bea": Estimate(other, unsure)}
    after = rankings.rate_people(known, [beat("ada", "bea")] * times)
    assert after["ada"].rating >= mine.rating
    assert after["bea"].rating <= other


@given(estimates)
def test_a_win_against_an_equal_lifts_and_a_draw_moves_nobody(mine: Estimate) -> None:
    won = rankings.rate_people({"ada": mine, "bea": mine}, [beat("ada", "bea")])
    drawn = rankings.rate_people({"ada": mine, "bea": mine}, [Fought((("ada",), ("bea",)), None)])
    assert won["ada"].rating > mine.rating > won["bea"].rating
    assert drawn["ada"].rating == drawn["bea"].rating == pytest.approx(mine.rating, abs=0.005)


@given(estimates, st.integers(1, 40))
def test_whoever_is_idle_is_less_certain_and_no_better_or_worse(mine: Estimate, weeks: int) -> None:
    after = rankings.rated(mine, [], weeks)
    assert after.rating == pytest.approx(mine.rating, abs=0.005)
    assert min(TUNING.deviation, mine.deviation) - 0.005 <= after.deviation <= TUNING.deviation
    assert abs(rankings.skill(after) - 0.5) <= abs(rankings.skill(mine) - 0.5) + 1e-6


def test_what_says_nothing_leaves_ratings_as_idleness_does() -> None:
    known = {"ada": Estimate(1600, 80), "bea": Estimate(1400, 80)}
    void = Fought((("ada",), ("bea",)), None, void=True)
    assert rankings.rate_people(known, [void]) == rankings.rate_people(known, [])


def test_of_several_the_winner_beats_all_and_the_others_settle_nothing() -> None:
    known = {key: Estimate(1500, 100) for key in KEYS}
    after = rankings.rate_people(known, [Fought((("ada",), ("bea",), ("cy",)), 0)])
    alone = rankings.rate_people(known, [beat("ada", "bea")])
    assert after["bea"] == after["cy"] == alone["bea"]
    assert after["ada"].rating > alone["ada"].rating


def test_a_win_with_mates_says_less_about_each() -> None:
    known = {key: Estimate(1500, 100) for key in "abcdef"}
    gains = [
        rankings.rate_people(known, [Fought((tuple("abc"[:size]), tuple("def"[:size])), 0)])["a"].rating - 1500
        for size in (1, 2, 3)
    ]
    assert gains[0] > gains[1] > gains[2] > 0
    assert gains[1] == pytest.approx(gains[0] / 2**0.5, rel=0.1)


def test_teams_are_rated_by_what_they_did_as_teams() -> None:
    pair, known = ("ada", "bea"), {"team:tram": Estimate(1500, 100), "team:dock": Estimate(1500, 100)}
    as_teams = Fought((pair, ("cy", "dov")), 0, ("team:tram", "team:dock"))
    makeshift = Fought((pair, ("cy", "dov")), 0, ("team:tram", None))
    after, against_strangers = rankings.rate_teams(known, [as_teams]), rankings.rate_teams(known, [makeshift])
    assert after["team:tram"].rating > 1500 > after["team:dock"].rating
    # Two who were put together for a night are a team that nobody knows, so that it says less.
    assert 1500 < against_strangers["team:tram"].rating < after["team:tram"].rating
    assert set(after) == set(known)


@given(estimates, st.floats(-1, 1), st.floats(0, 1), st.integers(0, 60))
def test_the_shown_score_is_a_share_of_a_hundred(known: Estimate, momentum: float, over: float, idle: int) -> None:
    shown = rankings.score(known, momentum, over, idle)
    assert 0 <= shown <= 100
    assert rankings.score(known, momentum, min(1, over + 0.1), idle) >= shown
    assert TUNING.skill + TUNING.form + TUNING.over == pytest.approx(1)


def test_form_that_is_not_renewed_is_forgotten() -> None:
    hot = [rankings.score(Estimate(), 1.0, 0.5, idle) for idle in (0, 3, 30)]
    assert hot[0] > hot[1] > hot[2] == pytest.approx(rankings.score(Estimate(), 0.0, 0.5, 0), abs=0.1)


def entrant(key: str, score: float, gender: str = "f", *mates: str) -> Entrant:
    return Entrant(key, score, 1500, (key, *mates), frozenset(gender))


WOMAN, RIVAL, MAN, BOTH = entrant("ada", 60), entrant("bea", 40), entrant("dov", 70, "m"), entrant("kit", 50, "x")
PAIR = entrant("team:tram", 55, "f", "bea")


def test_people_stand_with_those_whom_they_may_meet_and_teams_apart() -> None:
    found = rankings.pools([RIVAL, MAN, PAIR, BOTH, WOMAN])
    assert {pool: [one.key for one in ranked] for pool, ranked in found.items()} == {
        Pool.WOMEN: ["ada", "kit", "bea"],
        Pool.MEN: ["dov", "kit"],
        Pool.TEAMS: ["team:tram"],
    }
    assert list(rankings.pools([BOTH])) == [Pool.EVERYBODY]
    assert rankings.pools([]) == {}


def prize(division: str = "open", holders: tuple[str, ...] = (), gender: str = "", needed: int = 1) -> Prize:
    return Prize(division, holders, frozenset(gender), needed)


@pytest.mark.parametrize(
    ("belt", "expected"),
    [
        (prize("women"), ["ada", "bea"]),
        (prize("women", ("ada",), "f"), ["bea"]),
        (prize("open", ("bea",), "f"), ["ada", "kit"]),
        (prize("open"), ["dov", "ada", "kit", "bea"]),
        (prize("open", needed=2), ["team:tram"]),
        (prize("open", ("bea", "eli"), "f", needed=2), []),
    ],
)
def test_the_best_placed_whom_a_championship_admits_is_next(belt: Prize, expected: list[str]) -> None:
    assert rankings.in_line(belt, [RIVAL, MAN, PAIR, BOTH, WOMAN]) == expected


def test_whoever_was_promised_a_shot_comes_first() -> None:
    assert rankings.in_line(prize("women"), [WOMAN, RIVAL], ["bea"]) == ["bea", "ada"]
