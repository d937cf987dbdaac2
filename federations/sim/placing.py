"""Where everybody is: points on the ring sketch, from the position and the clock alone."""

from federations.sim.kinds import Position
from federations.sim.rules import MOST_SIDES

_CORNERS = ((8, 8), (92, 8), (92, 92), (8, 92))
_ROPES = ((50, 5), (95, 50), (50, 95), (5, 50))
_FLOOR = ((50, 112), (112, 40), (-12, 60), (40, -12))
_APRONS = ((-6, 20), (106, 80), (20, -6), (80, 106), (-6, 80), (106, 20))


def _inward(point: tuple[int, int], steps: int) -> list[int]:
    """A point moved towards the middle of the ring."""
    x, y = point
    return [x + (50 - x) * steps // 50, y + (50 - y) * steps // 50]


def before_the_bell(sides: int) -> list[list[int]]:
    """Where everybody waits."""
    few = [[40, 50], [60, 50], [50, 30], [50, 70]]
    return few[:sides] if sides <= len(few) else [_scattered(side, 0) for side in range(sides)]


def _scattered(side: int, turn: int) -> list[int]:
    """A place of one's own in a full ring."""
    return [8 + (side * 37 + turn * 13) % 85, 10 + (side * 23 + turn * 7) % 81]


def places(position: Position, sides: int, doer: int, other: int, at_s: int) -> list[list[int]]:
    """x, y of each side's legal wrestler: the ring is 0-100, outside lies beyond; drifts with the clock."""
    turn = at_s // 45 % 4
    crowded = sides > MOST_SIDES
    spots = [_scattered(side, turn) if crowded else list(_APRONS[side % 6]) for side in range(sides)]
    if position is Position.CORNER or position is Position.TOP:
        corner = _CORNERS[turn]
        near, far = (doer, other) if position is Position.TOP else (other, doer)
        spots[near] = list(corner)
        spots[far] = _inward(corner, 30 if position is Position.TOP else 8)
    elif position is Position.ROPES:
        spots[other] = list(_ROPES[turn])
        spots[doer] = _inward(_ROPES[turn], 12)
    elif position is Position.OUTSIDE:
        x, y = _FLOOR[turn]
        spots[other] = [x, y]
        spots[doer] = [x - 7, y] if turn % 2 == 0 else [x, y - 7]
    else:
        x, y = 34 + at_s * 7 % 33, 36 + at_s * 5 % 29
        gap = 5 if position is Position.GROUNDED else 9
        spots[doer], spots[other] = [x - gap, y], [x + gap, y]
    return spots
