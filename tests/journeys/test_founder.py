"""What a founder does: name it, choose a crest, mend a clash, draft, found, and see it begin the next day."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_fan import newcomer, sign_in


def test_a_fan_founds_a_federation_and_it_begins(visitor: BrowserContext, site: Site) -> None:
    page, complaints = newcomer(visitor, site)
    sign_in(page, site, "fan")
    page.goto(f"{site.address}federations/")
    page.get_by_role("link", name="Found one of your own").click()
    name_it(page)
    choose_a_crest(page)
    mend_a_clash(page)
    draft_whom_was_suggested(page)
    found_it(page)
    see_it_begin(page, site)

    # The browser mentions the answer to the clash.
    assert [said for said in complaints if "422" not in said] == []


def name_it(page: Page) -> None:
    page.get_by_label("Name").fill("Kelpstone Wrestling")
    page.get_by_label("Home city").select_option("toledo")
    page.get_by_label("Motto").fill("Mind the rocks.")
    page.get_by_role("button", name="On to the crest").click()
    expect(page.get_by_role("heading", name="Kelpstone Wrestling")).to_be_visible()


def choose_a_crest(page: Page) -> None:
    """What is chosen is drawn at once, and the keyboard stays where it is."""
    shown = page.locator("#preview .found__shown path").first
    was = shown.get_attribute("d")
    chosen = page.locator("[name=shield]:checked")
    key = chosen.get_attribute("value")
    chosen.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#preview .found__shown path").first).not_to_have_attribute("d", was or "")
    expect(chosen).to_be_focused()
    assert chosen.get_attribute("value") != key
    page.get_by_role("button", name="On to the calendar").click()


def mend_a_clash(page: Page) -> None:
    page.locator("[name=weekday]").select_option("0")
    page.locator("[name=hour]").select_option("20")
    page.get_by_role("button", name="On to the draft").click()
    told = page.get_by_text(re.compile("The nearest free slot is Monday 22:00"))
    expect(told).to_be_visible()
    page.locator("[name=hour]").select_option("22")
    page.get_by_role("button", name="On to the draft").click()


def draft_whom_was_suggested(page: Page) -> None:
    """Who is filtered out stays chosen."""
    expect(page.locator("[name=draft]:checked")).to_have_count(14)
    page.get_by_text("Heels", exact=True).click()
    shown = page.locator(".agent:visible")
    expect(shown.locator("visible=true").first).to_be_visible()
    expect(page.locator("[name=draft]:checked")).to_have_count(14)
    page.get_by_role("button", name="On to the prize").click()
    page.get_by_role("button", name="Look at all of it").click()


def found_it(page: Page) -> None:
    expect(page.get_by_role("heading", name="The first card, proposed")).to_be_visible()
    page.get_by_role("button", name="Found it").click()
    expect(page.get_by_text("It is founded.")).to_be_visible()
    expect(page.locator(".roster li")).to_have_count(14)


def see_it_begin(page: Page, site: Site) -> None:
    """At the next world midnight they sign; the page of the federation knows them then."""
    site.hasten("3000")
    page.get_by_role("link", name="To its page").click()
    expect(page.get_by_role("heading", name="Kelpstone Wrestling")).to_be_visible()
    for _ in range(30):
        if page.locator("#roster li").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.locator("#roster li")).to_have_count(14)
