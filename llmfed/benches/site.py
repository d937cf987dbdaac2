"""The real site around a scratch universe: daphne and airing as children, on an address of their own."""

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


@contextmanager
def serving(*, cores: set[int] | None = None, airing: bool = False) -> Iterator[str]:
    """Serve the database this process points at; yields the address. `cores` pins the web process (Linux)."""
    port = _free_port()
    environment = {**os.environ, "VALKEY_URL": settings.VALKEY_URL}
    web = [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "-v", "0", "llmfed.asgi:application"]
    with ExitStack() as stack:
        child = stack.enter_context(_child(web, environment))
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(child.pid, cores)
        if airing:
            stack.enter_context(_child([sys.executable, "manage.py", "air"], environment))
        address = f"http://127.0.0.1:{port}"
        _wait(address, child)
        yield address


@contextmanager
def _child(command: list[str], environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    child = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)
    try:
        yield child
    finally:
        child.terminate()
        child.wait(timeout=15)


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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
