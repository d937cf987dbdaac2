"""What is worn on the trunk: cut to the build, dyed in the colours of the look."""

from collections.abc import Callable

from characters.sim.portraits.body import Frame
from characters.sim.portraits.canvas import HEIGHT, Canvas, Point, beyond
from characters.sim.portraits.colour import Skin, Tone
from characters.sim.portraits.trunk import outline

FOOT = HEIGHT + 8
SHADE = 0.44
OPEN = frozenset({"bare", "strap", "harness", "vest", "wrap", "collar"})


class Tailor:
    """Cuts cloth: `at` is a place on the trunk, `top` one on the line of the shoulders, both by share of the reach."""

    def __init__(self, canvas: Canvas, frame: Frame, skin: Skin, dyes: tuple[Tone, Tone, Tone]) -> None:
        self.canvas, self.frame, self.skin, self.dyes = canvas, frame, skin, dyes
        self.n = frame.neck / frame.half  # where the neck begins, as a share of the reach

    def at(self, u: float, v: float) -> Point:
        """So far to the side, so many units under the shoulders."""
        return self.frame.cx + u * self.frame.reach_of(1 if u >= 0 else -1), self.frame.shoulder_y + v

    def top(self, u: float, lift: float = 0) -> Point:
        """On the line of the shoulders, or so far above it."""
        x, y = self.frame.slope(u * self.frame.reach_of(1 if u >= 0 else -1))
        return x, y - lift

    def foot(self, u: float) -> Point:
        """At the foot of the sheet."""
        return self.at(u, 0)[0], FOOT

    def cloth(self, tone: Tone, *points: Point) -> None:
        """A piece in the light and, past the terminator, in the shade."""
        self.canvas.fill(tone, points)
        self.canvas.fill(Tone(0.1, 0.02, tone.h), beyond(points, *self.frame.dusk), opacity=SHADE)

    def flat(self, tone: Tone, *points: Point) -> None:
        """A piece of one tone."""
        self.canvas.fill(tone, points)

    def whole(self, tone: Tone) -> None:
        """Cloth over shoulders and arms."""
        neck, *rest = outline(self.frame)
        self.cloth(tone, neck, (self.frame.cx, self.frame.shoulder_y + 14), *rest)
        deep = Tone(0.1, 0.02, tone.h)
        self.canvas.fill(deep, (self.at(-0.82, 4), self.at(-0.7, 60), self.foot(-0.74), self.foot(-0.64), self.at(-0.6, 58)), opacity=0.3)
        self.canvas.fill(deep, (self.at(0.80, 6), self.at(0.68, 60), self.foot(0.72), self.foot(0.62), self.at(0.58, 58)), opacity=0.4)

    def open_neck(self, wide: float, deep: float) -> None:
        """The skin that an opening leaves below the neck, with its own light."""
        self.skin_of(self.top(-wide), self.at(0.02, deep), self.top(wide), (self.frame.cx, self.frame.shoulder_y + 10))

    def skin_of(self, *points: Point) -> None:
        """Skin in the light and in the shade, and the pit of the throat."""
        self.canvas.fill(self.skin.light, points)
        self.canvas.fill(self.skin.shade, beyond(points, *self.frame.dusk))
        x, y = self.frame.pit
        self.flat(self.skin.ink, (x - 5, y - 14), (x + 7, y - 16), (x + 2, y + 5))

    def bodice(self, low: float) -> None:
        """What a woman wears under something open."""
        if self.frame.woman:
            self.cloth(self.dyes[2] if self.dyes[2] != self.dyes[0] else Tone(0.3, 0.02, self.dyes[0].h), self.at(-0.86, low), self.at(-0.3, low - 6), self.at(0.02, low + 8),
                       self.at(0.32, low - 6), self.at(0.86, low), self.foot(0.86), self.foot(-0.86))  # fmt: skip


def wear(canvas: Canvas, frame: Frame, skin: Skin, kind: str, dyes: tuple[Tone, Tone, Tone]) -> None:
    """Draw what somebody wears."""
    tailor = Tailor(canvas, frame, skin, dyes)
    if kind in OPEN:
        tailor.bodice(62)
    PIECES[kind](tailor)


