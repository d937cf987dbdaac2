"""Hair as masses: what hangs behind the head, and what lies on it."""

from collections.abc import Callable, Sequence

from characters.sim.portraits.body import Frame
from characters.sim.portraits.canvas import Canvas, beyond
from characters.sim.portraits.colour import Tone

type Points = tuple[tuple[float, ...], ...]

# A cap from ear to ear over the crown, and hairlines from the left ear to the right one.
CAP: Points = ((-63, 2, -2), (-68, -38, -8), (-60, -76, -10), (-36, -101, -14), (0, -108, -16), (36, -101, -14),
               (60, -76, -10), (68, -38, -8), (63, 2, -2))  # fmt: skip
LINES: dict[str, Points] = {
    "high": ((56, -22, 8), (50, -44, 18), (40, -66, 24), (0, -74, 32), (-40, -66, 24), (-50, -44, 18), (-56, -22, 8)),
    "square": ((57, -14, 8), (50, -30, 18), (44, -58, 24), (0, -61, 36), (-44, -58, 24), (-50, -30, 18), (-57, -14, 8)),
    "peak": ((57, -10, 8), (51, -34, 16), (38, -64, 26), (16, -66, 32), (0, -52, 38), (-16, -66, 32), (-38, -64, 26), (-51, -34, 16), (-57, -10, 8)),
    "swept": ((57, -12, 8), (52, -36, 16), (30, -46, 34), (-14, -70, 30), (-42, -62, 22), (-52, -34, 16), (-57, -12, 8)),
    "fringe": ((58, 0, 8), (54, -24, 18), (40, -30, 30), (14, -24, 38), (0, -30, 40), (-18, -22, 38), (-40, -30, 30), (-54, -24, 18), (-58, 0, 8)),
    "centre": ((58, 4, 8), (53, -26, 18), (26, -56, 34), (0, -74, 32), (-26, -56, 34), (-53, -26, 18), (-58, 4, 8)),
    "receding": ((57, -14, 8), (54, -40, 10), (46, -76, 8), (16, -82, 20), (0, -76, 24), (-16, -82, 20), (-46, -76, 8), (-54, -40, 10), (-57, -14, 8)),
}  # fmt: skip


class Barber:
    """Lays masses of one colour on a head: lit, base and shade."""

    def __init__(self, canvas: Canvas, frame: Frame, tone: Tone) -> None:
        self.canvas, self.frame, self.tone = canvas, frame, tone
        fair = 16 if 60 < tone.h < 110 and tone.c > 0.03 else 0
        self.light, self.dark = tone.lit(0.125), Tone(max(0.1, tone.l - 0.13), tone.c, tone.h - fair)

    def mass(self, points: Sequence[tuple[float, ...]]) -> None:
        """A mass, its shaded side cut off by the terminator."""
        shape = self.frame.heads(*points)
        self.canvas.fill(self.tone, shape)
        self.canvas.fill(self.dark, beyond(shape, *self.frame.nightfall))

    def lock(self, *points: tuple[float, ...]) -> None:
        """A facet that catches the light."""
        self.canvas.fill(self.light, self.frame.heads(*points))

    def gap(self, *points: tuple[float, ...]) -> None:
        """A facet that the light does not reach."""
        self.canvas.fill(self.dark, self.frame.heads(*points))

    def cap(self, line: str, lift: float = 0, wide: float = 0) -> None:
        """Hair over the crown down to a hairline, standing so far off the skull."""
        raised = tuple((x * (1 + wide / 64), y - lift * max(0.0, -y / 100), z) for x, y, z in CAP)
        self.mass(raised + LINES[line])
        self.lock((-60, -74 - lift * 0.7, -10), (-36, -99 - lift, -12), (-20, -100 - lift, -10), (-30, -78 - lift * 0.4, 10), (-47, -58, 14))


def behind(b: Barber, kind: str) -> None:
    """What of a hairstyle is seen behind head and neck."""
    if fall := BEHIND.get(kind):
        fall(b)


def over(b: Barber, kind: str) -> None:
    """What of a hairstyle lies on the head."""
    if lie := OVER.get(kind):
        lie(b)


