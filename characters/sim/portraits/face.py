"""Head and face: planes under one light, small eyes in dark sockets, mood in brows, mouth and chin."""

from dataclasses import dataclass

from characters.sim.portraits.body import Frame
from characters.sim.portraits.canvas import Canvas
from characters.sim.portraits.colour import WHITE_OF_EYE, Skin, Tone


@dataclass(frozen=True, slots=True)
class Air:
    """A mood as offsets: brows at nose and temple, corners and openness of the mouth, weight of the lids."""

    nasal: float = 0  # above nought lowers the brow at the nose
    outer: float = 0
    corner: float = 0  # above nought drops the corners
    lid: float = 0  # above nought closes the eye
    skew: float = 0  # lifts one corner


AIRS = {
    "calm": Air(),
    "grim": Air(nasal=5, outer=-1, corner=4, lid=2),
    "proud": Air(nasal=-1, outer=-5, corner=1.5, lid=2.5),
    "sly": Air(nasal=4, outer=-5, corner=0, lid=2.5, skew=6),
    "weary": Air(nasal=-4, outer=4, corner=2.5, lid=3.5),
    "fierce": Air(nasal=9, outer=-7, corner=5, lid=1),
    "warm": Air(nasal=-3, outer=-1, corner=-4, lid=0.5),
}


