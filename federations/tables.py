"""Tables: the blocks of a league as pages show them, with what each did against each."""

from collections.abc import Sequence
from dataclasses import dataclass

from federations.models import Tie
from federations.pairs import Entry, Known, Pair
from federations.sim import brackets, leagues
from federations.sim.leagues import Played, Row


@dataclass(frozen=True, slots=True)
class Cell:
    """What one did against another: a letter, a word for it, and the match if there is one."""

    letter: str
    word: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody's line; a cell for everybody in the block, None for themselves and for whom they have still to meet."""

    entry: Entry
    row: Row
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block's table, the first on top; `seeds` are those of its columns."""

    name: str
    lines: tuple[Line, ...]


def blocks(known: Known, ties: Sequence[Pair]) -> list[Block]:
    """The table of each block, from what has aired."""
    numbers = sorted({entry.block for entry in known.entries.values()})
    own = [pair for pair in ties if pair.stage == brackets.LEAGUE]
    return [Block(f"Block {'AB'[number]}", tuple(_lines(known, own, number))) for number in numbers]


def _lines(known: Known, ties: Sequence[Pair], block: int) -> list[Line]:
    entries = {entry.seed: entry for entry in known.entries.values() if entry.block == block}
    told = [pair for pair in ties if pair.how and _seeds(pair)[0] in entries]
    rows = leagues.table(entries, [_played(pair) for pair in told])
    met = {frozenset(_seeds(pair)): pair for pair in told}
    order = [row.seed for row in rows]
    return [
        Line(entries[row.seed], row, tuple(_cell(met.get(frozenset((row.seed, seed))), row.seed) for seed in order))
        for row in rows
    ]


def _seeds(pair: Pair) -> tuple[int, ...]:
    return tuple(seat.entry.seed for seat in pair.seats if seat.entry is not None)


def _played(pair: Pair) -> Played:
    one, other = _seeds(pair)
    return Played(one, other, pair.winner.seed if pair.winner else None, pair.fall_s)


def _cell(pair: Pair | None, seed: int) -> Cell | None:
    if pair is None:
        return None
    if pair.winner is None:
        return Cell("D", "neither came" if pair.how == Tie.How.OFF else "a draw", pair.url)
    won = pair.winner.seed == seed
    return Cell("W" if won else "L", "won" if won else "lost", pair.url)
