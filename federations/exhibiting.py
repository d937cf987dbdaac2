"""A quick match fought and told: the engine, the facts, the words and the tape of real matches, and none of their rows.

Nothing here is written anywhere: a match is made anew of its input and its seed each time somebody looks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from characters import faces
from characters.models import Character, Group, Injury
from federations import announcing, people, staging
from federations.again import input_of
from federations.billing import Bill, Party, clock
from federations.finishes import FINISHES
from federations.models import Bout, Exhibition, Federation, Segment, Series, Show, Side
from federations.sim.bout import ENGINE_VERSION, simulate
from federations.sim.figures import stars
from federations.sim.kinds import BoutInput, BoutResult
from llmfed.accounts.models import Viewer
from llmfed.world import randomness, telling
from llmfed.world.addresses import address
from llmfed.world.models import Moment, Timeline

NAME = "Quick match"
# Of the seed, so that no two matches are told in the same words; below every number that the chronicle gives.
BELOW = 1 << 40


class Outdated(Exception):
    """A match of another engine: with this one the same seed would make another match."""


@dataclass(frozen=True)
class Fight:
    """One match of an exhibition: who is in it, as they are called today, and the chance that it is fought with."""

    exhibition: Exhibition
    seed: str
    folk: Mapping[str, Character]
    teams: Mapping[str, Group]

    @cached_property
    def played(self) -> BoutInput:
        return input_of(self.exhibition.played)

    @cached_property
    def result(self) -> BoutResult:
        # A stream of its own, from nothing that is secret: it can tell nothing of any match that counts.
        return simulate(self.played, randomness.stream(b"exhibition", self.exhibition.key, self.seed))

    @cached_property
    def host(self) -> Federation:
        """Whose table calls it; somebody's who has none, where nobody in it has a job."""
        return self.exhibition.host or Federation(
            slug="", name=NAME, short="", city="", timeline=Timeline(slug="market", kind=Timeline.Kind.MARKET)
        )

    @cached_property
    def bout(self) -> Bout:
        """The match as a row that is never saved."""
        show = Show(
            federation=self.host,
            number=0,
            name=NAME,
            kind=Series.Kind.BIG if self.played.big_show else Series.Kind.TV,
            city=self.host.city,
            starts_at=self.exhibition.made_at,
            state=Show.State.OVER,
        )
        segment = Segment(show=show, position=1, kind=Segment.Kind.BOUT)
        return Bout(
            segment=segment,
            key=f"quick/{self.exhibition.key}/{self.seed}",
            stipulation=self.played.stipulation.value,
            time_limit_s=self.played.time_limit_s,
            bell_at=self.exhibition.made_at + timedelta(seconds=announcing.ENTRANCES_S),
        )

    @cached_property
    def sides(self) -> list[Side]:
        """Who stands where, as rows that are never saved."""
        return [
            Side(bout=self.bout, number=number, position=seat, character=self.folk[who.key], team=self.team(number))
            for number, side in enumerate(self.played.sides)
            for seat, who in enumerate(side)
        ]

    def team(self, number: int) -> Group | None:
        """The team that a side goes by, if it still is one."""
        return self.teams.get(self.exhibition.teams[number] or "")


class QuickBill(Bill):
    """A match of a sandbox, billed: it leads nowhere but to itself."""

    __slots__ = ()

    @property
    def replay_url(self) -> str:
        return self.get_absolute_url()

    def get_absolute_url(self) -> str:
        return address("federations:exhibition", *self.bout.key.split("/")[1:])


def fight(exhibition: Exhibition, seed: str, viewer: Viewer) -> Fight | None:
    """A match that a viewer may see: of people all of whom they may see. None where it is not. Raises Outdated."""
    keys = [who["key"] for side in exhibition.played["sides"] for who in side]
    folk = {who.slug: who for who in people.visible_to(viewer).filter(slug__in=keys)}
    if len(folk) < len(keys):
        return None
    if exhibition.engine != ENGINE_VERSION:
        raise Outdated(f"{exhibition.key} was booked for engine {exhibition.engine}; this is engine {ENGINE_VERSION}.")
    named = [team for team in exhibition.teams if team]
    teams = {team.slug: team for team in Group.objects.filter(slug__in=named)} if named else {}
    return Fight(exhibition, seed, folk, teams)


def billed(fought: Fight) -> Bill:
    """The bill of a match that has been fought."""
    result, bout = fought.result, fought.bout
    return QuickBill(
        bout,
        bout.segment,
        bout.segment.show,
        None,
        tuple(_party(fought, number) for number in range(len(fought.played.sides))),
        told=True,
        decided=result.winner is not None,
        finish_text=FINISHES[result.finish],
        duration=clock(result.duration_s),
        stars=stars(round(result.rating * 4)),
        seed=fought.seed,
    )


def _party(fought: Fight, number: int) -> Party:
    team = fought.team(number)
    folk = tuple(faces.of(fought.folk[who.key]) for who in fought.played.sides[number])
    return Party(number, folk, team.name if team else "", won=fought.result.winner == number)


def told(fought: Fight) -> list[Moment]:
    """Every moment of a match, worded; none of them is in the chronicle, and none is saved."""
    # Below whatever the chronicle holds, so that nothing said there is looked up and nothing there has been said yet.
    first = -BELOW - int.from_bytes(sha256(fought.bout.key.encode()).digest()[:5])
    moments = [
        Moment(pk=number, timeline=fought.host.timeline, seq=first + number, tick=0, no=number + 1, **row)
        for number, row in enumerate(_rows(fought))
    ]
    return telling.worded(moments)


def _rows(fought: Fight) -> Iterator[dict[str, Any]]:
    """Kind, facts and time of every moment, as a tick would record them."""
    bout, sides, result, began = fought.bout, fought.sides, fought.result, fought.exhibition.made_at
    show = bout.segment.show
    yield _row("show.opened", {"show": 0, "name": show.name, "city": show.city, "attendance": 0}, began, 0)
    yield _row("segment.stakes", announcing.stakes(bout, sides), began, announcing.STAKES_S)
    for after_s, facts in announcing.entrances(bout, sides):
        yield _row("segment.entrance", facts, began, after_s)
    for spot in result.spots:
        more = staging.ending(bout, sides, result) if spot.kind == "result" else {}
        facts = {**spot.facts, **more, "bout": bout.key}
        yield _row(f"bout.{spot.kind}", facts, began, announcing.ENTRANCES_S + spot.at_s)


def _row(kind: str, facts: dict[str, Any], began: datetime, after_s: int) -> dict[str, Any]:
    return {"kind": kind, "facts": facts, "airs_at": began + timedelta(seconds=after_s)}


def hurt(fought: Fight) -> Sequence[str]:
    """What keeps any of them from a ring that counts: a sentence each."""
    at = fought.exhibition.made_at
    out = Injury.objects.filter(character__in=[who.pk for who in fought.folk.values()], began_at__lte=at, until__gt=at)
    rows = out.order_by("character__slug", "-until").distinct("character__slug").values_list("character__slug", "until")
    return [f"{fought.folk[slug].name} is hurt, and out until {until:%-d %B}." for slug, until in rows]
