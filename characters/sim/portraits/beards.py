"""Beards as masses that follow the jaw."""

from collections.abc import Callable

from characters.sim.portraits.hair import Barber


def grow(b: Barber, kind: str) -> None:
    """Draw a beard."""
    if shape := BEARDS.get(kind):
        shape(b)


def _jaw(b: Barber, drop: float = 0, point: float = 0) -> list[tuple[float, ...]]:
    """The lower edge from the left ear to the right one, so far below the jaw."""
    j, out = b.frame.jaw, drop * 0.25
    right = [(60, 8, 2), (57 + 2 * j + out, 32, 6), (46 * j + out, 70 + drop * 0.7, 20), (23 * j + drop * 0.1, 97 + drop, 42)]
    left = [(-x, y, z) for x, y, z in right]
    return [*left, (0, 100 + drop + point, 46), *reversed(right)]


def _shadow(b: Barber) -> None:
    line = [(50, 22, 16), (38, 40, 30), (24, 46, 40), (0, 42, 48), (-24, 46, 40), (-38, 40, 30), (-50, 22, 16)]
    b.canvas.fill(b.tone.lit(-0.06), b.frame.heads(*_jaw(b), *line), opacity=0.38)


def _moustache(b: Barber, droop: float = 0, curl: float = 0) -> None:
    for side in (-1, 1):
        b.mass(((0, 45, 52), (side * 14, 46, 48), (side * 27, 56 + droop * 0.3, 36), (side * (30 + curl), 64 + droop - curl * 0.9, 32), (side * 20, 62 + droop * 0.6, 40), (0, 56, 50)))


def _around(b: Barber, drop: float, *, point: float = 0, top: float = 40) -> None:
    """A full beard: a mass with a hole for the lips."""
    line = [(57, 10, 10), (48, 26, 20), (38, top, 30), (30, 49, 36), (24, 55, 38), (25, 68, 40), (10, 72, 46), (-10, 72, 46), (-25, 68, 40),
            (-24, 55, 38), (-30, 49, 36), (-38, top, 30), (-48, 26, 20), (-57, 10, 10)]  # fmt: skip
    b.mass([*_jaw(b, drop, point), *line])
    _moustache(b)
    b.lock((-46, 36, 22), (-32, 52, 34), (-26, 84 + drop * 0.5, 42), (-42, 70 + drop * 0.3, 24))


def _goatee(b: Barber) -> None:
    b.mass(((-16, 70, 46), (16, 70, 46), (20, 88, 44), (8, 106, 48), (-8, 106, 48), (-20, 88, 44)))
    b.lock((-14, 72, 46), (-4, 72, 48), (-8, 102, 48), (-17, 88, 44))


def _van_dyke(b: Barber) -> None:
    b.mass(((-12, 70, 46), (12, 70, 46), (14, 90, 46), (2, 118, 52), (-3, 118, 52), (-14, 90, 46)))
    _moustache(b, 0, 9)


def _chinstrap(b: Barber) -> None:
    line = [(54, 10, 10), (48, 34, 16), (36, 66, 30), (16, 86, 46), (0, 88, 48), (-16, 86, 46), (-36, 66, 30), (-48, 34, 16), (-54, 10, 10)]
    b.mass([*_jaw(b, 3), *line])


def _sideburns(b: Barber) -> None:
    for side in (-1, 1):
        b.mass(((side * 61, -20, 0), (side * 60, 30, 4), (side * 46 * b.frame.jaw, 70, 18), (side * 24, 54, 40), (side * 40, 40, 28), (side * 50, 10, 16), (side * 54, -18, 14)))
    _moustache(b)


def _handlebar(b: Barber) -> None:
    _moustache(b, 0, 12)


def _horseshoe(b: Barber) -> None:
    _moustache(b, 4)
    for side in (-1, 1):
        b.mass(((side * 20, 52, 42), (side * 32, 58, 34), (side * 32, 88, 36), (side * 21, 92, 42)))


def _full(b: Barber) -> None:
    _around(b, 8)


def _long(b: Barber) -> None:
    _around(b, 30, point=34)
    b.gap((2, 82, 48), (10, 82, 48), (6, 150, 50), (0, 160, 50))


def _forked(b: Barber) -> None:
    _around(b, 16, point=-8)
    for side in (-1, 1):
        b.mass(((side * 2, 104, 48), (side * 26, 104, 42), (side * 22, 144, 44), (side * 14, 156, 44)))


BEARDS: dict[str, Callable[[Barber], None]] = {
    "stubble": _shadow,
    "moustache": _moustache,
    "handlebar": _handlebar,
    "horseshoe": _horseshoe,
    "goatee": _goatee,
    "van_dyke": _van_dyke,
    "chinstrap": _chinstrap,
    "sideburns": _sideburns,
    "full": _full,
    "long": _long,
    "forked": _forked,
}
