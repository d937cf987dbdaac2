"""What each camera shows of the ring sketch."""

from federations.sim.kinds import Camera

# What each camera shows of the sketch: left and top, or how much above those in action; width and height.
SHOTS = {
    Camera.HARD: (0, -10, 200, 132),
    Camera.CLOSE: (0, 52, 120, 79),
    Camera.LOW: (0, 66, 130, 86),
    Camera.FLOOR: (0, 60, 140, 92),
}


def shot(camera: Camera, places: list[list[int]]) -> str:
    """What a camera shows: all of it, or a part about those in action, of the same shape."""
    left, top, width, height = SHOTS[Camera.HARD]
    if camera is Camera.HARD:
        return f"{left} {top} {width} {height}"
    # Where the sketch puts a point of the ring; figures stand about thirty above it.
    x = 24 + 1.52 * sum(x for x, _ in places) / len(places)
    y = 46 + 0.46 * sum(y for _, y in places) / len(places)
    _, above, wide, high = SHOTS[camera]
    x = min(max(x - wide / 2, left), left + width - wide)
    y = min(max(y - above, top), top + height - high)
    return f"{x:.0f} {y:.0f} {wide} {high}"
