"""LLMFed's offline voice: tells what happened in English, with two commentators who have opinions."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storylines.sim.fitness import flags
from storylines.sim.frames import VOICES, Frame, choose, read
from storylines.sim.lines import BOOKS
from storylines.sim.memory import remember
from storylines.sim.plain import plain
from storylines.sim.reading import parties, slots
from storylines.sim.scene import Facts, Line, Person, Scene, Stakes
from storylines.sim.words import capital, tidy

__all__ = ["Facts", "Line", "Person", "Scene", "Stakes", "plain", "remember", "tell"]


@dataclass(frozen=True, slots=True)
class Tuning:
    """How often a commentator speaks after a line of a kind, 0-1; of other kinds never."""

    shares: Mapping[str, float] = field(
        default_factory=lambda: {
            "bell": 0.6,
            "feel_out": 0.22,
            "move": 0.17,
            "control": 0.4,
            "cut_off": 0.35,
            "hope": 0.3,
            "comeback": 0.6,
            "double_down": 0.5,
            "tag": 0.12,
            "hot_tag": 0.6,
            "hold": 0.28,
            "rope_break": 0.45,
            "escape": 0.25,
            "brawl": 0.35,
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
            "show.opened": 0.8,
            "show.closed": 0.7,
        }
    )


TUNING = Tuning()
SHELF = read(BOOKS)
KINDS = frozenset(kind for kind, voice in SHELF if not voice)
# Kinds that happen by way of a move: a frame that leaves it out is given it as a sentence of its own.
BY_MOVE = frozenset({"feel_out", "move", "control", "hope", "comeback", "cut_off", "brawl"})
ROLES = ("by", "on", "helper", "from", "out", "a", "b", "foe", "last", "all", "winner", "loser", "darling")


def tell(kind: str, facts: Facts, scene: Scene, rng: random.Random) -> tuple[Line, ...]:
    """Tell a moment: one line of play-by-play and sometimes a commentator's; none for kinds without words.

    `facts` are the chronicle's, `scene.recent` the frames not to repeat; draws from `rng` alone.
    """
    kind = str(kind)
    found = parties(facts, scene)
    words = slots(facts, scene, found)
    true = flags(kind, facts, scene, found)
    frame = choose(_fitting(kind, "", facts, true, words), scene.recent, rng, again=True)
    if frame is None:
        return ()
    text = _with_move(kind, frame, words, rng)
    speaker = words.get("by.full", "") if kind == "promo.line" else ""
    told = (Line(speaker, text, frame.key),)
    quip = _quip(kind, facts, scene, rng, true, words)
    return (*told, quip) if quip else told


def _fitting(kind: str, voice: str, facts: Facts, true: frozenset[str], words: Mapping[str, str]) -> Sequence[Frame]:
    """List the frames that are true here, of the kind's own `why` where it has a section for it."""
    narrow = SHELF.get((f"{kind}.{facts.get('why')}", voice), ())
    fitting = [frame for frame in narrow if frame.fits(true, words)]
    if fitting or voice and (f"{kind}.{facts.get('why')}", "") in SHELF and kind != "cheat":
        return fitting
    return [frame for frame in SHELF.get((kind, voice), ()) if frame.fits(true, words)]


def _sentence(frame: Frame, words: Mapping[str, str]) -> str:
    """Fill a frame and begin it with a capital, unless a name begins it: names stay as they are."""
    text = tidy(frame.fill(words))
    first = frame.text[1:].partition("}")[0].split(".")[0].split("'")[0]
    return text if frame.text.startswith("{") and first in ROLES else capital(text)


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
    """Let a commentator speak now and then; nobody picks a winner twice in a bout."""
    if rng.random() >= TUNING.shares.get(kind, 0.0):
        return None
    voices = VOICES if rng.random() < 0.5 else VOICES[::-1]
    for voice in voices:
        frames = _fitting(kind, voice, facts, true, words)
        if f"{voice}_picked" in true:
            frames = [frame for frame in frames if "+pick" not in frame.key]
        frame = choose(frames, scene.recent, rng, again=False)
        if frame is not None:
            return Line(scene.commentators[VOICES.index(voice)], _sentence(frame, words), frame.key)
    return None
