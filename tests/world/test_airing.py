"""Airing: in order, once, at its time, never past what has been decided, with a chain that shows every gap."""

from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from llmfed.world import airing, away, broadcasting, live, telling
from llmfed.world.models import Moment, Timeline, TopicTail, Universe
from tests.cast import BEGAN, universe
from tests.databases import Start, wait_until_blocked
from tests.world import ledger
from tests.world.ledger import BURNT_S, LOST_S, TORN_S, stand_at, tell

pytestmark = pytest.mark.usefixtures("in_the_clerks_voice")
S = timedelta(seconds=1)


def aired() -> list[tuple[str, int]]:
    found = Moment.objects.aired().order_by("no")
    return list(found.values_list("timeline__slug", "seq"))


def test_a_moment_airs_at_its_time_and_not_before(anvil: Timeline) -> None:
    tell(anvil, 10, 20)

    stand_at(9.9)
    assert airing.release() == []
    stand_at(10)
    assert [frame.no for frame in airing.release()] == [1]
    assert airing.release() == []
    stand_at(25)
    assert [frame.no for frame in airing.release()] == [2]


def test_nothing_airs_beyond_its_timelines_next_tick(anvil: Timeline) -> None:
    tell(anvil, 3599, 3600, 3601)
    stand_at(7200)

    assert len(airing.release()) == 2
    Timeline.objects.update(due_at=BEGAN + 3601 * S)
    assert len(airing.release()) == 1


def test_one_timeline_that_lags_holds_nobody_else_up(anvil: Timeline) -> None:
    bellows = Timeline.objects.create(slug="bellows", due_at=BEGAN + 5 * S)
    tell(bellows, 4, 60)
    tell(anvil, 30)
    stand_at(90)
    airing.release()
    Timeline.objects.filter(slug="bellows").update(due_at=BEGAN + 100 * S)
    airing.release()

    assert aired() == [("bellows", 1), ("anvil", 1), ("bellows", 2)]


def test_numbers_rise_across_timelines_in_the_order_of_time_name_and_sequence(anvil: Timeline) -> None:
    bellows = Timeline.objects.create(slug="bellows", due_at=BEGAN + 3600 * S)
    tell(bellows, 5, 5, 7)
    tell(anvil, 5, 6, 7)
    stand_at(60)
    airing.release()

    assert aired() == [("anvil", 1), ("bellows", 1), ("bellows", 2), ("anvil", 2), ("anvil", 3), ("bellows", 3)]
    assert list(Moment.objects.order_by("no").values_list("no", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Universe.objects.get().last_no == 6


def test_a_frame_goes_to_every_topic_that_has_a_door(anvil: Timeline) -> None:
    tell(anvil, 1, topics=("ledger:one", "attic:dust", "ledger:two"))
    stand_at(2)

    assert [(frame.topic, frame.prev) for frame in airing.release()] == [("ledger:one", 0), ("ledger:two", 0)]
    assert dict(TopicTail.objects.values_list("topic", "no")) == {"ledger:one": 1, "attic:dust": 1, "ledger:two": 1}


NOTES = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["anvil", "bellows"]), st.sets(st.sampled_from("abc"), min_size=1)),
    min_size=1,
    max_size=25,
)
ON_THE_DATABASE = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ON_THE_DATABASE
@given(notes=NOTES, stops=st.lists(st.integers(0, 50), max_size=6), limit=st.integers(1, 9))
def test_on_every_topic_each_frame_names_the_one_before(
    anvil: Timeline, notes: list[tuple[int, str, set[str]]], stops: list[int], limit: int
) -> None:
    with undone():
        record(notes)
        frames: list[live.Frame] = []
        for stop in [*sorted(stops), 60]:
            stand_at(stop)
            while batch := airing.release(limit):
                frames += batch
        last: dict[str, int] = defaultdict(int)
        for frame in frames:
            assert frame.prev == last[frame.topic] < frame.no
            last[frame.topic] = frame.no

        assert not Moment.objects.filter(no=None).exists()
        assert last == dict(TopicTail.objects.values_list("topic", "no"))


