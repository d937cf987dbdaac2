"""Ratings as pages show them: the ring's stars and the house's, how the house is split, and how far they are apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from fandom.models import MatchRating
from fandom.sim.rating import HUNDRED, LEAST, MOST, TUNING, word
from federations.billing import Bill, billed, bills
from federations.models import Bout, BoutQuerySet
from federations.sim.figures import stars
from llmfed.accounts.models import Viewer
from llmfed.prepared import values_of
from llmfed.world.addresses import address
from llmfed.world.viewing import Viewed

# The picture, in its own units: where a rating of nothing stands, how far the next star is, how high a column may be.
ZERO, STEP, HIGH = 20, 52, 56
LISTED = 10


@dataclass(frozen=True, slots=True)
class Column:
    """How many gave so many stars."""

    stars: int
    fans: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Acclaim:
    """A match between the ring and the house."""

    ring: str
    ring_x: int
    house: str
    house_x: int
    fans: int
    columns: tuple[Column, ...]
    word: str
    picture: str
    url: str
    rate_url: str


@dataclass(frozen=True, slots=True)
class Button:
    """One of the five stars to press: lit up to one's own."""

    stars: int
    lit: bool
    own: bool


def shown(bout: Bout) -> Acclaim | None:
    """What a match that was queried by `billed` was given; None before its final bell has aired."""
    result = getattr(bout, "aired", None)
    if result is None:
        return None
    rated: dict[str, Any] = getattr(bout, "rated", None) or {"counts": [0] * MOST, "fans": 0, "mean": None, "apart": 0}
    fans, mean = rated["fans"], (rated["mean"] or 0) / HUNDRED
    return Acclaim(
        ring=stars(result.quarter_stars),
        ring_x=_x(result.stars),
        house=f"{mean:.1f}" if fans else "",
        house_x=_x(mean),
        fans=fans,
        columns=_columns(rated["counts"]),
        word=word(fans, rated["apart"] / HUNDRED),
        picture=_words(rated["counts"]),
        url=address("fandom:rating", bout.pk),
        rate_url=address("fandom:rate", bout.pk),
    )


def _x(rating: float) -> int:
    return round(ZERO + STEP * rating)


def _columns(counts: Sequence[int]) -> tuple[Column, ...]:
    most = max([*counts, 1])
    heights = [-(-HIGH * count // most) for count in counts]
    found = zip(range(LEAST, MOST + 1), counts, heights, strict=True)
    return tuple(Column(place, count, _x(place), HIGH - height, height) for place, count, height in found)


def _words(counts: Sequence[int]) -> str:
    """The picture in a sentence."""
    said = [f"{count} gave {place}" for place, count in enumerate(counts, LEAST) if count]
    return ", ".join(said[::-1])


def _mine(fan: int, bout: int) -> QuerySet[MatchRating, int]:
    return MatchRating.objects.filter(fan=fan, bout=bout).values_list("stars", flat=True)


MINE: Any = values_of(_mine, fan=int, bout=int)


def mine(reader: Viewer, bout: int) -> int:
    """How many stars a reader gave a match; 0 for none."""
    return (MINE.first(fan=reader.pk, bout=bout) or 0) if reader.is_authenticated else 0


def buttons(mine: int) -> tuple[Button, ...]:
    """Five stars to press."""
    return tuple(Button(place, place <= mine, place == mine) for place in range(LEAST, MOST + 1))


def _apart(viewer: Viewer, now: datetime) -> BoutQuerySet:
    """Matches that enough fans have rated for anybody to say that they are apart."""
    seen = Bout.objects.visible_to(viewer).filter(result__airs_at__lte=now)
    return billed(seen.filter(rating_tally__fans__gte=TUNING.enough), now)


def _above(viewer: Viewer, now: datetime) -> BoutQuerySet:
    liked = _apart(viewer, now).filter(rating_tally__apart__gte=round(TUNING.apart * HUNDRED))
    return liked.order_by("-rating_tally__apart", "-pk")[:LISTED]


def _below(viewer: Viewer, now: datetime) -> BoutQuerySet:
    disliked = _apart(viewer, now).filter(rating_tally__apart__lte=-round(TUNING.apart * HUNDRED))
    return disliked.order_by("rating_tally__apart", "-pk")[:LISTED]


ABOVE, BELOW = Viewed(_above, now=datetime), Viewed(_below, now=datetime)


@dataclass(frozen=True, slots=True)
class Apart:
    """A match on which the house and the ring disagree."""

    bill: Bill
    acclaim: Acclaim


def disagreements(viewer: Viewer, now: datetime) -> tuple[list[Apart], list[Apart]]:
    """Where the house and the ring are furthest apart: what it liked more than the ring did, and less."""
    more, less = ABOVE(viewer, now=now), BELOW(viewer, now=now)
    return _listed(more), _listed(less)


def _listed(bouts: Sequence[Bout]) -> list[Apart]:
    found = ((bill, shown(bill.bout)) for bill in bills(bouts))
    return [Apart(bill, acclaim) for bill, acclaim in found if acclaim is not None]
