"""Feuds: heat has bounds, cools by itself, and ends where it should."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.kinds import Finish
from storylines.sim import feuds

HEAT = st.floats(0, feuds.TUNING.top)
FOUGHT = st.builds(
    feuds.Fought,
    finish=st.sampled_from([str(finish) for finish in Finish]),
    championship=st.booleans(),
    title_change=st.booleans(),
    opposed=st.booleans(),
    big_show=st.booleans(),
    stars=st.sampled_from([quarter / 4 for quarter in range(21)]),
)
CLEAN = feuds.Fought("pin", championship=False, title_change=False, opposed=False, big_show=False, stars=2.0)


@given(heat=HEAT, fought=FOUGHT)
def test_a_bout_stirs_and_never_past_the_top(heat: float, fought: feuds.Fought) -> None:
    assert heat <= feuds.stirred(heat, fought) <= feuds.TUNING.top


@given(heat=HEAT, fought=FOUGHT)
def test_a_stolen_win_stirs_more_than_a_clean_one(heat: float, fought: feuds.Fought) -> None:
    clean, foul = replace(fought, finish="pin"), replace(fought, finish="interference")
    assert feuds.stirred(heat, foul) >= feuds.stirred(heat, clean)
    assert feuds.stirred(0, foul) > feuds.stirred(0, clean)


@given(heat=HEAT, days=st.floats(0, 1000))
def test_unmet_a_quarrel_cools_and_never_below_nothing(heat: float, days: float) -> None:
    assert 0 <= feuds.cooled(heat, days=days) <= heat + 1e-4


def test_the_hottest_quarrel_is_forgotten_within_a_year() -> None:
    heat, days = feuds.TUNING.top, 0
    while heat >= feuds.TUNING.forgotten:
        heat, days = feuds.cooled(heat, days=1), days + 1
    assert 30 < days < 365


@pytest.mark.parametrize("finish", ["pin", "submission", "ten_count", "retrieval", "way_out", "table"])
def test_a_hot_quarrel_is_settled_by_a_clean_win_on_a_big_show(finish: str) -> None:
    assert feuds.settles(replace(CLEAN, finish=finish, big_show=True), feuds.TUNING.can_settle)


@given(heat=HEAT, fought=FOUGHT)
def test_nothing_else_settles_one(heat: float, fought: feuds.Fought) -> None:
    if feuds.settles(fought, heat):
        assert heat >= feuds.TUNING.can_settle
        assert fought.big_show
        assert fought.finish not in {"roll_up", "interference", "dq", "count_out", "double", "no_contest"}


@given(fought=FOUGHT)
def test_a_quarrel_begins_with_a_reason_or_not_at_all(fought: feuds.Fought) -> None:
    why = feuds.slight(fought)
    assert why is None or 5 < len(why) <= 160


def test_a_clean_win_among_friends_starts_nothing() -> None:
    assert feuds.slight(CLEAN) is None


@pytest.mark.parametrize("finish", sorted(feuds.FOUL))
def test_every_foul_finish_there_is_starts_one(finish: str) -> None:
    assert finish in set(Finish)
    assert feuds.slight(replace(CLEAN, finish=finish)) is not None
