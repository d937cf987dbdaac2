"""Aftermath: what was named before a match, line by line, and what came of it once it is over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from federations.sim.kinds import DECIDED
from federations.sim.rules import MOST_SIDES
from storylines.sim.feuds import CLEAN
from storylines.sim.stakes import Branch, Consequence, Record
from storylines.sim.words import number

# So many lines stand over a match while it goes on, and after it.
LINES = 2


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that was named: under which word it stands, and whether that is what became of it."""

    word: str
    text: str
    became: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a match ended: the side that won (None: nobody), and by what."""

    winner: int | None
    finish: str


def lines(record: Record, branches: Sequence[Branch], ending: Ending | None) -> tuple[Named, ...]:
    """The stakes in two lines: each side's first while it is open; then what came true, and what did not."""
    found = _open(record, branches) if ending is None else _over(branches, ending)
    return tuple(found)[:LINES]


def whoever(record: Record) -> str:
    """What it means to be left of a crowd, whoever that is; empty where there are few enough to name each."""
    if len(record.corners) <= MOST_SIDES:
        return ""
    if record.prize:
        return f"has a shot at the {record.prize} coming"
    return f"has beaten {number(len(record.corners) - 1)} at once"


def _open(record: Record, branches: Sequence[Branch]) -> Iterator[Named]:
    if meant := whoever(record):
        yield Named("Whoever is left", meant)
        return
    for branch in branches:
        short = record.corners[branch.side].short
        # Whose it is stands before it already, and there is one line for it.
        yield Named(f"If {short}", branch.consequences[0].text.removesuffix(f" for {short}"))


def _over(branches: Sequence[Branch], ending: Ending) -> Iterator[Named]:
    if ending.winner is None:
        yield Named("Nobody won", "and nothing of what was at stake has moved")
    for branch in sorted(branches, key=lambda branch: branch.side != ending.winner):
        came = holds(branch.consequences, ending.finish) if branch.side == ending.winner else []
        for one in branch.consequences:
            word = "Not to be" if one not in came else "Came true" if one.within_days <= 1 else "To come"
            yield Named(word, one.text, became=one in came)


def fallen(finish: str) -> bool:
    """Whether a finish is one that moves championships."""
    return finish in DECIDED


def holds(named: Sequence[Consequence], finish: str) -> list[Consequence]:
    """Those of a winner's consequences that the finish lets happen."""
    clean = finish in CLEAN
    return [one for one in named if not one.needs_fall or (clean if one.kind == "settled" else fallen(finish))]
