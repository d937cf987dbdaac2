"""What a page costs: statements, time alone, and pages a second with many readers on one core."""

import http.client
import os
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from characters.models import Character
from federations.models import Bout, Championship, Federation, Show
from llmfed.benches import scratch, site
from llmfed.benches.live import first_bout
from llmfed.benches.report import Report, quantile

ALONE, SECONDS = 40, 8.0


def run(*, readers: int = 20) -> Report:
    """Measure every kind of page, while a show is on the air."""
    report = Report("http")
    with scratch.universe() as made:
        scratch.open_on_air(made, days=14)
        paths = _paths(first_bout())
        for name, path in paths.items():
            report.add(f"{name}_statements_count", _statements(path), most=8)
        with site.serving(cores={0}) as address:
            for name, path in paths.items():
                report.add(f"{name}_alone_p50_ms", _alone(address, path), most=15)
            for name, path in paths.items():
                report.add(f"{name}_at_{readers}_per_s", _crowded(address, path, readers), least=80)
    return report


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


def _statements(path: str) -> int:
    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return len(captured)


def _alone(address: str, path: str) -> float:
    """Median milliseconds of one reader who asks again and again."""
    times = []
    reader = http.client.HTTPConnection(urlsplit(address).netloc)
    for _ in range(ALONE):
        began = time.perf_counter()
        _get(reader, path)
        times.append((time.perf_counter() - began) * 1000)
    return quantile(times[5:], 0.5)


def _crowded(address: str, path: str, readers: int) -> float:
    """Pages a second that many readers at once are given."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, set(range(1, os.cpu_count() or 2)))
    deadline = time.monotonic() + SECONDS
    with ThreadPoolExecutor(readers) as pool:
        counts = list(pool.map(lambda _: _reader(address, path, deadline), range(readers)))
    return sum(counts) / SECONDS


def _reader(address: str, path: str, deadline: float) -> int:
    reader, count = http.client.HTTPConnection(urlsplit(address).netloc), 0
    while time.monotonic() < deadline:
        _get(reader, path)
        count += 1
    return count


def _get(reader: http.client.HTTPConnection, path: str) -> None:
    reader.request("GET", path)
    response = reader.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
