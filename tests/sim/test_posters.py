"""Posters: whatever somebody is called, it fits."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from characters.printing import lettered, measure, printed
from characters.sim.portraits import Body, look_of, portrait
from characters.sim.portraits.poster import HIGH, WIDE, Bill, Entrance, Standee, entrance_card, match_poster

SVG = "{http://www.w3.org/2000/svg}"
VERA = Body("vera-stahl", gender="woman")
DRAWING = portrait(VERA, look_of(VERA, {}))
NAMES = [
    "Maximiliana Featherstonehaugh-Cholmondeley of Lower Slaughterx",
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss",
    "X",
    "",
    "محمد الأسد",
    "力道山",
    "Mo O\u2019Neil & <Sons>",
    "Ace 🤼",
    "Zuzana Blažková",
]


def texts(svg: str) -> list[tuple[float, float, float, str]]:
    """Every text of a poster: from where to where it goes, its baseline, its words."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        words, size, x = text.text or "", float(text.attrib["font-size"]), float(text.attrib["x"])
        wide = measure(words) * size
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.get("text-anchor", "start")]
        found.append((left, left + wide, float(text.attrib["y"]), words))
    return found


def bill(*names: str, **more: str) -> Bill:
    sides = tuple(Standee(lettered(name, "some-slug"), (DRAWING,)) for name in names)
    return Bill("Ironbound Wrestling", "Iron Monday", "Mon 6 Jan, 20:00", 220, sides, **more)


def fits(svg: str) -> bool:
    return all(left >= -2 and right <= WIDE + 2 and 0 < y < HIGH for left, right, y, _ in texts(svg))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=80)), min_size=1, max_size=5))
def test_names_of_any_kind_stay_on_the_poster(names: list[str]) -> None:
    assert fits(match_poster(bill(*names, gold="Ironbound Championship"), measure))
    assert fits(match_poster(bill(*names), measure))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.sampled_from(NAMES), st.text(max_size=80)), st.text(max_size=120))
def test_any_entrance_fits_its_card(name: str, gimmick: str) -> None:
    card = Entrance(lettered(name, "some-slug"), DRAWING, lettered(gimmick), ("188 cm",), "Ironbound", 220)
    svg = entrance_card(card, measure)
    assert all(left >= 500 and right <= WIDE and 0 < y < HIGH for left, right, y, _ in texts(svg))


@pytest.mark.parametrize(("name", "set_as"), [
    ("Mo O\u2019Neil", "Mo O\u2019Neil"),
    ("Zuzana Blažková", "Zuzana Blažková"),
    ("Ace 🤼", "Ace"),
    ("力道山", "Some Slug"),
    ("محمد", "Some Slug"),
])  # fmt: skip
def test_a_name_is_set_in_letters_that_we_have(name: str, set_as: str) -> None:
    assert lettered(name, "some-slug") == set_as


def test_a_poster_says_who_meets_whom_and_what_for() -> None:
    said = " ".join(
        words for *_, words in texts(match_poster(bill("Vera Stahl", "Bo Lindqvist", gold="Crown"), measure))
    )
    for words in (
        "VERA STAHL",
        "BO LINDQVIST",
        "For the Crown",
        "Iron Monday",
        "Mon 6 Jan, 20:00",
        "Ironbound Wrestling",
    ):
        assert words in said


def test_letters_are_drawn() -> None:
    """A poster without its names is a smaller image: the rasteriser found our face."""
    svg = match_poster(bill("Vera Stahl", "Bo Lindqvist"), measure)
    bare = re.sub("<text.*?</text>", "", svg)
    assert len(printed(svg)) > len(printed(bare)) + 3000
