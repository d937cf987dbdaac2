"""A season's honours: the best by what was fought, level ones told apart alike, and no wall for a good month."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.figures import stars
from federations.sim.honours import (
    TUNING,
    Career,
    Fought,
    Honour,
    Nominee,
    career_points,
    eligible,
    of_career,
    season,
)

PEOPLE = ["abe", "bev", "col", "deb"]


def fought(number: int, winner: str, loser: str, quarters: int = 8, **more: object) -> Fought:
    """A singles match, the only one of its show unless told otherwise."""
    told: dict[str, object] = {"show": number, "place": 1, "duration_s": 600} | more
    return Fought(
        f"gull/{number}/1", sides=((winner,), (loser,)), teams=(None, None), winner=0, quarters=quarters, **told
    )  # type: ignore[arg-type]


def best(year: list[Fought], honour: Honour, rookies: tuple[str, ...] = ()) -> Nominee | None:
    return next((one for one in season(year, rookies) if one.honour is honour), None)


MATCHES = st.builds(
    lambda number, pair, quarters, winner, main: replace(
        fought(number, *pair, quarters=quarters), winner=winner, main=main
    ),
    st.integers(1, 9),
    st.permutations(PEOPLE).map(lambda names: names[:2]),
    st.integers(0, 20),
    st.sampled_from([0, 1, None]),
    st.booleans(),
)


@given(st.lists(MATCHES, max_size=60), st.randoms())
def test_the_best_are_the_best_in_whatever_order_they_are_counted(year: list[Fought], chance) -> None:  # type: ignore[no-untyped-def]
    year = [replace(one, key=f"gull/{one.show}/{place}", place=place) for place, one in enumerate(year)]
    shuffled = [*year]
    chance.shuffle(shuffled)
    assert season(shuffled, ["abe"]) == season(year, ["abe"])


@given(st.lists(MATCHES, min_size=1, max_size=40))
def test_no_match_was_better_than_the_match_of_the_year(year: list[Fought]) -> None:
    found = best(year, Honour.MATCH)
    assert found is not None
    assert found.points == max(one.quarters for one in year)
    assert found.bout in {one.key for one in year if one.quarters == found.points}


def test_of_two_matches_as_good_the_one_with_gold_in_it_is_remembered() -> None:
    plain, gold = fought(1, "abe", "bev", 19), fought(2, "col", "deb", 19, championship="anchor", changed=True)
    found = best([plain, gold], Honour.MATCH)
    assert found is not None
    assert (found.bout, found.people, found.others) == ("gull/2/1", ("col",), ("deb",))
    assert found.why == "4¾ stars, 10 minutes, a championship changed hands"


def test_a_year_of_few_matches_makes_no_wrestler_of_the_year() -> None:
    few = [fought(number, "abe", "bev", 20) for number in range(TUNING.year - 1)]
    assert best(few, Honour.WRESTLER) is None
    found = best([*few, fought(99, "abe", "bev")], Honour.WRESTLER)
    assert found is not None
    assert found.people == ("abe",)
    assert found.why.startswith("10 of 10 matches won")


def test_a_rookie_is_somebody_who_began_in_the_year() -> None:
    year = [fought(number, "abe", "bev") for number in range(12)]
    assert best(year, Honour.ROOKIE) is None
    found = best(year, Honour.ROOKIE, ("bev",))
    assert found is not None
    assert found.people == ("bev",)


def test_a_team_is_honoured_by_its_name_and_its_people() -> None:
    pair = (("abe", "bev"), ("col", "deb"))
    year = [replace(fought(n, "abe", "bev"), sides=pair, teams=("night-shift", None)) for n in range(6)]
    found = best(year, Honour.TEAM)
    assert found is not None
    assert (found.team, found.people) == ("night-shift", ("abe", "bev"))


def test_the_show_of_the_year_needs_a_card() -> None:
    def card(show: int, *quarters: int) -> list[Fought]:
        made = [fought(show, "abe", "bev", stars, place=place) for place, stars in enumerate(quarters, 1)]
        return [replace(one, key=f"gull/{show}/{one.place}") for one in made]

    found = best([*card(1, 20, 20), *card(2, 12, 12, 15), *card(3, 8, 8, 20)], Honour.SHOW)
    assert found is not None
    assert (found.show, found.bout, found.why) == (2, "gull/2/3", "3 matches, 3.2 stars on average")


GREAT = Career("abe", age=40, years=12, first_reigns=2, other_reigns=1, days=420, mains=40)


@pytest.mark.parametrize(
    ("career", "goes_up"),
    [
        (GREAT, True),
        (replace(GREAT, age=30), False),
        (replace(GREAT, age=30, retired=True), True),
        (replace(GREAT, first_reigns=0, other_reigns=0), False),
        (replace(GREAT, years=1, days=40, mains=2), False),
    ],
)
def test_who_goes_up_on_the_wall(career: Career, goes_up: bool) -> None:
    assert eligible(career) is goes_up


def test_a_career_in_a_line() -> None:
    assert career_points(GREAT) == 20 + 4 + 14 + 10 + 24
    assert of_career(GREAT) == "3 reigns, 420 days as champion, 40 main events, 12 years"
    assert stars(19) == "4¾"
