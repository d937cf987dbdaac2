"""Runs a program as a child of `up`: loads what it needs, waits for the gate, ends when `up` does.

    python -m llmfed.gate [--preload MODULE]... PROGRAM ARGUMENT...

The parent holds the other end of stdin: one byte opens the gate, its closing means that the parent is gone.
"""

import importlib
import os
import runpy
import signal
import sys
import threading
import time

GRACE_S = 8


def main() -> None:
    """Preload, wait, then become the program."""
    opened = threading.Event()
    threading.Thread(target=_watch, args=(sys.stdin.fileno(), opened), daemon=True).start()
    arguments = sys.argv[1:]
    while arguments and arguments[0] == "--preload":
        importlib.import_module(arguments[1])
        arguments = arguments[2:]
    opened.wait()
    sys.argv = arguments
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)


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
