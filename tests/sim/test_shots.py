"""Shots: who may earn a championship match, who gets it when, and why somebody has to wait."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim import promised
from federations.sim.desk import TUNING, Owed
from storylines.sim.aftermath import holds
from storylines.sim.questions import led_to
from storylines.sim.stakes import Record, branches, so_far
from tests.cast import WRESTLERS, slug
from tests.sim.test_booker import belt, book, desk, ironbound
from tests.sim.test_stakes import PAIR

CAST = [slug(row[0]) for row in WRESTLERS if row[1] == "m"]


def owed_a_shot(one: str = "Caspar Voss", ticket: int = 5) -> Owed:
    return Owed(ticket, slug(one), None, "standard", belt().slug, "it was earned")


def story(one: str, other: str) -> Owed:
    """A match that a month led to, with no championship in it."""
    return Owed(7, slug(one), slug(other), "standard", None, "it was promised", 24.0, earns=True)


def test_a_story_without_a_championship_leads_to_one() -> None:
    card = book(desk(belts=[belt()], owed=[story("Caspar Voss", "Emeka Odu")], big=True))

    night = next(bout for bout in card.bouts if bout.promise == 7)
    assert (night.championship, night.shot) == (None, belt().slug)


def test_nobody_fights_for_a_shot_at_their_own_championship_or_for_a_second_one() -> None:
    own = book(desk(belts=[belt()], owed=[story("Caspar Voss", "Bo Lindqvist")]))
    second = book(desk(belts=[belt()], owed=[story("Caspar Voss", "Emeka Odu")], waiting=frozenset({"emeka-odu"})))
    taken = book(desk(belts=[belt()], owed=[story("Caspar Voss", "Emeka Odu")], kept=frozenset({belt().slug})))

    assert [next(b for b in card.bouts if b.promise == 7).shot for card in (own, second, taken)] == [None] * 3


def test_a_story_whose_two_are_owed_this_very_match_cashes_it_in() -> None:
    night = Owed(7, "caspar-voss", "bo-lindqvist", "standard", belt().slug, "it was promised", 24.0)
    made = desk(belts=[belt()], owed=[owed_a_shot(), night], big=True)

    assert [(bout.promise, bout.also) for bout in book(made).bouts if bout.promise] == [(7, 5)]
    assert not made.delayed


@pytest.mark.parametrize(
    ("cast", "more", "why"),
    [
        (["Bo Lindqvist"], [], promised.HURT),
        (["Caspar Voss"], [], promised.HURT),
        ([], [story("Bo Lindqvist", "Emeka Odu")], promised.SPOKEN),
        ([], [story("Caspar Voss", "Emeka Odu")], promised.BUSY),
    ],
)
def test_a_shot_that_cannot_be_had_tonight_waits_with_a_reason(cast: list[str], more: list[Owed], why: str) -> None:
    hands = [one for one in ironbound() if one.name not in cast]
    made = desk(hands, belts=[belt()], owed=[owed_a_shot(), *more])

    assert not [bout for bout in book(made).bouts if 5 in (bout.promise, bout.also)]
    assert (made.delayed, made.broken) == ({5: why}, {})


def test_whoever_has_become_champion_is_owed_nothing() -> None:
    made = desk(belts=[belt(holders=("caspar-voss",))], owed=[owed_a_shot()])
    book(made)

    assert 5 in made.broken


@given(seed=st.integers(0, 300), standing=st.lists(st.floats(0.1, 0.9), min_size=12, max_size=12))
def test_who_fights_for_the_next_shot_is_first_in_line_and_near_enough_to_the_other(
    seed: int, standing: list[float]
) -> None:
    hands = [replace(one, over=over) for one, over in zip(ironbound(), standing, strict=True)]
    card = book(desk(hands, belts=[belt()], open_to=frozenset({belt().slug})), seed)
    line = sorted((h.standing for h in hands if h.key in CAST and h.key != "bo-lindqvist"), reverse=True)

    for bout in [bout for bout in card.bouts if bout.shot]:
        pair = sorted((h.standing for h in hands if (h.key,) in bout.sides), reverse=True)
        assert pair[0] - pair[1] <= TUNING.clear_gap
        assert bout.championship is None
        assert len([one for one in line if one > pair[1]]) <= 2


def test_two_in_line_fight_for_it_on_some_weekly_cards_and_on_no_big_one() -> None:
    near = [replace(one, over=0.64) if one.key == "dmitri-hale" else one for one in ironbound()]
    open_to = frozenset({belt().slug})
    weekly = [book(desk([*near], belts=[belt()], open_to=open_to), seed) for seed in range(12)]
    big = [book(desk([*near], belts=[belt()], open_to=open_to, big=True), seed) for seed in range(12)]

    assert 0 < sum(any(bout.shot for bout in card.bouts) for card in weekly) < 12
    assert not any(bout.shot for card in big for bout in card.bouts)


def test_partners_do_not_fight_each_other_for_it() -> None:
    near = [replace(one, over=0.64) if one.key == "dmitri-hale" else one for one in ironbound()]
    teams = {"night-shift": ("caspar-voss", "dmitri-hale")}
    cards = [book(desk([*near], belts=[belt()], teams=teams, open_to=frozenset({belt().slug})), s) for s in range(12)]

    assert not [bout for card in cards for bout in card.bouts if bout.shot and ("dmitri-hale",) in bout.sides]


def test_what_a_win_leads_to_is_said_before_it_and_needs_no_clean_finish() -> None:
    made = branches(Record(PAIR, prize="Harbour Championship", night=True))

    assert made[0].text.startswith(
        "If Hana Mori wins, Mori has a shot at the Harbour Championship coming, and it is over"
    )
    assert [one.kind for one in holds(made[1].consequences, "dq")] == ["shot"]


def test_a_shot_that_is_cashed_in_says_where_it_was_earned() -> None:
    record = Record(PAIR, title="Anchor", holder=1, earned="Hana Mori earned this shot at Low Tide.")

    assert so_far(record)[0] == "Hana Mori earned this shot at Low Tide."


def test_a_story_says_what_it_led_to() -> None:
    assert led_to("Hana Mori", "The Anchor", "Spring Tide", True, "") == (
        "It earned Hana Mori a shot at the Anchor, cashed in at Spring Tide."
    )
    assert led_to("Hana Mori", "Anchor", "Spring Tide", False, "Hana Mori is gone").endswith(
        "nothing came of that: Hana Mori is gone."
    )
