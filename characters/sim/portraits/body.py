"""A build as numbers: where head, neck and shoulders are, and how the head is turned."""

import math
from dataclasses import dataclass
from zlib import crc32

from characters.sim.portraits.canvas import HEIGHT, Point


@dataclass(frozen=True, slots=True)
class Body:
    """Who is drawn: centimetres, kilograms, whole years, and kinds as the universe file spells them."""

    slug: str
    height_cm: float = 178
    weight_kg: float = 88
    age: int = 30
    gender: str = "man"
    alignment: str = "face"
    style: str = "all_rounder"
    role: str = "wrestler"

    def gene(self, trait: str) -> float:
        """A trait nobody wrote down, −1…1, the same for ever."""
        return crc32(f"{self.slug}/{trait}".encode()) / 0x7FFFFFFF - 1

    def pick(self, trait: str, count: int) -> int:
        """One of so many kinds, the same for ever."""
        return crc32(f"{self.slug}#{trait}".encode()) % count

    @property
    def bulk(self) -> float:
        """How much of them there is for their height: 0 for lean, 1 for vast."""
        tall_m = min(2.4, max(1.2, self.height_cm / 100))
        return min(1.25, max(-0.35, (self.weight_kg / tall_m**2 - 20.5) / 19))

    @property
    def reach(self) -> float:
        """How tall they are, −1…1."""
        return min(1.0, max(-1.0, (self.height_cm - 178) / 20))

    @property
    def brawn(self) -> float:
        """How much of the bulk sits in neck and shoulders."""
        brawny = {"powerhouse": 1.0, "brawler": 0.7, "technician": 0.5, "submission": 0.45, "high_flyer": 0.3}
        trained = brawny.get(self.style, 0.55) if self.role == "wrestler" else 0.1
        return trained * (0.62 if self.gender == "woman" else 0.82 if self.gender == "nonbinary" else 1.0)


@dataclass(frozen=True, slots=True)
class Stance:
    """How somebody stands: head up or down, and which shoulder leads."""

    pitch: float = 0  # degrees; above nought looks down
    lead: float = 0  # −1 the left of the sheet, 1 the right
    hunch: float = 0  # −1 shoulders down, 1 up to the ears
    tilt: float = 0  # degrees of the head towards a shoulder


STANCES = {
    "square": Stance(),
    "leading": Stance(lead=-0.8, tilt=-2),
    "guarded": Stance(pitch=6, lead=0.8, hunch=0.7),
    "lifted": Stance(pitch=-8, hunch=-0.7),
    "lowering": Stance(pitch=11, hunch=0.9, tilt=2),
}
TURNS = {"left": -19.0, "ahead": 3.0, "right": 21.0}


