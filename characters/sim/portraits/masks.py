"""Masks as panels clipped to the head."""

from collections.abc import Callable

from characters.sim.portraits.body import Frame
from characters.sim.portraits.canvas import Canvas, inside
from characters.sim.portraits.colour import Skin, Tone
from characters.sim.portraits.face import shade

type Panel = tuple[tuple[float, ...], ...]


class Hood:
    """A mask being sewn: panels in three dyes over the outline of a head."""

    def __init__(self, canvas: Canvas, frame: Frame, dyes: tuple[Tone, Tone, Tone]) -> None:
        self.canvas, self.frame, self.dyes = canvas, frame, dyes
        self._hull = frame.outline()

    def panel(self, dye: int, *points: tuple[float, ...]) -> None:
        """A panel, cut off where the head ends."""
        self.canvas.fill(self.dyes[dye], inside(self.frame.heads(*points), self._hull))

    def pair(self, dye: int, *points: tuple[float, ...]) -> None:
        """A panel and its mirror image."""
        self.panel(dye, *points)
        self.panel(dye, *((-x, y, z) for x, y, z in points))


def put_on(canvas: Canvas, frame: Frame, skin: Skin, kind: str, dyes: tuple[Tone, Tone, Tone]) -> None:
    """Draw a mask over a finished head: cloth, panels, light, then the holes for eyes and mouth."""
    hood = Hood(canvas, frame, dyes)
    if kind == "domino":
        _domino(hood)
        return
    canvas.fill(dyes[0], frame.outline())
    PANELS[kind](hood)
    ink = Tone(0.12, 0.01, dyes[0].h)
    canvas.fill(ink, shade(frame), opacity=0.42)
    side = frame.heads((-54, -70, -6), (-46, -40, 18), (-48, 0, 24), (-37, 40, 28), (-26, 80, 38), (-44, 68, 20), (-57, 30, 6), (-61, 4, 0), (-63, -36, -4))
    canvas.fill(ink, side, opacity=0.2)
    canvas.fill(ink, frame.heads((-2, -6, 41), (2, 12, 51), (6, 31, 62), (17, 34, 44), (8, 44, 50), (-12, 38, 46), (4, 34, 58)), opacity=0.45)
    _holes(hood, skin, ink)


def _holes(hood: Hood, skin: Skin, ink: Tone) -> None:
    canvas, frame, edge = hood.canvas, hood.frame, hood.dyes[2]
    for side in (-1, 1):
        at = 26 * side
        rim = ((at - 21 * side, 4, 38), (at - 12 * side, -13, 38), (at + 22 * side, -20, 24), (at + 24 * side, -2, 22), (at + 4 * side, 15, 34))
        hole = ((at - 15 * side, 3, 38), (at - 9 * side, -8, 38), (at + 17 * side, -13, 26), (at + 18 * side, -3, 24), (at + 3 * side, 9, 35))
        canvas.fill(edge if side < 0 else edge.lit(-0.16), frame.heads(*rim))
        canvas.fill(ink, frame.heads(*hole))
        canvas.fill(Tone(0.86 if side < 0 else 0.74, 0.01, 90), frame.heads((at - 9 * side, 2, 36), (at, -5, 35), (at + 10 * side, -4, 28), (at + 2 * side, 4, 35)))
        canvas.fill(ink, frame.heads((at - 4, -4.5, 36), (at + 4, -4.5, 36), (at + 3, 3.6, 36), (at - 3, 3.6, 36)))
    canvas.fill(edge, frame.heads((-27, 50, 38), (-10, 46, 46), (10, 46, 46), (27, 50, 38), (24, 70, 40), (0, 76, 46), (-24, 70, 40)))
    canvas.fill(skin.middle, frame.heads((-21, 53, 40), (-8, 50, 46), (8, 50, 46), (21, 53, 40), (18, 67, 41), (0, 71, 46), (-18, 67, 41)))
    canvas.fill(skin.ink, frame.heads((-19, 58, 40), (0, 58.5, 48), (19, 57, 40), (16, 61, 41), (0, 62, 48), (-16, 61, 41)))


def _domino(hood: Hood) -> None:
    canvas, frame, cloth = hood.canvas, hood.frame, hood.dyes[0]
    canvas.fill(cloth, inside(frame.heads((-64, -26, 0), (-26, -26, 32), (0, -12, 42), (26, -26, 32), (64, -26, 0), (62, 2, 4), (34, 20, 32), (10, 8, 44), (0, 14, 54), (-10, 8, 44), (-34, 20, 32), (-62, 2, 4)), frame.outline()))
    canvas.fill(cloth.lit(-0.13), inside(frame.heads((2, -12, 42), (26, -26, 32), (64, -26, 0), (62, 2, 4), (34, 20, 32), (10, 8, 44), (2, 14, 54)), frame.outline()))
    for side in (-1, 1):
        at = 26 * side
        canvas.fill(Tone(0.12, 0.01, 60), frame.heads((at - 13 * side, 2, 38), (at - 6 * side, -9, 38), (at + 15 * side, -10, 26), (at + 13 * side, 2, 26), (at, 8, 35)))
        canvas.fill(Tone(0.86, 0.01, 90), frame.heads((at - 9 * side, 2, 36), (at, -5, 35), (at + 9 * side, -4, 29), (at + 2 * side, 4, 35)))
        canvas.fill(Tone(0.1, 0.01, 60), frame.heads((at - 4, -4.5, 36), (at + 4, -4.5, 36), (at + 3, 3.6, 36), (at - 3, 3.6, 36)))


