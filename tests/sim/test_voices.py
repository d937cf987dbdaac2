"""The blind test: whose promo it is can be told with every name taken out."""

import math
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from storylines.sim.frames import SLOT, Frame, signed
from storylines.sim.grammar import Person, Scene, tell
from storylines.sim.speech import Lead, read_speech

UNIVERSE = Path(__file__).parents[2] / "universes" / "default.toml"
# What every name and place is called here; taken out again before anybody guesses.
BLANK = "zzz"
PARTS = ("open", "recall", "want", "promise", "close")
CLAIMS = ("stolen", "robbed", "lost", "won", "attacked", "attacker", "first")
EIGHT, PROMOS = 8, 10
# What a word counts for with somebody who was not heard to say it.
RARE = 0.1


def leads() -> dict[str, str]:
    """Every lead's book, by who they are."""
    rows: list[dict[str, Any]] = tomllib.loads(UNIVERSE.read_text()).get("lead", [])
    return {row["of"]: row["speech"] for row in rows}


def halves(text: str, rng: random.Random) -> tuple[dict[str, tuple[Frame, ...]], dict[str, tuple[Frame, ...]]]:
    """A book in two, with no sentence in both."""
    one: dict[str, tuple[Frame, ...]] = {}
    other: dict[str, tuple[Frame, ...]] = {}
    for section, frames in signed(read_speech(text), "lead/{section}/{place}").items():
        mixed = rng.sample(frames, len(frames))
        one[section], other[section] = tuple(mixed[::2]), tuple(mixed[1::2])
    return one, other


def promo(speech: dict[str, tuple[Frame, ...]], rng: random.Random) -> list[str]:
    """The words of one promo told from a book, without names. Only what the book itself has to say is in it."""
    lead = Lead(wound="", lie="", never="", entrance="", finisher_story="", speech=speech)
    by = Person("by", BLANK, BLANK, finisher=BLANK, lead=lead)
    on, friend = Person("on", BLANK, BLANK), Person("friend", BLANK, BLANK)
    people = {one.key: one for one in (by, on, friend)}
    scene = Scene(people, {"belt": BLANK}, BLANK, BLANK, (BLANK, BLANK))
    said: list[str] = []
    for part, move in enumerate(PARTS, start=1):
        claim = {"kind": rng.choice(CLAIMS), "event": BLANK, "days": 3}
        facts = {"by": "by", "on": "on", "move": move, "part": part, "parts": 5, "next": BLANK, "claim": claim}
        facts["championship"] = rng.choice(["belt", None])
        for line in tell("promo.line", facts, scene, rng):
            if line.frame.startswith("lead/"):
                said += words(line.text)
    return said


def words(text: str) -> list[str]:
    """The words of a text, its slots and the blanks that fill them left out."""
    found = re.findall(r"[a-z']+", SLOT.sub(" ", text).lower())
    return [word for word in found if not word.startswith(BLANK)]


def features(words: Sequence[str]) -> Iterable[str]:
    yield from words
    yield from map(" ".join, zip(words, words[1:], strict=False))


def attributed(books: dict[str, str], seed: int) -> float:
    """The share of promos that naive Bayes, over words and pairs of words, gives to whoever spoke them."""
    rng = random.Random(seed)
    heard: dict[str, Counter[str]] = {}
    asked: list[tuple[str, set[str]]] = []
    for who, text in books.items():
        learnt, kept = halves(text, rng)
        said = (words(frame.text) for frames in learnt.values() for frame in frames)
        heard[who] = Counter(one for sentence in said for one in features(sentence))
        asked += [(who, set(features(promo(kept, rng)))) for _ in range(PROMOS)]
    known = set().union(*heard.values())

    def likely(who: str, found: set[str]) -> float:
        counts, whole = heard[who], heard[who].total() + RARE * len(known)
        return sum(math.log((counts[one] + RARE) / whole) for one in found & known)

    right = sum(max(books, key=lambda one: likely(one, found)) == who for who, found in asked)
    return right / len(asked)


@pytest.mark.parametrize("start", [0, 8, 16])
def test_a_promo_can_be_attributed_without_names(start: int) -> None:
    books = leads()
    assert len(books) >= start + EIGHT
    eight = {who: books[who] for who in sorted(books)[start : start + EIGHT]}
    shares = [attributed(eight, seed) for seed in range(2)]
    assert sum(shares) / len(shares) >= 0.6, shares
