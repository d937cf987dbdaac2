"""What years do to a body and a trade: the young grow, most of it lasts a while, and legs go before hands do.

Attributes are whole per cents, so what a quarter of a year is worth is rounded by chance: over years the mean is exact.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from characters.sim.rookies import ATTRIBUTES, FORTES


@dataclass(frozen=True, slots=True)
class Tuning:
    """Attributes in per cent, ages in years, rates a year."""

    ripe: float = 69.0  # what somebody of no gift and no forte comes to
    forte: float = 21.0  # more in what their style lives by
    gift: float = 11.0  # either way, of each attribute; a gift is one's own for good, and nobody sees it
    talent: float = 9.0  # either way, of the whole of somebody
    least: int = 1
    most: int = 99
    learning: float = 0.21  # share of what is still missing that a year of training brings
    grown: float = 30.0  # until which age a body is built …
    slowing: float = 6.0  # … ever more slowly over so many years before and after
    craft: float = 0.075  # share of what is missing of a trade that a year of matches brings at any age
    wisdom: float = 12.0  # above what training alone brings: what only years in the ring teach
    diligence: float = 0.3  # either way, of the most and the least conscientious
    idle: float = 0.55  # of growth, for who trains and never works
    busy: int = 12  # matches a quarter from which nobody learns more by working more
    betters: float = 0.25  # more, for who works with those who are 10 better; less with the worse
    fading: float = 0.4  # points lost in the first year of decline …
    steeper: float = 0.12  # … and more in each year after
    worn: float = 0.6  # more of it, for who was hurt for the whole of the quarter
    tough: float = 0.3  # less of it, for the toughest


TUNING = Tuning()
# From which age an attribute declines; what is learnt does not, but for what the rest takes with it late.
FADES = {"agility": 33.5, "stamina": 34.5, "strength": 38.0, "toughness": 39.0, "brawling": 40.0, "technique": 48.0}
# What is learnt by doing, as long as somebody does it.
CRAFTS = ("technique", "charisma")
QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class Season:
    """A quarter of somebody's working life: `company` is how much better, in per cent, those were whom they met."""

    key: str
    style: str
    age: float
    conscientiousness: float = 0.0  # −1…1
    worked: int = 0  # matches
    company: float = 0.0
    hurt: float = 0.0  # 0–1, the share of it that they could not work


def ceiling(key: str, style: str, attribute: str, tuning: Tuning = TUNING) -> float:
    """What somebody can come to in an attribute by training; of anybody it is the same for good."""
    share = FORTES[style][ATTRIBUTES.index(attribute)]
    given = tuning.gift * _given(f"{key}|{attribute}") + tuning.talent * _given(key)
    return min(float(tuning.most), tuning.ripe + tuning.forte * share + given)


def _given(what: str) -> float:
    """What somebody was born with, −1…1."""
    return crc32(what.encode()) / 2**31 - 1


def lived(attributes: Mapping[str, int], season: Season, rng: random.Random, tuning: Tuning = TUNING) -> dict[str, int]:
    """The attributes after a quarter of a year, in whole per cents; one draw an attribute."""
    made = {}
    for name in ATTRIBUTES:
        step = attributes[name] + QUARTER * drift(name, attributes, season, tuning) + rng.random()
        made[name] = max(tuning.least, min(tuning.most, int(step // 1)))
    return made


def drift(name: str, attributes: Mapping[str, int], season: Season, tuning: Tuning = TUNING) -> float:
    """Per cents a year that an attribute moves by at this time of a life."""
    top, value = ceiling(season.key, season.style, name, tuning), float(attributes[name])
    effort = _effort(season, tuning)
    gained = tuning.learning * _youth(season.age, tuning) * max(0.0, top - value) * effort
    if name in CRAFTS:
        top = min(float(tuning.most), top + tuning.wisdom)
        gained = max(gained, tuning.craft * max(0.0, top - value) * _work(season, tuning))
    past = season.age - FADES.get(name, float("inf"))
    if past < 0:
        return gained
    lost = (tuning.fading + tuning.steeper * past) * (1 + tuning.worn * season.hurt)
    # Nobody falls for ever: the little that is left goes more slowly.
    return gained - lost * (1 - tuning.tough * attributes["toughness"] / 100) * min(1.0, value / 40)


def _youth(age: float, tuning: Tuning) -> float:
    """How much of a growing body somebody still has, 1–0."""
    return max(0.0, min(1.0, (tuning.grown + tuning.slowing - age) / (2 * tuning.slowing)))


def _work(season: Season, tuning: Tuning) -> float:
    return min(1.0, season.worked / tuning.busy)


def _effort(season: Season, tuning: Tuning) -> float:
    """How much somebody makes of a quarter, about 0.4–1.6: diligence, work, and whom it was with."""
    work = tuning.idle + (1 - tuning.idle) * _work(season, tuning)
    company = 1 + tuning.betters * max(-1.0, min(1.0, season.company / 10)) * _work(season, tuning)
    return (1 + tuning.diligence * season.conscientiousness) * work * company * (1 - 0.5 * season.hurt)


# From where on up or down somebody notices, and what they notice.
MARKS = (60, 75, 88)
UP = {
    "strength": "stronger",
    "agility": "quicker",
    "technique": "smoother",
    "stamina": "longer",
    "toughness": "harder",
    "charisma": "louder",
}
DOWN = {"agility": "slower", "stamina": "shorter", "strength": "lighter"}
TELLING = 55  # what nobody was ever known for is not missed


def noticed(before: Mapping[str, int], after: Mapping[str, int]) -> str:
    """The one thing that anybody could see of a quarter, if there was one: what crossed a mark by the most."""
    found = []
    for name in ATTRIBUTES:
        for mark in MARKS:
            if before[name] < mark <= after[name] and name in UP:
                found.append((mark, UP[name]))
            elif after[name] < mark <= before[name] and name in DOWN and before[name] >= TELLING:
                found.append((mark, DOWN[name]))
    return max(found, default=(0, ""))[1]
