"""The longest, shortest and strangest names, on the strangest bodies: every page bears them at every width."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Site, opened
from tests.pack import cast, lore

pytestmark = pytest.mark.long

FEW = 6
WIDTHS = {320: 640, 390: 844, 820: 1180, 1280: 900}
LONG = "Kolomalotavalikonesapotuvamirelanokosipatemulavorinekatosipa"
NAMES = {
    "long": LONG,
    "many-words": "Annunziata Bellerophontessa de la Fuente y Montenegro-Quispe",
    "one": "Q",
    "arabic": "نادية الصقر المضيئة",
    "japanese": "雷門 はやぶさ太郎",
    "apostrophe": "Sorcha O'Dálaigh-D'Arcy",
    "emoji": "Rocket 🚀 Wójcik 🧑🏽‍🚀",
    "plain": "Ida Swan",
}
BODIES = {
    "long": {"height_cm": 220, "weight_kg": 40, "born": "1951-01-02", "look": {"hair": "bald", "beard": "long"}},
    "many-words": {"height_cm": 120, "weight_kg": 300, "look": {"hair": "afro", "hat": "brim", "beard": "forked"}},
    "one": {"height_cm": 240, "weight_kg": 35, "born": "1951-01-02", "look": {"mask": "fangs", "beard": "long"}},
    "arabic": {"look": {"skin": 8, "mask": "star", "hat": "hood", "marks": ["glasses", "headset", "flower"]}},
    "emoji": {"height_cm": 120, "weight_kg": 35, "look": {"hair": "mohawk", "gear": "fur", "turn": "left"}},
}
# Text that leaves the screen, or what cuts it off; whatever ends in an ellipsis or after its lines does so on purpose.
CUT = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, range = document.createRange();
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
    if (text.parentElement.closest(".visually-hidden, svg, option")) continue;
    let edge = { left: 0, right: innerWidth, top: -Infinity, bottom: Infinity }, meant = false;
    for (let box = text.parentElement; box.localName !== "main"; box = box.parentElement) {
      const style = getComputedStyle(box);
      meant ||= style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      if (style.overflowX !== "visible") {
        edge = box.getBoundingClientRect();
        break;
      }
    }
    range.selectNodeContents(text);
    const out = [...range.getClientRects()].some(({ left, right, top, bottom }) =>
      left < edge.left - 2 || right > edge.right + 2 || top < edge.top - 6 || bottom > edge.bottom + 6);
    if (out && !meant) found.push(`${text.parentElement.className}: ${text.data.trim().slice(0, 80)}`);
  }
  return found;
}"""


def universe_file() -> str:
    """Tramway, whose people are of every extreme; the longest of them holds a championship, alone and as a team."""
    whole = cast.small()
    folk = [cast.wrestler(name, "tramway", slug=slug, **BODIES.get(slug, {})) for slug, name in NAMES.items()]
    for number, who in enumerate(folk):
        who |= {"over": 90 - 7 * number, "alignment": "heel" if number % 2 else "face", "hometown": "Essen"}
    staff = [who for who in whole["character"] if who["role"] != "wrestler"]
    belt = {"slug": "belt", "name": "Tramway and Outer Suburban Heavyweight Championship", "division": "open"}
    pair = {"slug": "pair", "name": "Twin Rails", "division": "open", "kind": "tag", "holders": ["long", "many-words"]}
    belts = [{**belt, "kind": "world", "holders": ["long"], "since": "2030-01-01"}, {**pair, "since": "2030-02-03"}]
    whole["federation"] = [cast.federation("tramway", championship=belts, cities=["essen"])]
    whole["city"] = [lore.city("essen", "Essen", cheers=["long", "japanese"], boos=["many-words"])]
    whole |= {"character": [*folk, *staff], "team": [], "stable": [], "bond": []}
    whole["bond"] = [{"from": "long", "to": "many-words", "charge": -18, "note": "A matter of spelling."}]
    return json.dumps(whole)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("edges")
    file = folder / "edges.json"
    file.write_text(universe_file())
    yield from opened(folder / "site", "--pace", "3", "--history-weeks", "4", "--universe", str(file))


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": WIDTHS[request.param]})
    yield context.new_page()
    context.close()


def test_no_name_and_no_body_breaks_a_page(page: Page, site: Site, subtests: pytest.Subtests) -> None:
    for path in addresses(page, site):
        answer = page.goto(site.address + path)
        assert answer is not None
        with subtests.test(path):
            assert answer.status == 200
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert (wide, page.evaluate(CUT)) == (0, [])


def addresses(page: Page, site: Site) -> list[str]:
    """Home, the house, its city and everybody's page; then what their links lead to, some of each kind."""
    found = ["", "federations/tramway/", "cities/essen/", *(f"characters/{slug}/" for slug in NAMES)]
    led = set[str]()
    for path in found[1:]:
        page.goto(site.address + path, wait_until="domcontentloaded")
        # In a drawing a link has no path of its own.
        links = page.locator("main a[href^='/']").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))"
        )
        led |= {str(link).partition("?")[0].partition("#")[0] for link in links}
    kinds = (
        r"/matches/\d+/",
        r"/matches/\d+/replay/",
        r"/federations/tramway/shows/\d+/",
        r"/championships/.+",
        r"/stories/.+",
    )
    for kind in kinds:
        some = sorted(filter(re.compile(kind).fullmatch, led), key=lambda path: (len(path), path))[-FEW:]
        assert some, kind
        found += [path.removeprefix("/") for path in some]
    return found
