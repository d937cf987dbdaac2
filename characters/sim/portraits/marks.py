"""What a life leaves on a face, and what is stuck behind an ear."""

from collections.abc import Collection

from characters.sim.portraits.body import Frame
from characters.sim.portraits.canvas import Canvas
from characters.sim.portraits.colour import Skin, Tone

INK, CLOTH, GLASS = Tone(0.16, 0.01, 270), Tone(0.9, 0.02, 80), Tone(0.82, 0.03, 230)
type Dyes = tuple[Tone, Tone, Tone]


def under(canvas: Canvas, frame: Frame, skin: Skin, marks: Collection[str]) -> None:
    """What is on the skin of the trunk."""
    if "tattoo" in marks:
        cx, y, left = frame.cx, frame.shoulder_y, frame.reach_of(-1)
        ink = Tone(max(0.15, skin.shade.l - 0.04), 0.03, 230)
        for v in (34, 66, 98):
            canvas.fill(ink, [(cx - left * 0.98, y + v), (cx - left * 0.82, y + v - 18), (cx - left * 0.64, y + v + 4), (cx - left * 0.82, y + v - 6)])
            canvas.fill(ink, [(cx - left * 0.98, y + v + 14), (cx - left * 0.82, y + v + 2), (cx - left * 0.66, y + v + 16), (cx - left * 0.82, y + v + 10)])


def painted(canvas: Canvas, frame: Frame, skin: Skin, marks: Collection[str], dyes: Dyes) -> None:
    """Paint and dirt, under the features."""
    if "kabuki" in marks:
        canvas.fill(Tone(0.94, 0.008, 80), frame.outline())
        canvas.fill(Tone(0.70, 0.02, 280), frame.heads((8, -62, 26), (3, -12, 40), (6, 30, 62), (4, 98, 46), *reversed(frame.contour()[1:-1])))
        for side in (-1, 1):
            canvas.fill(dyes[1], frame.heads((side * 10, -26, 40), (side * 30, -44, 32), (side * 56, -60, 6), (side * 44, -30, 26), (side * 48, 14, 22), (side * 24, 16, 36)))
            canvas.fill(dyes[1], frame.heads((side * 20, 30, 40), (side * 50, 22, 18), (side * 40, 60, 24), (side * 34, 42, 32)))
    if "stripe" in marks:
        canvas.fill(dyes[1], frame.heads((-58, 4, 8), (-30, 10, 34), (0, 12, 50), (0, 24, 54), (-30, 24, 34), (-57, 18, 8)))
        canvas.fill(dyes[1].lit(-0.2), frame.heads((58, 4, 8), (30, 10, 34), (0, 12, 50), (0, 24, 54), (30, 24, 34), (57, 18, 8)))
    if "smear" in marks:
        canvas.fill(Tone(0.2, 0.01, 60), frame.heads((-50, 22, 18), (-28, 18, 36), (-32, 28, 34), (-44, 36, 26)), opacity=0.75)
        canvas.fill(Tone(0.2, 0.01, 60), frame.heads((-6, -58, 34), (14, -64, 30), (8, -50, 36)), opacity=0.75)


def scars(canvas: Canvas, frame: Frame, skin: Skin, marks: Collection[str]) -> None:
    """Healed cuts, a nose that was broken, plasters."""
    pale = skin.light.lit(0.07)
    pale = Tone(pale.l, 0.06, 20)
    if "scar_brow" in marks:
        canvas.fill(pale, frame.heads((-36, -44, 28), (-32, -44, 28), (-26, -8, 32), (-32, 18, 32), (-30, -8, 32)))
    if "scar_cheek" in marks:
        canvas.fill(pale, frame.heads((-50, 8, 20), (-46, 6, 22), (-28, 48, 36), (-30, 50, 36)))
        canvas.fill(pale, frame.heads((-46, 32, 24), (-34, 26, 32), (-33, 29, 32), (-45, 35, 24)))
    if "scar_lip" in marks:
        canvas.fill(pale, frame.heads((-14, 46, 46), (-11, 45, 47), (-7, 72, 48), (-10, 72, 48)))
    if "broken_nose" in marks:
        canvas.fill(skin.shade, frame.heads((-9, 2, 42), (4, 4, 48), (9, 9, 46), (-7, 9, 44)))
        canvas.fill(CLOTH.lit(-0.06), frame.heads((-14, 9, 44), (12, 9, 46), (13, 18, 48), (-15, 18, 46)))
    if "plaster" in marks:
        canvas.fill(CLOTH, frame.heads((-34, -52, 30), (-8, -60, 36), (-6, -50, 38), (-32, -42, 32)))
        canvas.fill(CLOTH.lit(-0.16), frame.heads((-24, -55, 33), (-17, -57, 34), (-15, -47, 36), (-22, -45, 34)))


def above(canvas: Canvas, frame: Frame, marks: Collection[str], dyes: Dyes) -> None:
    """What is worn over face, hair and hat."""
    for mark, draw in WORN.items():
        if mark in marks:
            draw(canvas, frame, dyes)


