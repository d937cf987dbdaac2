"""What may be tried: a fan books a match that never happens and rates one that did; a promoter asks what if."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_fan import sign_in


def test_a_fan_tries_a_match_and_rates_another_and_a_promoter_asks_what_if(
    visitor: BrowserContext, browser: Browser, site: Site
) -> None:
    fan = visitor.new_page()
    complaints: list[str] = []
    fan.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    sign_in(fan, site, "fan")
    book_a_quick_match(fan)
    watch_it_to_the_bell(fan)
    rate_what_is_over(fan, site)

    promoter = browser.new_page()
    promoter.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    sign_in(promoter, site, "promoter")
    open_a_card(promoter, site)
    ask_what_if(promoter)
    promoter.close()

    assert complaints == []


def book_a_quick_match(page: Page) -> None:
    """Two are chosen, from one form of match to the next; who they are is seen before the bell."""
    page.get_by_role("link", name="Quick match").click()
    corners = page.locator("select[name=who]")
    names = [corner.locator("option").nth(number).inner_text() for number, corner in enumerate(corners.all(), start=1)]
    for corner, name in zip(corners.all(), names, strict=True):
        corner.select_option(label=name)
    preview = page.locator(".quick__names")
    expect(preview).to_contain_text(names[0].split()[-1], ignore_case=True)
    expect(preview).to_contain_text(names[1].split()[-1], ignore_case=True)
    page.get_by_label("Rules").select_option("tables")
    page.get_by_role("button", name="Ring the bell").click()
    expect(page.get_by_text("Nothing of this happened")).to_be_visible()


def watch_it_to_the_bell(page: Page) -> None:
    """It plays; a leap to its end shows how it ends, and once more it ends in another way or the same, but anew."""
    page.wait_for_load_state()
    now, state = page.locator("#now .line"), page.locator("#scorebug .scorebug__state")
    expect(now).to_be_visible()
    expect(page.locator(".transcript > [data-kind='bout-result']")).to_be_hidden()
    page.get_by_label("Place on the tape").focus()
    page.keyboard.press("End")
    expect(state).to_have_text("Final", timeout=30_000)
    expect(page.locator(".transcript > [data-kind='bout-result']")).to_be_visible()
    address = page.url
    page.get_by_role("link", name="Again, with other luck").click()
    expect(page.get_by_text("Nothing of this happened")).to_be_visible()
    assert page.url != address


def rate_what_is_over(page: Page, site: Site) -> None:
    """Four stars for a match of the last show; they stand there when the page comes anew, and can be taken back."""
    site.hasten("600")
    tapes = page.locator(".result a[href$='/replay/']")
    page.goto(site.address)
    for _ in range(60):
        if tapes.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    tape = tapes.first.get_attribute("href")
    assert tape is not None
    page.goto(site.address.rstrip("/") + tape.removesuffix("replay/"))
    rating = page.locator("#rating")
    expect(rating).to_contain_text("What do you give it?")
    rating.locator("#star-4").click()
    expect(rating).to_contain_text("You gave it 4")
    expect(rating.locator("#rating-shown")).to_contain_text("from the house, 1 of it")
    page.reload()
    expect(rating.locator("#star-4")).to_have_attribute("aria-pressed", "true")
    rating.get_by_role("button", name="Take it back").click()
    expect(rating).to_contain_text("What do you give it?")


def open_a_card(page: Page, site: Site) -> None:
    """The page of the next show whose card is out, of the promoter's own federation."""
    site.hasten("7200")
    page.get_by_role("link", name="Desk").click()
    address = page.locator(".houses a").first.evaluate("link => link.href")
    shows = page.get_by_role("link", name="As the fans see it")
    edit = page.get_by_role("link", name="Edit the card")
    for _ in range(60):
        page.goto(address)
        if edit.count():
            site.hasten("1")
            edit.click()
            shows.click()
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"no card is out at {address}")


def ask_what_if(page: Page) -> None:
    """A thousand evenings: they are counted as they are played, and what came of them stays when it is stopped."""
    page.get_by_role("link", name="What if?").click()
    page.get_by_role("button", name=re.compile("^Play it")).click()
    bar = page.locator("progress")
    expect(bar).to_be_visible()
    expect(page.locator(".odds__match").first).to_be_visible(timeout=30_000)
    if bar.count():
        page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_role("button", name="Play it again")).to_be_visible(timeout=30_000)
    shares = [
        int(share.rstrip("\u202f %"))
        for share in page.locator(".odds__match").first.locator(".odds__share").all_inner_texts()
    ]
    assert 90 <= sum(shares) <= 101
    evenings = page.locator(".trial__sum b").first.inner_text()
    page.reload()
    expect(page.locator(".trial__sum b").first).to_have_text(evenings)
