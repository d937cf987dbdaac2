"""Aims: what a match is for, beyond who wins it. They are the booker's business until the final bell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from federations.sim.desk import Desk, Hand


class Aim(StrEnum):
    """What the booker wants of a match, for one of the two."""

    OVER = "over"  # the hall is to take to them
    TEST = "test"  # how far they have come is to be seen
    WIND = "wind"  # that they tire is not to be seen
    CRAFT = "craft"  # nor that they cannot wrestle yet


@dataclass(frozen=True, slots=True)
class Tuning:
    """Shares 0-1; standings as those of hands."""

    most: int = 2  # aims on a card
    coming: int = 6  # how many the office believes in at a time
    unknown: float = 0.1  # charisma beyond what the crowd knows of it, from which somebody could be loved …
    slumping: float = -0.3  # … unless they are losing all the time
    rising: float = 0.3  # momentum from which it is time for a test …
    above: float = 0.15  # … by somebody so much further up
    turn: float = 0.5  # how much sooner it is somebody's turn, for each point of that
    short_of_wind: float = 0.58  # stamina below which one should not stay long
    green: float = 0.46  # technique below which one needs a partner to dance with
    beatable: float = 40.0  # worth of might that one has more of
    rub: float = 0.5  # worth of meeting somebody better known
    safe: float = 0.9  # worth of somebody's technique to one who has none
    hidden: float = 0.6  # × the minutes of whom tires


TUNING = Tuning()


def prospects(hands: Sequence[Hand], tuning: Tuning = TUNING) -> dict[str, float]:
    """Whom the office believes in: those who could be loved and are not yet, with how much they could be."""
    room = {hand.key: hand.charisma - hand.over for hand in hands if hand.momentum >= tuning.slumping}
    most = sorted((key for key in room if room[key] >= tuning.unknown), key=lambda key: (-room[key], key))
    return {key: room[key] for key in most[: tuning.coming]}


def aim_for(hand: Hand, believed: Mapping[str, float], tuning: Tuning = TUNING) -> Aim | None:
    """What a match of somebody's would be for."""
    if hand.key in believed:
        return Aim.TEST if hand.momentum >= tuning.rising else Aim.OVER
    if hand.stamina < tuning.short_of_wind:
        return Aim.WIND
    return Aim.CRAFT if hand.technique < tuning.green else None


def serves(aim: Aim | None, one: Hand, other: Hand, tuning: Tuning = TUNING) -> float:
    """How well an opponent serves an aim for `one`."""
    if aim is Aim.OVER:
        known = min(max(other.over - one.over, 0.0), 0.3)
        return tuning.beatable * min(one.might - other.might, 0.03) + tuning.rub * known
    if aim is Aim.TEST:
        return tuning.rub * min(max(other.standing - one.standing - tuning.above, 0.0), 0.3)
    return tuning.safe * (other.technique - 0.5) if aim is Aim.CRAFT else 0.0


def has_room(desk: Desk, tuning: Tuning = TUNING) -> bool:
    """Whether a card has fewer aims than it bears."""
    return desk.aimed < tuning.most
