"""Lines that are cut, go quiet or are refused: what aired meanwhile the page has afterwards, once and in order."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import pytest
import redis
from django.db import connection
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from pytest_django import DjangoDbBlocker

from llmfed.benches import site
from llmfed.world import airing, broadcasting
from llmfed.world.hub import HEARTBEAT_S
from llmfed.world.models import Moment, Universe
from tests.databases import migrated
from tests.journeys.lines import Line, line_to
from tests.pages.conftest import live_into_second_match, second_match
from tests.pages.test_edge_servers import served
from tests.running import until
from tests.stages import Stages, stages

__all__ = ["migrated", "stages"]

CATCH_UP = "**/live/match/**"
# Between two attempts to connect a page waits less than this.
ATTEMPT_MS = 30_000
# What is a few lines of this match; each test lets some air.
SOME = 2


@dataclass(frozen=True)
class Hall:
    """The second match of a show on a real server, whose clock only the test moves."""

    port: int
    path: str
    topic: str
    valkey: redis.Redis
    pool: ThreadPoolExecutor

    def air(self) -> int:
        """Let some more of the match air; the number of the last. In a thread: the browser's may not ask Django."""
        return self.pool.submit(self._air).result()

    def _air(self) -> int:
        waiting = Moment.objects.filter(no=None, topics__contains=[self.topic]).order_by("airs_at")
        at = waiting.values_list("airs_at", flat=True)[SOME - 1]
        Universe.objects.update(world_at=at, world_until=at)
        broadcasting.publish(self.valkey, airing.release())
        last = Moment.objects.on(self.topic).exclude(words=[]).latest("no").no
        assert last is not None
        return last


@pytest.fixture(scope="module")
def hall(stages: Stages, django_db_blocker: DjangoDbBlocker, valkey: redis.Redis) -> Iterator[Hall]:
    """Set up before the browser is and left after it, which asks Django from this thread."""
    with django_db_blocker.unblock(), stages.own(live_into_second_match) as name, ThreadPoolExecutor(1) as pool:
        bout = second_match()
        with served(name, site.daphne) as port:
            yield Hall(port, bout.get_absolute_url(), f"match:{bout.key}", valkey, pool)
            pool.submit(lambda: connection.close()).result()


@pytest.fixture
def line(hall: Hall) -> Iterator[Line]:
    with line_to(hall.port) as line:
        yield line


@pytest.fixture
def page(hall: Hall, line: Line, visitor: BrowserContext) -> Page:
    """A phone on the match's page, which has been greeted; its time is the test's to hasten."""
    page = visitor.new_page()
    page.clock.install()
    page.goto(line.address + hall.path)
    expect(page.locator("[data-wire][data-known]")).to_be_attached()
    return page


def expect_whole(page: Page, last: int) -> None:
    """All up to this line, once and in order, as a page that is loaded now has it; and nothing is said of it."""
    expect(page.locator(f"#feed > #line-{last}")).to_be_attached(timeout=ATTEMPT_MS)
    expect(state(page)).to_have_text("")
    held = lines(page)
    assert held == sorted(set(held), reverse=True)
    fresh = page.context.new_page()
    fresh.goto(page.url)
    expect(fresh.locator(f"#feed > #line-{last}")).to_be_attached()
    assert lines(fresh) == held
    fresh.close()


def lines(page: Page) -> list[int]:
    ids = page.locator("#feed > li").evaluate_all("lines => lines.map((line) => line.id)")
    return [int(name.removeprefix("line-")) for name in ids]


def state(page: Page) -> Locator:
    return page.locator("[data-wire-state]")


def test_what_aired_while_the_line_was_cut_comes_with_the_next(hall: Hall, line: Line, page: Page) -> None:
    line.is_shut = True
    line.cut()
    expect(state(page)).to_have_text("Reconnecting")
    last = hall.air()
    line.is_shut = False
    expect_whole(page, last)


def test_a_line_that_goes_quiet_is_given_up_after_two_heartbeats(hall: Hall, line: Line, page: Page) -> None:
    line.is_shut = True
    line.silence()
    last = hall.air()
    # Its clock runs by itself besides.
    page.clock.run_for(HEARTBEAT_S * 1000)
    expect(state(page)).to_have_text("")
    page.clock.run_for(2 * HEARTBEAT_S * 1000)
    expect(state(page)).to_have_text("The line went quiet; reconnecting")
    line.is_shut = False
    expect_whole(page, last)


def test_a_page_that_nobody_looks_at_gives_nothing_up(line: Line, page: Page) -> None:
    before = line.dialled
    line.silence()
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.clock.run_for(20 * HEARTBEAT_S * 1000)
    expect(state(page)).to_have_text("")
    assert line.dialled == before


def test_whoever_cannot_connect_tries_twice_a_minute_at_least(line: Line, page: Page) -> None:
    page.evaluate("window.ended = 0; document.addEventListener('htmx:ws:close', () => { window.ended += 1 })")
    line.is_shut = True
    line.cut()
    for number in range(10):
        page.wait_for_function("number => window.ended > number", arg=number)
        before = line.dialled
        page.clock.run_for(30_000)
        assert until(lambda before=before: line.dialled > before, 5)


def test_what_is_refused_is_asked_for_again_when_the_server_says(hall: Hall, line: Line, page: Page) -> None:
    asked = refuse(page, [503, 429], after="2")
    # By the browser's clock: here each is heard of when this process comes to it.
    page.evaluate("""() => {
      const plain = fetch;
      window.askedAt = [];
      window.fetch = (...told) => (askedAt.push(performance.now()), plain(...told));
    }""")
    last = miss(hall, line)
    expect(state(page)).to_have_text("You missed some; asking again", timeout=ATTEMPT_MS)
    assert last not in lines(page)
    page.wait_for_timeout(1000)
    assert len(asked) == 1
    expect(state(page)).to_have_text("You missed some; asking again")
    expect_whole(page, last)
    assert len(asked) == 3
    asked_at = page.evaluate("askedAt")
    assert len(asked_at) == 3
    assert all(later - earlier >= 2000 for earlier, later in pairwise(asked_at))


def test_what_fails_is_asked_for_again_until_the_page_is_to_be_loaded_anew(hall: Hall, line: Line, page: Page) -> None:
    # Whom the shared address fails ask for themselves at once: two rounds.
    asked = refuse(page, [500, 500, 500, 500, 205])
    page.evaluate("window.isOld = true")
    said = heard(page)
    last = miss(hall, line)
    page.wait_for_function("() => !window.isOld")
    expect_whole(page, last)
    assert "You missed some; asking again" in said
    assert len(asked) >= 5


def miss(hall: Hall, line: Line) -> int:
    """Let some air while nobody can connect; the number of the last."""
    line.is_shut = True
    line.cut()
    last = hall.air()
    line.is_shut = False
    return last


def heard(page: Page) -> list[str]:
    """All that the page says of its line, however short, until it is loaded anew."""
    said: list[str] = []
    page.expose_function("noteState", lambda words: said.append(words))
    page.evaluate("""() => {
      const state = document.querySelector("[data-wire-state]");
      new MutationObserver(() => noteState(state.textContent)).observe(state, { childList: true, subtree: true });
    }""")
    return said


def refuse(page: Page, answers: list[int], after: str = "") -> list[str]:
    """Let whoever catches up be answered so, one after the other, before the server is asked; what each asked for."""
    asked: list[str] = []
    left = iter(answers)

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if status := next(left, 0):
            route.fulfill(status=status, headers={"Retry-After": after} if after else {})
        else:
            route.continue_()

    page.route(CATCH_UP, answer)
    return asked
