"""When a process looks for garbage that refers to itself: not while somebody waits for it.

To look through everything takes a fifth of a second in a web process that has just begun, a third with two thousand
sockets, and nobody is served meanwhile. Python does so whenever enough has outlived two looks at what is young.
"""

import gc
import time
from dataclasses import dataclass, field

NEVER = 1_000_000
# How long garbage among the old may lie.
EVERY_S = 300.0


def settle() -> None:
    """What is loaded by now stays for good: nobody need look through it again."""
    gc.collect()
    gc.freeze()


@dataclass(slots=True)
class Tidying:
    """From now on this process looks through everything only when it is told that it is a good time."""

    at: float = field(default_factory=lambda: time.monotonic() + EVERY_S)

    def __post_init__(self) -> None:
        young, grown, _ = gc.get_threshold()
        gc.set_threshold(young, grown, NEVER)

    def now(self, *, late_s: float = 0.0) -> None:
        """It is a good time, or so much worse than one: garbage that has lain for long enough is looked for."""
        if time.monotonic() >= self.at + late_s:
            gc.collect()
            self.at = time.monotonic() + EVERY_S
