"""What a bout is made of: its input, its result and the typed spots between the bells.

Everything here is frozen and plain, so that a bout is a function of its input and one stream of chance.
Shares are floats 0-1; in facts they are integers (per mille) because facts are hashed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NotRequired, TypedDict


class Stipulation(StrEnum):
    STANDARD = "standard"
    NO_DQ = "no_dq"
    SUBMISSION = "submission"
    TWO_FALLS = "two_falls"
    CAGE = "cage"
    LADDER = "ladder"
    TABLES = "tables"
    LAST_STANDING = "last_standing"
    ELIMINATION = "elimination"
    IRON = "iron"
    REFEREE = "referee"
    BATTLE_ROYAL = "battle_royal"
    RUMBLE = "rumble"


class Finish(StrEnum):
    PIN = "pin"
    ROLL_UP = "roll_up"
    SUBMISSION = "submission"
    DQ = "dq"
    COUNT_OUT = "count_out"
    INTERFERENCE = "interference"
    TIME_LIMIT = "time_limit"
    DOUBLE = "double"
    STOPPAGE = "stoppage"
    NO_CONTEST = "no_contest"
    WAY_OUT = "way_out"
    TEN_COUNT = "ten_count"
    RETRIEVAL = "retrieval"
    TABLE = "table"
    OVER_TOP = "over_top"
    MOST_FALLS = "most_falls"
    SCREWJOB = "screwjob"


# A championship passes by these, and by nothing else.
DECIDED = frozenset(
    {
        Finish.PIN,
        Finish.ROLL_UP,
        Finish.SUBMISSION,
        Finish.INTERFERENCE,
        Finish.STOPPAGE,
        Finish.WAY_OUT,
        Finish.TEN_COUNT,
        Finish.RETRIEVAL,
        Finish.TABLE,
        Finish.OVER_TOP,
        Finish.MOST_FALLS,
        Finish.SCREWJOB,
    }
)


class Position(StrEnum):
    STANDING = "standing"
    GROUNDED = "grounded"
    CORNER = "corner"
    ROPES = "ropes"
    TOP = "top"
    OUTSIDE = "outside"


class Spot(StrEnum):
    """The kind of a moment inside a bout."""

    BELL = "bell"
    FEEL_OUT = "feel_out"
    MOVE = "move"
    CONTROL = "control"
    CUT_OFF = "cut_off"
    HOPE = "hope"
    COMEBACK = "comeback"
    DOUBLE_DOWN = "double_down"
    TAG = "tag"
    HOT_TAG = "hot_tag"
    HOLD = "hold"
    ROPE_BREAK = "rope_break"
    ESCAPE = "escape"
    BRAWL = "brawl"
    OUTSIDE_COUNT = "outside_count"
    BACK_IN = "back_in"
    TEN = "ten"
    BACK_UP = "back_up"
    SET_UP = "set_up"
    CLIMB = "climb"
    PULLED_DOWN = "pulled_down"
    HUNG_ON = "hung_on"
    ENTRY = "entry"
    ELIMINATED = "eliminated"
    CHEAT = "cheat"
    REFEREE_DOWN = "referee_down"
    SIGNATURE = "signature"
    FINISHER = "finisher"
    COVER = "cover"
    COUNT = "count"
    KICK_OUT = "kick_out"
    FALL = "fall"
    FINISH = "finish"
    RESULT = "result"


class Camera(StrEnum):
    """From where a spot is seen best."""

    HARD = "hard"
    CLOSE = "close"
    LOW = "low"
    FLOOR = "floor"


class Chant(StrEnum):
    """What a hall shouts as one."""

    NAME = "name"
    OURS = "ours"
    SHAME = "shame"
    ENCORE = "encore"
    TABLES = "tables"
    BORED = "bored"


@dataclass(frozen=True, slots=True)
class Wrestler:
    """One person in a bout. Attributes are shares 0-1; momentum is −1…1.

    `rust` is of who has not wrestled for long, `frail` of who was hurt lately; both 0-1, and 0 of most.
    """

    key: str
    alignment: str  # face | heel | tweener
    style: str  # powerhouse | technician | high_flyer | brawler | all_rounder | submission
    gender: str
    age: int
    height_cm: int
    weight_kg: int
    strength: float
    agility: float
    technique: float
    brawling: float
    stamina: float
    toughness: float
    charisma: float
    over: float
    momentum: float
    energy: float
    finisher: str
    finisher_kind: str  # impact | submission | dive | roll_up
    signatures: tuple[str, ...]
    rust: float = 0.0
    frail: float = 0.0


@dataclass(frozen=True, slots=True)
class BoutInput:
    """All that decides a bout but chance. `place` is 0 for the opener and 1 for the main event.

    The city's crowd cheers and boos some people whatever they do, and is `noise` times as loud as usual.
    """

    key: str
    sides: tuple[tuple[Wrestler, ...], ...]
    stipulation: Stipulation
    championship: str | None
    time_limit_s: int
    place: float
    heat: float
    big_show: bool
    pencilled: int | None = None
    cheers: tuple[str, ...] = ()
    boos: tuple[str, ...] = ()
    noise: float = 1.0
    given_s: int = 0  # what the card gives it, bell to bell; 0 is what such a match is usually given
    fouls: float = 1.0  # × what is done against the rules where this is staged
    referee: str = ""  # a special one's key
    favours: int | None = None  # the side that a special referee would rather see win …
    favour: float = 0.0  # … and how much, 0-1
    wagers: tuple[str, ...] = ()  # what each side loses for good if it does not win; empty where nobody does


class PublicState(TypedDict):
    """What anyone in the building can see after a spot; never a pencilled finish."""

    clock_s: int
    control: int  # the side on top, −1 for neither
    legal: list[str]  # the legal wrestler of each side
    wear: list[int]  # per side, per mille of punishment taken by its legal wrestler
    crowd: int  # 0–100, how loud
    lean: int  # −100…100, whom the crowd wants: towards side 0 (−) or side 1 (+)
    win: list[int]  # win probability of each side, per mille, from public state only
    falls: list[int]
    position: str
    worse: int  # the side that the position is bad for: on the mat, in the corner, below
    places: list[list[int]]  # x, y of each side's legal wrestler; the ring is 0–100, outside is beyond
    out: NotRequired[list[int]]  # the sides that have been eliminated, by number
    coming: NotRequired[list[int]]  # of a rumble the sides that are still to come in, the next of them first


class SpotFacts(TypedDict):
    """The facts of one spot: who did what to whom, and the state after it."""

    by: str | None
    on: str | None
    state: PublicState
    move: NotRequired[str]  # a move's key in the catalogue, or the finisher's own name when named
    named: NotRequired[str]  # a signature's or finisher's own name
    count: NotRequired[int]
    finish: NotRequired[str]
    winner: NotRequired[int]
    times: NotRequired[int]  # the how-many-th time in this bout
    why: NotRequired[str]
    helper: NotRequired[str]
    left: NotRequired[int]  # how many have not been eliminated
    number: NotRequired[int]  # as which somebody comes in, from 1
    camera: NotRequired[str]  # where it is not the hard camera
    chant: NotRequired[str]
    chant_for: NotRequired[str]  # the key of whose chant it is


@dataclass(frozen=True, slots=True)
class Told:
    """One spot and when it happens, in whole seconds from the opening bell."""

    at_s: int
    kind: Spot
    facts: SpotFacts


def passes(sides: Sequence[Sequence[str]], winner: int | None, finish: Finish, holders: Collection[str]) -> bool:
    """Whether a championship goes to a side that does not hold it; none does by the rules alone."""
    return winner is not None and finish in DECIDED and set(sides[winner]) != set(holders)


@dataclass(frozen=True, slots=True)
class BoutResult:
    """How a bout ended: `winner` is a side's index, or None; `energy_cost` and `pops` are by wrestler key.

    A disqualification or a count-out is decisive for the one it is given to, over the one it is against.
    """

    winner: int | None
    finish: Finish
    decisive: tuple[str, str] | None  # who did it, to whom
    duration_s: int
    rating: float  # 0–5 stars, in quarters
    parts: dict[str, int]  # what each part of the rating gave or took, in hundredths of a star (verdict.Part)
    spots: tuple[Told, ...]
    energy_cost: dict[str, float]
    pops: dict[str, float]  # −1…1, how the crowd's bond with each moved
    injuries: dict[str, int]  # days out, only those hurt
