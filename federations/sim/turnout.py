"""What a show draws: who buys a ticket, what they pay, and how many watch at home.

Nothing is sampled from what real programmes were watched by; their spread from week to week is what this is held
against (docs/model.md). Plain arithmetic throughout, so that its last bits are the same everywhere.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Tuning:
    """What draws how much."""

    # What the best known on a card weigh, the best first: one star sells a ticket, ten make an evening.
    names: tuple[float, ...] = (1.0, 0.85, 0.7, 0.6, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3)
    # Shares of a card's pull (0–1): who is on it, how much the main event is about, and what is at stake.
    names_share: float = 0.78
    heat_share: float = 0.14
    stake_share: float = 0.08
    # How far a following moves towards what it is given a show: half of the way in a month of weekly shows.
    habit: float = 0.15
    # What a following is given: the pull of the card, and how good the last show was.
    seen_share: float = 0.3
    # People who would come for a following of 0 and of 1, to a usual evening; and how much more for a big show.
    least_crowd: float = 900.0
    most_crowd: float = 9_000.0
    big: float = 2.1
    # A card as good as the following sells a usual evening; what a card of 0 or of 1 does to that.
    tonight: float = 0.9
    # A city that had a show last night is not that curious again; after this many days it is.
    weary: float = 0.3
    rested_after_days: float = 45.0
    # Seats of the halls for weekly shows and of the arenas for big ones, between which a city has one of each.
    halls: tuple[int, int] = (2_200, 8_500)
    arenas: tuple[int, int] = (7_500, 21_000)
    # How many more seats are put up than a usual evening needs: nobody opens a whole arena for a third of it.
    put_up: float = 1.2
    # A ticket in cents for a following of 0 and of 1, and how much more it costs for a big show.
    cheapest: int = 1_500
    dearest: int = 6_500
    dearer: float = 1.8
    # Viewers in thousands for a following of 1 before anything else counts.
    reach: float = 4_600.0
    # What a card does at home, where one can also just switch on: less than at the door.
    at_home: float = 0.45
    # How many of those who could watch either stay with the other where both are on.
    torn: float = 0.3
    # Half the width of what nobody can explain, at the door and at home.
    luck_door: float = 0.12
    luck_home: float = 0.1
    # Evenings on which something else is on that everybody watches, and what that costs at most.
    elsewhere: float = 0.06
    lost: float = 0.24


TUNING = Tuning()
WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Card:
    """What a show has to offer: how over its people are (0–1), its main event's heat (0–1) and stake (0, ½, 1)."""

    over: Sequence[float]
    heat: float = 0.0
    stake: float = 0.0


@dataclass(frozen=True, slots=True)
class Evening:
    """Where a show stands: its city's slug, how long ago the last show there was, who is on the air elsewhere.

    `following` is the federation's after its last show, per mille, None before its first; `rivals` are the viewers, in
    thousands, of what was on at this hour a week ago.
    """

    city: str
    big: bool
    televised: bool
    following: int | None = None
    days_since: float | None = None
    rivals: int = 0
    # How good the last show was, 0–1.
    last: float = 0.5


@dataclass(frozen=True, slots=True)
class Turnout:
    """What a show drew. `viewers` are thousands, 0 where no camera was; `following` is per mille, after this show."""

    seats: int
    attendance: int
    gate_cents: int
    viewers: int
    following: int


def turnout(card: Card, evening: Evening, rng: random.Random) -> Turnout:
    """What a show draws tonight; drawn from the tick's stream `attendance`."""
    drawn = pull(card)
    was = drawn if evening.following is None else evening.following / WHOLE
    door, home, other = rng.random() + rng.random() - 1, rng.random() + rng.random() - 1, rng.random()
    seats = min(capacity(evening.city, big=evening.big), _put_up(was, big=evening.big))
    come = _crowd(was, drawn, evening) * (1 + TUNING.luck_door * door)
    attendance = min(seats, int(come))
    following = was + TUNING.habit * ((1 - TUNING.seen_share) * drawn + TUNING.seen_share * evening.last - was)
    return Turnout(
        seats=seats,
        attendance=attendance,
        gate_cents=attendance * ticket(was, big=evening.big),
        viewers=_viewers(was, drawn, evening, 1 + TUNING.luck_home * home, other) if evening.televised else 0,
        following=round(following * WHOLE),
    )


def watching(viewers: int) -> str:
    """Thousands of viewers as one says them: "840,000", "2.4 million"."""
    return f"{viewers / 1000:.1f} million" if viewers >= 1000 else f"{viewers * 1000:,}"


def pull(card: Card) -> float:
    """How much a card draws, 0–1."""
    best = sorted(card.over, reverse=True)
    weighed = sum(over * weight for over, weight in zip(best, TUNING.names, strict=False))
    names = weighed / sum(TUNING.names[: max(len(best), 4)])
    return min(1.0, TUNING.names_share * names + TUNING.heat_share * card.heat + TUNING.stake_share * card.stake)


def capacity(city: str, *, big: bool) -> int:
    """The seats of a city's hall, or of its arena: the same for ever, as its slug is."""
    least, most = TUNING.arenas if big else TUNING.halls
    share = int.from_bytes(sha256(f"{city}/{big}".encode()).digest()[:4]) / 2**32
    return least + int((most - least) * share) // 50 * 50


def ticket(following: float, *, big: bool) -> int:
    """What a seat costs, in cents: by what the federation stands for, in halves of the currency."""
    usual = TUNING.cheapest + (TUNING.dearest - TUNING.cheapest) * following
    return int(usual * (TUNING.dearer if big else 1)) // 50 * 50


def _usual(following: float, *, big: bool) -> float:
    """How many come to a usual evening."""
    usual = TUNING.least_crowd + (TUNING.most_crowd - TUNING.least_crowd) * following * following
    return usual * (TUNING.big if big else 1)


def _put_up(following: float, *, big: bool) -> int:
    """How many seats a federation trusts itself to sell."""
    return max(50, int(TUNING.put_up * _usual(following, big=big)) // 50 * 50)


def _crowd(following: float, drawn: float, evening: Evening) -> float:
    """How many would come if there were seats for all."""
    days = TUNING.rested_after_days if evening.days_since is None else evening.days_since
    fresh = 1 - TUNING.weary * max(0.0, 1 - days / TUNING.rested_after_days)
    usual = _usual(following, big=evening.big)
    return usual * max(0.3, 1 + TUNING.tonight * (drawn - following)) * fresh


def _viewers(following: float, drawn: float, evening: Evening, luck: float, other: float) -> int:
    """Thousands at home."""
    could = TUNING.reach * following * max(0.3, 1 + TUNING.at_home * (drawn - following))
    torn = TUNING.torn * evening.rivals / (evening.rivals + could) if evening.rivals else 0.0
    # Spread evenly from nothing to the worst, so that no second chance is drawn for how much it costs.
    missed = TUNING.lost * (1 - other / TUNING.elsewhere) if other < TUNING.elsewhere else 0.0
    return max(1, round(could * (1 - torn) * (1 - missed) * luck))
