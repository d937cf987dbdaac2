"""Quick matches: who may meet in a sandbox, under which rules, and what is kept of it.

Whoever is signed in may book one, of anybody whom they may see; whoever may see all who are in it may watch. It is made
of what is public: attributes, standing, momentum. Energy and mood are nobody's to know, so everybody comes rested.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from difflib import get_close_matches
from urllib.parse import urlencode

from django.db import models, transaction
from django.db.models import OuterRef, Prefetch, Subquery

from characters.models import Character, Group, Injury
from federations import people, roster
from federations.booking import IRON_S, TIME_LIMIT_S
from federations.models import Bout, Contract, Exhibition, Federation
from federations.sim.bout import ENGINE_VERSION
from federations.sim.kinds import BoutInput, Stipulation
from federations.sim.rules import suited
from llmfed.accounts.models import User, Viewer
from llmfed.world import randomness

# As many as a page can list; whoever is less known is put in from their own page.
LISTED = 400
# Of somebody's bookings the latest so many can be shared; a link to an older one leads nowhere.
KEPT = 50
RESTED = 1.0
# So many letters a slug has at most: whatever is longer names nobody.
LONGEST = 60

# Who would count is a person of their own, whom nobody is asked to name here.
NEEDS_SOMEBODY = {Stipulation.REFEREE}


class Shape(models.TextChoices):
    """How many stand on how many sides."""

    SINGLES = "1v1", "One on one"
    TAG = "2v2", "Two on two"
    TRIOS = "3v3", "Three on three"
    THREE_WAY = "1v1v1", "Three-way"
    FOUR_WAY = "1v1v1v1", "Four-way"

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(map(int, self.value.split("v")))

    @property
    def size(self) -> int:
        return sum(self.sizes)

    @property
    def rules(self) -> list[Bout.Stipulation]:
        """The stipulations that such a match may have."""
        fit = suited(self.sizes) - NEEDS_SOMEBODY
        return [rules for rules in Bout.Stipulation if rules.value in fit]


class Occasion(models.TextChoices):
    """What night it is: people pace themselves when it matters."""

    WEEKLY = "weekly", "A weekly show"
    MAIN = "main", "Its main event"
    BIG = "big", "The big one"

    @property
    def then(self) -> str:
        """What it makes of a match."""
        return {
            Occasion.WEEKLY: "In the middle of the card. Quick, and sometimes rude.",
            Occasion.MAIN: "Last on an ordinary night. Nobody wants to go home yet.",
            Occasion.BIG: "As if a championship hung on it. Long, and hard to end.",
        }[self]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for, as they put it; places that are still empty are empty."""

    shape: str = Shape.SINGLES
    who: tuple[str, ...] = ()
    rules: str = Bout.Stipulation.STANDARD
    occasion: str = Occasion.WEEKLY

    @property
    def form(self) -> Shape:
        """The shape, or the usual one where there is no such."""
        return Shape(self.shape) if self.shape in Shape.values else Shape.SINGLES

    @property
    def named(self) -> list[str]:
        return [slug for slug in self.who if slug]

    @property
    def query(self) -> str:
        """How an address asks for it."""
        who = [("who", slug) for slug in self.who]
        return urlencode([("shape", self.shape), *who, ("rules", self.rules), ("occasion", self.occasion)])


class Refused(Exception):
    """A match that cannot be: everything that is wrong with it, each with what would be right."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def cast(viewer: Viewer, now: datetime, named: Sequence[str] = ()) -> dict[str, Character]:
    """Whom a viewer may put into a match, the best known first, and whoever else is named, by slug.

    Each has `hurt_until` and their running contract, if any (`people.contract_of`). Two queries.
    """
    hurt = Injury.objects.filter(character=OuterRef("pk"), began_at__lte=now, until__gt=now).order_by("-until")
    seen = people.visible_to(viewer).wrestlers().annotate(hurt_until=Subquery(hurt.values("until")[:1]))
    best = seen.filter(retired_at=None).order_by("-over", "slug").values("pk")[:LISTED]
    wanted = seen.filter(models.Q(pk__in=best) | models.Q(slug__in=[slug for slug in named if len(slug) <= LONGEST]))
    found = people.with_contract(wanted.order_by("-over", "slug").defer("bio", "voice"))
    return {who.slug: who for who in found}


def problems(wish: Wish, known: Mapping[str, Character], viewer: Viewer) -> list[str]:
    """All that is wrong with a wish, each with the nearest that would be right; empty for one that can be."""
    return [*_of_people(wish, known, viewer), *_of_rules(wish)]


def _of_rules(wish: Wish) -> Iterator[str]:
    if wish.shape not in Shape.values:
        yield f"There is no such match as {wish.shape!r}. There are: {_listed(Shape.labels)}."
    elif wish.rules not in wish.form.rules:
        may = _listed([str(rules.label) for rules in wish.form.rules])
        what = Bout.Stipulation(wish.rules).label if wish.rules in Bout.Stipulation.values else repr(wish.rules)
        yield f"{what} is not for {wish.form.label.lower()}. What is: {may}."
    if wish.occasion not in Occasion.values:
        yield f"There is no such night as {wish.occasion!r}. There are: {_listed(Occasion.labels)}."


def _of_people(wish: Wish, known: Mapping[str, Character], viewer: Viewer) -> Iterator[str]:
    size, named = wish.form.size, wish.named
    if len(named) > size:
        yield f"{wish.form.label} is for {size}, and {len(named)} were named. {_roomier(len(named))}"
    elif len(named) < size:
        yield f"{wish.form.label} takes {size} people: {size - len(named)} more."
    inside = [known[slug] for slug in named if slug in known]
    for slug in dict.fromkeys(slug for slug in named if slug not in known):
        yield _unknown(slug, known, viewer)
    for who in dict.fromkeys(who for who in inside if named.count(who.slug) > 1):
        yield f"{who.name} cannot be in two places. {_instead(who, inside, known)}"
    for who in inside[1:]:
        if not _meet(inside[0], who):
            yield f"{inside[0].name} and {who.name} are of different divisions. {_instead(who, inside, known)}"


def _unknown(slug: str, known: Mapping[str, Character], viewer: Viewer) -> str:
    other = people.visible_to(viewer).filter(slug=slug[:LONGEST]).first()
    if other is not None:
        return f"{other.name} does not wrestle: choose somebody who does."
    near = get_close_matches(slug[:LONGEST], known, n=1)
    return f"There is nobody called {slug[:LONGEST]!r} here." + (
        f" Did you mean {known[near[0]].name}?" if near else ""
    )


def _instead(out: Character, inside: Sequence[Character], known: Mapping[str, Character]) -> str:
    """Who could stand in somebody's place: the one nearest in standing who may meet all the others."""
    rest = list(inside)
    rest.remove(out)
    taken = {who.slug for who in inside}
    may = [who for who in known.values() if who.slug not in taken and all(_meet(who, other) for other in rest)]
    if not may:
        return "Nobody else could stand there."
    return f"{min(may, key=lambda who: (abs(who.over - out.over), who.slug)).name} could."


