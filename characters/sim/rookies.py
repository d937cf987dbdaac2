"""Newcomers: people of eighteen to twenty-four who could be believed, drawn from one stream of chance."""

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from characters.sim.names import CULTURES, Culture
from characters.sim.openings import MANNERS, ROADS, WANTS
from characters.sim.trades import TRADES, Trade

TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")
ATTRIBUTES = ("strength", "agility", "technique", "brawling", "stamina", "toughness", "charisma")
# How somebody turned out beyond their trade; nothing is the commonest.
_STANDINGS = ("", "", "", "", "apprentice", "third-generation", "unlicensed", "runaway", "part-time", "lapsed")


@dataclass(frozen=True, slots=True)
class Tuning:
    """Who comes: shares 0-1, ages in years, attributes in per cent."""

    youngest: int = 18
    oldest: int = 24
    neither: float = 0.06  # neither woman nor man
    own_style: float = 0.7  # wrestles as the trade suggests
    trait: float = 38.0  # standard deviation in hundredths
    attribute: float = 46.0  # mean of somebody of eighteen: a year of training behind them
    spread: float = 7.0
    forte: float = 17.0  # more in what their style lives by
    ripening: float = 1.2  # more for each year past eighteen
    most: float = 78.0  # nobody arrives finished
    least_over: float = 0.05  # a few friends and a cousin
    most_over: float = 0.22
    mild: float = 20.0  # agreeableness, in hundredths, from which somebody is cheered or booed for sure


T = Tuning()

# strength, agility, technique, brawling, stamina, toughness, charisma: shares of the forte
FORTES = {
    "powerhouse": (1.0, -0.4, -0.2, 0.4, 0.0, 0.6, 0.0),
    "technician": (-0.2, 0.2, 1.0, -0.2, 0.4, 0.0, 0.0),
    "high_flyer": (-0.5, 1.0, 0.3, -0.3, 0.3, -0.3, 0.4),
    "brawler": (0.3, -0.2, -0.4, 1.0, 0.1, 0.7, 0.3),
    "submission": (0.0, 0.2, 0.9, -0.2, 0.4, 0.2, -0.1),
    "all_rounder": (0.2, 0.2, 0.2, 0.2, 0.4, 0.2, 0.2),
}
# Height in centimetres and body mass index: mean for a woman and for a man.
_HEIGHTS = {"f": 167.0, "m": 180.0, "x": 173.0}
_MASSES = {"f": 24.0, "m": 26.5, "x": 25.0}
_HEAVY = {"powerhouse": 4.5, "brawler": 2.0, "high_flyer": -2.0, "submission": -0.5}


@dataclass(frozen=True, slots=True)
class Taken:
    """What the living have already: names in lower case; short names, moves, gimmicks, wants and bios as they are."""

    names: Collection[str] = frozenset()
    shorts: Collection[str] = frozenset()
    moves: Collection[str] = frozenset()
    gimmicks: Collection[str] = frozenset()
    wants: Collection[str] = frozenset()
    bios: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rookie:
    """A newcomer, as a Character is written; traits and attributes by name."""

    name: str
    gender: str
    born: date
    height_cm: int
    weight_kg: int
    alignment: str
    style: str
    gimmick: str
    hometown: str
    want: str
    bio: str
    over: float
    finisher: str
    finisher_kind: str
    signatures: tuple[str, ...]
    traits: dict[str, int] = field(default_factory=dict)
    attributes: dict[str, int] = field(default_factory=dict)
    look: dict[str, int | str] = field(default_factory=dict)


def rookie(rng: random.Random, on: date, taken: Taken) -> Rookie:
    """Draw a newcomer who shares a full name with nobody, and a family name with nobody while there are others."""
    culture = _culture(rng, taken)
    draw = rng.random()
    gender = "x" if draw < T.neither else "f" if draw < 0.5 + T.neither / 2 else "m"
    born = _born(rng, on)
    trade = _trade(rng, taken)
    style = trade.style if rng.random() < T.own_style else rng.choice(sorted(FORTES))
    traits = {name: round(max(-90.0, min(90.0, rng.gauss(0, T.trait)))) for name in TRAITS}
    alignment, town = _alignment(rng, traits["agreeableness"]), rng.choice(culture.towns)
    height, weight = _body(rng, gender, style)
    finisher, kind = _finisher(rng, trade, taken)
    return Rookie(
        name=_name(rng, culture, gender, taken),
        gender=gender,
        born=born,
        height_cm=height,
        weight_kg=weight,
        alignment=alignment,
        style=style,
        gimmick=_gimmick(rng, trade, taken),
        hometown=town,
        want=_want(rng, alignment, town, taken),
        bio=_bio(rng, traits, town, taken),
        over=round(rng.uniform(T.least_over, T.most_over), 3),
        finisher=finisher,
        finisher_kind=kind,
        signatures=trade.signatures,
        traits=traits,
        attributes=_attributes(rng, style, (on - born).days / 365.25),
        look=_look(rng, culture),
    )


