"""What deploy/ says, run: the commands of compose.yaml as processes, and nginx before them where it is installed."""

import asyncio
import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import websockets
from websockets.exceptions import InvalidStatus

from llmfed.programs import APPLICATION, UVICORN
from llmfed.world.children import free_port
from llmfed.world.embedded import REPOSITORY
from tests import cast
from tests.databases import environment
from tests.deploy.recipes import DEPLOY, filled, ours
from tests.running import answers, until

NAME = "llmfed.example"
TOLD = {"LLMFED_HOSTS": NAME, "SECRET_KEY": "k" * 60, "DATABASE_PASSWORD": "", "VALKEY_PASSWORD": ""}
TOLD |= {"LLMFED_HISTORY_WEEKS": "0", "LLMFED_PACE": "5000", "LLMFED_METRICS_TOKEN": "let the watchman in"}
HERE, THERE = "203.0.113.9", "203.0.113.10"
BIN = Path(sys.executable).parent


@contextlib.contextmanager
def running(command: list[str], told: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process as a container would run it, with what is left of it ended afterwards."""
    path = {"PATH": f"{BIN}:{os.environ['PATH']}"}
    process = subprocess.Popen(command, env={**told, **path}, cwd=REPOSITORY, process_group=0)
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def get(port: int, path: str = "/", *, tls: ssl.SSLContext | None = None, **headers: str) -> http.client.HTTPResponse:
    """An answer, read to its end."""
    kind = http.client.HTTPSConnection if tls else http.client.HTTPConnection
    connection = kind("127.0.0.1", port, timeout=30, **({"context": tls} if tls else {}))
    connection.request(
        "GET", path, headers={"Host": NAME} | {name.replace("_", "-"): to for name, to in headers.items()}
    )
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


# Who is believed about whence and how a request came, at one process.

Serve = Callable[..., int]


@pytest.fixture
def serve(database: str) -> Iterator[Serve]:
    """Starts the process for pages and sockets with these variables; returns its port."""
    cast.ironbound()
    with contextlib.ExitStack() as stack:

        def start(**told: str) -> int:
            port = free_port()
            command = ["uvicorn", APPLICATION, "--port", str(port), *UVICORN]
            given = {**environment(database), "LLMFED_HOSTS": f"{NAME},localhost", **told}
            stack.enter_context(running(command, given))
            assert until(lambda: answers(port), 60)
            return port

        yield start


LIMITED, OFTEN = "/matches/999999/replay/frames/", 300


@pytest.mark.long
def test_behind_a_proxy_its_word_counts_and_never_what_a_client_said_before(serve: Serve) -> None:
    port = serve(LLMFED_BEHIND_PROXY="1", LLMFED_HTTPS="1")
    https = {"X_Forwarded_Proto": "https"}
    assert get(port, **https).status == 200
    assert get(port).status == get(port, X_Forwarded_Proto="http").status == 301
    asked = [get(port, LIMITED, X_Forwarded_For=f"10.0.0.{n % 200}, {HERE}", **https).status for n in range(OFTEN + 1)]
    # Unless a new minute has begun in between, in which everybody may begin anew.
    assert asked[:OFTEN] == [404] * OFTEN
    assert 429 in (asked[-1], *(get(port, LIMITED, X_Forwarded_For=HERE, **https).status for _ in range(OFTEN)))
    assert get(port, LIMITED, X_Forwarded_For=f"{HERE}, {THERE}", **https).status == 404
    assert get(port, "/metrics", X_Forwarded_For="127.0.0.1", **https).status == 404


@pytest.mark.long
def test_without_a_proxy_nobody_is_believed(serve: Serve) -> None:
    port = serve(LLMFED_HTTPS="1")
    assert get(port, X_Forwarded_Proto="https").status == 301
    port = serve()
    # All of this machine, whose addresses are not counted, whatever they say of themselves.
    assert {get(port, LIMITED, X_Forwarded_For=HERE).status for _ in range(2 * OFTEN + 1)} == {404}
    assert get(port, "/metrics", Host="localhost").status == 200
    assert get(port, "/metrics", Host="localhost", X_Forwarded_For="127.0.0.1").status == 404


# The whole of compose.yaml.


@dataclass
class Site:
    """The site through its proxy, and behind it."""

    secure: int
    plain: int
    tls: ssl.SSLContext
    ports: dict[str, int]
    database: str

    def ticks(self) -> int:
        with psycopg.connect(environment(self.database)["DATABASE_URL"]) as connection:
            (found,) = connection.execute("SELECT coalesce(sum(tick), 0) FROM world_timeline").fetchone() or (0,)
        return int(found)

    def socket(self, origin: str = "") -> websockets.connect:
        """A socket of a page of the site, or of one of that origin."""
        where = f"wss://{NAME}:{self.secure}/ws/live/federation/blue-riband/"
        told = websockets.Origin(origin or f"https://{NAME}:{self.secure}")
        return websockets.connect(where, host="127.0.0.1", port=self.secure, ssl=self.tls, origin=told)


@pytest.fixture(scope="module")
def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not found:
        pytest.skip("nginx is not installed")
    return found


@pytest.fixture
def site(database: str, tmp_path: Path, nginx: str) -> Iterator[Site]:
    """Every service of ours with the command and the environment that compose gives it, and nginx before them."""
    ports = {"pages": free_port(), "live": free_port()}
    with contextlib.ExitStack() as stack:
        start(stack, "prepare", ports, database).wait(120)
        for name in ours().keys() - {"prepare"}:
            start(stack, name, ports, database)
        assert until(lambda: all(map(answers, ports.values())), 90)
        site = proxied(stack, nginx, tmp_path, ports, database)
        before = site.ticks()
        assert until(lambda: site.ticks() > before, 90)
        yield site


def start(stack: contextlib.ExitStack, name: str, ports: dict[str, int], database: str) -> "subprocess.Popen[bytes]":
    service = ours()[name]
    told = {key: filled(value, TOLD) for key, value in service["environment"].items()}
    here = environment(database)
    # Where the servers of this session are, instead of where compose has them.
    told |= {key: here[key] for key in ("DATABASE_URL", "VALKEY_URL", "LLMFED_VALKEY_PREFIX")}
    kept = {key: here[key] for key in ("PYTHONPATH", "HOME") if key in here}
    command = [filled(part, TOLD) for part in service["command"]]
    command = [str(ports[name]) if part == "8000" else part for part in command]
    return stack.enter_context(running(command, {**kept, **told, "LLMFED_DATA_DIR": "/proc/nowhere"}))


def proxied(stack: contextlib.ExitStack, nginx: str, folder: Path, ports: dict[str, int], database: str) -> Site:
    """Nginx with deploy/nginx.conf, its addresses and folders replaced by ours."""
    key, certificate, static = folder / "privkey.pem", folder / "fullchain.pem", folder / "static"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    made += ["-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    where = {"LLMFED_STATIC_ROOT": str(static), "SECRET_KEY": "of-the-build"}
    subprocess.run(collect, check=True, cwd=REPOSITORY, env={**os.environ, **where})
    plain, secure = free_port(), free_port()
    conf = (DEPLOY / "nginx.conf").read_text()
    swaps = {"8443": str(secure), "8080": str(plain), "/etc/nginx/tls": str(folder), "/srv/static": str(static)}
    swaps |= {"/tmp/": f"{folder}/", "worker_rlimit_nofile 65536;": "", "30000": "500"}
    swaps |= {f"{name}:8000": f"127.0.0.1:{port}" for name, port in ports.items()}
    assert all(old in conf for old in swaps)
    conf = re.sub("|".join(map(re.escape, swaps)), lambda found: swaps[found[0]], conf)
    (folder / "nginx.conf").write_text(conf)
    tested = subprocess.run(
        [nginx, "-t", "-c", str(folder / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert tested.returncode == 0, tested.stderr
    # Of what pytest makes for root nobody else may read anything.
    how = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
    stack.enter_context(running([nginx, "-c", str(folder / "nginx.conf"), "-g", how], dict(os.environ)))
    assert until(lambda: answers(secure), 20)
    return Site(secure, plain, ssl.create_default_context(cafile=certificate), ports, database)


@pytest.mark.long
def test_the_site_of_compose_behind_its_proxy(site: Site) -> None:
    page = get(site.secure, tls=site.tls)
    assert page.status == 200
    assert "max-age" in page.headers["Strict-Transport-Security"]
    moved = get(site.plain, "/federations/?a=1")
    assert (moved.status, moved.headers["Location"]) == (301, f"https://{NAME}/federations/?a=1")
    # Whoever goes round the proxy is sent back to it.
    assert get(site.ports["pages"]).status == 301
    sign_in = get(site.secure, "/accounts/login/", tls=site.tls)
    assert "Secure" in (sign_in.headers["Set-Cookie"] or "")
    sheet = get(site.secure, "/static/css/layout.css", tls=site.tls)
    assert sheet.body == (REPOSITORY / "static/css/layout.css").read_bytes()  # type: ignore[attr-defined]
    # What a client says of itself is not passed on.
    spoofed = get(site.secure, "/metrics", tls=site.tls, X_Forwarded_For="127.0.0.1", X_Forwarded_Proto="http")
    assert spoofed.status == 404
    token = f"Bearer {TOLD['LLMFED_METRICS_TOKEN']}"
    assert get(site.secure, "/metrics", tls=site.tls, Authorization=token).status == 200
    assert get(site.secure, "/readyz", tls=site.tls).status == 200
    asyncio.run(sockets(site))


async def sockets(site: Site) -> None:
    """A page of the site hears what airs; another site's page, or one that came in the clear, hears nothing."""
    async with site.socket() as peer, asyncio.timeout(60):
        assert json.loads(await peer.recv())["topic"] == "federation:blue-riband"
    for origin in ("https://elsewhere.example", f"http://{NAME}"):
        with pytest.raises(InvalidStatus):
            async with site.socket(origin):
                pass
