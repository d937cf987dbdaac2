"""What must hold before `up` starts anything; each failure is one line."""

import argparse
import contextlib
import os
import resource
import shutil
import socket
from dataclasses import dataclass, replace
from pathlib import Path

from llmfed import programs
from llmfed.world import children
from llmfed.world.engines import CONNECTIONS

FREE_BYTES = 500_000_000
CONTAINER = Path("/sys/fs/cgroup/memory.max")
FILES = 1024
# What we ask for where the hard limit allows: a web process holds one file a viewer.
FILES_WANTED = 65_536
POSTGRES, VALKEY = 15, 7
# Processes of a kind; and what each needs: megabytes, and connections to the database (a web process has one a thread).
MOST = 64
WEB_MB, WORKER_MB, MAIL_MB, OTHERS_MB = 130, 240, 130, 700
WEB_CONNECTIONS, WORKER_CONNECTIONS, OTHER_CONNECTIONS = 8, 2, 8
PACES = ("demo", "brisk", "real")


class Refusal(Exception):
    """Why `up` does not start, in one line."""


@dataclass(frozen=True)
class Options:
    """What `up` was asked for."""

    host: str
    port: int
    data_dir: Path
    pace: str | None
    universe: Path | None
    history_weeks: int
    web: int = 1
    workers: int = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `up`, for its own parser and for Django's."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on; 0 takes any (8000)")
    parser.add_argument("--data-dir", type=Path, help="where this universe lives (var, or LLMFED_DATA_DIR)")
    parser.add_argument("--pace", type=_pace, help="demo, brisk, real or world seconds a second")
    parser.add_argument("--universe", type=Path, help="universe file for a first start")
    parser.add_argument("--history-weeks", type=_weeks, default=4, help="weeks lived before anyone looks (4)")
    parser.add_argument("--web", type=_some, default=1, help="processes for pages and sockets, on one port (1)")
    parser.add_argument("--workers", type=_some, default=1, help="worker processes, two ticks at a time each (1)")


def check(options: Options) -> Options:
    """Raise a Refusal unless all is well; return the options with a port chosen."""
    if options.universe is not None and not options.universe.is_file():
        raise Refusal(f"there is no universe file {options.universe}")
    port = _free(options.host, options.port)
    _check_files()
    connections = _check_database(os.environ.get("DATABASE_URL"))
    check_room(options.web, options.workers, mail=programs.mails(), memory_mb=_memory_mb(), connections=connections)
    _check_valkey(os.environ.get("VALKEY_URL"))
    universe = options.universe.absolute() if options.universe else None
    return replace(options, port=port, universe=universe)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"expected a port from 0 to 65535, not {text!r}")
    return int(text)


def _weeks(text: str) -> int:
    if not text.isdecimal() or int(text) > 520:
        raise argparse.ArgumentTypeError(f"expected 0 to 520 weeks, not {text!r}")
    return int(text)


def _some(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"expected 1 to {MOST} processes, not {text!r}")
    return int(text)


def _pace(text: str) -> str:
    try:
        fits = text in PACES or 0 < float(text) <= 1_000_000
    except ValueError:
        fits = False
    if not fits:
        raise argparse.ArgumentTypeError(f"expected demo, brisk, real or a number above 0, not {text!r}")
    return text


def _free(host: str, port: int) -> int:
    try:
        if port == 0:
            return children.free_port(host)
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # As the web server does, so that a port whose last connections linger is not called taken.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError as error:
        raise Refusal(f"port {port} needs more rights than we have: choose another with --port") from error
    except socket.gaierror as error:
        raise Refusal(f"--host {host} is no address of this machine: {error.strerror}") from error
    except OSError as error:
        reason = "is taken: stop what uses it, or choose another with --port"
        raise Refusal(f"port {port} on {host} {reason} ({error.strerror})") from error
    return port


def check_folder(data_dir: Path) -> None:
    """Raise a Refusal unless the data folder can hold a universe."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"the data folder {data_dir} cannot be made: {error.strerror}") from error
    if not os.access(data_dir, os.W_OK | os.X_OK):
        raise Refusal(f"the data folder {data_dir} cannot be written")
    free = shutil.disk_usage(data_dir).free
    if free < FREE_BYTES:
        raise Refusal(f"only {free // 1_000_000} MB are free in {data_dir}: {FREE_BYTES // 1_000_000} are needed")


def check_room(web: int, workers: int, *, mail: bool = False, memory_mb: int, connections: int) -> None:
    """Raise a Refusal if so many processes need more than there is."""
    if (web, workers) == (1, 1):
        return
    asked = f"--web {web} --workers {workers}"
    needed = OTHERS_MB + web * WEB_MB + workers * WORKER_MB + mail * MAIL_MB
    if needed > memory_mb:
        raise Refusal(f"{asked} needs about {needed} MB of memory, and there are {memory_mb}: ask for fewer")
    needed = OTHER_CONNECTIONS + web * WEB_CONNECTIONS + workers * WORKER_CONNECTIONS
    if needed > connections:
        raise Refusal(f"{asked} needs {needed} connections to the database, which takes {connections}: ask for fewer")


def _memory_mb() -> int:
    """The memory of this machine, or what this container may have of it."""
    bytes_ = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with contextlib.suppress(OSError, ValueError):
        bytes_ = min(bytes_, int(CONTAINER.read_text()))
    return bytes_ // 2**20


def _check_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_WANTED if hard == resource.RLIM_INFINITY else min(hard, FILES_WANTED)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        except (OSError, ValueError):
            pass  # Some systems allow less than they say; what we have may do.
    if soft != resource.RLIM_INFINITY and soft < FILES:
        raise Refusal(f"a process may open only {soft} files here: raise it with ulimit -n {FILES}")


def _check_database(url: str | None) -> int:
    """How many connections the database takes."""
    if not url:
        return CONNECTIONS
    import psycopg  # Here: with embedded servers it loads while they start.

    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            major = connection.info.server_version // 10_000
            most = connection.execute("SHOW max_connections").fetchone()
    except psycopg.Error as error:
        words = " ".join(str(error).split())
        raise Refusal(f"DATABASE_URL cannot be reached: {words}") from error
    if major < POSTGRES:
        raise Refusal(f"DATABASE_URL is PostgreSQL {major}: {POSTGRES} or newer is needed")
    return int(most[0]) if most else CONNECTIONS


def _check_valkey(url: str | None) -> None:
    if not url:
        return
    import redis

    from llmfed.world import valkey

    try:
        with valkey.connect(url, socket_connect_timeout=5, socket_timeout=5) as client:
            info = client.info("server")
    except ValueError as error:
        raise Refusal(f"VALKEY_URL: {error}") from error
    except (redis.RedisError, OSError) as error:
        raise Refusal(f"VALKEY_URL cannot be reached: {error}") from error
    version = str(info.get("valkey_version") or info["redis_version"])
    if int(version.split(".")[0]) < VALKEY:
        raise Refusal(f"VALKEY_URL is version {version}: {VALKEY} or newer is needed")
