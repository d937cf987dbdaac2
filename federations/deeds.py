"""Deeds: once a week, on a Tuesday morning, what was fought is held against what is kept count of for good."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from characters.models import Character
from characters.topics import topic as character_topic
from federations import roster
from federations.models import Bout, Deed, Reign, Result, Series, Side
from federations.sim import deeds as sim
from federations.sim.deeds import Outing, Tally
from federations.topics import federation_topic
from llmfed.prepared import values_of
from llmfed.world.ticking import Tick

YEAR = timedelta(days=365)
# The morning after the rankings, which are enough for a Monday.
TUESDAY, MORNING = 1, time(6)
# Nobody looks while a show is on the air; so what one week missed the next one sees. Nothing is entered twice.
SEEN = timedelta(days=15)
# With momentum above this somebody may have won ten in a row: nine would bring the coldest no further.
HOT = 0.84
# So many matches back a return from a long absence is looked for.
BACK = 60


def _week(federation: int, since: datetime, at: datetime) -> QuerySet[Result, Any]:
    """What was settled between two times, oldest first: each match with its sides."""
    row = JSONObject(number="number", key="character__slug", kg="character__weight_kg")
    sides = ArraySubquery(Side.objects.filter(bout=OuterRef("bout")).order_by("number", "position").values(row=row))
    settled = Result.objects.aired(at).filter(airs_at__gt=since, settled_tick__isnull=False)
    found = settled.filter(bout__segment__show__federation=federation).order_by("airs_at", "bout__key")
    told = ("bout", "bout__key", "bout__form", "winner", "quarter_stars", "title_change", "bout__segment__show")
    return found.values_list(*told, sides)


WEEK = values_of(_week, federation=int, since=datetime, at=datetime)


@dataclass(slots=True)
class Week:
    """A week by person: their matches, and who was in a main event."""

    bouts: dict[str, int] = field(default_factory=dict)
    outings: dict[str, list[Outing]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)


def note(tick: Tick) -> None:
    """Enter what the week was the first to make true."""
    company = roster.federation(tick)
    if company is None or tick.on_air or tick.at.weekday() != TUESDAY or tick.at.time() != MORNING:
        return
    week = _read(WEEK(federation=company.pk, since=tick.at - SEEN, at=tick.at))
    people = {key: c for key, c in roster.load(tick).contracts.items() if key in week.outings}
    if not people:
        return
    pks = {contract.character_id: key for key, contract in people.items()}
    had: set[tuple[str, str]] = {
        (pks[who], kind) for who, kind in Deed.objects.filter(character__in=pks).values_list("character", "kind")
    }
    tallies = _tallies(tick, week, had)
    new = []
    for key in sorted(people):
        for kind, bout in sim.earned(week.outings[key], tallies[key]):
            if (key, str(kind)) not in had:
                new.append(_enter(tick, people[key].character, kind, bout, week.bouts))
    Deed.objects.bulk_create(new)


def _read(rows: Iterable[Sequence[Any]]) -> Week:
    week, closing = Week(), dict[int, list[str]]()
    for pk, bout, form, winner, quarters, changed, show, sides in rows:
        week.bouts[bout] = pk
        closing[show] = [side["key"] for side in sides]
        for side in sides:
            won = winner is not None and side["number"] == winner
            others = [other["kg"] for other in sides if other["number"] != side["number"]]
            alone = form == Bout.Form.SINGLES and won
            week.outings.setdefault(side["key"], []).append(
                Outing(
                    bout,
                    won,
                    quarters,
                    crowned=changed and won,
                    royal=form == Bout.Form.BATTLE_ROYAL,
                    weight=side["kg"],
                    beaten=others[0] if alone else 0,
                )
            )
    week.closed = {key for keys in closing.values() for key in keys}
    return week


def _enter(tick: Tick, who: Character, kind: sim.Deed, bout: str, bouts: Mapping[str, int]) -> Deed:
    """Tell of a deed; a first win is for one's own page."""
    company = roster.federation(tick)
    assert company is not None
    topics = [character_topic(who.slug)]
    topics += [federation_topic(company.slug)] if kind is not sim.Deed.FIRST_WIN else []
    tick.record("achievement.reached", {"by": who.slug, "why": str(kind), "bout": bout}, topics=topics)
    return Deed(character=who, federation=company, kind=str(kind), bout_id=bouts[bout], at=tick.at)


