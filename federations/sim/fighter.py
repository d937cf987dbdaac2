"""One wrestler inside a bout: what they have left, what they have done and what they can do next."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from federations.sim.chances import might
from federations.sim.kinds import Position, Wrestler
from federations.sim.moves import CATALOGUE, Move, MoveKind


@dataclass(frozen=True, slots=True)
class Tuning:
    """Shares 0-1 unless said."""

    tough: float = 0.45  # of a blow, taken off by full toughness
    tired: float = 0.25  # more pain for the exhausted
    own_style: float = 3.2  # how much likelier a move of one's own style is
    own_prop: float = 4.0  # of one with what the match is about
    dull_after: int = 2  # uses of one move by one wrestler
    grand: float = 0.6  # impact from which a move is done once
    memory: int = 7  # moves of the bout before one may come back
    tries: int = 6  # draws before the first allowed move is taken
    gas_base: float = 0.55
    gas_stamina: float = 0.45
    gas_rust: float = 0.22  # of it, missing after months without a match


T = Tuning()


class Menu(IntEnum):
    """What a move is chosen for."""

    OPENING = 0
    HEAT = 1
    BIG = 2
    HOLD = 3
    ROLL_UP = 4
    WEAPON = 5
    TOSS = 6
    LEAP = 7
    PROP = 8  # what wins a match of its kind


_STRIKING = (MoveKind.STRIKE, MoveKind.SLAM, MoveKind.THROW, MoveKind.DIVE)


def _serves(menu: Menu, move: Move) -> bool:
    """Whether a move is the sort of thing a menu holds."""
    if menu is Menu.ROLL_UP:
        return move.kind is MoveKind.ROLL_UP
    if menu in (Menu.WEAPON, Menu.PROP):
        return move.kind is MoveKind.WEAPON and (move.prop == "table") == (menu is Menu.PROP)
    if menu is Menu.HOLD:
        return move.kind is MoveKind.HOLD and move.impact >= 0.25
    if menu is Menu.OPENING:
        light = move.impact <= 0.3 and (move.kind is MoveKind.HOLD or move.kind in _STRIKING)
        return light and move.end in (Position.STANDING, Position.GROUNDED) and move.start is Position.STANDING
    if menu is Menu.TOSS:
        return move.end is Position.OUTSIDE and move.start is not Position.OUTSIDE
    if menu is Menu.LEAP:
        return move.kind is MoveKind.DIVE and move.start is Position.OUTSIDE
    if move.kind not in _STRIKING or _serves(Menu.TOSS, move) or _serves(Menu.LEAP, move):
        return False
    if menu is Menu.HEAT:
        return 0.15 <= move.impact <= 0.66
    return move.impact >= 0.38


def menus(catalogue: Sequence[Move]) -> dict[tuple[int, str], tuple[Move, ...]]:
    """What a catalogue has to choose from, by menu and position."""
    return {
        (menu, position): tuple(move for move in catalogue if move.start is position and _serves(menu, move))
        for menu in Menu
        for position in Position
    }


MENUS = menus(CATALOGUE)

_APT: dict[MoveKind, Callable[[Wrestler], float]] = {
    MoveKind.STRIKE: lambda who: who.brawling,
    MoveKind.SLAM: lambda who: who.strength,
    MoveKind.THROW: lambda who: 0.5 * (who.technique + who.agility),
    MoveKind.HOLD: lambda who: who.technique,
    MoveKind.DIVE: lambda who: who.agility,
    MoveKind.WEAPON: lambda who: who.brawling,
    MoveKind.ROLL_UP: lambda who: who.technique,
}


class Fighter:
    """A wrestler's state in one bout: `wear` 0-1.3 of punishment, `gas` 0-1, `drive` −1…1."""

    __slots__ = (
        "drive",
        "finishers_hit",
        "finishers_taken",
        "gas",
        "grit",
        "hurt_days",
        "kick_outs",
        "menus",
        "might",
        "out",
        "popped",
        "prop",
        "seat",
        "side",
        "signatures_hit",
        "tries",
        "used",
        "wear",
        "who",
    )

    def __init__(self, who: Wrestler, side: int, seat: int, bias: float, prop: str = "") -> None:
        self.who = who
        self.prop = prop
        self.side = side
        self.seat = seat
        self.might = might(who)
        self.grit = self.might + bias
        self.wear = 0.06 * (1.0 - who.energy)
        self.gas = (T.gas_base + T.gas_stamina * who.stamina) * (0.6 + 0.4 * who.energy)
        self.gas *= 1.0 - T.gas_rust * who.rust
        self.drive = 0.25 * who.momentum
        self.finishers_hit = self.finishers_taken = self.signatures_hit = self.kick_outs = self.hurt_days = (
            self.tries
        ) = 0
        self.popped = 0.0
        self.out = False  # eliminated
        self.used: dict[str, int] = {}
        self.menus: dict[tuple[int, str, int, int], tuple[list[Move], list[float]]] = {}

    def take(self, blow: float) -> None:
        """Take punishment; the tough feel less of it, the exhausted more."""
        self.wear += blow * (1.2 - T.tough * self.who.toughness) * (1.0 + T.tired * (0.6 - self.gas))
        self.wear = min(self.wear, 1.3)

    def menu(self, menu: Menu, position: Position, other: "Fighter") -> tuple[list[Move], list[float]]:
        """The moves this one can do on that one from there, with their weights added up."""
        key = (menu, position, other.side, other.seat)
        found = self.menus.get(key)
        if found is None:
            who, heavy = self.who, other.who.weight_kg
            can = [
                move
                for move in MENUS[(menu, position)]
                if move.strength <= who.strength and move.agility <= who.agility and heavy <= move.max_kg
                if move.prop in ("", self.prop)
            ]
            found = self.menus[key] = (can, list(accumulate(self._taste(move) for move in can)))
        return found

    def has_fresh(self, menu: Menu, position: Position, other: "Fighter") -> bool:
        """Whether there is something from there that this one has not yet shown."""
        return any(move.key not in self.used for move in self.menu(menu, position, other)[0])

    def _taste(self, move: Move) -> float:
        """How much someone likes a move."""
        own = T.own_style if self.who.style in move.styles else 1.0
        own *= T.own_prop if move.prop else 1.0
        apt = _APT[move.kind](self.who)
        return own * (0.15 + apt * apt)

    def choose(
        self, menu: Menu, position: Position, other: "Fighter", recent: list[str], rnd: Callable[[], float]
    ) -> Move | None:
        """Draw a move that is not stale, or None when nothing can be done from there."""
        can, weights = self.menu(menu, position, other)
        if not can:
            return None
        total = weights[-1]
        used = self.used
        for _ in range(T.tries):
            move = can[min(bisect_right(weights, rnd() * total), len(can) - 1)]
            if move.key not in recent and used.get(move.key, 0) < (1 if move.impact >= T.grand else T.dull_after):
                return move
        fresh = [move for move in can if move.key not in recent] or can
        return min(fresh, key=lambda move: used.get(move.key, 0))
