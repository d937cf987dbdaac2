"""Arcs: which quarrel is worth a month, and which beat falls on which show.

An arc runs from a slight to a big show. Its beats have an order; how many of them there is time for depends on how
many shows lie between. Outcomes are nobody's here: what a match does to the quarrel is read from its result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A beat, by what it does to the quarrel."""

    SLIGHT = "slight"
    ANSWER = "answer"
    EXCUSE = "excuse"
    ATTACK = "attack"
    CHALLENGE = "challenge"
    FRIEND = "friend"
    REVERSAL = "reversal"
    LAST_WORD = "last_word"
    BLOW_OFF = "blow_off"
    AFTERMATH = "aftermath"


@dataclass(frozen=True, slots=True)
class Tuning:
    least_days: int = 17  # an arc shorter than this has no time to hurt
    most_days: int = 37  # and one longer is forgotten before it ends
    standing_weight: float = 14.0  # heat that a share of standing is worth: people must care who they are
    opposed_bonus: float = 6.0
    foul_bonus: float = 5.0  # a wrong asks for an answer more than a defeat does
    title_bonus: float = 3.0
    book_bonus: float = 4.0  # for each of the two who has words of their own
    again_malus: float = 9.0  # the same two have had their month lately
    staged_heat: float = 4.0  # what a beat on the air adds to the quarrel
    no_rules_heat: float = 20.0  # from here on a night with rules would settle nothing
    for_good_heat: float = 26.0  # and from here on somebody ought to lose something that does not come back


TUNING = Tuning()

# In the order in which they are told, and in the order in which they are left out where there are few shows.
COURSE = (Kind.ANSWER, Kind.EXCUSE, Kind.ATTACK, Kind.CHALLENGE, Kind.FRIEND, Kind.REVERSAL, Kind.LAST_WORD)
LEAVE_OUT = (Kind.FRIEND, Kind.EXCUSE, Kind.REVERSAL, Kind.ATTACK)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quarrel as the director sees it. `standing` is of the two together, 0–2; heat 0–30."""

    key: tuple[str, str]
    heat: float
    standing: float
    opposed: bool
    foul: bool
    title: bool
    lately: bool
    books: int = 0


def worth(candidate: Candidate, tuning: Tuning = TUNING) -> float:
    """How much a month of this quarrel would be worth."""
    return (
        candidate.heat
        + tuning.standing_weight * candidate.standing
        + tuning.opposed_bonus * candidate.opposed
        + tuning.foul_bonus * candidate.foul
        + tuning.title_bonus * candidate.title
        + tuning.book_bonus * candidate.books
        - tuning.again_malus * candidate.lately
    )


def best(candidates: Sequence[Candidate], tuning: Tuning = TUNING) -> Candidate | None:
    """The quarrel that is worth most; of equals the first by key."""
    return max(candidates, key=lambda one: (worth(one, tuning), one.key), default=None)


def course(shows: Sequence[int]) -> list[tuple[Kind, int]]:
    """Spread the beats over the weekly shows before the big one, in order, no two on one show.

    `shows` are their numbers in order. With fewer shows than beats the dispensable ones are left out; the answer, the
    challenge and the last word are kept as long as there are three shows.
    """
    beats = list(COURSE)
    for kind in LEAVE_OUT:
        if len(beats) > len(shows):
            beats.remove(kind)
    beats = beats[max(0, len(beats) - len(shows)) :]
    if not beats:
        return []
    if len(beats) == 1:
        return [(beats[0], shows[-1])]
    last = len(shows) - 1
    places = [round(number * last / (len(beats) - 1)) for number in range(len(beats))]
    return [(kind, shows[place]) for kind, place in zip(beats, places, strict=True)]


def stipulation(heat: float, championship: bool, deed: str = "", tuning: Tuning = TUNING) -> str:
    """The rules of the night, from what was done: thieves and runaways are locked in, a belt that was taken is hung up.

    Where the quarrel is cool they are the usual ones, and for a championship at stake they decide something.
    """
    if heat < tuning.no_rules_heat:
        return "two_falls" if deed == "draw" else "standard"
    if deed in {"stolen", "walked"}:
        return "cage"
    if championship:
        return "ladder" if deed == "title" else "standard"
    return "last_standing" if deed in {"attack", "betrayal"} else "no_dq"
