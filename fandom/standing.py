"""Whom a fan stands behind, with all that their pages tell of them, in two statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from characters.faces import Face
from characters.models import Character, Injury
from fandom.corners import free_at
from fandom.models import Corner
from fandom.sim.corner import Ending, Hero, Outing
from federations import billing, people
from federations.billing import Party
from federations.models import Bout, Contract, Federation, Reign, Show
from llmfed.accounts.models import Viewer
from llmfed.prepared import values_of
from llmfed.world import gaps
from llmfed.world.addresses import address
from llmfed.world.viewing import Viewed
from storylines.models import Feud
from storylines.sim.words import capital, joined

NEVER = datetime.max.replace(tzinfo=UTC)
LATEST = 6
QUARRELS = 8
OUTING = JSONObject(
    pk="pk",
    show="segment__show__name",
    show_pk="segment__show",
    starts_at="segment__show__starts_at",
    reason="reason",
    belt="championship__name",
    bell_at="bell_at",
    sides="billing",
    champions="champions",
    aired_at="aired__airs_at",
    winner="aired__winner",
    finish="aired__finish",
    duration_s="aired__duration_s",
    changed="aired__title_change",
    fallen="aired__decisive_on",
)


@dataclass(frozen=True, slots=True)
class Fought:
    """One of the hero's matches, with where it stands."""

    pk: int
    show_pk: int
    outing: Outing
    aired_at: datetime | None

    @property
    def url(self) -> str:
        return address("federations:match", self.pk)

    @property
    def outcome(self) -> str:
        return self.outing.ending.outcome if self.outing.ending else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The hero of a corner: who they are, where they work, how it went (latest first), what is coming (next first).

    But for since when, and when the corner is free again, it is the same for all who see no more than the public.
    """

    face: Face
    hero: Hero
    visible: bool
    retired: bool
    hurt_until: datetime | None
    house: Mapping[str, Any] | None
    holds: tuple[str, ...]
    told: tuple[Fought, ...]
    coming: tuple[Fought, ...]
    there: tuple[Fought, ...] = ()
    since: datetime = NEVER
    free_at: datetime = NEVER

    def run(self, after: Fought | None = None) -> tuple[int, int]:
        """Equal outcomes in a row up to a told match (the last one), and those of the other kind just before them."""
        outcomes = [one.outcome for one in self.told]
        if after is not None:
            outcomes = outcomes[[one.pk for one in self.told].index(after.pk) :]
        same = list(takewhile(lambda outcome: outcome == outcomes[0], outcomes))
        rest = outcomes[len(same) :]
        other = {"won": "lost", "lost": "won"}.get(same[0] if same else "", "")
        return len(same), len(list(takewhile(lambda outcome: outcome == other, rest)))


def of(request: HttpRequest, now: datetime, show: int = 0, match: int = 0) -> Standing | None:
    """The one whom a reader stands behind now; `there` are the hero's matches of a show, or the match itself."""
    corner = CORNER.first(fan=request.user.pk) if request.user.is_authenticated else None
    if corner is None:
        return None
    hero, since = corner

    def told(viewer: Viewer) -> Standing:
        [row] = HERO(viewer, hero=hero, now=now, show=show, match=match)
        return _read(row)

    found = gaps.once(request, ("hero", hero, show, match), told)
    return replace(found, since=since, free_at=free_at(since, retired=found.retired))


def _corner(fan: int) -> QuerySet[Corner, Any]:
    return Corner.objects.kept().filter(fan=fan).values_list("character", "since")


CORNER = values_of(_corner, fan=int)


