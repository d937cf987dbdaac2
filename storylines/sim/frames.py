"""Sentence frames: typed slots and conditions, read from the line books, chosen by fit and then by chance.

A book is text. `= move` opens the frames of a kind told by the play-by-play, `= move @craft` those of a
commentator. A frame is `conditions | sentence`; an indented line goes on with the sentence before. The
condition `hot` asks for a flag, `-hot` for its absence, and `+over` marks the frame as something that
was said and can be held against the speaker.
"""

import random
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

SLOT = re.compile(r"\{([^{}]*)\}")
VOICES = ("craft", "colour")


@dataclass(frozen=True, slots=True)
class Tuning:
    """How a frame is chosen."""

    tier_share: float = 0.5  # chance to stay with the best-fitting frames before trying the next best


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence with slots. `wants` must hold, `bars` must not; `needs` are the slots it fills."""

    key: str
    text: str
    wants: frozenset[str]
    bars: frozenset[str]
    needs: frozenset[str]

    def fits(self, flags: Container[str], slots: Mapping[str, str]) -> bool:
        """Say whether the frame is true of a moment and can be filled."""
        return (
            all(flag in flags for flag in self.wants)
            and not any(flag in flags for flag in self.bars)
            and all(slot in slots for slot in self.needs)
        )

    @property
    def weight(self) -> int:
        """How specific the frame is."""
        return len(self.wants)

    def fill(self, slots: Mapping[str, str]) -> str:
        """Put the slots' words in, once: what a name contains is never read as a slot."""
        return SLOT.sub(lambda match: _agreed(match[1], slots), self.text)


def _agreed(slot: str, slots: Mapping[str, str]) -> str:
    """Fill one slot; `by?takes/take` picks the verb that agrees with that person's pronoun."""
    if "?" in slot:
        who, _, forms = slot.partition("?")
        return forms.split("/")[slots[f"{who}.number"] == "many"]
    return slots[slot]


def _needs(text: str) -> frozenset[str]:
    """List the slots of a sentence."""
    found = SLOT.findall(text)
    return frozenset(f"{slot.split('?')[0]}.number" if "?" in slot else slot for slot in found)


def _frame(kind: str, voice: str, place: int, written: str) -> Frame:
    """Read one frame of a book."""
    conditions, bar, text = written.partition("|")
    if not bar:
        raise ValueError(f"a frame of {kind} has no bar: {written!r}")
    marks = conditions.split()
    said = "".join(mark for mark in marks if mark.startswith("+"))
    return Frame(
        key=f"{kind}/{voice or 'call'}/{place}{said}",
        text=text.strip(),
        wants=frozenset(mark for mark in marks if mark[0] not in "+-"),
        bars=frozenset(mark[1:] for mark in marks if mark[0] == "-"),
        needs=_needs(text),
    )


def sections(book: str) -> Iterable[tuple[str, str, list[str]]]:
    """Cut a book into its sections: the kind, the voice and the frames as written."""
    for section in re.split(r"^= ", book, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        kind, _, voice = heading.strip().partition(" @")
        yield kind, voice, [" ".join(part.split()) for part in re.split(r"\n(?! )", body) if part.strip()]


def read(books: Iterable[str]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Read books into frames by (kind, voice); sections of one heading are joined in order."""
    shelf: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for book in books:
        for kind, voice, written in sections(book):
            had = shelf.get((kind, voice), ())
            more = (_frame(kind, voice, len(had) + place, text) for place, text in enumerate(written))
            shelf[kind, voice] = (*had, *more)
    return shelf


def choose(frames: Sequence[Frame], recent: Sequence[str], rng: random.Random, *, again: bool) -> Frame | None:
    """Choose among frames that fit: unsaid ones, the specific before the general, then by chance.

    When all were said lately, the one said longest ago comes back if `again`, else none.
    """
    said = {key: place for place, key in enumerate(recent)}
    unsaid = [frame for frame in frames if frame.key not in said]
    if not unsaid:
        return min(frames, key=lambda frame: said[frame.key]) if frames and again else None
    for weight in sorted({frame.weight for frame in unsaid}, reverse=True):
        tier = [frame for frame in unsaid if frame.weight == weight]
        if rng.random() < TUNING.tier_share:
            return rng.choice(tier)
    return rng.choice(tier)
