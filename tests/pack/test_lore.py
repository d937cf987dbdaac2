"""Leads, commentators, cities and the past: read, refused with all problems at once, and given back."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from characters.models import Character
from federations.models import City, Federation
from llmfed import packs
from llmfed.universe_file import UniverseFile, UniverseProblems, dump, dump_json, parse
from llmfed.universe_file.kinds import PastKind
from storylines.models import Past
from tests.pack import lore
from tests.pack.test_round_trip import lines

Spoil = Callable[[dict[str, Any]], object]


def tramway() -> UniverseFile:
    return parse(json.dumps(lore.told()), is_json=True)


def problems_of(told: dict[str, Any]) -> list[str]:
    with pytest.raises(UniverseProblems) as caught:
        parse(json.dumps(told), is_json=True)
    return [str(problem) for problem in caught.value.problems]


def respeak(told: dict[str, Any], old: str, new: str) -> None:
    book = told["lead"][0]["speech"]
    assert old in book
    told["lead"][0]["speech"] = book.replace(old, new)


# what is spoilt, where the problem is, what it says
TABLE: list[tuple[str, Spoil, str, str]] = [
    ("lead nobody", lambda t: t["lead"][0].update(of="nemo"), "of", "the slug of a character"),
    ("lead referee", lambda t: t["lead"][0].update(of="lev-voss"), "of", "with the role wrestler"),
    ("lead twice", lambda t: t["lead"].append(t["lead"][0]), "of", '"ada-kern" again'),
    ("four habits", lambda t: t["lead"][0]["habits"].pop(), "habits", "5 habits"),
    ("two words", lambda t: t["lead"][0].update(never="too late"), "never", "one word"),
    ("no sections", lambda t: t["lead"][0].update(speech="Hello."), "speech", "before the first section"),
    ("strange section", lambda t: respeak(t, "= close", "= closing"), "speech: closing", "one of answer, close"),
    ("no bar", lambda t: respeak(t, "| You may sit.", "You may sit."), "speech: open 3", 'after a "|"'),
    ("strange condition", lambda t: respeak(t, "met |", "sad |"), "speech: recall 6", 'the condition "sad"'),
    ("two claims", lambda t: respeak(t, "won |", "won lost |"), "speech: recall 4", "exactly one of"),
    ("no event", lambda t: respeak(t, "at {event}.", "there."), "speech: recall 3", "{event} in it"),
    ("strange slot", lambda t: respeak(t, "{finisher}", "{move}"), "speech: close 3", "the slot {move}"),
    ("half a slot", lambda t: respeak(t, "{finisher}", "{finisher"), "speech: close 3", "braces in pairs"),
    ("one verb", lambda t: respeak(t, "{on} was", "{on?was}"), "speech: recall 3", "the slot {on?was}"),
    ("too few", lambda t: respeak(t, "| An empty road.\n", ""), "speech: want", "2 sentences"),
    ("no defeat", lambda t: respeak(t, "defeat |", "victory |"), "speech: thanks", "none for defeat"),
    ("says it", lambda t: respeak(t, "An empty road", "Too LATE"), "speech: want 3", "no word that they never"),
    ("lies it", lambda t: t["lead"][0].update(lie="I am never late."), "lie", "no word that they never say"),
    ("wants it", lambda t: t["character"][0].update(want="Not to be late."), '"ada-kern"', "never say"),
    ("enters as nobody", lambda t: t["lead"][0].update(entrance="She walks."), "entrance", "begins with {by}"),
    ("commentator wrestles", lambda t: t["commentator"][0].update(of="ada-kern"), "of", "the role announcer"),
    ("one seat", lambda t: t["commentator"][1].update(seat="craft"), "seat", "one commentator a seat"),
    ("few lines", lambda t: t["commentator"][0].update(lines="= bell\n| Ring."), "lines", "at least 40"),
    (
        "lines about nobody",
        lambda t: t["commentator"][0].update(lines=lore.LINES.replace("ada-kern", "nemo")),
        "lines: bell 41",
        "the slug of a character",
    ),
    ("a quiet city", lambda t: t["city"][0].update(noise=0.2), 'city "essen"', "from 0.7 to 1.3"),
    ("both", lambda t: t["city"][0].update(boos=["ada-kern"]), "boos", "nobody whom it cheers"),
    ("cheers a referee", lambda t: t["city"][0].update(cheers=["lev-voss"]), "cheers 1", "a wrestler"),
    ("city twice", lambda t: t["city"][1].update(slug="essen"), "slug", "a second time"),
    ("nowhere", lambda t: t["federation"][0].update(cities=["essen", "atlantis"]), "cities 2", "of a city"),
    ("back again", lambda t: t["federation"][0].update(cities=["essen", "essen"]), "cities 2", "every city once"),
    ("not from home", lambda t: t["federation"][0].update(cities=["ghent"]), "cities 1", '"Essen", first'),
    ("past to come", lambda t: t["past"][0].update(date="2031-01-06"), "past 1", "before 2031-01-06"),
    ("past of nobody", lambda t: t["past"][0].update(people=["nemo"]), "people 1", "the slug of a character"),
    ("past elsewhere", lambda t: t["past"][0].update(federation="nemo"), "federation", "of this file"),
    ("past kind", lambda t: t["past"][0].update(kind="war"), "kind", "one of match"),
]


@pytest.mark.parametrize(("spoil", "place", "says"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_spoilt_lore_says_what_and_where(spoil: Spoil, place: str, says: str) -> None:
    told = lore.told()
    spoil(told)
    found = problems_of(told)
    assert any(place in problem and says in problem for problem in found), found


def test_a_problem_names_the_lead_the_section_and_the_sentence() -> None:
    text = dump(tramway()).replace("{finisher}", "{move}")
    line = text.split("\n").index("speech = '''") + 1
    with pytest.raises(UniverseProblems) as caught:
        parse(text, is_json=False)
    (problem,) = caught.value.problems
    assert problem.place == f'lead "ada-kern" (line {line}): speech: close 3'


def test_every_problem_of_a_book_is_told_at_once() -> None:
    told = lore.told()
    respeak(told, "{finisher}", "{move}")
    respeak(told, "met |", "sad |")
    told["city"][0]["noise"] = 3
    assert len(problems_of(told)) == 3


def test_books_are_written_as_books() -> None:
    text = dump(tramway())
    assert "speech = '''\n= open\n| Doors are closing.\n" in text
    assert parse(text, is_json=False) == tramway()
    assert parse(dump_json(tramway()), is_json=True) == tramway()


@given(
    st.fixed_dictionaries({"temper": lines, "memory": lines, "country": lines, "noise": st.floats(0.7, 1.3)}),
    st.fixed_dictionaries(
        {
            "date": st.dates(date(1990, 1, 1), date(2031, 1, 5)).map(date.isoformat),
            "text": lines,
            "kind": st.sampled_from(list(PastKind)),
        }
    ),
    st.fixed_dictionaries({"wound": lines, "finisher_story": lines, "habits": st.lists(lines, min_size=5, max_size=5)}),
)
def test_lore_reads_back_equal(city: dict[str, Any], past: dict[str, Any], lead: dict[str, Any]) -> None:
    told = lore.told()
    for kind, said in (("city", city), ("past", past), ("lead", lead)):
        told[kind][0] |= said
    universe = parse(json.dumps(told), is_json=True)
    assert parse(dump(universe), is_json=False) == universe
    assert parse(dump_json(universe), is_json=True) == universe


@pytest.mark.django_db
def test_lore_goes_into_the_database_and_comes_back() -> None:
    packs.load(tramway(), source=dump(tramway()), secret=bytes(32))
    assert packs.export() == tramway()
    assert list(Federation.objects.get().cities.order_by("stops__position")) == list(City.objects.order_by("pk"))
    assert Character.objects.get(slug="ada-kern").lead.never == "late"
    assert Character.objects.get(slug="jo-tarn").commentator.seat == "craft"
    assert [one.kind for one in Past.objects.filter(people__slug="ada-kern")] == ["title"]
