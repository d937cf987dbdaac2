"""World time: one row and one function. Pace and wall time never enter a tick."""

import contextlib
import time as wall
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from redis.exceptions import RedisError

from llmfed.world.models import Failure, Timeline, Universe

# Wall seconds the clock moves without a heartbeat; longer outages add nothing to world time.
STRIDE_S = 5.0
# Demo universes stand still when nobody has watched for this long.
UNWATCHED_S = 600
WATCHED_KEY = "watched"

DAY = timedelta(days=1)
ON_AIR_RATE = 3.0
# World seconds a wall second off the air: a demo day in 15 s; brisk is steered, see brisk_rate.
OFF_AIR_RATES = {"demo": 86_400 / 15, "brisk": 7.0, "real": 1.0}
# How fast a brisk world that is late for its next show catches up; a world day in about a quarter of an hour.
CATCH_UP_RATE = 100.0
DAY_S, WEEK_S = 86_400, 604_800
WEEK_BEGAN = datetime(2024, 1, 1, tzinfo=UTC)  # a Monday, as good as any other


class NoUniverse(Exception):
    """The database holds no universe yet."""


def now() -> datetime:
    """World time at this instant."""
    universe = Universe.objects.only("world_at", "wall_at", "world_until", "rate").first()
    if universe is None:
        raise NoUniverse("There is no universe yet: run `manage.py up`, or `manage.py universe load FILE`.")
    return at_wall(universe, timezone.now())


def at_wall(universe: Universe, instant: datetime) -> datetime:
    """World time at a wall time not far from the anchor; stops at `world_until`."""
    passed = min(max((instant - universe.wall_at).total_seconds(), 0.0), STRIDE_S)
    return min(universe.world_at + timedelta(seconds=passed * universe.rate), universe.world_until)


def wall_of(universe: Universe, world_at: datetime) -> float:
    """The wall time (seconds since 1970) of a world time not far from the anchor, while the clock runs."""
    return universe.wall_at.timestamp() + (world_at - universe.world_at).total_seconds() / universe.rate


def wall_seconds_until(universe: Universe, world_at: datetime, instant: datetime) -> float | None:
    """Wall seconds from an instant until the clock reads `world_at`; None if it will not without a heartbeat."""
    if universe.rate <= 0 or world_at > universe.world_until:
        return None
    due = universe.wall_at + timedelta(seconds=(world_at - universe.world_at).total_seconds() / universe.rate)
    return max((due - instant).total_seconds(), 0.0)


