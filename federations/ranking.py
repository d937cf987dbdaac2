"""Ranking: on Mondays, what was fought in the week becomes ratings, and a list with a reason for each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, JSONObject

from characters.models import Role
from characters.topics import topic as character_topic
from federations import roster
from federations.models import Contract, Place, Ranking, Rating, Result, Side
from federations.sim import rankings, reasons
from federations.sim.kinds import DECIDED, Finish
from federations.sim.rankings import Entrant, Estimate, Fought
from federations.topics import federation_topic
from llmfed.prepared import rows_of, values_of
from llmfed.world.ticking import Tick

MONDAY, WEEK = 0, timedelta(weeks=1)
EVER = datetime.min.replace(tzinfo=UTC)
# So many places up in a week are worth a word in the news.
LEAP = 3
# People and teams have slugs of their own; in rankings a team's begins with this, so that nobody is taken for a team.
TEAM = "team:"


class Published(TypedDict):
    """The facts of `rankings.published`: who leads (where a leader is new, only those), in whose place, who rose most.

    `times` says for how many weeks in a row one leads who is not new, `count` how many places `about` rose.
    """

    week: str
    by: list[str]
    was: list[str]
    times: int
    about: str | None
    count: int


def key(path: str = "") -> Coalesce:
    """The key of who a row is about: a person's slug, or a team's with its mark. `path` ends in two underscores."""
    team = Concat(Value(TEAM), f"{path}team__slug", output_field=TextField())
    return Coalesce(f"{path}character__slug", team, output_field=TextField())


def _latest(federation: int) -> QuerySet[Ranking]:
    return Ranking.objects.filter(federation=federation).order_by("-week")[:1]


def _fought(federation: int, since: datetime, at: datetime) -> QuerySet[Result, Any]:
    """What has been settled of a federation's bouts between two times, oldest first."""
    sides = Side.objects.filter(bout=OuterRef("bout")).order_by("number", "position")
    row = JSONObject(number="number", key="character__slug", team="team__slug")
    settled = Result.objects.aired(at).filter(airs_at__gt=since, settled_tick__isnull=False)
    found = settled.filter(bout__segment__show__federation=federation).order_by("airs_at", "bout__key")
    people = ArraySubquery(sides.values(row=row))
    return found.values_list("winner", "finish", "title_change", "bout__championship__slug", people)


def _ratings(federation: int) -> QuerySet[Rating]:
    return Rating.objects.filter(federation=federation).annotate(key=key()).order_by("pk")


def _places(ranking: int) -> QuerySet[Place, Any]:
    return Place.objects.filter(ranking=ranking).order_by("pool", "place").values_list("pool", key(), "weeks")


LATEST = rows_of(_latest, federation=int)
FOUGHT = values_of(_fought, federation=int, since=datetime, at=datetime)
RATINGS = rows_of(_ratings, federation=int)
PLACES = values_of(_places, ranking=int)


@dataclass(slots=True)
class Last:
    """The rankings before: who stood where in which pool, best first, and for how many weeks in a row."""

    pools: dict[str, list[str]] = field(default_factory=dict)
    weeks: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, ranking: Ranking | None, week: date) -> Self:
        found = cls()
        in_a_row = ranking is not None and ranking.week == week - WEEK
        for pool, who, weeks in PLACES(ranking=ranking.pk) if ranking else ():
            found.pools.setdefault(pool, []).append(who)
            found.weeks[pool, who] = weeks if in_a_row else 0
        return found


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody who is to be ranked, or a team: its members' contracts, and the rating as this week leaves it."""

    members: tuple[Contract, ...]
    rating: Rating
    known: bool  # whether they had fought here before this week

    def idle_weeks(self, week: date) -> int:
        """Weeks since they last fought; 0 for those who did in this one."""
        assert self.rating.fought is not None
        return (week - self.rating.fought) // WEEK

    def entrant(self, who: str, week: date) -> Entrant:
        people = [one.character for one in self.members]
        momentum = sum(one.momentum for one in self.members) / len(people)
        over = sum(one.over for one in people) / len(people)
        shown = rankings.score(self.rating.estimate, momentum, over, self.idle_weeks(week))
        slugs, genders = tuple(one.slug for one in people), frozenset(one.gender for one in people)
        return Entrant(who, shown, self.rating.rating, slugs, genders)


