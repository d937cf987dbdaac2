"""Posters made of portraits: two or more on rays, or one by itself with what is to be known of them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.sax.saxutils import escape

from characters.sim.portraits.colour import GOLD, Tone

WIDE, HIGH = 1200, 630
BAND = 432
FAMILY = "Sofia Sans Extra Condensed"
PAPER, MUTED, NIGHT = "#f6f4ef", "#b9bcc0", "#0b0f12"
RAYS = 15
# A line may shrink to this share of its size before it is broken; a break is looked for among so many words.
STOUTEST, MOST_WORDS = 0.7, 16

# How wide a text of one line is, in units of its size.
type Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Standee:
    """One side of a poster: what it is called, and the drawings of those who stand for it."""

    name: str
    drawings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bill:
    """What a poster says: who stages what and when, what it is for, and who meets whom."""

    company: str
    heading: str
    when: str
    hue: int
    sides: tuple[Standee, ...] = ()
    gold: str = ""
    crest: str = ""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What an entrance card says of somebody."""

    name: str
    drawing: str
    gimmick: str
    facts: tuple[str, ...]
    company: str
    hue: int
    crest: str = ""


def match_poster(bill: Bill, measure: Measure) -> str:
    """A match, or a show whose card is not out: portraits on rays over a band with the names."""
    sides = bill.sides[:4]
    parts = [_rays(bill.hue, WIDE / 2, 470)]
    column = WIDE / max(1, len(sides))
    for at, side in enumerate(sides):
        parts += _standing(side, at * column, column, mirrored=at >= len(sides) / 2 and len(sides) > 1)
    parts.append(f'<path fill="{NIGHT}" d="M0 {BAND}h{WIDE}v{HIGH}H0z"/><path fill="{_accent(bill.hue)}" d="M0 {BAND}h{WIDE}v6H0z"/>')
    parts += _header(bill.company, bill.when, bill.crest, measure)
    parts += _names(bill, sides, column, measure) if sides else [_line(bill.heading, measure, WIDE / 2, 560, WIDE - 96, 130, anchor="middle")]
    return _sheet(parts)


def entrance_card(card: Entrance, measure: Measure) -> str:
    """Somebody by themselves: the portrait on rays, and beside it name, persona and figures."""
    parts = [_rays(card.hue, 270, 430), _drawing(card.drawing, 10, 0, 525, mirrored=False)]
    parts.append(f'<path fill="{NIGHT}" d="M548 0h652v630H508z"/><path fill="{_accent(card.hue)}" d="M540 0h8L508 630h-8z"/>')
    y = 178.0
    for line in _lines(card.name.upper(), measure, 580, 118, 3):
        size = min(118.0, 580 / max(0.01, measure(line)))
        y += size * 0.9
        parts.append(_text(line, 588, y - size * 0.1, size, 900))
    y = max(y + 52, 330)
    for line in _lines(card.gimmick, measure, 580, 44, 2):
        parts.append(_line(line, measure, 588, y, 580, 44, weight=500))
        y += 48
    for at, fact in enumerate(card.facts[:3]):
        parts.append(_line(fact, measure, 588, y + 26 + at * 40, 580, 34, weight=600, fill=MUTED))
    parts += _header_at(card.company, 588, card.crest, measure)
    return _sheet(parts)


def _sheet(parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="{FAMILY}">'
        f'<path fill="{NIGHT}" d="M0 0h{WIDE}v{HIGH}H0z"/>{"".join(parts)}</svg>'
    )


def _accent(hue: int) -> str:
    return Tone(0.64, 0.13, hue).hex


def _rays(hue: int, x: float, y: float) -> str:
    """Rays from a point: nobody but a poster has them."""
    ground, ray, far = Tone(0.30, 0.075, hue).hex, Tone(0.40, 0.10, hue).hex, 1400
    wedges = []
    for at in range(RAYS):
        a, b = (math.tau * (at + share) / RAYS + 0.11 for share in (0, 0.5))
        wedges.append(f"M{x:.0f} {y:.0f}L{x + far * math.cos(a):.0f} {y + far * math.sin(a):.0f} {x + far * math.cos(b):.0f} {y + far * math.sin(b):.0f}z")
    return f'<path fill="{ground}" d="M0 0h{WIDE}v{HIGH}H0z"/><path fill="{ray}" d="{"".join(wedges)}"/>'