class Frame:
    """A body on the sheet: points of the head in its own units, the line of the shoulders in the sheet's."""

    def __init__(self, body: Body, turn: str, stance: str) -> None:
        self.body, self.stance = body, STANCES[stance]
        self.woman = body.gender == "woman"
        big, tall, brawn = body.bulk, body.reach, body.brawn
        self.size = (1.03 - 0.025 * tall - 0.03 * max(0.0, big)) * (0.95 if self.woman else 1.0)
        self.cx = 200 + 6 * self.stance.lead
        self.cy = 180 - 15 * tall + self.stance.pitch * 1.2
        yaw, pitch, tilt = (math.radians(angle) for angle in (TURNS[turn], self.stance.pitch, self.stance.tilt))
        self._yaw, self._pitch, self._tilt = ((math.cos(a), math.sin(a)) for a in (yaw, pitch, tilt))
        self.turned = TURNS[turn] / 20
        slim = 0.91 if self.woman else 0.96 if body.gender == "nonbinary" else 1.0
        self.wide = (1 + 0.13 * big + 0.035 * body.gene("wide")) * slim
        self.jaw = (1 + 0.17 * max(0.0, big - 0.2) + 0.10 * body.gene("jaw")) * (0.84 if self.woman else 1.0)
        self.long = 1 + 0.045 * body.gene("long") - 0.03 * max(0.0, big) + 0.02 * tall
        self.neck = self.size * (28 + 19 * big + 21 * brawn) * (0.98 if self.woman else 1.08)
        self.half = (134 + 46 * big + 44 * brawn + 8 * tall) * (0.93 if self.woman else 1.0)
        chin = self.cy + 96 * self.size * self.long
        self.trap_y = chin - 4 - 14 * big - 34 * brawn + 12 * (1 - max(0, self.stance.hunch)) - self.stance.pitch
        self.shoulder_y = max(self.trap_y + 26, chin + 40 - 10 * big - 12 * self.stance.hunch)
        self.pit = (self.cx, self.shoulder_y + 14)

    def head(self, x: float, y: float, z: float = 0) -> Point:
        """A point of the head: 64 to an ear, 96 to crown and chin, z towards the nose; turned as the head is."""
        x, y = x * self.wide, y * self.long
        x, z = x * self._yaw[0] + z * self._yaw[1], z * self._yaw[0] - x * self._yaw[1]
        y = y * self._pitch[0] + z * self._pitch[1] * 0.8
        x, y = x * self._tilt[0] - y * self._tilt[1], x * self._tilt[1] + y * self._tilt[0]
        return self.cx + x * self.size, self.cy + y * self.size

    def heads(self, *points: tuple[float, ...]) -> list[Point]:
        """Several points of the head."""
        return [self.head(*point) for point in points]

    def outline(self) -> list[Point]:
        """The head clockwise from the crown."""
        right = self.contour()
        left = [(-x, y, z) for x, y, z in reversed(right[1:-1])]
        return self.heads(*right, *left)

    def contour(self) -> list[tuple[float, float, float]]:
        """The right of the head from the crown to the chin."""
        jaw = self.jaw
        return [
            (0, -97, -12),
            (32, -92, -10),
            (54, -70, -6),
            (63, -36, -4),
            (61, 4, 0),
            (57 + 2 * jaw, 30, 6),
            (44 * jaw, 68, 20),
            (21 * jaw, 94, 42),
            (0, 98, 46),
        ]

    def reach_of(self, side: int) -> float:
        """How far a shoulder is from the middle."""
        return self.half * (1 + 0.10 * side * self.stance.lead)

    def shoulder(self, side: int) -> list[Point]:
        """A side of the trunk from the neck to the foot of the sheet."""
        half, fall = self.reach_of(side), self.shoulder_y - self.trap_y
        top, low = self.trap_y - 5 * side * self.stance.lead, 9 * side * self.stance.lead
        brawn = self.body.brawn
        points = [
            (self.neck * 0.96, top),
            (self.neck + (half - self.neck) * 0.42, top + fall * (0.66 - 0.22 * brawn)),
            (half * 0.80, self.shoulder_y + low - 6 * brawn),
            (half * 0.97, self.shoulder_y + 20 + low),
            (half * 1.06, self.shoulder_y + 76 + low),
            (half * 1.02, HEIGHT + 8),
        ]
        return [(self.cx + side * x, y) for x, y in points]

    def slope(self, x: float) -> Point:
        """The point of the shoulder line so far (sheet's units) from the middle; nearer the neck than 0 is its foot."""
        side = 1 if x >= 0 else -1
        line = self.shoulder(side)[:4]
        at = self.cx + x
        for one, other in zip(line, line[1:], strict=False):
            if side * at <= side * other[0]:
                share = (at - one[0]) / (other[0] - one[0])
                return at, one[1] + (other[1] - one[1]) * max(0.0, share)
        return line[-1]

    @property
    def dusk(self) -> tuple[Point, Point]:
        """The terminator of the trunk: light to its left, shade to its right."""
        return (self.cx + self.neck * 0.05, self.trap_y), (self.cx + self.half * 0.24, HEIGHT + 10)

    @property
    def nightfall(self) -> tuple[Point, Point]:
        """The terminator of the head as a line, for hair and hats."""
        return self.head(8, -120, 6), self.head(8, 120, 20)
