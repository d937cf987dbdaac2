"""Records: what fans argue about, of one federation or of all that a reader may see; each with whoever comes next.

Everything is counted from what has aired. Of what is level the earlier comes first, so that nobody can draw level
with a record and have it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma

from characters import faces
from characters.faces import Face
from characters.models import Character, age_on
from federations.annals import BOUTS, FOUGHT, REIGNS, SHOWS, WON, Book
from federations.billing import Bill, bills
from federations.models import Bout, Federation, Result
from federations.sim.deeds import longest_run
from federations.sim.figures import in_stars
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody's best, or a match's: how much it was, where, and where to read of it."""

    figure: str
    name: str
    url: str = ""
    where: str = ""
    where_url: str = ""
    people: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A record, and whoever comes next."""

    title: str
    best: Mark
    next: Mark | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Records of a kind."""

    title: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A reign as it counts for records."""

    key: tuple[str, ...]
    name: str
    people: tuple[Face, ...]
    belt: str
    belt_url: str
    days: int
    defences: int
    over: bool
    ages: tuple[int, ...]
    began: date


def chapters(viewer: Viewer, of: Federation | None, now: datetime) -> list[Chapter]:
    """All records, as far as there are any; in five queries."""
    book = Book(viewer, now, of)
    made = [
        Chapter("Championships", tuple(_of_reigns(book))),
        Chapter("Careers", tuple(_of_careers(book))),
        Chapter("Matches", tuple(_of_matches(book))),
        Chapter("Houses", tuple(_of_houses(book))),
    ]
    return [chapter for chapter in made if chapter.records]


def _record(title: str, marks: Sequence[Mark]) -> list[Record]:
    return [Record(title, marks[0], marks[1] if len(marks) > 1 else None)] if marks else []


def _of_reigns(book: Book) -> list[Record]:
    held = [_held(row, book.now) for row in book.ask(REIGNS)]
    alone = [person for one in held for person in _alone(one)]
    over, kept = [one for one in held if one.over], [one for one in held if one.defences]
    days = _summed(held, lambda one: one.days)
    reigns = _summed(held, lambda one: 1)
    return [
        *_record("Longest reign", _best(held, lambda one: one.days, lambda one: _days(one.days))),
        *_record("Shortest reign", _best(over, lambda one: -one.days, lambda one: _days(one.days))),
        *_record("Most defences in a reign", _best(kept, lambda one: one.defences, lambda one: str(one.defences))),
        *_record("Most reigns", [replace(_mark(one, str(n)), where="", where_url="") for one, n in reigns if n > 1]),
        *_record("Most days as champion", [replace(_mark(one, _days(n)), where="", where_url="") for one, n in days]),
        *_record("Youngest champion", _best(alone, lambda one: -one.ages[0], lambda one: f"{one.ages[0]} years")),
        *_record("Oldest champion", _best(alone, lambda one: one.ages[0], lambda one: f"{one.ages[0]} years")),
    ]


def _held(row: Sequence[Any], now: datetime) -> Held:
    belt, slug, told, began, ended, defences, vacated, rows = row
    people = tuple(faces.read(one["face"]) for one in rows)
    return Held(
        key=tuple(who.slug for who in people) or (told,),
        name=" & ".join([*(who.name for who in people), *filter(None, [told])]),
        people=people,
        belt=belt,
        belt_url=address("federations:championship", slug),
        days=((ended or now) - began).days,
        defences=defences,
        over=ended is not None and not vacated,
        ages=tuple(age_on(date.fromisoformat(one["born"]), began.date()) for one in rows),
        began=began.date(),
    )


def _alone(one: Held) -> list[Held]:
    """A reign as that of each who held it; nobody of whom there is only talk."""
    pairs = zip(one.people, one.ages, strict=True)
    return [replace(one, key=(who.slug,), name=who.name, people=(who,), ages=(age,)) for who, age in pairs]


def _best(held: Iterable[Held], worth: Callable[[Held], int], figure: Callable[[Held], str]) -> list[Mark]:
    """The best reign, and the best of anybody else."""
    ranked = sorted(held, key=lambda one: (-worth(one), one.began, one.key))
    first = ranked[0] if ranked else None
    found = [first, next((one for one in ranked[1:] if first and one.key != first.key), None)]
    return [_mark(one, figure(one)) for one in found if one is not None]


def _summed(held: Iterable[Held], worth: Callable[[Held], int]) -> list[tuple[Held, int]]:
    """Somebody's reigns together, the first two of those who have most; a partner's count for both."""
    sums: dict[tuple[str, ...], int] = {}
    first: dict[tuple[str, ...], Held] = {}
    for one in held:
        for alone in _alone(one) or [one]:
            sums[alone.key] = sums.get(alone.key, 0) + worth(alone)
            first.setdefault(alone.key, alone)
    ranked = sorted(sums, key=lambda key: (-sums[key], first[key].began, key))
    return [(first[key], sums[key]) for key in ranked[:2] if sums[key]]


def _mark(one: Held, figure: str) -> Mark:
    url = one.people[0].get_absolute_url() if one.people else ""
    return Mark(figure, one.name, url, f"{one.belt}, {_day(one.began)}", one.belt_url, one.people)


def _of_careers(book: Book) -> list[Record]:
    matches, wins, runs = dict[int, int](), dict[int, int](), dict[int, int]()
    fought = book.ask(FOUGHT)
    for who, rows in groupby(fought, key=itemgetter(0)):
        results = [won for _, number, winner, form, *_ in rows for won in _counts(number, winner, form)]
        matches[who], wins[who], runs[who] = len(results), results.count(True), longest_run(results)
    mains = _mains(fought, book.now)
    tops = [_two(counted) for counted in (wins, matches, runs, mains)]
    people = _people({pk for top in tops for pk, _ in top})
    titles = ("Most wins", "Most matches", "Most wins without a defeat between", "Most main events")
    units = ("win", "match", "win", "")
    return [
        record
        for title, unit, top in zip(titles, units, tops, strict=True)
        for record in _record(title, [_person(people[pk], n, unit) for pk, n in top])
    ]


def _mains(fought: Sequence[Sequence[Any]], now: datetime) -> Counter[int]:
    """How many shows everybody has closed, of those that are over."""
    last: dict[int, int] = {}
    for *_, show, position, ended in fought:
        if ended is not None and ended <= now:
            last[show] = max(position, last.get(show, 0))
    return Counter(who for who, *_, show, position, _ in fought if last.get(show) == position)


def _counts(number: int, winner: int | None, form: str) -> list[bool | None]:
    """A match as it counts for a record: of a crowd only for whoever is left."""
    won = None if winner is None else number == winner
    return [] if form == Bout.Form.BATTLE_ROYAL and not won else [won]


def _two(counted: Mapping[int, int]) -> list[tuple[int, int]]:
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:2]
    return [(pk, n) for pk, n in ranked if n > 1]


def _people(pks: set[int]) -> dict[int, Face]:
    rows = Character.objects.filter(pk__in=pks)
    return {who.pk: faces.of(who) for who in rows}


def _person(face: Face, n: int, unit: str) -> Mark:
    plural = {"match": "matches", "win": "wins"}.get(unit, "")
    return Mark(f"{intcomma(n)} {plural}".strip(), face.name, face.get_absolute_url(), people=(face,))


def _of_matches(book: Book) -> list[Record]:
    told = [bill for bill in bills(book.ask(BOUTS)) if bill.told]
    by_length = sorted(told, key=lambda bill: (-_aired(bill).duration_s, _aired(bill).airs_at))
    won = [bill for bill in reversed(by_length) if _aired(bill).finish in WON]
    best = sorted(told, key=lambda bill: (-bill.quarters, _aired(bill).airs_at))
    return [
        *_record("Longest match", [_match(bill, bill.duration) for bill in by_length[:2]]),
        *_record("Shortest match", [_match(bill, bill.duration) for bill in won[:2]]),
        *_record("Highest rated match", [_match(bill, in_stars(bill.stars)) for bill in best[:2]]),
    ]


def _aired(bill: Bill) -> Result:
    found: Result = bill.bout.aired  # type: ignore[attr-defined]
    return found


def _match(bill: Bill, figure: str) -> Mark:
    people = tuple(side.people[0] for side in bill.sides[:2])
    where = f"{bill.show.name}, {_day(bill.show.starts_at.date())}"
    return Mark(figure, bill.names, bill.get_absolute_url(), where, bill.show.get_absolute_url(), people)


def _of_houses(book: Book) -> list[Record]:
    marks = [
        Mark(
            intcomma(show.attendance),
            show.name,
            show.get_absolute_url(),
            f"{show.city}, {_day(show.starts_at.date())}",
        )
        for show in book.ask(SHOWS)
    ]
    return _record("Biggest house", marks)


def _days(days: int) -> str:
    if days == 0:
        return "Not a day"
    return f"{intcomma(days)} day{'' if days == 1 else 's'}"


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"
