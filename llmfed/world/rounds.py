"""A duty that many may call for: it is done once for all who called before it began, and never twice at a time."""

import asyncio
from collections.abc import Awaitable, Callable


class Round:
    """One such duty of a loop. It sees to its own errors."""

    def __init__(self, duty: Callable[[], Awaitable[None]]) -> None:
        self._duty = duty
        self._called = False
        self.task: asyncio.Task[None] | None = None

    def call(self) -> None:
        """Have it done, from the beginning: one that is under way may have passed what this is about."""
        self._called = True
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._go_on())

    async def _go_on(self) -> None:
        while self._called:
            self._called = False
            await self._duty()