def _drawing(svg: str, x: float, y: float, wide: float, *, mirrored: bool) -> str:
    """A portrait, put on the poster by its paths alone."""
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    scale = wide / 400
    turned = f"translate({x + wide:.0f} {y:.0f}) scale(-{scale:.3f} {scale:.3f})" if mirrored else f"translate({x:.0f} {y:.0f}) scale({scale:.3f})"
    return f'<g transform="{turned}">{inner}</g>'


def _standing(side: Standee, left: float, column: float, *, mirrored: bool) -> list[str]:
    shown = side.drawings[:2]
    wide = min(388.0, column * (1.14 if len(shown) < 2 else 0.68))
    step = wide * 0.62
    first = left + (column - wide - step * (len(shown) - 1)) / 2
    return [_drawing(svg, first + at * step, BAND - wide * 1.2 + 48, wide, mirrored=mirrored) for at, svg in enumerate(shown)]


def _header(company: str, when: str, crest: str, measure: Measure) -> list[str]:
    parts = [f'<path fill="{NIGHT}" fill-opacity=".72" d="M0 0h{WIDE}v64H0z"/>']
    left = 96 if crest else 36
    parts += [f'<g transform="translate(34 8) scale(.86)">{crest}</g>'] if crest else []
    parts.append(_line(company, measure, left, 44, 700, 38, weight=700))
    parts.append(_line(when, measure, WIDE - 36, 44, 400, 38, weight=700, anchor="end"))
    return parts


def _header_at(company: str, x: float, crest: str, measure: Measure) -> list[str]:
    mark = [f'<g transform="translate({x} 36) scale(1.1)">{crest}</g>'] if crest else []
    return [*mark, _line(company, measure, x + (76 if crest else 0), 80, 500, 38, weight=700, fill=MUTED)]


def _names(bill: Bill, sides: Sequence[Standee], column: float, measure: Measure) -> list[str]:
    parts = []
    pair = len(sides) == 2
    for at, side in enumerate(sides):
        first, last = at == 0, at == len(sides) - 1
        anchor, x = ("start", 36.0) if pair and first else ("end", WIDE - 36.0) if pair and last else ("middle", (at + 0.5) * column)
        room, top = column - (72 if pair else 24), 84 if pair else 60
        lines = _lines(side.name.upper(), measure, room, top, 2)
        size = top if len(lines) == 1 else min([top * 0.66, *(room / max(0.01, measure(line)) for line in lines)])
        for number, line in enumerate(lines):
            parts.append(_line(line, measure, x, 530 + (number * 56 - 24 if len(lines) > 1 else 0), room, size, weight=900, anchor=anchor))
    if pair:
        parts.append(_line("v", measure, WIDE / 2, 522, 60, 46, anchor="middle", fill=MUTED, weight=600))
    foot, fill = (f"For the {bill.gold}", GOLD[1].hex) if bill.gold else (bill.heading, PAPER)
    parts.append(_line(foot, measure, 36, 604, 760 if bill.gold else WIDE - 72, 38, fill=fill, weight=700))
    if bill.gold:
        parts.append(_line(bill.heading, measure, WIDE - 36, 604, 360, 38, weight=700, anchor="end"))
    return parts


def _lines(text: str, measure: Measure, room: float, size: float, most: int) -> list[str]:
    """A text in as few lines as let it stay large, broken between words where the longest line is shortest."""
    words = text.split()
    wanted = min(most, len(words), max(1, math.ceil(measure(text) * size * STOUTEST / room)))
    best: list[str] = []
    for breaks in combinations(range(1, min(len(words), MOST_WORDS)), max(0, wanted - 1)):
        lines = [" ".join(words[a:b]) for a, b in pairwise((0, *breaks, len(words)))]
        if not best or max(map(measure, lines)) < max(map(measure, best)):
            best = lines
    return [line for line in best if line]


def _line(text: str, measure: Measure, x: float, y: float, room: float, size: float, *, weight: int = 800, fill: str = PAPER, anchor: str = "start") -> str:
    """A line no wider than its room: made smaller until it fits."""
    fitting = min(size, room / max(0.01, measure(text)))
    return _text(text, x, y - (size - fitting) * 0.2, fitting, weight, fill, anchor)


def _text(text: str, x: float, y: float, size: float, weight: int, fill: str = PAPER, anchor: str = "start") -> str:
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size:.1f}" font-weight="{weight}" fill="{fill}"{at}>{escape(text)}</text>'
