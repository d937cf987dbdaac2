"""A process whose loop stands still ends itself; one that waits for Valkey does not."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import islice

import pytest
import redis
import websockets

from llmfed.world.children import free_port
from llmfed.world.watchdog import TEMPORARY
from tests.databases import database, environment
from tests.running import answers, until
from tests.valkeys import server

__all__ = ["database"]

BEGIN = """
import time
from celery import signals
from llmfed import celery
from llmfed.world import watchdog
watchdog.HANGS_S = 1.0
"""
WORKER = 'celery.app.worker_main(["-q", "worker", "-Q", "heartbeat", "-c", "1", "--without-mingle"])'
BEAT = 'celery.app.start(["-q", "beat", "--pidfile", ""])'
HANGS = {
    WORKER: "hang = lambda sender, **told: sender.timer.call_after(0.1, time.sleep, (60,))\n"
    "signals.worker_ready.connect(hang)",
    BEAT: "celery.Steady.apply_async = lambda *told, **more: time.sleep(60)",
}
SITE = """
import uvicorn
from llmfed.asgi import application
from llmfed.world.hub import Hub
Hub.beat = lambda hub: time.sleep(60)
"""
SAYS_SO = """
import sys
says = lambda **told: print("begun", file=sys.stderr, flush=True)
[signal.connect(says) for signal in (signals.worker_ready, signals.beat_init)]
"""
PROGRAMS = pytest.mark.parametrize(
    "program", [pytest.param(WORKER, id="worker"), pytest.param(BEAT, id="beat", marks=pytest.mark.long)]
)


@contextlib.contextmanager
def begun(text: str, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A process of this text, ended in any case."""
    command = [sys.executable, "-c", BEGIN + text]
    process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@PROGRAMS
def test_whose_loop_stands_still_is_ended(program: str, valkey: redis.Redis) -> None:
    with begun(f"{HANGS[program]}\n{program}", {}) as process:
        ended(process)


def test_a_site_whose_loop_stands_still_is_ended_with_its_sockets(database: str) -> None:
    """The first who listens has all of them told how far they are, and here that takes a minute."""
    port = free_port()

    async def listen() -> None:
        address = f"ws://127.0.0.1:{port}/ws/live/universe/all/"
        async with websockets.connect(address, origin=websockets.Origin(f"http://127.0.0.1:{port}")) as line:
            await line.wait_closed()

    with begun(f"{SITE}uvicorn.run(application, port={port}, lifespan='off')", environment(database)) as process:
        assert until(lambda: answers(port), 30)
        asyncio.run(asyncio.wait_for(listen(), 30))
        ended(process)


@pytest.mark.long
@pytest.mark.parametrize("program", [WORKER, BEAT], ids=["worker", "beat"])
def test_who_waits_for_valkey_is_left_alone(program: str) -> None:
    port = free_port()
    with contextlib.ExitStack() as there:
        with server(f"port {port}"):
            address = {"VALKEY_URL": f"redis://127.0.0.1:{port}/0"}
            process = there.enter_context(begun(f"{SAYS_SO}\n{program}", address))
            assert process.stderr is not None
            assert "begun\n" in process.stderr
        # It says how often it has tried, the second time two seconds after the first: twice as long as may be.
        tries = (line for line in process.stderr if "Trying again in" in line)
        assert len(list(islice(tries, 2))) == 2
        assert process.poll() is None


def ended(process: "subprocess.Popen[str]") -> None:
    _, said = process.communicate(timeout=30)
    assert process.returncode == TEMPORARY
    assert "this process ends, to be begun anew" in said
