"""Where Valkey may be: on a port, on a socket file, behind TLS, or where sentinels say; tried on real servers."""

import asyncio
import os
import signal
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextvars import Context
from pathlib import Path
from urllib.parse import quote

import pytest
import redis
from django.core.cache import caches
from kombu import Connection
from pytest_django import Settings

from llmfed.world import valkey
from llmfed.world.children import free_port
from tests.running import answers, until
from tests.valkeys import server

PASSWORD = "a p@ss:word"


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("", "expected redis://"),
        ("localhost:6379", "expected redis://"),
        ("http://localhost", "expected redis://"),
        ("redis://", "expected redis://"),
        ("redis://localhost/ring", "the database 'ring' is no number"),
        ("rediss://localhost:port/0", "Port could not be cast"),
        ("redis://localhost:70000/0", "Port out of range"),
        ("redis://localhost:0/0", "port 0 is none"),
        ("sentinel://one:26379/0", "no master is named"),
        ("sentinel://one:26379,:26380/0?master=ring", "':26380' is no address of a sentinel"),
        ("sentinel:///0?master=ring", "'' is no address of a sentinel"),
        ("sentinel://one/ring?master=ring", "ring is not understood"),
        ("sentinel://one/0?master=ring&colour=red", r"\['colour'\] is not understood"),
    ],
)
def test_a_url_that_is_none_is_said_without_its_password(url: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong) as refused:
        valkey.broker(url.replace("://", "://:hush@", 1) if "one" in url else url)
    assert "hush" not in str(refused.value)


def test_sentinels_have_a_port_and_a_database_of_their_own_accord() -> None:
    group = valkey.watched("sentinel://fan:b%40ll@one,[2001:db8::1]:26380?master=ring&sentinel_password=quiet")
    assert group is not None
    assert group.sentinels == (("one", 26379), ("2001:db8::1", 26380))
    assert (group.master, group.db) == ("ring", 0)
    assert group.account == {"username": "fan", "password": "b@ll"}
    assert group.theirs == {"password": "quiet"}


def test_what_no_log_may_say_is_found_in_addresses() -> None:
    group = "sentinel://:b%40ll@one,[2001:db8::1]:26380?master=ring&sentinel_password=quiet"
    assert valkey.passwords("postgresql://fan:hush@db/x", group, "redis://one/0") == ["hush", "b%40ll", "b@ll", "quiet"]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A Valkey with a password, on a port and on a socket file."""
    port = free_port()
    with server("bind 127.0.0.1", f"port {port}", f'requirepass "{PASSWORD}"', f"unixsocket {tmp_path / 'sock'}"):
        assert until(lambda: answers(port), 10)
        yield port


def tried(settings: Settings, url: str) -> None:
    """A client, a loop's client, Django's cache and Celery's transport all get there."""
    settings.VALKEY_URL = url
    with valkey.connect(decode_responses=True, socket_timeout=2) as client:
        client.set("ring", "bell")
        assert client.get("ring") == "bell"
    assert asyncio.run(awaited()) == b"bell"
    cache = valkey.Cache([url], {})
    cache.set("corner", {"of": 1})
    assert cache.get("corner") == {"of": 1}
    broker, options = valkey.broker(url)
    with Connection(broker, transport_options={"global_keyprefix": "here:", **options}) as connection:
        queue = connection.SimpleQueue("ticks")
        queue.put("due")
        assert queue.get(timeout=5).payload == "due"
        queue.close()


async def awaited() -> bytes:
    async with valkey.listen(socket_timeout=None) as client:
        found: bytes = await client.get("ring")
        return found


def test_a_port_with_a_password(port: int, settings: Settings) -> None:
    tried(settings, f"redis://:{quote(PASSWORD)}@127.0.0.1:{port}/2")


def test_the_cache_of_every_page_is_on_one_connection(port: int, settings: Settings) -> None:
    """A page is a context of its own, and Django's cache is another one in each."""
    url = f"redis://:{quote(PASSWORD)}@127.0.0.1:{port}"
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": [url]}}
    with valkey.connect(url) as client:
        Context().run(caches["default"].set, "corner", 7)
        before = client.info("stats")["total_connections_received"]
        assert [Context().run(lambda: caches["default"].get("corner")) for _ in range(5)] == [7] * 5
        assert client.info("stats")["total_connections_received"] == before


def test_a_cache_that_does_not_answer_is_not_waited_for(port: int) -> None:
    """A server that stands still while its socket stays open."""
    cache = valkey.Cache([f"redis://:{quote(PASSWORD)}@127.0.0.1:{port}/4"], {})
    cache.set("corner", 7)
    with valkey.connect(f"redis://:{quote(PASSWORD)}@127.0.0.1:{port}") as client:
        standing = client.info("server")["process_id"]
    os.kill(standing, signal.SIGSTOP)
    try:
        with pytest.raises(redis.TimeoutError):
            cache.get("corner")
    finally:
        os.kill(standing, signal.SIGCONT)
    assert cache.get("corner") == 7


def test_a_socket_file(port: int, tmp_path: Path, settings: Settings) -> None:
    tried(settings, f"unix://:{quote(PASSWORD)}@{tmp_path / 'sock'}?db=3")


@pytest.fixture
def enciphered(port: int, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The same behind TLS, which the wheel's server does not speak itself; its port and its certificate."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    own, loop = free_port(), asyncio.new_event_loop()

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(copy(reader, outer), copy(inner, writer), return_exceptions=True)

    serving = loop.run_until_complete(asyncio.start_server(pass_on, "127.0.0.1", own, ssl=context))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield own, certificate
    loop.call_soon_threadsafe(serving.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.wait(left) if left else asyncio.sleep(0))
    loop.close()


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while said := await reader.read(65_536):
        writer.write(said)
        await writer.drain()
    writer.close()


def test_tls_with_a_certificate_that_is_checked(enciphered: tuple[int, Path], settings: Settings) -> None:
    port, certificate = enciphered
    url = f"rediss://:{quote(PASSWORD)}@127.0.0.1:{port}/0?ssl_cert_reqs=required"
    tried(settings, f"{url}&ssl_ca_certs={certificate}")
    settings.VALKEY_URL = url
    with pytest.raises(redis.ConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
        valkey.connect().ping()


@pytest.mark.long
def test_the_master_that_a_sentinel_names(port: int, tmp_path: Path, settings: Settings) -> None:
    own, told = free_port(), tmp_path / "sentinel.conf"
    watching = (f"sentinel monitor ring 127.0.0.1 {port} 1", f'sentinel auth-pass ring "{PASSWORD}"')
    told.write_text("\n".join((f"port {own}", "requirepass quiet", *watching, "")))
    with server(sentinel=told):
        assert until(lambda: answers(own), 10)
        nobody = free_port()
        where = f"127.0.0.1:{nobody},127.0.0.1:{own}/1?master=ring&sentinel_password=quiet"
        url = f"sentinel://:{quote(PASSWORD)}@{where}"
        tried(settings, url)
        settings.VALKEY_URL = url.replace("master=ring", "master=attic")
        with pytest.raises(redis.ConnectionError, match="No master found for 'attic'"):
            valkey.connect().ping()
