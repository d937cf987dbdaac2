"""What a fan does: open, watch, sign in, vote, see what it did. Then the house is closed."""

import signal
import time

from playwright.sync_api import BrowserContext, Page, Route, expect

from llmfed.world import embedded
from tests.journeys.conftest import Site
from tests.running import gone


def test_a_fan_watches_votes_and_sees_what_the_vote_did(visitor: BrowserContext, site: Site) -> None:
    page = visitor.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    open_home(page, site)
    assert visitor.cookies() == []

    sign_in(page, site, "fan")
    poll = vote(page, site, "No disqualification")
    watch_a_line_come_in(page, site)
    site.hasten("600")
    see_the_answer(page, site, poll)
    watch_a_told_match_again(page, site)
    keep_results_veiled(page, site)

    assert complaints == []


def open_home(page: Page, site: Site) -> None:
    page.goto(site.address)
    expect(page.get_by_text("Live", exact=True).first).to_be_visible()


def sign_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.address}accounts/login/?next=/")
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(site.passwords[name])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(site.address)


def vote(page: Page, site: Site, choice: str) -> str:
    """Vote in the poll on the front page; returns the poll's address."""
    poll = page.locator("section.poll").first
    address = poll.locator("h2 a").get_attribute("href")
    assert address is not None
    poll.get_by_text(choice).click()
    poll.get_by_role("button", name="Cast your vote").click()
    expect(page.get_by_text("Your vote is in the box")).to_be_visible()
    return address


def watch_a_line_come_in(page: Page, site: Site) -> None:
    """On the page of the match that is on, a line appears that was not there when it was loaded, on slow lines too."""
    page.route("**/hx-ws-4.min.js", late)
    page.goto(site.address)
    page.locator("a[href^='/matches/']").first.click()
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


def test_ctrl_c_stops_everything_and_leaves_nothing(site: Site) -> None:
    pids = site.up.pids()
    assert len(pids) > 6
    assert site.up.stop(signal.SIGINT) == 0
    assert gone(pids)
    assert site.up.lines[-1].startswith("stopped")
    assert not embedded.up_is_running(site.folder)
