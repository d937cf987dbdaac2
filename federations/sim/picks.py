"""Whom the table picks before a match of two, and what came of it when they last picked one of these.

A pick is decided here, with the match's other facts, so that it can be brought up again; its wording is the voice's.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

ClaimKind = Literal[
    "right_stays", "right_switches", "wrong_stays", "wrong_switches", "nobody", "right_one", "wrong_one"
]


@dataclass(frozen=True, slots=True)
class Tuning:
    weighty: float = 0.65  # chance that a commentator commits to somebody in a match that matters
    light: float = 0.35  # and in any other
    again: float = 0.95  # where they have picked between these two before, and everybody remembers
    sympathy: float = 0.12  # of standing, for whoever is of one mind with them
    champion: float = 0.06  # it is they who have to be beaten
    whim: float = 0.25  # how far a commentator's day goes, either way
    stung: float = 0.15  # what having been wrong about somebody takes from them


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the table."""

    key: str
    alignment: str


@dataclass(frozen=True, slots=True)
class Contender:
    """One of the two, as somebody at the table would weigh them."""

    key: str
    standing: float
    alignment: str
    champion: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """An earlier match of two on which somebody at the table committed themselves."""

    picks: Mapping[str, str]
    pair: frozenset[str]
    winner: str | None
    event: str
    days: int


class Claim(TypedDict):
    """What came of a pick: which it was, at which show, how many days ago."""

    kind: ClaimKind
    event: str
    days: int


class Pick(TypedDict):
    """Somebody at the table says who wins. `was` is whom they had when these two last met under them."""

    by: str
    on: str
    about: str
    claim: NotRequired[Claim]
    was: NotRequired[str]


def picks(
    table: Sequence[Seat],
    pair: tuple[Contender, Contender],
    called: Sequence[Called],
    rng: random.Random,
    *,
    weighty: bool,
    tuning: Tuning = TUNING,
) -> list[Pick]:
    """Who commits to whom. `called` are earlier matches of either, newest first. Draws from the given stream."""
    found = []
    for seat in table:
        chance, whims = rng.random(), [rng.uniform(-tuning.whim, tuning.whim) for _ in pair]
        before = _between(seat, pair, called)
        ready = tuning.again if before else tuning.weighty if weighty else tuning.light
        if chance >= ready:
            continue
        liked = [_liked(seat, one, before, tuning) + whim for one, whim in zip(pair, whims, strict=True)]
        on, about = pair if liked[0] >= liked[1] else pair[::-1]
        found.append(_pick(seat, on.key, about.key, before, called))
    return found


def _between(seat: Seat, pair: tuple[Contender, Contender], called: Sequence[Called]) -> Called | None:
    """The last match of these two of which somebody said how it would end."""
    both = frozenset(one.key for one in pair)
    return next((one for one in called if one.pair == both and seat.key in one.picks), None)


def _liked(seat: Seat, one: Contender, before: Called | None, tuning: Tuning) -> float:
    stung = before is not None and before.picks[seat.key] == one.key and before.winner not in {one.key, None}
    sympathy = tuning.sympathy * (seat.alignment == one.alignment)
    return one.standing + sympathy + tuning.champion * one.champion - tuning.stung * stung


def _pick(seat: Seat, on: str, about: str, before: Called | None, called: Sequence[Called]) -> Pick:
    made: Pick = {"by": seat.key, "on": on, "about": about}
    if before is not None:
        was = before.picks[seat.key]
        return {**made, "claim": _claim(_how(was, on, before.winner), before), "was": was}
    last = next((one for one in called if on in one.pair and seat.key in one.picks), None)
    if last is not None and last.winner is not None and last.picks[seat.key] == on:
        return {**made, "claim": _claim("right_one" if last.winner == on else "wrong_one", last)}
    return made


def _how(was: str, on: str, winner: str | None) -> ClaimKind:
    if winner is None:
        return "nobody"
    if winner == was:
        return "right_stays" if was == on else "right_switches"
    return "wrong_stays" if was == on else "wrong_switches"


def _claim(kind: ClaimKind, of: Called) -> Claim:
    return {"kind": kind, "event": of.event, "days": of.days}
