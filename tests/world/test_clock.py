"""World time: bounded strides, no midnight passed by force, no show missed, nobody plays to an empty house."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from federations.models import Federation, Show
from llmfed import heart
from llmfed import tick as ticks
from llmfed.world import airing, clock
from llmfed.world.models import Timeline, Universe
from tests.cast import BEGAN

HOUR = timedelta(hours=1)
INSTANT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def going(rate: float = 3.0, until: datetime = BEGAN + 9 * clock.DAY) -> Universe:
    """A universe whose clock was anchored at INSTANT; not saved."""
    return Universe(world_at=BEGAN, wall_at=INSTANT, world_until=until, rate=rate)


@given(away=st.floats(0, 1e9))
def test_time_away_adds_no_more_than_a_stride(away: float) -> None:
    moved = clock.at_wall(going(), INSTANT + timedelta(seconds=min(away, 1e8))) - BEGAN
    assert timedelta() <= moved <= timedelta(seconds=3 * clock.STRIDE_S)


def test_a_wall_clock_set_back_moves_nothing() -> None:
    assert clock.at_wall(going(), INSTANT - HOUR) == BEGAN


def test_within_a_stride_the_world_moves_at_its_rate() -> None:
    assert clock.at_wall(going(rate=3.0), INSTANT + timedelta(seconds=2)) == BEGAN + timedelta(seconds=6)


@given(rate=st.floats(0, 1e5), passed=st.floats(0, 5), ahead=st.floats(0, 1e6))
def test_the_clock_stops_where_it_was_told(rate: float, passed: float, ahead: float) -> None:
    until = BEGAN + timedelta(seconds=ahead)
    assert BEGAN <= clock.at_wall(going(rate, until), INSTANT + timedelta(seconds=passed)) <= until


@given(ahead=st.floats(0, 1000), passed=st.floats(0, 4), rate=st.floats(0.5, 5000))
def test_the_wait_for_a_world_time_ends_at_it(ahead: float, passed: float, rate: float) -> None:
    aim, at = BEGAN + timedelta(seconds=ahead), INSTANT + timedelta(seconds=passed)
    wait = clock.wall_seconds_until(going(rate), aim, at)
    assert wait is not None
    due = (at + timedelta(seconds=wait) - INSTANT).total_seconds()
    assert due * rate >= ahead - rate * 1e-5 - 1e-3


def test_what_lies_beyond_the_next_heartbeat_is_not_waited_for() -> None:
    assert clock.wall_seconds_until(going(until=BEGAN + HOUR), BEGAN + 2 * HOUR, INSTANT) is None
    assert clock.wall_seconds_until(going(rate=0), BEGAN + HOUR, INSTANT) is None


@pytest.mark.parametrize(
    ("pace", "on_air", "watched", "rate"),
    [
        ("demo", True, True, 3.0),
        ("demo", False, True, 5760.0),
        ("demo", True, False, 0.0),
        ("demo", False, False, 0.0),
        ("brisk", True, False, 3.0),
        ("brisk", False, False, 7.0),
        ("real", True, False, 1.0),
        ("real", False, False, 1.0),
        ("40", True, False, 40.0),
        ("0.5", False, False, 0.5),
    ],
)
def test_every_pace_has_its_rate(pace: str, on_air: bool, watched: bool, rate: float) -> None:
    assert clock.rate(pace, on_air=on_air, watched=watched) == rate


def test_a_demo_day_off_the_air_takes_at_most_twenty_seconds() -> None:
    assert 86_400 / clock.rate("demo", on_air=False, watched=True) <= 20


@pytest.mark.parametrize("pace", ["demo", "brisk", "real", "1", "0.25", "100000"])
def test_a_pace_is_a_name_or_a_number(pace: str) -> None:
    assert clock.parse_pace(pace) == pace


@pytest.mark.parametrize("pace", ["", "fast", "0", "-3", "100001", "nan", "inf", "-inf", "DEMO", "3x"])
def test_another_pace_is_refused_with_what_would_be_right(pace: str) -> None:
    with pytest.raises(ValueError, match=r"expected demo, brisk, real or a number above 0"):
        clock.parse_pace(pace)


@given(at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_the_next_midnight_is_after_and_at_most_a_day_away(at: datetime) -> None:
    midnight = clock.midnight_after(at)
    assert timedelta() < midnight - at <= clock.DAY
    assert (midnight.hour, midnight.minute, midnight.second, midnight.microsecond) == (0, 0, 0, 0)


def test_without_a_universe_the_clock_says_so(db: None) -> None:
    with pytest.raises(clock.NoUniverse):
        clock.now()
    with pytest.raises(clock.NoUniverse):
        clock.advance(lambda: None)


class TestHeartbeat:
    """What a heartbeat does to Ironbound's clock."""

    @pytest.fixture(autouse=True)
    def _watched(self, ironbound: Federation) -> None:
        cache.set(clock.WATCHED_KEY, 1, 60)
        beat()

    def test_an_hour_of_downtime_adds_at_most_a_stride(self) -> None:
        set_back(seconds=3600)
        assert beat() <= BEGAN + timedelta(seconds=clock.STRIDE_S * clock.OFF_AIR_RATES["demo"])

    def test_a_wall_clock_set_back_costs_nothing_and_goes_on_from_now(self) -> None:
        set_back(seconds=-3600)
        assert beat() == BEGAN
        assert Universe.objects.get().wall_at <= timezone.now()

    def test_a_demo_nobody_watches_stands_still(self) -> None:
        cache.delete(clock.WATCHED_KEY)
        beat()
        set_back(seconds=4)
        at = clock.now()
        set_back(seconds=4)

        assert Universe.objects.get().rate == 0
        assert clock.now() == at
        assert beat() == at

    def test_a_brisk_universe_goes_on_unwatched(self) -> None:
        Universe.objects.update(pace="brisk")
        cache.delete(clock.WATCHED_KEY)
        beat()
        assert Universe.objects.get().rate == 7.0

    def test_on_the_air_the_demo_slows_down(self) -> None:
        Timeline.objects.filter(slug="ironbound").update(on_air=True)
        beat()
        assert Universe.objects.get().rate == clock.ON_AIR_RATE

    def test_a_paused_federation_on_the_air_slows_nobody_down(self) -> None:
        Timeline.objects.filter(slug="ironbound").update(on_air=True, paused=True)
        beat()
        assert Universe.objects.get().rate == clock.OFF_AIR_RATES["demo"]

    def test_the_clock_passes_no_midnight_while_somebody_is_behind(self) -> None:
        for _ in range(30):
            set_back(seconds=5)
            beat()
        assert clock.now() == BEGAN + clock.DAY

    def test_a_paused_timeline_holds_nobody_up(self) -> None:
        Timeline.objects.filter(slug="ironbound").update(paused=True)
        Timeline.objects.filter(slug="market").update(due_at=BEGAN + 3 * clock.DAY)
        for _ in range(30):
            set_back(seconds=5)
            beat()
        assert BEGAN + clock.DAY < clock.now() <= BEGAN + 4 * clock.DAY

    def test_the_clock_waits_at_a_show_until_its_opening_tick_has_run(self, ironbound: Federation) -> None:
        ticks.run(ironbound.timeline_id)
        opening = Show.objects.upcoming().values_list("starts_at", flat=True)[0]
        for _ in range(10):
            set_back(seconds=5)
            beat()
        assert clock.now() == opening
        while run_ready(opening):
            pass
        set_back(seconds=5)
        beat()
        set_back(seconds=2)

        assert Timeline.objects.get(slug="ironbound").on_air
        assert Universe.objects.get().rate == clock.ON_AIR_RATE
        assert opening < clock.now() <= opening + timedelta(seconds=15)


