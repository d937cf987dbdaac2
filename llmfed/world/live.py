"""The live side: which topics there are, how a frame is made, and the hub that writes it to sockets.

GET is the truth and a socket a courtesy: every frame carries `no` and `prev`, the frame before it on its topic,
so that whoever missed one sees the gap and asks over HTTP for what comes after the last they have. What may be lost
without harm, as a needle that moves, is an aside: a frame without a number.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

import redis.asyncio
from asgiref.sync import sync_to_async
from django.conf import settings
from django.utils.module_loading import import_string

from llmfed.accounts.models import Viewer
from llmfed.world import counting
from llmfed.world.clock import mark_watched
from llmfed.world.models import Moment, tails

log = logging.getLogger(__name__)

HEARTBEAT_S = 15.0
CATCH_UP = 200

Authorise = Callable[[Viewer, str], str | None]
Render = Callable[[Moment], str]


@dataclass(frozen=True, slots=True)
class Door:
    """A kind of topic: who may listen (viewer, ident → topic or None), and the partial its page shows."""

    kind: str
    authorise: Authorise
    partial: str

    def render(self, moment: Moment) -> str:
        made: Render = import_string(self.partial)
        return made(moment)


_doors: dict[str, Door] = {}


def door(new: Door) -> None:
    """Register a kind of topic."""
    _doors[new.kind] = new


@cache
def doors() -> dict[str, Door]:
    """Every kind of topic that the modules in settings.TOPICS register."""
    for name in settings.TOPICS:
        import_module(name)
    return _doors


def channel() -> str:
    return f"{settings.VALKEY_PREFIX}:live"


@dataclass(frozen=True, slots=True)
class Frame:
    """What one moment is on one topic."""

    topic: str
    no: int
    prev: int
    content: str

    def encode(self) -> str:
        return json.dumps({"topic": self.topic, "no": self.no, "prev": self.prev, "content": self.content})


def frames(moment: Moment, prev: dict[str, int]) -> list[Frame]:
    """A moment's frames, rendered once a kind of topic; `prev` is moved on."""
    made, rendered = [], {}
    for topic in moment.topics:
        kind = topic.partition(":")[0]
        if kind not in doors():
            continue
        if kind not in rendered:
            rendered[kind] = doors()[kind].render(moment)
        assert moment.no is not None
        made.append(Frame(topic, moment.no, prev.get(topic, 0), rendered[kind]))
        prev[topic] = moment.no
    return made


def aside(topic: str, content: str) -> str:
    """A frame without a number: taken as it comes, part of no order, and never missed by whoever was away."""
    return json.dumps({"topic": topic, "content": content})


Write = Callable[[str], Awaitable[None]]


@dataclass(eq=False, slots=True)
class Listener:
    """One socket on one topic. Those of one session (`who`) may hear a topic all or none: it is asked for them once."""

    topic: str
    write: Write
    who: str
    allowed: Callable[[], Awaitable[bool]]
    close: Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Hub:
    """One subscription a process, written to every local socket of a topic through plain ASGI `send`."""

    listeners: dict[str, set[Listener]] = field(default_factory=dict)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def join(self, listener: Listener) -> None:
        """Begin to listen; the first listener of a process starts the subscription."""
        self.listeners.setdefault(listener.topic, set()).add(listener)
        self.tasks = [task for task in self.tasks if not task.done()]
        if not self.tasks:
            counting.hold("sockets", self.open)
            counting.begin()
            self.tasks = [asyncio.create_task(self.follow()), asyncio.create_task(self.reassure())]

    def leave(self, listener: Listener) -> None:
        group = self.listeners.get(listener.topic, set())
        group.discard(listener)
        if not group:
            self.listeners.pop(listener.topic, None)

    def open(self) -> Mapping[str, int]:
        """How many listen here, by kind of topic."""
        total: dict[str, int] = {}
        for topic, group in tuple(self.listeners.items()):
            kind = topic.partition(":")[0]
            total[kind] = total.get(kind, 0) + len(group)
        return total

    async def follow(self) -> None:
        """Pass on what is published, for as long as the process lives; a lost connection is made again."""
        while True:
            try:
                async with redis.asyncio.from_url(settings.VALKEY_URL, socket_timeout=None) as client:
                    subscription = client.pubsub(ignore_subscribe_messages=True)
                    await subscription.subscribe(channel())
                    async for message in subscription.listen():
                        await self.deliver(json.loads(message["data"]))
            except (redis.exceptions.RedisError, OSError) as error:
                log.warning("live subscription lost (%s); trying again", error)
                await asyncio.sleep(0.5)

    async def deliver(self, batch: Iterable[tuple[str, str]]) -> None:
        """Write (topic, frame) pairs to whoever listens here; a socket that fails is dropped, not waited for."""
        for topic, text in batch:
            await self.write(topic, text)

    async def write(self, topic: str, text: str) -> None:
        for listener in tuple(self.listeners.get(topic, ())):
            try:
                await listener.write(text)
            except Exception as error:
                log.info("a listener is gone: %s", error)
                self.leave(listener)

    async def reassure(self) -> None:
        """Every fifteen seconds ask who may still listen, and tell each topic its last number.

        So a right that is taken away ends, and a lost last frame is noticed too.
        """
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            await self.recheck()
            topics = list(self.listeners)
            if topics:
                await sync_to_async(mark_watched)()
                with contextlib.suppress(Exception):
                    for topic, no in (await sync_to_async(tails)(topics)).items():
                        await self.write(topic, json.dumps({"topic": topic, "last": no}))

    async def recheck(self) -> None:
        """Close the sockets of those who may no longer listen: signed out, or the federation has become private."""
        answers: dict[tuple[str, str], bool] = {}
        for listener in [one for group in self.listeners.values() for one in group]:
            about = (listener.topic, listener.who)
            if about not in answers:
                try:
                    answers[about] = await listener.allowed()
                except Exception:
                    # The database is away, say; what nobody can answer now is asked again in fifteen seconds.
                    log.exception("cannot tell whether %s may still be heard", listener.topic)
                    answers[about] = True
            if not answers[about]:
                self.leave(listener)
                with contextlib.suppress(Exception):
                    await listener.close()


hub = Hub()
