"""Runs a program as a child of `up`: loads what it needs, waits for the gate, ends when `up` does.

    python -m llmfed.gate [--preload MODULE]... [--share HOST PORT] PROGRAM ARGUMENT...

The parent holds the other end of stdin: one byte opens the gate, its closing means that the parent is gone. `--share`
listens on a port that others listen on too, and tells the program by `--fd`.
"""

import importlib
import os
import runpy
import signal
import socket
import sys
import threading
import time

GRACE_S = 8
# Connections that wait until a process takes them, as many as the system allows.
WAITING = 4096


def main() -> None:
    """Preload, wait, then become the program."""
    opened = threading.Event()
    threading.Thread(target=_watch, args=(sys.stdin.fileno(), opened), daemon=True).start()
    arguments = sys.argv[1:]
    while arguments and arguments[0] == "--preload":
        importlib.import_module(arguments[1])
        arguments = arguments[2:]
    opened.wait()
    if arguments[0] == "--share":
        door = shared(arguments[1], int(arguments[2]))
        arguments = [*arguments[3:], "--fd", str(door.fileno())]
    sys.argv = arguments
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)


def shared(host: str, port: int) -> socket.socket:
    """A socket that listens beside others of this user: the kernel deals connections out, and none to the dead."""
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, _, _, address = found[0]
    door = socket.socket(family, kind)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    door.bind(address)
    door.listen(WAITING)
    return door


def _watch(handle: int, opened: threading.Event) -> None:
    while os.read(handle, 1):
        opened.set()
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_S)
    # With its own children, who know nothing of this pipe. Whoever ran this by hand keeps their group.
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