def is_due(tick: Tick) -> bool:
    """Whether it is the first quiet tick of a Monday after midnight, which has enough to do, as far as is known.

    There are contracts, tournaments and stories at midnight.
    """
    monday = tick.at.weekday() == MONDAY and not tick.is_midnight
    return monday and not tick.on_air and "ranked" not in tick.kept and roster.federation(tick) is not None


def publish(tick: Tick) -> None:
    """Once a week: rate what was fought in it and rank everybody. Nothing before the first match."""
    company = roster.federation(tick)
    if company is None or not is_due(tick):
        return
    # The other ticks of this day's sitting need not ask.
    tick.kept["ranked"] = True
    last = LATEST.first(federation=company.pk)
    if last is not None and last.week == tick.at.date():
        return
    bouts = [_bout(*row) for row in FOUGHT(federation=company.pk, since=last.at if last else EVER, at=tick.at)]
    if last is None and not bouts:
        return
    ranked = _rate(tick, bouts)
    before = Last.of(last, tick.at.date())
    tick.memo["ranking"] = ranking = Ranking.objects.create(federation=company, week=tick.at.date(), at=tick.at)
    places = _place(tick, ranking, ranked, before, reasons.weeks(bouts))
    Place.objects.bulk_create(place for _, place in places)
    _tell(tick, ranking, before, places)


def _bout(
    winner: int | None, finish: str, changed: bool, championship: str | None, rows: Sequence[Mapping[str, Any]]
) -> Fought:
    sides: dict[int, list[str]] = {}
    teams: dict[int, str | None] = {}
    for row in rows:
        sides.setdefault(row["number"], []).append(row["key"])
        teams[row["number"]] = f"{TEAM}{row['team']}" if row["team"] else None
    numbers = sorted(sides)
    # A championship is settled by a fall; after a disqualification it stays where it is, whoever wins.
    settled = championship if changed or finish in DECIDED else None
    return Fought(
        tuple(tuple(sides[number]) for number in numbers),
        None if winner is None else numbers.index(winner),
        tuple(teams[number] for number in numbers),
        settled,
        changed,
        void=finish == Finish.NO_CONTEST,
    )


def _rate(tick: Tick, bouts: Sequence[Fought]) -> dict[str, Ranked]:
    """Everybody who ever fought here and still does, with the rating that this week leaves; written with the tick."""
    company, week = roster.load(tick).federation, tick.at.date()
    present = _present(tick)
    stored: dict[str, Rating] = {row.key: row for row in RATINGS(federation=company.pk)}  # type: ignore[attr-defined]
    fought = {who for bout in bouts for side in bout.sides for who in side}
    fought |= {team for bout in bouts for team in bout.teams if team}
    # Whoever fought and has left since is rated too: they may come back.
    rows = {who: row for who, row in stored.items() if who in present or who in fought}
    new = {who: _unrated(tick, who, members) for who, members in present.items() if who not in stored}
    was = {who: _waited(row, week) for who, row in rows.items()} | {who: Estimate() for who in new}
    people = rankings.rate_people({who: known for who, known in was.items() if not is_team(who)}, bouts)
    teams = rankings.rate_teams({who: known for who, known in was.items() if is_team(who)}, bouts)
    now, known = people | teams, {who for who, row in rows.items() if row.fought}
    for who, row in (rows | new).items():
        row.rating, row.deviation, row.volatility = now[who].rating, now[who].deviation, now[who].volatility
        row.period, row.fought = week, week if who in fought else row.fought
    for row in rows.values():
        tick.change(row, "rating", "deviation", "volatility", "period", "fought")
    Rating.objects.bulk_create(new.values())
    every = {who: Ranked(members, (rows | new)[who], who in known) for who, members in present.items()}
    # Nobody is ranked before their first match.
    return {who: one for who, one in every.items() if one.rating.fought}


