"""Rules that are not the usual ones: earned by heat, seldom twice, and never against what was promised."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.desk import Desk, Pairing
from federations.sim.kinds import Stipulation
from federations.sim.rules import suited
from federations.sim.spice import SPARED, TUNING, spiced
from tests.sim.test_booker import hand

ONES = [Pairing(((f"a{n}",), (f"b{n}",)), "they are next") for n in range(7)]
TEAMS = Pairing((("c", "d"), ("e", "f")), "two teams")


PEOPLE = [replace(hand(f"Hand {n}"), key=f"{side}{n}") for n in range(7) for side in "ab"]
PEOPLE += [replace(hand(f"Hand {key}"), key=key) for key in (*"cdef", "waiting")]


def desk(*, big: bool = False) -> Desk:
    found = Desk(list(PEOPLE), [], [], {}, {}, big)
    found.used = {one.key for one in PEOPLE} - {"waiting"}
    return found


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
    assert len(other) <= (TUNING.most_big if big else TUNING.most)
    assert len(set(other)) == len(other)
    assert all(Stipulation(bout.stipulation) in suited([len(side) for side in bout.sides]) for bout in card)
    assert big or not SPARED & set(other)


def test_who_counts_has_nothing_else_to_do_that_night() -> None:
    hot = [replace(bout, heat=25.0) for bout in ONES[:3]]
    cards = [list(spiced(desk(big=True), random.Random(seed), hot)) for seed in range(200)]
    counted = [bout.referee for card in cards for bout in card if bout.stipulation == Stipulation.REFEREE]
    assert len(counted) > 5
    assert set(counted) == {"waiting"}
    busy = desk(big=True)
    busy.used.add("waiting")
    assert not any(b.referee for seed in range(60) for b in spiced(busy, random.Random(seed), hot))