def beat() -> datetime:
    return clock.advance(heart.next_show_at)


def set_back(*, seconds: float) -> None:
    """As if the last heartbeat were so long ago."""
    Universe.objects.update(wall_at=timezone.now() - timedelta(seconds=seconds))


def run_ready(now: datetime) -> int:
    found = heart.ready(now)
    for timeline_id, number in found:
        ticks.run(timeline_id, number=number, until=now)
    return len(found)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    beats=st.lists(st.tuples(st.floats(-3, 30), st.booleans()), min_size=10, max_size=25),
    pace=st.sampled_from(["demo", "brisk", "5000"]),
)
def test_however_hearts_beat_and_workers_lag_no_midnight_and_no_show_is_missed(
    ironbound: Federation, beats: list[tuple[float, bool]], pace: str
) -> None:
    Universe.objects.update(world_at=BEGAN, world_until=BEGAN, pace=pace)
    before = BEGAN
    for seconds, works in beats:
        cache.set(clock.WATCHED_KEY, 1, 60)
        set_back(seconds=seconds)
        now = beat()
        opening = heart.next_show_at()
        earliest = min(Timeline.objects.values_list("due_at", flat=True))

        assert before <= now <= clock.midnight_after(earliest)
        assert opening is None or now <= opening or Timeline.objects.filter(on_air=True).exists()
        if works:
            run_ready(now)
        before = now


def test_who_comes_back_goes_on_where_they_were(ironbound: Federation) -> None:
    gone = timezone.now() - timedelta(minutes=5)
    Universe.objects.update(world_at=BEGAN, wall_at=gone, rate=3.0, world_until=BEGAN + clock.DAY, pace="demo")
    clock.go_on("brisk")
    found = Universe.objects.get()
    assert (found.world_at, found.rate, found.pace) == (BEGAN, 0.0, "brisk")
    assert clock.now() == BEGAN


@pytest.mark.parametrize(("asked", "pace"), [(None, "demo"), ("real", "real")])
def test_a_universe_whose_heart_beats_elsewhere_is_left_to_it(
    ironbound: Federation, asked: str | None, pace: str
) -> None:
    just_now = timezone.now() - timedelta(seconds=0.5)
    Universe.objects.update(world_at=BEGAN, wall_at=just_now, rate=3.0, world_until=BEGAN + clock.DAY, pace="demo")
    clock.go_on(asked)
    found = Universe.objects.get()
    assert (found.world_at, found.wall_at, found.rate, found.pace) == (BEGAN, just_now, 3.0, pace)


def test_the_row_of_the_clock_is_read_without_the_file_that_the_universe_began_from(ironbound: Federation) -> None:
    with CaptureQueriesContext(connection) as asked:
        clock.advance(lambda: None)
        airing.release()
        universe = Universe.objects.get()
    assert not any('"source"' in query["sql"] for query in asked)
    assert universe.source == Universe.objects.values_list("source", flat=True).get()
