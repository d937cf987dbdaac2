"""Pushes and burials: where the booker is taking somebody, from what anybody saw: wins, and places on the card."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tuning:
    """Shares 0-1; weeks."""

    weeks: int = 8  # lately, and as many before
    least: int = 4  # matches lately, from which on it is more than chance
    some: int = 3  # matches before; of less it is compared with somebody in the middle
    middle: float = 0.5
    win: float = 0.55  # of the score; the rest is the place on the card
    moved: float = 0.13  # of the score, from which on it is a direction
    winning: float = 0.5  # nobody who loses most of it is pushed …
    losing: float = 0.4  # … nor who wins more than this buried
    top: float = 0.74  # of the score, from which on no direction is needed …
    bottom: float = 0.2  # … and so at the other end


TUNING = Tuning()


class Direction(StrEnum):
    PUSHED = "pushed"
    BURIED = "buried"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Night:
    """A match as it stood on its card: `place` is 0 for the opener and 1 for the main event."""

    won: bool | None
    place: float


@dataclass(frozen=True, slots=True)
class Trend:
    """Which way somebody is going, and what it is read from."""

    direction: Direction
    won: int = 0
    matches: int = 0
    higher: bool = False
    lower: bool = False

    @property
    def why(self) -> str:
        """What it is read from, in words."""
        told = [f"won {self.won} of {self.matches} in eight weeks"]
        told += ["higher on the card than before"] if self.higher else []
        told += ["lower on the card than before"] if self.lower else []
        return ", ".join(told)


def trend(lately: Sequence[Night], before: Sequence[Night], tuning: Tuning = TUNING) -> Trend:
    """Where somebody is going: the last weeks against those before them."""
    if len(lately) < tuning.least:
        return Trend(Direction.NEITHER)
    won = sum(night.won is True for night in lately)
    now, was = _score(lately, tuning), _score(before, tuning) if len(before) >= tuning.some else tuning.middle
    share, step = won / len(lately), _place(lately) - (_place(before) if len(before) >= tuning.some else tuning.middle)
    up = now >= tuning.top or now - was >= tuning.moved
    down = now <= tuning.bottom or was - now >= tuning.moved
    direction = Direction.NEITHER
    if up and share >= tuning.winning:
        direction = Direction.PUSHED
    elif down and share <= tuning.losing:
        direction = Direction.BURIED
    return Trend(direction, won, len(lately), step >= tuning.moved, step <= -tuning.moved)


def _place(nights: Sequence[Night]) -> float:
    return sum(night.place for night in nights) / len(nights)


def _score(nights: Sequence[Night], tuning: Tuning) -> float:
    """What somebody's nights are worth, 0-1; a draw is half a win."""
    wins = sum(1.0 if night.won else 0.5 if night.won is None else 0.0 for night in nights) / len(nights)
    return tuning.win * wins + (1 - tuning.win) * _place(nights)
