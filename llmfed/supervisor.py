"""Keeps children running: relays what they say, brings back the dead, stops them all."""

import contextlib
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from llmfed.world import embedded
from llmfed.world.children import ServerError
from llmfed.world.engines import Engine

GRACE_S = 8.0
LONGEST_WAIT_S = 10.0
STEADY_S = 30.0
BEAT_S = 0.25
COLOURS = (36, 33, 35, 32, 34, 31)


@dataclass
class Backoff:
    """How long to wait before a dead child comes back: 1, 2, 4, 8, 10 s, from 1 again after a steady half minute."""

    started_at: float = 0.0
    failures: int = 0
    due_at: float | None = None

    def started(self) -> None:
        """Count from now."""
        self.started_at, self.due_at = time.monotonic(), None

    def died(self) -> float:
        """Note a death; return the seconds until the next start."""
        now = time.monotonic()
        self.failures = 0 if now - self.started_at > STEADY_S else self.failures
        wait_s = min(2.0**self.failures, LONGEST_WAIT_S)
        self.failures += 1
        self.due_at = now + wait_s
        return wait_s


@dataclass
class Child:
    """One program under supervision; `waits` keeps it behind its gate until it is opened."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    waits: bool = False
    lasting: bool = True
    prefixed: bool = True
    process: subprocess.Popen[bytes] | None = None
    code: int | None = None
    backoff: Backoff = field(default_factory=Backoff)
    colour: int = 0
    rest: bytes = b""

    def open_gate(self) -> None:
        """Let it go on past its gate, now and whenever it is started again."""
        self.waits = False
        if self.process is not None and self.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.write(b"g")
                self.process.stdin.flush()


class Supervisor:
    """One loop over all children's output, deaths and due restarts; signals only raise a flag."""

    def __init__(self, environment: Mapping[str, str], say: Callable[[str], None]) -> None:
        self.environment, self.say = environment, say
        self.children: list[Child] = []
        self.servers: embedded.Servers | None = None
        self.stopping = False
        self.hurried = False
        self.coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._tending: dict[str, Backoff] = {}
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()
        for end in (self._woken, self._waker):
            end.setblocking(False)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def listen(self) -> None:
        """Take Ctrl-C, SIGTERM and SIGHUP as the wish to stop; a second one hurries."""
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: object) -> None:
        self.hurried = self.stopping
        self.stopping = True

    def start(self, child: Child) -> None:
        """Start a child in a process group of its own."""
        if child not in self.children:
            child.colour = COLOURS[len(self.children) % len(COLOURS)]
            self.children.append(child)
        child.process = subprocess.Popen(
            [sys.executable, "-m", "llmfed.gate", *child.command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=embedded.REPOSITORY,
            env={**os.environ, **self.environment, **child.environment},
            process_group=0,
        )
        assert child.process.stdout is not None
        os.set_blocking(child.process.stdout.fileno(), False)
        self._selector.register(child.process.stdout, selectors.EVENT_READ, child)
        child.backoff.started()
        if not child.waits:
            child.open_gate()

    def run(self, until: Callable[[], bool]) -> None:
        """Tend everything until the condition holds or someone wants to stop."""
        while not self.stopping and not until():
            self._turn()
            self._tend_children()
            self._tend_servers()

    def stop(self) -> None:
        """Ask all children to end, then make them; nothing of theirs stays."""
        self.stopping = True
        deadline = time.monotonic() + GRACE_S
        for child in self.children:
            if child.process is not None and child.process.poll() is None:
                child.process.terminate()
        while not self.hurried and time.monotonic() < deadline and any(map(_alive, self.children)):
            self._turn(0.05)
        for child in self.children:
            self._bury(child)

    def _turn(self, timeout_s: float = BEAT_S) -> None:
        for key, _ in self._selector.select(timeout_s):
            child = key.data
            if isinstance(child, Child) and child.process is not None and child.process.stdout is not None:
                self._relay(child, child.process.stdout)
            else:
                with contextlib.suppress(BlockingIOError):
                    self._woken.recv(64)

    def _relay(self, child: Child, pipe: IO[bytes]) -> None:
        try:
            chunk = os.read(pipe.fileno(), 65536)
        except BlockingIOError:
            return
        if not chunk:
            self._selector.unregister(pipe)
        *lines, child.rest = (child.rest + chunk).split(b"\n")
        if not chunk and child.rest:
            lines, child.rest = [*lines, child.rest], b""
        for line in lines:
            self._show(child, line.decode(errors="replace").rstrip("\r"))

    def _show(self, child: Child, line: str) -> None:
        if not child.prefixed:
            return self.say(line)
        if not line.strip():
            return
        prefix = f"{child.name:<7}|"
        self.say(f"\x1b[{child.colour}m{prefix}\x1b[0m {line}" if self.coloured else f"{prefix} {line}")

    def _tend_children(self) -> None:
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                child.code = child.process.returncode
                self._bury(child)
                if child.lasting:
                    wait_s = child.backoff.died()
                    self.say(f"{child.name} ended ({_ending(child.code)}): back in {wait_s:.0f} s")
            elif child.backoff.due_at is not None and time.monotonic() >= child.backoff.due_at:
                self.start(child)

    def _bury(self, child: Child) -> None:
        """Take the last words and whatever is left of the group."""
        process, child.process = child.process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        assert process.stdin is not None
        self._drain(child, process.stdout)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()

    def _drain(self, child: Child, pipe: IO[bytes]) -> None:
        """Relay what is left; the group is dead, so that its end comes at once."""
        deadline = time.monotonic() + 0.5
        while pipe in self._selector.get_map() and time.monotonic() < deadline:
            self._relay(child, pipe)
            time.sleep(0.001)
        if pipe in self._selector.get_map():
            self._selector.unregister(pipe)

    def _tend_servers(self) -> None:
        for engine in self.servers.engines if self.servers else ():
            backoff = self._tending.setdefault(engine.name, Backoff(time.monotonic()))
            if engine.process is None or engine.process.poll() is None:
                continue
            if backoff.due_at is None:
                wait_s = backoff.died()
                self.say(f"{engine.name} ended ({_ending(engine.process.returncode)}): back in {wait_s:.0f} s")
            elif time.monotonic() >= backoff.due_at:
                self._relaunch(engine, backoff)

    def _relaunch(self, engine: Engine, backoff: Backoff) -> None:
        try:
            engine.launch()
        except ServerError as error:
            backoff.died()
            self.say(f"{engine.name}: {error}")
            return
        backoff.started()
        if self.servers is not None:
            embedded.publish(engine.data_dir, self.servers)


def _alive(child: Child) -> bool:
    return child.process is not None and child.process.poll() is None


def _ending(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
