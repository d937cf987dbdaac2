"""Seasons: when a federation's yearly tournament is, what it is called, how many enter, which night has which tie."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from federations.sim import brackets, leagues


@dataclass(frozen=True, slots=True)
class Tuning:
    """How large a tournament may be on the nights there are."""

    knockout: tuple[int, ...] = (16, 12, 8, 6, 4)  # fields, the largest that fits is taken
    league: tuple[int, ...] = (12, 10, 8, 6)  # in two blocks
    vacancy: tuple[int, ...] = (8, 4, 3, 2)  # a championship should not be without a champion for long
    one_night: float = 0.5  # chance that a vacant first championship is filled on one night, by four
    share: float = 0.75  # of those who could enter: somebody must be left for the rest of the cards
    knockout_a_card: int = 2  # ties on one card, whose other matches are about something else
    league_a_card: int = 3  # a tour is there for its league
    blocks: int = 2
    notice_days: int = 4  # between the announcement and the first tie: its card must not be out yet
    least_days: int = 12  # and the final, which is for a big show that is so far away


TUNING = Tuning()
# Names of a federation's yearly tournament, by style and whom it is for; each federation keeps its own for good.
NAMES = {
    ("jp_tour", "women"): ("{city} Blossom League", "Queen of {city} League", "{city} Ladies' League"),
    ("jp_tour", ""): ("{city} Grand League", "Crown of {city} League", "{city} Climax League"),
    ("", "women"): ("Queen of {city} Tournament", "{city} Queens' Cup", "{city} Women's Invitational"),
    ("", ""): ("{city} Cup", "{city} Invitational", "{city} Shield"),
}
# A big show of such a name is where a season ends, and the rest of its name is the season's.
FINAL = " Final"


@dataclass(frozen=True, slots=True)
class Big:
    """A big show of the year: its name and the months in which it falls; none is every month."""

    name: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """A tournament on paper. Seeds count from 1; `night` of a tie is an index into the nights that it was made for.

    Of a league the ties are those of the blocks, and after them the final between their first two.
    """

    field: int
    blocks: tuple[tuple[int, ...], ...]
    ties: tuple["Tie", ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie on paper. A side without a source is decided by a table."""

    round: int
    slot: int
    night: int
    one: brackets.Source | None = None
    other: brackets.Source | None = field(default=None)


def month(shows: Sequence[Big], rng: random.Random) -> int | None:
    """The month in which a federation's season ends, the same every year; None without big shows.

    The one with a final in its name, else one of the later half of the year. Draws from a stream of the federation's
    own, which must be the same each time.
    """
    named = sorted(one.months[0] for one in shows if one.name.endswith(FINAL) and one.months)
    if named:
        return named[0]
    months = sorted({number for one in shows for number in one.months or range(1, 13)})
    late = [number for number in months if number >= 5] or months
    return rng.choice(late) if late else None


def rumble_month(shows: Sequence[Big], final: int | None, rng: random.Random) -> int | None:
    """The month whose big show has the year's rumble, the same every year; None without a month of its own.

    In the first half of the year where that can be, and never where the season ends. `rng` as for `month`.
    """
    months = sorted({number for one in shows for number in one.months or range(1, 13)} - {final})
    early = [number for number in months if 3 <= number <= 6] or months
    return rng.choice(early) if early else None


def name(style: str, city: str, division: str, final: str, rng: random.Random) -> str:
    """What a yearly tournament is called. Draws from a stream of the federation's own, the same each time."""
    whose = "women" if division == "women" else ""
    known = NAMES.get((style, whose)) or NAMES["", whose]
    drawn = rng.choice(known).format(city=city)
    if not final.endswith(FINAL):
        return drawn
    return f"Women's {final.removesuffix(FINAL)}" if whose else final.removesuffix(FINAL)


def knockout(pool: int, nights: int, tuning: Tuning = TUNING, sizes: Sequence[int] | None = None) -> Draw | None:
    """The largest bracket for a pool of so many that so many nights before the final have room for, or None.

    The final's night is number `nights`. No round begins before the one before it is over.
    """
    most = pool if sizes else max(4, int(pool * tuning.share))
    for size in sizes or tuning.knockout:
        if size > min(most, pool):
            continue
        fixtures = brackets.bracket(size)
        before = Counter(one.round for one in fixtures[:-1])
        placed = spread([before[number] for number in sorted(before)], nights, tuning.knockout_a_card)
        if placed is not None:
            numbers = [*chain.from_iterable(placed), nights]
            ties = (Tie(f.round, f.slot, night, f.one, f.other) for f, night in zip(fixtures, numbers, strict=True))
            return Draw(size, (), tuple(ties))
    return None


def in_one_night() -> Draw:
    """Two semi-finals and a final, all on the same night."""
    return Draw(4, (), tuple(Tie(f.round, f.slot, 0, f.one, f.other) for f in brackets.bracket(4)))


def spread(rounds: Sequence[int], nights: int, a_card: int) -> list[list[int]] | None:
    """The night of each tie, round by round, evenly over all nights; None where there are too few.

    `rounds` are numbers of ties. A round has nights of its own, as many as it needs at `a_card` ties each.
    """
    needed = [-(-ties // a_card) for ties in rounds]
    places = _evenly(sum(needed), nights)
    if places is None:
        return None
    line = iter(places)
    found = []
    for ties, count in zip(rounds, needed, strict=True):
        own = [next(line) for _ in range(count)]
        found.append(sorted(own[tie % count] for tie in range(ties)))
    return found


def _evenly(count: int, nights: int) -> list[int] | None:
    """So many different nights, from the first to the last but for what is left over; None where there are fewer."""
    if count > nights:
        return None
    if count <= 1:
        return [nights - 1] * count
    return [round(number * (nights - 1) / (count - 1)) for number in range(count)]


def league(pool: int, nights: int, tuning: Tuning = TUNING) -> Draw | None:
    """The largest league of two blocks for a pool of so many that so many nights before the final have room for."""
    most = int(pool * tuning.share)
    for size in tuning.league:
        if size > most:
            continue
        blocks = leagues.blocks(size, tuning.blocks)
        meetings = list(_by_turns([leagues.circle(block) for block in blocks]))
        placed = _placed([pair for _, pair in meetings], nights, tuning.league_a_card)
        if placed is not None:
            last = max(number for number, _ in meetings) + 1
            ties = [
                Tie(number, slot, night, *pair)
                for slot, ((number, pair), night) in enumerate(zip(meetings, placed, strict=True))
            ]
            return Draw(size, tuple(map(tuple, blocks)), (*ties, Tie(last, 0, nights)))
    return None


def _by_turns(blocks: Sequence[list[list[tuple[int, int]]]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Every meeting with its round, a round at a time, and within it the blocks by turns."""
    for number, together in enumerate(zip_longest(*blocks, fillvalue=[])):
        for pairs in zip_longest(*together):
            yield from ((number, pair) for pair in pairs if pair is not None)


def _placed(pairs: Sequence[tuple[int, int]], nights: int, a_card: int) -> list[int] | None:
    """The night of each meeting: in their order, nobody twice on one, never more than `a_card`; None without room."""
    for least in range(-(-len(pairs) // nights) if nights else a_card + 1, a_card + 1):
        busy: list[set[int]] = [set() for _ in range(nights)]
        found = []
        for pair in pairs:
            free = (n for n, there in enumerate(busy) if len(there) < 2 * least and not there & set(pair))
            night = next(free, None)
            if night is None:
                break
            busy[night] |= set(pair)
            found.append(night)
        if len(found) == len(pairs):
            return found
    return None
