"""Two people, head to head: every time they stood on opposite sides, as far as it has aired."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from django.db.models import FETCH_RAISE, Exists, OuterRef

from characters import faces
from characters.faces import Face
from characters.models import CharacterQuerySet
from federations import people
from federations.billing import Bill, billed, bills
from federations.models import Bout, BoutQuerySet, Federation, Result, Side
from llmfed.accounts.models import Viewer
from llmfed.world.viewing import Viewed

# As far back as the page goes; few pairs ever get there.
MOST = 120
# The strip of wins, in units of its own: a bar a meeting, up for one, down for the other, as tall as it was good.
STEP, BAR, MIDDLE, LEAST, QUARTER = 22, 16, 60, 10, 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting on the strip. `won` is one, other or nobody; `alone` where nobody else was in the match."""

    x: int
    y: int
    height: int
    won: str
    alone: bool
    gold: bool
    bill: Bill


@dataclass(frozen=True, slots=True)
class Tally:
    """Meetings won by one, by the other, and by neither."""

    one: int
    other: int
    neither: int

    @property
    def played(self) -> int:
        return self.one + self.other + self.neither


@dataclass(frozen=True, slots=True)
class Rivalry:
    """What lies between two: the record alone and in company, the strip, and every meeting, the latest first."""

    one: Face
    other: Face
    alone: Tally
    company: Tally
    marks: tuple[Mark, ...]
    run: str  # who won the last of their meetings alone, and how often in a row
    told: str
    partners: int

    @property
    def width(self) -> int:
        """Of the strip."""
        return STEP * len(self.marks)

    @property
    def meetings(self) -> list[Bill]:
        return [mark.bill for mark in reversed(self.marks)]


def _two(viewer: Viewer, one: str, other: str) -> CharacterQuerySet:
    return people.visible_to(viewer).filter(slug__in=[one, other]).fetch_mode(FETCH_RAISE)


def _together(viewer: Viewer, one: int, other: int, now: datetime) -> BoutQuerySet:
    """The latest matches with both of two people in them that have aired, the last first."""
    visible = Federation.objects.visible_to(viewer).values("pk")
    both = Side.objects.filter(character=other, bout=OuterRef("bout"))
    shown = Result.objects.aired(now).filter(Exists(both), bout__sides__character=one)
    latest = shown.filter(bout__segment__show__federation__in=visible).order_by("-airs_at", "-pk").values("bout")[:MOST]
    return billed(Bout.objects.filter(pk__in=latest), now).order_by("-segment__show__starts_at", "-segment__position")


TWO = Viewed(_two, one=str, other=str)
TOGETHER = Viewed(_together, one=int, other=int, now=datetime)


def between(viewer: Viewer, one: str, other: str, now: datetime) -> Rivalry | None:
    """What lies between two people, in two queries; None where the viewer may not see both."""
    known = {who.slug: who for who in TWO(viewer, one=one, other=other)}
    if len(known) < 2:
        return None
    found = bills(TOGETHER(viewer, one=known[one].pk, other=known[other].pk, now=now))
    return rivalry(faces.of(known[one]), faces.of(known[other]), found)


def rivalry(one: Face, other: Face, together: Sequence[Bill]) -> Rivalry:
    """The same from the matches that both were in, the latest first."""
    against = [bill for bill in reversed(together) if _side(bill, one) != _side(bill, other)]
    marks = tuple(_mark(bill, one, other, at) for at, bill in enumerate(against))
    alone = [mark for mark in marks if mark.alone]
    return Rivalry(
        one,
        other,
        _tally(alone),
        _tally([mark for mark in marks if not mark.alone]),
        marks,
        _run(one, other, alone),
        _told(marks),
        len(together) - len(against),
    )


def _side(bill: Bill, who: Face) -> int:
    return next(side.number for side in bill.sides if who.slug in {face.slug for face in side.people})


def _mark(bill: Bill, one: Face, other: Face, at: int) -> Mark:
    winner = bill.winner.number if bill.winner else None
    won = {_side(bill, one): "one", _side(bill, other): "other"}.get(-1 if winner is None else winner, "nobody")
    height = LEAST + QUARTER * bill.quarters
    y = {"one": MIDDLE - height, "other": MIDDLE, "nobody": MIDDLE - height // 2}[won]
    alone = sum(len(side.people) for side in bill.sides) == 2
    return Mark(STEP * at + (STEP - BAR) // 2, y, height, won, alone, bill.championship is not None, bill)


def _tally(marks: Sequence[Mark]) -> Tally:
    won = [mark.won for mark in marks]
    return Tally(won.count("one"), won.count("other"), won.count("nobody"))


def _run(one: Face, other: Face, alone: Sequence[Mark]) -> str:
    """Who is on a run, from two in a row."""
    if not alone or alone[-1].won == "nobody":
        return ""
    if len(alone) == 1:
        return f"{(one if alone[0].won == 'one' else other).name} won."
    last = alone[-1].won
    count = len(list(takewhile(lambda mark: mark.won == last, reversed(alone))))
    winner = one if last == "one" else other
    return f"{winner.name} won the last {_count(count)}." if count > 1 else f"{winner.name} won the last one."


def _told(marks: Sequence[Mark]) -> str:
    """How often and since when, and for what; it gives nothing away."""
    if not marks:
        return ""
    first, staked = marks[0].bill, sum(mark.gold for mark in marks)
    since = f"{first.show.name}, {first.show.starts_at.day} {first.show.starts_at:%b %Y}"
    if len(marks) == 1:
        return f"They met once, at {since}{', with a championship at stake' if staked else ''}."
    times = {0: "", 1: ", once with a championship at stake", 2: ", twice with a championship at stake"}
    more = times.get(staked, f", {_count(staked)} times with a championship at stake")
    return f"They have met {'twice' if len(marks) == 2 else f'{_count(len(marks))} times'}, first at {since}{more}."


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _count(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
