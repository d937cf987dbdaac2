"""A lineage in figures, and as a strip in proportion to its days."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.lineage import LEAST, WIDTH, Reign, figures, strip, totals

BEGAN = datetime(2031, 1, 6, tzinfo=UTC)
WHO = ("ada", "bea", "cleo")


@st.composite
def lineages(draw: st.DrawFn) -> tuple[list[Reign], datetime]:
    """Reigns one after the other, some with a vacancy before them, some of two people; the last may be running."""
    at, made = BEGAN, list[Reign]()
    count = draw(st.integers(0, 12))
    for number in range(1, count + 1):
        began = at + timedelta(days=draw(st.sampled_from([0, 0, 0, 30])))
        days = draw(st.integers(0, 400))
        at = began + timedelta(days=days)
        ended = None if number == count and draw(st.booleans()) else at
        holders = tuple(draw(st.lists(st.sampled_from(WHO), min_size=1, max_size=2, unique=True)))
        made.append(Reign(number, holders, began, ended, draw(st.integers(0, 9)), days, draw(st.booleans())))
    return draw(st.permutations(made)), at


@given(lineages())
def test_what_stands_out_is_what_no_other_beats(made: tuple[list[Reign], datetime]) -> None:
    reigns, _ = made
    found, known = figures(reigns), {one.number: one for one in reigns}
    if found.longest is not None:
        assert all(one.days <= known[found.longest].days for one in reigns)
    if found.shortest is not None:
        over = [one for one in reigns if one.ended_at is not None and not one.unbeaten]
        assert known[found.shortest] in over
        assert all(one.days >= known[found.shortest].days for one in over)
    if found.most_defences is not None:
        assert all(one.defences <= known[found.most_defences].defences for one in reigns)
    current = next((one for one in reigns if one.ended_at is None), None)
    assert (found.standing is None) == (current is None)
    if current is not None and found.standing is not None:
        assert sum(one.days > current.days for one in reigns) == found.standing - 1


@given(lineages())
def test_days_and_reigns_are_counted_once_for_each_holder(made: tuple[list[Reign], datetime]) -> None:
    found = totals(made[0])
    assert sum(one.reigns for one in found) == sum(len(one.holders) for one in made[0])
    assert sum(one.days for one in found) == sum(one.days * len(one.holders) for one in made[0])
    assert [one.days for one in found] == sorted((one.days for one in found), reverse=True)
    assert {one.who for one in found if one.holds} == {
        who for one in made[0] if one.ended_at is None for who in one.holders
    }


@given(lineages())
def test_the_strip_is_in_order_and_in_bounds(made: tuple[list[Reign], datetime]) -> None:
    reigns, now = made
    bars = strip(reigns, now)
    assert [bar.number for bar in bars] == sorted(one.number for one in reigns)
    for bar in bars:
        assert 0 <= bar.x <= WIDTH - LEAST
        assert bar.width >= LEAST
        assert bar.x + bar.width <= WIDTH + LEAST
    for bar, following in zip(bars, bars[1:], strict=False):
        assert bar.x <= following.x


def test_of_equals_the_earlier_one_has_it() -> None:
    day = timedelta(days=1)
    one = Reign(1, ("ada",), BEGAN, BEGAN + 5 * day, 2, 5)
    other = Reign(2, ("bea",), BEGAN + 5 * day, BEGAN + 10 * day, 2, 5)
    found = figures([other, one])
    assert (found.longest, found.shortest, found.most_defences, found.standing) == (1, 1, 1, None)


def test_of_nothing_there_is_nothing_to_say() -> None:
    found = figures([])
    assert (found.longest, found.shortest, found.most_defences, found.standing, found.totals) == (
        None,
        None,
        None,
        None,
        (),
    )
    assert strip([], BEGAN) == ()
