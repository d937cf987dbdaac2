"""Where a moment's sentences are looked for: somebody's own book first, then the books that serve everybody."""

from collections.abc import Iterator, Mapping

from storylines.sim.frames import VOICES, Frame, read, specific
from storylines.sim.lines import BOOKS
from storylines.sim.scene import Facts, Scene

Book = tuple[Frame, ...]

SHELF = read(BOOKS)
KINDS = frozenset({kind for kind, voice in SHELF if not voice} | {"promo.line", "segment.pick", "count"})
# What a plan without moves meant by the parts of a promo.
BY_PART = {1: "open", 2: "want", 3: "want", 4: "close"}


def shelves(kind: str, facts: Facts, scene: Scene) -> Iterator[Book]:
    """The books for a line of a kind, the most personal first."""
    by = scene.person(str(facts.get("by") or ""))
    if kind == "promo.line":
        move = move_of(facts)
        if by.lead:
            yield by.lead.speech.get(move, ())
            # Rather another word about what they want than somebody else's last word.
            yield by.lead.speech.get("want", ()) if move in {"promise", "close"} else ()
        yield SHELF.get((f"promo.{move}", ""), ())
        return
    if kind == "segment.pick":
        yield SHELF[f"segment.pick.{'called' if facts.get('claim') else 'new'}", seat_of(by.name, scene)]
        return
    if kind == "segment.entrance" and by.lead:
        yield (entrance(by.key, by.lead.entrance),)
    yield _common(kind, "", facts)


def quips(kind: str, voice: str, facts: Facts, scene: Scene) -> Iterator[Book]:
    """The books for a commentator's remark, their own before what anybody at the table may say."""
    own = scene.table[VOICES.index(voice)]
    if own:
        yield own.lines.get(kind, ())
    yield _common(kind, voice, facts)


def seat_of(name: str, scene: Scene) -> str:
    """Which of the table's two voices somebody is."""
    return VOICES[scene.commentators.index(name)] if name in scene.commentators else VOICES[0]


def move_of(facts: Facts) -> str:
    """What a line of a promo is there to do."""
    return str(facts.get("move") or BY_PART.get(int(facts.get("part") or 1), "want"))


def entrance(key: str, text: str) -> Frame:
    """A lead's own way to the ring, as a sentence frame."""
    (frame,) = read([f"= segment.entrance\n| {text}"])["segment.entrance", ""]
    return Frame(f"lead/{key}/entrance/0", frame.text, frame.wants, frame.bars, frame.needs)


def uses(key: str) -> tuple[str, ...]:
    """What the sentence of a common book took from its match, found again by its key; nothing for others."""
    frame = _BY_KEY.get(key)
    return specific(frame) if frame else ()


def frame_of(key: str, scene: Scene) -> Frame | None:
    """A sentence by its key: of a common book, or of those who sit at a table or have a book of their own."""
    if key in _BY_KEY:
        return _BY_KEY[key]
    own = [book for one in scene.table if one for book in one.lines.values()]
    own += [book for person in scene.people.values() if person.lead for book in person.lead.speech.values()]
    return next((frame for book in own for frame in book if frame.key == key), None)


def _common(kind: str, voice: str, facts: Facts) -> Book:
    """The frames of a kind, of its own `why` where a section is for it: there the others would not be true."""
    why = f"{kind}.{facts.get('why')}"
    narrow = SHELF.get((why, voice), ())
    if kind == "cheat":
        return (*narrow, *SHELF.get((kind, voice), ()))
    return narrow if (why, "") in SHELF else SHELF.get((kind, voice), ())


_BY_KEY: Mapping[str, Frame] = {frame.key: frame for frames in SHELF.values() for frame in frames}
