"""A bad universe file gets every problem at once, each with its place and what was expected."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llmfed.universe_file import UniverseProblems, dump, parse, read
from tests.pack import cast

Spoil = Callable[[dict[str, Any]], object]


def problems_of(told: dict[str, Any]) -> list[str]:
    with pytest.raises(UniverseProblems) as caught:
        parse(json.dumps(told), is_json=True)
    return [str(problem) for problem in caught.value.problems]


def ada(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["character"][0]
    return found


def crown(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["federation"][0]["championship"][0]
    return found


def rails(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["federation"][0]["championship"][1]
    return found


def another_monday(told: dict[str, Any]) -> None:
    told["federation"][0]["weekly"].append({"name": "Late Line", "weekday": "monday", "time": "20:30"})


def on_two_rosters(told: dict[str, Any]) -> None:
    told["federation"].append(cast.federation("canal", short="CANAL"))
    told["character"] += [cast.wrestler(f"Punt {number}", "canal") for number in range(7)]
    told["character"] += [cast.person(f"Bank {number}", "announcer", "canal") for number in range(2)]
    told["character"] += [cast.person("Lock", "referee", "canal"), cast.wrestler("Ada Kern", "canal")]


# what is spoilt, where the problem is, what it says
TABLE: list[tuple[str, Spoil, str, str]] = [
    (
        "weight",
        lambda t: ada(t).update(weight_kg=900),
        'character "ada-kern" (number 1): weight_kg',
        "found 900",
    ),
    (
        "look of gold",
        lambda t: ada(t).update(look={"skin": 3, "colours": ["gold"]}),
        'character "ada-kern" (number 1): look: colours',
        "a list of 1 to 3, each once, of ink",
    ),
    (
        "crest with a lion",
        lambda t: t["federation"][0].update(crest={"charge": "lion"}),
        'federation "tramway" (number 1): crest: charge',
        "one of anchor, anvil",
    ),
    (
        "look with shoes",
        lambda t: ada(t).update(look={"shoes": "brown"}),
        'character "ada-kern" (number 1): look: shoes',
        "no keys but skin, hair",
    ),
    (
        "weight as text",
        lambda t: ada(t).update(weight_kg="70"),
        "weight_kg",
        'found "70"; expected a whole number',
    ),
    ("height gone", lambda t: ada(t).pop("height_cm"), "height_cm", "found nothing; expected a whole number"),
    (
        "unknown key",
        lambda t: ada(t).update(wieght=7),
        "wieght",
        'the key "wieght"; expected no keys but slug',
    ),
    ("unknown role", lambda t: ada(t).update(role="valet"), "role", "expected one of wrestler, referee"),
    ("trait", lambda t: ada(t)["big_five"].update(o=1.5), "big_five: o", "expected a number from -1 to 1"),
    ("ring", lambda t: ada(t).update(ring=cast.RING | {"stamina": 101}), "ring: stamina", "from 0 to 100"),
    ("bad slug", lambda t: ada(t).update(slug="Ada Kern"), "slug", "expected a slug"),
    ("long name", lambda t: ada(t).update(name="A" * 81), "name", "1 to 80 characters"),
    ("empty name", lambda t: ada(t).update(name=""), "name", '""'),
    ("NUL in a name", lambda t: ada(t).update(name="A\0da"), "name", "in one line"),
    ("half a letter", lambda t: ada(t).update(name="A\ud800"), "name", "in one line"),
    ("name turned round", lambda t: ada(t).update(name="A\u202eda"), "name", "in one line"),
    ("unreal day", lambda t: ada(t).update(born="2001-02-30"), "born", "expected a date"),
    ("a child", lambda t: ada(t).update(born="2013-01-07"), "born", "aged 17 when the universe begins"),
    (
        "nobody's roster",
        lambda t: ada(t).update(federation="canal"),
        "federation",
        "the slug of a federation",
    ),
    ("no finisher", lambda t: ada(t).pop("finisher"), "finisher", "found nothing"),
    ("contract over", lambda t: ada(t).update(contract_until="2030-01-01"), "contract_until", "2031-01-06"),
    (
        "free contract",
        lambda t: t["character"][8].update(contract_until="2033-01-01"),
        "ida-swan",
        "free agent",
    ),
    ("red", lambda t: t["federation"][0].update(hue=30), 'federation "tramway" (number 1): hue', "LIVE"),
    ("gold", lambda t: t["federation"][0].update(hue=85), "hue", "25° away"),
    ("long short", lambda t: t["federation"][0].update(short="TRAMWAY"), "short", "2 to 5 capital letters"),
    ("reserved", lambda t: t["federation"][0].update(slug="market"), "slug", "the free agents' own"),
    ("no show", lambda t: t["federation"][0].pop("weekly"), "weekly", "at least one [[federation.weekly]]"),
    ("same slot", another_monday, 'weekly "Late Line"', "at least 60 minutes apart"),
    ("bad hour", lambda t: t["federation"][0]["weekly"][0].update(time="24:00"), "time", 'as "20:30"'),
    ("bad month", lambda t: t["federation"][0]["big"][0].update(month=[1, 13]), "month 2", '"monthly"'),
    ("bad week", lambda t: t["federation"][0]["big"][0].update(week=5), "week", '1, 2, 3, 4 or "last"'),
    ("unknown holder", lambda t: crown(t).update(holders=["nemo"]), 'championship "tram-crown"', '"nemo"'),
    (
        "two holders",
        lambda t: crown(t)["holders"].append("bea-lund"),
        "holders",
        "found 2 holders; expected 1",
    ),
    ("free holder", lambda t: crown(t).update(holders=["ida-swan"]), "holders 1", "a free agent"),
    ("man in women's", lambda t: crown(t).update(holders=["hal-rook"]), "holders 1", "of the division women"),
    (
        "referee champion",
        lambda t: rails(t).update(holders=["ada-kern", "lev-voss"]),
        "holders 2",
        "a wrestler",
    ),
    ("lone tag champion", lambda t: rails(t).update(holders=["ada-kern"]), "holders", "1 holder; expected 2"),
    ("same one twice", lambda t: rails(t).update(holders=["ada-kern"] * 2), "holders 2", '"ada-kern" again'),
    ("held since never", lambda t: crown(t).pop("since"), "since", "found nothing"),
    ("vacant since", lambda t: crown(t).update(holders=[]), "since", "nothing while it is vacant"),
    ("held from ahead", lambda t: crown(t).update(since="2032-01-01"), "since", "a date up to 2031-01-06"),
    (
        "lineage unknown",
        lambda t: crown(t)["lineage"][1].update(holders=["nemo"]),
        "lineage 2: holders 1",
        "nemo",
    ),
    (
        "lineage backwards",
        lambda t: crown(t)["lineage"][0].update(to="2026-01-01"),
        "lineage 1: to",
        "2027-01-01",
    ),
    (
        "lineage overlaps",
        lambda t: crown(t)["lineage"][1].update({"from": "2028-04-01"}),
        "from",
        "2028-05-01",
    ),
    ("lineage too late", lambda t: crown(t).update(since="2028-01-01"), "since", "2029-01-01"),
    (
        "team of strangers",
        lambda t: t["team"][0]["members"].append("ida-swan"),
        'team "night-line"',
        "roster",
    ),
    (
        "team of referee",
        lambda t: t["team"][0]["members"].append("lev-voss"),
        "members 3",
        "expected a wrestler",
    ),
    ("team of one", lambda t: t["team"][0].update(members=["ada-kern"]), "members", "2 to 4 slugs"),
    ("absent leader", lambda t: t["stable"][0].update(leader="ada-kern"), "leader", "one of its members"),
    ("team named as stable", lambda t: t["stable"][0].update(slug="night-line"), "slug", "a second time"),
    (
        "bond to nobody",
        lambda t: t["bond"][0].update(to="nemo"),
        "bond 1 (ada-kern → nemo): to",
        "the slug of a",
    ),
    ("bond to oneself", lambda t: t["bond"][0].update(to="ada-kern"), "to", "expected somebody else"),
    ("bond twice", lambda t: t["bond"].append(dict(t["bond"][0])), "bond 2", "one bond each way"),
    ("bond too strong", lambda t: t["bond"][0].update(charge=31), "charge", "from -30 to 30, not 0"),
    ("bond of nothing", lambda t: t["bond"][0].update(charge=0), "charge", "not 0"),
    (
        "slug twice",
        lambda t: t["character"][1].update(slug="ada-kern"),
        "character",
        '"ada-kern" a second time',
    ),
    (
        "namesake",
        lambda t: t["character"][1].update(name="ada kern", born="1999-01-01"),
        "name",
        "no namesakes",
    ),
    ("two rosters", on_two_rosters, "slug", 'on two rosters, "tramway" and "canal"'),
    (
        "no referee",
        lambda t: t["character"][11].update(role="crowd"),
        "federation",
        "0 with the role referee",
    ),
    (
        "one announcer",
        lambda t: t["character"].pop(9),
        "federation",
        "1 with the role announcer; expected at least 2",
    ),
    ("seven wrestlers", lambda t: t["character"].pop(6), "federation", "7 with the role wrestler"),
    ("no federation", lambda t: t.update(federation=[]), "federation", "at least one [[federation]]"),
    ("no beginning", lambda t: t["universe"].pop("begins"), "universe: begins", "expected a date"),
    ("no universe", lambda t: t.pop("universe"), "universe", "a [universe] table"),
    ("a list for a table", lambda t: t.update(universe=[]), "universe", "a [universe] table"),
    ("text for a person", lambda t: t["character"].append("Mo"), "character 13", 'found "Mo"'),
]


@pytest.mark.parametrize(("spoil", "place", "says"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_spoilt_file_says_what_and_where(spoil: Spoil, place: str, says: str) -> None:
    told = copy.deepcopy(cast.small())
    spoil(told)
    found = problems_of(told)
    assert any(place in problem and says in problem for problem in found), found


# one field spoilt gives one problem, not an echo of problems
ALONE = {
    "look of gold",
    "look with shoes",
    "crest with a lion",
    "weight",
    "bad slug",
    "height gone",
    "unknown role",
    "a child",
    "no beginning",
    "no universe",
    "bad hour",
}


@pytest.mark.parametrize("spoil", [row[1] for row in TABLE if row[0] in ALONE])
def test_one_mistake_has_no_echo(spoil: Spoil) -> None:
    told = copy.deepcopy(cast.small())
    spoil(told)
    assert len(problems_of(told)) == 1


def test_every_problem_is_told_at_once() -> None:
    told = cast.small()
    ada(told).update(weight_kg=900, born="2020-01-01")
    told["federation"][0]["hue"] = 27
    told["bond"][0]["to"] = "nemo"
    crown(told)["holders"] = ["hal-rook"]
    found = problems_of(told)
    assert len(found) == 5
    for word in ("weight_kg", "born", "hue", "nemo", "hal-rook"):
        assert any(word in problem for problem in found)


def test_a_place_has_the_line_of_its_file(tmp_path: Path) -> None:
    text = dump(parse(json.dumps(cast.small()), is_json=True))
    line = text.split("\n").index("weight_kg = 70") + 1
    path = tmp_path / "heavy.toml"
    path.write_text(text.replace("weight_kg = 70", "weight_kg = 700", 1), encoding="utf-8")
    with pytest.raises(UniverseProblems) as caught:
        read(path)
    assert str(caught.value).startswith(f'character "ada-kern" (line {line}): weight_kg: found 700; expected')


def test_lines_are_not_fooled_by_long_texts(tmp_path: Path) -> None:
    text = dump(parse(json.dumps(cast.small()), is_json=True))
    long = 'bio = """\n[[character]]\nweight_kg = 1\n"""\nweight_kg = 700'
    text = text.replace("weight_kg = 70", long, 1)
    with pytest.raises(UniverseProblems) as caught:
        parse(text, is_json=False)
    line = text.split("\n").index("weight_kg = 700") + 1
    assert caught.value.problems[0].place == f'character "ada-kern" (line {line}): weight_kg'


def test_problems_stand_in_the_order_of_the_file() -> None:
    told = cast.small()
    told["bond"][0]["charge"] = 1
    text = dump(parse(json.dumps(told), is_json=True)).replace("charge = 1", "charge = 99")
    with pytest.raises(UniverseProblems) as caught:
        parse(text.replace("weight_kg = 70", "weight_kg = 700").replace("hue = 220", "hue = 27"), is_json=False)
    places = [problem.place for problem in caught.value.problems]
    assert "hue" in places[0]
    assert "ada-kern" in places[1]
    assert "bond 1" in places[-1]
