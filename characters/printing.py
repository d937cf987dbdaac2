"""Posters as PNG: our own lettering, measured and drawn, and nothing of the machine's."""

import tempfile
from functools import cache, lru_cache
from hashlib import md5
from pathlib import Path
from threading import BoundedSemaphore

import resvg_py
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from fontTools.ttLib import TTFont

# How many posters a process keeps, some sixty kilobytes each, and for how long a reader does without asking.
KEPT, FRESH_S = 64, 600
WIDE, HIGH = 1200, 630
# One is drawn at a time: whoever asks for many waits, and others keep their processor.
PATIENCE_S = 5
WEIGHT = {"wght": 900}
SHEETS = ("sofia-sans-extra-condensed-latin", "sofia-sans-extra-condensed-latin-ext")
_drawing = BoundedSemaphore(1)


class Busy(Exception):
    """Too many posters were asked for at once."""


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes when the process does."""
    return tempfile.TemporaryDirectory(prefix="llmfed-fonts-")


@cache
def _fonts() -> tuple[list[TTFont], list[str]]:
    """Our display face as the rasteriser takes it: unpacked once a process."""
    folder = Path(_folder().name)
    fonts, paths = [], []
    for sheet in SHEETS:
        font = TTFont(settings.BASE_DIR / "static" / "fonts" / f"{sheet}-wght-normal.woff2")
        font.flavor = None
        font.save(folder / f"{sheet}.ttf")
        fonts.append(font)
        paths.append(str(folder / f"{sheet}.ttf"))
    return fonts, paths


@cache
def _advances() -> dict[str, float]:
    """How wide each character is at its boldest, in units of its size."""
    found: dict[str, float] = {}
    for font in reversed(_fonts()[0]):
        glyphs, em = font.getGlyphSet(location=WEIGHT), font["head"].unitsPerEm
        found |= {chr(code): glyphs[name].width / em for code, name in font.getBestCmap().items()}
    return found


def measure(text: str) -> float:
    """How wide a line is, in units of its size; never less than it is drawn."""
    advances = _advances()
    return sum(advances.get(sign, 1.0) for sign in text)


def lettered(name: str, slug: str = "") -> str:
    """A text as our letters can set it; what is written in others is set as its address spells it, or not at all."""
    advances = _advances()
    kept = " ".join("".join(sign for sign in name if sign in advances or sign.isspace()).split())
    whole = sum(sign.isalnum() for sign in name)
    if whole and sum(sign.isalnum() for sign in kept) >= whole:
        return kept
    return slug.replace("-", " ").title()


@lru_cache(KEPT)
def printed(svg: str) -> bytes:
    """A poster as PNG. Raises Busy where others are before it for too long."""
    if not _drawing.acquire(timeout=PATIENCE_S):
        raise Busy("Too many posters at once.")
    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg, width=WIDE, height=HIGH, font_files=_fonts()[1], skip_system_fonts=True
        )
    finally:
        _drawing.release()


def png(request: HttpRequest, svg: str, *, public: bool) -> HttpResponse:
    """A poster that readers keep a while; one that they have is not drawn again."""
    known = f'"{md5(svg.encode()).hexdigest()}"'
    response = get_conditional_response(request, etag=known)
    if response is None:
        try:
            response = HttpResponse(printed(svg), content_type="image/png")
        except Busy as busy:
            return HttpResponse(str(busy), status=503, headers={"Retry-After": str(PATIENCE_S)})
    response["ETag"] = known
    patch_cache_control(response, **{"public" if public else "private": True}, max_age=FRESH_S)
    return response
