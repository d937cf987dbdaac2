"""The hub: one subscription a process, and what is said written to every local socket of its topic.

Nobody waits for anybody: a socket that takes no more is told once that it missed some, gets nothing until it has read
what it has, and is cut off when it does not read for long. What it missed it asks for over HTTP.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

import orjson
import redis.asyncio
from asgiref.sync import sync_to_async
from django.utils.module_loading import import_string

from llmfed.world import counting, live, rights, valkey, watching
from llmfed.world.clock import mark_watched
from llmfed.world.rounds import Round
from llmfed.world.tidying import Tidying
from llmfed.world.watchdog import watch_loop
from llmfed.world.wires import Said, Writer

log = logging.getLogger(__name__)

HEARTBEAT_S = 15.0
# How long a socket may take nothing before it is cut off.
PATIENCE_S = 60.0
AGAIN_S = 0.5
ASIDE_S = 1.0
# Topics that are asked about in one statement.
BATCH = 500


@dataclass(eq=False, slots=True)
class Listener:
    """One socket on one topic. Those of one session (`who`) may hear a topic all or none: it is asked for them once."""

    topic: str
    writer: Writer
    who: str
    allowed: Callable[[], Awaitable[bool]]
    close: Callable[[], Coroutine[Any, Any, None]]
    missing_since: float | None = None

    def take(self, said: Said) -> None:
        """Write it, if there is room; else say once that some was missed."""
        if not self.writer.full:
            self.missing_since = None
            self.writer.write(said)
        elif self.missing_since is None:
            self.missing_since = time.monotonic()
            self.writer.write(Said(live.missed(self.topic)))

    @property
    def dead(self) -> bool:
        """Whether it has taken nothing for as long as we are patient."""
        return self.missing_since is not None and time.monotonic() - self.missing_since > PATIENCE_S


@dataclass(slots=True)
class Hub:
    """Who listens to what in this process, and the three tasks that serve them."""

    listeners: dict[str, set[Listener]] = field(default_factory=dict)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    goodbyes: set[asyncio.Task[None]] = field(default_factory=set)
    # The last number of topics that are listened to here, while the subscription lasts; those still to be asked for.
    asides: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    reached: dict[str, int] = field(default_factory=dict)
    ungreeted: set[str] = field(default_factory=set)
    changes_of_rights: int = 0
    tidying: Tidying | None = None
    asking: Round = field(init=False)
    greeting: Round = field(init=False)

    def __post_init__(self) -> None:
        self.asking = Round(lambda: self._try(self.recheck()))
        self.greeting = Round(lambda: self._try(self.greet()))

    def join(self, listener: Listener) -> None:
        """Begin to listen; the first listener of a process starts the subscription."""
        self.listeners.setdefault(listener.topic, set()).add(listener)
        self.tasks = [task for task in self.tasks if not task.done()]
        if not self.tasks:
            counting.hold("sockets", self.open)
            counting.begin()
            self.tidying = self.tidying or Tidying()
            duties = self.follow(), self.reassure(), watch_loop()
            self.tasks = [asyncio.create_task(duty) for duty in duties]
        if (no := self.reached.get(listener.topic)) is not None:
            listener.take(Said(live.heartbeat(listener.topic, no, "")))
        else:
            self.ungreeted.add(listener.topic)
            self.greeting.call()
        if live.door_of(listener.topic).aside and listener.topic not in self.asides:
            self.asides[listener.topic] = asyncio.create_task(self.show(listener.topic))

    def leave(self, listener: Listener) -> None:
        group = self.listeners.get(listener.topic, set())
        group.discard(listener)
        if not group:
            self.listeners.pop(listener.topic, None)
            self.reached.pop(listener.topic, None)

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
                async with valkey.listen(socket_timeout=None) as client:
                    subscription = client.pubsub(ignore_subscribe_messages=True)
                    await subscription.subscribe(live.channel(), rights.channel())
                    # What was published before is known by its numbers; whose rights have changed, by asking.
                    self.asking.call()
                    await self._try(self.beat())
                    async for message in subscription.listen():
                        await self._try(self.hear(message["channel"], message["data"]))
            except (redis.exceptions.RedisError, OSError) as error:
                log.warning("live subscription lost (%s); trying again", error)
                self.reached.clear()
                await asyncio.sleep(AGAIN_S)

    async def hear(self, channel: bytes, published: bytes) -> None:
        """Pass on one batch as it was published, or heed a change of rights."""
        if channel.decode() == rights.channel():
            self.heed(published.decode())
        else:
            await self.deliver(orjson.loads(published))
            # The next frame takes a while, as a line does to be read.
            self._tidy()

    async def deliver(self, batch: Iterable[live.Published]) -> None:
        """Write what was published to whoever listens here."""
        for published in batch:
            topic = published[0]
            if topic in self.listeners:
                self.write(topic, published[1])
                if len(published) == 4:
                    self._wrote(topic, published[2], published[3])
                # Between two frames everybody else of this process has a turn.
                await asyncio.sleep(0)

    def _wrote(self, topic: str, no: int, due: float | None) -> None:
        """A frame has been written to all of its topic here: so far it is, and so late."""
        self.reached[topic] = no
        if due is not None:
            counting.WRITTEN.observe(max(time.time() - due, 0.0))

    def write(self, topic: str, text: str) -> None:
        """Write one frame to all of a topic; whoever is gone is forgotten."""
        said = Said(text)
        for listener in tuple(self.listeners.get(topic, ())):
            try:
                listener.take(said)
            except Exception as error:
                log.info("a listener is gone: %s", error)
                self.leave(listener)

    async def reassure(self) -> None:
        """Every fifteen seconds cut off the dead, ask who may still listen, and tell each topic its last number.

        So a right ends of which nobody said that it was taken away, and a lost last frame is noticed too.
        """
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            self.bury()
            self.asking.call()
            await self._try(self.beat())
            self._tidy(late_s=HEARTBEAT_S)

    def _tidy(self, *, late_s: float = 0.0) -> None:
        if self.tidying:
            self.tidying.now(late_s=late_s)

    async def _try(self, step: Coroutine[Any, Any, None]) -> None:
        """Take a step; one that fails, because the database is away, say, costs itself alone."""
        try:
            await step
        except Exception:
            log.exception("a duty of the hub's was not done")

    async def beat(self) -> None:
        """Tell each topic its last number, and how many are watching it in all processes."""
        here = list(self.listeners)
        counted = {topic: len(self.listeners[topic]) for topic in here if live.door_of(topic).counted}
        shown = await sync_to_async(watching.publish)(counted)
        if here:
            await sync_to_async(mark_watched)()
            last = await sync_to_async(live.tails)(here)
            for topic in here:
                self._tell(topic, last[topic], shown.get(topic, ""))

    async def greet(self) -> None:
        """Tell those who have just come how far their topics are: whoever has less asks for the rest over HTTP.

        What is said after that they hear, so that nobody who has all need ask.
        """
        topics, self.ungreeted = self.ungreeted, set()
        for topic, no in (await sync_to_async(live.tails)(list(topics))).items():
            self._tell(topic, no)

    def _tell(self, topic: str, no: int, content: str = "") -> None:
        """Tell a topic its last number, as the database knew it a moment ago; a frame may have come since."""
        if topic in self.listeners:
            self.reached[topic] = max(no, self.reached.get(topic, 0))
            self.write(topic, live.heartbeat(topic, self.reached[topic], content))

    def heed(self, session: str) -> None:
        """Rights have changed: close a session's sockets, or ask all again where none is named."""
        self.changes_of_rights += 1
        if session == rights.EVERYBODY:
            self.asking.call()
        for listener in self._everybody() if session else ():
            if listener.who == session:
                self.dismiss(listener)

    async def show(self, topic: str) -> None:
        """Draw how things are once a second, for as long as somebody listens here."""
        draw = sync_to_async(import_string(live.door_of(topic).aside))

        async def told() -> None:
            self.write(topic, live.aside(topic, await draw()))

        while topic in self.listeners:
            await self._try(told())
            await asyncio.sleep(ASIDE_S)
        del self.asides[topic]

    async def recheck(self) -> None:
        """Close the sockets of those who may no longer listen: signed out, or the federation has become private.

        What strangers may hear everybody may, and it is asked for many topics at once; of the others each is asked.
        """
        public = await self._public([*self.listeners])
        answers: dict[tuple[str, str], bool] = {}
        for listener in self._everybody():
            if listener.topic in public:
                continue
            about = (listener.topic, listener.who)
            if about not in answers:
                try:
                    answers[about] = await listener.allowed()
                except Exception:
                    # The database is away, say; what nobody can answer now is asked again in fifteen seconds.
                    log.exception("cannot tell whether %s may still be heard", listener.topic)
                    answers[about] = True
            if not answers[about] and listener in self.listeners.get(listener.topic, ()):
                self.dismiss(listener)

    def _everybody(self) -> list[Listener]:
        return [listener for group in self.listeners.values() for listener in group]

    async def _public(self, topics: list[str]) -> set[str]:
        """Those of the topics that are everybody's, by a statement a kind for every few hundred."""
        kinds: dict[str, list[str]] = {}
        for topic in topics:
            kinds.setdefault(topic.partition(":")[0], []).append(topic)
        found: set[str] = set()
        for kind, named in kinds.items():
            for many in batched(named, BATCH):
                found |= await sync_to_async(live.doors()[kind].public)(many)
        return found

    def bury(self) -> None:
        """Cut off whoever has not read for long."""
        for listener in [one for one in self._everybody() if one.dead]:
            self.leave(listener)
            listener.writer.cut()

    def dismiss(self, listener: Listener) -> None:
        """Close a socket properly, or at once where the goodbye would have to wait too."""
        self.leave(listener)
        if listener.writer.full:
            listener.writer.cut()
            return
        goodbye = asyncio.create_task(self._try(listener.close()))
        self.goodbyes.add(goodbye)
        goodbye.add_done_callback(self.goodbyes.discard)


hub = Hub()
