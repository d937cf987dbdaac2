"""Leagues: everybody meets everybody of their block, points are counted, and who is first in a block goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a match is worth."""

    win: int = 2  # points, as leagues of the ring have given them since there are any
    draw: int = 1  # both were still standing when the time was up


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Played:
    """One match of a league that is decided: two seeds, which of them won (None: neither), and after how long.

    A walkover takes no time: `fall_s` is None.
    """

    one: int
    other: int
    winner: int | None
    fall_s: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `fall_s` is how long a win took on the average, None without one."""

    seed: int
    points: int = 0
    won: int = 0
    drawn: int = 0
    lost: int = 0
    fall_s: float | None = None

    @property
    def played(self) -> int:
        return self.won + self.drawn + self.lost


def blocks(field: int, number: int) -> list[list[int]]:
    """Seeds dealt to so many blocks, down and back up again, so that no block is stronger than another by much."""
    dealt: list[list[int]] = [[] for _ in range(number)]
    for index in range(field):
        turn, place = divmod(index, number)
        dealt[number - 1 - place if turn % 2 else place].append(index + 1)
    return dealt


def circle(seeds: Sequence[int]) -> list[list[tuple[int, int]]]:
    """Rounds in which each meets each once and nobody twice in a round: the first sits, the others move on by one."""
    # Nobody has seed 0: whoever is to meet them has the night off.
    seats = [*seeds] + [0] * (len(seeds) % 2)
    found = []
    for _ in range(len(seats) - 1):
        pairs = zip(seats[: len(seats) // 2], reversed(seats[len(seats) // 2 :]), strict=True)
        found.append([(min(pair), max(pair)) for pair in pairs if 0 not in pair])
        seats = [seats[0], seats[-1], *seats[1:-1]]
    return found


def table(seeds: Iterable[int], played: Sequence[Played], tuning: Tuning = TUNING) -> list[Row]:
    """A block's table, the first on top.

    Equal points are parted by what those who have them did against each other, then by wins, then by who won quicker
    on the average, and last by seed, so that somebody always is first.
    """
    rows = [_row(seed, played, tuning) for seed in seeds]
    level: dict[int, set[int]] = {}
    for row in rows:
        level.setdefault(row.points, set()).add(row.seed)

    def place(row: Row) -> tuple[float, ...]:
        among = [one for one in played if {one.one, one.other} <= level[row.points]]
        between = _row(row.seed, among, tuning).points
        return (-row.points, -between, -row.won, row.fall_s if row.fall_s is not None else float("inf"), row.seed)

    return sorted(rows, key=place)


def _row(seed: int, played: Iterable[Played], tuning: Tuning) -> Row:
    mine = [one for one in played if seed in (one.one, one.other)]
    won, drawn = (sum(one.winner == which for one in mine) for which in (seed, None))
    falls = [one.fall_s for one in mine if one.winner == seed and one.fall_s is not None]
    return Row(
        seed,
        points=tuning.win * won + tuning.draw * drawn,
        won=won,
        drawn=drawn,
        lost=len(mine) - won - drawn,
        fall_s=sum(falls) / len(falls) if falls else None,
    )
