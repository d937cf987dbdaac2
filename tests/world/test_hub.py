"""The hub: everybody on a topic gets the same, and nobody waits for anybody."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import redis

from llmfed.world import airing, live, rights, watching
from llmfed.world import hub as hubs
from llmfed.world.hub import Hub, Listener
from llmfed.world.models import Timeline
from llmfed.world.wires import WAITING, Message, Portable, Said
from tests.world import ledger
from tests.world.ledger import stand_at, tell

FRAME = json.dumps({"topic": "ledger:one", "no": 1, "prev": 0, "content": "<li>ä</li>"})


@dataclass
class Peer:
    """An ASGI server's end of one socket, and whoever is behind it."""

    reads: bool = True
    gone: bool = False
    may: bool | None = True
    who: str = ""
    topic: str = "ledger:one"
    got: list[str] = field(default_factory=list)
    closed: bool = False
    asked: int = 0
    hub: Hub = field(default_factory=Hub)

    async def send(self, message: Message) -> None:
        if self.gone:
            raise ConnectionError
        while not self.reads:
            await asyncio.sleep(0)
        self.got.append(message["text"])

    async def allowed(self) -> bool:
        self.asked += 1
        if self.may is None:
            raise ConnectionError
        return self.may

    async def close(self) -> None:
        self.closed = True

    def listener(self) -> Listener:
        return Listener(self.topic, Portable(self.send), self.who, self.allowed, self.close)

    def sits_in(self, hub: Hub) -> Listener:
        listener = self.listener()
        hub.listeners.setdefault(self.topic, set()).add(listener)
        return listener


async def drained(peer: Peer, words: str) -> None:
    async with asyncio.timeout(5):
        while not any(words in text for text in peer.got):
            await asyncio.sleep(0)


def test_it_writes_to_all_on_a_topic_and_drops_who_is_gone() -> None:
    hub = Hub()
    here, there, elsewhere, lost = Peer(), Peer(), Peer(topic="ledger:two"), Peer(gone=True)
    sitting = [peer.sits_in(hub) for peer in (here, lost, there, elsewhere)]
    asyncio.run(hub.deliver([("ledger:one", "first"), ("ledger:one", "second"), ("ledger:none", "lost")]))

    assert here.got == there.got == ["first", "second"]
    assert elsewhere.got == []
    assert sitting[1] not in hub.listeners["ledger:one"]
    hub.leave(sitting[3])
    assert "ledger:two" not in hub.listeners


def test_what_nobody_can_read_is_passed_over(valkey: redis.Redis) -> None:
    hub, peer = Hub(), Peer()
    peer.sits_in(hub)

    async def told() -> None:
        following = asyncio.create_task(hub.follow())
        async with asyncio.timeout(10):
            while not peer.got:
                valkey.publish(live.channel(), "{not JSON")
                valkey.publish(live.channel(), json.dumps([("ledger:one", "after it")]))
                await asyncio.sleep(0)
        following.cancel()

    asyncio.run(told())
    assert "after it" in peer.got


def test_whoever_reads_slowly_holds_up_nobody_and_is_told_once_that_some_was_missed() -> None:
    hub, quick, slow = Hub(), Peer(), Peer(reads=False)
    for peer in (quick, slow):
        peer.sits_in(hub)
    many = [("ledger:one", f"frame {number}") for number in range(3 * WAITING)]

    async def told() -> None:
        await hub.deliver(many)
        assert len(quick.got) == len(many)
        assert slow.got == []
        slow.reads = True
        await drained(slow, "missed")
        await hub.deliver([("ledger:one", "after")])

    asyncio.run(told())
    notes = [text for text in slow.got if "missed" in text]
    kept = [text for _, text in many[: len(slow.got) - 2]]
    assert [json.loads(note) for note in notes] == [{"topic": "ledger:one", "missed": True}]
    assert slow.got == [*kept, *notes, "after"]
    assert len(kept) <= WAITING + 1


def test_whoever_does_not_read_for_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "PATIENCE_S", 0.0)
    hub, awake, dead = Hub(), Peer(), Peer(reads=False)
    for peer in (awake, dead):
        peer.sits_in(hub)

    async def told() -> None:
        await hub.deliver([("ledger:one", "frame")] * 2 * WAITING)
        hub.bury()
        await asyncio.sleep(0)
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(told())
    assert len(hub.listeners["ledger:one"]) == 1
    assert len(awake.got) == 2 * WAITING


def test_whoever_may_listen_no_more_is_closed_and_their_session_asked_once() -> None:
    hub = Hub()
    own = "ledger:own"
    inside = Peer(who="in", topic=own)
    first, second = (Peer(who="out", may=False, topic=own) for _ in range(2))
    for peer in (inside, first, second):
        peer.sits_in(hub)

    async def told() -> None:
        await hub.recheck()
        await asyncio.gather(*hub.goodbyes)
        await hub.deliver([(own, "next")])

    asyncio.run(told())
    assert (inside.asked, first.asked + second.asked) == (1, 1)
    assert (inside.closed, first.closed, second.closed) == (False, True, True)
    assert (inside.got, first.got, second.got) == (["next"], [], [])


def test_one_question_without_an_answer_keeps_no_other_from_being_asked() -> None:
    hub, unknown, out = Hub(), Peer(may=None, topic="ledger:own-1"), Peer(may=False, topic="ledger:own-2")
    for peer in (unknown, out):
        peer.sits_in(hub)

    async def told() -> None:
        await hub.recheck()
        await asyncio.gather(*hub.goodbyes)

    asyncio.run(told())
    assert (unknown.closed, out.closed) == (False, True)
    assert list(hub.listeners) == ["ledger:own-1"]


