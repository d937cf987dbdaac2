"""A sheet of flat polygons, written as one small SVG."""

from collections.abc import Sequence

from characters.sim.portraits.colour import Tone

type Point = tuple[float, float]
type Shape = Sequence[Point]

WIDTH, HEIGHT = 400, 480
# How far a facet may reach past the sheet.
MARGIN = 40


class Canvas:
    """Polygons from the back to the front; neighbours of one colour share a path."""

    def __init__(self) -> None:
        self._paths: list[tuple[str, list[str]]] = []

    def fill(self, tone: Tone, *shapes: Shape, opacity: float = 1) -> None:
        """Fill polygons with one colour."""
        look = f'fill="{tone.hex}"' + (f' fill-opacity="{opacity:.2g}"' if opacity < 1 else "")
        drawn = [_path(shape) for shape in shapes if len(shape) > 2]
        if opacity == 1 and self._paths and self._paths[-1][0] == look:
            self._paths[-1][1].extend(drawn)
        elif drawn:
            self._paths.append((look, drawn))

    @property
    def paths(self) -> str:
        """The drawing without its sheet."""
        return "".join(f'<path {look} d="{"".join(drawn)}"/>' for look, drawn in self._paths)

    def svg(self) -> str:
        """The drawing as a document of its own."""
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{self.paths}</svg>'


def _path(shape: Shape) -> str:
    whole = [(_within(x, WIDTH), _within(y, HEIGHT)) for x, y in shape]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:], strict=False)]
    first = f"M{whole[0][0]} {whole[0][1]}l"
    return (
        first
        + "".join(f"{'' if not at or x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}" for at, (x, y) in enumerate(steps))
        + "z"
    )


def _within(value: float, edge: int) -> int:
    return round(min(edge + MARGIN, max(-MARGIN, value)))


def beyond(shape: Shape, one: Point, other: Point) -> list[Point]:
    """The part of a polygon to the right of the line from one point down to another."""
    kept: list[Point] = []
    for at, here in enumerate(shape):
        last = shape[at - 1]
        was, now = _side(last, one, other), _side(here, one, other)
        if (was < 0) != (now < 0):
            share = was / (was - now)
            kept.append((last[0] + (here[0] - last[0]) * share, last[1] + (here[1] - last[1]) * share))
        if now >= 0:
            kept.append(here)
    return kept


def inside(shape: Shape, hull: Shape) -> list[Point]:
    """The part of a polygon inside a convex hull given clockwise."""
    kept = list(shape)
    for at, here in enumerate(hull):
        if not kept:
            break
        kept = beyond(kept, here, hull[at - 1])
    return kept


def _side(point: Point, one: Point, other: Point) -> float:
    """Above nought to the right of a line that runs down the sheet."""
    return (other[1] - one[1]) * (point[0] - one[0]) - (other[0] - one[0]) * (point[1] - one[1])
