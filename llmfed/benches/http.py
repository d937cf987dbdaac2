"""What a page costs: statements, time alone, pages a second with many readers on one core, and as a copy."""

import http.client
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from characters.models import Character
from fandom import corners
from federations.models import Bout, Championship, Federation, Show
from llmfed.accounts.models import User
from llmfed.benches import scratch, site
from llmfed.benches.live import first_bout
from llmfed.benches.readers import per_second
from llmfed.benches.report import Report, quantile
from llmfed.world import clock
from llmfed.world.children import free_port

ALONE, WARM_S, SECONDS = 40, 1.0, 8.0
Headers = dict[str, str]
NOBODY: Headers = {}
ROUNDS, ROUND_S = 5, 1.5
# Django alone, which makes each page; the whole, which gives strangers copies; nothing at all.
MADE = "llmfed.asgi:pages"
RIVALS = {"edge": "llmfed.asgi:application", "made": MADE, "hello": "llmfed.benches.hello:application"}


def run(*, readers: int = 20) -> Report:
    """Measure every kind of page as it is made, and copies of one beside bare servers, while a show is on the air."""
    report = Report("http")
    with scratch.universe() as made:
        scratch.open_on_air(made, days=14)
        paths = _paths(first_bout())
        nobody, fans = [NOBODY] * readers, _fans(readers)
        for name, path in paths.items():
            report.add(f"{name}_statements_count", _statements(path, NOBODY), most=8)
            report.add(f"fan_{name}_statements_count", _statements(path, fans[0]))
        with _serving(site.daphne, MADE) as address:
            for name, path in paths.items():
                report.add(f"{name}_alone_p50_ms", _alone(address, path), most=15)
            for name, path in paths.items():
                times = _crowded(address, path, nobody)
                report.add(f"{name}_at_{readers}_per_s", len(times) / SECONDS, least=80)
        with _serving(site.uvicorn, "llmfed.asgi:application") as address:
            for name, path in paths.items():
                times = _crowded(address, path, fans)
                report.add(f"fan_{name}_at_{readers}_per_s", len(times) / SECONDS)
                report.add(f"fan_{name}_at_{readers}_p95_ms", quantile(times, 0.95), most=150)
        for server, command in (("daphne", site.daphne), ("uvicorn", site.uvicorn)):
            _copies(report, server, command, readers)
    return report


@contextmanager
def _serving(command: Callable[[int, str], list[str]], application: str) -> Iterator[str]:
    """A server on a core of its own; yields its address once it answers."""
    port = free_port()
    with site.child(command(port, application), cores={0}) as server:
        address, deadline = f"http://127.0.0.1:{port}", time.monotonic() + 60
        while server.poll() is None and time.monotonic() < deadline:
            with suppress(OSError):
                _get(http.client.HTTPConnection(urlsplit(address).netloc), "/")
                yield address
                return
            time.sleep(0.1)
    raise RuntimeError("a server that is measured did not start")


def _copies(report: Report, server: str, command: Callable[[int, str], list[str]], readers: int) -> None:
    """The home page as strangers get it and as it would be made for each, beside a server that has nothing to do."""
    _step_aside()
    with ExitStack() as stack:
        rivals = {name: stack.enter_context(_serving(command, app)) for name, app in RIVALS.items()}
        rates: dict[str, list[float]] = {name: [] for name in rivals}
        for _ in range(ROUNDS):
            for name, address in rivals.items():
                rates[name].append(per_second(address, "/", readers, ROUND_S))
        for name, found in rates.items():
            report.add(f"{server}_{name}_per_s", quantile(found, 0.5))
        for name, least in (("hello", 0.5), ("made", None)):
            pairs = zip(rates["edge"], rates[name], strict=True)
            report.add(
                f"{server}_edge_to_{name}_ratio", quantile([one / other for one, other in pairs], 0.5), least=least
            )
        report.add(f"{server}_edge_kept_p50_ms", _alone(rivals["edge"], "/"))
        report.add(f"{server}_edge_made_p50_ms", _alone(rivals["edge"], "/", anew=True))


def _paths(bout: Bout) -> dict[str, str]:
    """One address of each kind."""
    show = Show.objects.over().select_related("federation").first()
    federation, belt = Federation.objects.order_by("pk").first(), Championship.objects.order_by("pk").first()
    character = Character.objects.wrestlers().order_by("-over").first()
    assert show is not None
    assert federation is not None
    assert belt is not None
    assert character is not None
    return {
        "home": "/",
        "federation": federation.get_absolute_url(),
        "show": show.get_absolute_url(),
        "match": bout.get_absolute_url(),
        "character": character.get_absolute_url(),
        "championship": belt.get_absolute_url(),
    }


def _fans(count: int) -> list[Headers]:
    """What the browsers of fans send, each in the corner of somebody else as far as there are enough."""
    heroes = list(Character.objects.wrestlers().order_by("-over")[:count])
    return [_fan(f"reader-{n}", heroes[n % len(heroes)]) for n in range(count)]


def _fan(name: str, hero: Character) -> Headers:
    fan, client = User.objects.create_user(name), Client()
    corners.choose(fan=fan, character=hero, now=clock.now())
    client.force_login(fan)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    return {"Cookie": cookie, "Accept-Encoding": "gzip"}


def _statements(path: str, headers: Headers) -> int:
    client = Client(headers={"host": "localhost", **headers})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return len(captured)


def _alone(address: str, path: str, *, anew: bool = False) -> float:
    """Median milliseconds of one reader who asks again and again; `anew`: for what nobody has asked for."""
    times = []
    reader = http.client.HTTPConnection(urlsplit(address).netloc)
    for number in range(ALONE):
        began = time.perf_counter()
        _get(reader, f"{path}?anew={number}" if anew else path)
        times.append((time.perf_counter() - began) * 1000)
    return quantile(times[5:], 0.5)


def _crowded(address: str, path: str, readers: list[Headers]) -> list[float]:
    """The milliseconds of each page that many readers at once are given."""
    _step_aside()
    with ThreadPoolExecutor(len(readers)) as pool:
        # What a process does once, at its first pages, is no reader's every day.
        warm = time.monotonic() + WARM_S
        list(pool.map(lambda headers: _reader(address, path, warm, headers), readers))
        deadline = time.monotonic() + SECONDS
        found = list(pool.map(lambda headers: _reader(address, path, deadline, headers), readers))
    return [ms for times in found for ms in times]


def _step_aside() -> None:
    """Leave the first core to the server."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, set(range(1, os.cpu_count() or 2)))


def _reader(address: str, path: str, deadline: float, headers: Headers) -> list[float]:
    reader, times = http.client.HTTPConnection(urlsplit(address).netloc), []
    while (began := time.monotonic()) < deadline:
        _get(reader, path, headers)
        times.append((time.monotonic() - began) * 1000)
    return times


def _get(reader: http.client.HTTPConnection, path: str, headers: Headers = NOBODY) -> None:
    reader.request("GET", path, headers=headers)
    response = reader.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
