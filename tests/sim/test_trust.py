"""Trust is lost faster than won, stays between nothing and everything, and is forgotten as promises go by."""

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.trust import NEWCOMERS, TUNING, trust

WORDS = st.lists(st.booleans(), max_size=40)


@given(kept=WORDS)
def test_it_stays_a_share(kept: list[bool]) -> None:
    assert 0 < trust(kept) < 1


@given(kept=WORDS)
def test_a_promise_kept_never_costs_any_and_a_broken_one_always_does(kept: list[bool]) -> None:
    assert trust([*kept, True]) >= trust(kept)
    assert trust([*kept, False]) < trust(kept)


@given(kept=WORDS)
def test_it_is_lost_faster_than_won(kept: list[bool]) -> None:
    """From wherever one stands, as far as there is as much to win as to lose."""
    now = trust(kept)
    lost, won = now - trust([*kept, False]), trust([*kept, True]) - now
    assert lost / now > won / (1 - now) or won == 0


@given(kept=WORDS)
def test_what_is_long_ago_weighs_less(kept: list[bool]) -> None:
    assert trust([False, *kept, True]) >= trust([True, *kept, False])


def test_two_broken_promises_make_somebody_doubt_and_kept_ones_mend_it() -> None:
    assert trust([]) == NEWCOMERS
    assert trust([False, False]) < TUNING.doubt
    assert trust([False, False, *[True] * 6]) > TUNING.doubt
