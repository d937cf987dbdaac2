"""Stakes: the story so far, and what follows if one wins or the other, from what is on record when the bell rings.

Every consequence is something that can be looked up afterwards. One that needs a fall says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from federations.sim.rules import MOST_SIDES
from storylines.sim.cups import Cup
from storylines.sim.forfeits import lost
from storylines.sim.words import counted, number, ordinal, possessive

# From here on wins or defeats in a row are worth a word.
RUN = 3
# Form is told of so many matches, and of no fewer than three.
FORM = 6
CLAUSES = 2
UNSAID = frozenset({"form", "form_left"})
# So many days after a shot was earned it has been cashed in: two big shows, or the weekly one after the second.
NIGHTS = 77
SENTENCES = 3
FINISHES = {
    "pin": "by pin",
    "roll_up": "with a roll-up",
    "submission": "by submission",
    "dq": "by disqualification",
    "count_out": "by count-out",
    "interference": "with somebody's help",
    "stoppage": "when the referee stopped it",
    "ten_count": "with a count of ten",
    "retrieval": "up the ladder",
    "way_out": "out of the cage",
    "table": "through a table",
    "over_top": "over the top rope",
    "most_falls": "on falls",
    "screwjob": "by a fast count",
}


@dataclass(frozen=True, slots=True)
class Corner:
    """One side: who stands on it, what they are called in full and in passing, and whether that is several."""

    keys: frozenset[str]
    name: str
    short: str
    several: bool = False
    wager: str = ""  # what they put up, and do not get back

    def verb(self, one: str, many: str) -> str:
        return many if self.several else one


@dataclass(frozen=True, slots=True)
class Past:
    """A match that was: its sides, the winning one (None: nobody), how it ended, where, and how many days ago."""

    sides: tuple[frozenset[str], ...]
    winner: int | None
    finish: str
    show: str
    days: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is known at the bell. `holder` is the side that holds the championship.

    `past` are the latest matches of anybody in it, newest first; `older` those between the sides from before them.
    """

    corners: tuple[Corner, ...]
    past: tuple[Past, ...] = ()
    older: tuple[Past, ...] = ()
    title: str = ""
    holder: int | None = None
    defences: int = 0
    night: bool = False  # whether a story is to end here
    story: str = ""  # how it began, as a sentence
    prize: str = ""  # the championship that the winner has a shot at
    earned: str = ""  # where a side earned that this is for a championship, as a sentence
    cup: Cup | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows. `needs_fall`: only from a win that is not one by the rules alone."""

    kind: str
    text: str
    amount: int = 0
    needs_fall: bool = False
    within_days: int = 1


@dataclass(frozen=True, slots=True)
class Branch:
    """What follows if a side wins."""

    side: int
    text: str
    consequences: tuple[Consequence, ...]


def so_far(record: Record) -> tuple[str, ...]:
    """The story so far, in at most three sentences, the weightiest first."""
    told = [one for one in (record.story, record.earned) if one]
    if len(record.corners) == 2:
        told += _meetings(record)
    told += _runs(record)
    return tuple(told[:SENTENCES])


def branches(record: Record, *, said: bool = False) -> tuple[Branch, ...]:
    """What follows if each side wins: at most two things a side, and never nothing where two meet.

    What is `said` at the table is no form: that is for those who look it up.
    """
    found = []
    for side, corner in enumerate(record.corners):
        named = tuple(one for one in _consequences(record, side) if not (said and one.kind in UNSAID))[:CLAUSES]
        if named:
            clauses = ", and ".join(one.text for one in named)
            found.append(Branch(side, f"If {corner.name} {corner.verb('wins', 'win')}, {clauses}.", named))
    return tuple(found)


def outcomes(record: Record, side: int) -> list[int]:
    """What became of a whole side's matches, whoever else was in them: 1 won, −1 lost, 0 neither; newest first.

    Not to be the last of many is no defeat, and is left out.
    """
    found = []
    for past in record.past:
        mine = next((n for n, keys in enumerate(past.sides) if record.corners[side].keys <= keys), None)
        if mine is not None and (past.winner == mine or len(past.sides) <= MOST_SIDES):
            found.append(0 if past.winner is None else 1 if past.winner == mine else -1)
    return found


def run(record: Record, side: int) -> int:
    """Matches in a row that a whole side has won (> 0) or lost (< 0)."""
    length = 0
    for step in outcomes(record, side):
        if step == 0 or length * step < 0:
            break
        length += step
    return length


def tally(record: Record) -> tuple[int, int]:
    """How often each of two sides has beaten the other, these and nobody else in the ring."""
    won = [0, 0]
    for past in _met(record):
        if past.winner is not None:
            won[0 if past.sides[past.winner] == record.corners[0].keys else 1] += 1
    return won[0], won[1]


def _met(record: Record) -> list[Past]:
    pair = {corner.keys for corner in record.corners}
    return [past for past in (*record.past, *record.older) if len(past.sides) == 2 and set(past.sides) == pair]


def _meetings(record: Record) -> Iterator[str]:
    met = _met(record)
    one, other = record.corners
    if not met:
        yield f"{one.short} and {other.short} have never met."
        return
    last = met[0]
    when = "earlier today" if last.days == 0 else f"{counted(last.days, 'day')} ago"
    if last.winner is None:
        yield f"They last met {when}, at {last.show}, and nobody won."
    else:
        won = one if last.sides[last.winner] == one.keys else other
        yield f"They last met {when}, at {last.show}: {won.short} won it {FINISHES.get(last.finish, 'somehow')}."
    mine, theirs = tally(record)
    if len(met) > 1 and mine != theirs:
        ahead = one if mine > theirs else other
        most, least = max(mine, theirs), min(mine, theirs)
        yield f"{ahead.short} {ahead.verb('leads', 'lead')} {score(most, least)}."
    elif len(met) > 1:
        yield f"It stands at {number(mine)} each."


def _runs(record: Record) -> Iterator[str]:
    for side, corner in enumerate(record.corners):
        length = run(record, side)
        if length >= RUN:
            yield f"{corner.short} {corner.verb('has', 'have')} won the last {number(length)}."
        elif length <= -RUN:
            yield f"{corner.short} {corner.verb('has', 'have')} lost the last {number(-length)}."


def _consequences(record: Record, side: int) -> Iterator[Consequence]:
    yield from _lost(record, side)
    yield from _belt(record, side)
    corner = record.corners[side]
    if record.cup and (worth := record.cup.worth(several=corner.several)):
        kind, clause, amount = worth
        yield Consequence(kind, f"{corner.short} {clause}", amount)
    if record.prize:
        has = corner.verb("has", "have")
        yield Consequence("shot", f"{corner.short} {has} a shot at the {record.prize} coming", within_days=NIGHTS)
    if record.night:
        yield Consequence("settled", "it is over between them, given a clean win", needs_fall=True)
    others = [other for number_, other in enumerate(record.corners) if number_ != side]
    yield from _streak(record, side)
    if len(others) == 1:
        yield from _between(record, side, others[0])
    elif not record.title:
        yield Consequence(
            "survives", f"{corner.short} {corner.verb('has', 'have')} beaten {number(len(others))} at once"
        )


def _lost(record: Record, side: int) -> Iterator[Consequence]:
    """What the others have put up, and lose for good however this side wins."""
    others = [other for number_, other in enumerate(record.corners) if number_ != side and other.wager]
    yield from (Consequence(*lost(other.wager, other.short)) for other in others)


def _belt(record: Record, side: int) -> Iterator[Consequence]:
    corner = record.corners[side]
    if not record.title:
        return
    if record.holder == side:
        made = record.defences + 1
        keeps = f"{corner.short} {corner.verb('keeps', 'keep')} the {record.title}, a {ordinal(made)} defence"
        yield Consequence("kept", keeps, amount=made)
    else:
        takes = f"{corner.short} {corner.verb('takes', 'take')} the {record.title}, if won outright"
        yield Consequence("crowned", takes, needs_fall=True)


def _streak(record: Record, side: int) -> Iterator[Consequence]:
    corner = record.corners[side]
    mine = run(record, side)
    if mine + 1 >= RUN:
        yield Consequence("run", f"that is {number(mine + 1)} in a row for {corner.short}", amount=mine + 1)
    beaten = record.corners if len(record.corners) <= MOST_SIDES else ()
    for other_side, other in enumerate(beaten):
        theirs = run(record, other_side)
        if other_side != side and theirs >= RUN:
            yield Consequence("ends_run", f"{possessive(other.short)} run stops at {number(theirs)}", amount=theirs)
        if other_side != side and theirs - 1 <= -RUN:
            lost = f"{other.short} {other.verb('has', 'have')} lost {number(1 - theirs)} in a row"
            yield Consequence("slump", lost, amount=1 - theirs)
    if mine <= -2:
        yield Consequence(
            "relief", f"it is {possessive(corner.short)} first win in {number(1 - mine)}", amount=1 - mine
        )


def score(most: int, least: int) -> str:
    """Say a score: "three to one", "two to nothing"."""
    return f"{number(most)} to {number(least) if least else 'nothing'}"


def _between(record: Record, side: int, other: Corner) -> Iterator[Consequence]:
    corner = record.corners[side]
    both = tally(record)
    mine, theirs = both[side] + 1, both[1 - side]
    if mine == 1 and theirs == 0:
        yield from _first(record, side, other)
    elif mine == 1:
        yield Consequence("tally", f"it is {possessive(corner.short)} first over {other.short}", amount=mine)
    elif mine == theirs:
        yield Consequence("tally", f"they are level at {number(mine)} each", amount=mine)
    else:
        ahead, behind = (corner, other) if mine > theirs else (other, corner)
        most, least = max(mine, theirs), min(mine, theirs)
        leads = f"{ahead.short} {ahead.verb('leads', 'lead')} {behind.short} {score(most, least)}"
        yield Consequence("tally", leads, amount=mine)


def _first(record: Record, side: int, other: Corner) -> Iterator[Consequence]:
    """Where two have no score: the winner's form, or the loser's, if no run was told; of two newcomers, the score."""
    corner = record.corners[side]
    mine, theirs = outcomes(record, side)[: FORM - 1], outcomes(record, 1 - side)[: FORM - 1]
    if len(mine) + 1 >= RUN and 1 - RUN < run(record, side) < RUN - 1:
        won, of = mine.count(1) + 1, number(len(mine) + 1)
        made = f"that makes {number(won)} wins of the last {of} for {corner.short}"
        yield Consequence("form", made if won > 1 else f"it is {possessive(corner.short)} first in {of}", won)
    elif len(theirs) + 1 >= RUN and 1 - RUN < run(record, 1 - side) < RUN:
        left = theirs.count(1)
        wins = f"{counted(left, 'win')} of the last {number(len(theirs) + 1)}"
        yield Consequence("form_left", f"{other.short} {other.verb('is', 'are')} left with {wins}", left)
    elif not (record.title or max(len(mine), len(theirs)) + 1 >= RUN):
        lead = f"they are one up on {other.short}" if corner.several else f"{corner.short} leads one to nothing"
        yield Consequence("tally", lead, amount=1)
