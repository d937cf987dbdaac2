"""Rules that are not the usual ones: where a quarrel has earned them, and now and then because the show wants them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from federations.sim.desk import Desk, Pairing
from federations.sim.kinds import Stipulation
from federations.sim.rules import suited


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances 0-1 a match, and how much likelier one set of rules is than another."""

    weekly: float = 0.11  # of a match without a quarrel
    big: float = 0.24
    heat: float = 0.014  # more of either for each point of heat
    hot: float = 10.0  # heat from which a match is a fight, and its rules those of one
    most: int = 2  # on a weekly card
    most_big: int = 3
    fight: tuple[tuple[Stipulation, float], ...] = (
        (Stipulation.NO_DQ, 5.0),
        (Stipulation.CAGE, 2.0),
        (Stipulation.LAST_STANDING, 2.0),
        (Stipulation.TABLES, 1.0),
        (Stipulation.REFEREE, 4.0),
        (Stipulation.ELIMINATION, 4.0),
    )
    sport: tuple[tuple[Stipulation, float], ...] = (
        (Stipulation.NO_DQ, 3.0),
        (Stipulation.TWO_FALLS, 1.5),
        (Stipulation.SUBMISSION, 1.0),
        (Stipulation.TABLES, 1.0),
        (Stipulation.ELIMINATION, 3.0),
        (Stipulation.REFEREE, 1.5),
    )
    crown: tuple[tuple[Stipulation, float], ...] = (
        (Stipulation.TWO_FALLS, 2.0),
        (Stipulation.LADDER, 1.5),
        (Stipulation.SUBMISSION, 1.0),
        (Stipulation.CAGE, 1.0),
        (Stipulation.IRON, 0.8),
        (Stipulation.REFEREE, 2.0),
    )


TUNING = Tuning()
WHY = {
    Stipulation.NO_DQ: "and the rules were left at home",
    Stipulation.SUBMISSION: "and one of them is to give up",
    Stipulation.TWO_FALLS: "and one fall might be luck",
    Stipulation.CAGE: "and nobody is to get in or out",
    Stipulation.LADDER: "and it is hung where both must climb for it",
    Stipulation.TABLES: "and there are tables under the ring",
    Stipulation.LAST_STANDING: "and a pin would not end it",
    Stipulation.ELIMINATION: "and it goes on until one side is left",
    Stipulation.IRON: "and the clock will say who was better",
    Stipulation.REFEREE: "and nobody would count it but somebody from the back",
}
# These need a big show: half an hour, or somebody to count who has nothing else to do.
SPARED = frozenset({Stipulation.IRON, Stipulation.REFEREE})


def spiced(desk: Desk, rng: random.Random, bouts: list[Pairing], tuning: Tuning = TUNING) -> Iterator[Pairing]:
    """The same matches, some under other rules, with the reason; what was promised stays as it was promised."""
    most = tuning.most_big if desk.big else tuning.most
    left = most - sum(bout.stipulation != Stipulation.STANDARD for bout in bouts)
    used = {bout.stipulation for bout in bouts}
    for bout in bouts:
        chance = desk.custom.spice * (tuning.big if desk.big else tuning.weekly) + tuning.heat * bout.heat
        wanted, draw = rng.random() < chance, rng.random()
        rules = _drawn(desk, bout, draw, used, tuning) if wanted and left > 0 else None
        if rules is None or bout.promise is not None or bout.stipulation != Stipulation.STANDARD:
            yield bout
            continue
        left -= 1
        used.add(rules)
        counts = _counter(desk, bout) if rules is Stipulation.REFEREE else None
        if counts is not None:
            desk.used.add(counts)
        yield replace(bout, stipulation=rules.value, reason=f"{bout.reason}, {WHY[rules]}", referee=counts)


def _drawn(desk: Desk, bout: Pairing, draw: float, used: set[str], tuning: Tuning) -> Stipulation | None:
    """Rules for a match, none of them twice on a card; None where all that suit are taken."""
    menu = tuning.crown if bout.championship else tuning.fight if bout.heat >= tuning.hot else tuning.sport
    fits = suited([len(side) for side in bout.sides]) - used - (SPARED if not desk.big else frozenset())
    if _counter(desk, bout) is None:
        fits -= {Stipulation.REFEREE}
    open_ = [(rules, weight) for rules, weight in menu if rules in fits]
    at = draw * sum(weight for _, weight in open_)
    for rules, weight in open_:
        at -= weight
        if at < 0:
            return rules
    return None


def _counter(desk: Desk, bout: Pairing) -> str | None:
    """Who could count, if it is not to be a referee: the best known of those who have no match that night."""
    best = [desk.hand(key).standing for side in bout.sides for key in side]
    idle = [hand for hand in desk.hands if desk.free(hand.key) and hand.standing >= min(best) / 2]
    return max(idle, key=lambda hand: (hand.standing, hand.key)).key if idle else None
