"""A page as a browser holds it: parsed, with a live topic's frames applied as htmx would."""

import re

from django.test.html import Element, parse_html

from llmfed.world.live import Frame

NTH = re.compile(r"#([\w-]+) > li:nth-child\(n\+(\d+)\)")
FLEETING = {"data-in"}


# Countdowns are another at every look; a page of what is over has no wire; panels are each reader's own,
# and the cover over an end is for those who come later.
UNCOMPARED = {"countdown", "wire", "panels", "covered"}


class Held:
    """One open page."""

    def __init__(self, address: str, html: str) -> None:
        self.address = address
        self.main = next(one for one in walk(parse_html(html)) if one.name == "main")
        self.lasts = self.wires()

    @property
    def last(self) -> int | None:
        """The last number of its one wire."""
        (last,) = self.lasts.values() or [None]
        return last

    def wires(self) -> dict[str, int]:
        """The last number that each wire says, by the kind of its topic."""
        told = [dict(one.attributes) for one in walk(self.main) if "data-wire" in dict(one.attributes)]
        return {str(one["id"]).split("-")[1]: int(one["data-last"]) for one in told}

    def find(self, ident: str) -> Element | None:
        return next((one for one in walk(self.main) if dict(one.attributes).get("id") == ident), None)

    def apply(self, frame: Frame) -> None:
        """Take a frame, which must follow the last one held."""
        kind = frame.topic.partition(":")[0] or next(iter(self.lasts), "")
        last = self.lasts.get(kind)
        if len(self.lasts) > 1 and last is not None and frame.no <= last:
            # What another wire brought anew has it.
            return
        assert frame.prev == last, f"{self.address}: frame {frame.no} follows {frame.prev}, held {last}"
        self.lasts[kind] = frame.no
        before = self.wires()
        partials = [one for one in walk(parse_html(f"<div>{frame.content}</div>")) if one.name == "hx-partial"]
        swaps = [(dict(one.attributes)["hx-target"], dict(one.attributes)["hx-swap"], one.children) for one in partials]
        # htmx looks for every target before it swaps anything.
        found = [(self.find(target.removeprefix("#").split(" ")[0]), target, *rest) for target, *rest in swaps]
        for target, selector, style, children in found:
            if target is not None:
                self.swap(target, selector, style, [one for one in children if not isinstance(one, str)])
        self.lasts |= {kind: last for kind, last in self.wires().items() if before.get(kind) != last}

    def swap(self, target: Element, selector: str, style: str, new: list[Element]) -> None:
        if style == "afterbegin":
            target.children[:0] = new
        elif style in {"innerHTML", "innerMorph"}:
            target.children = new
        elif style in {"outerHTML", "outerMorph"}:
            parent = next(one for one in walk(self.main) if any(child is target for child in one.children))
            place = next(i for i, child in enumerate(parent.children) if child is target)
            parent.children[place : place + 1] = new
        elif style == "delete":
            match = NTH.fullmatch(selector)
            assert match is not None
            target.children = target.children[: int(match[2]) - 1]
        else:
            # A stale panel is fetched by each page for itself.
            assert (style, selector) == ("beforeend", "#panels"), style

    def text(self) -> str:
        """The page's main part, without what is fleeting and without panels."""
        return "\n".join(lines(self.main))


def walk(element: Element) -> list[Element]:
    """An element and everything in it."""
    found = [element]
    for child in element.children:
        if not isinstance(child, str):
            found += walk(child)
    return found


def lines(element: Element, depth: int = 0) -> list[str]:
    """An element in indented lines, for comparisons that show where they fail."""
    attributes = dict(element.attributes)
    if attributes.get("class") in UNCOMPARED:
        return []
    kept = " ".join(f"{key}={value}" for key, value in sorted(attributes.items()) if key not in FLEETING)
    found = [f"{' ' * depth}<{element.name} {kept}>"]
    for child in element.children:
        if isinstance(child, str):
            found += [f"{' ' * depth} {child.strip()}"] if child.strip() else []
        else:
            found += lines(child, depth + 1)
    return found