def _bare(t: Tailor) -> None:
    x, y = t.frame.cx, t.frame.shoulder_y
    t.flat(t.skin.middle, (x - 8, y + 44), (x + 4, y + 30), (x + 12, FOOT), (x - 2, FOOT))


def _singlet(t: Tailor) -> None:
    n, low = max(0.30, t.n + 0.08), 74
    t.cloth(t.dyes[0], t.top(-n), t.top(-n - 0.22), t.at(-0.60, low - 10), t.at(-0.74, 130), t.foot(-0.80), t.foot(0.80), t.at(0.74, 130), t.at(0.60, low - 10),
            t.top(n + 0.22), t.top(n), t.at(0.26, low), t.at(0.02, low + 18), t.at(-0.26, low))  # fmt: skip
    t.cloth(t.dyes[1], t.top(-n), t.top(-n - 0.07), t.at(-0.33, low + 4), t.at(0.02, low + 26), t.at(0.33, low + 4), t.top(n + 0.07), t.top(n), t.at(0.26, low), t.at(0.02, low + 18), t.at(-0.26, low))


def _strap(t: Tailor) -> None:
    _bare(t)
    t.cloth(t.dyes[0], t.top(-0.34), t.top(-0.62), t.at(-0.72, 90), t.foot(-0.8), t.foot(0.82), t.at(0.78, 128), t.at(0.2, 96))
    t.cloth(t.dyes[1], t.top(-0.34), t.top(-0.40), t.at(0.14, 104), t.at(0.78, 138), t.at(0.78, 126), t.at(0.2, 94))


def _harness(t: Tailor) -> None:
    _bare(t)
    for side in (-1, 1):
        t.cloth(t.dyes[0], t.top(side * 0.40), t.top(side * 0.56), t.at(side * 0.14, 120), t.foot(side * 0.2), t.foot(-side * 0.02), t.at(side * 0.02, 104))
    t.cloth(t.dyes[1], t.at(-0.16, 92), t.at(0.02, 80), t.at(0.20, 92), t.at(0.22, 120), t.at(0.02, 134), t.at(-0.17, 120))


def _tank(t: Tailor) -> None:
    n = max(0.32, t.n + 0.08)
    t.cloth(t.dyes[0], t.top(-n), t.top(-n - 0.26), t.at(-0.66, 62), t.at(-0.84, 104), t.foot(-0.84), t.foot(0.84), t.at(0.84, 104), t.at(0.66, 62), t.top(n + 0.26), t.top(n), t.at(0.22, 44), t.at(0.02, 50), t.at(-0.22, 44))
    t.cloth(t.dyes[1], t.at(-0.84, 110), t.at(0.03, 126), t.at(0.84, 110), t.at(0.84, 136), t.at(0.04, 154), t.at(-0.84, 136))


def _top(t: Tailor) -> None:
    n = max(0.36, t.n + 0.12)
    t.cloth(t.dyes[0], t.top(-n), t.top(-n - 0.17), t.at(-0.60, 70), t.at(-0.80, 92), t.at(-0.78, 150), t.foot(-0.70), t.foot(0.74), t.at(0.80, 150), t.at(0.80, 92), t.at(0.60, 70), t.top(n + 0.17), t.top(n), t.at(0.34, 70), t.at(0.04, 96), t.at(-0.30, 70))
    t.cloth(t.dyes[1], t.at(-0.30, 70), t.at(0.04, 96), t.at(0.34, 70), t.at(0.38, 84), t.at(0.05, 118), t.at(-0.36, 84))
    t.cloth(t.dyes[1], t.at(-0.80, 146), t.at(0.04, 156), t.at(0.82, 146), t.foot(0.80), t.foot(-0.78))


def _vest(t: Tailor) -> None:
    _bare(t)
    n = max(0.30, t.n + 0.04)
    for side in (-1, 1):
        t.cloth(t.dyes[0], t.top(side * n), t.top(side * 0.78, 5), t.at(side * 0.70, 60), t.at(side * 0.84, 110), t.foot(side * 0.88), t.foot(side * 0.26), t.at(side * 0.30, 96))
        t.cloth(t.dyes[1], t.top(side * n, 2), t.top(side * (n + 0.12), 3), t.at(side * 0.40, 96), t.foot(side * 0.36), t.foot(side * 0.26), t.at(side * 0.30, 96))