def _hero(viewer: Viewer, hero: int, now: datetime, show: int, match: int) -> QuerySet[Character]:
    seen = Federation.objects.visible_to(viewer).values("pk")
    who = OuterRef("pk")
    job = Contract.objects.active().filter(character=who, federation__in=seen)
    house = JSONObject(slug="federation__slug", name="federation__name", won="wins", lost="losses", drawn="draws")
    hurt = Injury.objects.filter(character=who, began_at__lte=now, until__gt=now).order_by("-until")
    reigns = Reign.objects.current().filter(holders=who, championship__federation__in=seen).order_by("began_at")
    feuds = Feud.objects.burning().filter(Q(one=who) | Q(other=who)).order_by("-heat", "pk")
    quarrel = JSONObject(one="one__slug", other="other__slug", why="why")
    mine = Bout.objects.filter(sides__character=who, segment__struck="", segment__show__federation__in=seen)
    told = _rows(mine, now, told=True).order_by("-result__airs_at", "-pk")
    open_ = [Show.State.ANNOUNCED, Show.State.ON_AIR]
    coming = _rows(mine.filter(segment__show__state__in=open_), now, told=False)
    there = _rows(mine.filter(Q(segment__show=show) | Q(pk=match)), now).order_by("segment__position")
    return Character.objects.filter(pk=hero).annotate(
        visible=Exists(people.visible_to(viewer).filter(pk=who)),
        job=Subquery(job.values(row=house)[:1]),
        hurt_until=Subquery(hurt.values("until")[:1]),
        holds=ArraySubquery(reigns.values("championship__name")),
        quarrels=ArraySubquery(feuds.values(row=quarrel)[:QUARRELS]),
        told=ArraySubquery(told.values(row=OUTING)[:LATEST]),
        coming=ArraySubquery(coming.order_by("segment__show__starts_at", "segment__position").values(row=OUTING)),
        there=ArraySubquery(there.values(row=OUTING)),
    )


HERO = Viewed(_hero, hero=int, now=datetime, show=int, match=int)


def _rows(bouts: QuerySet[Bout], now: datetime, told: bool | None = None) -> QuerySet[Bout]:
    """Bouts with who stands in them and, once it has aired, how they ended; those told alone, or the others."""
    aired = FilteredRelation("result", condition=Q(result__airs_at__lte=now))
    found = bouts.annotate(aired=aired, billing=billing.SIDES, champions=billing.CHAMPIONS)
    return found if told is None else found.filter(aired__isnull=not told)


def _read(row: Any) -> Standing:
    who: Character = row
    quarrels = {one["other"] if one["one"] == who.slug else one["one"]: one["why"] for one in row.quarrels}
    return Standing(
        face=Face(who.slug, who.name, who.alignment),
        hero=Hero(who.name, who.gender),
        visible=row.visible,
        retired=who.retired_at is not None,
        hurt_until=row.hurt_until,
        house=row.job,
        holds=tuple(row.holds),
        told=tuple(_fought(one, who.slug, quarrels) for one in row.told),
        coming=tuple(_fought(one, who.slug, quarrels) for one in row.coming),
        there=tuple(_fought(one, who.slug, quarrels) for one in row.there),
    )


def _fought(row: Mapping[str, Any], slug: str, quarrels: Mapping[str, str]) -> Fought:
    sides = billing.parties(row["sides"], row["winner"], row["champions"])
    aired_at = datetime.fromisoformat(row["aired_at"]) if row["aired_at"] else None
    outing = Outing(
        foe="",
        show=row["show"],
        at=datetime.fromisoformat(row["starts_at"]),
        championship=row["belt"] or "",
        why=_sentence(row["reason"]),
        running=row["bell_at"] is not None and aired_at is None,
    )
    return Fought(row["pk"], row["show_pk"], _from_side(outing, sides, slug, row, quarrels), aired_at)


def _sentence(reason: str) -> str:
    return f"{capital(reason).rstrip('.')}." if reason else ""


def _from_side(
    outing: Outing, sides: Sequence[Party], slug: str, row: Mapping[str, Any], quarrels: Mapping[str, str]
) -> Outing:
    """The match as those on the hero's side see it."""
    own = next(side for side in sides if slug in {face.slug for face in side.people})
    foes = [side for side in sides if side is not own]
    winner = next((side for side in sides if side.won), None)
    mates = [face.name for face in own.people if face.slug != slug]
    against = [face.slug for side in foes for face in side.people]
    whom = [winner] if winner is not None and winner is not own else foes
    return replace(
        outing,
        foe=joined([side.name for side in whom]),
        mates=joined(mates),
        multiway=len(foes) > 1,
        holds=own.holds,
        foe_holds=any(side.holds for side in foes),
        quarrel=next((quarrels[foe] for foe in against if foe in quarrels), ""),
        ending=_ending(row, own, sides, slug) if row["aired_at"] else None,
    )


def _ending(row: Mapping[str, Any], own: Party, sides: Sequence[Party], slug: str) -> Ending:
    outcome = "drawn" if row["winner"] is None else "won" if own.won else "lost"
    names = {face.slug: face.name for side in sides for face in side.people if face.slug != slug}
    fallen = names.get(row["fallen"] or "", "")
    return Ending(outcome, row["finish"], row["duration_s"], row["changed"], fallen)
