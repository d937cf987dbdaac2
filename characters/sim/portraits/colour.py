"""Colours of portraits: named dyes, skins and hairs in OKLCH, written as sRGB."""

import math
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour in OKLCH: lightness 0–1, chroma, hue in degrees."""

    l: float  # noqa: E741 - the letter that the colour space has for it
    c: float
    h: float

    def lit(self, by: float) -> "Tone":
        """The same colour in more light, or in less."""
        return Tone(min(0.96, max(0.07, self.l + by)), self.c, self.h)

    @property
    def hex(self) -> str:
        return _hex(self)


@lru_cache(4096)
def _hex(tone: Tone) -> str:
    a = tone.c * math.cos(math.radians(tone.h))
    b = tone.c * math.sin(math.radians(tone.h))
    long = (tone.l + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (tone.l - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (tone.l - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _gamma(channel)):02x}" for channel in linear)


def _gamma(channel: float) -> float:
    bounded = min(1.0, max(0.0, channel))
    return 12.92 * bounded if bounded <= 0.0031308 else 1.055 * bounded ** (1 / 2.4) - 0.055


@dataclass(frozen=True, slots=True)
class Skin:
    """Three tones of skin at least 0.12 of lightness apart, and ink."""

    light: Tone
    middle: Tone
    shade: Tone
    ink: Tone


def _skin(light: float, middle: float, shade: float, chroma: float, hue: float) -> Skin:
    return Skin(
        Tone(light, chroma, hue),
        Tone(middle, chroma * 1.1, hue - 5),
        Tone(shade, chroma * 0.85, hue - 10),
        Tone(max(0.11, shade - 0.22), chroma * 0.4, hue - 14),
    )


# From the palest to the darkest; a look names them 1 to 8.
SKINS = (
    _skin(0.92, 0.78, 0.59, 0.042, 52),
    _skin(0.87, 0.72, 0.52, 0.055, 60),
    _skin(0.82, 0.67, 0.47, 0.072, 64),
    _skin(0.75, 0.61, 0.42, 0.082, 64),
    _skin(0.67, 0.53, 0.36, 0.085, 60),
    _skin(0.61, 0.47, 0.32, 0.080, 55),
    _skin(0.55, 0.41, 0.27, 0.070, 51),
    _skin(0.49, 0.35, 0.22, 0.055, 48),
)

HAIRS = {
    "black": Tone(0.25, 0.012, 280),
    "soot": Tone(0.27, 0.02, 50),
    "brown": Tone(0.35, 0.045, 55),
    "chestnut": Tone(0.40, 0.075, 48),
    "auburn": Tone(0.42, 0.11, 38),
    "copper": Tone(0.58, 0.135, 50),
    "blond": Tone(0.76, 0.09, 82),
    "sand": Tone(0.64, 0.065, 75),
    "ash": Tone(0.55, 0.015, 90),
    "grey": Tone(0.68, 0.008, 250),
    "white": Tone(0.90, 0.006, 250),
    "blue": Tone(0.50, 0.14, 255),
    "teal": Tone(0.58, 0.10, 195),
    "green": Tone(0.56, 0.13, 148),
    "violet": Tone(0.46, 0.15, 300),
    "pink": Tone(0.70, 0.15, 355),
    "crimson": Tone(0.46, 0.16, 18),
}

# Dyes of gear. Gold is not among them: it means a championship and nothing else.
DYES = {
    "ink": Tone(0.26, 0.012, 270),
    "slate": Tone(0.42, 0.025, 250),
    "steel": Tone(0.62, 0.025, 240),
    "white": Tone(0.93, 0.006, 250),
    "cream": Tone(0.90, 0.03, 80),
    "sand": Tone(0.76, 0.05, 75),
    "brown": Tone(0.42, 0.06, 55),
    "rust": Tone(0.52, 0.12, 42),
    "orange": Tone(0.70, 0.15, 58),
    "rose": Tone(0.72, 0.11, 5),
    "wine": Tone(0.38, 0.11, 12),
    "crimson": Tone(0.50, 0.17, 18),
    "plum": Tone(0.38, 0.11, 320),
    "violet": Tone(0.50, 0.16, 300),
    "navy": Tone(0.33, 0.09, 262),
    "blue": Tone(0.53, 0.15, 255),
    "sky": Tone(0.75, 0.09, 235),
    "teal": Tone(0.58, 0.095, 195),
    "green": Tone(0.52, 0.12, 150),
    "forest": Tone(0.37, 0.07, 155),
    "olive": Tone(0.50, 0.07, 115),
    "lime": Tone(0.82, 0.15, 120),
    "lemon": Tone(0.89, 0.13, 105),
}

GOLD = (Tone(0.90, 0.12, 92), Tone(0.78, 0.14, 85), Tone(0.56, 0.11, 75))
WHITE_OF_EYE = Tone(0.88, 0.01, 90)


def rim(hue: int) -> Tone:
    """The light from behind, in a federation's hue."""
    return Tone(0.64, 0.115, hue)


def greyed(hair: Tone, share: float) -> Tone:
    """Hair that has gone grey by a share of 0–1."""
    return Tone(hair.l + (0.72 - hair.l) * share, hair.c * (1 - share), hair.h)
