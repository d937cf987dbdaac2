"""Portraits: small, sound whatever the data, and nobody taken for anybody else."""

import gzip
import re
import struct
import tomllib
import zlib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st

from characters.sim.portraits import Body, look_of, portrait
from characters.sim.portraits.canvas import HEIGHT, MARGIN, WIDTH
from characters.sim.portraits.colour import DYES, GOLD, SKINS
from characters.sim.portraits.look import (
    KEYS,
    KINDS,
    LISTS,
    Beard,
    Gear,
    Hair,
    Mask,
    Posture,
    Turn,
    expected,
    fits,
    problems,
)

UNIVERSE = Path(__file__).parents[2] / "universes" / "default.toml"
TOLD = tomllib.loads(UNIVERSE.read_text(encoding="utf-8"))
HUES = {company["slug"]: company["hue"] for company in TOLD["federation"]}
ON = date(2031, 1, 6)
NUMBER = re.compile(r"-?\d+")


def body_of(who: dict[str, Any]) -> Body:
    return Body(
        who["slug"], who["height_cm"], who["weight_kg"], (ON - who["born"]).days // 365, who["gender"],
        who["alignment"], who.get("style", "all_rounder"), who["role"],
    )  # fmt: skip


def drawn(who: dict[str, Any]) -> str:
    body = body_of(who)
    return portrait(body, look_of(body, who.get("look", {})), hue=HUES.get(who["federation"]))


DRAWN = {who["slug"]: drawn(who) for who in TOLD["character"]}


def pixels(png: bytes) -> tuple[int, list[list[int]]]:
    """The rows of an RGBA PNG, unfiltered."""
    at, data, width = 8, b"", 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        chunk = png[at + 8 : at + 8 + length]
        width = struct.unpack(">I", chunk[:4])[0] if kind == b"IHDR" else width
        data += chunk if kind == b"IDAT" else b""
        at += length + 12
    raw, stride, rows = zlib.decompress(data), width * 4, list[list[int]]()
    before = [0] * stride
    for start in range(0, len(raw), stride + 1):
        line = list(raw[start + 1 : start + 1 + stride])
        for i in range(stride):
            line[i] = (line[i] + _predicted(raw[start], line, before, i)) & 255
        rows.append(line)
        before = line
    return width, rows


