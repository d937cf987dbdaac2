"""A suggested draft can be booked, is as balanced as those who are free, and names who is nearest to whom."""

from hypothesis import given
from hypothesis import strategies as some

from federations.sim import drafting, slots
from federations.sim.drafting import Candidate
from federations.sim.slots import Hour

shares = some.floats(0, 1)
people = some.lists(
    some.builds(
        Candidate,
        key=some.text("abcdefgh", min_size=1, max_size=6),
        gender=some.sampled_from("fmx"),
        alignment=some.sampled_from(["face", "heel", "tweener"]),
        over=shares,
        skill=shares,
    ),
    max_size=40,
    unique_by=lambda one: one.key,
)
hours = some.builds(Hour, some.integers(0, 6), some.integers(0, 23))


def somebody(key: str, gender: str = "m", alignment: str = "face", over: float = 0.5, skill: float = 0.5) -> Candidate:
    return Candidate(key, gender, alignment, over, skill)


def house(women: int, men: int) -> list[Candidate]:
    """So many of each, heels and faces by turns."""
    return [
        somebody(f"{gender}{number}", gender, "heel" if number % 2 else "face", over=number / 50)
        for gender, count in (("f", women), ("m", men))
        for number in range(count)
    ]


@given(people)
def test_a_suggestion_names_nobody_twice_and_as_many_as_there_are(free: list[Candidate]) -> None:
    found = drafting.suggest(free)
    assert len(found) == len(set(found)) == min(len(free), drafting.TUNING.size)
    assert drafting.suggest(free[::-1]) == found


@given(some.integers(7, 20), some.integers(7, 20))
def test_where_there_are_enough_it_is_half_women_and_half_heels(women: int, men: int) -> None:
    free = {one.key: one for one in house(women, men)}
    found = [free[key] for key in drafting.suggest(free.values())]
    assert sum(one.gender == "f" for one in found) == 7
    assert 6 <= sum(one.alignment == "heel" for one in found) <= 8
    assert drafting.shortfalls(found) == []


@given(people)
def test_teams_are_two_pairs_that_can_meet(free: list[Candidate]) -> None:
    known = {one.key: one for one in free}
    teams = drafting.pairs(free)
    members = [known[key] for team in teams for key in team]
    assert len(teams) in (0, 2)
    assert len({one.key for one in members}) == len(members)
    assert len({one.gender for one in members}) <= 1
    if teams:
        assert "face" not in {known[key].alignment for key in teams[0]}
        assert "heel" not in {known[key].alignment for key in teams[1]}


def test_the_best_stand_alone() -> None:
    assert {key for team in drafting.pairs(house(0, 14)) for key in team}.isdisjoint({"m13", "m12"})


def test_nearest_is_of_the_same_kind_before_the_same_worth() -> None:
    lost = somebody("lost", "f", "heel", over=0.6)
    twin, like, better = somebody("twin", "m", "heel", 0.6), somebody("like", "f", "heel", 0.2), somebody("b", "f")
    assert drafting.nearest(lost, [twin, better, like]) == like
    assert drafting.nearest(lost, [twin, better]) == better
    assert drafting.nearest(lost, []) is None


def test_a_draft_needs_somebody_to_meet_to_boo_and_to_cheer() -> None:
    lonely = [somebody("a"), somebody("b"), somebody("c", "f")]
    assert drafting.shortfalls(lonely) == [
        "one woman alone has nobody to meet: draft another, or none",
        "nobody to boo: draft a heel",
    ]
    assert drafting.shortfalls([somebody("a", alignment="tweener"), somebody("b")]) == []


@given(hours, some.lists(hours, max_size=30))
def test_the_nearest_slot_is_free_and_none_is_nearer(wanted: Hour, taken: list[Hour]) -> None:
    found = slots.nearest(wanted, taken)
    if found is None:
        return
    assert slots.clash(found, taken) is None
    assert slots.TUNING.earliest <= found.hour <= slots.TUNING.latest
    evenings = (Hour(day, hour) for day in range(7) for hour in range(12, 24))
    assert not [one for one in evenings if one.apart(wanted) < found.apart(wanted) and not slots.clash(one, taken)]


def test_a_week_is_round() -> None:
    assert Hour(6, 23).apart(Hour(0, 0)) == 1
    assert slots.clash(Hour(6, 23), [Hour(0, 0)]) == Hour(0, 0)
    assert slots.nearest(Hour(0, 20), [Hour(0, 20)]) == Hour(0, 22)
