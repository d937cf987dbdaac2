"""`manage.py up` as a black box, with servers of its own: started, listened to, stopped."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from llmfed.world import children, embedded

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
FIRST_PAGE_S = 90.0


def answers(port: int) -> bool:
    """Whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Up:
    """A running `up`, what it has said so far, and its processes."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    @property
    def port(self) -> int:
        return next(int(found[1]) for line in self.lines if (found := ADDRESS.search(line)))

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def wait_for(self, words: str, seconds: float = FIRST_PAGE_S) -> None:
        def come() -> bool:
            return words in self.said or self.process.poll() is not None

        assert until(come, seconds), self.said
        assert words in self.said, self.said

    def pids(self) -> list[int]:
        """Every process below it."""
        shown = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
        pairs = [tuple(map(int, line.split())) for line in shown.stdout.splitlines()]
        found = [self.process.pid]
        for parent in found:
            found += [pid for pid, above in pairs if above == parent]
        return found[1:]

    def pid_of(self, words: str) -> int:
        """The first child whose command line has these words, as soon as there is one."""

        def found() -> list[int]:
            return sorted(pid for pid in self.pids() if words in children.command_of(pid))

        assert until(lambda: bool(found()), 20), f"no {words}: {self.said}"
        return found()[0]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


def command(data_dir: Path, *options: str) -> list[str]:
    return [sys.executable, "manage.py", "up", "--data-dir", str(data_dir), *options]


def environment(**urls: str) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "VALKEY_URL")}
    return {**kept, **urls}


def start(data_dir: Path, *options: str, **variables: str) -> Up:
    return Up(
        subprocess.Popen(
            command(data_dir, "--port", "0", "--history-weeks", "0", *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(**variables),
            cwd=embedded.REPOSITORY,
        )
    )


def until(holds: Callable[[], bool], seconds: float) -> bool:
    """Whether a condition comes to hold in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def database_url(data_dir: Path) -> str:
    return str(json.loads((data_dir / "servers.json").read_text())["database_url"])


def gone(pids: list[int]) -> bool:
    return not any(children.command_of(pid) for pid in pids)
