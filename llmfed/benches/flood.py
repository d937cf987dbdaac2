"""How much later viewers have a frame while others behave badly at the same process: nobody else may be slowed."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

import redis.asyncio
import uvloop
from django.conf import settings

from federations.topics import UNIVERSE
from llmfed.benches import crowd, fanout, scratch, site
from llmfed.benches.beside import started
from llmfed.benches.report import Report, quantile
from llmfed.benches.rude import KINDS
from llmfed.world.children import free_port

VIEWERS, FRAMES, EVERY_S, ROUNDS, WARM_S = 200, 60, 0.05, 3, 5.0
PATH = "/ws/live/universe/all/"
SERVERS: dict[str, Callable[[int, str], list[str]]] = {"uvicorn": site.uvicorn, "daphne": site.daphne}
CALM = "calm"


def run() -> Report:
    """Measure a frame's way to the last of two hundred, in peace and under each kind of misbehaviour in turn."""
    report = Report("flood")
    crowd.allow(VIEWERS)
    with scratch.universe() as made:
        scratch.open_on_air(made, days=1)
        report.add("viewers_count", VIEWERS)
        for name, command in SERVERS.items():
            with _serving(name, command) as url:
                times = uvloop.run(_measure(name, url))
            for kind, found in times.items():
                report.add(f"{name}_{kind}_p50_ms", quantile(found, 0.5))
                report.add(f"{name}_{kind}_p99_ms", quantile(found, 0.99), most=50)
    return report


@contextmanager
def _serving(name: str, command: Callable[[int, str], list[str]]) -> Iterator[str]:
    """A web process on the first core that is told addresses by a proxy, so that limits count as they do outside."""
    port = free_port()
    told = {"LLMFED_VALKEY_PREFIX": _prefix(name), "LLMFED_BEHIND_PROXY": "1"}
    with site.child(command(port, "llmfed.asgi:application"), cores={0}, **told) as process:
        site.await_port(port, process)
        crowd.leave_the_first_core()
        url = f"ws://127.0.0.1:{port}{PATH}"
        # What a process does once, at its first pages, is nobody's fault.
        with started("llmfed.benches.rude.misbehave", "pages", url):
            time.sleep(WARM_S)
        yield url


def _prefix(name: str) -> str:
    return f"{settings.VALKEY_PREFIX}-flood-{name}"


async def _measure(name: str, url: str) -> dict[str, list[float]]:
    """Milliseconds of each frame by kind; every kind has its turn in every round."""
    times: dict[str, list[float]] = {kind: [] for kind in (CALM, *KINDS)}
    count = crowd.Count(VIEWERS)
    async with redis.asyncio.from_url(settings.VALKEY_URL) as valkey, crowd.seated(url, VIEWERS, count.hear):
        for _ in range(ROUNDS):
            for kind, found in times.items():
                with started("llmfed.benches.rude.misbehave", kind, url) if kind in KINDS else nullcontext():
                    found += await _frames(name, count, valkey)
    return times


async def _frames(name: str, count: crowd.Count, valkey: "redis.asyncio.Redis") -> list[float]:
    times, due = [], time.monotonic()
    for number in range(FRAMES):
        due += EVERY_S
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        mark = f"frame-{number}-"
        text = json.dumps({"topic": UNIVERSE, "content": mark + "x" * fanout.FRAME_BYTES})
        times.append(await count.last_ms(mark, partial(_say, name, valkey, text)))
    return times


async def _say(name: str, valkey: "redis.asyncio.Redis", text: str) -> object:
    return await valkey.publish(f"{_prefix(name)}:live", json.dumps([(UNIVERSE, text)]))
