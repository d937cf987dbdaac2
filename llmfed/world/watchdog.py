"""Ends a process that stands still, so that whoever keeps it running begins another: nobody else sees that it does."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

# What `sysexits.h` calls a failure that may be gone the next time.
TEMPORARY = 75
# For so long a process, or what goes round in it, may stand still.
HANGS_S = 60.0


class Watchdog:
    """Ends this process if nobody says for `HANGS_S` that it goes on; what it had begun is undone elsewhere.

    Whoever has an `excuse` is heard again: what they wait for is not theirs to give.
    """

    def __init__(self, excuse: Callable[[], bool] = lambda: False) -> None:
        self.seconds, self.excuse, self._heard = HANGS_S, excuse, time.monotonic()
        self._over = threading.Event()
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def going_on(self) -> None:
        """Say that the process goes on."""
        self._heard = time.monotonic()

    async def go_on(self) -> None:
        """Say so for as long as the loop of this task goes round."""
        try:
            while True:
                self.going_on()
                await asyncio.sleep(self.seconds / 10)
        finally:
            self.rest()

    def rest(self) -> None:
        """Watch no more: what went round has ended, and the process may go on without it."""
        self._over.set()

    def _watch(self) -> None:
        while time.monotonic() - self._heard < self.seconds:
            if self._over.wait(self.seconds / 10):
                return
            if time.monotonic() - self._heard >= self.seconds and self.excuse():
                self.going_on()
        log.critical("nothing has gone on here for %s s: this process ends, to be begun anew", self.seconds)
        logging.shutdown()
        os._exit(TEMPORARY)
