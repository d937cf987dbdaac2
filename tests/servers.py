"""The servers of a test session: one embedded pair, shared by all xdist workers, gone at the end.

Loaded as a plugin (`-p tests.servers`), because pytest-django reads the settings before any conftest.
"""

import atexit
import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmfed.world import embedded

VARIABLES = ("DATABASE_URL", "VALKEY_URL", "LLMFED_DATA_DIR")
PREFIX = "LLMFED_VALKEY_PREFIX"
MEMORY, ENOUGH_BYTES = Path("/dev/shm"), 4 * 2**30


@contextlib.contextmanager
def servers_for_session() -> Iterator[embedded.Servers]:
    """Fast, forgetful servers in a folder of their own, named in the environment; those set are used."""
    before = {name: os.environ.get(name) for name in VARIABLES}
    data_dir = Path(tempfile.mkdtemp(prefix="llmfed-tests-", dir=_fast()))
    try:
        with embedded.start(data_dir, durable=False) as servers:
            os.environ.update(servers.environment, LLMFED_DATA_DIR=str(data_dir))
            yield servers
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        shutil.rmtree(data_dir, ignore_errors=True)


def _fast() -> Path | None:
    """Memory, where there is plenty of it to hold a hundred databases one after another; else where files go."""
    return MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES else None


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the servers before the settings are read; an xdist worker finds its controller's.

    What a process writes to Valkey, or says there, is its own: queues and channels have no other walls.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        session = contextlib.ExitStack()
        session.enter_context(servers_for_session())
        # Not a hook: some ways in which pytest gives up call none.
        atexit.register(session.close)
    os.environ[PREFIX] = f"test-{secrets.token_hex(4)}"
    return (yield)
