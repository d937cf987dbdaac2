"""Minutes: how long the card gives each match, which its people then fill, overrun or leave unused."""

import random
from dataclasses import dataclass, replace

from federations.sim.aims import TUNING as AIMS
from federations.sim.aims import Aim
from federations.sim.desk import Desk, Pairing
from federations.sim.kinds import Stipulation


@dataclass(frozen=True, slots=True)
class Tuning:
    """Minutes, unless said."""

    opener: float = 5.2
    middle: float = 3.8  # … of the second match …
    rise: float = 0.25  # more of it for the last before the main event
    main: float = 8.6
    big_opener: float = 8.6
    big_middle: float = 8.0
    big_main: float = 16.0
    crown: float = 0.85  # × for a championship
    quarrel: float = 0.25  # more of it at the highest heat
    crowded: float = 1.15  # × for more than four
    head: float = 1.25  # of a rumble, for everybody in it
    gap: float = 0.35  # of standing, from which one is there to be beaten
    beaten: float = 0.5  # × for that
    evening: float = 72.0  # that all matches of a weekly show have together at most …
    big_evening: float = 95.0
    least: float = 0.35  # of what a match would have: the whim of the night, from here …
    spread: float = 1.3  # … over so much


TUNING = Tuning()


def given(desk: Desk, rng: random.Random, bouts: list[Pairing], tuning: Tuning = TUNING) -> list[Pairing]:
    """The same matches, in their order, each with the seconds that it is given, bell to bell.

    Where they would have more than the evening has, each gives up its share.
    """
    last = len(bouts) - 1
    wanted = [_minutes(desk, bout, number, last, tuning) * _whim(rng, tuning) for number, bout in enumerate(bouts)]
    share = min(1.0, (tuning.big_evening if desk.big else tuning.evening) / max(1.0, sum(wanted)))
    return [replace(bout, given_s=round(60 * minutes * share)) for bout, minutes in zip(bouts, wanted, strict=True)]


def _minutes(desk: Desk, bout: Pairing, number: int, last: int, tuning: Tuning) -> float:
    if bout.stipulation == Stipulation.RUMBLE:
        return tuning.head * len(bout.sides)
    custom = desk.custom
    long = (custom.big, custom.big_main) if desk.big else (custom.weekly, custom.weekly_main)
    minutes = _usual(number, last, tuning, big=desk.big) * long[number == last]
    minutes *= tuning.crown if bout.championship and number != last else 1.0
    minutes *= 1.0 + tuning.quarrel * bout.heat / 30
    minutes *= tuning.crowded if sum(map(len, bout.sides)) > 4 else 1.0
    best = [max(desk.hand(key).standing for key in side) for side in bout.sides]
    beaten = max(best) - min(best) >= tuning.gap and not bout.championship and number != last
    minutes *= AIMS.hidden if bout.aim and bout.aim[0] == Aim.WIND else 1.0
    return minutes * (tuning.beaten if beaten else 1.0)


def _usual(number: int, last: int, tuning: Tuning, *, big: bool) -> float:
    """What a match in its place is given: a good opener, a dip, and then more and more."""
    if number == last:
        return tuning.big_main if big else tuning.main
    if number == 0:
        return tuning.big_opener if big else tuning.opener
    middle = tuning.big_middle if big else tuning.middle
    return middle * (1.0 + tuning.rise * (number - 1) / max(1, last - 2))


def _whim(rng: random.Random, tuning: Tuning) -> float:
    """What the night makes of it, 0.35–1.65 and mostly near 1."""
    return tuning.least + tuning.spread * 0.5 * (rng.random() + rng.random())
