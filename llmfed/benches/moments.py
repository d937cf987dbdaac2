"""How many moments a second are recorded, aired and received by another process; and how late a flood of messages is.

What the kernel does is measured by itself: a voice that has its words ready, and a page part that is one line. How fast
the house words and draws its own moments is measured beside it, as that is what a real evening waits for.
"""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.connection import Connection

import redis
from django.test.utils import override_settings
from django.utils import timezone

from llmfed import headless
from llmfed.benches import scratch
from llmfed.benches.beside import PATIENCE_S, started
from llmfed.benches.ear import Heard
from llmfed.benches.report import Report, quantile
from llmfed.world import airing, broadcasting, chronicle, clock, live, valkey
from llmfed.world.models import Moment, Timeline, Universe

ROUNDS = 5
# What one tick records at most, and what all of them record in a round.
TICK, COUNT = 100, 20_000
TOPICS = 50
SAID = "Both shoulders are down, and nobody in the third row has sat since the bell rang for the last of it."
FACTS = {
    "by": "somebody",
    "on": "somebody-else",
    "state": {"clock_s": 611, "control": 0, "lean": 12, "win": [512, 488]},
}
HOUSE_DAYS = 2
# A flood: so many messages a second for so long, in bursts of a millisecond's worth.
PER_S, SECONDS = 10_000, 5
LENGTH = 600


def run() -> Report:
    """Measure; each rate is the median of five."""
    report = Report("moments")
    with scratch.universe() as made:
        _house(report, made)
        with override_settings(VOICE="llmfed.benches.moments.say"):
            live.door(live.Door("bench", lambda viewer, ident: None, "llmfed.benches.moments.draw"))
            _stand_still()
            rounds = [_round(number) for number in range(ROUNDS)]
    report.add("moments_a_round_count", COUNT)
    for name in ("recorded", "aired", "received"):
        report.add(f"{name}_per_s", quantile([one[name] for one in rounds], 0.5))
    report.add("whole_per_s", quantile([one["whole"] for one in rounds], 0.5), least=10_000)
    report.add("lost_count", sum(one["lost"] for one in rounds), most=0)
    _flood(report, "message", publish_apart)
    _flood(report, "frame", publish_together)
    return report


def say(moments: list[Moment]) -> dict[int, airing.Words]:
    """A voice that has thought of everything before."""
    return {moment.pk: [["", SAID, "bench"]] for moment in moments}


def draw(moment: Moment) -> str:
    """A page's part that is one line."""
    words: airing.Words = moment.words or []
    return f'<li class="line" data-no="{moment.no}">{words[0][1]}</li>'


def _house(report: Report, made: Universe) -> None:
    """How fast real moments of real shows are worded, and how fast they air once they are."""
    until = made.began_at + timedelta(days=HOUSE_DAYS)
    headless.advance(until=until)
    clock.anchor(Universe.objects.get(), until, "demo")
    due = list(Moment.objects.filter(airs_at__lte=until).select_related("timeline").order_by("airs_at", "pk"))
    began = time.perf_counter()
    words = airing.word(due)
    report.add("house_moments_count", len(due))
    report.add("house_worded_per_s", len(due) / (time.perf_counter() - began))
    began, client = time.perf_counter(), valkey.connect()
    while _air_due(client, airing.Ahead(words)):
        pass
    report.add("house_aired_per_s", len(due) / (time.perf_counter() - began))


def _stand_still() -> None:
    """The clock stands, all that is recorded is due, and nothing else is."""
    now = clock.now()
    Universe.objects.update(world_at=now, world_until=now, wall_at=timezone.now(), rate=0)
    Timeline.objects.update(due_at=now)


def _round(number: int) -> dict[str, float]:
    """So many moments recorded by one process, aired by this one and heard by a third: a second, by step and in all.

    First one after the other, for each step by itself; then all at once, as such processes do it.
    """
    apart = _lap(2 * number, together=False)
    whole = _lap(2 * number + 1, together=True)
    return apart | {"whole": whole["whole"], "lost": apart["lost"] + whole["lost"]}