def _lapels(t: Tailor, tone: Tone, *, wide: float, low: float, rise: float) -> None:
    """Two lapels that stand at the neck and meet below."""
    n = max(0.24, t.n)
    for side in (-1, 1):
        base = tone if side < 0 else tone.lit(-0.09)
        t.flat(base, t.top(side * n, rise), t.top(side * (n + 0.16), rise * 0.4), t.at(side * wide, 46), t.at(side * (wide - 0.06), 66), t.at(side * (wide + 0.03), 74), t.at(side * 0.16 + 0.02, low), t.at(0.02 + side * 0.07, low - 6), t.at(side * n * 0.9, 26))


def _coat(t: Tailor) -> None:
    t.whole(t.dyes[0])
    _opening(t, 150)
    _lapels(t, t.dyes[1], wide=0.56, low=214, rise=16)


def _opening(t: Tailor, low: float) -> None:
    n = max(0.24, t.n)
    t.skin_of(t.top(-n, 6), t.at(-0.20, low * 0.6), t.at(-0.06, low + 60), t.at(0.10, low + 60), t.at(0.22, low * 0.6), t.top(n, 6), (t.frame.cx, t.frame.shoulder_y + 10))
    if t.frame.woman:
        t.cloth(Tone(0.3, 0.02, t.dyes[0].h), t.at(-0.2, 74), t.at(0.02, 84), t.at(0.22, 74), t.foot(0.2), t.foot(-0.18))


def _jacket(t: Tailor) -> None:
    """A jacket with a standing collar, half closed."""
    t.whole(t.dyes[0])
    n = max(0.26, t.n)
    t.flat(t.dyes[0].lit(-0.12), t.top(-n, 22), t.top(-n - 0.1, 4), t.at(-0.04, 96), t.at(0.02, 60), t.at(-n * 0.8, 12))
    t.flat(t.dyes[0].lit(-0.2), t.top(n, 22), t.top(n + 0.1, 4), t.at(0.10, 96), t.at(0.03, 60), t.at(n * 0.8, 12))
    t.cloth(t.dyes[1], t.at(-0.01, 92), t.at(0.07, 92), t.foot(0.1), t.foot(0.02))
    t.cloth(t.dyes[1], t.top(-0.58, 1), t.top(-0.80, 1), t.at(-0.80, 26), t.at(-0.52, 18))
    t.cloth(t.dyes[1], t.top(0.58, 1), t.top(0.80, 1), t.at(0.80, 26), t.at(0.52, 18))


def _robe(t: Tailor) -> None:
    """A robe crossed over the breast, with a broad band."""
    t.whole(t.dyes[0])
    n = max(0.26, t.n)
    t.open_neck(n, 54)
    t.cloth(t.dyes[0], t.top(n, 8), t.top(n + 0.2, 2), t.at(0.4, 120), t.foot(0.1), t.foot(-0.5), t.at(-0.36, 130), t.at(0.02, 62))
    t.cloth(t.dyes[1], t.top(n, 12), t.top(n + 0.16, 6), t.at(0.26, 46), t.at(-0.28, 150), t.foot(-0.34), t.foot(-0.56), t.at(-0.06, 66))
    t.cloth(t.dyes[1], t.top(-n, 12), t.top(-n - 0.16, 6), t.at(-0.30, 40), t.at(-0.06, 92), t.at(0.02, 62))


def _wrap(t: Tailor) -> None:
    """A cloth over one shoulder, knotted."""
    _bare(t)
    t.cloth(t.dyes[0], t.top(-0.24, 8), t.top(-0.66, 12), t.at(-0.98, 20), t.at(-1.04, 90), t.foot(-1.0), t.foot(0.78), t.at(0.5, 120), t.at(0.0, 72))
    t.cloth(t.dyes[1], t.top(-0.24, 9), t.top(-0.36, 11), t.at(-0.10, 84), t.at(0.5, 142), t.foot(0.74), t.foot(0.82), t.at(0.52, 118), t.at(0.0, 70))
    t.flat(t.dyes[0].lit(-0.12), t.at(-0.78, 8), t.at(-0.50, 96), t.foot(-0.42), t.foot(-0.52), t.at(-0.60, 100))


