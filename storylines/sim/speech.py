"""Speech books: what a lead says into a microphone, and what a commentator says of their own accord.

Both are frame books (see `frames`). A lead's sections are the moves of a promo, a commentator's the kinds of
moments. Here is what either may ask for and fill in, and how a book is read; `speech_rules` says what is wrong
with one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from storylines.sim.frames import Frame, read
from storylines.sim.words import PRONOUNS

SEATS = ("craft", "colour")
HABITS = 5
LEAST_LINES = 40

# The sections of a speech book, with the fewest sentences of each.
SECTIONS: Mapping[str, int] = MappingProxyType(
    {"open": 3, "recall": 6, "want": 3, "answer": 3, "promise": 3, "close": 3, "scene": 2, "thanks": 2}
)
EVERY_LEAD_RECALLS = frozenset({"stolen", "robbed", "lost", "won", "attacked", "attacker", "first"})
CLAIMS = EVERY_LEAD_RECALLS | {"title_lost", "title_won", "betrayed", "betrayer", "waited", "counted", "drawn"}
# Claims that may rest on something no show had in it.
WITHOUT_EVENT = frozenset({"first", "betrayed", "betrayer"})
# What a section's sentences must choose among: exactly one of these each.
CHOICES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "recall": CLAIMS,
        "answer": frozenset({"asked_why", "asked_fear", "asked_cost"}),
        "scene": frozenset({"foe", "friend"}),
        "thanks": frozenset({"victory", "defeat"}),
    }
)
# What any sentence may ask for besides.
ANYWHERE = frozenset({"title", "met", "met_again", "on", "friend", "tonight"})

_NAMED = ("", "'s", ".full", ".number", *(f".{pronoun}" for pronoun in PRONOUNS["x"]))
SLOTS = frozenset(
    {
        *(f"{who}{part}" for who in ("on", "friend") for part in _NAMED),
        *("event", "ago", "next", "title", "city", "finisher", "times"),
    }
)
ENTRANCE_SLOTS = frozenset(f"by{part}" for part in _NAMED)
ON_BY_NAME = frozenset({"on", "on's", "on.full"})
FRIEND_BY_NAME = frozenset({"friend", "friend's", "friend.full"})

type Book = Mapping[str, tuple[Frame, ...]]


@dataclass(frozen=True, slots=True)
class Lead:
    """What drives a lead and how they talk; `entrance` is a sentence with the slots of `by`."""

    wound: str
    lie: str
    never: str
    entrance: str
    finisher_story: str
    speech: Book = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Commentator:
    """A voice at the table: where they sit, what they hold, and lines of their own by kind of moment."""

    seat: str
    view: str
    grudge: str
    joke: str
    lines: Book = field(default_factory=dict)


@lru_cache(maxsize=512)
def read_speech(text: str) -> Mapping[str, tuple[Frame, ...]]:
    """A book's sentences by section. Raises ValueError for a sentence without a bar."""
    return MappingProxyType({section: frames for (section, _), frames in read([text]).items()})
