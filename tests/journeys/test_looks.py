"""Every page on a phone, a tablet and a desk, in light and dark: nothing overflows, and a picture of it is kept.

On the phone and the desk axe looks at it, and finds nothing; between them it would see one of the two again.
The pictures are in test-artifacts/looks, for people to look at.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Site, opened
from tests.journeys.test_fan import sign_in

pytestmark = pytest.mark.long

LOOKS = Path(__file__).parents[2] / "test-artifacts" / "looks"
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desk": (1280, 900)}
UNASKED = "tablet"
# What stands on a drawing has no ground that a program could see: crest letters, names on posters.
ON_A_DRAWING = "svg text"
# Words that go on in the next line, as one does that is wider than the box it stands in.
BROKEN = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.checkVisibility() || text.parentElement.closest(".visually-hidden, svg, code")) continue;
    for (const word of text.data.matchAll(/[\\p{L}'’]{4,}/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
      if (new Set(lines).size > 1) found.push(`${text.parentElement.className}: ${word[0]}`);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site as it stands when the first visitor comes: four weeks old, a show on the air, and in no hurry."""
    yield from opened(tmp_path_factory.mktemp("looks"), "--pace", "3", "--history-weeks", "4")


@pytest.fixture(params=[f"{size}-{scheme}" for size in SIZES for scheme in ("light", "dark")])
def variant(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Page]]:
    size, _, scheme = request.param.partition("-")
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    yield request.param, context.new_page()
    context.close()


def test_every_page_is_clean_and_fits(variant: tuple[str, Page], site: Site, subtests: pytest.Subtests) -> None:
    name, page = variant
    LOOKS.mkdir(parents=True, exist_ok=True)
    for title, path in addresses(page, site).items():
        look_at(page, site, f"{title}-{name}", path, subtests)
    sign_in(page, site, "fan")
    for title, path in {"home": "", "match": first(page, site, "", "/matches/"), "corner": "corner/"}.items():
        look_at(page, site, f"fan-{title}-{name}", path, subtests)


def look_at(page: Page, site: Site, name: str, path: str, subtests: pytest.Subtests) -> None:
    """Open a page, keep a picture of it, and hold it to what every page must be."""
    page.goto(site.address + path)
    page.wait_for_load_state("networkidle" if "/matches/" not in path else "load")
    page.screenshot(path=LOOKS / f"{name}.png", full_page=True)
    asked = UNASKED not in name
    found = Axe().run(page, context={"exclude": [[ON_A_DRAWING]]}).response["violations"] if asked else []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    with subtests.test(name):
        assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found] == []
        assert wide <= 0, f"{wide} px wider than the screen"
        assert page.evaluate(BROKEN) == []


def addresses(page: Page, site: Site) -> dict[str, str]:
    """A page of every kind, found by following links as a visitor would."""
    found = {"home": "", "federations": "federations/", "sign-in": "accounts/login/", "sign-up": "accounts/signup/"}
    found["federation"] = "federations/blue-riband/"
    found["match"] = first(page, site, "", "/matches/")
    found["show"] = first(page, site, "", "/federations/blue-riband/shows/")
    found["story"] = first(page, site, found["federation"], "/stories/")
    found["poll"] = first(page, site, "", "/polls/")
    found["replay"] = first(page, site, "", "/matches/", "/replay/")
    found["told-match"] = found["replay"].removesuffix("replay/")
    found["championship"] = first(page, site, found["federation"], "/championships/")
    found["character"] = first(page, site, found["story"], "/characters/")
    found["city"] = first(page, site, found["show"], "/cities/")
    found["not-found"] = "characters/nobody-at-all/"
    return found


def first(page: Page, site: Site, start: str, path: str, ending: str = "/") -> str:
    """The first address on a page that begins and ends so."""
    page.goto(site.address + start, wait_until="domcontentloaded")
    link = page.locator(f"main a[href^='{path}'][href$='{ending}']").first.get_attribute("href")
    assert link is not None
    return link.removeprefix("/")
