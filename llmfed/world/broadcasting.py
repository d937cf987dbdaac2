"""The airing process: what airs next is waited for and made ready meanwhile, and sent at its time."""

import signal
import threading
from types import FrameType

import orjson
import redis
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils import timezone

from llmfed.world import away, counting, live, schema, tidying, valkey
from llmfed.world.airing import Ahead, freeze, rehearse, release, word_ahead
from llmfed.world.clock import wall_seconds_until
from llmfed.world.models import Moment, Universe
from llmfed.world.watchdog import Watchdog

FREEZE = 20
# Never sleep past this: a tick may have recorded something nearer.
DOZE_S = 0.25
# What airs so soon is worded ahead; and drawn, unless it is nearer than a rehearsal may take.
SOON_S = 10.0
NEAR_S, TOO_NEAR_S = 1.0, 0.15
# For so long this process may stand still with the clock's row in its hands.
STILL_S = 10.0


def publish(client: "redis.Redis", frames: list[live.Frame]) -> None:
    """Send a batch of frames to every web process's hub."""
    if frames:
        client.publish(live.channel(), orjson.dumps([frame.published for frame in frames]))


def wait_s(ahead: Ahead | None = None) -> float:
    """Wall seconds until something is due, at most a doze; what is due soon is made ready in `ahead` meanwhile."""
    universe = Universe.objects.first()
    if universe is None:
        return DOZE_S
    nearest = Moment.objects.filter(no=None).order_by("airs_at").values_list("pk", "airs_at").first()
    if nearest is None:
        return DOZE_S
    pk, airs_at = nearest
    left = wall_seconds_until(universe, airs_at, timezone.now())
    if left is None:
        return DOZE_S
    if ahead is not None and pk not in ahead.words and left < SOON_S:
        word_ahead(ahead, airs_at)
        return wait_s()
    if ahead is not None and pk != ahead.rehearsed and TOO_NEAR_S < left < NEAR_S:
        ahead.rehearsed = pk
        rehearse(ahead, airs_at)
        return wait_s()
    return min(max(left, 0.001), DOZE_S)


def hold_up_nobody(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Have the database take back what a process began that was stopped, or whose host is gone: all wait for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('idle_in_transaction_session_timeout', %s, false)", [f"{STILL_S * 1000:.0f}ms"]
        )


def loop() -> None:
    """Air until told to stop. A lost database or Valkey is waited for; nothing is lost with them."""
    connection.close()
    connection_created.connect(hold_up_nobody)
    stop = threading.Event()

    def ask(signum: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    client = valkey.connect()
    counting.begin()
    ahead, watchdog = Ahead(), Watchdog()
    tidying.settle()
    tidy = tidying.Tidying()
    while not stop.is_set():
        watchdog.going_on()
        try:
            if not schema.is_ours():
                stop.wait(1.0)
            elif not air(client, ahead):
                wait = wait_s(ahead)
                if wait >= DOZE_S:
                    tidy.now()
                # Old history is worded a little at a time, and only while nothing is about to air.
                if wait < DOZE_S or not freeze(FREEZE):
                    stop.wait(wait)
        except Exception as error:
            if not away.anything(error) and not schema.explains(error):
                raise
            connection.close()
            stop.wait(1.0)


def air(client: "redis.Redis", ahead: Ahead | None = None) -> bool:
    """Release and publish what is due now, and count how late it is; False when nothing was."""
    due_walls: list[float] = []
    frames = release(due_walls=due_walls, ahead=ahead)
    publish(client, frames)
    told_at = timezone.now().timestamp()
    for due_wall in due_walls:
        counting.FRAMES.observe(max(told_at - due_wall, 0.0))
    return bool(frames)
