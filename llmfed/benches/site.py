"""The real site around a scratch universe: web and airing as children, on an address of their own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.error import URLError

from django.conf import settings

from llmfed.programs import DAPHNE, UVICORN
from llmfed.world import children


@contextmanager
def serving(*, cores: set[int] | None = None, airing: bool = False, live: bool = False) -> Iterator[str]:
    """Serve the database this process points at; yields the address. `live`: as a process for sockets is run."""
    port = children.free_port()
    command = uvicorn(port) if live else daphne(port)
    with ExitStack() as stack:
        web = stack.enter_context(child(command, cores=cores))
        if airing:
            stack.enter_context(child([sys.executable, "manage.py", "air"]))
        address = f"http://127.0.0.1:{port}"
        _wait(address, web)
        yield address


def daphne(port: int, application: str = "llmfed.asgi:application") -> list[str]:
    """The command that `up` serves with."""
    return [sys.executable, "-m", "daphne", *DAPHNE, "-b", "127.0.0.1", "-p", str(port), application]


def uvicorn(port: int, application: str = "llmfed.asgi:application") -> list[str]:
    """The command for live processes, as docs/operations.md has it."""
    return [sys.executable, "-m", "uvicorn", application, "--port", str(port), *UVICORN]


@contextmanager
def child(command: list[str], *, cores: set[int] | None = None, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process with our servers and `more` in its environment, on these cores (Linux), ended afterwards."""
    environment = {**os.environ, "VALKEY_URL": settings.VALKEY_URL, **more}
    process = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)
    try:
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, cores)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(address: str, child: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    """Until the first page answers."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise RuntimeError(f"the web process ended with {child.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/", timeout=10):
                return
        except URLError:
            time.sleep(0.1)
    raise RuntimeError("the web process did not answer in time")


def await_port(port: int, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    """Until somebody listens there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("a server that is measured did not start")