def ears(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    """The ears; the one that the head turns away is hidden behind the cheek."""
    for side, tone in ((-1, skin.middle), (1, skin.shade)):
        if side * frame.turned > 0.9:
            continue
        x = 60 * side
        ear = ((x, -18, -4), (x + 13 * side, -22, -14), (x + 15 * side, -4, -14), (x + 8 * side, 20, -8), (x, 24, -2))
        canvas.fill(tone, frame.heads(*ear))
        canvas.fill(skin.ink, frame.heads(*((x + 3 * side, -10, -6), (x + 9 * side, -12, -10), (x + 4 * side, 10, -6))))


def head(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    """The head's planes: lit, side, shade, and the patch of light on the far cheek."""
    gaunt = 6 * max(0.0, -frame.body.bulk + 0.25) + max(0, frame.body.age - 45) * 0.14
    canvas.fill(skin.light, frame.outline())
    j, soft = frame.jaw, 6 if frame.woman else 0
    side = frame.heads(
        (-54, -70, -6), (-45 - soft, -40, 18), (-46 - soft, -12, 24), (-50 - soft, 12, 18), (-37 + gaunt * 0.6 - soft, 34, 28), (-30 * j - soft, 62, 34),
        (-21 * j, 94, 42), (-44 * j, 68, 20), (-57 - 2 * j, 30, 6), (-61, 4, 0), (-63, -36, -4),
    )  # fmt: skip
    canvas.fill(skin.middle, side)
    canvas.fill(skin.shade, shade(frame))
    patch = frame.heads((17, 14, 40), (42, 6, 30), (47, 14, 24), (31, 38 - gaunt * 0.5, 36), (20, 26, 42))
    canvas.fill(skin.middle, patch)
    chin = frame.heads((4, 76, 48), (19 * j, 78, 44), (14 * j, 92, 44), (4, 93, 46))
    canvas.fill(skin.middle, chin)


def shade(frame: Frame) -> list[tuple[float, float]]:
    """The shaded half of the head: one terminator from crown to chin, over brow and nose."""
    ridge = ((4, -97, -10), (13, -62, 22), (7, -30, 36), (3, -12, 40), (2, 10, 50), (6, 30, 62), (4, 40, 52),
             (7, 52, 48), (5, 66, 46), (9, 80, 46), (4, 98, 46))  # fmt: skip
    return frame.heads(*ridge, *reversed(frame.contour()[1:-1]))


def eyes(canvas: Canvas, frame: Frame, skin: Skin, brow: Tone, air: Air) -> None:
    """Sockets, slivers of white, dark irises, and the brows above them."""
    wide, thick = 1 + 0.05 * frame.body.gene("eyes"), 7.5 + 2.5 * frame.body.gene("brow") - 2.5 * frame.woman
    for side, hollow, white in ((-1, skin.shade, WHITE_OF_EYE), (1, skin.ink, WHITE_OF_EYE.lit(-0.14))):
        at = 26 * wide * side
        socket = ((at - 20 * side, -15, 40), (at + 18 * side, -14, 24), (at + 16 * side, 2, 24), (at + 2 * side, 9, 34),
                  (at - 14 * side, 5, 38))  # fmt: skip
        canvas.fill(hollow, frame.heads(*socket))
        lid, low = -5.5 + air.lid - 1.5 * frame.woman, 5 + frame.woman
        out, top, bottom, into = ((at + 13 * side, -0.5, 26), (at, lid, 34), (at, low, 34), (at - 12 * side, 2, 36))
        canvas.fill(white, frame.heads(out, top, into, bottom))
        look = at + 2 * frame.turned
        iris = ((look - 5, lid + 0.3, 35), (look + 5, lid + 0.3, 35), (look + 4, low - 0.6, 35), (look - 4, low - 0.6, 35))
        canvas.fill(skin.ink.lit(-0.1), frame.heads(*iris))
        lash = 3.5 if frame.woman else 1
        line = ((at + (15 + lash) * side, -2 - lash, 24), (at, lid - 5.5, 34), (at - 13 * side, 1, 37), (at, lid + 0.6, 34))
        canvas.fill(skin.ink, frame.heads(*line))
        a, b = -17 + air.nasal, -20 + air.outer
        arch = ((at - 19 * side, a, 42), (at + 3 * side, (a + b) / 2 - 6, 36), (at + 22 * side, b + 2, 22),
                (at + 20 * side, b + 5, 22), (at + 3 * side, (a + b) / 2 - 6 + thick, 36), (at - 19 * side, a + thick, 42))  # fmt: skip
        canvas.fill(brow, frame.heads(*arch))


def nose(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    """A lit ridge, a plane to each side, and the shadow under the tip."""
    wide = (1 + 0.22 * frame.body.gene("nose")) * (0.86 if frame.woman else 1)
    flank = ((-5, -8, 40), (-8, 14, 44), (-17 * wide, 32, 44), (-12 * wide, 37, 44), (-3, 33, 60), (-3, 10, 50))
    canvas.fill(skin.middle, frame.heads(*flank))
    canvas.fill(skin.ink, frame.heads((2, -8, 41), (2, 12, 51), (6, 31, 62), (17 * wide, 34, 44), (10, 12, 42), (9, -10, 38)))
    base = ((-14 * wide, 36, 44), (-4, 34, 58), (6, 34, 60), (17 * wide, 35, 44), (6, 43, 50), (-5, 43, 50))
    canvas.fill(skin.ink, frame.heads(*base))


def mouth(canvas: Canvas, frame: Frame, skin: Skin, air: Air) -> None:
    """Lips as a dark line over a shadow; a colour of their own for women."""
    wide = 21 * (1 + 0.12 * frame.body.gene("mouth"))
    left, right = 58 + air.corner - min(0.0, air.skew), 58 + air.corner - air.skew
    full = 6.5 if frame.woman else 3.5
    lip = Tone(skin.shade.l - 0.02, min(0.13, skin.light.c + 0.065), 18)
    under = Tone(skin.middle.l - 0.04, min(0.13, skin.light.c + 0.06), 20)
    upper = ((-wide, left, 34), (-7, 57 - full, 47), (0, 58 - full * 0.7, 49), (7, 57 - full, 47), (wide, right, 34), (0, 60, 48))
    lower = ((-wide * 0.8, left + 1, 37), (0, 60, 48), (wide * 0.8, right + 1, 37), (8, 66 + full * 0.5, 46), (-8, 66 + full * 0.5, 46))
    canvas.fill(under, frame.heads(*lower))
    canvas.fill(lip, frame.heads(*upper))
    part = ((-wide - 2, left - 1, 33), (0, 58.6, 49), (wide + 2, right - 1, 33), (wide - 2, right + 2, 36), (0, 61.5, 48), (-wide + 2, left + 2, 36))
    canvas.fill(skin.ink, frame.heads(*part))
    canvas.fill(skin.shade, frame.heads((-9, 71, 46), (9, 71, 46), (6, 75, 46), (-6, 75, 46)))


def years(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    """What forty, fifty and sixty years leave in a face."""
    age = frame.body.age
    if age >= (42 if frame.woman else 38):
        canvas.fill(skin.middle, frame.heads((-18, 36, 44), (-22, 38, 42), (-30, 58, 34), (-27, 60, 34)))
        canvas.fill(skin.ink, frame.heads((20, 36, 44), (23, 37, 42), (29, 58, 34), (26, 58, 34)))
    if age >= 46:
        canvas.fill(skin.shade, frame.heads((-42, 9, 28), (-20, 12, 38), (-22, 15, 38), (-38, 15, 30)))
        canvas.fill(skin.middle, frame.heads((-38, -46, 28), (0, -50, 38), (8, -49, 38), (0, -46, 38), (-34, -42, 30)))
    if age >= 58:
        canvas.fill(skin.middle, frame.heads((-36, -58, 22), (0, -62, 32), (8, -61, 32), (0, -58, 32), (-30, -54, 24)))
        canvas.fill(skin.shade, frame.heads((-30, 60, 34), (-33, 72, 30), (-25, 86, 36), (-24, 74, 38)))
        canvas.fill(skin.ink, frame.heads((-9, 80, 46), (-4, 84, 46), (-8, 92, 44)))


def rim_light(canvas: Canvas, frame: Frame, tone: Tone) -> None:
    """The light from behind along the shaded edge of head and shoulder."""
    edge = frame.contour()[3:8]
    depth = (0, 5, 6, 5, 0)
    inner = [(x - by, y, z + by) for (x, y, z), by in zip(edge, depth, strict=True)]
    canvas.fill(tone, frame.heads(*edge, *reversed(inner)))
