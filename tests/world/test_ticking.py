"""What a tick may do: record nothing in the past, ask another for tomorrow, hash all it did."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from federations.models import Federation
from llmfed import headless
from llmfed import tick as ticks
from llmfed.accounts.models import User
from llmfed.world import chronicle, orders, packed
from llmfed.world.models import Moment, Order, Request, Timeline
from llmfed.world.ticking import QUARTER, Tick
from tests.cast import BEGAN, SECRET

MINUTES = st.integers(0, 60 * 24 * 40)


def tick(timeline: Timeline | None = None, minutes: int = 0) -> Tick:
    return Tick(timeline or Timeline(slug="anvil", pk=1), 7, BEGAN + timedelta(minutes=minutes), SECRET)


@given(minutes=MINUTES)
def test_the_next_quarter_is_a_quarter_of_a_world_day_and_later(minutes: int) -> None:
    made = tick(minutes=minutes)
    due = made.next_quarter()
    assert timedelta() < due - made.at <= QUARTER
    assert (due - BEGAN) % QUARTER == timedelta()


@given(minutes=MINUTES)
def test_a_world_day_begins_once(minutes: int) -> None:
    assert tick(minutes=minutes).is_midnight == (minutes % (24 * 60) == 0)


def test_a_show_under_way_at_midnight_is_not_interrupted() -> None:
    assert not tick(Timeline(slug="anvil", on_air=True)).is_midnight


def test_nothing_is_recorded_before_its_tick() -> None:
    made = tick()
    with pytest.raises(ValueError, match="before its tick"):
        made.record("note", {}, topics=[], airs_at=BEGAN - timedelta(seconds=1))
    assert made.moments == []
    assert made.timeline.last_seq == 0


def test_what_is_recorded_airs_with_its_tick_unless_told_otherwise() -> None:
    made = tick()
    made.record("note", {"a": 1}, topics=["x"])
    made.record("note", {}, topics=[], airs_at=BEGAN + timedelta(minutes=5))
    assert [(m.seq, m.tick, m.airs_at) for m in made.moments] == [
        (1, 7, BEGAN),
        (2, 7, BEGAN + timedelta(minutes=5)),
    ]


@given(minutes=MINUTES)
def test_a_request_to_another_is_in_force_from_the_next_world_day(minutes: int) -> None:
    made = tick(minutes=minutes)
    request = made.ask(Timeline(slug="bellows", pk=2), "help", {})
    assert request.effective_at.time() == BEGAN.time()
    assert timedelta() < request.effective_at - made.at <= timedelta(days=1)


def test_a_request_to_oneself_is_there_at_once_and_answered_by_a_later_phase(ironbound: Federation) -> None:
    made = tick(ironbound.timeline)
    made.ask(Timeline.objects.get(slug="market"), "help", {})
    request = made.ask(made.timeline, "help", {})
    assert made.asked("help") == [request]
    made.answer(request, granted=False, reason="no hands free")
    assert made.asked("help") == []
    assert (request.answer, request.reason, request.answered_tick) == ("declined", "no hands free", 7)


def test_on_the_air_a_federation_has_no_time_for_its_post(ironbound: Federation) -> None:
    home, market = ironbound.timeline, Timeline.objects.get(slug="market")
    Request.objects.create(sender=market, receiver=home, number=1, kind="help", facts={}, effective_at=BEGAN)
    assert len(tick(home).asked("help")) == 1
    home.on_air = True
    assert tick(home).asked("help") == []


def test_requests_come_sorted_by_sender_and_number(ironbound: Federation) -> None:
    home, market = ironbound.timeline, Timeline.objects.get(slug="market")
    abbey = Timeline.objects.create(slug="abbey", due_at=BEGAN)
    for sender, number in ((market, 2), (abbey, 9), (market, 1), (abbey, 8)):
        Request.objects.create(sender=sender, receiver=home, number=number, kind="x", facts={}, effective_at=BEGAN)
    found = Request.objects.open_for(home, BEGAN)
    assert [(r.sender.slug, r.number) for r in found] == [("abbey", 8), ("abbey", 9), ("market", 1), ("market", 2)]
    assert list(Request.objects.open_for(home, BEGAN - timedelta(seconds=1))) == []


def test_streams_of_a_tick_are_its_own() -> None:
    made = tick()
    assert made.rng("meetings").random() == tick().rng("meetings").random()
    assert made.rng("meetings").random() != made.rng("booking").random()


CHANGES = {
    "a fact": lambda made: made.record("note", {"a": 2}, topics=[]),
    "a topic": lambda made: made.record("note", {"a": 1}, topics=["y"]),
    "its time": lambda made: made.record("note", {"a": 1}, topics=[], airs_at=BEGAN + timedelta(seconds=1)),
    "an order": lambda made: made.orders.append(Order(number=1, kind="x", facts={})),
    "nothing recorded": lambda made: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_chain_tells_apart(change: str) -> None:
    plain, other = tick(), tick()
    plain.record("note", {"a": 1}, topics=[])
    CHANGES[change](other)
    assert chronicle.extend(b"", plain) != chronicle.extend(b"", other)


def test_the_chain_covers_packed_state_once_it_was_touched() -> None:
    one, other = tick(), tick()
    for made, value in ((one, 1.0), (other, 1.0000001)):
        block = packed.blank(made.timeline, "minds", ["pleasure"], BEGAN)
        block.put(["bo"], packed.np.array([[value]], packed.np.float32), BEGAN)
        made.blocks["minds"] = block
    assert chronicle.extend(b"", one).chain == chronicle.extend(b"", other).chain
    one.touched.add("minds")
    other.touched.add("minds")
    assert chronicle.extend(b"", one).chain != chronicle.extend(b"", other).chain


def test_neither_wording_nor_airing_nor_row_ids_are_in_the_digest(ironbound: Federation) -> None:
    headless.advance(until=BEGAN + timedelta(hours=7))
    before = chronicle.digest()
    Moment.objects.update(words=[["Clerk", "Something else."]], no=None)
    ironbound.timeline.orders.create(number=99, kind="x", facts={}, tick=99)
    assert chronicle.digest() == before


def test_an_order_of_a_kind_that_nobody_takes_is_refused(ironbound: Federation) -> None:
    with pytest.raises(LookupError, match="juggle"):
        orders.give(timeline=ironbound.timeline, kind="juggle", facts={})
    assert not Order.objects.exists()


MOST = 25


@contextlib.contextmanager
def few_statements() -> Iterator[None]:
    """What happens within asks the database at most as often as a tick may, its transaction aside."""
    with CaptureQueriesContext(connection) as asked:
        yield
    statements = [query["sql"].strip()[:80] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= MOST, "\n".join(statements)


@pytest.mark.parametrize("hour", [0, 6, 12, 18, 20], ids=["midnight", "morning", "noon", "evening", "opening"])
def test_a_tick_off_the_air_asks_the_database_little(ironbound: Federation, hour: int) -> None:
    at = BEGAN + timedelta(days=3, hours=hour)
    headless.advance(until=at)
    with few_statements():
        assert ticks.run(ironbound.timeline_id, until=at) > at


def test_a_tick_on_the_air_asks_the_database_little(ironbound: Federation) -> None:
    """A whole show: talks, matches that are settled, and a poll that closes and binds."""
    monday = BEGAN + timedelta(hours=19)
    headless.advance(until=monday)
    poll = ironbound.polls.get(closed_at=None)
    poll.votes.create(fan=User.objects.create(username="ada"), choice=poll.options[1]["key"])
    ticks.run(ironbound.timeline_id)
    while Timeline.objects.get(slug="ironbound").on_air:
        with few_statements():
            ticks.run(ironbound.timeline_id)
