"""Ends a process that stands still, so that whoever keeps it running begins another: nobody else sees that it does."""

import asyncio
import logging
import os
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

# What `sysexits.h` calls a failure that may be gone the next time.
TEMPORARY = 75
# For so long a process, or what goes round in it, may stand still.
HANGS_S = 60.0


class Watchdog:
    """Ends this process if nobody says for `HANGS_S` that it goes on; what it had begun is undone elsewhere.

    Whoever has an `excuse` is heard again: what they wait for is not theirs to give. Seconds in which the whole
    process is stopped (SIGSTOP, Ctrl-Z, a host that is moved) do not count: it waits by turns, which stop with it.
    """

    TURNS = 10

    def __init__(self, excuse: Callable[[], bool] = lambda: False) -> None:
        self.turn_s, self.excuse = HANGS_S / self.TURNS, excuse
        self._heard, self._over = threading.Event(), threading.Event()
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def going_on(self) -> None:
        """Say that the process goes on."""
        self._heard.set()

    def rest(self) -> None:
        """Watch no more: what went round has ended, and the process may go on without it."""
        self._over.set()

    def _watch(self) -> None:
        silent = 0
        while silent < self.TURNS:
            if self._over.wait(self.turn_s):
                return
            silent = 0 if self._heard.is_set() else silent + 1
            self._heard.clear()
            if silent == self.TURNS and self.excuse():
                silent = 0
        log.critical("nothing has gone on here for %s s: this process ends, to be begun anew", self.turn_s * self.TURNS)
        logging.shutdown()
        os._exit(TEMPORARY)


async def watch_loop() -> None:
    """Watch over the loop of this task for as long as that lasts."""
    watchdog = Watchdog()
    try:
        while True:
            watchdog.going_on()
            await asyncio.sleep(watchdog.turn_s / 2)
    finally:
        watchdog.rest()
