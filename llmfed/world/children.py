"""Server processes: who they run as, how they end with their parent, how they are stopped."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LINUX = sys.platform.startswith("linux")
PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522


class ServerError(Exception):
    """A server that cannot run, in one line for whoever started it."""


@dataclass(frozen=True)
class Account:
    """Who a server runs as when we are root; `crosses` keeps the right to pass folders closed to it."""

    uid: int
    gid: int
    crosses: bool = False


def account_for(data_dir: Path) -> Account | None:
    """The unprivileged account for servers on this folder; none when we are not root ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise ServerError("PostgreSQL refuses to run as root and there is no user nobody") from None
    closed = not all(may_enter(folder, nobody.pw_uid) for folder in data_dir.resolve().parents)
    if closed and not LINUX:
        raise ServerError(f"user nobody may not enter {data_dir}: run as an ordinary user or set LLMFED_DATA_DIR")
    return Account(nobody.pw_uid, nobody.pw_gid, closed)


def may_enter(path: Path, uid: int) -> bool:
    """Whether an account without our groups may pass a folder, or read and run a file."""
    found = path.stat()
    bit = 0o100 if found.st_uid == uid else 0o001
    return bool(found.st_mode & bit)


def within_reach(install: Path, account: Account | None, into: Path, beside: Sequence[Path] = ()) -> Path:
    """Where the account can run an installed server: in place, or from a copy made in `into`."""
    if account is None or account.crosses:
        return install
    if all(may_enter(folder, account.uid) for folder in (install, *install.resolve().parents)):
        return install
    top = install.parent.parent
    for source in (install, *beside):
        target = into / source.relative_to(top)
        if not source.exists():
            continue
        # A copy keeps its folder's time: another one means another version of the wheel.
        if not target.exists() or target.stat().st_mtime_ns != source.stat().st_mtime_ns:
            shutil.rmtree(target, ignore_errors=True)
            half = target.with_name(f"{target.name}.half")
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(source, half, symlinks=True)
            half.rename(target)
    for folder in (into, *(path for path in into.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    return into / install.relative_to(top)


def launch(
    command: Sequence[str],
    *,
    account: Account | None,
    log: IO[bytes],
    dies_by: signal.Signals,
    stdin: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Start a server in its own process group, as the account, ending when this process ends (on Linux)."""
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=log,
        stderr=log,
        cwd="/",
        process_group=0,
        preexec_fn=_settle(account, dies_by),
    )


def run(command: Sequence[str], *, account: Account | None, log: IO[bytes]) -> int:
    """Run a server's tool to its end and return its exit code."""
    return launch(command, account=account, log=log, dies_by=signal.SIGKILL).wait()


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def _settle(account: Account | None, dies_by: signal.Signals) -> Callable[[], None]:
    # Loaded before the fork: the child must not import or take locks.
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def in_child() -> None:
        if account is not None:
            if account.crosses:
                libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
            os.setgroups([account.gid])
            os.setgid(account.gid)
            os.setuid(account.uid)
            if account.crosses:
                _keep_crossing(libc)
        if LINUX:
            # After the change of user, which clears it.
            libc.prctl(PR_SET_PDEATHSIG, int(dies_by), 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

    return in_child


def _keep_crossing(libc: ctypes.CDLL) -> None:
    bits = 1 << CAP_DAC_OVERRIDE
    sets = (_Sets * 2)(_Sets(bits, bits, bits), _Sets(0, 0, 0))
    kept = libc.capset(ctypes.byref(_Header(CAPABILITY_VERSION_3, 0)), sets) == 0
    if not kept or libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0) != 0:
        os.write(2, b"user nobody may not enter the data folder: run as an ordinary user or set LLMFED_DATA_DIR\n")
        os._exit(1)


def end(process: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> None:
    """Stop a child: each signal in turn with its seconds of grace, then SIGKILL; its whole group goes."""
    for number, grace_s in steps:
        if process.poll() is None:
            process.send_signal(number)
            try:
                process.wait(grace_s)
            except subprocess.TimeoutExpired:
                continue
    if process.poll() is None:
        process.kill()
        process.wait()


def end_stale(pid: int, *, named: Sequence[str], by: signal.Signals, grace_s: float = 15) -> None:
    """Stop a server left behind by a killed parent, if the pid is still it."""
    if pid <= 0 or not all(name in command_of(pid) for name in named):
        return
    deadline = time.monotonic() + grace_s
    number = by
    while all(name in command_of(pid) for name in named):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        except PermissionError as error:
            raise ServerError(f"a server left behind (pid {pid}) belongs to another user: stop it first") from error
        if time.monotonic() > deadline:
            number = signal.SIGKILL
        time.sleep(0.1)


def command_of(pid: int) -> str:
    """The command line of a process; empty when there is none."""
    if LINUX:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    shown = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, check=False)
    return shown.stdout.decode(errors="replace")


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nothing listened on a moment ago."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