def _look(rng: random.Random, culture: Culture) -> dict[str, int | str]:
    """What a portrait shows of where somebody is from; the rest suits them."""
    look: dict[str, int | str] = {"skin": rng.choice(culture.skins)}
    return look | {"hair_colour": rng.choice(culture.hairs)} if culture.hairs else look


def _born(rng: random.Random, on: date) -> date:
    """A birthday that makes somebody as old as newcomers are, on any day of the year."""
    earliest = _years_before(on, T.oldest + 1) + timedelta(days=1)
    return earliest + timedelta(days=rng.randrange((_years_before(on, T.youngest) - earliest).days + 1))


def _years_before(on: date, years: int) -> date:
    leap = on.month == 2 and on.day == 29
    return date(on.year - years, on.month, 28 if leap else on.day)


def _culture(rng: random.Random, taken: Taken) -> Culture:
    """Where somebody is from: a culture with a family name to spare, while there is one."""
    cultures = list(CULTURES.values())
    return rng.choice([one for one in cultures if not set(one.families) <= set(taken.shorts)] or cultures)


def _name(rng: random.Random, culture: Culture, gender: str, taken: Taken) -> str:
    firsts = {"f": culture.women, "m": culture.men}.get(gender, culture.women + culture.men)
    families = [family for family in culture.families if family not in taken.shorts] or culture.families
    names = [f"{first} {family}" for family in families for first in firsts]
    fresh = [name for name in names if name.casefold() not in taken.names]
    if not fresh:
        raise LookupError(f"every name of {culture.name} is taken")
    return rng.choice(fresh)


def _trade(rng: random.Random, taken: Taken) -> Trade:
    """A trade that nobody plies, while there is one."""
    plied = [trade for trade in TRADES if not any(trade.name in gimmick for gimmick in taken.gimmicks)]
    return rng.choice(plied or TRADES)


def _gimmick(rng: random.Random, trade: Trade, taken: Taken) -> str:
    """The trade, how they stand to it, and what one sees of it."""
    written = [f"{standing} {trade.name} {quirk}".strip() for standing in _STANDINGS for quirk in trade.quirks]
    fresh = [gimmick for gimmick in written if gimmick not in taken.gimmicks]
    return rng.choice(fresh or written)


def _finisher(rng: random.Random, trade: Trade, taken: Taken) -> tuple[str, str]:
    fresh = [move for move in trade.finishers if move[0] not in taken.moves]
    return rng.choice(fresh or trade.finishers)


def _alignment(rng: random.Random, agreeableness: int) -> str:
    if agreeableness >= T.mild:
        return "face"
    return "heel" if agreeableness <= -T.mild else rng.choice(["face", "heel", "tweener"])


def _body(rng: random.Random, gender: str, style: str) -> tuple[int, int]:
    """Height in centimetres and weight in kilograms that go with each other."""
    tall = 4.0 if style == "powerhouse" else 0.0
    height = max(152.0, min(206.0, rng.gauss(_HEIGHTS[gender] + tall, 6.0)))
    mass = max(20.0, rng.gauss(_MASSES[gender] + _HEAVY.get(style, 0.0), 1.3))
    return round(height), round(mass * (height / 100) ** 2)


def _attributes(rng: random.Random, style: str, age: float) -> dict[str, int]:
    mean = T.attribute + T.ripening * (age - T.youngest)
    drawn = (rng.gauss(mean + T.forte * share, T.spread) for share in FORTES[style])
    return {name: round(max(20.0, min(T.most, value))) for name, value in zip(ATTRIBUTES, drawn, strict=True)}


def _want(rng: random.Random, alignment: str, town: str, taken: Taken) -> str:
    """Something to be after that fits how the crowd will take them."""
    minds = {"face: ", "heel: "} - {f"{alignment}: "}
    open_to = [want.removeprefix(f"{alignment}: ") for want in WANTS if want[:6] not in minds]
    return _unsaid(rng, open_to, town, taken.wants)


def _bio(rng: random.Random, traits: dict[str, int], town: str, taken: Taken) -> str:
    """How they came to it, and what one notices first about them."""
    marked = max(TRAITS, key=lambda name: (abs(traits[name]), name))
    mark = f"{'-' if traits[marked] < 0 else '+'} {marked}: "
    manners = [manner.removeprefix(mark) for manner in MANNERS if manner.startswith(mark)]
    return f"{_unsaid(rng, ROADS, town, taken.bios)} {_unsaid(rng, manners, town, taken.bios)}"


def _unsaid(rng: random.Random, sentences: Iterable[str], town: str, said: Collection[str]) -> str:
    """A sentence that nobody has, wherever they come from, or any where all are had."""
    known = list(sentences)
    fresh = [one for one in known if not any(max(one.split("{town}"), key=len) in other for other in said)]
    return rng.choice(fresh or known).replace("{town}", town.partition(",")[0])