@ON_THE_DATABASE
@given(notes=NOTES, limit=st.integers(1, 9), until=st.integers(0, 45))
def test_history_is_numbered_as_if_it_had_been_watched(
    anvil: Timeline, notes: list[tuple[int, str, set[str]]], limit: int, until: int
) -> None:
    with undone():
        record(notes)
        for stop in range(until + 1):
            stand_at(stop)
            while airing.release(limit):
                pass
        watched, tails, last = aired(), sorted(TopicTail.objects.values_list()), Universe.objects.get().last_no
    with undone():
        record(notes)
        count = airing.release_history(stand_at(until))

        assert aired() == watched
        assert sorted(TopicTail.objects.values_list()) == tails
        assert Universe.objects.get().last_no == last == count == len(watched)


class undone:
    """What happens within is rolled back."""

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *exc: object) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(*exc)  # type: ignore[arg-type]


def record(notes: list[tuple[int, str, set[str]]]) -> None:
    """Each timeline's notes, in the order of their time, as ticks record them."""
    Timeline.objects.get_or_create(slug="bellows", defaults={"due_at": BEGAN + 3600 * S})
    for at, slug, topics in sorted(notes, key=lambda note: note[0]):
        tell(Timeline.objects.get(slug=slug), at, topics=tuple(f"ledger:{topic}" for topic in sorted(topics)))


def test_history_ends_where_a_timelines_next_tick_is_due(anvil: Timeline) -> None:
    tell(anvil, 3599, 3600, 3601)

    assert airing.release_history(stand_at(7200)) == 2
    assert aired() == [("anvil", 1), ("anvil", 2)]


def test_history_goes_on_where_airing_left_off(anvil: Timeline) -> None:
    tell(anvil, 1, 2, 3, 4)
    stand_at(2)
    airing.release()
    airing.release_history(stand_at(3))
    stand_at(4)
    frame = airing.release()[0]

    assert (frame.no, frame.prev) == (4, 3)


def test_words_are_frozen_when_a_moment_airs(anvil: Timeline, settings: Settings) -> None:
    tell(anvil, 1)
    stand_at(1)
    airing.release()
    settings.VOICE = "tests.world.ledger.shout"
    moment = telling.worded([Moment.objects.get()])[0]

    assert moment.words == [["Clerk", "{'at': 1}"]]
    assert airing.freeze() == 0


@pytest.mark.parametrize("bad", [TORN_S, BURNT_S])
def test_what_cannot_be_shown_airs_all_the_same_and_holds_nobody_up(database: str, bad: int) -> None:
    universe()
    tell(Timeline.objects.create(slug="anvil", due_at=BEGAN + 3600 * S), 10, bad, 15, topics=("torn:page",))
    stand_at(20)
    frames = airing.release()

    told = [(frame.no, frame.prev, bool(frame.content)) for frame in frames]
    assert told == [(1, 0, True), (2, 1, False), (3, 2, True)]
    assert Moment.objects.get(no=2).words == [["Clerk", f"{{'at': {bad}}}"]]


def test_what_airs_soon_is_worded_while_it_is_waited_for(anvil: Timeline, settings: Settings) -> None:
    tell(anvil, 10, 10, 11, 500)
    stand_at(9)
    Universe.objects.update(rate=1.0, world_until=BEGAN + 60 * S)
    ahead = airing.Ahead()
    broadcasting.wait_s(ahead)
    assert [*ahead.words] == [*Moment.objects.order_by("seq").values_list("pk", flat=True)[:2]]

    settings.VOICE = "tests.world.ledger.shout"
    stand_at(10)
    airing.release(ahead=ahead)
    assert [moment.words for moment in Moment.objects.aired()] == [[["Clerk", "{'at': 10}"]]] * 2