def _predicted(kind: int, line: list[int], before: list[int], i: int) -> int:
    left, up, corner = line[i - 4] if i > 3 else 0, before[i], before[i - 4] if i > 3 else 0
    if kind == 4:
        near = left + up - corner
        return min((left, up, corner), key=lambda one: abs(near - one))
    return (0, left, up, (left + up) // 2)[kind]


def fingerprint(svg: str) -> list[int]:
    """A difference hash of 18 × 20 in three channels: whether each pixel is clearly lighter than its neighbour."""
    whole = svg.replace(">", '><path fill="#0d1216" d="M0 0h400v480H0z"/>', 1)
    width, rows = pixels(resvg_py.svg_to_bytes(svg_string=whole, width=20, height=24))
    bits = []
    for row in rows:
        for x in range(width - 1):
            for channel in range(3):
                step = row[4 * x + 4 + channel] - row[4 * x + channel]
                bits.append(1 if step > 12 else -1 if step < -12 else 0)
    return bits


def test_nobody_is_taken_for_anybody_else() -> None:
    prints = {slug: fingerprint(svg) for slug, svg in DRAWN.items()}
    apart = {
        (one, other): sum(a != b for a, b in zip(prints[one], prints[other], strict=True)) / len(prints[one])
        for one, other in combinations(prints, 2)
    }
    assert len(apart) == 90 * 89 // 2
    nearest = min(apart, key=lambda pair: apart[pair])
    assert apart[nearest] > 0.12, nearest


def test_a_portrait_is_small() -> None:
    assert len(DRAWN) == 90
    assert {slug: size for slug, svg in DRAWN.items() if (size := len(gzip.compress(svg.encode()))) >= 2000} == {}


def test_every_look_of_the_default_universe_is_told_and_sound() -> None:
    assert [who["slug"] for who in TOLD["character"] if not who.get("look") or problems(who["look"])] == []
    looks = [who["look"] for who in TOLD["character"]]
    assert len({look["hair"] for look in looks}) >= 14
    assert len({look["gear"] for look in looks}) >= 10
    assert len({look["skin"] for look in looks}) >= 6


def test_skins_keep_their_planes() -> None:
    for skin in SKINS:
        steps = [skin.light.l - skin.middle.l, skin.middle.l - skin.shade.l]
        assert min(steps) >= 0.12, skin


def test_there_is_enough_to_wear() -> None:
    assert len(Hair) >= 14
    assert len(Beard) > 8
    assert len(Mask) > 6
    assert len(Gear) >= 10
    assert (len(Turn), len(Posture)) == (3, 5)


LOOKS = st.fixed_dictionaries(
    {},
    optional={
        "skin": st.integers(1, len(SKINS)),
        **{key: st.sampled_from(kinds) for key, kinds in KINDS.items()},
        **{
            key: st.lists(st.sampled_from(kinds), min_size=least, max_size=most, unique=True)
            for key, (kinds, least, most) in LISTS.items()
        },
    },
)
BODIES = st.builds(
    Body,
    slug=st.text(max_size=60),
    height_cm=st.integers(120, 240),
    weight_kg=st.integers(35, 300),
    age=st.integers(18, 110),
    gender=st.sampled_from(("woman", "man", "nonbinary")),
    alignment=st.sampled_from(("face", "heel", "tweener")),
    style=st.sampled_from(("powerhouse", "technician", "high_flyer", "brawler", "all_rounder", "submission", "")),
    role=st.sampled_from(("wrestler", "referee", "announcer", "promoter", "backstage", "crowd")),
)


@settings(max_examples=150, deadline=None)
@given(BODIES, LOOKS, st.one_of(st.none(), st.integers(0, 359)), st.booleans())
def test_any_body_in_any_look_stays_on_its_sheet(
    body: Body, told: dict[str, Any], hue: int | None, champion: bool
) -> None:
    assert problems(told) == []
    svg = portrait(body, look_of(body, told), hue=hue, champion=champion)
    paths = [element.get("d", "") for element in ElementTree.fromstring(svg)]
    assert len(paths) > 10
    for path in paths:
        for shape in path.split("M")[1:]:
            _stays_on_the_sheet([int(number) for number in NUMBER.findall(shape)])
    assert len(gzip.compress(svg.encode())) < 2000


def _stays_on_the_sheet(numbers: list[int]) -> None:
    x, y = numbers[:2]
    for dx, dy in [(0, 0), *zip(numbers[2::2], numbers[3::2], strict=True)]:
        x, y = x + dx, y + dy
        assert -MARGIN <= x <= WIDTH + MARGIN
        assert -MARGIN <= y <= HEIGHT + MARGIN


@pytest.mark.parametrize("who", [
    Body("tall", height_cm=220, weight_kg=40, age=80),
    Body("vast", height_cm=165, weight_kg=300, age=30),
    Body("", height_cm=0, weight_kg=0, age=0, gender="", alignment="", style="", role=""),
])  # fmt: skip
@pytest.mark.parametrize(
    "told", [{}, {"hair": "bald", "beard": "none", "mask": "none"}, {"mask": "fangs", "beard": "long"}]
)
def test_the_extremes_are_drawn(who: Body, told: dict[str, Any]) -> None:
    svg = portrait(who, look_of(who, told))
    assert resvg_py.svg_to_bytes(svg_string=svg, width=50, height=60).startswith(b"\x89PNG")


def test_a_portrait_is_the_same_for_ever() -> None:
    who = Body("vera-stahl")
    assert portrait(who, look_of(who, {})) == portrait(who, look_of(who, {}))
    assert portrait(who, look_of(who, {})) != portrait(Body("bo"), look_of(Body("bo"), {}))


def test_gold_is_for_champions() -> None:
    who = Body("vera-stahl")
    assert GOLD[1].hex not in portrait(who, look_of(who, {}))
    assert GOLD[1].hex in portrait(who, look_of(who, {}), champion=True)
    assert [name for name, dye in DYES.items() if 70 <= dye.h <= 100 and dye.c > 0.08] == []


WORDS = st.one_of(st.sampled_from(KEYS), st.text(max_size=8))
NONSENSE = st.recursive(st.one_of(st.none(), st.integers(), WORDS), st.lists, max_leaves=4)


@given(st.dictionaries(WORDS, NONSENSE, max_size=5))
def test_nonsense_is_told_and_drawn_over(told: dict[str, Any]) -> None:
    wrong = problems(told)
    assert len(wrong) == sum(not fits(key, value) for key, value in told.items())
    assert all("expected" in line for line in wrong)
    assert portrait(Body("x"), look_of(Body("x"), told)).startswith("<svg")


def test_what_is_expected_can_be_read() -> None:
    assert expected("skin") == "a whole number from 1 to 8"
    assert expected("hat").startswith("one of none, cap")
    assert expected("shoes").startswith("one of the keys skin, hair")
    assert "table of" in problems("a nice hat")[0]
