"""The embedded PostgreSQL and Valkey: started on a data folder, found there by other commands, stopped."""

import contextlib
import fcntl
import json
import os
import secrets
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict

from llmfed.world import children
from llmfed.world.children import ServerError
from llmfed.world.engines import Engine, Postgres, Valkey, answers, wait_ready

REPOSITORY = Path(__file__).resolve().parent.parent.parent
# Where nothing listens: commands that never touch a database still need settings to load.
NOWHERE = ("postgresql://llmfed@127.0.0.1:1/llmfed", "redis://127.0.0.1:1/0")


class Busy(ServerError):
    """Another process runs this data folder."""


class State(TypedDict):
    """What `servers.json` tells other commands."""

    database_url: str
    valkey_url: str
    valkey_port: int
    valkey_pid: int
    owner: int


@dataclass(frozen=True)
class Servers:
    """The two servers' addresses; stops those that it started, and only those."""

    database_url: str
    valkey_url: str
    engines: tuple[Engine, ...] = ()
    _closing: contextlib.ExitStack = field(default_factory=contextlib.ExitStack, repr=False, compare=False)

    def stop(self) -> None:
        """Stop what was started here, the database last, and let the data folder go."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def environment(self) -> dict[str, str]:
        """What a child process needs to use them."""
        return {"DATABASE_URL": self.database_url, "VALKEY_URL": self.valkey_url}


def data_dir() -> Path:
    """Where this universe lives: LLMFED_DATA_DIR, or `var` in the checkout."""
    return Path(os.environ.get("LLMFED_DATA_DIR") or REPOSITORY / "var").absolute()


def start(data_dir: Path, *, durable: bool = True, say: Callable[[str], None] = lambda line: None) -> Servers:
    """Start the servers that no environment variable names and wait until they answer."""
    database_url, valkey_url = os.environ.get("DATABASE_URL"), os.environ.get("VALKEY_URL")
    if database_url and valkey_url:
        return Servers(database_url, valkey_url)
    _make(data_dir)
    with contextlib.ExitStack() as undo:
        if not undo.enter_context(held(data_dir / "servers.lock")):
            raise Busy(f"another command is using the servers in {data_dir}: end it first")
        undo.callback((data_dir / "servers.json").unlink, missing_ok=True)
        engines = _launch(data_dir, bool(database_url), bool(valkey_url), durable, undo, say)
        urls = {engine.name: engine.url for engine in engines}
        servers = Servers(database_url or urls["database"], valkey_url or urls["valkey"], engines, undo.pop_all())
    publish(data_dir, servers)
    return servers


def running(data_dir: Path) -> Servers | None:
    """The servers that another process runs in this folder, if they answer now."""
    database_url, valkey_url = os.environ.get("DATABASE_URL"), os.environ.get("VALKEY_URL")
    if database_url and valkey_url:
        return Servers(database_url, valkey_url)
    state = _state(data_dir)
    if state is None or not is_held(data_dir / "servers.lock"):
        return None
    if not valkey_url and not answers(state["valkey_port"], secret(data_dir, "valkey")):
        return None
    if not database_url and not _database_answers(state["database_url"]):
        return None
    return Servers(database_url or state["database_url"], valkey_url or state["valkey_url"])


def addresses(data_dir: Path) -> Servers:
    """The servers to use, or addresses where nothing listens when none are named or running."""
    return running(data_dir) or Servers(
        os.environ.get("DATABASE_URL") or NOWHERE[0], os.environ.get("VALKEY_URL") or NOWHERE[1]
    )


def running_or_started(data_dir: Path, timeout_s: float = 30) -> Servers:
    """The servers for one command: those that run here, else its own, to stop at its end."""
    deadline = time.monotonic() + timeout_s
    while True:
        found = running(data_dir)
        if found is not None:
            return found
        try:
            return start(data_dir)
        except Busy:
            # Whoever holds the folder is still starting, or just stopping.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def publish(data_dir: Path, servers: Servers) -> None:
    """Tell other commands where the servers are, again after one came back elsewhere."""
    valkey = next((engine for engine in servers.engines if isinstance(engine, Valkey)), None)
    state = State(
        database_url=servers.database_url,
        valkey_url=servers.valkey_url,
        valkey_port=valkey.port if valkey else 0,
        valkey_pid=valkey.process.pid if valkey and valkey.process else 0,
        owner=os.getpid(),
    )
    write_private(data_dir / "servers.json", json.dumps(state))


def up_is_running(data_dir: Path) -> bool:
    """Whether an `up` runs this data folder now."""
    return is_held(data_dir / "up.lock")


@contextlib.contextmanager
def held(path: Path, *, patient: bool = False) -> Iterator[bool]:
    """Hold a lock file for the block; False when another process has it. A killed holder frees it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if patient else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether some process holds this lock file."""
    if not path.exists():
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        # Shared, so that two that only look do not see each other.
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def secret_key(data_dir: Path) -> str:
    """Django's secret key for this universe, made at first use."""
    return secret(data_dir, "django", 50)


def secret(data_dir: Path, name: str, size: int = 24) -> str:
    """A named secret of this universe, made at first use and kept in `secrets.json` (mode 0600)."""
    path = data_dir / "secrets.json"
    known = _secrets(path)
    if name not in known:
        _make(data_dir)
        with held(data_dir / "secrets.lock", patient=True):
            known = _secrets(path)
            if name not in known:
                known[name] = secrets.token_hex(size)
                write_private(path, json.dumps(known, indent=1))
    return known[name]


def _launch(
    data_dir: Path,
    database_given: bool,
    valkey_given: bool,
    durable: bool,
    undo: contextlib.ExitStack,
    say: Callable[[str], None],
) -> tuple[Engine, ...]:
    began = time.monotonic()
    account = children.account_for(data_dir)
    if account is not None and not account.crosses:
        # Passable, not readable: the server's own folder lies inside and its account must get there.
        data_dir.chmod(0o711)
    _end_older_valkey(data_dir)
    engines: list[Engine] = []
    if not database_given:
        engines.append(Postgres(data_dir, account, secret(data_dir, "postgres"), durable))
    if not valkey_given:
        engines.append(Valkey(data_dir, account, secret(data_dir, "valkey")))
    for engine in engines:
        undo.callback(engine.stop)
        engine.launch()
    for engine in engines:
        wait_ready(engine)
        say(f"{engine.name} ready ({time.monotonic() - began:.1f} s)")
    return tuple(engines)


def _end_older_valkey(data_dir: Path) -> None:
    state = _state(data_dir)
    if state is not None and state["valkey_pid"]:
        named = ("valkey-server", f"127.0.0.1:{state['valkey_port']}")
        children.end_stale(state["valkey_pid"], named=named, by=signal.SIGTERM)


def _database_answers(url: str) -> bool:
    import psycopg  # Here, so that commands with a DATABASE_URL do not pay for it.

    try:
        with psycopg.connect(url, connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


def _state(data_dir: Path) -> State | None:
    try:
        found: State = json.loads((data_dir / "servers.json").read_text())
    except (OSError, ValueError):
        return None
    return found if State.__required_keys__ <= found.keys() else None


def _secrets(path: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise ServerError(f"{path} cannot be read: {error}") from error
    return found


def _make(data_dir: Path) -> None:
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ServerError(f"the data folder {data_dir} cannot be made: {error.strerror}") from error


def write_private(path: Path, text: str) -> None:
    """Write whole or not at all, for the owner alone."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    with open(half, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    half.replace(path)
