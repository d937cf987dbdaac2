"""Deeds: each is reached in the match that made it true, and by nothing less."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.deeds import NAMES, TUNING, Deed, Outing, Tally, earned, longest_run, streak

WON = Outing("b1", won=True, quarters=8, weight=80)
LOST = Outing("b2", won=False, quarters=8, weight=80)
BARE = Tally()


def reached(week: list[Outing], tally: Tally = BARE) -> dict[Deed, str]:
    return dict(earned(week, tally))


def test_an_ordinary_week_is_kept_count_of_by_nobody() -> None:
    assert reached([WON, LOST], Tally(wins=40, matches=80)) == {}
    assert reached([], Tally(wins=500, matches=900)) == {}


@pytest.mark.parametrize(
    ("deed", "week", "tally"),
    [
        (Deed.FIRST_WIN, [WON], Tally(age=20, wins=1)),
        (Deed.FIRST_CHAMPIONSHIP, [replace(WON, crowned=True)], Tally(reigns=1)),
        (Deed.TRIPLE_CROWN, [replace(WON, crowned=True)], Tally(reigns=5, belts=3)),
        (Deed.GRAND_SLAM, [replace(WON, crowned=True)], Tally(reigns=5, belts=4)),
        (Deed.CLASSIC, [replace(LOST, quarters=19)], BARE),
        (Deed.HUNDRED_WINS, [WON], Tally(wins=100)),
        (Deed.TWO_HUNDRED, [LOST], Tally(matches=200)),
        (Deed.STREAK, [WON], Tally(wins=30, streak=10)),
        (Deed.GIANT_KILLER, [replace(WON, beaten=130)], BARE),
        (Deed.IRON_HORSE, [LOST], Tally(year=TUNING.year)),
        (Deed.COMEBACK, [replace(WON, crowned=True)], Tally(reigns=2, away=200)),
        (Deed.LAST_ONE, [replace(WON, royal=True)], BARE),
        (Deed.HEADLINER, [LOST], Tally(mains=50)),
        (Deed.BIG_THREE, [LOST], Tally(big_mains=3)),
        (Deed.VETERAN, [LOST], Tally(years=10)),
    ],
)
def test_each_deed_has_its_match(deed: Deed, week: list[Outing], tally: Tally) -> None:
    assert reached(week, tally)[deed] == week[-1].bout


def test_every_deed_has_a_name_and_is_told() -> None:
    assert set(NAMES) == set(Deed)


def test_nearly_is_not_enough() -> None:
    assert reached([replace(WON, beaten=119)]) == {}
    assert reached([replace(LOST, beaten=130, royal=True)]) == {}
    assert reached([replace(WON, quarters=18)]) == {}
    assert reached([LOST], Tally(wins=100, streak=10)) == {}
    assert reached([WON], Tally(age=40, wins=1)) == {}


RESULTS = st.lists(st.sampled_from([True, False, None]), max_size=40)


@given(RESULTS)
def test_a_run_ends_with_a_defeat_and_with_nothing_else(results: list[bool | None]) -> None:
    latest_first = results[::-1]
    assert streak(latest_first) <= longest_run(results) <= results.count(True)
    assert streak([False, *latest_first]) == 0
    assert streak([True, *latest_first]) == streak(latest_first) + 1
    assert streak([None, *latest_first]) == streak(latest_first)
    assert longest_run([*results, False, *results]) == longest_run(results)
