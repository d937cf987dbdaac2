"""What a reader's browser bears: the weight of the first load, and a whole live match on a phone's screen."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING

from django.db import connection

from llmfed import heart
from llmfed.benches import scratch, site
from llmfed.benches.live import first_bout
from llmfed.benches.report import Report, quantile
from llmfed.world import clock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 390, "height": 844}
# A told line comes every few seconds; within so long there is one at most, so that what is scripted then is a frame's.
SAMPLE_S, CHECK_S, LONGEST_S = 0.1, 5.0, 600.0
# The worst session window of layout shifts: no gap over one second, five seconds long at most.
SHIFTS = """
window.worst = 0;
let began = 0, last = -Infinity, sum = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, startTime, value } of list.getEntries()) {
    if (hadRecentInput) continue;
    if (startTime - last > 1000 || startTime - began > 5000) [began, sum] = [startTime, 0];
    [last, sum] = [startTime, sum + value];
    window.worst = Math.max(window.worst, sum);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """A match as a browser bore it: milliseconds of script each time there was any, the worst shift, lines told."""

    scripted_ms: list[float]
    shift: float
    lines: int
    whole: bool


def run() -> Report:
    """Weigh two pages, then watch a match from its entrances to its end. Needs Playwright and a Chromium."""
    from playwright.sync_api import sync_playwright

    report = Report("viewer")
    with scratch.universe() as made:
        scratch.open_on_air(made, days=1)
        clock.mark_watched()
        path = first_bout().get_absolute_url()
        with site.serving(airing=True) as address, _clock_running(), sync_playwright() as playwright:
            found = next(filter(None, map(shutil.which, BROWSERS)), None)
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
            for name, page in {"home": "/", "match": path}.items():
                report.add(f"{name}_first_load_kb", weight_kb(browser, address + page), most=150)
            watched = _watch(browser, address + path)
            browser.close()
    report.add("lines_count", watched.lines)
    report.add("whole_match_count", int(watched.whole), least=1)
    report.add("layout_shift", watched.shift, most=0.02)
    report.add("scripting_p50_ms", quantile(watched.scripted_ms, 0.5))
    report.add("scripting_p99_ms", quantile(watched.scripted_ms, 0.99), most=8)
    report.add("scripting_max_ms", max(watched.scripted_ms))
    return report


@contextmanager
def _clock_running() -> Iterator[None]:
    """Beat once a second, on a thread of its own: Django takes the browser's for one that awaits."""
    stop = Event()

    def beat() -> None:
        while not stop.wait(1):
            clock.advance(heart.next_show_at)
        connection.close()

    thread = Thread(target=beat)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def weight_kb(browser: "Browser", url: str) -> float:
    """Kilobytes over the wire of a first visit, fonts, styles and scripts among them."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    sizes: list[float] = []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    page.goto(url, wait_until="load")
    page.wait_for_timeout(1500)
    context.close()
    return sum(sizes) / 1024


def _watch(browser: "Browser", url: str) -> Watched:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(url)
    page.wait_for_timeout(3000)
    meter = context.new_cdp_session(page)
    # Of the thread, so that whoever else is at work on this machine does not count.
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    scripted, deadline, over = [], time.monotonic() + LONGEST_S, False
    while not over and time.monotonic() < deadline:
        scripted += _scripted_ms(page, meter)
        over = page.locator("#scorebug .scorebug__state").all_inner_texts() == ["Final"]
    shift, lines = page.evaluate("worst"), page.locator("#feed > li").count()
    context.close()
    return Watched(scripted, shift, lines, over)


def _scripted_ms(page: "Page", meter: "CDPSession") -> list[float]:
    """Some seconds of watching: what was scripted in each tenth in which anything was."""
    found = []
    last, until = _total_ms(meter), time.monotonic() + CHECK_S
    while time.monotonic() < until:
        page.wait_for_timeout(SAMPLE_S * 1000)
        now = _total_ms(meter)
        found += [now - last] if now > last else []
        last = now
    return found


def _total_ms(meter: "CDPSession") -> float:
    metrics = meter.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "ScriptDuration")) * 1000
