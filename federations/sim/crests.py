"""Crests: a shield, a division and a charge, in straight facets that one colour can carry at 24 pixels."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from characters.sim.portraits.canvas import Shape, inside

WIDE, HIGH = 48, 56
# The charge stands in a square of so many units, with its corner here; smaller where letters stand above it.
SQUARE, AT, AT_UNDER_LETTERS = 24, (9.0, 9.0, 1.25), (13.5, 19.5, 0.875)

SHIELDS: dict[str, Shape] = {
    "heater": ((3, 2), (45, 2), (45, 32), (24, 54), (3, 32)),
    "banner": ((5, 2), (43, 2), (43, 48), (24, 54), (5, 48)),
    "coffer": ((10, 2), (38, 2), (46, 12), (46, 38), (24, 54), (2, 38), (2, 12)),
    "lozenge": ((24, 1), (46, 15), (43, 38), (24, 55), (5, 38), (2, 15)),
    "plate": ((13, 2), (35, 2), (46, 15), (46, 41), (35, 54), (13, 54), (2, 41), (2, 15)),
    "spade": ((24, 1), (45, 9), (45, 30), (36, 45), (24, 55), (12, 45), (3, 30), (3, 9)),
}
DIVISIONS: dict[str, Shape] = {
    "pale": ((24, -9), (99, -9), (99, 99), (24, 99)),
    "fess": ((-9, 30), (99, 30), (99, 99), (-9, 99)),
    "bend": ((0, -9), (99, -9), (99, 99), (60, 66)),
    "sinister": ((48, -9), (-9, 66), (99, 99), (99, -9)),
    "chevron": ((24, 22), (99, 78), (99, 140), (-60, 140), (-60, 85)),
    "chief": ((-9, -9), (99, -9), (99, 17), (-9, 17)),
}


def _rayed(points: int, outer: float, inner: float) -> str:
    """A star of so many points about the middle of the square."""
    turns = ((at, outer if at % 2 == 0 else inner) for at in range(2 * points))
    spread = ((math.sin(math.pi * at / points) * r, -math.cos(math.pi * at / points) * r) for at, r in turns)
    return " ".join(f"{12 + x:.1f} {12 + y:.1f}" for x, y in spread)


# Polygons in a square of 24, apart by semicolons.
CHARGES = {
    "anchor": "11 1 13 1 15 3 15 5 13 7 11 7 9 5 9 3; 10.8 7 13.2 7 13.2 19 10.8 19; 6 8 18 8 18 10.5 6 10.5; 1 13 5 13 7 17 12 19 17 17 19 13 23 13 20 20 12 24 4 20",
    "anvil": "0 6 6 6 6 4 24 4 24 10 16 12 15 16 20 19 20 22 4 22 4 19 9 16 9 12 4 10",
    "bell": "11 0 13 0 13 3 17 6 18 14 22 18 2 18 6 14 7 6 11 3; 9 20 15 20 12 24",
    "bolt": "15 0 3 14 11 14 8 24 21 9 13 9",
    "bridge": "0 15 24 15 24 19 0 19; 4 3 7.5 3 7.5 23 4 23; 16.5 3 20 3 20 23 16.5 23; 7 4 12 12 17 4 17 8 12 15 7 8; 0 11 4 5 4 9 0 15; 24 11 20 5 20 9 24 15",
    "cog": _rayed(9, 12, 8),
    "crane": "3 3 24 3 24 6 10 6 10 20 14 20 14 24 2 24 2 20 6 20 6 6 3 6; 20 6 22 6 22 13 24 16 21 19 18 16 20 13",
    "drum": "3 3 21 3 24 7 21 11 3 11 0 7; 2 13 22 13 20 22 4 22",
    "fish": "0 12 8 5 15 6 19 10 24 5 24 19 19 14 15 18 8 19",
    "fist": "3 7 7.5 5 7.5 8 8.5 4 12 4 12 8 13 4.5 16.5 5 16.5 8.5 17.5 6 21 7.5 21 15 17 19 17 24 7 24 7 18 3 14",
    "flame": "12 0 18 8 20 14 17 21 12 24 7 21 4 15 7 9 9 13 12 8",
    "gate": "0 2 24 2 22.5 6 1.5 6; 3 9 21 9 21 12 3 12; 5 6 8.5 6 8.5 24 5 24; 15.5 6 19 6 19 24 15.5 24",
    "hammer": "2 3 17 3 22 8 17 12 2 12; 8.5 12 13.5 12 13.5 24 8.5 24",
    "hook": "10 0 14 0 14 8 10 8; 7 9 17 9 20 14 18 20 13 24 6 21 4 16 8 16 10 19 13 20 15 17 14 14 7 13",
    "key": "0 12 4 5 10 6 13 10 24 10 24 17 21 17 21 14 18.5 14 18.5 18 15.5 18 15.5 14 13 14 10 18 4 19",
    "kite": "12 0 21 8 12 18 3 8; 11 18 16 20 11 22 14 24 7 24 9 21",
    "lamp": "9 0 15 0 15 3 9 3; 6 3.5 18 3.5 20 8 4 8; 6.5 9 17.5 9 17.5 18 6.5 18; 4 19 20 19 17 24 7 24",
    "lighthouse": "8 24 9.5 10 14.5 10 16 24; 8 6.5 16 6.5 16 9 8 9; 9.5 3 12 0 14.5 3 14.5 6 9.5 6; 0 1 7 4 7 6 0 8; 24 1 17 4 17 6 24 8",
    "moon": "16 0 8 2 3 8 3 16 8 22 16 24 21 21 14 19 11 14 11 10 14 5 21 3",
    "mountain": "0 22 8 6 11 11 15 3 24 22",
    "ropes": "3 1 7 1 7 23 3 23; 17 1 21 1 21 23 17 23; 0 4 24 4 24 7 0 7; 0 10.5 24 10.5 24 13.5 0 13.5; 0 17 24 17 24 20 0 20",
    "ship": "0 15 24 15 19 22 5 22; 10.8 1 13.2 1 13.2 14 10.8 14; 14.5 2 22 13.5 14.5 13.5; 9.5 4 9.5 13.5 2 13.5",
    "star": _rayed(5, 12.5, 5),
    "sun": _rayed(12, 12.5, 7.5),
    "tower": "4 1 8 1 8 4 10 4 10 1 14 1 14 4 16 4 16 1 20 1 20 8 17.5 10 17.5 24 14 24 14 17 10 17 10 24 6.5 24 6.5 10 4 8",
    "train": "0 16 4 8 10 4 24 4 24 8 11 8 8 11 24 11 24 16; 0 18.5 24 18.5 24 22 0 22",
    "tree": "12 0 20 9 16.5 9 22 17 14 17 14 24 10 24 10 17 2 17 7.5 9 4 9",
    "wave": "0 8 4 3 9 8 14 3 19 8 22 5 24 7 24 13 20 12 14 9 9 14 4 9 0 14; 0 18 4 13 9 18 14 13 19 18 22 15 24 17 24 23 20 22 14 19 9 24 4 19 0 24",
    "wheel": _rayed(8, 12.5, 6.5),
    "wing": "1 4 24 3 20 8 21 9 17 12 18 13 13 16 14 17 7 21 3 15",
}  # fmt: skip

# What a name or a town calls to mind, looked for in this order; where nothing is, the style's own.
SIGNS = (
    ("night", "moon"), ("kaze", "wave"), ("riband", "ship"), ("light", "lighthouse"), ("harbo", "anchor"), ("port", "anchor"),
    ("coast", "fish"), ("kelp", "fish"), ("iron", "anvil"), ("steel", "hammer"), ("brass", "bell"), ("tram", "train"),
    ("rail", "train"), ("bridge", "bridge"), ("mount", "mountain"), ("thunder", "bolt"), ("fire", "flame"), ("sun", "sun"),
    ("tower", "tower"), ("forest", "tree"), ("detroit", "cog"), ("wind", "kite"), ("temple", "gate"),
)  # fmt: skip
OF_STYLE = {
    "us_tv": ("star", "bolt", "fist", "tower", "cog", "wheel", "crane", "hammer", "wing"),
    "jp_tour": ("gate", "sun", "drum", "mountain", "kite", "wave", "lamp", "fist"),
}


@dataclass(frozen=True, slots=True)
class Arms:
    """A crest as three paths, so that a page may colour it: field, division, charge, and the charge under letters."""

    field: str
    division: str
    charge: str
    small_charge: str


def suggested(slug: str, name: str, city: str, style: str) -> dict[str, str]:
    """The parts of the crest that a name, a town or a style suggests."""
    words = f"{slug} {name} {city}".lower()
    sign = next((charge for word, charge in SIGNS if word in words), None)
    charge = sign or _pick(slug, "charge", OF_STYLE.get(style, tuple(CHARGES)))
    return {
        "shield": _pick(slug, "shield", tuple(SHIELDS)),
        "division": _pick(slug, "division", tuple(DIVISIONS)),
        "charge": charge,
    }


def arms_of(slug: str, name: str, city: str, style: str, told: Mapping[str, str]) -> Arms:
    """The crest of a federation: what is told of it, and for the rest what its name, its town or its style suggest."""
    return arms(**suggested(slug, name, city, style) | {key: told[key] for key in PARTS if told.get(key)})


@lru_cache(256)
def arms(shield: str, division: str, charge: str) -> Arms:
    """A crest of known parts."""
    field = SHIELDS[shield]
    shapes = [
        [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        for numbers in (polygon.split() for polygon in CHARGES[charge].split(";"))
    ]
    return Arms(
        _path([field]),
        _path([inside(DIVISIONS[division], field)]),
        _path(_placed(shapes, AT)),
        _path(_placed(shapes, AT_UNDER_LETTERS)),
    )


def _placed(shapes: list[list[tuple[float, float]]], at: tuple[float, float, float]) -> list[list[tuple[float, float]]]:
    left, top, scale = at
    return [[(left + x * scale, top + y * scale) for x, y in shape] for shape in shapes]


def _pick(slug: str, part: str, among: tuple[str, ...]) -> str:
    return among[crc32(f"{slug}/{part}".encode()) % len(among)]


def _path(shapes: list[Shape] | list[list[tuple[float, float]]]) -> str:
    return "".join("M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in shape) + "z" for shape in shapes)


PARTS: dict[str, tuple[str, ...]] = {"shield": tuple(SHIELDS), "division": tuple(DIVISIONS), "charge": tuple(CHARGES)}


def problems(told: object) -> list[str]:
    """Everything that is wrong with a crest as a file, a form or a column tells it."""
    if not isinstance(told, Mapping):
        return [f"found {told!r:.60}; expected a table of {', '.join(PARTS)}"]
    wrong = [(key, value) for key, value in told.items() if key not in PARTS or value not in PARTS[key]]
    return [
        f"{key}: found {value!r:.60}; expected one of {', '.join(PARTS.get(str(key), PARTS))}" for key, value in wrong
    ]
