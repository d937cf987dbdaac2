"""LLMFed's offline voice: tells what happened in English, with two commentators who have opinions."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storylines.sim.fitness import flags
from storylines.sim.frames import VOICES, Frame, choose, specific
from storylines.sim.memory import remember
from storylines.sim.plain import plain
from storylines.sim.reading import parties, slots
from storylines.sim.scene import Facts, Line, Person, Scene, Stakes
from storylines.sim.shelf import KINDS, SHELF, quips, shelves, uses
from storylines.sim.themes import rested
from storylines.sim.words import capital, tidy

__all__ = ["KINDS", "SHELF", "Facts", "Line", "Person", "Scene", "Stakes", "plain", "remember", "tell", "uses"]


@dataclass(frozen=True, slots=True)
class Tuning:
    """How often a commentator speaks after a line of a kind, 0-1; of other kinds never."""

    shares: Mapping[str, float] = field(
        default_factory=lambda: {
            "bell": 0.6,
            "feel_out": 0.25,
            "move": 0.2,
            "control": 0.45,
            "cut_off": 0.4,
            "hope": 0.35,
            "comeback": 0.6,
            "double_down": 0.5,
            "tag": 0.15,
            "hot_tag": 0.6,
            "hold": 0.3,
            "rope_break": 0.45,
            "escape": 0.25,
            "brawl": 0.4,
            "cheat": 0.5,
            "referee_down": 0.9,
            "signature": 0.35,
            "finisher": 0.65,
            "cover": 0.12,
            "kick_out": 0.5,
            "fall": 0.7,
            "finish": 0.9,
            "result": 0.8,
            "segment.entrance": 0.35,
            "segment.stakes": 0.5,
            "segment.promo": 0.4,
            "angle.attack": 0.8,
            "show.opened": 0.9,
            "show.closed": 0.9,
        }
    )

    # How often a small spot passes when all that could be said of it could be said of anybody.
    silence: float = 0.45


TUNING = Tuning()
# Spots that may pass without a word when every sentence for them was said lately. All else is told.
MAY_PASS = frozenset({"feel_out", "move", "control", "cut_off", "hope", "comeback", "double_down", "tag", "hot_tag"})
MAY_PASS |= {"hold", "rope_break", "escape", "brawl", "outside_count", "back_in", "cheat", "cover", "signature"}
SMALL = frozenset({"feel_out", "move", "hope", "cut_off", "hold", "cover", "back_in", "brawl", "tag"})
SMALL |= {"escape", "outside_count", "rope_break", "kick_out"}
# Kinds that happen by way of a move: a frame that leaves it out is given it as a sentence of its own.
BY_MOVE = frozenset({"feel_out", "move", "control", "hope", "comeback", "cut_off", "brawl"})
SAID_ALOUD = frozenset({"promo.line", "segment.question", "segment.pick"})
ROLES = (
    "by",
    "on",
    "helper",
    "from",
    "out",
    "a",
    "b",
    "foe",
    "last",
    "all",
    "winner",
    "loser",
    "friend",
    "about",
    "was",
)
NAMED = (*ROLES, "darling")


def tell(kind: str, facts: Facts, scene: Scene, rng: random.Random) -> tuple[Line, ...]:
    """Tell a moment: one line of play-by-play and sometimes a commentator's; none for kinds without words.

    `facts` are the chronicle's. No frame that `scene.said` has is used, and one that `scene.recent` has only for
    what must be told. Draws from `rng` alone.
    """
    kind = str(kind)
    found = parties(facts, scene)
    words = slots(facts, scene, found)
    if kind == "count":
        # The referee counts; that is no sentence, and has no frame to be used up.
        return (Line("", words.get("COUNT", "ONE"), ""),)
    true = flags(kind, facts, scene, found)
    frame = _chosen(kind, facts, scene, rng, true, words)
    if frame is None:
        return _plainly(kind, facts, scene, true)
    speaker = words.get("by.full", "") if kind in SAID_ALOUD else ""
    told = (Line(speaker, _with_move(kind, frame, words, rng), frame.key, specific(frame)),)
    quip = _quip(kind, facts, scene, rng, true, words)
    return (*told, quip) if quip else told


def _chosen(
    kind: str, facts: Facts, scene: Scene, rng: random.Random, true: frozenset[str], words: Mapping[str, str]
) -> Frame | None:
    """The sentence for a moment: from the first book that has one, unsaid if it can be."""
    books = [[frame for frame in book if frame.fits(true, words)] for book in shelves(kind, facts, scene)]
    for number, fitting in enumerate(books, start=1):
        # What must be told may harp on something rather than say nothing.
        frames = rested(fitting, facts, scene.history)
        frames = frames if any(frame.key not in scene.said for frame in frames) else fitting
        # What is in somebody's own words comes back sooner than they speak in anybody's.
        again = number < len(books) or not _may_pass(kind, true)
        frame = choose(frames, scene.recent, rng, again=again, said=scene.said)
        if frame is not None:
            idle = kind in SMALL and _may_pass(kind, true) and not specific(frame) and rng.random() < TUNING.silence
            return None if idle else frame
    return None


def _may_pass(kind: str, true: frozenset[str]) -> bool:
    """Whether a moment may go without a line: small spots, pins that were not close, the early entrances."""
    return (
        kind in MAY_PASS
        or (kind == "kick_out" and "two" not in true)
        or (kind == "segment.entrance" and "main" not in true)
    )


def _plainly(kind: str, facts: Facts, scene: Scene, true: frozenset[str]) -> tuple[Line, ...]:
    """What must be told and has no sentence left is said plainly."""
    if kind not in KINDS or _may_pass(kind, true) or kind in SAID_ALOUD:
        return ()
    text = plain(kind, facts, scene)
    return (Line("", text, f"{kind}/plain/0"),) if text else ()


def _sentence(frame: Frame, words: Mapping[str, str]) -> str:
    """Fill a frame and begin it with a capital, unless a name begins it: names stay as they are."""
    text = tidy(frame.fill(words))
    first = frame.text[1:].partition("}")[0].split(".")[0].split("'")[0]
    return text if frame.text.startswith("{") and first in NAMED else capital(text)


def _with_move(kind: str, frame: Frame, words: Mapping[str, str], rng: random.Random) -> str:
    """Name the move that did it, before or after what is said about it."""
    text = _sentence(frame, words)
    if kind not in BY_MOVE or "Move" not in words or frame.needs & {"move", "Move", "named", "Named"}:
        return text
    return f"{text} {words['Move']}." if rng.random() < 0.5 else f"{words['Move']}. {text}"


def _quip(
    kind: str,
    facts: Facts,
    scene: Scene,
    rng: random.Random,
    true: frozenset[str],
    words: Mapping[str, str],
) -> Line | None:
    """Let a commentator speak now and then, in their own words first; nobody picks a winner twice in a bout."""
    if rng.random() >= TUNING.shares.get(kind, 0.0):
        return None
    voices = VOICES if rng.random() < 0.5 else VOICES[::-1]
    for voice in voices:
        for book in quips(kind, voice, facts, scene):
            frame = choose(
                _open(book, voice, facts, scene, true, words), scene.recent, rng, again=False, said=scene.said
            )
            if frame is not None:
                name = scene.commentators[VOICES.index(voice)]
                return Line(name, _sentence(frame, words), frame.key, specific(frame))
    return None


def _open(
    book: Sequence[Frame], voice: str, facts: Facts, scene: Scene, true: frozenset[str], words: Mapping[str, str]
) -> list[Frame]:
    """What a commentator can truly say now."""
    frames = [frame for frame in book if frame.fits(true, words)]
    frames = rested(frames, facts, scene.history)
    return [frame for frame in frames if "+pick" not in frame.key] if f"{voice}_picked" in true else frames