def _beam(h: Hood) -> None:
    h.pair(1, (6, -66, 36), (70, -120, 0), (70, -56, 0), (14, -50, 38))
    h.pair(1, (12, -44, 38), (70, -44, 4), (70, -20, 4), (24, -26, 36))
    h.panel(1, (-10, -20, 42), (10, -20, 42), (16, 110, 46), (-16, 110, 46))
    h.panel(2, (0, -78, 32), (15, -66, 34), (15, -50, 38), (0, -40, 40), (-15, -50, 38), (-15, -66, 34))
    h.panel(0, (0, -71, 33), (9, -63, 35), (9, -53, 38), (0, -47, 40), (-9, -53, 38), (-9, -63, 35))


def _halves(h: Hood) -> None:
    h.panel(1, (0, -120, 0), (80, -120, 0), (80, 120, 0), (0, 120, 46), (6, 44, 50), (0, 30, 62), (0, -12, 40), (-10, -60, 26))
    h.panel(0, (8, -100, 0), (26, -100, 0), (34, -30, 28), (20, -30, 36))
    h.panel(1, (-26, -100, 0), (-8, -100, 0), (-20, -30, 36), (-34, -30, 28))


def _flames(h: Hood) -> None:
    h.pair(1, (80, 20, 0), (40, 16, 30), (52, -6, 22), (38, -26, 28), (50, -40, 18), (30, -70, 24), (44, -72, 10), (28, -110, -6), (80, -110, -10))
    h.pair(1, (80, 50, 4), (44, 40, 24), (36, 62, 30), (28, 58, 36), (26, 90, 40), (10, 110, 44), (80, 110, 20))
    h.panel(2, (0, -100, -8), (10, -60, 34), (0, -26, 42), (-10, -60, 34))


def _wings(h: Hood) -> None:
    h.pair(1, (4, -10, 42), (26, -30, 34), (80, -86, -6), (80, -52, 0), (60, -46, 12), (80, -30, 0), (58, -22, 18), (74, -4, 4), (46, 12, 26), (12, 12, 44))
    h.panel(2, (-8, -112, -10), (8, -112, -10), (12, -50, 38), (0, -20, 42), (-12, -50, 38))
    h.pair(1, (14, 46, 46), (60, 30, 10), (50, 76, 20), (24, 80, 40))


def _bands(h: Hood) -> None:
    for y in (-84, -52, 20, 44, 84):
        h.panel(1, (-80, y + 8, 0), (0, y - 6, 36), (80, y + 8, 0), (80, y + 21, 0), (0, y + 9, 36), (-80, y + 21, 0))
    h.panel(2, (-80, -24, 2), (0, -32, 40), (80, -24, 2), (80, -17, 2), (0, -24, 40), (-80, -17, 2))


def _star(h: Hood) -> None:
    h.panel(1, (0, -100, -4), (10, -68, 32), (40, -70, 16), (20, -46, 34), (56, -10, 18), (20, -20, 38), (0, 40, 56), (-20, -20, 38), (-56, -10, 18), (-20, -46, 34), (-40, -70, 16), (-10, -68, 32))
    h.pair(2, (30, 34, 34), (66, 20, 6), (50, 70, 16), (34, 60, 34))
    h.panel(1, (-14, 80, 46), (14, 80, 46), (8, 110, 46), (-8, 110, 46))


def _fangs(h: Hood) -> None:
    h.panel(1, (-80, 28, 0), (-30, 30, 34), (0, 24, 60), (30, 30, 34), (80, 28, 0), (80, 120, 0), (-80, 120, 0))
    for x in (-34, -14, 14, 34):
        h.panel(2, (x - 9, 32, 40), (x + 9, 32, 40), (x, 56, 42))
        h.panel(2, (x - 8, 92, 40), (x + 8, 92, 40), (x, 68, 42))
    h.pair(1, (10, -40, 36), (60, -60, 0), (50, -84, 0), (18, -60, 34))


PANELS: dict[str, Callable[[Hood], None]] = {
    "beam": _beam,
    "halves": _halves,
    "flames": _flames,
    "wings": _wings,
    "bands": _bands,
    "star": _star,
    "fangs": _fangs,
}
