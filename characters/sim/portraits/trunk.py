"""Neck, trapezius, shoulders and chest, and the championship that may lie on them."""

from characters.sim.portraits.body import Frame
from characters.sim.portraits.canvas import HEIGHT, Canvas, Shape, beyond
from characters.sim.portraits.colour import GOLD, Skin, Tone

FOOT = HEIGHT + 8


def outline(frame: Frame) -> list[tuple[float, float]]:
    """The trunk clockwise from the left of the neck."""
    return [*frame.shoulder(-1)[::-1][-1:], *frame.shoulder(1), *frame.shoulder(-1)[::-1][:-1]]


def trunk(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    """Shoulders and chest: light, one terminator, shade, and the planes of collarbone, breast and arm."""
    shape = outline(frame)
    canvas.fill(skin.light, shape)
    canvas.fill(skin.shade, beyond(shape, *frame.dusk))
    cx, n, y = frame.cx, frame.neck, frame.shoulder_y
    left, right = frame.reach_of(-1), frame.reach_of(1)
    canvas.fill(skin.middle, [(cx - left * 0.66, y + 10), (cx - n * 0.5, y + 12), (cx - n * 0.2, y + 24), (cx - left * 0.60, y + 20)])
    canvas.fill(skin.shade.lit(-0.09), [(cx + right * 0.70, y + 12), (cx + n * 0.5, y + 14), (cx + n * 0.3, y + 25), (cx + right * 0.62, y + 22)])
    if not frame.woman:
        _breast(canvas, frame, skin)
    arm = [(cx - left * 0.80, y - 2), (cx - left * 0.70, y + 44), (cx - left * 0.76, FOOT), *frame.shoulder(-1)[::-1][:4]]
    canvas.fill(skin.middle, arm)
    canvas.fill(skin.middle, [(cx + right * 0.84, y + 8), (cx + right * 0.96, y + 34), (cx + right * 0.92, y + 84), (cx + right * 0.82, y + 50)])


def _breast(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    cx, left, right = frame.cx, frame.reach_of(-1), frame.reach_of(1)
    deep = frame.shoulder_y + 86 + 24 * frame.body.bulk
    canvas.fill(skin.middle, [(cx - left * 0.70, deep - 30), (cx - left * 0.42, deep - 2), (cx + 2, deep - 6), (cx - 2, deep + 22), (cx - left * 0.40, deep + 22), (cx - left * 0.72, deep + 4)])
    canvas.fill(skin.shade.lit(-0.09), [(cx + right * 0.74, deep - 30), (cx + right * 0.44, deep - 2), (cx + 10, deep - 4), (cx + 14, deep + 18), (cx + right * 0.44, deep + 20), (cx + right * 0.74, deep)])


def neck(canvas: Canvas, frame: Frame, skin: Skin) -> None:
    """The neck, wider below than above, with its two cords, and the shadow that the head throws on it."""
    cx, n, top = frame.cx, frame.neck, frame.cy + 34 * frame.size
    upper = min(n * 0.9, 54 * frame.size * frame.wide)
    lean = 7 * frame.turned * frame.size
    pit, base = frame.shoulder_y + 16, frame.trap_y + 3
    left, right = (cx - n, base), (cx + n, base)
    shape = [(cx - upper + lean, top), (cx + upper + lean, top), right, (cx + n * 0.5, frame.shoulder_y + 6), (cx, pit), (cx - n * 0.5, frame.shoulder_y + 6), left]
    canvas.fill(skin.light, shape)
    chin_x, chin_y = frame.head(6, 98, 40)
    canvas.fill(skin.shade, beyond(shape, (chin_x - 4, top), (cx + n * 0.06, pit)))
    canvas.fill(skin.middle, [(cx - upper + lean, top), (cx - upper * 0.5 + lean, top), (cx - n * 0.34, pit - 10), (cx - 2, pit), (cx - n * 0.55, frame.shoulder_y + 4), left])
    canvas.fill(skin.ink, [(cx - 5, pit - 16), (cx + 7, pit - 18), (cx + 2, pit + 3)])
    jaw_left, jaw_right = frame.head(-40 * frame.jaw, 66, 20), frame.head(50 * frame.jaw, 62, 14)
    cast = [jaw_left, (chin_x, chin_y - 10), jaw_right, (cx + n * 0.99, base - 2), (chin_x + n * 0.45, chin_y + 26), (chin_x - n * 0.1, chin_y + 17)]
    canvas.fill(skin.ink, cast)


def rim_light(canvas: Canvas, frame: Frame, tone: Tone) -> None:
    """The light from behind along the shaded shoulder."""
    edge = frame.shoulder(1)[1:5]
    inner = [(x - by, y + by) for (x, y), by in zip(edge, (0, 9, 10, 0), strict=True)]
    canvas.fill(tone, [*edge, *reversed(inner)])


def plate(canvas: Canvas, frame: Frame) -> None:
    """A championship over the lit shoulder: gold, which nothing else here is."""
    light, middle, dark = GOLD
    cx, y, left = frame.cx, frame.shoulder_y, frame.reach_of(-1)
    at, low = max(74.0, cx - left * 0.66), y + 98
    strap: Shape = [frame.slope(at - cx - 20), frame.slope(at - cx + 32), (at + 38, HEIGHT + 8), (at - 40, HEIGHT + 8)]
    canvas.fill(Tone(0.22, 0.02, 40), strap)
    canvas.fill(dark, [(at - 40, low - 44), (at, low - 62), (at + 44, low - 46), (at + 54, low), (at + 42, low + 46), (at, low + 62), (at - 42, low + 44), (at - 52, low)])
    canvas.fill(middle, [(at - 32, low - 36), (at, low - 50), (at + 36, low - 38), (at + 44, low), (at + 34, low + 38), (at, low + 50), (at - 34, low + 36), (at - 42, low)])
    canvas.fill(light, [(at - 32, low - 36), (at, low - 50), (at, low), (at - 42, low)], [(at, low - 24), (at + 20, low), (at, low + 26)])
    canvas.fill(dark, [(at, low - 24), (at - 20, low), (at, low + 26)])
    canvas.fill(light, [(at - 38, low + 74), (at + 36, low + 74), (at + 38, low + 90), (at - 39, low + 90)])
