"""What can be put up, by whom, and who loses it: in plain data, without a world."""

from hypothesis import given
from hypothesis import strategies as st

from federations.sim.wagers import NEAREST, TUNING, Owner, Wager, billed, falling, proposed
from tests.sim.ringside import BRANDT, CASS, booked, many

OWNERS = st.builds(
    Owner,
    key=st.sampled_from(["ada", "bea"]),
    hair=st.booleans(),
    masked=st.booleans(),
    champion=st.booleans(),
    age=st.integers(18, 60),
)
PAIRS = st.tuples(OWNERS, OWNERS).filter(lambda pair: pair[0].key != pair[1].key)


@given(PAIRS, st.booleans(), st.floats(0, 1), st.booleans())
def test_nothing_is_proposed_that_somebody_does_not_have(
    pair: tuple[Owner, Owner], career: bool, draw: float, belt: bool
) -> None:
    up = proposed(pair, career=career, draw=draw, belt=belt)
    by_key = {one.key: one for one in pair}
    for key, what in up.items():
        assert not by_key[key].lacks(what)
        assert what is not Wager.CAREER or (career and by_key[key].age >= TUNING.old)
    assert len(up) != 1 or belt, "nobody risks anything against nothing"
    assert not belt or set(up.values()) <= {Wager.CAREER}


@given(OWNERS, st.sampled_from(list(Wager)))
def test_the_nearest_is_something_that_they_have(one: Owner, what: Wager) -> None:
    other = one.instead(what)
    assert other is None or (not one.lacks(other) and other in NEAREST[what])
    assert other is not None or all(one.lacks(rest) for rest in NEAREST[what])


@given(st.lists(st.sampled_from(["", *Wager]), min_size=2, max_size=2), st.sampled_from([None, 0, 1]))
def test_only_those_who_did_not_win_lose_what_they_put_up(up: list[str], winner: int | None) -> None:
    lost = falling(up, winner)
    assert winner not in lost
    assert (winner is not None) or lost == []
    assert all(up[side] for side in lost)


def test_a_match_is_called_by_what_is_put_up() -> None:
    assert billed(["hair", "mask"]) == "hair against mask"
    assert billed(["career", ""], title=True) == "title against career"
    assert billed(["", "mask"]) == "mask at stake"
    assert billed(["", ""], title=True) == ""


def test_the_bald_the_barefaced_and_champions_have_less_to_lose() -> None:
    bald = Owner("ada", hair=False, masked=False, champion=False)
    assert bald.lacks(Wager.HAIR) == "has no hair to lose"
    assert bald.lacks(Wager.MASK) == "wears no mask"
    assert bald.instead(Wager.HAIR) is Wager.CAREER
    assert Owner("ada", hair=False, masked=False, champion=True).instead(Wager.HAIR) is None
    assert Owner("ada", hair=False, masked=True, champion=True).instead(Wager.HAIR) is Wager.MASK


def test_whoever_has_most_to_lose_holds_out_longer() -> None:
    """With the same chances; a match in which nothing is put up is as it always was."""
    plain, risked = many(booked(CASS, BRANDT), 150), many(booked(CASS, BRANDT, wagers=("career", "career")), 150)
    assert sum(one.duration_s for one in risked) > sum(one.duration_s for one in plain)
    assert sum(one.rating for one in risked) > sum(one.rating for one in plain) + 0.2 * len(plain)
    assert many(booked(CASS, BRANDT, wagers=()), 20) == plain[:20]
