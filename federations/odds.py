"""What a card played many times comes to, as its promoter reads it: shares, finishes, stars, minutes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from characters import faces
from characters.faces import Face
from characters.models import Character
from federations.billing import Party
from federations.evenings import Run
from federations.finishes import FINISHES
from federations.models import Bout, Championship
from federations.sim.figures import stars
from federations.sim.kinds import Finish, Stipulation
from federations.sim.odds import Staged, Tally, quantile

WHOLE = 1000
STARS = 5
# Finishes rarer than this, per mille, are told together.
RARE = 20
OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Side:
    """A side and how often it won, per mille."""

    party: Party
    share: int

    @property
    def percent(self) -> str:
        return percent(self.share)


@dataclass(frozen=True, slots=True)
class Ending:
    """A way to end, how often it came per mille, and where its bar begins."""

    word: str
    share: int
    start: int

    @property
    def percent(self) -> str:
        return percent(self.share)


@dataclass(frozen=True, slots=True)
class Column:
    """A half star, and how often a match was worth it: `height` per mille of the highest column."""

    word: str
    share: int
    height: int
    place: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """The tenth, the middle and the ninetieth of a hundred, in minutes."""

    low: int
    middle: int
    high: int

    @property
    def text(self) -> str:
        return f"{self.low} min" if self.low == self.high else f"{self.low}–{self.high} min"


@dataclass(frozen=True, slots=True)
class Odds:
    """A match of the card, and what came of it."""

    key: str
    names: str
    rules: str
    championship: str
    sides: tuple[Side, ...]
    nobody: int
    endings: tuple[Ending, ...]
    columns: tuple[Column, ...]
    stars: str
    minutes: Minutes
    passes: int

    @property
    def nobody_percent(self) -> str:
        return percent(self.nobody)

    @property
    def passes_percent(self) -> str:
        return percent(self.passes)


@dataclass(frozen=True, slots=True)
class Night:
    """A whole card, the opener first, and how long its matches and entrances take."""

    odds: tuple[Odds, ...]
    minutes: Minutes


def percent(share: int) -> str:
    """Per mille as people read it; what never came and what always did are said to have, nothing else is."""
    if 0 < share < 10:
        return "< 1 %"
    if WHOLE - 10 < share < WHOLE:
        return "> 99 %"
    return f"{round(share / 10)} %"


def night(run: Run, teams: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Night | None:
    """What a run comes to so far; None before its first evening. Two queries.

    `teams` are the names that the sides of a match go by, if they do, by its key.
    """
    if not run.done:
        return None
    keys = {who.key for one in run.plan.staged for side in one.bout.sides for who in side}
    folk = {who.slug: faces.of(who) for who in Character.objects.filter(slug__in=keys)}
    belts = dict(Championship.objects.filter(slug__in=_belts(run)).values_list("slug", "name"))
    rows = zip(run.plan.staged, run.tallies, strict=True)
    return Night(
        tuple(_odds(one, tally, _parties(one, folk, teams), belts) for one, tally in rows), _minutes(run.seconds)
    )


def _belts(run: Run) -> set[str]:
    return {one.bout.championship for one in run.plan.staged if one.bout.championship}


def _parties(one: Staged, folk: Mapping[str, Face], teams: Mapping[str, Sequence[str]]) -> list[Party]:
    sides = [tuple(_face(who.key, folk) for who in side) for side in one.bout.sides]
    names = teams.get(one.bout.key, ())
    # A card may have changed since it was tried.
    names = names if len(names) == len(sides) else [""] * len(sides)
    return [Party(number, side, name) for number, (side, name) in enumerate(zip(sides, names, strict=True))]


def _odds(one: Staged, tally: Tally, parties: Sequence[Party], belts: Mapping[str, str]) -> Odds:
    bout, of = one.bout, len(tally.seconds)
    sides = tuple(Side(party, _share(tally.wins.get(str(party.number), 0), of)) for party in parties)
    usual = bout.stipulation is Stipulation.STANDARD
    return Odds(
        key=bout.key,
        names=" v ".join(party.name for party in parties),
        rules="" if usual else str(Bout.Stipulation(bout.stipulation).label),
        championship=belts.get(bout.championship or "", ""),
        sides=sides,
        nobody=_share(of - sum(tally.wins.values()), of),
        endings=tuple(_endings(tally, of)),
        columns=tuple(_columns(tally, of)),
        stars=stars(quantile(_spread(tally), 0.5)),
        minutes=_minutes(tally.seconds),
        passes=_share(tally.passed, of),
    )


def _face(key: str, folk: Mapping[str, Face]) -> Face:
    return folk.get(key) or Face(key, key, "tweener")


def _share(count: int, of: int) -> int:
    return round(WHOLE * count / of)


def _endings(tally: Tally, of: int) -> Iterator[Ending]:
    """How it ended, the commonest first; what is rare is told together."""
    shares = [(FINISHES[Finish(key)], _share(count, of)) for key, count in tally.finishes.items()]
    common = sorted((row for row in shares if row[1] >= RARE), key=lambda row: (-row[1], row[0]))
    start = 0
    for word, share in [*common, (OTHERWISE, WHOLE - sum(share for _, share in common))]:
        if share > 0:
            yield Ending(word, share, start)
        start += share


def _columns(tally: Tally, of: int) -> Iterator[Column]:
    """How often it was worth each half star."""
    halves = [0] * (2 * STARS + 1)
    for quarters, count in tally.quarters.items():
        halves[int(quarters) // 2] += count
    most = max(halves)
    for place, count in enumerate(halves):
        yield Column(stars(2 * place), _share(count, of), WHOLE * count // most, place)


def _spread(tally: Tally) -> list[int]:
    return [int(quarters) for quarters, count in tally.quarters.items() for _ in range(count)]


def _minutes(seconds: Sequence[int]) -> Minutes:
    return Minutes(*(round(quantile(seconds, share) / 60) for share in (0.1, 0.5, 0.9)))
