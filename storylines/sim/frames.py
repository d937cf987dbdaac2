"""Sentence frames: typed slots and conditions, read from the line books, chosen by fit and then by chance.

A book is text. `= move` opens the frames of a kind told by the play-by-play, `= move @craft` those of a
commentator. A frame is `conditions | sentence`; an indented line goes on with the sentence before. The
condition `hot` asks for a flag, `-hot` for its absence, and `+over` marks the frame as something that
was said and can be held against the speaker.
"""

import random
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

SLOT = re.compile(r"\{([^{}]*)\}")
# What stands for the name of the show that is on, and where that takes its preposition with it or begins a sentence.
TONIGHT = "tonight"
_AT_NEXT = re.compile(r"(?P<first>(?:^|(?<=[.!?] )))?(?:\bat )?\{next\}", re.IGNORECASE)
VOICES = ("craft", "colour")
# Conditions and slots that are about this pair or this match, not about any.
OWN = re.compile(
    r"title|met|met_again|grudge|stip|no_dq|cage|ladder|tables|last_standing|elimination|iron|referee|battle_royal|rumble|handicap|mixed|two_left|four_left|last_in|home_crowd|near|nears|several|again|thrice|often|pressing|held|worked|retained|crowned"
    r"|unmoved|two_falls|level|ahead|reason|regained|defended|last_\w+|\w+_(won|lost)_last|\w+_champ|\w+_hurt|\w+_stood"
    r"|wagered|wager_\w+|lost_(hair|mask|career)|\w+_slipped|\w+_cheated|\w+_heavier|\w+_landed|\w+:.+|(by|on|foe|winner|loser)_(powerhouse|technician|high_flyer"
    r"|brawler|submission)|(craft|colour)_(called_over|right|wrong|picked|owed)|under|tainted"
)
OWN_SLOT = re.compile(
    r"title|prize|named|Named|finisher|Finisher|home|town|\w+\.(home|[fF]inisher|hurt)|[nN]ear_(n|times)|[tT]imes_n|[lL]eft_n|[nN]umber_n|held|Held|part|[kK]ilos|[rR]eason"
    r"|clock|Clock|time|last|last\.full|last_\w+|wager|Wager|real|other_title|meeting\w*|was|event|ago|reign_n\w*|defences_\w+|[sS]tipulation|next|show|cup|stage|edition_nth|[fF]ield_n"
)


@dataclass(frozen=True, slots=True)
class Tuning:
    """How a frame is chosen."""

    tier_share: float = 0.88  # chance to stay with the most specific frames before trying the next


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
        """How specific the frame is: by its conditions, and more by what only this match can fill."""
        return len(self.wants) + 2 * len(specific(self))

    def fill(self, slots: Mapping[str, str]) -> str:
        """Put the slots' words in, once: what a name contains is never read as a slot."""
        text = _for_tonight(self.text) if slots.get("next") == TONIGHT else self.text
        return SLOT.sub(lambda match: _agreed(match[1], slots), text)


def _for_tonight(text: str) -> str:
    """Say "tonight" for the show to come, and "Tonight" at the beginning of a sentence."""
    return _AT_NEXT.sub(lambda match: TONIGHT.capitalize() if match["first"] is not None else TONIGHT, text)


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


def specific(frame: Frame) -> tuple[str, ...]:
    """What a sentence uses that belongs to this pair or this match: put other names in, and it is no longer true."""
    return _specific(frame.wants, frame.needs)


@lru_cache(maxsize=8192)
def _specific(wants: frozenset[str], needs: frozenset[str]) -> tuple[str, ...]:
    used = {mark for mark in wants if OWN.fullmatch(mark)} | {slot for slot in needs if OWN_SLOT.fullmatch(slot)}
    return tuple(sorted(used))


def signed(book: Mapping[str, tuple[Frame, ...]], key: str) -> dict[str, tuple[Frame, ...]]:
    """One person's book under keys of its own: `{section}` and `{place}` stand in the key for the frame's."""
    return {
        section: tuple(
            replace(frame, key=key.format(section=section, place=frame.key.rpartition("/")[2])) for frame in frames
        )
        for section, frames in book.items()
    }


def choose(
    frames: Sequence[Frame], recent: Sequence[str], rng: random.Random, *, again: bool, said: Container[str] = ()
) -> Frame | None:
    """Choose among frames that fit: none that was `said` in this show; unsaid ones, the specific first, then by chance.

    When all were said in the days before, the one said longest ago comes back if `again`, else none.
    """
    fresh = [frame for frame in frames if frame.key not in said]
    places = {key: place for place, key in enumerate(recent)}
    unsaid = [frame for frame in fresh if frame.key not in places]
    if not unsaid:
        return min(fresh, key=lambda frame: places[frame.key]) if fresh and again else None
    for weight in sorted({frame.weight for frame in unsaid}, reverse=True):
        tier = [frame for frame in unsaid if frame.weight == weight]
        if rng.random() < TUNING.tier_share:
            return rng.choice(tier)
    return rng.choice(tier)