def midnight_after(at: datetime) -> datetime:
    """The first world midnight strictly after a world time."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + DAY


def midnight_from(at: datetime) -> datetime:
    """The first world midnight at a world time or after it."""
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return at if day == at else day + DAY


def advance(next_change_at: Callable[[], datetime | None]) -> datetime:
    """Re-anchor the clock by at most a stride and set the pace anew; the heartbeat's one duty to time.

    `next_change_at()` is the world time of the next change of pace while nothing is on the air.
    """
    with transaction.atomic():
        universe = Universe.objects.select_for_update().first()
        if universe is None:
            raise NoUniverse("There is no universe yet.")
        instant = timezone.now()
        if instant < universe.wall_at:
            _forget_the_future(instant)
        reached = at_wall(universe, instant)
        universe.world_at, universe.wall_at = reached, instant
        on_air = Timeline.objects.running().filter(on_air=True).exists()
        change = None if on_air else next_change_at()
        universe.rate = rate(universe.pace, on_air=on_air, watched=is_watched())
        if universe.pace == "brisk" and change is not None:
            universe.rate = brisk_rate(reached, change, instant)
        universe.world_until = limit(reached, change)
        universe.save(update_fields=["world_at", "wall_at", "rate", "world_until"])
    return reached


def _forget_the_future(instant: datetime) -> None:
    """The clock on the wall was set back: nobody waits until it reads again what was written by it."""
    ahead = Timeline.objects.filter(Q(nudged_at__gt=instant) | Q(again_at__gt=instant))
    # Whoever is locked is ticking now, and writes both anew.
    free = list(ahead.select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True))
    Timeline.objects.filter(pk__in=free).update(nudged_at=None, again_at=None)
    Failure.objects.filter(again_at__gt=instant).update(again_at=instant)


def limit(at: datetime, change: datetime | None) -> datetime:
    """How far the clock may go: to the change of pace, and past no midnight while a timeline is behind."""
    earliest = Timeline.objects.running().aggregate(at=Min("due_at"))["at"]
    if earliest is None and Timeline.objects.exists():
        # Where everybody is paused nothing can happen, and nothing is missed.
        return at
    # A tick due at the very midnight belongs to the new day, so the clock may stand on it.
    stop = midnight_after(at) if earliest is None else max(at, midnight_after(earliest))
    # A change that lies behind has still to be made by its tick: until then the world stands.
    return stop if change is None else min(stop, max(at, change))


def rate(pace: str, *, on_air: bool, watched: bool) -> float:
    """World seconds a wall second for a named pace, or for a plain number."""
    if pace == "demo" and not watched:
        return 0.0
    if pace not in OFF_AIR_RATES:
        return float(pace)
    if pace == "real":
        return OFF_AIR_RATES[pace]
    return ON_AIR_RATE if on_air else OFF_AIR_RATES[pace]


def brisk_rate(at: datetime, change: datetime, instant: datetime) -> float:
    """The rate at which the next show opens at its own real hour: a world week is a real day.

    What falls at a seventh of the week falls at a seventh of the day (UTC). Telling shows at 3 × makes the world late;
    it catches up off the air, so that the same show opens at the same real hour every day.
    """
    into_week = (change - WEEK_BEGAN).total_seconds() % WEEK_S
    into_day = (instant - WEEK_BEGAN).total_seconds() % DAY_S
    ahead_s = (into_week / 7 - into_day) % DAY_S
    world_s = (change - at).total_seconds()
    # Up to six hours behind its hour the show is late; further behind, it is early for the next day's.
    if ahead_s > 0.75 * DAY_S or world_s > ahead_s * CATCH_UP_RATE:
        return CATCH_UP_RATE
    return max(world_s / max(ahead_s, 1.0), 0.0)


def anchor(universe: Universe, world_at: datetime, pace: str) -> None:
    """Set the clock to a world time, standing still until the first heartbeat."""
    universe.world_at, universe.wall_at, universe.world_until = world_at, timezone.now(), world_at
    universe.pace, universe.rate = pace, 0.0
    universe.save(update_fields=["world_at", "wall_at", "world_until", "pace", "rate"])


def go_on(pace: str | None) -> Universe:
    """Go on where the universe was, at its own pace or another: the time it was down never happened.

    One whose heart beats elsewhere is left to it, but for its pace.
    """
    with transaction.atomic():
        universe = Universe.objects.select_for_update().get()
        if abs((timezone.now() - universe.wall_at).total_seconds()) > STRIDE_S:
            anchor(universe, universe.world_at, pace or universe.pace)
        elif pace:
            universe.pace = pace
            universe.save(update_fields=["pace"])
    return universe


def parse_pace(value: str) -> str:
    """A pace from the command line; ValueError with what would be right."""
    if value in OFF_AIR_RATES:
        return value
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 < number <= 100_000:
        raise ValueError(f"--pace {value}: expected demo, brisk, real or a number above 0 and up to 100000")
    return value


_marked_at = -float(UNWATCHED_S)


def mark_watched() -> None:
    """Someone is looking. One write to the cache every ten seconds a process, whatever the number of visits."""
    global _marked_at
    instant = wall.monotonic()
    if instant - _marked_at >= 10:
        _marked_at = instant
        # A page is worth more than the note that it was seen.
        with contextlib.suppress(RedisError):
            cache.set(WATCHED_KEY, 1, UNWATCHED_S)


def is_watched() -> bool:
    return cache.get(WATCHED_KEY) is not None


class WatchedMiddleware:
    """Every page that is asked for keeps a demo universe awake."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mark_watched()
        return self.get_response(request)


class BeginningMiddleware:
    """Before there is a universe a page says so, and what to do about it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NoUniverse):
            return None
        answer = render(request, "503.html", status=503)
        answer["Retry-After"] = "10"
        return answer


def world_time(text: str) -> datetime:
    """An ISO date or time of a universe file, in UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
