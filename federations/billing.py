"""How matches are billed: who stands on which side, what it is for, and how it ended once that has aired."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, DateTimeField, F, FilteredRelation, OuterRef, Q, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from characters import faces
from characters.faces import Face
from federations.cities import house
from federations.finishes import FINISHES
from federations.models import Bout, BoutQuerySet, Championship, Reign, Result, Segment, Show, Side
from federations.sim.figures import in_stars, stars
from federations.sim.kinds import Finish
from federations.sim.rules import MOST_SIDES
from federations.sim.wagers import billed as wagered
from llmfed.world.addresses import address
from llmfed.world.telling import drawn

SHOWN = ("segment__show__federation", "segment__show__place", "championship", "unifies", "aired")
UNREAD = ("aired__changes", "aired__played")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a match."""

    number: int
    people: tuple[Face, ...]
    team: str = ""
    won: bool = False
    holds: bool = False
    wager: str = ""

    @property
    def name(self) -> str:
        """What the announcer calls them."""
        if self.team or len(self.people) == 1:
            return self.team or self.people[0].name
        names = [who.last_name for who in self.people]
        return " & ".join((", ".join(names[:-1]), names[-1]))

    @property
    def short(self) -> str:
        """What they are called in passing."""
        return self.name if self.team or len(self.people) > 1 else self.people[0].last_name

    @property
    def alignment(self) -> str:
        return self.people[0].alignment


@dataclass(frozen=True, slots=True)
class Bill:
    """A match as a card shows it; everything after `commitment` is empty until its final bell has rung."""

    bout: Bout
    segment: Segment
    show: Show
    championship: Championship | None
    sides: tuple[Party, ...]
    told: bool = False
    decided: bool = False
    finish_text: str = ""
    duration: str = ""
    stars: str = ""
    changed_hands: bool = False
    seed: str = ""
    quarters: int = 0

    @property
    def staged(self) -> bool:
        """Whether its entrances have begun."""
        return self.bout.bell_at is not None

    @property
    def rules(self) -> str:
        """What kind of match it is: what is put up in it, and the stipulation where there is one to speak of."""
        usual = self.bout.stipulation == Bout.Stipulation.STANDARD
        terms = [self.wager, "" if usual else self.bout.get_stipulation_display()]
        text = ", ".join(filter(None, terms))
        return f"{text[:1].upper()}{text[1:].lower()}"

    @property
    def wager(self) -> str:
        """What is put up in it for good: "hair against mask"."""
        return wagered([side.wager for side in self.sides], title=self.championship is not None)

    @property
    def reason(self) -> str:
        """Why it was booked, as a sentence."""
        text = self.bout.reason
        return f"{text[0].upper()}{text[1:].rstrip('.')}." if text else ""

    @property
    def house(self) -> str:
        """What the crowd of its city is like, and whom of these it has made up its mind about."""
        return house(self.show.place, self.sides)

    @property
    def house_stars(self) -> str:
        """What the house gave it, once enough have: "4.2"."""
        rated = getattr(self.bout, "rated", None) or {}
        return f"{rated['mean'] / 100:.1f}" if self.told and rated.get("enough") else ""

    @property
    def paused(self) -> bool:
        """Whether its federation stands still."""
        return bool(getattr(self.bout, "paused", False))

    @property
    def struck(self) -> str:
        """Why it will not be fought, if it was taken off the card."""
        return self.segment.struck

    @property
    def beaten(self) -> str:
        lost = " and ".join(side.name for side in self.sides if not side.won)
        return f"{len(self.sides) - 1} others" if self.crowded else lost

    @property
    def winner(self) -> Party | None:
        return next((side for side in self.sides if side.won), None)

    @property
    def crowded(self) -> bool:
        """Whether there are too many sides to name."""
        return len(self.sides) > MOST_SIDES

    @property
    def names(self) -> str:
        named = " v ".join(side.name for side in self.sides)
        if not self.crowded:
            return named
        return f"{len(self.sides)}-person {self.bout.get_stipulation_display().lower()}"

    @property
    def result(self) -> SafeString:
        """How it ended, drawn: for matches that have been told."""
        return drawn("ui/result.html", told=Told.of(self))

    @property
    def rivalry_url(self) -> str:
        """Where its two are head to head, where it is one against one."""
        slugs = [who.slug for side in self.sides for who in side.people]
        return address("federations:head_to_head", *sorted(slugs)) if len(slugs) == len(self.sides) == 2 else ""

    @property
    def replay_url(self) -> str:
        """Where it can be watched from the bell, once it has been told."""
        return address("federations:replay", self.bout.pk)

    @property
    def sandbox_url(self) -> str:
        """Where the same people can be put into a match that counts for nothing."""
        shape = "v".join(str(len(side.people)) for side in self.sides)
        who = [("who", face.slug) for side in self.sides for face in side.people]
        asked = urlencode([("shape", shape), *who, ("rules", self.bout.stipulation)])
        return f"{address('federations:quick')}?{asked}"

    @property
    def prize(self) -> str:
        """The championship that is at stake, or the two."""
        held = (self.championship, self.bout.unifies if self.championship else None)
        return " and the ".join(belt.name for belt in held if belt is not None)

    def get_absolute_url(self) -> str:
        return self.bout.get_absolute_url()