def _shirt_front(t: Tailor, shirt: Tone) -> None:
    n = max(0.24, t.n)
    t.cloth(shirt, t.top(-n, 10), t.top(-n - 0.18), t.at(-0.2, 110), t.foot(-0.1), t.foot(0.16), t.at(0.24, 110), t.top(n + 0.18), t.top(n, 10), t.at(0.02, 24))
    t.flat(shirt.lit(0.02), t.top(-n, 14), t.at(-n - 0.06, 22), t.at(-0.10, 48), t.at(0.02, 20))
    t.flat(shirt.lit(-0.2), t.top(n, 14), t.at(n + 0.06, 22), t.at(0.14, 48), t.at(0.02, 20))


def _suit(t: Tailor) -> None:
    t.whole(t.dyes[0])
    _shirt_front(t, Tone(0.92, 0.01, 90))
    t.cloth(t.dyes[1], t.at(-0.05, 26), t.at(0.09, 26), t.at(0.07, 44), t.foot(0.12), t.foot(-0.06), t.at(-0.02, 44))
    _lapels(t, t.dyes[0].lit(0.07), wide=0.48, low=212, rise=10)


def _shirt(t: Tailor) -> None:
    t.whole(t.dyes[0])
    _shirt_front(t, t.dyes[0].lit(0.05))
    t.flat(t.dyes[0].lit(-0.14), t.at(0.01, 40), t.at(0.04, 40), t.foot(0.07), t.foot(0.03))
    t.cloth(t.dyes[1], t.at(0.34, 70), t.at(0.62, 68), t.at(0.62, 106), t.at(0.48, 116), t.at(0.35, 106))


def _stripes(t: Tailor) -> None:
    t.whole(Tone(0.92, 0.006, 250))
    for u in (-0.86, -0.62, -0.38, 0.36, 0.60, 0.84):
        t.flat(Tone(0.2, 0.01, 270), t.top(u - 0.055), t.top(u + 0.055), t.foot(u * 0.92 + 0.06), t.foot(u * 0.92 - 0.06))
    t.flat(Tone(0.2, 0.01, 270), t.at(-0.16, 46), t.at(-0.04, 62), t.foot(-0.04), t.foot(-0.16))
    t.flat(Tone(0.2, 0.01, 270), t.at(0.20, 46), t.at(0.10, 62), t.foot(0.12), t.foot(0.24))
    _shirt_front_small(t)


def _shirt_front_small(t: Tailor) -> None:
    n = max(0.24, t.n)
    t.flat(Tone(0.24, 0.01, 270), t.top(-n, 14), t.at(-n - 0.10, 20), t.at(-0.12, 50), t.at(0.02, 24))
    t.flat(Tone(0.15, 0.01, 270), t.top(n, 14), t.at(n + 0.10, 20), t.at(0.16, 50), t.at(0.02, 24))


def _overalls(t: Tailor) -> None:
    t.whole(t.dyes[1])
    t.open_neck(max(0.26, t.n), 34)
    for side in (-1, 1):
        t.cloth(t.dyes[0], t.top(side * 0.42, 2), t.top(side * 0.60, 2), t.at(side * 0.50, 100), t.at(side * 0.32, 100))
        t.flat(Tone(0.75, 0.02, 240), t.at(side * 0.36, 84), t.at(side * 0.46, 84), t.at(side * 0.46, 100), t.at(side * 0.36, 100))
    t.cloth(t.dyes[0], t.at(-0.50, 94), t.at(0.52, 94), t.at(0.60, 130), t.foot(0.86), t.foot(-0.84), t.at(-0.58, 130))
    t.flat(t.dyes[0].lit(-0.1), t.at(-0.2, 122), t.at(0.24, 122), t.foot(0.24), t.foot(-0.2))


def _apron(t: Tailor) -> None:
    t.whole(t.dyes[1])
    t.open_neck(max(0.26, t.n), 40)
    for side in (-1, 1):
        t.cloth(t.dyes[0], t.top(side * 0.26, 4), t.top(side * 0.36, 4), t.at(side * 0.42, 86), t.at(side * 0.30, 86))
    t.cloth(t.dyes[0], t.at(-0.42, 76), t.at(0.44, 76), t.at(0.54, 126), t.foot(0.72), t.foot(-0.70), t.at(-0.52, 126))
    t.cloth(t.dyes[2], t.at(-0.42, 90), t.at(0.44, 90), t.at(0.46, 102), t.at(-0.44, 102))


