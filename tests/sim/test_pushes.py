"""Pushes and burials: who wins and climbs is pushed, who loses and falls is buried, and few matches say nothing."""

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.pushes import Direction, Night, trend

NIGHTS = st.lists(st.builds(Night, won=st.sampled_from([True, False, None]), place=st.floats(0, 1)), max_size=14)


def nights(won: int, lost: int, place: float) -> list[Night]:
    return [Night(True, place)] * won + [Night(False, place)] * lost


def test_who_wins_and_climbs_is_pushed() -> None:
    found = trend(nights(6, 1, 0.8), nights(3, 4, 0.4))
    assert found.direction is Direction.PUSHED
    assert found.why == "won 6 of 7 in eight weeks, higher on the card than before"


def test_who_loses_and_falls_is_buried() -> None:
    found = trend(nights(1, 6, 0.2), nights(4, 3, 0.6))
    assert found.direction is Direction.BURIED
    assert found.why == "won 1 of 7 in eight weeks, lower on the card than before"


def test_who_goes_on_as_before_is_neither() -> None:
    assert trend(nights(3, 3, 0.5), nights(3, 3, 0.5)).direction is Direction.NEITHER
    # Whoever stays at the top needs no direction to be there.
    assert trend(nights(6, 1, 0.9), nights(6, 1, 0.9)).direction is Direction.PUSHED


def test_a_few_matches_say_nothing() -> None:
    assert trend(nights(3, 0, 1.0), []).direction is Direction.NEITHER


@given(NIGHTS, NIGHTS)
def test_nobody_who_loses_is_pushed_and_nobody_who_wins_is_buried(lately: list[Night], before: list[Night]) -> None:
    found = trend(lately, before)
    share = sum(night.won is True for night in lately) / max(1, len(lately))
    if found.direction is Direction.PUSHED:
        assert share >= 0.5
    if found.direction is Direction.BURIED:
        assert share <= 0.4
