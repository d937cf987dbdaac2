"""How long one frame takes to the last of N sockets: our hub on two servers, the usual way on both, and the limit."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import Popen

import redis.asyncio
import uvloop
from channels_redis.pubsub import RedisPubSubChannelLayer
from django.conf import settings

from llmfed.benches import crowd, site
from llmfed.benches.report import Report, quantile
from llmfed.benches.stock import GROUP
from llmfed.world.children import free_port

ROUNDS, FRAMES, WARM = 5, 3, 2
FRAME_BYTES = 600
# Four heartbeats, and a ping of each socket.
IDLE_S = 60.0

Say = Callable[["redis.asyncio.Redis", str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Rival:
    """One way to write to many sockets, running."""

    name: str
    process: "Popen[bytes]"
    url: str
    say: Say


@contextmanager
def rivals(path: str, topic: str) -> Iterator[list[Rival]]:
    """Every way at once, each a process on the first core with a Valkey prefix of its own."""
    with ExitStack() as stack:

        def start(name: str, command: Callable[[int, str], list[str]], application: str, say: Say) -> Rival:
            port = free_port()
            environment = {"LLMFED_VALKEY_PREFIX": _prefix(name)}
            process = stack.enter_context(site.child(command(port, application), cores={0}, **environment))
            site.await_port(port, process)
            return Rival(name, process, f"ws://127.0.0.1:{port}{path}", say)

        ours, stock = "llmfed.asgi:application", "llmfed.benches.stock:application"
        yield [
            start("uvicorn", site.uvicorn, ours, _hub("uvicorn", topic)),
            start("daphne", site.daphne, ours, _hub("daphne", topic)),
            start("stock_uvicorn", site.uvicorn, stock, _layer("stock_uvicorn")),
            start("stock_daphne", site.daphne, stock, _layer("stock_daphne")),
            start("bare", _bare, _prefix("bare"), _hub("bare", topic)),
        ]


def _prefix(name: str) -> str:
    return f"{settings.VALKEY_PREFIX}-{name}"


def _bare(port: int, prefix: str) -> list[str]:
    return [sys.executable, "-m", "llmfed.benches.bare", str(port), settings.VALKEY_URL, f"{prefix}:live"]


def _hub(name: str, topic: str) -> Say:
    async def say(valkey: "redis.asyncio.Redis", text: str) -> object:
        return await valkey.publish(f"{_prefix(name)}:live", json.dumps([(topic, text)]))

    return say


def _layer(name: str) -> Say:
    host = {"address": settings.VALKEY_URL, "socket_timeout": None}
    layer = RedisPubSubChannelLayer(hosts=[host], prefix=_prefix(name))

    async def say(valkey: "redis.asyncio.Redis", text: str) -> object:
        return await layer.group_send(GROUP, {"type": "say", "text": text})

    return say


def measure(report: Report, path: str, topic: str, viewers: int) -> None:
    """Add all to a report, with this process on the other cores."""
    with rivals(path, topic) as running:
        crowd.leave_the_first_core()
        uvloop.run(_measure(report, running, viewers))


async def _measure(report: Report, running: list[Rival], viewers: int) -> None:
    for rival in running[:2]:
        await _idle(report, rival, viewers)
    times: dict[str, list[float]] = {rival.name: [] for rival in running}
    async with redis.asyncio.from_url(settings.VALKEY_URL) as valkey:
        for _ in range(ROUNDS):
            for rival in running:
                times[rival.name].append(await _last_ms(rival, valkey, viewers))
    for name, found in times.items():
        report.add(f"{name}_last_ms", quantile(found, 0.5))
    # What the usual way costs a frame grows faster than their number: its targets are those of ten thousand.
    many = viewers >= 10_000
    uvicorn, daphne = times["uvicorn"], times["daphne"]
    report.add("uvicorn_to_bare_ratio", _ratio(uvicorn, times["bare"]), most=1.25)
    report.add("daphne_to_bare_ratio", _ratio(daphne, times["bare"]), most=5.0)
    report.add("stock_to_uvicorn_ratio", _ratio(times["stock_uvicorn"], uvicorn), least=20.0 if many else None)
    report.add("stock_to_daphne_ratio", _ratio(times["stock_daphne"], daphne), least=8.0 if many else None)


def _ratio(ones: list[float], others: list[float]) -> float:
    """The median of the ratios of each round."""
    return quantile([one / other for one, other in zip(ones, others, strict=True)], 0.5)


async def _last_ms(rival: Rival, valkey: "redis.asyncio.Redis", viewers: int) -> float:
    """The median of a few frames to so many sockets that have just sat down."""
    count, times = crowd.Count(viewers), []
    async with crowd.seated(rival.url, viewers, count.hear):
        for number in range(WARM + FRAMES):
            mark = f"frame-{number}-"
            text = json.dumps({"topic": rival.name, "content": mark + "x" * FRAME_BYTES})
            times.append(await count.last_ms(mark, partial(rival.say, valkey, text)))
    return quantile(times[WARM:], 0.5)


async def _idle(report: Report, rival: Rival, viewers: int) -> None:
    """What sockets cost that are only there: memory each, and processor time with the heartbeats."""
    async with crowd.seated(rival.url, 1, lambda _: None):
        empty = _resident_kib(rival.process)
        async with crowd.seated(rival.url, viewers, lambda _: None):
            report.add(f"{rival.name}_a_socket_kib", (_resident_kib(rival.process) - empty) / viewers, most=40)
            began = _processor_s(rival.process)
            await asyncio.sleep(IDLE_S)
            share = (_processor_s(rival.process) - began) / IDLE_S
            report.add(f"{rival.name}_idle_percent", 100 * share, most=8 if rival.name == "uvicorn" else 15)


def _resident_kib(process: "Popen[bytes]") -> float:
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024


def _processor_s(process: "Popen[bytes]") -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
