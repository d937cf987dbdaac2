"""What a fan does: open, sign in, vote, take a corner, cheer, see what it all did. Then the house is closed."""

import re
import signal
import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from llmfed.world import embedded
from tests.journeys.conftest import Site
from tests.running import gone


def test_a_fan_votes_takes_a_corner_and_watches_until_the_house_is_closed(visitor: BrowserContext, site: Site) -> None:
    page, complaints = newcomer(visitor, site)
    sign_in(page, site, "fan")
    vote(page, site)
    stand_in_a_corner(page, site)
    watch_a_line_come_in(page, site)

    assert complaints == []
    close_the_house(site)


@pytest.mark.long
def test_a_fan_votes_cheers_and_sees_what_it_did(visitor: BrowserContext, browser: Browser, site: Site) -> None:
    page, complaints = newcomer(visitor, site)
    sign_in(page, site, "fan")
    poll = vote(page, site)
    match = cheer(page, browser, site)
    site.hasten("600")
    see_the_answer(page, site, poll)
    see_the_house_named(page, match)
    watch_a_told_match_again(page, site)
    keep_results_veiled(page, site)

    assert complaints == []


def newcomer(visitor: BrowserContext, site: Site) -> tuple[Page, list[str]]:
    """Somebody who reads the front page and is given no cookie; what the browser complains of from then on."""
    page = visitor.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(site.address)
    expect(page.get_by_text("Live", exact=True).first).to_be_visible()
    assert visitor.cookies() == []
    return page, complaints


def sign_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.address}accounts/login/?next=/")
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(site.passwords[name])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(site.address)


def vote(page: Page, site: Site) -> str:
    """Vote against the usual rules in the poll on the front page; returns the poll's address."""
    poll = page.locator("section.poll").first
    address = poll.locator("h2 a").get_attribute("href")
    assert address is not None
    poll.locator("label").nth(1).click()
    poll.get_by_role("button", name="Cast your vote").click()
    expect(page.get_by_text("Your vote is in the box")).to_be_visible()
    return address


def stand_in_a_corner(page: Page, site: Site) -> None:
    """Stand behind somebody who is in the ring; the front page says what tonight is to them."""
    watch(page, site)
    page.locator(".cast a").first.click()
    name = page.locator("h1").inner_text()
    page.get_by_role("button", name="Stand in this corner").click()
    expect(page.get_by_text("in this corner, and that is you")).to_be_visible()
    page.goto(site.address)
    expect(page.locator("#corner")).to_contain_text(name, ignore_case=True)


def cheer(page: Page, browser: Browser, site: Site) -> str:
    """Cheer in the match that is on, while somebody else watches the needle; returns the match's address."""
    button = page.get_by_role("button", name="Cheer").first
    for _ in range(60):
        watch(page, site)
        if button.is_visible():
            break
        page.wait_for_timeout(500)
    # Or else the last bell rings before a slow machine has cheered.
    site.hasten("6")
    other = browser.new_page()
    other.goto(page.url)
    needle = other.locator("#needle")
    expect(needle).to_contain_text("Not a sound yet")
    # A needle is not caught up: who was not connected yet sees the next shout.
    for _ in range(5):
        button.click()
        expect(page.locator("#heard")).to_contain_text("Heard: a cheer for")
        other.wait_for_timeout(2000)
        if "Not a sound" not in needle.inner_text():
            break
    expect(needle).to_contain_text(re.compile(r"[1-5] cheers?, 0 boos"))
    other.close()
    return page.url


def watch(page: Page, site: Site) -> None:
    """Open the page of the match that is on."""
    page.goto(site.address)
    page.locator("a[href^='/matches/']").first.click()
    expect(page.locator("#match")).to_be_visible()


def watch_a_line_come_in(page: Page, site: Site) -> None:
    """On the page of the match that is on, a line appears that was not there when it was loaded, on slow lines too."""
    page.route("**/hx-ws-4.min.js", late)
    watch(page, site)
    feed = page.locator("#feed > li")
    before = feed.count()
    expect(feed.nth(before)).to_be_attached(timeout=20_000)


def late(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def see_the_answer(page: Page, site: Site, poll: str) -> None:
    """The poll closes, the booker answers, and the match has the rules that were voted for."""
    page.goto(site.address.rstrip("/") + poll)
    answer = page.get_by_text("The vote was binding")
    for _ in range(120):
        if answer.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(answer.first).to_be_visible()
    expect(page.get_by_text("One of 1.")).to_be_visible()


def see_the_house_named(page: Page, match: str) -> None:
    """Once the bell has rung, the house online is told of."""
    page.goto(match)
    expect(page.locator(".line[data-kind='house-heard']:visible")).to_have_count(1)


def watch_a_told_match_again(page: Page, site: Site) -> None:
    """A result leads to the tape: it plays, jumps, is scrubbed, and keeps its ending to the end."""
    page.goto(site.address)
    address = page.locator(".result").last.locator("a[href$='/replay/']").first.get_attribute("href")
    page.goto(f"{site.address.rstrip('/')}{address}?at=0")
    state, play = page.locator("#scorebug .scorebug__state"), page.locator("[data-play]")
    expect(state).to_have_text("Replay")
    expect(page.locator(".transcript > [data-kind='bout-result']")).to_be_hidden()

    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(f"{site.address.rstrip('/')}{address}?at=0")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#now .line")).to_have_attribute("data-kind", "bout-bell")

    page.get_by_label("Speed").select_option("60")
    play.click()
    expect(play).to_have_text("Pause")
    expect(page.locator("#now .line")).not_to_have_attribute("data-kind", "bout-bell")
    page.locator("h1").click(force=True)
    page.keyboard.press(" ")
    expect(play).to_have_text("Play")

    scrub = page.get_by_label("Place on the tape")
    scrub.focus()
    page.keyboard.press("End")
    expect(state).to_have_text("Final")
    expect(page.locator(".transcript > [data-kind='bout-result']")).to_be_visible()
    page.reload()
    expect(state).to_have_text("Final")


def keep_results_veiled(page: Page, site: Site) -> None:
    """Hidden once they stay hidden, on a match's own page too, until one asks."""
    page.goto(f"{site.address}?veil=1")
    result = page.locator(".result").last
    expect(result.locator(".result__told")).to_be_hidden()
    address = result.locator("summary a").get_attribute("href")
    assert address is not None
    page.goto(site.address.rstrip("/") + address.removesuffix("replay/"))
    expect(page.locator("#scorebug")).to_be_hidden()
    expect(page.locator("#feed")).to_be_hidden()
    page.get_by_role("link", name="Tell me who won").click()
    expect(page.locator("#scorebug")).to_contain_text("Final")
    page.goto(site.address.rstrip("/") + address)
    expect(page.locator("#tape")).to_be_visible()
    expect(page.get_by_label("Place on the tape")).to_be_hidden()
    expect(page.locator(".marks > li:visible")).to_have_count(0)


def close_the_house(site: Site) -> None:
    """Ctrl-C stops everything and leaves nothing."""
    pids = site.up.pids()
    assert len(pids) > 6
    assert site.up.stop(signal.SIGINT) == 0
    assert gone(pids)
    assert site.up.lines[-1].startswith("stopped")
    assert not embedded.up_is_running(site.folder)