@pytest.mark.parametrize("voice", ["faint", "nap"])
def test_a_database_that_goes_away_costs_no_words(
    database: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, voice: str
) -> None:
    universe()
    tell(Timeline.objects.create(slug="anvil", due_at=BEGAN + 3600 * S), 10)
    stand_at(9)
    Universe.objects.update(rate=1.0, world_until=BEGAN + 60 * S)
    ahead = airing.Ahead()
    clerk, settings.VOICE = settings.VOICE, f"tests.world.ledger.{voice}"
    monkeypatch.setattr(broadcasting, "STILL_S", 0.2)
    broadcasting.hold_up_nobody(connection)
    with pytest.raises(DatabaseError) as raised:
        broadcasting.wait_s(ahead)
    assert away.anything(raised.value)
    connection.close()
    settings.VOICE = clerk
    stand_at(10)
    airing.release(ahead=ahead)

    assert Moment.objects.get().words == [["Clerk", "{'at': 10}"]]


def test_a_database_that_goes_away_while_moments_are_shown_takes_none_back(database: str) -> None:
    universe()
    tell(Timeline.objects.create(slug="anvil", due_at=BEGAN + 3600 * S), 10, LOST_S, topics=("torn:page",))
    stand_at(20)
    with pytest.raises(OperationalError):
        airing.release()
    connection.close()

    assert aired() == [("anvil", 1), ("anvil", 2)]
    assert airing.release() == []


def test_what_is_due_with_more_than_was_worded_ahead_is_worded_as_one(anvil: Timeline, settings: Settings) -> None:
    first, *_ = tell(anvil, 10, 11)
    stand_at(12)
    airing.release(ahead=airing.Ahead({first.pk: [["Clerk", "too early"]]}))

    assert [moment.words for moment in Moment.objects.order_by("no")] == [
        [["Clerk", "{'at': 10}"]],
        [["Clerk", "{'at': 11}"]],
    ]


def near(seconds: float, of: float = 10) -> airing.Ahead:
    """The clock runs as on the wall, and what airs at ten is so near; what has been made ready of it."""
    stand_at(of - seconds)
    Universe.objects.update(rate=1.0, world_until=BEGAN + 60 * S)
    ahead = airing.Ahead()
    for _ in range(2):
        broadcasting.wait_s(ahead)
    return ahead


def test_what_airs_next_is_drawn_as_it_will_be_and_has_not_aired(anvil: Timeline) -> None:
    tell(anvil, 10, 10, 11, topics=("dated:page",))
    ahead = near(0.6)

    first, second, _ = Moment.objects.order_by("seq")
    assert ahead.parts.keys() == {(first.pk, 1), (second.pk, 2)}
    for parts in ahead.parts.values():
        at, told = parts["dated"].split()
        assert BEGAN + 10 * S <= datetime.fromisoformat(at) < BEGAN + 10.5 * S
        assert told == "2"
    assert aired() == []
    assert not TopicTail.objects.exists()
    assert Universe.objects.get().last_no == 0
    assert telling.read_clock().now < BEGAN + 10 * S


