"""A look: everything about somebody's portrait that is chosen rather than grown."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from characters.sim.portraits.body import STANCES, TURNS
from characters.sim.portraits.colour import DYES, HAIRS, SKINS


class Hair(StrEnum):
    BALD = "bald"
    BUZZ = "buzz"
    CROP = "crop"
    FLAT_TOP = "flat_top"
    AFRO = "afro"
    CURLS = "curls"
    TOPKNOT = "topknot"
    BUN = "bun"
    MOHAWK = "mohawk"
    QUIFF = "quiff"
    SLICK = "slick"
    PARTED = "parted"
    BOB = "bob"
    LONG = "long"
    WAVES = "waves"
    PONYTAIL = "ponytail"
    PLAIT = "plait"
    BRAIDS = "braids"
    DREADS = "dreads"
    MULLET = "mullet"
    SPIKES = "spikes"
    SHAGGY = "shaggy"
    RECEDING = "receding"
    HORSESHOE = "horseshoe"
    FRINGE = "fringe"


class Beard(StrEnum):
    NONE = "none"
    STUBBLE = "stubble"
    MOUSTACHE = "moustache"
    HANDLEBAR = "handlebar"
    GOATEE = "goatee"
    VAN_DYKE = "van_dyke"
    CHINSTRAP = "chinstrap"
    SIDEBURNS = "sideburns"
    HORSESHOE = "horseshoe"
    FULL = "full"
    LONG = "long"
    FORKED = "forked"


class Mask(StrEnum):
    NONE = "none"
    BEAM = "beam"
    HALVES = "halves"
    FLAMES = "flames"
    WINGS = "wings"
    BANDS = "bands"
    STAR = "star"
    FANGS = "fangs"
    DOMINO = "domino"


class Gear(StrEnum):
    BARE = "bare"
    SINGLET = "singlet"
    STRAP = "strap"
    HARNESS = "harness"
    TANK = "tank"
    TOP = "top"
    VEST = "vest"
    COAT = "coat"
    JACKET = "jacket"
    ROBE = "robe"
    WRAP = "wrap"
    SUIT = "suit"
    SHIRT = "shirt"
    STRIPES = "stripes"
    OVERALLS = "overalls"
    APRON = "apron"
    FUR = "fur"
    GOWN = "gown"
    COLLAR = "collar"
    LIFE_JACKET = "life_jacket"


class Hat(StrEnum):
    NONE = "none"
    CAP = "cap"
    PEAKED = "peaked"
    PILLBOX = "pillbox"
    BEANIE = "beanie"
    BANDANA = "bandana"
    HEADBAND = "headband"
    BRIM = "brim"
    HELMET = "helmet"
    LAMP = "lamp"
    TURBAN = "turban"
    HOOD = "hood"
    SCARF = "scarf"


class Mark(StrEnum):
    SCAR_BROW = "scar_brow"
    SCAR_CHEEK = "scar_cheek"
    SCAR_LIP = "scar_lip"
    PLASTER = "plaster"
    PATCH = "patch"
    GLASSES = "glasses"
    GOGGLES = "goggles"
    HEADSET = "headset"
    PENCIL = "pencil"
    STRIPE = "stripe"
    KABUKI = "kabuki"
    SMEAR = "smear"
    EARRINGS = "earrings"
    FLOWER = "flower"
    WHISTLE = "whistle"
    TOWEL = "towel"
    BROKEN_NOSE = "broken_nose"
    TATTOO = "tattoo"


class Mood(StrEnum):
    CALM = "calm"
    GRIM = "grim"
    PROUD = "proud"
    SLY = "sly"
    WEARY = "weary"
    FIERCE = "fierce"
    WARM = "warm"


class Turn(StrEnum):
    LEFT = "left"
    AHEAD = "ahead"
    RIGHT = "right"


class Posture(StrEnum):
    SQUARE = "square"
    LEADING = "leading"
    GUARDED = "guarded"
    LIFTED = "lifted"
    LOWERING = "lowering"


MOST_COLOURS, MOST_MARKS = 3, 3


@dataclass(frozen=True, slots=True)
class Look:
    """What a portrait wears. `skin` goes from 1, the palest, to 8; `colours` dye gear, hat and mask in their order."""

    skin: int = 3
    hair: Hair = Hair.CROP
    hair_colour: str = "brown"
    beard: Beard = Beard.NONE
    mask: Mask = Mask.NONE
    gear: Gear = Gear.BARE
    hat: Hat = Hat.NONE
    colours: tuple[str, ...] = ("slate", "cream")
    marks: tuple[Mark, ...] = ()
    mood: Mood = Mood.CALM
    turn: Turn = Turn.AHEAD
    stance: Posture = Posture.SQUARE

    def dye(self, at: int) -> str:
        """The nth of its colours, again from the first where there are fewer."""
        return self.colours[at % len(self.colours)]


# What may stand under each key that takes one word, and under each that takes several, with the least and the most.
KINDS: dict[str, tuple[str, ...]] = {
    "hair": tuple(Hair),
    "hair_colour": tuple(HAIRS),
    "beard": tuple(Beard),
    "mask": tuple(Mask),
    "gear": tuple(Gear),
    "hat": tuple(Hat),
    "mood": tuple(Mood),
    "turn": tuple(Turn),
    "stance": tuple(Posture),
}
LISTS = {"colours": (tuple(DYES), 1, MOST_COLOURS), "marks": (tuple(Mark), 0, MOST_MARKS)}
KEYS = tuple(field.name for field in fields(Look))


def expected(key: str) -> str:
    """What may stand under a key of a look."""
    if key == "skin":
        return f"a whole number from 1 to {len(SKINS)}"
    if key in LISTS:
        kind, least, most = LISTS[key]
        return f"a list of {least} to {most}, each once, of {', '.join(kind)}"
    return f"one of {', '.join(KINDS[key])}" if key in KINDS else f"one of the keys {', '.join(KEYS)}"


def fits(key: str, value: object) -> bool:
    """Whether a value may stand under a key of a look."""
    if key == "skin":
        return type(value) is int and 1 <= value <= len(SKINS)
    if key in LISTS:
        kind, least, most = LISTS[key]
        if not isinstance(value, list | tuple) or not least <= len(value) <= most:
            return False
        return all(one in kind for one in value) and len(set(value)) == len(value)
    return key in KINDS and isinstance(value, str) and value in KINDS[key]


def problems(told: object) -> list[str]:
    """Everything that is wrong with a look as a file, a form or a column tells it."""
    if not isinstance(told, Mapping):
        return [f"found {told!r:.60}; expected a table of {', '.join(KEYS)}"]
    wrong = [(key, value) for key, value in told.items() if not fits(key, value)]
    return [f"{key}: found {value!r:.60}; expected {expected(key)}" for key, value in wrong]


def sound(told: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a told look that can be drawn."""
    return {key: tuple(value) if key in LISTS else value for key, value in told.items() if fits(key, value)}


assert set(TURNS) == set(Turn)
assert set(STANCES) == set(Posture)
