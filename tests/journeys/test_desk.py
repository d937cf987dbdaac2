"""A promoter edits a card by thumb: its order, rules, a pencil; one of it is undone. A fan sees what is public."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_fan import sign_in


@pytest.fixture
def desk(browser: Browser, site: Site) -> Page:
    """The editor of a card that is out, on a phone, signed in as somebody who may edit every federation."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    sign_in(page, site, "admin")
    page.get_by_role("link", name="Desk").click()
    addresses = page.locator(".houses a").evaluate_all("links => links.map(link => link.href)")
    # The first show is on the air; the next cards are out within a world day.
    site.hasten("7200")
    edit = page.get_by_role("link", name="Edit the card")
    for _ in range(60):
        for address in addresses:
            page.goto(address)
            if edit.count():
                site.hasten("1")
                edit.click()
                return page
        page.wait_for_timeout(500)
    raise AssertionError(f"no card is out at {addresses}")


def names(page: Page) -> list[str]:
    return page.locator(".slot__names, .slot__talk").all_inner_texts()


def test_a_promoter_edits_a_card_and_a_fan_sees_no_more_than_is_public(desk: Page, browser: Browser) -> None:
    complaints: list[str] = []
    desk.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    expect(desk.get_by_text("by your clock").or_(desk.get_by_text("world time"))).to_be_visible()
    reorder(desk)
    match, rules = change_the_rules(desk)
    pencil(desk)
    see_as_a_fan(desk, browser, match, rules)
    undo(desk, rules)

    assert complaints == []


def reorder(page: Page) -> None:
    """The second goes first, by its button and by the keyboard."""
    before = names(page)
    page.locator(".slot").nth(2).locator("button.step").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It can be undone until the card locks")).to_be_visible()
    assert names(page) == [*before[:2], before[3], before[2], *before[4:]]


def open_tools(page: Page) -> None:
    page.locator(".slot .fold summary").first.click()


def change_the_rules(page: Page) -> tuple[str, str]:
    """The opener has other rules from now on; returns its names, and the rules."""
    open_tools(page)
    rules = page.get_by_label("Rules").first
    key, label = ("no_dq", "no disqualification") if rules.input_value() == "tables" else ("tables", "tables match")
    rules.select_option(key)
    page.get_by_role("button", name="Set the rules").first.click()
    expect(page.locator(".slot .card__place").first).to_contain_text(label)
    return page.locator(".slot__names").first.inner_text(), label


def pencil(page: Page) -> None:
    open_tools(page)
    page.locator(".slot").first.get_by_label(re.compile("wins$")).first.check()
    page.get_by_role("button", name="Pencil it in").first.click()
    expect(page.get_by_text("In pencil:")).to_be_visible()


def see_as_a_fan(page: Page, browser: Browser, match: str, rules: str) -> None:
    """Somebody with another browser reads the new rules on the card, and nothing in pencil."""
    fan = browser.new_context().new_page()
    address = page.get_by_role("link", name="As the fans see it").get_attribute("href")
    fan.goto(page.url.split("/desk/")[0] + str(address))
    expect(fan.locator("#card-title")).to_be_visible()
    slot = fan.locator(".card__slot").filter(has_text=re.compile(re.escape(match), re.IGNORECASE))
    expect(slot).to_contain_text(rules)
    assert "pencil" not in fan.content().lower()
    fan.close()


def undo(page: Page, rules: str) -> None:
    """The rules are taken back; the pencil stays, and is there when the page comes anew."""
    page.locator(".given").filter(has_text=rules).get_by_role("button").click()
    expect(page.locator(".slot .card__place").first).not_to_contain_text(rules)
    expect(page.get_by_text("In pencil:")).to_be_visible()
    page.reload()
    expect(page.locator(".given").first).to_contain_text("Undone:")
    expect(page.get_by_text("In pencil:")).to_be_visible()
