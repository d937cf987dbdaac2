"""How late a frame is at each of N sockets after its moment was due, and how long one takes to the last of them."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

import uvloop
from asgiref.sync import sync_to_async
from django.utils import timezone

from federations.models import Bout
from federations.topics import match_topic
from llmfed import heart, tick
from llmfed.benches import crowd, fanout, scratch, site
from llmfed.benches.report import Report, quantile
from llmfed.world import clock
from llmfed.world.models import Moment, Timeline, Universe

# About a match.
SECONDS = 240
NUMBERS = re.compile(rb'"no":([0-9]+),"prev":([0-9]+)')


@dataclass(slots=True)
class Seen:
    """When each frame came, by its number, at all sockets; and whether each follows the one before."""

    at: dict[int, list[float]] = field(default_factory=dict)
    prev: dict[int, int] = field(default_factory=dict)

    def take(self, message: bytes) -> None:
        """One socket has one message."""
        at = time.time()
        if found := NUMBERS.search(message):
            no = int(found[1])
            self.at.setdefault(no, []).append(at)
            self.prev[no] = int(found[2])

    @property
    def gaps(self) -> int:
        """How many frames name another before them than the one that came."""
        numbers = sorted(self.prev)
        return sum(self.prev[no] != before for before, no in pairwise(numbers))


def run(*, viewers: int = 1000) -> Report:
    """Measure one frame on its way to all viewers, and then a match as it is told to them. Needs Linux."""
    report = Report("live")
    crowd.allow(viewers)
    with scratch.universe() as made:
        scratch.open_on_air(made, days=1)
        clock.mark_watched()
        bout = first_bout()
        report.add("viewers_count", viewers)
        with site.serving(live=True, airing=True, cores={0}) as address:
            crowd.leave_the_first_core()
            seen = uvloop.run(_watch(address, bout.pk, viewers))
        _add_lateness(report, seen, viewers)
        fanout.measure(report, f"/ws/live/match/{bout.pk}/", match_topic(bout.key), viewers)
    return report


def _add_lateness(report: Report, seen: Seen, viewers: int) -> None:
    late = _lateness_ms(seen)
    report.add("frames_count", len(seen.at))
    report.add("received_share", sum(map(len, seen.at.values())) / max(1, len(seen.at) * viewers), least=1.0)
    report.add("gaps_count", seen.gaps, most=0)
    report.add("frame_p50_ms", quantile(late, 0.5))
    # Ten thousand readers of each frame take longer than that to read it on the machine that serves them.
    report.add("frame_p99_ms", quantile(late, 0.99), most=50 if viewers <= 1000 else None)
    report.add("frame_max_ms", max(late))


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
    seen = Seen()
    async with crowd.seated(f"{address.replace('http', 'ws')}/ws/live/match/{bout}/", viewers, seen.take):
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            await sync_to_async(clock.advance)(heart.next_show_at)
            await asyncio.sleep(1)
    return seen


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