@dataclass(frozen=True, slots=True)
class Told:
    """All that a drawn result shows of a bill."""

    names: str
    url: str
    replay_url: str
    sides: tuple[str, ...]
    winner: str
    beaten: str
    finish_text: str
    duration: str
    stars: str
    house_stars: str
    championship: str
    changed_hands: bool

    @property
    def in_stars(self) -> str:
        return in_stars(self.stars)

    @classmethod
    def of(cls, bill: Bill) -> Self:
        return cls(
            bill.names,
            bill.get_absolute_url(),
            bill.replay_url,
            tuple(side.name for side in bill.sides),
            bill.winner.name if bill.decided and bill.winner else "",
            bill.beaten,
            bill.finish_text,
            bill.duration,
            bill.stars,
            bill.house_stars,
            bill.championship.name if bill.championship else "",
            bill.changed_hands,
        )


def _sides() -> ArraySubquery:
    people = Side.objects.filter(bout=OuterRef("pk")).order_by("number", "position")
    return ArraySubquery(
        people.values(row=JSONObject(number="number", team="team__name", wager="wager", face=faces.row("character")))
    )


def _champions() -> ArraySubquery:
    """Who held the championship at the bell, or holds it now: they are the ones to beat."""
    at = Coalesce(OuterRef("bell_at"), Value(datetime.max.replace(tzinfo=UTC), output_field=DateTimeField()))
    reigning = Q(reign__ended_at=None) | Q(reign__ended_at__gt=at)
    held = Reign.holders.through.objects.filter(reigning, reign__championship=OuterRef("championship"))
    known = held.filter(reign__began_at__lte=at).order_by("character__slug")
    return ArraySubquery(known.values("character__slug"))


# Made once: to build them again for every page would cost more than to run them.
SIDES, CHAMPIONS = _sides(), _champions()


@cache
def _rated() -> Any:
    return import_string(settings.RATED)()


def billed(bouts: BoutQuerySet, now: datetime) -> BoutQuerySet:
    """Bouts with all that a bill needs, in one query; the result comes along only if it has aired."""
    aired = FilteredRelation("result", condition=Q(result__airs_at__lte=now))
    paused = F("segment__show__federation__timeline__paused")
    found = bouts.annotate(aired=aired, billing=SIDES, champions=CHAMPIONS, paused=paused, rated=_rated())
    return found.select_related(*SHOWN).defer(*UNREAD).fetch_mode(FETCH_RAISE)


def bills(bouts: Iterable[Bout]) -> list[Bill]:
    """Bills of bouts that were queried by `billed`."""
    return [bill(bout) for bout in bouts]


def bill(bout: Bout) -> Bill:
    """The bill of a bout that was queried by `billed`."""
    found: Result | None = getattr(bout, "aired", None)
    segment, championship = bout.segment, bout.championship
    winner = found.winner if found else None
    sides = parties(getattr(bout, "billing", []), winner, getattr(bout, "champions", []))
    if found is None:
        return Bill(bout, segment, segment.show, championship, sides)
    return Bill(
        bout,
        segment,
        segment.show,
        championship,
        sides,
        told=True,
        decided=winner is not None,
        finish_text=FINISHES[Finish(found.finish)],
        duration=clock(found.duration_s),
        stars=stars(found.quarter_stars),
        changed_hands=found.title_change,
        seed=found.seed,
        quarters=found.quarter_stars,
    )


def parties(rows: Iterable[Mapping[str, Any]], winner: int | None, holders: Collection[str] = ()) -> tuple[Party, ...]:
    """Sides from the rows that `billed` selects, by number."""
    people: dict[int, list[Face]] = {}
    first: dict[int, Mapping[str, Any]] = {}
    for row in rows:
        people.setdefault(row["number"], []).append(faces.read(row["face"]))
        first.setdefault(row["number"], row)
    told = ((n, tuple(who), first[n], {face.slug for face in who}) for n, who in people.items())
    return tuple(
        Party(number, who, row["team"] or "", number == winner, not slugs.isdisjoint(holders), row.get("wager", ""))
        for number, who, row, slugs in told
    )


def clock(seconds: int) -> str:
    """Seconds as the scorebug's clock shows them."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
