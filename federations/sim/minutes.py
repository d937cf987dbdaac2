"""Minutes: how long the card gives each match, which its people then fill, overrun or leave unused."""

import random
from dataclasses import dataclass, replace

from federations.sim.desk import Desk, Pairing


@dataclass(frozen=True, slots=True)
class Tuning:
    """Minutes, unless said."""

    opener: float = 5.2
    middle: float = 4.2
    main: float = 8.0
    big_opener: float = 9.5
    big_middle: float = 9.5
    big_main: float = 17.5
    crown: float = 0.95  # × for a championship
    quarrel: float = 0.25  # more of it at the highest heat
    crowded: float = 1.15  # × for more than four
    gap: float = 0.35  # of standing, from which one is there to be beaten
    beaten: float = 0.5  # × for that
    least: float = 0.35  # of what a match would have: the whim of the night, from here …
    spread: float = 1.3  # … over so much


TUNING = Tuning()


def given(desk: Desk, rng: random.Random, bouts: list[Pairing], tuning: Tuning = TUNING) -> list[Pairing]:
    """The same matches, in their order, each with the seconds that it is given, bell to bell."""
    last = len(bouts) - 1
    return [
        replace(bout, given_s=round(60 * _minutes(desk, bout, number, last, tuning) * _whim(rng, tuning)))
        for number, bout in enumerate(bouts)
    ]


def _minutes(desk: Desk, bout: Pairing, number: int, last: int, tuning: Tuning) -> float:
    plain = (
        (tuning.big_opener, tuning.big_middle, tuning.big_main)
        if desk.big
        else (
            tuning.opener,
            tuning.middle,
            tuning.main,
        )
    )
    minutes = plain[2] if number == last else plain[0] if number == 0 else plain[1]
    minutes *= tuning.crown if bout.championship and number != last else 1.0
    minutes *= 1.0 + tuning.quarrel * bout.heat / 30
    minutes *= tuning.crowded if sum(map(len, bout.sides)) > 4 else 1.0
    best = [max(desk.hand(key).standing for key in side) for side in bout.sides]
    return minutes * (tuning.beaten if max(best) - min(best) >= tuning.gap and not bout.championship else 1.0)


def _whim(rng: random.Random, tuning: Tuning) -> float:
    """What the night makes of it, 0.35–1.65 and mostly near 1."""
    return tuning.least + tuning.spread * 0.5 * (rng.random() + rng.random())
