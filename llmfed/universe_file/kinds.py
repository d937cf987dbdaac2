"""The kinds and single values of the universe file, each with what is expected of it."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2899, 12, 31)
SHADES_APART = 25
LIVE_HUES = (25, 30)
GOLD_HUES = (85, 85)

_UNSEEN = r"\p{Cc}\x{2028}-\x{202e}\x{2066}-\x{2069}"
LINE = rf"^(?:[^\s{_UNSEEN}](?:[^{_UNSEEN}]*[^\s{_UNSEEN}])?)?$"
_PROSE = rf"^(?:[^\s{_UNSEEN}](?:[^{_UNSEEN}]|\n)*)?$"


class Part(BaseModel):
    """Any table of the file: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Role(StrEnum):
    WRESTLER = "wrestler"
    REFEREE = "referee"
    ANNOUNCER = "announcer"
    PROMOTER = "promoter"
    BACKSTAGE = "backstage"
    CROWD = "crowd"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    NONBINARY = "nonbinary"


class Alignment(StrEnum):
    FACE = "face"
    HEEL = "heel"
    TWEENER = "tweener"


class RingStyle(StrEnum):
    POWERHOUSE = "powerhouse"
    TECHNICIAN = "technician"
    HIGH_FLYER = "high_flyer"
    BRAWLER = "brawler"
    ALL_ROUNDER = "all_rounder"
    SUBMISSION = "submission"


class FinisherKind(StrEnum):
    IMPACT = "impact"
    SUBMISSION = "submission"
    DIVE = "dive"
    ROLL_UP = "roll_up"


class FederationStyle(StrEnum):
    US_TV = "us_tv"
    JP_TOUR = "jp_tour"
    OTHER = "other"


class Division(StrEnum):
    OPEN = "open"
    WOMEN = "women"
    MEN = "men"


class ChampionshipKind(StrEnum):
    WORLD = "world"
    SECONDARY = "secondary"
    WOMEN = "women"
    TAG = "tag"
    TRIOS = "trios"


class Seat(StrEnum):
    CRAFT = "craft"
    COLOUR = "colour"


class PastKind(StrEnum):
    MATCH = "match"
    TURN = "turn"
    BETRAYAL = "betrayal"
    FRIENDSHIP = "friendship"
    INJURY = "injury"
    TITLE = "title"


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def _day(given: object) -> object:
    if isinstance(given, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", given, re.ASCII):
        return date.fromisoformat(given)
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    raise ValueError("not a date")


def as_months(given: object) -> object:
    """A month, several, or "monthly", as months in order."""
    if given == "monthly":
        return tuple(range(1, 13))
    if isinstance(given, list | tuple):
        return sorted(set(given)) if all(type(month) is int for month in given) else given
    return (given,)


def as_past_holders(given: tuple[str, ...]) -> tuple[str, ...]:
    """Holders with those of the file first. Raises ValueError when a name is too long for the annals."""
    if any("&" in holder or (len(holder) > 50 and not is_slug(holder)) for holder in given):
        raise ValueError("a name that the annals cannot keep")
    return tuple(sorted(given, key=lambda holder: not is_slug(holder)))


def is_slug(text: str) -> bool:
    """Whether a holder is meant as a slug of the file rather than as a name."""
    return text == text.lower() and " " not in text


def visible_hue(hue: int) -> int:
    """The hue. Raises ValueError when it could be taken for LIVE or for a championship."""
    for low, high in (LIVE_HUES, GOLD_HUES):
        if any(min((hue - edge) % 360, (edge - hue) % 360) < SHADES_APART for edge in (low, high)):
            raise ValueError("too near to the red of LIVE or the gold of championships")
    return hue


def not_nothing(charge: int) -> int:
    """The charge. Raises ValueError when it is no bond at all."""
    if charge == 0:
        raise ValueError("no bond at all")
    return charge


def _hundredths(trait: float) -> float:
    return round(trait, 2) + 0.0


def one_of(kinds: type[StrEnum]) -> str:
    """What is expected where only these kinds may stand."""
    return "one of " + ", ".join(kinds)


Slug = Annotated[
    str,
    Field(
        max_length=60,
        pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        description="a slug: at most 60 of a–z, 0–9 and single hyphens",
        examples=["stand-in"],
    ),
]
HomeSlug = Annotated[
    str,
    Field(
        max_length=60,
        pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$",
        description='the slug of a federation, or "" for a free agent',
        examples=[""],
    ),
]
Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=80,
        pattern=LINE,
        description="1 to 80 characters in one line",
        examples=["Stand In"],
    ),
]
Phrase = Annotated[
    str,
    Field(
        min_length=1,
        max_length=120,
        pattern=LINE,
        description="1 to 120 characters in one line",
        examples=["?"],
    ),
]
Sentence = Annotated[str, Field(max_length=200, pattern=LINE, description="at most 200 characters in one line")]
Statement = Annotated[
    str,
    Field(min_length=1, max_length=200, pattern=LINE, description="1 to 200 characters in one line", examples=["?"]),
]
Telling = Annotated[
    str,
    Field(min_length=1, max_length=300, pattern=LINE, description="1 to 300 characters in one line", examples=["?"]),
]
Book = Annotated[
    str,
    Field(
        min_length=1,
        max_length=40_000,
        pattern=_PROSE,
        description="a frame book of at most 40,000 characters",
        examples=["= open"],
    ),
]
Prose = Annotated[str, Field(max_length=2000, pattern=_PROSE, description="at most 2,000 characters of text")]
Day = Annotated[
    date,
    BeforeValidator(_day),
    Field(
        ge=FIRST_DAY,
        le=LAST_DAY,
        description=f"a date from {FIRST_DAY} to {LAST_DAY}",
        examples=[FIRST_DAY],
    ),
]
Hour = Annotated[
    str,
    Field(
        pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$",
        description='a time of day in UTC, as "20:30"',
        examples=["00:00"],
    ),
]
Month = Annotated[int, Field(strict=True, ge=1, le=12)]
Percent = Annotated[int, Field(strict=True, ge=0, le=100, description="a whole number from 0 to 100", examples=[50])]
Trait = Annotated[
    float,
    Field(strict=True, ge=-1, le=1, allow_inf_nan=False, description="a number from -1 to 1", examples=[0.0]),
    AfterValidator(_hundredths),
]