def test_what_was_drawn_is_sent_at_its_time_and_not_drawn_again(
    anvil: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(anvil, 10)
    ahead = near(0.6)
    monkeypatch.setattr(ledger, "render", ledger.date)
    stand_at(10)
    (frame,) = airing.release(ahead=ahead)

    assert frame.content == f"<li>1 {[['Clerk', str({'at': 10})]]}</li>"
    assert aired() == [("anvil", 1)]


def test_what_came_before_it_after_all_has_it_drawn_again(anvil: Timeline) -> None:
    tell(anvil, 10)
    ahead = near(0.6)
    tell(anvil, 9)
    stand_at(10)
    frames = airing.release(ahead=ahead)

    assert [frame.content[:5] for frame in frames] == ["<li>1", "<li>2"]


@pytest.mark.parametrize("bad", [TORN_S, BURNT_S])
def test_what_cannot_be_drawn_before_its_time_is_left_for_it(database: str, bad: int) -> None:
    universe()
    anvil = Timeline.objects.create(slug="anvil", due_at=BEGAN + 3600 * S)
    tell(anvil, bad, topics=("torn:page",))
    tell(anvil, bad)
    ahead = near(0.6, of=bad)
    assert (len(ahead.words), ahead.parts) == (2, {})
    stand_at(bad)
    torn, whole = airing.release(ahead=ahead)

    assert (torn.no, torn.content) == (1, "")
    assert whole.content.startswith("<li>2")


@pytest.mark.parametrize("seconds", [5, 0.1])
def test_nothing_is_drawn_long_before_its_time_or_when_there_is_none(anvil: Timeline, seconds: float) -> None:
    tell(anvil, 10)
    ahead = near(seconds)

    assert (len(ahead.words), ahead.parts, ahead.rehearsed) == (1, {}, None)


def test_what_airs_late_in_the_day_is_not_worded_yet(anvil: Timeline) -> None:
    tell(anvil, 500)
    stand_at(9)
    Universe.objects.update(rate=1.0, world_until=BEGAN + 60 * S)
    ahead = airing.Ahead()

    assert broadcasting.wait_s(ahead) == broadcasting.DOZE_S
    assert ahead == airing.Ahead()


def test_history_is_worded_on_demand_and_then_frozen_in_the_order_of_its_evening(anvil: Timeline) -> None:
    tell(anvil, 1, 2, 3)
    airing.release_history(stand_at(3))
    shown = telling.worded(list(Moment.objects.select_related("timeline").order_by("no")))
    assert not Moment.objects.filter(words__isnull=False).exists()

    assert airing.freeze(limit=2) == 2
    assert list(Moment.objects.filter(words__isnull=True).values_list("no", flat=True)) == [3]
    assert airing.freeze() == 1
    assert airing.freeze() == 0
    assert [m.words for m in shown] == list(Moment.objects.order_by("no").values_list("words", flat=True))


def test_what_has_not_aired_is_never_worded_into_the_chronicle(anvil: Timeline) -> None:
    tell(anvil, 50)
    stand_at(10)

    assert airing.freeze() == 0
    assert Moment.objects.get().words is None


def test_two_airing_processes_never_give_a_number_twice(database: str, start: Start) -> None:
    universe()
    tell(Timeline.objects.create(slug="anvil", due_at=BEGAN + 3600 * S), *range(1, 9))
    stand_at(20)
    with transaction.atomic():
        Universe.objects.select_for_update().get()
        both = [start(lambda: airing.release(limit=8)) for _ in range(2)]
        wait_until_blocked(2)
    frames = [work.result(20) for work in both]

    assert sorted(len(found) for found in frames) == [0, 8]  # type: ignore[arg-type]
    assert list(Moment.objects.order_by("seq").values_list("no", flat=True)) == list(range(1, 9))


def test_who_stands_still_in_mid_release_holds_the_clock_for_seconds_only(
    database: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    universe()
    monkeypatch.setattr(broadcasting, "STILL_S", 0.2)
    broadcasting.hold_up_nobody(connection)

    def hold() -> None:
        with transaction.atomic():
            held = Universe.objects.select_for_update().get()
            waiting = start(lambda: airing.release_history(held.world_at))
            wait_until_blocked()
            # From here on nothing is said; the other goes on.
            assert waiting.result(20) == 0
            Universe.objects.get()

    with pytest.raises(DatabaseError, match="idle-in-transaction") as raised:
        hold()
    assert away.anything(raised.value)
    connection.close()


def test_the_loop_wakes_for_the_next_moment_and_never_sleeps_long(anvil: Timeline) -> None:
    assert broadcasting.wait_s() == broadcasting.DOZE_S
    tell(anvil, 1)
    stand_at(0)
    assert broadcasting.wait_s() == broadcasting.DOZE_S
    Universe.objects.update(rate=3.0, world_until=BEGAN + 60 * S)
    assert 0 < broadcasting.wait_s() <= broadcasting.DOZE_S