def _lap(number: int, *, together: bool) -> dict[str, float]:
    client = valkey.connect()
    with started("llmfed.benches.ear.hear", 2 * COUNT) as ear, started("llmfed.benches.moments.record", number) as hand:
        began = time.perf_counter()
        hand.send(None)
        if not together:
            hand.recv()
        recorded = time.perf_counter()
        left = COUNT
        while left and time.perf_counter() < began + PATIENCE_S:
            left -= _air_due(client, airing.Ahead()) // 2
        aired = time.perf_counter()
        found = ear.recv() if ear.poll(PATIENCE_S) else []
        heard = time.perf_counter()
    spans = (
        ("recorded", began, recorded),
        ("aired", recorded, aired),
        ("received", recorded, heard),
        ("whole", began, heard),
    )
    return {name: COUNT / (end - start) for name, start, end in spans} | {"lost": _lost(found)}


def record(teller: Connection, number: int) -> None:
    """When told to, record as ticks do, a transaction each, and say so."""
    ticks = _ticks(number)
    teller.send(None)
    teller.recv()
    for moments in ticks:
        chronicle.append(moments)
    teller.send(None)
    teller.recv()


def _ticks(number: int) -> list[list[Moment]]:
    line, now = Timeline.objects.order_by("slug")[0], clock.now()
    first = number * COUNT + 1_000_000
    made = [
        Moment(
            timeline=line,
            seq=first + seq,
            tick=1,
            kind="bout.kick_out",
            facts={**FACTS, "seq": seq},
            topics=[f"bench:{seq % TOPICS}", "bench:all"],
            airs_at=now,
        )
        for seq in range(COUNT)
    ]
    return [made[start : start + TICK] for start in range(0, COUNT, TICK)]


def _air_due(client: "redis.Redis", ahead: airing.Ahead) -> int:
    """As the airing process does while something is due; how many frames that were."""
    frames = airing.release(ahead=ahead)
    broadcasting.publish(client, frames)
    return len(frames)


def _lost(heard: Heard) -> float:
    """Moments of which some frame is missing, or does not follow the one before it on its topic."""
    last: dict[str, int] = {}
    wrong = 2 * COUNT - len(heard)
    for _, text in heard:
        frame = json.loads(text)
        wrong += last.get(frame["topic"], frame["prev"]) != frame["prev"]
        last[frame["topic"]] = frame["no"]
    return wrong


def _flood(report: Report, name: str, publish: Callable[["redis.Redis", int], None]) -> None:
    """Frames at an even pace, in bursts of a millisecond's worth: how late each is in another process."""
    client, every = valkey.connect(), 0.001
    with started("llmfed.benches.ear.hear", PER_S * SECONDS) as ear:
        began = time.perf_counter()
        for burst in range(round(SECONDS / every)):
            _wait_until(began + burst * every)
            publish(client, round(PER_S * every))
        took = time.perf_counter() - began
        found = ear.recv() if ear.poll(PATIENCE_S) else []
    late = [(at - float(json.loads(text)["content"].split()[0])) * 1000 for at, text in found]
    report.add(f"{name}_per_s", len(found) / took, least=0.99 * PER_S)
    report.add(f"{name}_p50_ms", quantile(late, 0.5))
    report.add(f"{name}_p99_ms", quantile(late, 0.99), most=10)
    report.add(f"{name}_max_ms", max(late))


def publish_apart(client: "redis.Redis", count: int) -> None:
    """So many messages of one frame each, in one write."""
    pipeline = client.pipeline(transaction=False)
    for frame in _frames(count):
        pipeline.publish(live.channel(), json.dumps([frame.published]))
    pipeline.execute()


def publish_together(client: "redis.Redis", count: int) -> None:
    """So many frames in one message, as airing publishes what it has released."""
    broadcasting.publish(client, _frames(count))


def _frames(count: int) -> list[live.Frame]:
    return [live.Frame("bench:all", 1, 0, f"{time.time()} ".ljust(LENGTH, ".")) for _ in range(count)]


def _wait_until(at: float) -> None:
    while (left := at - time.perf_counter()) > 0:
        time.sleep(left)
