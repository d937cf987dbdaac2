"""What a telling harps on, and for how long it then leaves it alone: a sore arm is news once a minute."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from storylines.sim.frames import Frame, specific
from storylines.sim.scene import Facts, Line

# Seconds of a bout for which a theme rests after a line has used it.
RESTS: Mapping[str, int] = {
    "hurt": 50,
    "held": 70,
    "near": 45,
    "last": 100,
    "kilos": 110,
    "home": 80,
    "grudge": 60,
    "title": 75,
}
_WORDS: Mapping[str, frozenset[str]] = {
    "hurt": frozenset({"on.hurt", "by.hurt", "foe.hurt", "part", "worked", "on_hurt", "by_hurt", "foe_hurt"}),
    "held": frozenset({"held", "Held"}),
    "near": frozenset({"near_n", "Near_n", "near_times", "Near_times", "several"}),
    "last": frozenset({"last_event", "last_ago", "last_known", "met"}),
    "kilos": frozenset({"kilos", "Kilos", "on_heavier", "by_heavier"}),
    "home": frozenset({"town", "home", "on.home", "by.home", "home_crowd"}),
    "grudge": frozenset({"grudge"}),
    "title": frozenset({"title", "by_champ", "on_champ"}),
}


@lru_cache(maxsize=8192)
def touched(used: tuple[str, ...]) -> frozenset[str]:
    """The themes that a sentence's own words belong to."""
    return frozenset(theme for theme, words in _WORDS.items() if not words.isdisjoint(used))


def note(known: dict[str, int], facts: Facts, lines: Iterable[Line]) -> None:
    """Remember when each theme was last used in a bout; a second late, so that the first second counts."""
    state: Mapping[str, Any] = facts.get("state") or {}
    for line in lines:
        known |= {f"theme:{theme}": int(state.get("clock_s", 0)) + 1 for theme in touched(line.uses)}


def rested(frames: Iterable[Frame], facts: Facts, history: Mapping[str, int]) -> list[Frame]:
    """The sentences that harp on nothing said a moment ago."""
    now = int((facts.get("state") or {}).get("clock_s", 0)) + 1
    tired = {theme for theme, rest in RESTS.items() if now - history.get(f"theme:{theme}", -rest) < rest}
    return [frame for frame in frames if not tired & touched(specific(frame))] if tired else list(frames)
