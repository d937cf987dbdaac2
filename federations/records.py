"""Records: what fans argue about, of one federation or of all that a reader may see; each with whoever comes next.

Everything is counted from what has aired. Of what is level the earlier comes first, so that nobody can draw level
with a record and have it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from characters import faces
from characters.faces import Face
from characters.models import Character, age_on
from federations.billing import Bill, billed, bills
from federations.models import Bout, Federation, Reign, Result, Show, Side
from federations.sim.deeds import longest_run
from federations.sim.kinds import DECIDED
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address
from llmfed.world.viewing import Viewed


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


Scope = Callable[[Viewer, int], QuerySet[Federation]]


def _prepared(query: Callable[..., QuerySet[Any, Any]]) -> tuple[Viewed[Any], Viewed[Any]]:
    """A read of all federations that somebody sees, and the same of one of them."""

    def of_all(viewer: Viewer, now: datetime) -> QuerySet[Any, Any]:
        return query(Federation.objects.visible_to(viewer).values("pk"), now)

    def of_one(viewer: Viewer, federation: int, now: datetime) -> QuerySet[Any, Any]:
        return query(Federation.objects.visible_to(viewer).filter(pk=federation).values("pk"), now)

    return Viewed(of_all, now=datetime), Viewed(of_one, federation=int, now=datetime)


def _reigns(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Reign, Any]:
    row = JSONObject(face=faces.row("character"), born="character__born")
    through = Reign.holders.through.objects.filter(reign=OuterRef("pk")).order_by("character__slug")
    found = Reign.objects.filter(championship__federation__in=houses, began_at__lte=now)
    told = ("championship__name", "championship__slug", "told", "began_at", "ended_at", "defences", "vacated")
    return found.order_by("began_at", "pk").values_list(*told, ArraySubquery(through.values(row=row)))


def _fought(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Side, Any]:
    """Everybody's matches, each their own in the order in which they were fought."""
    found = Side.objects.filter(bout__segment__show__federation__in=houses, bout__result__airs_at__lte=now)
    told = ("character", "number", "bout__result__winner", "bout__form")
    card = ("bout__segment__show", "bout__segment__position", "bout__segment__show__ended_at")
    return found.order_by("character", "bout__result__airs_at").values_list(*told, *card)


def _bouts(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Bout, Any]:
    """The two longest, the two shortest that were won in the ring, and the two best."""
    aired = Result.objects.aired(now).filter(bout__segment__show__federation__in=houses)
    won = aired.filter(finish__in=[str(one) for one in DECIDED])
    orders = ((aired, "-duration_s"), (won, "duration_s"), (aired, "-quarter_stars"))
    first, *rest = (found.order_by(order, "airs_at", "pk").values("bout")[:2] for found, order in orders)
    return billed(Bout.objects.filter(pk__in=first.union(*rest, all=True)), now)


def _shows(houses: QuerySet[Any, Any], now: datetime) -> QuerySet[Show, Any]:
    over = Show.objects.filter(federation__in=houses, ended_at__lte=now, attendance__gt=0)
    return over.select_related("federation").order_by("-attendance", "starts_at")[:2]


REIGNS, FOUGHT, BOUTS, SHOWS = (_prepared(query) for query in (_reigns, _fought, _bouts, _shows))


@dataclass(slots=True)
class Book:
    """What the records are read from: of one federation, or of all (`of` is None)."""

    viewer: Viewer
    now: datetime
    of: Federation | None
    people: Mapping[int, Face] = field(default_factory=dict)

    def ask(self, pair: tuple[Viewed[Any], Viewed[Any]]) -> list[Any]:
        of_all, of_one = pair
        if self.of is None:
            return of_all(self.viewer, now=self.now)
        return of_one(self.viewer, federation=self.of.pk, now=self.now)


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
    book.people = _people({pk for top in tops for pk, _ in top})
    titles = ("Most wins", "Most matches", "Longest run without a defeat", "Most main events")
    units = ("win", "match", "win", "")
    return [
        record
        for title, unit, top in zip(titles, units, tops, strict=True)
        for record in _record(title, [_person(book, pk, n, unit) for pk, n in top])
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


def _person(book: Book, pk: int, n: int, unit: str) -> Mark:
    face = book.people[pk]
    plural = {"match": "matches", "win": "wins"}.get(unit, "")
    return Mark(f"{intcomma(n)} {plural}".strip(), face.name, face.get_absolute_url(), people=(face,))


def _of_matches(book: Book) -> list[Record]:
    told = [bill for bill in bills(book.ask(BOUTS)) if bill.told]
    by_length = sorted(told, key=lambda bill: (-_aired(bill).duration_s, _aired(bill).airs_at))
    won = [bill for bill in reversed(by_length) if _aired(bill).finish in {str(one) for one in DECIDED}]
    best = sorted(told, key=lambda bill: (-bill.quarters, _aired(bill).airs_at))
    return [
        *_record("Longest match", [_match(bill, bill.duration) for bill in by_length[:2]]),
        *_record("Shortest match", [_match(bill, bill.duration) for bill in won[:2]]),
        *_record("Highest rated match", [_match(bill, f"{bill.stars} stars") for bill in best[:2]]),
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