def test_what_is_everybodys_is_asked_for_many_topics_at_once_and_nobody_by_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hubs, "BATCH", 4)
    hub = Hub()
    fans = [Peer(who=f"fan {number}", topic=f"ledger:{number % 10}") for number in range(200)]
    shut = [Peer(who=f"fan {number}", topic="ledger:shut", may=number % 2 == 0) for number in range(4)]
    for peer in (*fans, *shut):
        peer.sits_in(hub)
    ledger.asked.clear()

    async def told() -> None:
        await hub.recheck()
        await asyncio.gather(*hub.goodbyes)

    asyncio.run(told())
    assert ledger.asked == [4, 4, 3]
    assert not any(peer.asked or peer.closed for peer in fans)
    assert [(peer.asked, peer.closed) for peer in shut] == [(1, False), (1, True)] * 2


def test_a_session_that_ends_takes_its_own_sockets_with_it_and_asks_nobody() -> None:
    hub = Hub()
    leaving, other, stranger = Peer(who="out"), Peer(who="in"), Peer()
    for peer in (leaving, other, stranger):
        peer.sits_in(hub)

    async def told() -> None:
        await hub.hear(rights.channel().encode(), b"out")
        await asyncio.gather(*hub.goodbyes)

    asyncio.run(told())
    assert [peer.closed for peer in (leaving, other, stranger)] == [True, False, False]
    assert not any(peer.asked for peer in (leaving, other, stranger))


class Fickle(Peer):
    """While they are asked for the first time, their right goes."""

    async def allowed(self) -> bool:
        if not self.asked:
            for _ in range(50):
                self.hub.heed(rights.EVERYBODY)
            self.asked += 1
            self.may = False
            return True
        return await super().allowed()


def test_a_storm_of_changes_in_the_midst_of_a_round_is_one_round_more() -> None:
    hub, peer = Hub(), Fickle(topic="ledger:own")
    peer.hub = hub
    peer.sits_in(hub)

    async def told() -> None:
        for _ in range(50):
            await hub.hear(rights.channel().encode(), rights.EVERYBODY.encode())
        assert hub.asking.task is not None
        await hub.asking.task
        await asyncio.gather(*hub.goodbyes)

    asyncio.run(told())
    assert (peer.asked, peer.closed) == (2, True)


def test_whoever_comes_is_told_how_far_the_topic_is(
    transactional_db: None, anvil: Timeline, in_the_clerks_voice: None
) -> None:
    """By the database the first of a topic, by what was heard here those who come later."""
    tell(anvil, 1, 2)
    stand_at(3)
    airing.release()
    hub, first, second, late = Hub(), Peer(), Peer(), Peer()

    async def told() -> None:
        # So that it follows nothing, and starts nothing that the test would have to end.
        hub.tasks = [asyncio.create_task(asyncio.Event().wait())]
        for peer in (first, second):
            hub.join(peer.listener())
        assert hub.greeting.task is not None
        await hub.greeting.task
        await hub.deliver([("ledger:one", "third", 3, None)])
        hub.join(late.listener())

    asyncio.run(told())
    greeting = live.heartbeat("ledger:one", 2, "")
    assert (first.got, second.got) == ([greeting, "third"], [greeting, "third"])
    assert late.got == [live.heartbeat("ledger:one", 3, "")]


@pytest.mark.parametrize("length", [1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_the_same_bytes_as_a_library_reads(length: int) -> None:
    from websockets.frames import Opcode
    from websockets.protocol import Protocol, Side

    peer = Protocol(Side.CLIENT)
    peer.receive_data(Said("ä" * length).frame)
    (read,) = peer.events_received()
    assert (read.opcode, read.data.decode(), read.fin) == (Opcode.TEXT, "ä" * length, True)


def test_only_where_a_page_shows_it_is_said_how_many_are_watching(
    transactional_db: None, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home page listens to two topics, and one of them says it."""
    hub, ours, universe = Hub(), Peer(), Peer(topic="universe:all")
    for peer in (ours, ours, universe, universe):
        peer.sits_in(hub)

    async def told() -> None:
        await hub.beat()

    asyncio.run(told())
    assert "2 watching" in ours.got[0]
    assert [json.loads(text) for text in universe.got] == [{"topic": "universe:all", "last": 0}] * 2


class TestWatching:
    """How many are watching, over all processes."""

    @pytest.fixture(autouse=True)
    def _apart(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(watching, "_said", set())
        watching._valkey.cache_clear()
        yield
        watching._valkey.cache_clear()

    def test_it_is_the_sum_of_what_processes_say(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert watching.count("ledger:one") == 0
        watching.publish({"ledger:one": 1200, "ledger:two": 1})
        monkeypatch.setattr(watching, "OURS", "another")
        shown = watching.publish({"ledger:one": 4})
        assert watching.count("ledger:one") == 1204
        assert "1,204 watching" in shown["ledger:one"]

    def test_one_alone_is_not_told(self) -> None:
        assert "watching</p>" not in watching.publish({"ledger:one": 1})["ledger:one"]

    def test_a_topic_that_all_have_left_and_a_process_that_is_gone_count_no_more(self, monkeypatch) -> None:
        watching.publish({"ledger:one": 3, "ledger:two": 2})
        watching.publish({"ledger:two": 2})
        assert [watching.count(topic) for topic in ("ledger:one", "ledger:two")] == [0, 2]
        monkeypatch.setattr(watching, "FRESH_S", -1)
        assert watching.count("ledger:two") == 0

    def test_without_valkey_nobody_is_counted_and_nothing_fails(self, settings) -> None:
        settings.VALKEY_URL = "redis://127.0.0.1:1/0"
        assert watching.count("ledger:one") == 0
        assert watching.publish({"ledger:one": 1}) == {}
