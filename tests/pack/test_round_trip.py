"""What is written reads back equal, in TOML and in JSON, whatever the universe says."""

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from characters.sim.portraits import look
from federations.sim import crests
from llmfed.universe_file import UniverseFile, dump, dump_json, parse
from llmfed.universe_file.form import Ring
from llmfed.universe_file.kinds import Alignment, FinisherKind, Gender, RingStyle, Weekday
from tests.pack import cast

letters = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"])
lines = st.text(letters, min_size=1, max_size=30).map(str.strip).filter(bool)
prose = st.text(letters | st.just("\n"), max_size=60).map(str.strip)
percents = st.integers(0, 100)
traits = st.floats(-1, 1)
days = st.dates(date(2031, 2, 1), date(2899, 12, 31)).map(date.isoformat)

looks = st.fixed_dictionaries(
    {},
    optional={
        "skin": st.integers(1, 8),
        **{key: st.sampled_from(kinds) for key, kinds in look.KINDS.items()},
        **{
            key: st.lists(st.sampled_from(k), min_size=a, max_size=b, unique=True)
            for key, (k, a, b) in look.LISTS.items()
        },
    },
)
crests_told = st.fixed_dictionaries({}, optional={key: st.sampled_from(kinds) for key, kinds in crests.PARTS.items()})

people = st.fixed_dictionaries(
    {
        "gender": st.sampled_from(list(Gender)),
        "born": st.dates(date(1950, 1, 1), date(2013, 1, 6)).map(date.isoformat),
        "height_cm": st.integers(120, 240),
        "weight_kg": st.integers(35, 300),
        "alignment": st.sampled_from(list(Alignment)),
        "gimmick": lines,
        "big_five": st.fixed_dictionaries(dict.fromkeys("ocean", traits)),
        "style": st.sampled_from(list(RingStyle)),
        "ring": st.fixed_dictionaries(dict.fromkeys(Ring.model_fields, percents)),
        "over": percents,
        "finisher": st.fixed_dictionaries({"name": lines, "kind": st.sampled_from(list(FinisherKind))}),
        "signatures": st.lists(lines, max_size=6),
    },
    optional={"look": looks, "contract_until": days, "want": lines, "voice": lines, "bio": prose, "hometown": lines},
)
big_shows = st.fixed_dictionaries(
    {
        "name": lines,
        "month": st.just("monthly") | st.integers(1, 12) | st.lists(st.integers(1, 12), min_size=1),
        "week": st.sampled_from([1, 2, 3, 4, "last"]),
        "weekday": st.sampled_from(list(Weekday)),
        "time": st.times().map(lambda time: f"{time:%H:%M}"),
    }
)


@st.composite
def universes(draw: st.DrawFn) -> UniverseFile:
    """Tramway with other people, another calendar and other words."""
    told = copy.deepcopy(cast.small())
    told["federation"][0] |= {"motto": draw(prose).replace("\n", " "), "big": [draw(big_shows)]}
    told["federation"][0] |= {"championship": [], "crest": draw(crests_told)}
    told["bond"][0] |= {"charge": draw(st.integers(-30, -1)), "note": draw(lines)}
    for number in draw(st.sets(st.integers(0, 7), min_size=1)):
        told["character"][number] |= draw(people)
    return parse(json.dumps(told), is_json=True)


@given(universes())
def test_toml_reads_back_equal(universe: UniverseFile) -> None:
    assert parse(dump(universe), is_json=False) == universe


@given(universes())
def test_json_reads_back_equal(universe: UniverseFile) -> None:
    assert parse(dump_json(universe), is_json=True) == universe


def test_championships_teams_and_stables_read_back_equal() -> None:
    universe = parse(json.dumps(cast.small()), is_json=True)
    assert len(universe.federation[0].championship[0].lineage) == 2
    assert parse(dump(universe), is_json=False) == universe
    assert parse(dump_json(universe), is_json=True) == universe


@pytest.mark.parametrize(
    ("month", "read"), [("monthly", tuple(range(1, 13))), (4, (4,)), ([11, 2, 2], (2, 11)), ([7], (7,))]
)
def test_months_may_be_written_in_three_ways(month: Any, read: tuple[int, ...]) -> None:
    told = cast.small()
    told["federation"][0]["big"][0]["month"] = month
    universe = parse(json.dumps(told), is_json=True)
    assert universe.federation[0].big[0].month == read
    assert parse(dump(universe), is_json=False) == universe


def test_a_past_reign_names_the_people_of_the_file_first() -> None:
    universe = parse(json.dumps(cast.small()), is_json=True)
    assert universe.federation[0].championship[1].lineage[0].holders == ("ada-kern", "Old Marta")


@pytest.mark.parametrize("count", [10, pytest.param(200, marks=pytest.mark.long)])
def test_any_number_of_federations_is_sound(count: int) -> None:
    universe = parse(json.dumps(cast.many(count, 60)), is_json=True)
    assert len(universe.character) == count * 60
    assert parse(dump(universe), is_json=False) == universe