def is_team(who: str) -> bool:
    return who.startswith(TEAM)


def _present(tick: Tick) -> dict[str, tuple[Contract, ...]]:
    """Everybody who wrestles here and every team whose members all do, by key, with their contracts."""
    working = {who: one for who, one in roster.load(tick).contracts.items() if one.character.role == Role.WRESTLER}
    found: dict[str, tuple[Contract, ...]] = {who: (one,) for who, one in sorted(working.items())}
    for slug, team in roster.groups(tick).items():
        members = sorted(who.slug for who in team.members.all())
        if len(members) > 1 and all(who in working for who in members):
            found[TEAM + slug] = tuple(working[who] for who in members)
    return found


def _unrated(tick: Tick, who: str, members: Sequence[Contract]) -> Rating:
    company = roster.load(tick).federation
    team = roster.groups(tick)[who.removeprefix(TEAM)] if is_team(who) else None
    return Rating(federation=company, character=None if team else members[0].character, team=team)


def _waited(row: Rating, week: date) -> Estimate:
    """What was thought of somebody up to the week before: each week that nobody counted made it less certain."""
    missed = (week - row.period) // WEEK - 1
    return rankings.rated(row.estimate, [], missed) if missed > 0 else row.estimate


Placed = tuple[str, Place]


def _place(
    tick: Tick, ranking: Ranking, ranked: Mapping[str, Ranked], before: Last, did: Mapping[str, reasons.Week]
) -> list[Placed]:
    """A row for everybody in each of their pools, with why they stand there."""
    found: list[Placed] = []
    for pool, entrants in rankings.pools(one.entrant(who, ranking.week) for who, one in ranked.items()).items():
        now, past = [one.key for one in entrants], before.pools.get(pool, [])
        for place, entrant in enumerate(entrants, 1):
            who, one = entrant.key, ranked[entrant.key]
            was = past.index(who) + 1 if who in past else None
            hurt = any(roster.load(tick).is_hurt(slug, tick.at) for slug in entrant.people)
            facts = reasons.facts_of(who, now, past, did, idle=one.idle_weeks(ranking.week), hurt=hurt, known=one.known)
            row = Place(ranking=ranking, pool=pool, place=place, was=was, score=entrant.score, facts=facts)
            row.character_id, row.team_id = one.rating.character_id, one.rating.team_id
            row.rating, row.deviation = round(one.rating.rating), round(one.rating.deviation)
            row.weeks = before.weeks[pool, who] + 1 if was == place else 1
            found.append((who, row))
    return found


def _tell(tick: Tick, ranking: Ranking, before: Last, places: Sequence[Placed]) -> None:
    """Who leads, who no longer does, and who rose most: of people, whom the news knows."""
    rows = [(who, row) for who, row in places if not is_team(who)]
    leaders = [(who, row) for who, row in rows if row.place == 1]
    fresh = [(who, row) for who, row in leaders if row.pool in before.pools and row.was != 1]
    told = fresh or leaders
    by = list(dict.fromkeys(who for who, _ in told))
    previous = [before.pools[row.pool][0] for _, row in fresh]
    weeks = {row.weeks for _, row in told}
    leaps = [(row.was - row.place, who) for who, row in rows if row.was and who not in by]
    count, about = max([leap for leap in leaps if leap[0] >= LEAP], default=(0, None))
    facts = Published(
        week=ranking.week.isoformat(),
        by=by,
        was=list(dict.fromkeys(previous)),
        times=max(weeks) if len(weeks) == 1 else 1,
        about=about,
        count=count,
    )
    about_them = [character_topic(who) for who in dict.fromkeys([*by, *previous, *filter(None, [about])])]
    tick.record("rankings.published", facts, topics=[federation_topic(tick.timeline.slug), *about_them])
