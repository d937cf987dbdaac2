"""Valkey as a group that sentinels watch: its master dies, another takes its place, and everybody goes there."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest
import redis

from llmfed.world.children import free_port
from tests.faults.universe import running
from tests.running import answers, until
from tests.valkeys import server

NAME, SENTINELS = "ring", 3
# A master that is silent for three seconds is taken for dead by two of three.
WATCHED = "sentinel monitor {name} 127.0.0.1 {port} 2\nsentinel down-after-milliseconds {name} 3000\n"


@dataclass
class Group:
    """A master, its replica, and who watches them."""

    url: str
    master: "Popen[bytes]"
    sentinel: "redis.Redis"

    def master_port(self) -> int:
        found: Any = self.sentinel.sentinel_get_master_addr_by_name(NAME)
        return int(found[1])

    def is_complete(self) -> bool:
        """Whether sentinels know each other and the replica: before that there is nobody to take its place."""
        replicas: Any = self.sentinel.sentinel_slaves(NAME)
        others: Any = self.sentinel.sentinel_sentinels(NAME)
        return len(replicas) == 1 and len(others) == SENTINELS - 1


@contextmanager
def group(folder: Path) -> Iterator[Group]:
    first, second = free_port(), free_port()
    with ExitStack() as stack:
        here = ("bind 127.0.0.1", f"dir {folder}")
        master = stack.enter_context(server(*here, f"port {first}", "dbfilename first.rdb"))
        follows = (f"replicaof 127.0.0.1 {first}", "dbfilename second.rdb")
        stack.enter_context(server(*here, f"port {second}", *follows))
        assert until(lambda: answers(first) and answers(second), 10)
        ports = []
        for number in range(SENTINELS):
            ports.append(free_port())
            told = folder / f"sentinel-{number}.conf"
            told.write_text(f"port {ports[-1]}\nbind 127.0.0.1\n" + WATCHED.format(name=NAME, port=first))
            stack.enter_context(server(sentinel=told))
        assert until(lambda: all(map(answers, ports)), 10)
        places = ",".join(f"127.0.0.1:{port}" for port in ports)
        found = Group(f"sentinel://{places}/0?master={NAME}", master, redis.Redis(port=ports[0]))
        with found.sentinel:
            assert until(found.is_complete, 30)
            yield found


@pytest.mark.long
def test_a_master_that_dies_is_replaced_and_nothing_is_lost_with_it(tmp_path: Path) -> None:
    with group(tmp_path) as servers, running(tmp_path, VALKEY_URL=servers.url) as universe:
        before = servers.master_port()
        assert until(lambda: bool(universe.voters and universe.voters.receipts), 120), universe.up.said
        universe.suffers("kill the master")
        servers.master.kill()
        universe.is_well()
        assert servers.master_port() != before
        universe.wait_ticks(4)
        universe.is_well()
        universe.is_whole()
