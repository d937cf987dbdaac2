"""How late a frame is: from the wall time at which its moment is due to its arrival at each of N sockets."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from datetime import datetime

import websockets
from asgiref.sync import sync_to_async
from django.utils import timezone

from federations.models import Bout
from llmfed import heart, tick
from llmfed.benches import scratch, site
from llmfed.benches.report import Report, quantile
from llmfed.world import clock
from llmfed.world.models import Moment, Timeline, Universe

SECONDS = 90


@dataclass(slots=True)
class Seen:
    """When each frame came, by its number, at all sockets; and how often one did not follow the one before."""

    at: dict[int, list[float]] = field(default_factory=dict)
    gaps: int = 0


def run(*, viewers: int = 200) -> Report:
    """Measure a match as it is told, with all viewers on its topic."""
    report = Report("live")
    with scratch.universe() as made:
        scratch.open_on_air(made, days=1)
        clock.mark_watched()
        bout = first_bout()
        with site.serving(airing=True) as address:
            seen = asyncio.run(_watch(address, bout.pk, viewers))
        late = _lateness_ms(seen)
    report.add("viewers_count", viewers)
    report.add("frames_count", len(seen.at))
    report.add("received_share", sum(map(len, seen.at.values())) / max(1, len(seen.at) * viewers), least=1.0)
    report.add("gaps_count", seen.gaps, most=0)
    report.add("frame_p50_ms", quantile(late, 0.5))
    report.add("frame_p99_ms", quantile(late, 0.99), most=100)
    report.add("frame_max_ms", max(late))
    return report


def first_bout() -> Bout:
    """The match that is being staged; a show that opens with talk is taken to its first bell."""
    while True:
        bout = Bout.objects.filter(bell_at__isnull=False, result__settled_tick=None).first()
        if bout is not None:
            return bout
        line = Timeline.objects.get(on_air=True)
        clock.anchor(Universe.objects.get(), line.due_at, "demo")
        tick.run(line.pk)


async def _watch(address: str, bout: int, viewers: int) -> Seen:
    """Open all sockets, let the clock run, and listen."""
    url = f"{address.replace('http', 'ws')}/ws/live/match/{bout}/"
    seen, stop = Seen(), asyncio.Event()
    sockets = [asyncio.create_task(_viewer(url, address, seen, stop)) for _ in range(viewers)]
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        await sync_to_async(clock.advance)(heart.next_show_at)
        await asyncio.sleep(1)
    stop.set()
    await asyncio.gather(*sockets)
    return seen


async def _viewer(url: str, origin: str, seen: Seen, stop: asyncio.Event) -> None:
    async with websockets.connect(url, origin=websockets.Origin(origin), compression=None) as ws:
        last = None
        while not stop.is_set():
            try:
                text = await asyncio.wait_for(ws.recv(), timeout=1)
            except TimeoutError:
                continue
            frame = json.loads(text)
            if "no" in frame:
                seen.at.setdefault(frame["no"], []).append(time.time())
                seen.gaps += last is not None and frame["prev"] != last
                last = frame["no"]


def _lateness_ms(seen: Seen) -> list[float]:
    """Milliseconds by which each arrival was later than its moment's due time on the wall."""
    universe = Universe.objects.get()
    due = dict(Moment.objects.filter(no__in=seen.at).values_list("no", "airs_at"))
    return [(at - _wall(universe, due[no])) * 1000 for no, times in sorted(seen.at.items())[1:] for at in times]


def _wall(universe: Universe, airs_at: datetime) -> float:
    """The wall time of a world time, by the anchor; the rate did not change while we watched."""
    assert timezone.is_aware(airs_at)
    ahead = (airs_at - universe.world_at).total_seconds() / clock.ON_AIR_RATE
    return universe.wall_at.timestamp() + ahead
