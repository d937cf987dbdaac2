"""Rules that are not the usual ones: earned by heat, seldom twice, and never against what was promised."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.desk import Desk, Pairing
from federations.sim.kinds import Stipulation
from federations.sim.spice import FOR_TEAMS, TUNING, spiced

ONES = [Pairing(((f"a{n}",), (f"b{n}",)), "they are next") for n in range(7)]
TEAMS = Pairing((("c", "d"), ("e", "f")), "two teams")


def desk(*, big: bool = False) -> Desk:
    return Desk([], [], [], {}, {}, big)


def share(bouts: list[Pairing], *, big: bool = False) -> float:
    """How many of these matches had other rules, over many cards."""
    cards = [list(spiced(desk(big=big), random.Random(seed), bouts)) for seed in range(400)]
    return sum(bout.stipulation != "standard" for card in cards for bout in card) / (400 * len(bouts))


def test_a_quarrel_earns_other_rules_more_than_a_calm_night_does() -> None:
    calm, hot = share(ONES[:4]), share([replace(bout, heat=22.0) for bout in ONES[:2]])
    assert 0.02 < calm < 0.12
    assert hot > 3 * calm
    assert share(ONES, big=True) > share(ONES)


def test_what_was_promised_stays_as_it_was() -> None:
    owed = [replace(bout, heat=30.0, promise=n + 1) for n, bout in enumerate(ONES)]
    assert share(owed, big=True) == 0


def test_other_rules_are_said_with_their_reason() -> None:
    cards = [spiced(desk(big=True), random.Random(seed), ONES) for seed in range(50)]
    made = [bout for card in cards for bout in card if bout.stipulation != "standard"]
    assert len({bout.stipulation for bout in made}) > 3
    assert all(bout.reason.startswith("they are next, and ") for bout in made)


@given(
    heats=st.lists(st.floats(0, 30), min_size=1, max_size=8),
    crowned=st.booleans(),
    big=st.booleans(),
    seed=st.integers(0, 2**32),
)
def test_no_card_has_more_than_it_can_bear(heats: list[float], crowned: bool, big: bool, seed: int) -> None:
    bouts = [replace(TEAMS if n % 3 == 2 else ONES[n % 7], heat=heat) for n, heat in enumerate(heats)]
    bouts[0] = replace(bouts[0], championship="crown" if crowned else None)
    card = list(spiced(desk(big=big), random.Random(seed), bouts))
    other = [bout.stipulation for bout in card if bout.stipulation != "standard"]
    assert [bout.sides for bout in card] == [bout.sides for bout in bouts]
    assert len(other) <= TUNING.most
    assert len(set(other)) == len(other)
    assert all(
        Stipulation(bout.stipulation) in FOR_TEAMS
        for bout in card
        if len(bout.sides[0]) > 1 and bout.stipulation in other
    )
