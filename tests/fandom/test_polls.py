"""Polls: one account one vote, counted by a tick, answered by the booker, kept in the ledger."""

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from characters.models import Character
from fandom import polls
from fandom.models import Poll, Vote
from federations.models import Bout, Federation, Promise, Show
from federations.sim.rules import suited
from llmfed import headless, invariants
from llmfed import tick as ticks
from llmfed.accounts.models import User
from llmfed.world.models import Moment, Order, Request
from llmfed.world.ticking import Tick
from tests.cast import BEGAN

MONDAY_NOON = BEGAN + timedelta(hours=12)
WEDNESDAY = BEGAN + timedelta(days=2)


@pytest.fixture
def poll(ironbound: Federation) -> Poll:
    """Monday noon: Iron Monday's card is announced, and the fans are asked about its main event. It binds."""
    headless.advance(until=MONDAY_NOON)
    return Poll.objects.select_related("bout__segment__show").get()


@pytest.fixture
def weighed(ironbound: Federation) -> Poll:
    """Wednesday: Thursday's card is announced, and its poll does not bind."""
    headless.advance(until=WEDNESDAY)
    return Poll.objects.select_related("bout__segment__show").get(closed_at=None)


def fan(name: str) -> User:
    return User.objects.get_or_create(username=name)[0]


def cast(poll: Poll, name: str, choice: str = "no_dq") -> None:
    polls.cast(poll=poll, fan=fan(name), choice=choice, now=MONDAY_NOON)


def other_rule(poll: Poll) -> str:
    return str(poll.options[1]["key"])


def settle(poll: Poll) -> Poll:
    """Live until the show that a poll belongs to is over."""
    headless.advance(until=poll.bout.segment.show.starts_at + timedelta(hours=3))
    return Poll.objects.select_related("bout").get(pk=poll.pk)


def test_a_card_that_is_announced_opens_a_poll_on_its_main_event(poll: Poll) -> None:
    show = poll.bout.segment.show
    last = Bout.objects.filter(segment__show=show).order_by("-segment__position")[0]

    assert show.state == Show.State.ANNOUNCED
    assert poll.bout == last
    assert 2 <= len(poll.options) <= 4
    assert poll.options[0]["key"] == "standard"
    assert len({option["key"] for option in poll.options}) == len(poll.options)
    assert poll.is_open(MONDAY_NOON)
    assert Moment.objects.get(kind="poll.opened").facts["bout"] == last.key


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize(
    ("form", "sizes"), [("tag", (2, 2)), ("handicap", (1, 2)), ("multiway", (1, 1, 1)), ("battle_royal", (1,) * 8)]
)
def test_nobody_is_asked_for_rules_that_a_match_cannot_have(
    poll: Poll, form: str, sizes: tuple[int, ...], number: int
) -> None:
    main, show = poll.bout, poll.bout.segment.show
    people = list(Character.objects.wrestlers().order_by("slug"))
    main.form = form
    main.sides.all().delete()
    for side, size in enumerate(sizes):
        for _ in range(size):
            main.sides.create(number=side, character=people.pop())
    poll.delete()
    show.number = 100 + number
    tick = Tick(show.federation.timeline, 1, MONDAY_NOON, b"secret")
    tick.memo["main_event"] = main
    asked = polls.ask_about(tick, show)
    if form == "battle_royal":
        assert asked is None
        return
    assert asked is not None
    wanted = {option["key"] for option in asked.options}
    assert len(wanted) > 1
    assert wanted <= suited(sizes)


def test_every_second_poll_binds(poll: Poll) -> None:
    headless.advance(until=BEGAN + timedelta(days=8))
    found = Poll.objects.order_by("number").values_list("number", "binding")
    assert list(found) == [(number, number % 2 == 1) for number, _ in found]
    assert len(found) >= 3


def test_a_vote_is_stored_once(poll: Poll) -> None:
    cast(poll, "ada", other_rule(poll))
    assert list(Vote.objects.values_list("fan__username", "choice")) == [("ada", other_rule(poll))]


def test_a_second_vote_is_refused_and_the_first_stays(poll: Poll) -> None:
    cast(poll, "ada", other_rule(poll))
    with pytest.raises(polls.AlreadyVoted, match="one account, one vote"):
        cast(poll, "ada", "standard")
    assert Vote.objects.get().choice == other_rule(poll)


def test_what_is_not_on_the_ballot_is_refused(poll: Poll) -> None:
    with pytest.raises(polls.NotAnOption, match="not on this ballot"):
        cast(poll, "ada", "ladder")
    assert not Vote.objects.exists()


def test_a_closed_poll_says_so_whatever_is_chosen(poll: Poll) -> None:
    with pytest.raises(polls.PollClosed):
        polls.cast(poll=poll, fan=fan("ada"), choice="ladder", now=poll.closes_at)


def test_a_vote_at_the_closing_time_is_too_late(poll: Poll) -> None:
    ada = fan("ada")
    with pytest.raises(polls.PollClosed):
        polls.cast(poll=poll, fan=ada, choice=other_rule(poll), now=poll.closes_at)
    polls.cast(poll=poll, fan=ada, choice=other_rule(poll), now=poll.closes_at - timedelta(microseconds=1))
    assert Vote.objects.count() == 1


