"""Every form of match under all the rules it can have: it ends, within bounds, and the same way every time."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from federations.sim.bout import beat, simulate
from federations.sim.kinds import BoutInput, Spot, Stipulation
from federations.sim.ring import BoutOver, Ring
from federations.sim.rules import RULES, suited
from tests.sim.ringside import CAST, booked
from tests.sim.test_bout import check_rules, check_spots

# Singles, handicaps, tags, trios, everybody for themselves, teams of several, and battle royals from least to most.
SHAPES = ((1, 1), (1, 2), (2, 3), (2, 2), (3, 3), (1, 1, 1), (1,) * 4, (2, 2, 2), (1,) * 5, (1,) * 9, (1,) * 30)
FORMS = [(shape, rules) for shape in SHAPES for rules in sorted(suited(shape))]


BEATS = 2000  # more than any hour has


def named(form: tuple[tuple[int, ...], Stipulation]) -> str:
    shape, rules = form
    return f"{rules.value}-{'v'.join(map(str, shape)) if len(shape) < 9 else len(shape)}"


def nights(shape: tuple[int, ...], rules: Stipulation) -> Iterator[tuple[BoutInput, int]]:
    """Such a match, open and pencilled, short and long, on television and at a big show."""
    count = iter(range(sum(shape)))
    sides = [
        tuple(replace(CAST[n % 4], key=f"w{n}", over=0.2 + n % 7 / 10) for n in (next(count) for _ in range(size)))
        for size in shape
    ]
    for seed, (pencilled, limit_s, big) in enumerate(
        [(None, 300, False), (0, 900, False), (None, 1800, True), (len(shape) - 1, 1800, True)]
    ):
        yield booked(*sides, stipulation=rules, time_limit_s=limit_s, big_show=big, pencilled=pencilled), seed


def test_every_set_of_rules_is_tried() -> None:
    assert {rules for _, rules in FORMS} == set(Stipulation)


@pytest.mark.parametrize("form", FORMS, ids=named)
def test_every_form_ends_by_its_own_rules_and_in_time(form: tuple[tuple[int, ...], Stipulation]) -> None:
    for bout, seed in nights(*form):
        result = simulate(bout, Random(seed))
        check_spots(bout, result)
        check_rules(bout, result)

        assert result == simulate(bout, Random(seed))
        assert replace(result, spots=()) == simulate(bout, Random(seed), told=False)
        if RULES[bout.stipulation].timed:
            assert result.duration_s <= bout.time_limit_s
        # Whoever has won has won for certain, and before that nobody had.
        shares = [spot.facts["state"]["win"] for spot in result.spots]
        sure = [0] * len(bout.sides)
        if result.winner is not None:
            sure[result.winner] = 1000
            assert shares[-1] == shares[-2] == sure
        assert all(max(share) < 1000 for share in shares[: -2 if result.winner is not None else None])


def check_bodies(ring: Ring) -> None:
    """Nobody has more or less left than a body can have, and the hall is no louder than it can be."""
    for one in (one for side in ring.sides for one in side):
        assert 0 <= one.wear <= 1.3
        assert 0 < one.gas <= 1
        assert -1 <= one.drive <= 1
    assert 0 <= ring.crowd.level <= 1
    assert all(-1 <= wanted <= 1 for wanted in ring.crowd.wants)


@pytest.mark.parametrize("form", FORMS, ids=named)
def test_at_every_beat_bodies_are_bodies(form: tuple[tuple[int, ...], Stipulation]) -> None:
    for bout, seed in nights(*form):
        ring, beats = Ring(bout, Random(seed), told=False), 0
        with suppress(BoutOver):
            while beats < BEATS:
                check_bodies(ring)
                beat(ring)
                beats += 1
        check_bodies(ring)
        assert 2 <= beats < BEATS
        assert ring.clock <= ring.limit


@pytest.mark.parametrize("form", [((1, 1), Stipulation.TWO_FALLS), ((3, 3), Stipulation.ELIMINATION)], ids=named)
def test_a_count_of_three_that_is_not_the_end_is_worth_a_fall(form: tuple[tuple[int, ...], Stipulation]) -> None:
    told = [simulate(bout, Random(seed)).spots for bout, _ in nights(*form) for seed in range(5)]
    falls = [
        (three.facts["state"]["win"][0], then.facts["state"]["win"][0])
        for three, then in (pair for spots in told for pair in pairwise(spots))
        if three.facts.get("count") == 3 and then.kind in (Spot.FALL, Spot.ELIMINATED)
    ]
    assert len(falls) >= 10
    assert max(abs(before - after) for before, after in falls) < 100


MIXED = [(("f", "m"), ("f", "m")), (("f", "m", "m"), ("f", "m", "f")), (("f", "m"), ("f", "m", "m"))]


@pytest.mark.parametrize("rules", [Stipulation.STANDARD, Stipulation.ELIMINATION])
@pytest.mark.parametrize("genders", MIXED, ids=["two", "three", "handicap"])
def test_in_mixed_tags_like_meets_like_and_nobody_who_is_out(
    genders: tuple[tuple[str, ...], ...], rules: Stipulation
) -> None:
    """Nobody who is eliminated acts, nobody tags themselves, and while they can a woman meets a woman."""
    count = iter(range(9))
    sides = [tuple(replace(CAST[(n := next(count)) % 4], key=f"w{n}", gender=one) for one in side) for side in genders]
    gender = {one.key: one.gender for side in sides for one in side}
    came: set[str] = set()
    for seed in range(40):
        bout = booked(*sides, stipulation=rules, time_limit_s=1800, given_s=900)
        gone: set[str] = set()
        for told in simulate(bout, Random(seed)).spots:
            by, on, legal = told.facts["by"], told.facts["on"], told.facts["state"]["legal"]
            if told.kind in (Spot.TAG, Spot.HOT_TAG):
                assert by != on
            if told.kind is Spot.ELIMINATED:
                assert on not in gone
                gone.add(str(on))
            elif told.kind not in (Spot.RESULT, Spot.FINISH):
                assert by not in gone
                came.update(legal)
                left = [{gender[one.key] for one in side if one.key not in gone} for side in sides]
                if left[0] & left[1]:
                    assert gender[legal[0]] == gender[legal[1]]
    assert came == set(gender)


def test_a_fall_that_was_counted_is_told_be_it_at_the_bell() -> None:
    """Of an iron match as many falls are told as it ends with."""
    for seed in range(120):
        result = simulate(
            booked(*CAST[:2], stipulation=Stipulation.IRON, time_limit_s=1800, big_show=True), Random(seed)
        )
        falls = sum(told.kind is Spot.FALL for told in result.spots)
        assert sum(result.spots[-1].facts["state"]["falls"]) == falls


def test_the_last_word_names_who_was_beaten_last() -> None:
    for seed in range(40):
        bout = booked(*((replace(CAST[n % 4], key=f"w{n}"),) for n in range(4)), stipulation=Stipulation.ELIMINATION)
        result = simulate(bout, Random(seed))
        if result.decisive and result.winner is not None:
            assert result.spots[-1].facts["on"] == result.decisive[1]
