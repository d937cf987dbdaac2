"""What is wrong with a speech book: sections, conditions, slots, and what a lead or a commentator must have."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from storylines.sim import speech, table
from storylines.sim.frames import SLOT, Frame, read, sections

LONGEST = 300
_NOUNS = {True: "sentence", False: "sentences"}


class Slip(NamedTuple):
    """One thing to put right: `number` counts a section's sentences from nought, None for the section itself."""

    section: str
    number: int | None
    found: str
    expected: str


def lead_slips(text: str, never: str) -> list[Slip]:
    """Everything that is wrong with a lead's book; `never` is the word that must not be in it."""
    book, slips = _opened(text, frozenset(speech.SECTIONS))
    for section, frames in book.items():
        for number, frame in enumerate(frames):
            slips += (Slip(section, number, *slip) for slip in _lead_sentence(section, frame, never))
    return [*slips, *_lead_least(book)]


def commentator_slips(text: str, people: Container[str]) -> list[Slip]:
    """Everything that is wrong with a commentator's book; `people` are the slugs a sentence may ask for."""
    book, slips = _opened(text, table.SECTIONS)
    for section, frames in book.items():
        for number, frame in enumerate(frames):
            slips += (Slip(section, number, *slip) for slip in _table_sentence(frame, people))
    total = sum(map(len, book.values()))
    if total < speech.LEAST_LINES:
        slips.append(Slip("", None, _count(total), f"at least {_count(speech.LEAST_LINES)}"))
    return slips


def entrance_slips(text: str) -> list[str]:
    """What is wrong with the sentence of an entrance, as what was expected."""
    strange = {match[1].split("?")[0] for match in SLOT.finditer(text)} - speech.ENTRANCE_SLOTS
    expected = [f"no slot {{{slot}}}" for slot in sorted(strange)]
    if not text.startswith(("{by}", "{by.full}")):
        expected.append("a sentence that begins with {by} or {by.full}")
    return expected


def says(word: str, text: str) -> bool:
    """Whether a text has a word in it, whatever its capitals."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))


def _opened(text: str, known: Container[str]) -> tuple[dict[str, tuple[Frame, ...]], list[Slip]]:
    """A book's sentences by section, as far as it can be read, and what cannot."""
    slips = [] if text.startswith("= ") else [Slip("", None, "words before the first section", 'a line "= section"')]
    book: dict[str, tuple[Frame, ...]] = {}
    for section, voice, written in sections(text):
        heading = f"{section} @{voice}" if voice else section
        if heading not in known:
            slips.append(Slip(heading, None, "a section of this name", f"one of {_listed(known)}"))
            continue
        barred = [sentence for sentence in written if "|" in sentence]
        slips += (
            Slip(section, number, f'"{line[:40]}"', 'a sentence after a "|"')
            for number, line in enumerate(written)
            if "|" not in line
        )
        (frames,) = read([f"= {section}\n" + "\n".join(barred)]).values()
        book[section] = (*book.get(section, ()), *frames)
    return book, slips


def _lead_sentence(section: str, frame: Frame, never: str) -> Iterator[tuple[str, str]]:
    marks = frame.wants | frame.bars
    choices = speech.CHOICES.get(section, frozenset())
    legal = choices | speech.ANYWHERE
    yield from _sentence(frame, marks, speech.SLOTS, legal.__contains__, legal)
    if choices and len(frame.wants & choices) != 1:
        yield f"{len(frame.wants & choices)} of its conditions", f"exactly one of {_listed(choices)}"
    for slots in _must_name(section, frame):
        if not frame.needs & slots:
            yield f'"{frame.text[:40]}"', f"{{{min(slots, key=len)}}} in it"
    if says(never, SLOT.sub("", frame.text)):
        yield f'"{never}"', "no word that they never say"


def _must_name(section: str, frame: Frame) -> Iterator[frozenset[str]]:
    """The slots of which a sentence must have one."""
    if section in {"recall", "answer", "promise", "thanks"}:
        yield speech.ON_BY_NAME
    if section == "recall" and not frame.wants & speech.WITHOUT_EVENT:
        yield frozenset({"event"})
    if section == "promise":
        yield frozenset({"next"})


def _lead_least(book: Mapping[str, tuple[Frame, ...]]) -> Iterator[Slip]:
    """What a lead must have, section by section."""
    for section, least in speech.SECTIONS.items():
        frames = book.get(section, ())
        if len(frames) < least:
            yield Slip(section, None, _count(len(frames)), f"at least {_count(least)}")
        asked = {mark for frame in frames for mark in frame.wants}
        wanted = speech.EVERY_LEAD_RECALLS if section == "recall" else speech.CHOICES.get(section, frozenset())
        wanted |= {"title"} if section in {"want", "promise"} else set()
        if missing := wanted - asked:
            yield Slip(section, None, f"none for {_listed(missing)}", "a sentence for each")
    if not any("title" in frame.bars for frame in book.get("want", ())):
        yield Slip("want", None, "none for -title", "a sentence where no championship is at stake")
    closing = speech.ON_BY_NAME | {"next", "finisher"}
    if sum(bool(frame.needs & closing) for frame in book.get("close", ())) < 2:
        yield Slip("close", None, "too few names", "{on}, {next} or {finisher} in at least two sentences")


def _table_sentence(frame: Frame, people: Container[str]) -> Iterator[tuple[str, str]]:
    marks = {mark for mark in frame.wants | frame.bars if ":" not in mark}
    yield from _sentence(frame, marks, table.SLOTS, table.is_flag, ())
    for mark in sorted((frame.wants | frame.bars) - marks):
        role, _, slug = mark.partition(":")
        if role not in table.ROLES:
            yield f'the condition "{mark}"', f"one of {_listed(table.ROLES)} before the colon"
        elif slug not in people:
            yield f'the condition "{mark}"', "the slug of a character of this file after the colon"


def _sentence(
    frame: Frame, marks: Iterable[str], slots: Container[str], legal: Callable[[str], bool], known: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with any sentence of any book."""
    expected = f"one of {_listed(known)}" if known else "a condition that commentary knows"
    yield from ((f'the condition "{mark}"', expected) for mark in sorted(marks) if not legal(mark))
    for written in SLOT.findall(frame.text):
        slot, _, forms = written.partition("?")
        if (f"{slot}.number" if forms else slot) not in slots or (forms and forms.count("/") != 1):
            yield f"the slot {{{written}}}", "a slot that is filled here"
    if set("{}") & set(SLOT.sub("", frame.text)):
        yield "half a slot", "braces in pairs"
    if not 0 < len(frame.text) <= LONGEST:
        yield f"{len(frame.text)} characters", f"1 to {LONGEST}"


def _count(number: int) -> str:
    return f"{number} {_NOUNS[number == 1]}"


def _listed(words: Container[str] | Iterable[str]) -> str:
    return ", ".join(sorted(words)) if isinstance(words, Iterable) else ""
