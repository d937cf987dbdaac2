"""Ends a process that stands still, so that whoever keeps it running begins another: nobody else sees that it does."""

import logging
import os
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

# What `sysexits.h` calls a failure that may be gone the next time.
TEMPORARY = 75


class Watchdog:
    """Ends this process if nobody says for so many seconds that it goes on; what it had begun is undone elsewhere.

    Whoever has an `excuse` is heard again: what they wait for is not theirs to give.
    """

    def __init__(self, seconds: float, excuse: Callable[[], bool] = lambda: False) -> None:
        self.seconds, self.excuse, self._heard = seconds, excuse, time.monotonic()
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def going_on(self) -> None:
        """Say that the process goes on."""
        self._heard = time.monotonic()

    def _watch(self) -> None:
        while time.monotonic() - self._heard < self.seconds:
            time.sleep(self.seconds / 10)
            if time.monotonic() - self._heard >= self.seconds and self.excuse():
                self.going_on()
        log.critical("nothing has gone on here for %s s: this process ends, to be begun anew", self.seconds)
        logging.shutdown()
        os._exit(TEMPORARY)
