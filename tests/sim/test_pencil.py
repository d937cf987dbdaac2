"""What is pencilled happens, against the odds and within the time; what is not pencilled is as it was."""

from dataclasses import asdict, replace
from random import Random

import pytest

from federations.sim import pencil
from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, Stipulation
from tests.sim.ringside import BRANDT, CASS, ODILE, VESNA, booked, many

# Nobody would bet on Weak against Star.
WEAK = replace(CASS, key="weak", over=0.15, strength=0.3, agility=0.3, technique=0.3, brawling=0.3, momentum=-0.4)
STAR = replace(BRANDT, key="star", over=0.95, technique=0.8, brawling=0.9, toughness=0.9, momentum=0.6)
SHORT = {"time_limit_s": 900, "pencilled": 0}


def won(bout: BoutInput, count: int) -> int:
    return sum(one.winner == bout.pencilled for one in many(bout, count))


@pytest.mark.parametrize("stipulation", Stipulation)
def test_whoever_is_pencilled_wins_against_the_odds(stipulation: Stipulation) -> None:
    assert won(booked(WEAK, STAR, stipulation=stipulation, **SHORT), 25) == 25


@pytest.mark.parametrize(
    "sides", [((CASS, VESNA), (BRANDT, ODILE)), ((WEAK,), (STAR,), (ODILE,), (VESNA,))], ids=["tag", "four"]
)
def test_whoever_is_pencilled_wins_among_many(sides: tuple[tuple[object, ...], ...]) -> None:
    for stipulation in (Stipulation.STANDARD, Stipulation.TABLES, Stipulation.TWO_FALLS):
        assert won(booked(*sides, stipulation=stipulation, **SHORT), 20) >= 19  # type: ignore[arg-type]


@pytest.mark.parametrize("favours", [0, 1])
def test_a_referee_who_takes_sides_counts_as_it_is_pencilled(favours: int) -> None:
    bout = booked(WEAK, STAR, stipulation=Stipulation.REFEREE, favours=favours, favour=0.8, **SHORT)
    assert won(bout, 60) == 60


@pytest.mark.long
def test_it_happens_in_more_than_ninety_nine_of_a_hundred() -> None:
    bouts = [
        booked(*pair, stipulation=rules, **SHORT) for pair in ((WEAK, STAR), (ODILE, VESNA)) for rules in Stipulation
    ]
    assert sum(won(bout, 60) for bout in bouts) >= 0.99 * 60 * len(bouts)


def test_a_favourite_need_not_be_saved_by_the_pencil() -> None:
    """Most of it is play: whoever would have won wins in about the same time."""
    plain = sorted(one.duration_s for one in many(booked(CASS, BRANDT, time_limit_s=900), 80))
    drawn = sorted(one.duration_s for one in many(booked(CASS, BRANDT, **SHORT), 80))
    assert abs(plain[40] - drawn[40]) < 0.2 * plain[40]


@pytest.mark.parametrize("stipulation", Stipulation)
def test_what_is_not_pencilled_is_as_it_was(stipulation: Stipulation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the pencil does, it does to no other bout: not a draw, not a second."""
    bouts = [booked(*pair, stipulation=stipulation) for pair in ((CASS, BRANDT), (ODILE, VESNA), (CASS, BRANDT, ODILE))]
    before = [asdict(simulate(bout, Random(seed))) for bout in bouts for seed in range(3)]
    monkeypatch.setattr(pencil, "T", pencil.Tuning(eased=9.0, escapes=0.0, reserve_s=9999))
    assert [asdict(simulate(bout, Random(seed))) for bout in bouts for seed in range(3)] == before


def test_nobody_is_told_of_the_pencil() -> None:
    """What is shown of the same blow is the same, whoever is pencilled."""
    shown = [
        set(spot.facts) | set(spot.facts["state"]) for spot in simulate(booked(CASS, BRANDT, **SHORT), Random(4)).spots
    ]
    assert shown
    assert not any("pencil" in name for names in shown for name in names)
