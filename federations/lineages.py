"""Lineages as a championship's page tells them: every reign on a strip, and what stands out among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from characters.faces import Face
from federations.houses import ReignView
from federations.models import Forfeit, Side
from federations.sim import lineage as sim
from federations.sim.figures import ordinal
from federations.sim.lineage import Bar
from llmfed.prepared import values_of

# Of those who held it so many are listed by days.
LISTED = 8
# And of the current reign's place among all it is worth saying that it is one of so many.
PODIUM = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands out: what, how much, whose."""

    what: str
    figure: int
    unit: str
    reign: ReignView


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody's reigns together."""

    name: str
    face: Face | None
    reigns: int
    days: int
    defences: int
    holds: bool
    share: int  # of the most days that anybody has, in hundredths


@dataclass(frozen=True, slots=True)
class Stretch:
    """A reign on the strip."""

    bar: Bar
    reign: ReignView

    @property
    def told(self) -> str:
        ended = f" to {self.reign.ended}" if self.reign.ended_at else ", and still"
        return f"{self.reign.holder_name}: {self.reign.began}{ended}, {counted(self.reign.days, 'day')}"


@dataclass(frozen=True, slots=True)
class Lineage:
    """All of it, the latest reign first."""

    reigns: Sequence[ReignView]
    marks: tuple[Mark, ...]
    holders: tuple[Holder, ...]
    strip: tuple[Stretch, ...]
    years: tuple[tuple[int, int], ...]  # a year, and where on the strip it begins
    standing: str

    @property
    def summary(self) -> str:
        """The strip, for whoever does not see it."""
        return f"{counted(len(self.reigns), 'reign')} since {self.reigns[-1].began}, in proportion to their days"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _unmasked(championship: int, now: datetime) -> QuerySet[Forfeit, Any]:
    lost = Forfeit.objects.filter(what=Side.Wager.MASK, at__lte=now, character__reigns__championship=championship)
    return (
        lost.distinct().order_by("at", "character__name").values_list("character__name", "character__real_name", "at")
    )


UNMASKED = values_of(_unmasked, championship=int, now=datetime)


def unmasked(championship: int, now: datetime) -> list[str]:
    """Which of those who held a championship have lost a mask since, a sentence each; their names stay in it."""
    return [
        f"{name} was unmasked on {at.day} {at:%B %Y} as {real}; the name on the plate stays."
        for name, real, at in UNMASKED(championship=championship, now=now)
    ]


def lineage(reigns: Sequence[ReignView], now: datetime) -> Lineage:
    """What there is to say of every reign of a championship, the latest first."""
    known = {reign.number: reign for reign in reigns}
    rows = [_row(reign) for reign in reigns]
    found = sim.figures(rows)
    bars = sim.strip(rows, now)
    standing = ""
    if found.standing is not None and len(reigns) > 1 and found.standing <= PODIUM:
        standing = "the longest of all" if found.standing == 1 else f"the {ordinal(found.standing)} longest of all"
    return Lineage(
        reigns,
        tuple(_marks(found, known)),
        tuple(_holders(found, reigns)),
        tuple(Stretch(bar, known[bar.number]) for bar in bars),
        _years(reigns, now),
        standing,
    )


def _row(reign: ReignView) -> sim.Reign:
    keys = (*(who.slug for who in reign.holders), *_told(reign))
    unbeaten = bool(reign.vacated)
    return sim.Reign(reign.number, keys, reign.began_at, reign.ended_at, reign.defences, reign.days, unbeaten)


def _told(reign: ReignView) -> list[str]:
    """Those of whom no more is known than the name."""
    return [name for name in reign.told.split(" & ") if name]


def _marks(found: sim.Figures, known: dict[int, ReignView]) -> list[Mark]:
    marks = []
    for what, number in (("Longest reign", found.longest), ("Shortest reign", found.shortest)):
        if number is not None:
            marks.append(Mark(what, known[number].days, "day", known[number]))
    if found.most_defences is not None:
        best = known[found.most_defences]
        marks.append(Mark("Most defences in one reign", best.defences, "defence", best))
    return marks


def _holders(found: sim.Figures, reigns: Sequence[ReignView]) -> list[Holder]:
    faces = {who.slug: who for reign in reigns for who in reign.holders}
    most = max([one.days for one in found.totals], default=0) or 1
    return [
        Holder(
            faces[one.who].name if one.who in faces else one.who,
            faces.get(one.who),
            one.reigns,
            one.days,
            one.defences,
            one.holds,
            round(100 * one.days / most),
        )
        for one in found.totals[:LISTED]
    ]


def _years(reigns: Sequence[ReignView], now: datetime) -> tuple[tuple[int, int], ...]:
    """Where each year begins, or where there would be too many each fifth or tenth."""
    if not reigns:
        return ()
    began, last = reigns[-1].began_at, max(reign.ended_at or now for reign in reigns)
    whole = max((last - began).total_seconds(), 1.0)
    count = last.year - began.year
    step = 1 if count <= 8 else 5 if count <= 40 else 10
    years = [year for year in range(began.year + 1, last.year + 1) if year % step == 0]
    firsts = [(year, began.replace(year=year, month=1, day=1)) for year in years]
    return tuple((year, round(sim.WIDTH * (at - began).total_seconds() / whole)) for year, at in firsts if at > began)