def _fall(b: Barber, wide: float, low: float, *, ragged: bool = False) -> None:
    ends = ((wide * 0.5, low + 14, 0), (0, low - 6, 0), (-wide * 0.45, low + 10, 0)) if ragged else ((wide * 0.6, low + 8, 0), (-wide * 0.6, low + 8, 0))
    b.mass(((-60, -76, -12), (0, -108, -16), (60, -76, -12), (76, -20, -14), (wide, 50, -10), (wide, low, 0), *ends, (-wide, low, 0), (-wide, 50, -10), (-76, -20, -14)))


def _tail(b: Barber) -> None:
    b.mass(((20, -96, -40), (70, -110, -50), (104, -70, -50), (112, 10, -46), (96, 92, -40), (84, 40, -44), (76, -30, -44), (48, -64, -40)))


def _plait(b: Barber) -> None:
    for at, y in enumerate((80, 112, 144, 176)):
        b.mass(((50, y - 16, 0), (74, y - 10, 0), (78 - at * 2, y + 12, 0), (62, y + 22, 0), (48 + at, y + 10, 0)))


def _braids(b: Barber) -> None:
    for side in (-1, 1):
        for at, y in enumerate((36, 66, 96, 126)):
            b.mass(((side * 58, y - 14, 4), (side * 80, y - 8, 0), (side * (82 - at), y + 10, 0), (side * 68, y + 20, 4), (side * 56, y + 10, 6)))


def _dreads(b: Barber) -> None:
    for at, x in enumerate((-84, -66, -46, 46, 66, 84)):
        low = 120 + (at * 37) % 40
        b.mass(((x * 0.6, -40, -8), (x * 0.6 + 16, -40, -8), (x + 14, 40, 0), (x + 10, low, 4), (x - 4, low - 8, 4), (x - 6, 40, 0)))


BEHIND: dict[str, Callable[[Barber], None]] = {
    "bob": lambda b: _fall(b, 82, 66),
    "long": lambda b: _fall(b, 84, 150),
    "waves": lambda b: _fall(b, 96, 132, ragged=True),
    "mullet": lambda b: _fall(b, 70, 112, ragged=True),
    "shaggy": lambda b: _fall(b, 80, 78, ragged=True),
    "ponytail": _tail,
    "plait": _plait,
    "braids": _braids,
    "dreads": _dreads,
    "fringe": lambda b: _fall(b, 78, 108),
}


def _buzz(b: Barber) -> None:
    b.canvas.fill(b.tone, b.frame.heads(*CAP[1:-1], *LINES["square"]), opacity=0.62)


def _crop(b: Barber) -> None:
    b.cap("square", 4)


def _flat_top(b: Barber) -> None:
    b.mass(((-63, -8, -2), (-66, -60, -8), (-58, -128, -6), (58, -130, -6), (66, -60, -8), (63, -8, -2), *LINES["square"]))
    b.lock((-58, -126, -6), (-10, -128, -4), (-16, -70, 24), (-42, -66, 20))


def _afro(b: Barber) -> None:
    b.mass(((-60, 22, -4), (-92, -2, -14), (-106, -52, -16), (-88, -108, -16), (-46, -140, -16), (4, -148, -16), (54, -138, -16), (92, -104, -16), (106, -50, -16), (90, 0, -14), (60, 22, -4), *LINES["square"]))
    b.lock((-92, -98, -10), (-46, -136, -10), (-6, -132, -4), (-36, -104, 6), (-70, -70, 4))
    b.lock((-100, -46, -10), (-78, -50, 0), (-72, -12, 0), (-88, -4, -10))