def test_a_vote_after_the_count_is_refused_with_time_left(poll: Poll) -> None:
    Poll.objects.update(closed_at=MONDAY_NOON)
    with pytest.raises(polls.PollClosed):
        cast(poll, "ada", other_rule(poll))


def test_a_binding_vote_is_granted_and_kept_in_the_ledger(poll: Poll) -> None:
    choice = other_rule(poll)
    for name in ("ada", "ben", "cyd"):
        cast(poll, name, choice)
    cast(poll, "dot", "standard")
    done = settle(poll)
    promise = Promise.objects.get()

    assert done.tally == {"standard": 1, choice: 3, poll.options[2]["key"]: 0}
    assert done.granted is True
    assert "binding" in done.reason
    assert done.bout.stipulation == choice
    assert promise.bout == done.bout
    assert promise.kept_at is not None
    assert promise.broken_at is None


def test_a_poll_closes_before_its_match_is_called(poll: Poll) -> None:
    done = settle(poll)
    done.bout.segment.refresh_from_db()

    assert done.closed_at is not None
    assert done.bout.segment.starts_at is not None
    assert done.closed_at <= done.bout.segment.starts_at


def test_a_poll_nobody_answered_changes_nothing_and_says_so(poll: Poll) -> None:
    done = settle(poll)

    assert sum((done.tally or {}).values()) == 0
    assert done.granted is False
    assert done.reason
    assert done.bout.stipulation == poll.bout.stipulation
    assert not Promise.objects.exists()


def test_a_weighed_vote_is_answered_with_a_reason(weighed: Poll) -> None:
    for number in range(30):
        polls.cast(poll=weighed, fan=fan(f"fan-{number}"), choice=other_rule(weighed), now=WEDNESDAY)
    done = settle(weighed)

    assert weighed.binding is False
    assert done.granted is not None
    assert done.reason
    assert done.bout.stipulation == (other_rule(weighed) if done.granted else weighed.bout.stipulation)
    assert not Promise.objects.filter(bout=done.bout).exists()


def test_the_count_is_an_order_and_the_answer_is_told(poll: Poll) -> None:
    cast(poll, "ada", other_rule(poll))
    done = settle(poll)
    order = Order.objects.get(kind="poll.result")
    told = Moment.objects.get(kind="poll.closed")

    assert order.facts == {"poll": poll.number, "tally": done.tally}
    assert (told.facts["answer"], told.facts["reason"], told.facts["of"]) == ("granted", done.reason, 1)
    assert told.airs_at == done.closed_at
    assert Request.objects.get(kind="bout.stipulation").reason == done.reason


def test_every_vote_is_in_the_count_and_the_count_in_the_order(poll: Poll) -> None:
    cast(poll, "ada", other_rule(poll))
    cast(poll, "ben", "standard")
    tally = settle(poll).tally or {}
    assert (invariants.votes_are_counted(), invariants.counts_are_what_was_ordered()) == ([], [])

    Poll.objects.filter(pk=poll.pk).update(tally={**tally, "standard": 0})
    assert invariants.votes_are_counted() == ["ironbound: poll 1 has 1 votes for standard and counted 0"]
    assert len(invariants.counts_are_what_was_ordered()) == 1


def test_a_fan_who_is_deleted_was_counted_all_the_same(poll: Poll) -> None:
    cast(poll, "ada", other_rule(poll))
    settle(poll)
    fan("ada").delete()
    assert not Vote.objects.exists()
    assert (invariants.votes_are_counted(), invariants.counts_are_what_was_ordered()) == ([], [])


def test_ballots_are_no_part_of_the_digest_only_their_count_is(poll: Poll, ironbound: Federation) -> None:
    cast(poll, "ada", other_rule(poll))
    settle(poll)
    assert "ada" not in str(list(Order.objects.values_list("facts", flat=True)))
    assert "ada" not in str(list(Moment.objects.values_list("facts", flat=True)))


def test_while_voting_goes_on_ticks_leave_a_poll_alone(poll: Poll, ironbound: Federation) -> None:
    cast(poll, "ada", other_rule(poll))
    ticks.run(ironbound.timeline_id)
    assert Poll.objects.get().closed_at is None
    assert not Order.objects.exists()


TALLIES = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 10_000), min_size=2)


@given(tally=TALLIES)
def test_the_winner_has_the_most_votes_or_nobody_voted(tally: dict[str, int]) -> None:
    won = polls.winner(tally)
    if won is None:
        assert not any(tally.values())
    else:
        assert tally[won] == max(tally.values()) > 0
        assert won == next(key for key, count in tally.items() if count == tally[won])


@given(tally=TALLIES)
def test_the_weight_of_a_vote_is_capped_and_nothing_without_a_margin(tally: dict[str, int]) -> None:
    weight = polls.effect(tally)
    first, second = sorted(tally.values(), reverse=True)[:2]
    assert 0 <= weight <= polls.EFFECT_CAP
    assert (weight == 0) == (first == second)


@given(votes=st.integers(1, 500), more=st.integers(1, 500))
def test_more_of_one_mind_weigh_more(votes: int, more: int) -> None:
    few, many = polls.effect({"a": votes, "b": 0}), polls.effect({"a": votes + more, "b": 0})
    assert few < many or math.isclose(few, polls.EFFECT_CAP, rel_tol=1e-3)
