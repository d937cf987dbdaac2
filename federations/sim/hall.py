"""What the hall shouts and what the camera looks at: read off a bout as it stands, and nothing drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from federations.sim.kinds import Camera, Chant, Position, Spot
from federations.sim.moves import MOVES

if TYPE_CHECKING:
    from federations.sim.fighter import Fighter
    from federations.sim.ring import Ring


class ChantFacts(TypedDict, total=False):
    """What a spot says of a chant."""

    chant: str
    chant_for: str


@dataclass(frozen=True, slots=True)
class Tuning:
    """Loudness is 0-100."""

    name: int = 50  # from which a hall has breath for a name …
    own: int = 38  # … and for one of its own
    loved: float = 0.42  # how much they must want somebody, −1…1
    shame: int = 42
    encore: int = 72
    encore_falls: int = 4  # near-falls after which they want it to go on
    tables: int = 58
    bored: int = 43  # below this, and after so long, they say so
    bored_s: int = 240


T = Tuning()

_NAMED = frozenset(
    {Spot.HOPE, Spot.COMEBACK, Spot.DOUBLE_DOWN, Spot.BACK_UP, Spot.HUNG_ON, Spot.ROPE_BREAK, Spot.ENTRY}
)
_CLOSE = frozenset({Spot.COVER, Spot.COUNT, Spot.KICK_OUT, Spot.HOLD, Spot.ROPE_BREAK, Spot.ESCAPE, Spot.REFEREE_DOWN})
_HARD = frozenset({Spot.BELL, Spot.RESULT, Spot.ELIMINATED})


def from_above(kind: Spot, by: "Fighter | None", move: str | None) -> bool:
    """Whether somebody came off the top: with a move that begins there, or with a dive that ends matches."""
    if kind is Spot.FINISHER:
        return by is not None and by.who.finisher_kind == "dive"
    return move in MOVES and MOVES[move].start is Position.TOP


def camera(kind: Spot, position: Position, *, high: bool = False) -> Camera:
    """From where a spot is seen: the hard camera, close, up at whoever comes from on high, or on the floor."""
    if kind in _HARD:
        return Camera.HARD
    if high or position is Position.TOP or kind is Spot.CLIMB:
        return Camera.LOW
    if position is Position.OUTSIDE:
        return Camera.FLOOR
    return Camera.CLOSE if kind in _CLOSE else Camera.HARD


def chanted(ring: "Ring", kind: Spot, by: "Fighter | None") -> ChantFacts:
    """What the hall chants at a spot, as its facts."""
    heard = chant(ring, kind, by)
    if heard is None:
        return {}
    word, about = heard
    return {"chant": word.value, "chant_for": about} if about else {"chant": word.value}


def chant(ring: "Ring", kind: Spot, by: "Fighter | None") -> tuple[Chant, str] | None:
    """What the hall chants at a spot, and for whom by key; None where it only makes noise."""
    loud = ring.crowd.loud()
    if kind is Spot.CHEAT and loud >= T.shame and by is not None and ring.crowd.wants[by.side] < 0:
        return Chant.SHAME, by.who.key
    if kind is Spot.KICK_OUT and ring.near_falls >= T.encore_falls and loud >= T.encore:
        return Chant.ENCORE, ""
    if by is not None and kind in _NAMED:
        return _for(ring, by, loud)
    if ring.law.prop == "table" and not ring.set_up and loud >= T.tables:
        return Chant.TABLES, ""
    if kind is Spot.HOLD and loud <= T.bored and ring.clock >= T.bored_s:
        return Chant.BORED, ""
    return None


def _for(ring: "Ring", by: "Fighter", loud: int) -> tuple[Chant, str] | None:
    """A hall shouts the name of whom it loves, and sooner where they are its own."""
    if by.who.key in ring.bout.cheers and loud >= T.own:
        return Chant.OURS, by.who.key
    loved = ring.crowd.wants[by.side] >= T.loved
    return (Chant.NAME, by.who.key) if loved and loud >= T.name else None