def _meet(one: Character, other: Character) -> bool:
    """Women meet women and men meet men; who is neither meets everybody."""
    return one.gender == other.gender or "x" in {one.gender, other.gender}


def _roomier(count: int) -> str:
    roomy = next((shape for shape in Shape if shape.size >= count), None)
    return f"{roomy.label} has room for {roomy.size}." if roomy else f"No match here has more than {Shape.TRIOS.size}."


def _listed(words: Sequence[str]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def book(*, wish: Wish, fan: User, now: datetime) -> Exhibition:
    """Keep a match as it would be fought now, so that it can be shared. Raises Refused; nothing is kept then."""
    known = cast(fan, now, wish.named)
    if wrong := problems(wish, known, fan):
        raise Refused(wrong)
    sides = sided(wish.form, [known[slug] for slug in wish.who if slug])
    played = asdict(_input(wish, sides, now))
    teams, host = [_team(side) for side in sides], _host(sides)
    told = randomness.canonical([fan.pk, ENGINE_VERSION, played, teams, host.slug if host else None])
    about = {"played": played, "teams": teams, "host": host, "engine": ENGINE_VERSION, "made_at": now, "made_by": fan}
    with transaction.atomic():
        found, _ = Exhibition.objects.get_or_create(key=hashlib.sha256(told).hexdigest()[:12], defaults=about)
        latest = Exhibition.objects.filter(made_by=fan).order_by("-pk").values("pk")[:KEPT]
        Exhibition.objects.filter(made_by=fan).exclude(pk__in=list(latest.values_list("pk", flat=True))).delete()
    return found


def sided[One](shape: Shape, who: Sequence[One]) -> tuple[tuple[One, ...], ...]:
    """People in the order of their places, side by side."""
    line = iter(who)
    return tuple(tuple(next(line) for _ in range(size)) for size in shape.sizes)


def _input(wish: Wish, sides: tuple[tuple[Character, ...], ...], now: datetime) -> BoutInput:
    """A match of rested people in no city in particular, with nothing at stake."""

    def momentum(who: Character) -> float:
        contract: Contract | None = people.contract_of(who)
        return contract.momentum if contract else 0.0

    big = wish.occasion == Occasion.BIG
    return BoutInput(
        key="quick",
        sides=tuple(tuple(roster.in_ring(who, now.date(), momentum(who), RESTED) for who in side) for side in sides),
        stipulation=Stipulation(wish.rules),
        championship=None,
        time_limit_s=IRON_S if wish.rules == Stipulation.IRON else TIME_LIMIT_S[big],
        place=0.5 if wish.occasion == Occasion.WEEKLY else 1.0,
        heat=0.0,
        big_show=big,
    )


def occasion_of(played: BoutInput) -> Occasion:
    """What night a match was booked for."""
    if played.big_show:
        return Occasion.BIG
    return Occasion.MAIN if played.place == 1.0 else Occasion.WEEKLY


def _team(side: Sequence[Character]) -> str | None:
    """The team that these are, and nobody else."""
    if len(side) == 1:
        return None
    members = Prefetch("members", Character.objects.only("slug"))
    for team in Group.objects.filter(kind=Group.Kind.TEAM, members=side[0]).order_by("slug").prefetch_related(members):
        if {who.slug for who in team.members.all()} == {who.slug for who in side}:
            return team.slug
    return None


def _host(sides: Sequence[Sequence[Character]]) -> Federation | None:
    """Whoever employs the first of them that has a job: their table calls it."""
    jobs = (people.contract_of(who) for side in sides for who in side)
    return next((job.federation for job in jobs if job), None)
