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
