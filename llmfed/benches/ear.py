"""A process of its own that listens as a web process does, with nobody on its sockets."""

import asyncio
import time
from collections.abc import Iterable
from multiprocessing.connection import Connection

from llmfed.world import live
from llmfed.world.hub import Hub

# When each frame came (seconds since 1970), and the frame.
Heard = list[tuple[float, str]]


class Ear(Hub):
    """A hub that keeps what it hears until it has heard so much, and then tells."""

    def __init__(self, count: int, teller: Connection) -> None:
        super().__init__()
        self.count, self.teller = count, teller
        self.heard: Heard = []
        self.done = asyncio.Event()

    async def beat(self) -> None:
        """It listens now."""
        self.teller.send(None)

    async def deliver(self, batch: Iterable[live.Published]) -> None:
        """Keep each frame with its time."""
        at = time.time()
        self.heard += [(at, published[1]) for published in batch]
        if len(self.heard) >= self.count:
            self.done.set()


def hear(teller: Connection, count: int) -> None:
    """Tell that we listen, and then all that was heard when that is so many frames."""
    asyncio.run(_hear(count, teller))


async def _hear(count: int, teller: Connection) -> None:
    ear = Ear(count, teller)
    follow = asyncio.create_task(ear.follow())
    await ear.done.wait()
    follow.cancel()
    teller.send(ear.heard)
