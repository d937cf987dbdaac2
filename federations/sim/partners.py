"""More than two: tags, the isolated partner, the hot tag, the third one who breaks it up."""

from dataclasses import dataclass

from federations.sim.fighter import Fighter
from federations.sim.kinds import Position, Spot
from federations.sim.ring import Ring


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a beat unless said."""

    fresh: float = 0.16  # to tag out while on top
    early: float = 0.24  # to tag while still feeling out
    save: float = 0.62  # that a partner breaks up the first decisive cover
    save_fall: float = 0.22  # less for each save already made
    third: float = 0.17  # that someone else comes back into it
    third_save: float = 0.42
    rest_s: float = 0.0009  # wear recovered a second on the apron


T = Tuning()


def partner(ring: Ring, side: int) -> int | None:
    """The seat of the freshest partner on the apron, if any."""
    team = ring.sides[side]
    if len(team) < 2:
        return None
    seats = [seat for seat in range(len(team)) if seat != ring.legal[side] and not team[seat].out]
    return min(seats, key=lambda seat: (team[seat].wear, seat), default=None)


def _meets_like(ring: Ring, one: Fighter) -> bool:
    """Whether everybody on the other side has somebody of theirs to send in, where like meets like."""
    gender = one.who.gender
    rest = [side for side in ring.left if side != one.side]
    return all(any(mate.who.gender == gender and not mate.out for mate in ring.sides[side]) for side in rest)


def tag(ring: Ring, side: int, kind: Spot, dwell: int) -> bool:
    """Tag the freshest partner in; by is who comes in, on is who goes out."""
    seat = partner(ring, side)
    if seat is None or (ring.mixed and not _meets_like(ring, ring.sides[side][seat])):
        return False
    out = ring.man(side)
    ring.legal[side] = seat
    ring.match_up(side)
    inside = ring.man(side)
    inside.wear = max(0.0, inside.wear - T.rest_s * 60)
    ring.crowd.pop(0.45 if kind is Spot.HOT_TAG else 0.04, side)
    if ring.mixed and inside.who.gender != out.who.gender:
        ring.beat(kind, inside, out, dwell, why="mixed")
    else:
        ring.beat(kind, inside, out, dwell)
    return True


def third_man(ring: Ring) -> int | None:
    """A side out of the action, drawn by standing in the bout; None when there are only two."""
    others = [side for side in ring.left if side not in (ring.up, ring.down)]
    if not others:
        return None
    return others[int(ring.rnd() * len(others))]


def intrude(ring: Ring, dwell: int) -> bool:
    """Someone else comes back in and cuts down the one on top."""
    if not ring.multi or ring.rnd() >= T.third:
        return False
    side = third_man(ring)
    if side is None:
        return False
    top = ring.up
    target = top if ring.rnd() < 0.7 else ring.down
    ring.seize(side, target)
    ring.position = Position.STANDING
    one, other = ring.legal_pair()
    ring.crowd.pop(0.12, side)
    ring.beat(Spot.CUT_OFF, one, other, dwell, why="third")
    return True


def rescuer(ring: Ring, side: int, coverer: int, saves: int) -> Fighter | None:
    """Who breaks up a cover that would be the end: a partner, or whoever else wants to win."""
    if ring.multi:
        if ring.rnd() >= T.third_save - 0.1 * saves:
            return None
        others = [s for s in ring.left if s not in (side, coverer)]
        return ring.man(others[int(ring.rnd() * len(others))]) if others else None
    seat = partner(ring, side)
    if seat is None or ring.rnd() >= T.save - T.save_fall * saves:
        return None
    return ring.sides[side][seat]
