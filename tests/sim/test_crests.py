"""Crests: enough of them, each within its shield, each another."""

import re
from itertools import product

import resvg_py

from federations.sim.crests import CHARGES, DIVISIONS, HIGH, SHIELDS, WIDE, arms, arms_of, problems

NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


def test_there_are_enough_to_choose_from() -> None:
    assert (len(SHIELDS), len(DIVISIONS)) == (6, 6)
    assert len(CHARGES) >= 24


def test_every_crest_stays_within_its_sheet() -> None:
    for shield, division, charge in product(SHIELDS, DIVISIONS, CHARGES):
        crest = arms(shield, division, charge)
        for path in (crest.field, crest.division, crest.charge, crest.small_charge):
            numbers = [float(number) for number in NUMBER.findall(path)]
            assert len(numbers) >= 6, (shield, division, charge)
            assert all(0 <= x <= WIDE for x in numbers[::2]), (shield, division, charge)
            assert all(0 <= y <= HIGH for y in numbers[1::2]), (shield, division, charge)


def test_every_charge_can_be_told_in_one_colour_at_24_pixels() -> None:
    drawn = set()
    for charge in CHARGES:
        path = arms("heater", "pale", charge).charge
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 56"><path d="{path}"/></svg>'
        drawn.add(resvg_py.svg_to_bytes(svg, width=24, height=28))
    assert len(drawn) == len(CHARGES)


def test_a_name_calls_something_to_mind() -> None:
    assert arms_of("shiokaze", "Shiokaze", "Fukuoka", "jp_tour", {}).charge == arms("heater", "pale", "wave").charge
    assert arms_of("x", "X", "Y", "us_tv", {"charge": "fish"}).charge == arms("heater", "pale", "fish").charge
    assert arms_of("x", "X", "Y", "us_tv", {}) == arms_of("x", "X", "Y", "us_tv", {})


def test_what_cannot_be_drawn_is_told() -> None:
    assert problems({"shield": "banner", "charge": "anchor"}) == []
    assert problems({"charge": "lion"})[0].startswith("charge: found 'lion'; expected one of anchor, anvil")
    assert problems({"motto": "x"})[0].endswith("expected one of shield, division, charge")
    assert problems("an anchor")[0].endswith("expected a table of shield, division, charge")
