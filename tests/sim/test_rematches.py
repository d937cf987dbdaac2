"""What the last match left open is taken up again, in time, with its reason."""

from dataclasses import replace
from random import Random

import pytest

from federations.sim.desk import TUNING, Desk, Unsettled
from federations.sim.rematches import T, rematches
from tests.sim.test_booker import hand

ADA, BEN, CAL, DEE = (hand(name) for name in ("Ada One", "Ben Two", "Cal Three", "Dee Four"))
OPEN = Unsettled("ada-one", "ben-two", "ada-one", "count_out", 1.5, crowned=False, days=9, times=1)


def made(
    *open_ends: Unsettled, seed: int = 0, apart: frozenset[tuple[str, str]] = frozenset()
) -> list[tuple[str, str]]:
    """The pairs that are booked again on one card, with why."""
    found = Desk([ADA, BEN, CAL, DEE], [], [], {}, {}, big=False, open_ends=list(open_ends), apart=apart)
    return [("/".join(key for (key,) in one.sides), one.reason) for one in rematches(found, Random(seed), TUNING, 5)]


def often(*open_ends: Unsettled, **more: frozenset[tuple[str, str]]) -> int:
    return sum(bool(made(*open_ends, seed=seed, **more)) for seed in range(100))


def test_most_cards_take_up_what_was_left_open() -> None:
    assert 40 < often(OPEN) < 85
    names, why = next(found[0] for seed in range(20) if (found := made(OPEN, seed=seed)))
    assert names == "ada-one/ben-two"
    assert why == "the last one ended outside the ring, and Ada One and Ben Two are not done"


@pytest.mark.parametrize(
    "closed",
    [
        replace(OPEN, finish="pin"),
        replace(OPEN, days=T.soonest - 1),
        replace(OPEN, days=T.latest + 1),
        replace(OPEN, times=T.most),
    ],
)
def test_what_was_decided_or_is_too_fresh_too_old_or_worn_out_is_left_alone(closed: Unsettled) -> None:
    assert often(closed) == 0


def test_a_good_match_and_a_lost_championship_are_wanted_again_however_they_ended() -> None:
    good, crowned = replace(OPEN, finish="pin", stars=4.0), replace(OPEN, finish="pin", crowned=True)
    assert often(good) > 40
    why = next(found[0][1] for seed in range(20) if (found := made(crowned, seed=seed)))
    assert why == "Ben Two lost a championship and wants another look at who has it"


def test_a_lost_championship_comes_before_a_good_match() -> None:
    good = replace(OPEN, finish="pin", stars=5.0)
    crowned = Unsettled("cal-three", "dee-four", "cal-three", "pin", 1.0, crowned=True, days=9, times=1)
    first = [found[0][0] for seed in range(60) if (found := made(good, crowned, seed=seed))]
    assert first.count("cal-three/dee-four") == len(first) > 0


def test_who_is_kept_for_another_night_is_not_spent_on_this_one() -> None:
    assert often(OPEN, apart=frozenset({("ada-one", "ben-two")})) == 0
