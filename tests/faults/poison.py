"""Settings of a universe whose ticks can be poisoned from outside, by a file that says how and whose."""

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from llmfed.settings import *  # noqa: F403 - a universe like any other, but for one phase
from llmfed.settings import PHASES as REAL

if TYPE_CHECKING:
    from llmfed.world.ticking import Tick

PHASES = [*REAL, "tests.faults.poison.poison"]
FILE = Path(os.environ["LLMFED_DATA_DIR"]) / "poison"


class Poisoned(Exception):
    """What a poisoned tick raises."""


def poison(tick: "Tick") -> None:
    """Phase: do to a timeline's tick what the file says, when all others have done their work."""
    try:
        how, whose = FILE.read_text().split()
    except FileNotFoundError:
        return
    if whose != tick.timeline.slug:
        return
    if how == "raise":
        raise Poisoned("the well")
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "deaf":
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    while True:
        signal.pause()
