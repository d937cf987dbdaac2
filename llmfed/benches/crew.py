"""A tick of every federation by real workers: a beat, a heart that nudges, a queue, and so many who take from it."""

import secrets
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

from llmfed import programs
from llmfed.benches import site
from llmfed.world import clock
from llmfed.world.models import Failure, Timeline, Universe

# The crew is up before anything is due.
LEAD = timedelta(seconds=15)
LOOK_S, PATIENCE_S = 0.05, 900.0


def seconds(workers: int, due: datetime) -> float:
    """Seconds from when every timeline's next tick is due until the last of them has been run.

    Raises RuntimeError where a tick fails, or nobody comes to an end.
    """
    clock.anchor(Universe.objects.get(), due - LEAD, "real")
    # Beside a running universe, whose workers have a queue of their own.
    apart = f"bench-{secrets.token_hex(4)}"
    with ExitStack() as stack:
        for one in (*programs.workers(workers), programs.beat()):
            more: Any = {**one.environment, "LLMFED_VALKEY_PREFIX": apart}
            stack.enter_context(site.child([sys.executable, "-m", *one.command], **more))
        _wait(lambda: clock.now() >= due, "the clock stands still")
        began = time.perf_counter()
        _wait(lambda: not Timeline.objects.filter(due_at__lte=due).exists(), "some timelines were not run")
        took = time.perf_counter() - began
    if Failure.objects.exists():
        raise RuntimeError(f"ticks failed: {Failure.objects.first()}")
    return took


def _wait(is_so: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{otherwise} after {PATIENCE_S:.0f} s")
        time.sleep(LOOK_S)
