"""Brackets: who meets whom when whoever loses is out, from the first round to the final."""

from dataclasses import dataclass

# As few and as many as one tournament may have.
LEAST, MOST = 2, 128
# Where a side of a tie comes from: a seed, counted from 1, or the winner of an earlier tie, by round and slot.
Source = int | tuple[int, int]
FINAL, SEMI_FINAL, LEAGUE = "final", "semi-final", "league match"


@dataclass(frozen=True, slots=True)
class Fixture:
    """One tie. Rounds and slots count from 0; slots from the top of the bracket, and where a bye is there is none."""

    round: int
    slot: int
    one: Source
    other: Source


def check_field(field: int) -> None:
    """Raises ValueError where no tournament can be made of so many."""
    if not LEAST <= field <= MOST:
        raise ValueError(f"a tournament has {LEAST} to {MOST} entrants, not {field}")


def rounds(field: int) -> int:
    """How many rounds so many entrants need. Raises ValueError outside 2–128."""
    check_field(field)
    return (field - 1).bit_length()


def order(size: int) -> list[int]:
    """The seeds of a full bracket from top to bottom, `size` a power of two: 1 and 2 are as far apart as can be."""
    seeds = [1]
    while len(seeds) < size:
        whole = 2 * len(seeds) + 1
        seeds = [seed for one in seeds for seed in (one, whole - one)]
    return seeds


def bracket(field: int) -> list[Fixture]:
    """Every tie of a seeded bracket, round by round; where seats are left empty the top seeds wait a round.

    Seeds s and t can meet no earlier than their standing says: if all favourites win, 1 meets 2 in the final, and 1–4
    are the last four. Raises ValueError outside 2–128.
    """
    count = rounds(field)
    line: list[Source | None] = [seed if seed <= field else None for seed in order(2**count)]
    made: list[Fixture] = []
    for number in range(count):
        coming: list[Source | None] = []
        for slot, (one, other) in enumerate(zip(line[::2], line[1::2], strict=True)):
            if one is None or other is None:
                coming.append(one if other is None else other)
            else:
                made.append(Fixture(number, slot, one, other))
                coming.append((number, slot))
        line = coming
    return made


def stage(number: int, count: int) -> str:
    """What a round is called, by its number from 0 and how many there are."""
    left = count - 1 - number
    return {0: FINAL, 1: SEMI_FINAL, 2: "quarter-final"}.get(left, f"round of {2 ** (left + 1)}")


def billed(stage: str, name: str) -> str:
    """What a match of a round of a tournament is called: "a semi-final of the Hull Cup"."""
    whose = f"of the {name.removeprefix('The ')}"
    if stage.startswith("round of"):
        return f"a match in the {stage} {whose}"
    return f"the {stage} {whose}" if stage == FINAL else f"a {stage} {whose}"


def plural(stage: str, ties: int) -> str:
    """The heading of a round: "Semi-finals", "Final", "Round of 16"."""
    name = stage[0].upper() + stage[1:]
    return name if stage == FINAL or stage.startswith("round of") or ties == 1 else f"{name}s"
