"""What moves are called in a sentence, and what kind of move each is."""

import re

from federations.sim.kinds import Position
from federations.sim.moves import MOVES, MoveKind

_FAMILY = {
    MoveKind.STRIKE: ("strike",),
    MoveKind.SLAM: ("throw",),
    MoveKind.THROW: ("throw",),
    MoveKind.HOLD: ("hold", "soft"),
    MoveKind.DIVE: ("dive",),
    MoveKind.WEAPON: ("weapon",),
    MoveKind.ROLL_UP: ("roll_up", "soft"),
}
_SENT = re.compile(r"whip|toss through|over the top rope|shove")
_PLACED = re.compile(r"corner|rope|floor|ringside|aisle|barricade|steps|post|buckle|apron|top|rebound|table")
_TELLING = {
    "lift": re.compile(r"suplex|slam|bomb|piledriver|brainbuster|spinebuster|hip toss|body drop|backbreaker"),
    "high": re.compile(r"^a moonsault|top rope|flying|missile|diving|off the top"),
}
_PARTS = {
    "neck": re.compile(r"DDT|neck|piledriver|brainbuster|chin ?lock|chin lock|front choke|sleeper|bulldog|headlock"),
    "back": re.compile(
        r"suplex|backbreaker|crab|bomb|slam|bear hug|surfboard|stretch|across the back|back body|superplex"
    ),
    "leg": re.compile(r"leg lock|ankle|thigh|leg sweep"),
    "arm": re.compile(r"arm|wrist|hammerlock"),
    "side": re.compile(r"ribs|scissors|gut|splash|senton|stomp|shoulder thrusts"),
}
# Names that are a phrase or an order rather than a thing: Cut the Deck, Checkout Time, Four Minutes Under.
_PHRASE = re.compile(
    r"(?-i: [a-z])|,|^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|eighty|ninety"
    r"|minus|under|no|left|right|last|lights|checkout|closing|sign|show|going|keys|non)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(the|a|an|my|your|our|no|la|el|los|las|le|les)\s|\S+['’](s\b|\s)|[^a-zA-Z]", re.IGNORECASE)


def own_name(name: str) -> str:
    """Write a signature's or finisher's own name as English would: the Lighthouse, Last Orders."""
    if name.startswith("The "):
        return f"the {name[4:]}"
    plural = " " in name and name.endswith("s") and not name.endswith("ss")
    return name if not name or plural or _BARE.match(name) or _PHRASE.search(name) else f"the {name}"


def town_of(home: str) -> str:
    """The town of a hometown that names its state or country as well."""
    return home.partition(",")[0]


def phrase(move: str) -> str:
    """Find a move's noun phrase; a key the catalogue does not know is somebody's own name for it."""
    known = MOVES.get(move)
    return known.phrase.partition(",")[0] if known else own_name(move)


def part(move: str) -> str:
    """Which part of a body a move goes to, as far as its phrase tells; empty otherwise."""
    known = MOVES.get(move)
    return next((name for name, words in _PARTS.items() if known and words.search(known.phrase)), "")


def families(move: str) -> frozenset[str]:
    """Say what is true of a move whoever does it: its family, and what its phrase already tells."""
    known = MOVES.get(move)
    if known is None:
        return frozenset()
    words = known.phrase
    flags = set(_FAMILY[known.kind])
    if known.kind in (MoveKind.THROW, MoveKind.STRIKE) and _SENT.search(words):
        flags = {"whip"}
    if _PLACED.search(words):
        flags.add("placed")
    if not words.startswith(("a ", "an ")) or " and " in words:
        flags.add("plural")
    flags |= {flag for flag, words_of in _TELLING.items() if words_of.search(words) and "soft" not in flags}
    if known.start is Position.GROUNDED:
        flags.add("floored")
    return frozenset(flags - {"lift"} if "whip" in flags else flags)