def _fur(t: Tailor) -> None:
    """A cape under a ragged collar of fur."""
    t.whole(t.dyes[0])
    _opening(t, 120)
    fur = t.dyes[1]
    t.cloth(fur, t.top(-t.n, 24), t.top(-0.5, 22), t.at(-0.92, -2), t.at(-0.80, 18), t.at(-0.98, 36), t.at(-0.70, 46), t.at(-0.76, 78), t.at(-0.48, 78), t.at(-0.46, 112), t.at(-0.26, 100), t.at(-0.14, 140), t.at(-0.10, 84), t.at(-t.n, 20))
    t.flat(fur.lit(-0.17), t.top(t.n, 24), t.top(0.5, 22), t.at(0.92, -2), t.at(0.80, 18), t.at(0.98, 36), t.at(0.70, 46), t.at(0.76, 78), t.at(0.48, 78), t.at(0.46, 112), t.at(0.30, 100), t.at(0.18, 140), t.at(0.14, 84), t.at(t.n, 20))
    t.flat(fur.lit(0.07), t.top(-0.46, 18), t.at(-0.84, 2), t.at(-0.62, 24), t.at(-0.5, 60), t.at(-0.34, 36))


def _gown(t: Tailor) -> None:
    """A gown of facets, off the shoulders."""
    t.cloth(t.dyes[0], t.at(-1.04, 56), t.at(-0.70, 44), t.at(-0.30, 72), t.at(0.02, 62), t.at(0.34, 72), t.at(0.74, 44), t.at(1.06, 56), t.foot(1.04), t.foot(-1.04))
    for u, v in ((-0.66, 70), (-0.36, 100), (-0.70, 126), (-0.10, 90), (-0.20, 140), (0.24, 100), (0.54, 84), (0.42, 140), (0.76, 124)):
        x, y = t.at(u, v)
        t.flat(t.dyes[1] if u < 0.1 else t.dyes[1].lit(-0.2), (x - 12, y), (x, y - 15), (x + 12, y), (x, y + 15))


def _collar(t: Tailor) -> None:
    """A bare chest under a loose collar and bow."""
    _bare(t)
    n = max(0.26, t.n)
    for side, tone in ((-1, t.dyes[0]), (1, t.dyes[0].lit(-0.22))):
        t.flat(tone, t.top(side * n, 18), t.top(side * (n + 0.12), 2), t.at(side * (n + 0.14), 34), t.at(side * 0.14, 44), t.at(0.02, 18))
        t.flat(t.dyes[1] if side < 0 else t.dyes[1].lit(-0.12), t.at(0.02, 22), t.at(side * 0.26, 8), t.at(side * 0.26, 48), t.at(0.02, 36))


def _life_jacket(t: Tailor) -> None:
    t.whole(t.dyes[1])
    for side in (-1, 1):
        t.cloth(t.dyes[0], t.top(side * 0.26, 10), t.top(side * 0.66, 14), t.at(side * 0.78, 40), t.foot(side * 0.80), t.foot(side * 0.06 + 0.03), t.at(side * 0.06 + 0.03, 56), t.at(side * 0.2, 20))
    for v in (82, 128):
        t.cloth(t.dyes[2], t.at(-0.80, v), t.at(0.80, v), t.at(0.80, v + 14), t.at(-0.80, v + 14))


PIECES: dict[str, Callable[[Tailor], None]] = {
    "bare": _bare,
    "singlet": _singlet,
    "strap": _strap,
    "harness": _harness,
    "tank": _tank,
    "top": _top,
    "vest": _vest,
    "coat": _coat,
    "jacket": _jacket,
    "robe": _robe,
    "wrap": _wrap,
    "suit": _suit,
    "shirt": _shirt,
    "stripes": _stripes,
    "overalls": _overalls,
    "apron": _apron,
    "fur": _fur,
    "gown": _gown,
    "collar": _collar,
    "life_jacket": _life_jacket,
}
