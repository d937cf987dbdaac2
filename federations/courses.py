"""Courses: tournaments under way, with their ties and entrants as one tick sees them, and the nights still to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from characters.models import Character
from federations import roster
from federations.models import Entrant, Promise, Show, Tie, Tournament
from federations.sim import leagues
from federations.sim.leagues import Played, Row
from llmfed.prepared import rows_of
from llmfed.world.ticking import Tick

TIES = rows_of(
    lambda federation: (
        Tie.objects.filter(tournament__federation=federation, tournament__state=Tournament.State.RUNNING)
        .select_related("tournament__championship", "one__character", "other__character", "show", "promise__bout")
        .select_related("one__team", "other__team")
        .order_by("tournament__number", "round", "slot")
    ),
    federation=int,
)
NIGHTS = rows_of(
    lambda federation, at: Show.objects.filter(
        federation=federation, state=Show.State.PLANNED, starts_at__gt=at
    ).order_by("starts_at"),
    federation=int,
    at=datetime,
)


@dataclass(slots=True)
class Course:
    """A tournament under way: its ties in order, and each of its entrants once."""

    tournament: Tournament
    ties: list[Tie]
    entrants: dict[int, Entrant] = field(default_factory=dict)

    @property
    def final(self) -> Tie:
        return self.ties[-1]

    @property
    def is_league(self) -> bool:
        return self.tournament.kind == Tournament.Kind.LEAGUE

    def feeding(self, tie: Tie) -> Tie | None:
        """The tie that a winner goes on to, of a knock-out."""
        return next((one for one in self.ties if tie.pk in (one.one_from_id, one.other_from_id)), None)

    def of(self, entrant: Entrant) -> list[Tie]:
        return [tie for tie in self.ties if entrant.pk in (tie.one_id, tie.other_id)]

    def table(self, block: int) -> list[Row]:
        """The table of a block as it stands."""
        seeds = {entrant.pk: entrant.seed for entrant in self.entrants.values() if entrant.block == block}
        return leagues.table(seeds.values(), [_played(tie) for tie in self._block_ties(block) if tie.how])

    def blocks(self) -> list[int]:
        return sorted({entrant.block for entrant in self.entrants.values()}) if self.is_league else []

    def closed(self, block: int) -> bool:
        """Whether all that counts in a block is decided."""
        return all(tie.how for tie in self._block_ties(block))

    def seeded(self, seed: int) -> Entrant:
        return next(one for one in self.entrants.values() if one.seed == seed)

    def _block_ties(self, block: int) -> Iterator[Tie]:
        return (tie for tie in self.ties if tie.in_block and tie.one is not None and tie.one.block == block)


def _played(tie: Tie) -> Played:
    assert tie.one is not None
    assert tie.other is not None
    return Played(tie.one.seed, tie.other.seed, tie.winner.seed if tie.winner else None, tie.fall_s)


def courses(tick: Tick) -> list[Course]:
    """Every tournament of this federation that is under way, in one query."""
    company = roster.federation(tick)
    assert company is not None
    found: dict[int, Course] = {}
    for tie in TIES(federation=company.pk):
        course = found.setdefault(tie.tournament_id, Course(tie.tournament, []))
        tie.tournament, known = course.tournament, course.entrants
        for side in ("one", "other"):
            entrant = getattr(tie, side)
            if entrant is not None:
                setattr(tie, side, known.setdefault(entrant.pk, entrant))
        tie.winner = known.get(tie.winner_id or 0)
        course.ties.append(tie)
    return list(found.values())


def members(tick: Tick, entrant: Entrant) -> tuple[str, ...]:
    """Everybody who enters together, by slug."""
    team = roster.groups(tick).get(entrant.team.slug) if entrant.team else None
    return tuple(sorted(who.slug for who in team.members.all())) if team else (entrant.character.slug,)


def folk(tick: Tick, entrant: Entrant) -> list[Character]:
    """The same as people; of those who are gone nobody."""
    known = roster.load(tick).contracts
    found = [known[key].character for key in members(tick, entrant) if key in known]
    return found if entrant.team else [entrant.character]


@dataclass(slots=True)
class Nights:
    """The shows whose cards are still to be made, who can wrestle on each, and who is promised to others there."""

    tick: Tick
    shows: list[Show]
    taken: dict[int, set[str]]

    def window(self, until: datetime) -> list[Show]:
        """The shows before a time, or the next one where there is none."""
        return [show for show in self.shows if show.starts_at < until] or self.shows[:1]

    def able(self, entrant: Entrant, show: Show) -> bool:
        """Whether somebody works here and will be fit on a night."""
        people, at = roster.load(self.tick), show.starts_at
        return all(
            key in people.contracts and not people.is_hurt(key, at) and not people.is_gone(key, at)
            for key in members(self.tick, entrant)
        )

    def free(self, people: Sequence[Entrant], shows: Iterable[Show]) -> list[Show]:
        """Those of some shows on which all of these can wrestle and have no other match."""
        keys = {key for one in people for key in members(self.tick, one)}
        open_ = [show for show in shows if not keys & self.taken.get(show.pk, set())]
        return [show for show in open_ if all(self.able(one, show) for one in people)]

    def take(self, show: Show, people: Iterable[Entrant]) -> None:
        self.taken.setdefault(show.pk, set()).update(key for one in people for key in members(self.tick, one))


def nights(tick: Tick) -> Nights:
    """The nights to come, in two queries."""
    company = roster.federation(tick)
    assert company is not None
    taken: dict[int, set[str]] = {}
    owed = Promise.objects.owed().filter(federation=company, bout=None, kind=Promise.Kind.MATCH)
    known = ("show", "one__slug", "other__slug", "one_team__slug", "other_team__slug")
    for show, one, other, *teams in owed.values_list(*known):
        together = [roster.groups(tick)[team] for team in teams if team in roster.groups(tick)] if any(teams) else []
        mates = (who.slug for team in together for who in team.members.all())
        taken.setdefault(show, set()).update(filter(None, (one, other, *mates)))
    return Nights(tick, list(NIGHTS(federation=company.pk, at=tick.at)), taken)
