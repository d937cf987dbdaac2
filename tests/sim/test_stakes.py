"""Stakes: what is named follows from the record, and a match of two is never about nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from storylines.sim.aftermath import Ending, fallen, holds, lines
from storylines.sim.stakes import (
    FORM,
    UNSAID,
    Corner,
    Past,
    Record,
    branches,
    outcomes,
    run,
    so_far,
    tally,
)

HANA = Corner(frozenset({"hana"}), "Hana Mori", "Mori")
ROOK = Corner(frozenset({"rook"}), "Rook Delacroix", "Delacroix")
CREW = Corner(frozenset({"sky", "james"}), "The Night Crew", "The Night Crew", several=True)
PAIR = (HANA, ROOK)


def met(winner: int | None, finish: str = "pin", days: int = 9) -> Past:
    return Past((HANA.keys, ROOK.keys), winner, finish, "Low Tide", days)


def other(who: Corner, won: bool, days: int = 3) -> Past:
    return Past((who.keys, frozenset({"abe"})), 0 if won else 1, "pin", "High Water", days)


def text(record: Record, side: int) -> str:
    return next(branch.text for branch in branches(record) if branch.side == side)


def test_who_never_met_is_told_so() -> None:
    assert so_far(Record(PAIR)) == ("Mori and Delacroix have never met.",)


def test_the_last_meeting_is_remembered_with_its_ending() -> None:
    told = so_far(Record(PAIR, (met(1, "dq"), met(0))))

    assert told[0] == "They last met nine days ago, at Low Tide: Delacroix won it by disqualification."
    assert told[1] == "It stands at one each."


def test_a_challenger_takes_a_championship_by_a_fall_and_the_champion_keeps_it_by_any_win() -> None:
    record = Record(PAIR, title="Anchor", holder=1, defences=2)

    assert text(record, 0) == "If Hana Mori wins, Mori takes the Anchor, if won outright."
    assert text(record, 1) == "If Rook Delacroix wins, Delacroix keeps the Anchor, a third defence."
    taken = branches(replace(record, past=(met(1),)))[0].consequences
    assert [one.kind for one in holds(taken, "dq")] == ["tally"]
    assert [one.kind for one in holds(taken, "pin")] == ["crowned", "tally"]


def test_runs_are_counted_whoever_they_were_against() -> None:
    record = Record(PAIR, (other(HANA, True), other(HANA, True, 8), other(ROOK, False), other(ROOK, False, 8)))

    assert (run(record, 0), run(record, 1)) == (2, -2)
    assert "three in a row for Mori" in text(record, 0)
    assert "Delacroix has lost three in a row" in text(record, 0)


def test_form_is_told_where_the_two_have_no_score() -> None:
    record = Record(PAIR, (other(HANA, True), other(HANA, False, 8), other(HANA, True, 15)))

    assert text(record, 0) == "If Hana Mori wins, that makes three wins of the last four for Mori."


def test_who_has_no_form_is_told_of_by_what_the_other_is_left_with() -> None:
    record = Record(PAIR, (other(ROOK, True), other(ROOK, False, 8), other(ROOK, True, 15)))

    assert text(record, 0) == "If Hana Mori wins, Delacroix is left with two wins of the last four."


def test_a_losing_run_is_told_once() -> None:
    record = Record(PAIR, (other(HANA, False), other(HANA, False, 8)))

    assert text(record, 0) == "If Hana Mori wins, it is Mori's first win in three."
    assert text(record, 1) == "If Rook Delacroix wins, Mori has lost three in a row."


CROWD = (HANA, ROOK, *(Corner(frozenset({f"w{n}"}), f"W{n} Tam", f"W{n}") for n in range(6)))


def royal(winner: int) -> Past:
    return Past(tuple(corner.keys for corner in CROWD), winner, "over_top", "High Water", 2)


def test_not_to_be_the_last_of_many_is_no_defeat() -> None:
    lost = tuple(other(ROOK, won=False, days=day) for day in (3, 4, 5))
    record = Record(CROWD, (royal(0), *lost, other(HANA, won=True)))

    assert (run(record, 0), run(record, 1)) == (2, -3)
    assert [one.kind for one in branches(Record(CROWD, lost))[0].consequences] == ["survives"]
    assert [one.kind for one in branches(record)[1].consequences] == ["relief", "survives"]


def test_a_team_is_several_and_of_two_who_are_new_there_is_a_score() -> None:
    record = Record((CREW, ROOK))

    assert text(record, 0) == "If The Night Crew win, they are one up on Delacroix."


def test_a_night_that_is_to_end_it_says_so() -> None:
    record = Record(PAIR, night=True, story="It began at Low Tide: Rook took a chair.")

    assert so_far(record)[0].startswith("It began at Low Tide")
    assert "it is over between them" in text(record, 0)
    assert not [one for one in holds(branches(record)[0].consequences, "count_out") if one.kind == "settled"]


people = st.sampled_from(["hana", "rook", "abe"])
matches = st.builds(
    lambda pair, winner, finish, days: Past((frozenset({pair[0]}), frozenset({pair[1]})), winner, finish, "X", days),
    st.lists(people, min_size=2, max_size=2, unique=True),
    st.sampled_from([0, 1, None]),
    st.sampled_from(["pin", "dq", "double"]),
    st.integers(0, 40),
)
records = st.builds(
    Record,
    st.just(PAIR),
    st.lists(matches, max_size=12).map(tuple),
    st.just(()),
    st.sampled_from(["", "Anchor"]),
    st.sampled_from([None, 0, 1]),
    st.integers(0, 30),
    st.booleans(),
)


@given(records)
def test_two_always_have_something_at_stake_and_never_more_than_can_be_said(record: Record) -> None:
    found = branches(record)

    assert [branch.side for branch in found] == [0, 1]
    assert all(1 <= len(branch.consequences) <= 2 and branch.text.endswith(".") for branch in found)
    assert len(so_far(record)) <= 3


@given(records, st.sampled_from([0, 1]), st.sampled_from(["pin", "dq", "submission"]))
def test_what_was_named_is_on_record_after_it(record: Record, winner: int, finish: str) -> None:
    """Put the match that was spoken of before all others: each number named is the number then."""
    after = Record(PAIR, (Past((HANA.keys, ROOK.keys), winner, finish, "Now", 0), *record.past))
    for one in holds(branches(record)[winner].consequences, finish):
        if one.kind == "tally":
            assert tally(after)[winner] == one.amount
        if one.kind == "run":
            assert run(after, winner) == one.amount
        if one.kind == "slump":
            assert run(after, 1 - winner) == -one.amount
        if one.kind == "form":
            assert outcomes(after, winner)[:FORM].count(1) == one.amount
        if one.kind == "form_left":
            assert outcomes(after, 1 - winner)[:FORM].count(1) == one.amount
        if one.kind == "crowned":
            assert fallen(finish)


def test_two_lines_say_what_is_open_and_then_what_came_of_it() -> None:
    record = Record(PAIR, (met(0),), title="Anchor", holder=1)
    named = branches(record)

    assert [(one.word, one.became) for one in lines(record, named, None)] == [
        ("If Mori", False),
        ("If Delacroix", False),
    ]
    by_pin = lines(record, named, Ending(0, "pin"))
    assert [one.word for one in by_pin] == ["Came true", "Came true"]
    assert [one.text for one in by_pin] == [one.text for one in named[0].consequences]
    assert [one.word for one in lines(record, named, Ending(0, "dq"))] == ["Not to be", "Came true"]
    assert [one.word for one in lines(record, named, Ending(1, "dq"))] == ["Came true", "Came true"]
    assert lines(record, named, Ending(None, "double"))[0].word == "Nobody won"


@given(records, st.sampled_from([0, 1, None]), st.sampled_from(["pin", "dq", "submission"]))
def test_what_is_said_to_have_come_true_is_what_the_winner_was_promised(
    record: Record, winner: int | None, finish: str
) -> None:
    named = branches(record)
    told = lines(record, named, Ending(winner, finish))
    promised = [] if winner is None else holds(named[winner].consequences, finish)

    assert {one.text for one in told if one.became} == {one.text for one in promised}
    assert all((one.word == "Not to be") != one.became for one in told if one.word != "Nobody won")


def test_form_stands_on_the_page_and_is_not_said() -> None:
    record = Record(PAIR, (other(HANA, True), other(HANA, False), other(ROOK, True), other(ROOK, False)))

    assert {one.kind for branch in branches(record) for one in branch.consequences} <= {"form", "form_left", "tally"}
    assert not [one for branch in branches(record, said=True) for one in branch.consequences if one.kind in UNSAID]