def _curls(b: Barber) -> None:
    b.mass(((-62, 6, -2), (-80, -16, -8), (-72, -40, -8), (-84, -66, -10), (-62, -84, -10), (-58, -112, -12), (-28, -108, -12), (-6, -126, -12), (18, -110, -12), (48, -116, -12), (56, -88, -10), (82, -72, -10), (72, -42, -8), (80, -14, -8), (62, 6, -2),
            (52, -22, 14), (56, -44, 16), (34, -46, 28), (24, -64, 32), (4, -50, 38), (-18, -64, 34), (-32, -46, 30), (-54, -44, 16), (-52, -22, 14)))
    b.lock((-56, -108, -10), (-28, -104, -8), (-24, -84, 10), (-50, -84, 4))
    b.lock((-78, -62, -8), (-58, -60, 6), (-60, -42, 8), (-72, -42, -4))
    b.lock((-6, -120, -8), (12, -104, 0), (-4, -88, 14), (-16, -100, 6))


def _topknot(b: Barber) -> None:
    b.mass(((-20, -98, -20), (-30, -128, -22), (-16, -150, -22), (12, -152, -22), (28, -130, -22), (20, -98, -20)))
    b.cap("high", 0)
    b.lock((-26, -128, -20), (-14, -146, -20), (2, -146, -20), (-6, -118, -14))
    b.gap((-20, -103, -8), (20, -103, -8), (18, -96, -4), (-18, -96, -4))


def _bun(b: Barber) -> None:
    b.mass(((-16, -94, -50), (-44, -116, -54), (-46, -142, -54), (-18, -160, -54), (16, -158, -54), (40, -138, -54), (38, -112, -54), (14, -94, -50)))
    b.lock((-42, -118, -50), (-42, -140, -50), (-18, -154, -50), (-14, -126, -46))
    b.cap("centre", 0)


def _mohawk(b: Barber) -> None:
    b.canvas.fill(b.tone, b.frame.heads(*CAP[1:-1], *LINES["square"]), opacity=0.34)
    b.mass(((-16, -58, 36), (-20, -100, 0), (-24, -158, -14), (-4, -178, -18), (18, -166, -18), (26, -110, -10), (18, -60, 36), (0, -50, 40)))
    b.lock((-17, -64, 34), (-20, -104, 0), (-22, -154, -12), (-6, -170, -16), (-4, -100, 6))


def _quiff(b: Barber) -> None:
    b.cap("square", 6)
    b.mass(((-50, -56, 24), (-60, -92, 14), (-40, -128, 10), (6, -142, 14), (46, -128, 8), (52, -92, 10), (30, -70, 30), (-8, -66, 38)))
    b.lock((-46, -60, 26), (-54, -90, 16), (-36, -122, 12), (0, -132, 14), (-22, -92, 30))


def _slick(b: Barber) -> None:
    b.cap("peak", 6)
    b.lock((-6, -58, 36), (-20, -66, 32), (-26, -98, 0), (-12, -106, -6))
    b.lock((10, -64, 34), (4, -70, 32), (8, -104, -4), (16, -103, -6))


def _parted(b: Barber) -> None:
    b.cap("swept", 10)
    b.mass(((34, -46, 34), (58, -28, 18), (70, -52, -2), (64, -92, -8), (26, -120, -8), (-24, -112, -4), (-30, -66, 30)))
    b.lock((-26, -70, 30), (-22, -108, -2), (14, -112, -4), (8, -64, 34))


def _sides(b: Barber, low: float, wide: float = 0) -> None:
    """Curtains of hair beside the face, in front of the ears."""
    for side in (-1, 1):
        b.mass(((side * 50, -56, 18), (side * 66, -40, 0), (side * (72 + wide), 20, 0), (side * (70 + wide), low, 6), (side * 58, low - 8, 12), (side * 56, 10, 16), (side * 54, -24, 18)))


def _bob(b: Barber) -> None:
    _sides(b, 62, 6)
    b.cap("fringe", 8, 6)


def _long(b: Barber) -> None:
    b.cap("centre", 6, 3)
    _sides(b, 84)
    b.lock((-66, -38, 2), (-54, -30, 16), (-60, 60, 10), (-70, 40, 2))


def _waves(b: Barber) -> None:
    b.cap("swept", 14, 8)
    for side in (-1, 1):
        b.mass(((side * 50, -50, 18), (side * 74, -50, 0), (side * 88, -8, 0), (side * 76, 24, 4), (side * 92, 58, 4), (side * 78, 96, 10), (side * 62, 84, 14), (side * 68, 50, 14), (side * 58, 22, 16), (side * 56, -22, 18)))
    b.lock((-84, -8, 2), (-66, -30, 10), (-62, 10, 12), (-74, 22, 6))
    b.lock((-90, 58, 6), (-74, 40, 10), (-68, 80, 12), (-78, 92, 10))


