"""The edge on real servers: many readers at once, some who hang up, somebody who is signed in."""

import gzip
import http.client
import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest
from pytest_django import DjangoDbBlocker

from llmfed.accounts.models import User
from llmfed.benches import site
from llmfed.world.children import free_port
from tests.databases import environment
from tests.pages.conftest import live_into_second_match
from tests.pages.test_edge import session_of
from tests.running import until
from tests.stages import Stages

SERVERS = {"daphne": site.daphne, "uvicorn": site.uvicorn}


@contextmanager
def served(name: str, command: Callable[[int], list[str]]) -> Iterator[int]:
    """A real server of the site, as its process is started; yields the port."""
    port = free_port()
    with site.child(command(port), **environment(name)):

        def answers() -> bool:
            with suppress(OSError):
                return told(port, "/healthz").status == 200
            return False

        assert until(answers, 60)
        yield port


def told(port: int, address: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """What a server says, its body read."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request(method, address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = line.getresponse()
    answer.said = answer.read()  # type: ignore[attr-defined]
    line.close()
    return answer


@pytest.mark.long
@pytest.mark.parametrize("server", SERVERS)
def test_every_server_serves_copies(server: str, stages: Stages, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), stages.own(live_into_second_match) as name:
        cookie = session_of(User.objects.create(username="anna"))
        with served(name, SERVERS[server]) as port, ThreadPoolExecutor(16) as readers:
            # Some of those who wait for the first page hang up.
            for _ in range(8):
                with socket.create_connection(("127.0.0.1", port)) as line:
                    line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answers = list(readers.map(lambda _: told(port, "/", Accept_Encoding="gzip"), range(64)))
            assert {answer.status for answer in answers} == {200}
            assert len({answer.headers["X-Request-ID"] for answer in answers}) == 64
            assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
            mine = list(readers.map(lambda _: told(port, "/", Cookie=cookie), range(8)))
            assert all(b">anna</a>" in answer.said for answer in mine)  # type: ignore[attr-defined]
            assert not any(b"anna" in gzip.decompress(one.said) for one in answers)  # type: ignore[attr-defined]
            head = told(port, "/", "HEAD")
            assert (head.status, head.said) == (200, b"")  # type: ignore[attr-defined]
            assert int(head.headers["Content-Length"]) > 1000
            assert told(port, "/", If_None_Match=head.headers["ETag"]).status == 304
            assert told(port, "/", Host="elsewhere.example").status == 400
            assert until(lambda: counted(port)["kept"] > 20, 20)
            assert counted(port)["past"] >= 8


def counted(port: int) -> dict[str, float]:
    page = told(port, "/metrics").said.decode()  # type: ignore[attr-defined]
    return {how: float(count) for how, count in re.findall(r'llmfed_edge_answers_total{how="(\w+)"} (\S+)', page)}
