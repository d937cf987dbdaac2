"""A whole site as a newcomer starts it, and a real browser to visit it with."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.running import Up, database_url, start

# World seconds a second: a poll that is open for 24 world minutes of a show would close after 48 s.
PACE = "30"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Site:
    """Where it answers, and the demo passwords by name."""

    address: str
    passwords: dict[str, str]
    folder: Path
    up: Up

    def hasten(self, pace: str) -> None:
        """Let the world go on at another pace, from the next heartbeat."""
        with psycopg.connect(database_url(self.folder)) as connection:
            connection.execute("UPDATE world_universe SET pace = %s", [pace])


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: the browser journeys are not walked")
    return found


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`manage.py up` on an empty data directory and any free port."""
    yield from opened(tmp_path_factory.mktemp("site"), "--pace", PACE)


def opened(folder: Path, *options: str) -> Iterator[Site]:
    """A site, until it is closed."""
    up = start(folder, *options)
    try:
        up.wait_for("Ctrl-C stops everything")
        rows = (folder / "sign-ins.txt").read_text().splitlines()
        yield Site(f"http://127.0.0.1:{up.port}/", dict(row.split() for row in rows), folder, up)
    finally:
        if up.process.poll() is None:
            up.stop()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Closed with its module: while it is open, Django takes this thread for one that awaits."""
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