def _back(b: Barber) -> None:
    b.cap("high", 2)
    b.lock((-10, -74, 30), (-24, -72, 28), (-28, -96, 0), (-14, -104, -6))


def _plaited(b: Barber) -> None:
    b.cap("centre", 4)


def _rows(b: Barber) -> None:
    b.cap("high", 2)
    for x in (-34, -12, 12, 34):
        b.gap((x - 2, -72, 28), (x + 3, -72, 28), (x * 0.8 + 3, -102, -10), (x * 0.8 - 1, -102, -10))


def _dreaded(b: Barber) -> None:
    b.cap("square", 12, 8)
    for x, low in ((-56, 30), (-68, 66), (58, 34), (70, 60)):
        b.mass(((x - 8, -44, 12), (x + 8, -44, 12), (x + 9, low - 10, 14), (x, low, 14), (x - 8, low - 12, 14)))


def _mullet(b: Barber) -> None:
    b.cap("square", 10)
    b.mass(((-40, -54, 28), (-46, -84, 16), (0, -112, 8), (40, -92, 14), (46, -54, 22), (20, -44, 36), (4, -54, 36), (-16, -42, 38)))


def _spikes(b: Barber) -> None:
    b.mass(((-62, -4, -2), (-84, -34, -8), (-68, -52, -8), (-92, -84, -10), (-60, -90, -10), (-66, -130, -12), (-30, -110, -12), (-14, -150, -12), (10, -114, -12), (44, -142, -12), (48, -102, -12), (86, -108, -10), (68, -70, -8), (90, -48, -8), (62, -4, -2), *LINES["fringe"][1:-1]))
    b.lock((-88, -82, -8), (-58, -88, -6), (-44, -62, 14), (-60, -54, 4))
    b.lock((-62, -124, -8), (-30, -108, -6), (-22, -78, 16), (-44, -86, 8))
    b.lock((-14, -142, -8), (6, -112, -4), (-4, -84, 14), (-18, -104, 4))


def _shaggy(b: Barber) -> None:
    b.cap("fringe", 14, 8)
    b.mass(((-60, -60, 12), (-80, -20, 0), (-76, 30, 4), (-64, 62, 10), (-60, 20, 14), (-52, -24, 18)))
    b.mass(((60, -60, 12), (80, -20, 0), (76, 34, 4), (62, 58, 10), (60, 20, 14), (52, -24, 18)))
    b.lock((-40, -34, 32), (-20, -26, 38), (-24, -84, 14), (-44, -72, 14))


def _receding(b: Barber) -> None:
    b.cap("receding", 0)


def _horseshoe(b: Barber) -> None:
    for side in (-1, 1):
        b.mass(((side * 61, 6, 0), (side * 69, -30, -8), (side * 62, -66, -14), (side * 55, -56, 4), (side * 55, -14, 10)))


def _fringed(b: Barber) -> None:
    _sides(b, 86, 4)
    b.cap("fringe", 8, 5)
    b.gap((-6, -30, 42), (0, -28, 42), (-2, -66, 34))


OVER: dict[str, Callable[[Barber], None]] = {
    "buzz": _buzz,
    "crop": _crop,
    "flat_top": _flat_top,
    "afro": _afro,
    "curls": _curls,
    "topknot": _topknot,
    "bun": _bun,
    "mohawk": _mohawk,
    "quiff": _quiff,
    "slick": _slick,
    "parted": _parted,
    "bob": _bob,
    "long": _long,
    "waves": _waves,
    "ponytail": _back,
    "plait": _plaited,
    "braids": _rows,
    "dreads": _dreaded,
    "mullet": _mullet,
    "spikes": _spikes,
    "shaggy": _shaggy,
    "receding": _receding,
    "horseshoe": _horseshoe,
    "fringe": _fringed,
}
