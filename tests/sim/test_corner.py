"""What is said from one's own corner: right in number, gender and tense, and true."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fandom.sim import corner
from fandom.sim.corner import Ending, Hero, Outing
from fandom.sim.house import Noise, facts_of, shares, verdict
from federations.sim.kinds import Finish

NOW = datetime(2031, 1, 6, 12, tzinfo=UTC)
HANA, KIT = Hero("Hana Mori", "f"), Hero("Kit Rowe", "x")
TIDE = Outing("Rook Delacroix", "Spring Tide", NOW + timedelta(hours=8))


def ended(outcome: str, finish: Finish, **more: object) -> Outing:
    known = {name: more.pop(name) for name in ("changed_hands", "fallen") if name in more}
    return replace(TIDE, ending=Ending(outcome, finish, 552, **known), **more)  # type: ignore[arg-type]


def test_a_loss_is_told_from_her_side() -> None:
    told = corner.result(HANA, ended("lost", Finish.COUNT_OUT))
    assert told == "Hana Mori lost to Rook Delacroix at Spring Tide, by a count-out, in 9:12."


def test_a_loss_costs_the_champion_the_belt() -> None:
    lost = ended("lost", Finish.PIN, championship="Anchor", holds=True, changed_hands=True)
    assert corner.consequence(HANA, lost, 1, 3) == "It costs her the Anchor. It ends a run of three wins."


def test_a_champion_who_is_disqualified_keeps_it() -> None:
    lost = ended("lost", Finish.DQ, championship="Anchor", holds=True)
    assert corner.consequence(KIT, lost, 1, 0) == "They keep the Anchor all the same."


def test_a_challenger_who_wins_by_count_out_wins_no_belt() -> None:
    won = ended("won", Finish.COUNT_OUT, championship="Anchor", foe_holds=True)
    assert corner.consequence(HANA, won, 1, 0) == "A win of that kind does not bring her the Anchor."


def test_a_partner_is_blamed_only_for_a_fall() -> None:
    assert corner.consequence(HANA, ended("lost", Finish.PIN, fallen="Bo"), 1, 0) == "It was Bo who was pinned."
    assert corner.consequence(HANA, ended("lost", Finish.DQ, fallen="Bo"), 1, 0) == ""


def test_two_against_two_who_are_counted_out_are_all_counted_out() -> None:
    told = corner.result(HANA, ended("drawn", Finish.DOUBLE, mates="Bo"))
    assert told == "Hana Mori, Bo and Rook Delacroix were all counted out at Spring Tide, after 9:12."


def test_what_is_coming_says_when() -> None:
    assert corner.coming(HANA, TIDE, NOW) == "Hana Mori meets Rook Delacroix tonight at 20:00, at Spring Tide."
    assert corner.coming(HANA, replace(TIDE, mates="Bo"), NOW).startswith("Hana Mori and Bo meet Rook")
    assert corner.coming(HANA, replace(TIDE, running=True), NOW) == "Hana Mori is in the ring with Rook Delacroix now."


@pytest.mark.parametrize(
    ("hours", "said"),
    [(-1, "later tonight"), (1, "today at 13:00"), (8, "tonight at 20:00"), (30, "tomorrow at 18:00")],
)
def test_hours_are_said_as_people_say_them(hours: int, said: str) -> None:
    assert corner.when(NOW + timedelta(hours=hours), NOW) == said


def test_days_are_named_for_a_week_and_dated_after() -> None:
    assert corner.when(NOW + timedelta(days=3), NOW) == "on Thursday at 12:00"
    assert corner.when(NOW + timedelta(days=9), NOW) == "on 15 January"


def test_they_take_the_plural() -> None:
    outing = replace(TIDE, championship="Anchor", foe_holds=True)
    assert corner.stake(KIT, outing, 0) == "The Anchor changes hands by a fall, and they need one."
    assert corner.stake(HANA, outing, 0).endswith("and she needs one.")
    assert corner.stake(KIT, TIDE, -3) == "They have lost three in a row, and would like that to stop."


OUTINGS = st.builds(
    Outing,
    foe=st.sampled_from(["Rook Delacroix", "The Night Shift", "A, B and C"]),
    show=st.just("Spring Tide"),
    at=st.just(NOW),
    mates=st.sampled_from(["", "Bo Lindqvist"]),
    championship=st.sampled_from(["", "Anchor"]),
    holds=st.booleans(),
    foe_holds=st.booleans(),
    quarrel=st.sampled_from(["", "a stolen win"]),
    why=st.sampled_from(["", "The champions owe a defence."]),
    ending=st.builds(
        Ending,
        outcome=st.sampled_from(["won", "lost", "drawn"]),
        finish=st.sampled_from(Finish),
        duration_s=st.integers(20, 3600),
        changed_hands=st.booleans(),
        fallen=st.sampled_from(["", "Bo Lindqvist"]),
    ),
)


@given(outing=OUTINGS, gender=st.sampled_from("fmx"), run=st.integers(1, 9), broken=st.integers(0, 9))
def test_every_sentence_is_whole(outing: Outing, gender: str, run: int, broken: int) -> None:
    hero = Hero("Hana Mori", gender)
    for text in (
        corner.result(hero, outing),
        corner.consequence(hero, outing, run, broken),
        corner.coming(hero, outing, NOW),
        corner.stake(hero, outing, run),
    ):
        assert re.fullmatch(r"([A-Z][^.]*[.] ?)*", text), text
        assert "  " not in text
        assert not re.search(r"\b(they|They) (keeps|needs|has)\b|\b([Ss]?he) (keep|need|have)\b", text)


NOISES = st.integers(2, 4).flatmap(
    lambda n: st.builds(
        lambda counts: Noise(tuple(counts[:n]), tuple(counts[n:]), 1),
        st.lists(st.integers(0, 500), min_size=2 * n, max_size=2 * n),
    )
)


@given(noise=NOISES)
def test_the_house_is_shared_out_whole(noise: Noise) -> None:
    found = shares(noise)
    assert sum(found) == 1000
    assert min(found) >= 0


@given(noise=NOISES, lean=st.integers(-100, 100))
def test_the_verdict_is_about_the_side_that_was_loudest(noise: Noise, lean: int) -> None:
    read = verdict(noise, lean)
    net = noise.net[read.side]
    assert abs(net) == max(abs(one) for one in noise.net)
    assert read.mood == ("for" if net > 0 else "against" if net < 0 else "split")
    if read.hall == "agreed" and read.mood == "for":
        assert (lean > 0) == (read.side == 1)


def test_a_cheer_for_one_is_half_of_the_house_taken_from_the_other() -> None:
    assert shares(Noise((0, 0), (0, 0))) == (500, 500)
    assert shares(Noise((3, 1), (0, 0))) == (583, 417)
    assert shares(Noise((0, 0), (1, 0))) == (444, 556)


def test_the_hall_that_leans_the_other_way_disagrees() -> None:
    facts = facts_of(Noise((41, 0), (12, 0), 9), [["hana"], ["rook"]], 60)
    assert facts == {"darling": ["hana"], "cheers": 41, "boos": 12, "fans": 9, "mood": "for", "hall": "disagreed"}
