"""Several processes of a kind, on one port and on the same queues: whichever is killed, the others go on."""

import asyncio
import contextlib
import http.client
import os
import signal
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis
import websockets
from django.conf import settings
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from llmfed.celery import app
from llmfed.programs import worker
from llmfed.world import children, embedded
from tests import cast
from tests.databases import environment
from tests.running import Up, database_url, gone, start, until

WEB, TICKS, HEART, MAIL = "uvicorn llmfed.asgi", "worker -Q ticks", "worker -Q heartbeat", "worker -Q mail"
FLOOD = 4000
AT = "/ws/live/federation/blue-riband/"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Up, Path]]:
    """Two of each, whose world moves fast."""
    data_dir = tmp_path_factory.mktemp("universe")
    up = start(data_dir, "--web", "2", "--workers", "2", "--pace", "5000", LLMFED_MAIL_URL="smtp://127.0.0.1:1")
    try:
        up.wait_for("Ctrl-C stops everything")
        before = ticks(data_dir)
        assert until(lambda: ticks(data_dir) > before, 90), up.said
        yield up, data_dir
    finally:
        pids = up.pids()
        up.stop()
        assert until(lambda: gone(pids), 15)


def programs(up: Up, words: str) -> list[int]:
    """The children of `up` itself that run this."""
    shown = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in shown.stdout.splitlines()]
    ours = [pid for pid, parent in pairs if parent == up.process.pid]
    return sorted(pid for pid in ours if words in children.command_of(pid))


def ticks(data_dir: Path) -> int:
    """How many ticks have been run."""
    with psycopg.connect(database_url(data_dir)) as connection:
        (found,) = connection.execute("SELECT coalesce(sum(tick), 0) FROM world_timeline").fetchone() or (0,)
    return int(found)


def timelines(data_dir: Path) -> int:
    with psycopg.connect(database_url(data_dir)) as connection:
        return len(connection.execute("SELECT FROM world_timeline").fetchall())


def page(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
        return int(answer.status)


def socket_to(port: int) -> websockets.connect:
    return websockets.connect(f"ws://127.0.0.1:{port}{AT}", origin=websockets.Origin(f"http://127.0.0.1:{port}"))


def seats(port: int) -> Counter[int]:
    """How many established connections each process has at a port."""
    asked = ["ss", "-tnpH", "state", "established", f"( sport = :{port} )"]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    return Counter(int(line.split("pid=")[1].split(",")[0]) for line in lines if "pid=" in line)


@pytest.mark.long
def test_the_killed_web_process_comes_back_alone_and_the_other_serves_on(many: tuple[Up, Path]) -> None:
    up, _ = many
    one, other = programs(up, WEB)

    async def scene() -> None:
        async with contextlib.AsyncExitStack() as stack:
            peers = await asyncio.gather(*(stack.enter_async_context(socket_to(up.port)) for _ in range(40)))
            assert min(seats(up.port)[pid] for pid in (one, other)) > 0
            before = seats(up.port)[other]
            os.kill(one, signal.SIGKILL)
            # Nobody is dealt to the dead.
            assert [page(up.port) for _ in range(10)] == [200] * 10
            assert sum(await asyncio.gather(*map(hears, peers))) >= before

    asyncio.run(scene())
    assert until(lambda: len(programs(up, WEB)) == 2, 30), up.said
    assert other in programs(up, WEB)
    assert up.said.count("ended (SIGKILL): back in 1 s") == 1


async def hears(peer: ClientConnection) -> bool:
    """Whether a socket is still open."""
    with contextlib.suppress(ConnectionClosed):
        await asyncio.wait_for(await peer.ping(), 5)
        return True
    return False


@pytest.mark.long
def test_the_killed_worker_comes_back_alone_and_ticks_go_on(many: tuple[Up, Path]) -> None:
    up, data_dir = many
    one, other = programs(up, TICKS)
    (heart,) = programs(up, HEART)
    os.kill(one, signal.SIGKILL)
    before = ticks(data_dir)
    assert until(lambda: ticks(data_dir) > before + 2, 30), up.said
    assert until(lambda: len(programs(up, TICKS)) == 2, 30), up.said
    assert other in programs(up, TICKS)
    assert programs(up, HEART) == [heart]


@pytest.mark.long
def test_the_killed_worker_for_mail_comes_back_and_the_heart_has_not_noticed(many: tuple[Up, Path]) -> None:
    up, _ = many
    (sender,), (heart,) = programs(up, MAIL), programs(up, HEART)
    os.kill(sender, signal.SIGKILL)
    assert until(lambda: programs(up, MAIL) not in ([], [sender]), 30), up.said
    assert programs(up, HEART) == [heart]


@pytest.mark.long
def test_while_the_workers_stand_still_the_heart_beats_and_queues_stay_short(many: tuple[Up, Path]) -> None:
    up, data_dir = many
    standing = [pid for parent in programs(up, TICKS) for pid in (parent, *below(parent))]
    for pid in standing:
        os.kill(pid, signal.SIGSTOP)
    try:
        # Long enough for two rounds of nudges that nobody takes.
        assert until(lambda: metrics(up.port)["llmfed_tick_lag_seconds"] > 25, 60)
        told = metrics(up.port)
        assert told["llmfed_heartbeat_age_seconds"] < 5
        assert 0 < told['llmfed_queue_depth{queue="ticks"}'] <= timelines(data_dir)
        assert told['llmfed_queue_depth{queue="heartbeat"}'] <= 1
    finally:
        for pid in standing:
            os.kill(pid, signal.SIGCONT)
    before = ticks(data_dir)
    assert until(lambda: ticks(data_dir) > before, 30), up.said


@pytest.mark.long
def test_a_worker_for_both_lets_a_heartbeat_pass_a_flood_of_ticks(database: str, valkey: redis.Redis) -> None:
    """Of ticks that are not due, which is as many as one worker can be told in a second or two."""
    timeline = cast.ironbound().timeline_id
    for _ in range(FLOOD):
        app.send_task("llmfed.tasks.tick", args=[timeline, 999])
    app.send_task("llmfed.tasks.heartbeat")
    command = [sys.executable, "-m", *worker("heartbeat,ticks", 2)]
    process = subprocess.Popen(command, env=environment(database), cwd=embedded.REPOSITORY)
    try:
        assert until(lambda: not valkey.llen(f"{settings.VALKEY_PREFIX}:heartbeat"), 60)
        assert valkey.llen(f"{settings.VALKEY_PREFIX}:ticks") > FLOOD // 2
    finally:
        process.terminate()
        process.wait(30)


def below(parent: int) -> list[int]:
    shown = subprocess.run(["ps", "--ppid", str(parent), "-o", "pid="], capture_output=True, text=True, check=False)
    return list(map(int, shown.stdout.split()))


def metrics(port: int) -> dict[str, float]:
    """What /metrics says, by name with labels."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    connection.close()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}