def _glasses(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    for side in (-1, 1):
        at = 26 * side
        outer = [(at - 20 * side, -14, 44), (at + 19 * side, -14, 32), (at + 20 * side, 8, 32), (at + 12 * side, 16, 36), (at - 14 * side, 15, 44), (at - 20 * side, 6, 45)]
        inner = [(at + (x - at) * 0.78, y * 0.76 + 0.3, z) for x, y, z in outer]
        canvas.fill(INK, frame.heads(*outer, outer[0], inner[0], *reversed(inner)))
        canvas.fill(GLASS, frame.heads(*inner), opacity=0.16)
        canvas.fill(INK, frame.heads((side * 44, -12, 32), (side * 63, -12, -2), (side * 63, -6, -2), (side * 44, -6, 32)))
    canvas.fill(INK, frame.heads((-7, -7, 48), (7, -7, 48), (7, -2, 48), (-7, -2, 48)))


def _goggles(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    canvas.fill(INK, frame.heads((-67, -46, 0), (-30, -58, 34), (30, -58, 34), (67, -46, 0), (67, -60, 0), (30, -74, 32), (-30, -74, 32), (-67, -60, 0)))
    for side in (-1, 1):
        canvas.fill(dyes[1], frame.heads((side * 6, -48, 46), (side * 8, -78, 42), (side * 30, -86, 36), (side * 48, -74, 26), (side * 46, -48, 30), (side * 26, -40, 42)))
        canvas.fill(INK, frame.heads((side * 11, -52, 46), (side * 13, -72, 43), (side * 30, -78, 38), (side * 43, -70, 30), (side * 41, -52, 34), (side * 26, -47, 42)))
        canvas.fill(GLASS, frame.heads((side * 16, -68, 44), (side * 28, -74, 40), (side * 20, -54, 45)), opacity=0.8)


def _patch(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    canvas.fill(INK, frame.heads((-64, -30, 0), (-26, -24, 36), (60, -66, 4), (62, -60, 4), (-22, -14, 38), (-64, -22, 0)))
    canvas.fill(INK, frame.heads((44, -22, 28), (8, -18, 42), (8, 6, 42), (26, 18, 38), (46, 6, 26)) if frame.turned < -0.5 else frame.heads((-46, -20, 26), (-10, -20, 42), (-8, 4, 42), (-26, 18, 38), (-48, 8, 24)))


def headset(canvas: Canvas, frame: Frame, marks: Collection[str]) -> None:
    """What an announcer hears and speaks by; a hat goes over it."""
    if "headset" not in marks:
        return
    canvas.fill(INK, frame.heads((-70, -10, 0), (-72, -60, -4), (-40, -112, -6), (4, -122, -8), (44, -112, -6), (74, -60, -4), (70, -10, 0), (64, -58, 0), (38, -104, 0), (4, -112, -2), (-36, -104, 0), (-64, -56, 0)))
    for side in (-1, 1):
        canvas.fill(INK.lit(0.12 if side < 0 else 0.03), frame.heads((side * 56, -26, 8), (side * 74, -24, -6), (side * 76, 16, -6), (side * 58, 20, 8)))
    canvas.fill(INK.lit(0.06), frame.heads((-66, 10, 4), (-60, 12, 8), (-38, 64, 48), (-18, 66, 60), (-18, 74, 60), (-42, 72, 46)))


def _pencil(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    canvas.fill(Tone(0.78, 0.11, 60), frame.heads((-46, -44, 20), (-44, -52, 20), (-96, -12, -20), (-98, -4, -20)))
    canvas.fill(INK, frame.heads((-46, -44, 20), (-44, -52, 20), (-34, -58, 26)))


def _earrings(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    for side in (-1, 1):
        if side * frame.turned < 0.9:
            canvas.fill(dyes[-1].lit(0.05), frame.heads((side * 64, 22, -4), (side * 72, 40, -4), (side * 64, 60, -4), (side * 56, 40, -4)))


def _flower(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    x, y = frame.head(-56, -52, 10)
    petals = [(x + dx * 22, y + dy * 22) for dx, dy in ((0, -1), (0.4, -0.4), (1, -0.3), (0.55, 0.25), (0.7, 1), (0, 0.55), (-0.7, 1), (-0.55, 0.25), (-1, -0.3), (-0.4, -0.4))]
    canvas.fill(dyes[-1], petals)
    canvas.fill(dyes[-1].lit(-0.25), [(x - 6, y), (x, y - 6), (x + 6, y), (x, y + 6)])


def _whistle(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    cx, y = frame.cx, frame.shoulder_y
    canvas.fill(dyes[1], [(cx - 40, y), (cx - 35, y - 2), (cx + 3, y + 74), (cx + 42, y - 2), (cx + 47, y), (cx + 4, y + 84)])
    canvas.fill(Tone(0.8, 0.01, 240), [(cx - 14, y + 80), (cx + 20, y + 74), (cx + 24, y + 92), (cx - 2, y + 102), (cx - 16, y + 96)])


def _towel(canvas: Canvas, frame: Frame, dyes: Dyes) -> None:
    cloth, foot = Tone(0.9, 0.012, 230), 488
    (ax, ay), (bx, by) = frame.slope(-frame.neck * 1.1), frame.slope(-frame.half * 0.62)
    canvas.fill(cloth, [(ax, ay - 14), (bx, by - 12), (bx - 14, foot), (ax - 6, foot)])
    canvas.fill(cloth.lit(-0.2), [((ax + bx) / 2, ay), ((ax + bx) / 2 + 8, ay + 6), ((ax + bx) / 2, foot), ((ax + bx) / 2 - 12, foot)])
    canvas.fill(dyes[1], [(bx - 10, 440), (ax - 4, 440), (ax - 5, 456), (bx - 11, 456)])


WORN = {
    "glasses": _glasses,
    "goggles": _goggles,
    "patch": _patch,
    "pencil": _pencil,
    "earrings": _earrings,
    "flower": _flower,
    "whistle": _whistle,
    "towel": _towel,
}