def _tallies(tick: Tick, week: Week, had: set[tuple[str, str]]) -> dict[str, Tally]:
    """What each has to show; what nobody can have reached this week is not asked for."""
    contracts = {key: one for key, one in roster.load(tick).contracts.items() if key in week.outings}
    fought = {key: one.wins + one.losses + one.draws for key, one in contracts.items()}

    def lacking(kind: sim.Deed, keys: Iterable[str]) -> list[str]:
        return sorted(key for key in keys if key in contracts and (key, str(kind)) not in had)

    closers = {*lacking(sim.Deed.HEADLINER, week.closed), *lacking(sim.Deed.BIG_THREE, week.closed)}
    mains, bigs = _mains(tick, closers)
    busy = _year(tick, lacking(sim.Deed.IRON_HORSE, (k for k, n in fought.items() if n >= sim.TUNING.year)))
    hot = _streaks(tick, lacking(sim.Deed.STREAK, (k for k, one in contracts.items() if one.momentum >= HOT)))
    crowned = [key for key in contracts if any(one.crowned for one in week.outings[key])]
    held = _held(tick, crowned)
    found = {}
    for key, contract in contracts.items():
        reigns, belts, away = held.get(key, (0, 0, 0))
        found[key] = Tally(
            age=contract.character.age(tick.at.date()),
            wins=contract.wins,
            matches=fought[key],
            year=busy.get(key, 0),
            streak=hot.get(key, 0),
            mains=mains.get(key, 0),
            big_mains=bigs.get(key, 0),
            reigns=reigns,
            belts=belts,
            away=away,
            years=(tick.at - contract.began_at) // YEAR,
        )
    return found


def _mine(tick: Tick, keys: Iterable[str]) -> QuerySet[Side]:
    """What some people fought here, as far as it is settled."""
    here = Side.objects.filter(bout__segment__show__federation=roster.federation(tick), character__slug__in=list(keys))
    return here.filter(bout__result__settled_tick__isnull=False)


def _mains(tick: Tick, keys: Iterable[str]) -> tuple[dict[str, int], dict[str, int]]:
    """How many main events some people have had here, and how many of them on big shows."""
    wanted = sorted(keys)
    if not wanted:
        return {}, {}
    fought = Bout.objects.filter(segment__show__federation=roster.federation(tick), result__settled_tick__isnull=False)
    tops = fought.order_by("segment__show", "-segment__position").distinct("segment__show").values("pk")
    big = Count("pk", filter=Q(bout__segment__show__kind=Series.Kind.BIG))
    rows = Side.objects.filter(bout__in=tops, character__slug__in=wanted).values("character__slug")
    counted = list(rows.annotate(n=Count("pk"), big=big).values_list("character__slug", "n", "big"))
    return {key: n for key, n, _ in counted}, {key: n for key, _, n in counted}


def _year(tick: Tick, keys: list[str]) -> dict[str, int]:
    """How many matches some people have had within a year."""
    if not keys:
        return {}
    rows = _mine(tick, keys).filter(bout__result__airs_at__gt=tick.at - YEAR)
    return dict(rows.values_list("character__slug").annotate(n=Count("pk")))


def _streaks(tick: Tick, keys: list[str]) -> dict[str, int]:
    """How many some people have won since they were last beaten; of a crowd only the last one counts."""
    found: dict[str, list[bool | None]] = {key: [] for key in keys}
    if not keys:
        return {}
    rows = _mine(tick, keys).filter(bout__result__airs_at__gt=tick.at - YEAR).order_by("-bout__result__airs_at")
    for key, number, winner, form in rows.values_list(
        "character__slug", "number", "bout__result__winner", "bout__form"
    ):
        won = None if winner is None else number == winner
        if form != Bout.Form.BATTLE_ROYAL or won:
            found[key].append(won)
    return {key: sim.streak(results) for key, results in found.items()}


def _held(tick: Tick, keys: list[str]) -> dict[str, tuple[int, int, int]]:
    """Of new champions: reigns anywhere, different championships of this house, and the longest absence before."""
    if not keys:
        return {}
    company = roster.federation(tick)
    found = {}
    through = Reign.holders.through.objects.filter(character__slug__in=keys, reign__began_at__lte=tick.at)
    reigns: dict[str, list[tuple[int, int]]] = {}
    for key, belt, house in through.values_list(
        "character__slug", "reign__championship", "reign__championship__federation"
    ):
        reigns.setdefault(key, []).append((belt, house))
    rows = _mine(tick, keys).filter(bout__result__airs_at__gt=tick.at - YEAR)
    nights: dict[str, list[datetime]] = {}
    for key, at in rows.order_by("-bout__result__airs_at").values_list("character__slug", "bout__result__airs_at"):
        nights.setdefault(key, []).append(at)
    for key in keys:
        own = reigns.get(key, [])
        away = max(((late - early).days for late, early in pairwise(nights.get(key, [])[:BACK])), default=0)
        assert company is not None
        found[key] = (len(own), len({belt for belt, house in own if house == company.pk}), away)
    return found
