"""A whole site as a newcomer starts it, and a real browser to visit it with."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.servers import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "test-artifacts"
# World seconds a second: a poll that is open for 24 world minutes of a show closes after 24 s.
PACE = "60"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Site:
    """Where it answers, and the demo passwords by name."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: the browser journeys are not walked")
    return found


@pytest.fixture(scope="session")
def site(chromium: str) -> Iterator[Site]:
    """`manage.py up` on an empty data directory and any free port; stopped with Ctrl-C's signal."""
    folder = Path(tempfile.mkdtemp(prefix="llmfed-journey-"))
    env = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    command = ["up", "--port", "0", "--data-dir", str(folder), "--history-weeks", "0", "--pace", PACE]
    up = subprocess.Popen(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        yield _ready(up, folder)
    finally:
        up.send_signal(signal.SIGINT)
        up.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _ready(up: "subprocess.Popen[str]", folder: Path) -> Site:
    assert up.stdout is not None
    said = []
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        line = up.stdout.readline()
        said.append(line)
        if found := re.search(r"http://[\w.:]+/", line):
            rows = (folder / "sign-ins.txt").read_text().splitlines()
            return Site(found[0], dict(row.split() for row in rows))
        if not line and up.poll() is not None:
            break
    raise AssertionError("`up` gave no address:\n" + "".join(said))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here, with a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()
