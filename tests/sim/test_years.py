"""Years: the young grow, most of it lasts a while, legs go before hands; and a universe of them stays as it is."""

import random
from datetime import date, timedelta
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from characters.sim import years
from characters.sim.rookies import ATTRIBUTES, FORTES, Rookie, Taken, rookie
from federations.sim import chances
from federations.sim.kinds import Wrestler
from tests.sim.ringside import CASS, replace

BEGAN = date(2031, 1, 1)
PEOPLE = 300


def _wrestler(who: Rookie, attributes: dict[str, int], age: int) -> Wrestler:
    shares = {name: value / 100 for name, value in attributes.items()}
    return replace(CASS, style=who.style, age=age, **shares)


def _careers(seed: int) -> dict[int, list[tuple[float, dict[str, int]]]]:
    """Three hundred careers from school to fifty: might and attributes of everybody on every birthday."""
    rng = random.Random(seed)
    found: dict[int, list[tuple[float, dict[str, int]]]] = {}
    for number in range(PEOPLE):
        who = rookie(rng, BEGAN, Taken())
        attributes, quarter = dict(who.attributes), 0
        while (age := ((BEGAN - who.born).days + 91.3 * quarter) / 365.25) < 50:
            season = years.Season(f"{who.name}-{number}", who.style, age, who.traits["conscientiousness"] / 100, 9)
            attributes, quarter = years.lived(attributes, season, rng), quarter + 1
            found.setdefault(int(age), []).append((chances.might(_wrestler(who, attributes, int(age))), attributes))
    return found


@pytest.fixture(scope="module")
def careers() -> dict[int, list[tuple[float, dict[str, int]]]]:
    return _careers(1)


def test_might_rises_and_then_falls(careers: dict[int, list[tuple[float, dict[str, int]]]]) -> None:
    might = {age: mean(one for one, _ in careers[age]) for age in (20, 25, 30, 35, 40, 45, 49)}
    assert might[20] < might[25] < might[30]
    assert abs(might[30] - might[35]) < 0.02
    assert might[35] > might[40] > might[45] > might[49]


def test_legs_go_before_arms_and_hands_learn_on(careers: dict[int, list[tuple[float, dict[str, int]]]]) -> None:
    at = {
        age: {name: mean(found[name] for _, found in careers[age]) for name in ATTRIBUTES} for age in (30, 37, 44, 49)
    }
    assert at[37]["agility"] < at[30]["agility"] - 0.5
    assert at[37]["strength"] >= at[30]["strength"] - 0.5
    assert at[44]["strength"] < at[37]["strength"]
    assert at[44]["agility"] < at[44]["strength"]
    assert at[30]["technique"] < at[37]["technique"] < at[44]["technique"]
    assert at[30]["charisma"] < at[37]["charisma"] < at[49]["charisma"]


def test_nobody_leaves_the_scale_and_nobody_is_like_the_rest(
    careers: dict[int, list[tuple[float, dict[str, int]]]],
) -> None:
    every = [value for rows in careers.values() for _, found in rows for value in found.values()]
    assert min(every) >= 1
    assert max(every) <= 99
    for age in (25, 30, 35, 40, 45):
        assert 0.006 < pstdev(one for one, _ in careers[age]) < 0.03


def test_the_same_chance_is_the_same_life() -> None:
    start = dict.fromkeys(ATTRIBUTES, 50)
    season = years.Season("cass", "brawler", 22.0, 0.3, 9)
    lives = [[years.lived(start, season, rng) for rng in [random.Random(7)] for _ in range(40)] for _ in range(2)]
    assert lives[0] == lives[1]


def test_a_universe_of_careers_stays_as_it_is() -> None:
    """Two hundred people, of whom the old leave and are followed by rookies, for forty years."""
    rng, on = random.Random(3), BEGAN
    folk = [(rookie(rng, on - timedelta(days=365 * rng.randrange(18)), Taken()), number) for number in range(200)]
    state = [(who, number, dict(who.attributes)) for who, number in folk]
    level = {}
    for quarter in range(160):
        on = BEGAN + timedelta(days=91 * quarter)
        after = []
        for who, number, attributes in state:
            age = (on - who.born).days / 365.25
            if age > 42:
                who = rookie(rng, on, Taken())
                attributes, age = dict(who.attributes), (on - who.born).days / 365.25
            after.append(
                (who, number, years.lived(attributes, years.Season(f"{who.name}{number}", who.style, age), rng))
            )
        state = after
        level[quarter] = mean(mean(found.values()) for _, _, found in state)
    late = [level[quarter] for quarter in range(60, 160)]
    assert max(late) - min(late) < 5
    assert 55 < mean(late) < 72


SEASONS = st.builds(
    years.Season,
    key=st.sampled_from(["cass", "vesna", "odile"]),
    style=st.sampled_from(sorted(FORTES)),
    age=st.floats(18, 70),
    conscientiousness=st.floats(-1, 1),
    worked=st.integers(0, 60),
    company=st.floats(-40, 40),
    hurt=st.floats(0, 1),
)
BODIES = st.fixed_dictionaries({name: st.integers(1, 99) for name in ATTRIBUTES})


@given(BODIES, SEASONS, st.integers(0, 999))
def test_a_quarter_moves_nothing_far(body: dict[str, int], season: years.Season, seed: int) -> None:
    after = years.lived(body, season, random.Random(seed))
    assert set(after) == set(ATTRIBUTES)
    assert all(1 <= value <= 99 and abs(value - body[name]) <= 6 for name, value in after.items())


@given(BODIES, SEASONS)
def test_the_diligent_and_those_who_work_learn_more(body: dict[str, int], season: years.Season) -> None:
    for more in (
        replace(season, conscientiousness=1.0),
        replace(season, worked=60, company=max(0.0, season.company)),
        replace(season, hurt=0.0),
    ):
        base = replace(season, company=max(0.0, season.company)) if more.worked == 60 else season
        for name in ATTRIBUTES:
            assert years.drift(name, body, more) >= years.drift(name, body, base) - 1e-9


def test_what_anybody_could_see_is_named_once() -> None:
    before = dict.fromkeys(ATTRIBUTES, 50)
    assert years.noticed(before, before) == ""
    assert (
        years.noticed({**before, "strength": 74, "agility": 59}, {**before, "strength": 75, "agility": 60})
        == "stronger"
    )
    assert years.noticed({**before, "agility": 75}, {**before, "agility": 74}) == "slower"
    assert years.noticed({**before, "technique": 75}, {**before, "technique": 74}) == ""
