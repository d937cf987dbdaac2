"""A worker, or a beat, whose loop stands still ends itself; one that waits for Valkey does not."""

import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import islice

import pytest
import redis

from llmfed.world.children import free_port
from llmfed.world.watchdog import TEMPORARY
from tests.valkeys import server

BEGIN = "import time\nfrom celery import signals\nfrom llmfed import celery\ncelery.HANGS_S = 1.0\n"
WORKER = 'celery.app.worker_main(["-q", "worker", "-Q", "heartbeat", "-c", "1", "--without-mingle"])'
BEAT = 'celery.app.start(["-q", "beat", "--pidfile", ""])'
HANGS = {
    WORKER: "hang = lambda sender, **told: sender.timer.call_after(0.1, time.sleep, (60,))\n"
    "signals.worker_ready.connect(hang)",
    BEAT: "celery.Steady.apply_async = lambda *told, **more: time.sleep(60)",
}
SAYS_SO = """
import sys
says = lambda **told: print("begun", file=sys.stderr, flush=True)
[signal.connect(says) for signal in (signals.worker_ready, signals.beat_init)]
"""
PROGRAMS = pytest.mark.parametrize("program", [WORKER, BEAT], ids=["worker", "beat"])


def begun(text: str, environment: Mapping[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", BEGIN + text]
    return subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True)


@PROGRAMS
def test_whose_loop_stands_still_is_ended(program: str, valkey: redis.Redis) -> None:
    process = begun(f"{HANGS[program]}\n{program}", {})
    _, said = process.communicate(timeout=30)
    assert process.returncode == TEMPORARY
    assert "this process ends, to be begun anew" in said


@PROGRAMS
def test_who_waits_for_valkey_is_left_alone(program: str) -> None:
    port = free_port()
    with server(f"port {port}"):
        process = begun(f"{SAYS_SO}\n{program}", {"VALKEY_URL": f"redis://127.0.0.1:{port}/0"})
        assert process.stderr is not None
        assert "begun\n" in process.stderr
    try:
        # It says how often it has tried, the second time two seconds after the first: twice as long as may be.
        tries = (line for line in process.stderr if "Trying again in" in line)
        assert len(list(islice(tries, 2))) == 2
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()
