"""The universe file, format 1: what each table may say. docs/universe-format.md tells it to people.

Every field's description doubles as the "expected …" of a problem; the first example of a required field
stands in for a wrong value while the other parts of the file are checked.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_serializer

from characters.sim.portraits.look import expected, fits
from federations.sim import crests
from llmfed.universe_file.cities import City, Past
from llmfed.universe_file.kinds import (
    FIRST_DAY,
    LAST_DAY,
    LINE,
    Alignment,
    ChampionshipKind,
    Day,
    Division,
    FederationStyle,
    FinisherKind,
    Gender,
    HomeSlug,
    Hour,
    Month,
    Name,
    Part,
    Percent,
    Phrase,
    Prose,
    RingStyle,
    Role,
    Sentence,
    Slug,
    Trait,
    Weekday,
    as_months,
    as_past_holders,
    not_nothing,
    one_of,
    visible_hue,
)
from llmfed.universe_file.leads import Commentator, Lead

FORMAT = 1
ADULT = 18


class About(Part):
    name: Phrase
    begins: Day = Field(examples=[LAST_DAY])


def _worn(given: object, about: ValidationInfo) -> object:
    if not fits(str(about.field_name), given):
        raise ValueError("not to be drawn")
    return tuple(given) if isinstance(given, list) else given


def _drawn(given: object, about: ValidationInfo) -> object:
    if given not in crests.PARTS[str(about.field_name)]:
        raise ValueError("not to be drawn")
    return given


Drawn = Annotated[str | None, BeforeValidator(_drawn)]
Worn = Annotated[str | int | tuple[str, ...] | None, BeforeValidator(_worn)]


class Weekly(Part):
    name: Name
    weekday: Weekday = Field(description=one_of(Weekday), examples=["monday"])
    time: Hour


class Big(Part):
    name: Name
    month: Annotated[tuple[Month, ...], BeforeValidator(as_months), Field(min_length=1)] = Field(
        description='a month from 1 to 12, a list of months, or "monthly"', examples=[1]
    )
    week: Literal[1, 2, 3, 4, "last"] = Field(description='1, 2, 3, 4 or "last"', examples=[1])
    weekday: Weekday = Field(description=one_of(Weekday), examples=["monday"])
    time: Hour

    @field_serializer("month")
    def month_as_written(self, months: tuple[int, ...]) -> int | str | list[int]:
        if len(months) == 12:
            return "monthly"
        return months[0] if len(months) == 1 else list(months)


class PastReign(Part):
    holders: Annotated[tuple[Name, ...], AfterValidator(as_past_holders)] = Field(
        min_length=1,
        max_length=3,
        description="a list of 1 to 3 slugs, or names of at most 50 characters without &",
        examples=[["Somebody Else"]],
    )
    began: Day = Field(alias="from")
    ended: Day = Field(alias="to")


class Championship(Part):
    slug: Slug
    name: Name
    division: Division = Field(description=one_of(Division), examples=["open"])
    kind: ChampionshipKind = Field(description=one_of(ChampionshipKind), examples=["secondary"])
    holders: tuple[Slug, ...] = Field(default=(), description="a list of slugs of characters; empty when vacant")
    since: Day | None = Field(default=None, description="the date from which its holders have held it")
    lineage: tuple[PastReign, ...] = Field(default=(), description="a list of past reigns, oldest first")


class Crest(Part):
    """What a federation's shield shows; every key may be left out."""

    shield: Drawn = Field(default=None, description="one of " + ", ".join(crests.SHIELDS))
    division: Drawn = Field(default=None, description="one of " + ", ".join(crests.DIVISIONS))
    charge: Drawn = Field(default=None, description="one of " + ", ".join(crests.CHARGES))


class Federation(Part):
    slug: Slug
    name: Name
    short: str = Field(
        pattern=r"^[A-Z][A-Z0-9]{1,4}$", description="2 to 5 capital letters or digits", examples=["STAND"]
    )
    city: Name
    style: FederationStyle = Field(description=one_of(FederationStyle), examples=["other"])
    hue: Annotated[int, Field(strict=True, ge=0, le=359), AfterValidator(visible_hue)] = Field(
        description="a hue of 0, 55–60 or 110–359: 25° away from the red of LIVE and from gold",
        examples=[200],
    )
    motto: Sentence = ""
    cities: tuple[Slug, ...] = Field(
        default=(), max_length=24, description="a list of at most 24 slugs of cities, the home city first"
    )
    crest: Crest | None = Field(default=None, description="a table { shield, division, charge }")
    weekly: tuple[Weekly, ...] = Field(default=(), description="[[federation.weekly]] tables")
    big: tuple[Big, ...] = Field(default=(), description="[[federation.big]] tables")
    championship: tuple[Championship, ...] = Field(default=(), description="[[federation.championship]] tables")


class BigFive(Part):
    o: Trait
    c: Trait
    e: Trait
    a: Trait
    n: Trait


class Ring(Part):
    strength: Percent
    agility: Percent
    technique: Percent
    brawling: Percent
    stamina: Percent
    toughness: Percent
    charisma: Percent


class Finisher(Part):
    name: Name
    kind: FinisherKind = Field(description=one_of(FinisherKind), examples=["impact"])


LAYMAN = Ring(strength=50, agility=50, technique=50, brawling=50, stamina=50, toughness=50, charisma=50)


class Look(Part):
    """What a portrait wears; every key may be left out."""

    skin: Worn = Field(default=None, description=expected("skin"))
    hair: Worn = Field(default=None, description=expected("hair"))
    hair_colour: Worn = Field(default=None, description=expected("hair_colour"))
    beard: Worn = Field(default=None, description=expected("beard"))
    mask: Worn = Field(default=None, description=expected("mask"))
    gear: Worn = Field(default=None, description=expected("gear"))
    hat: Worn = Field(default=None, description=expected("hat"))
    colours: Worn = Field(default=None, description=expected("colours"))
    marks: Worn = Field(default=None, description=expected("marks"))
    mood: Worn = Field(default=None, description=expected("mood"))
    turn: Worn = Field(default=None, description=expected("turn"))
    stance: Worn = Field(default=None, description=expected("stance"))


class Character(Part):
    slug: Slug
    name: Name
    role: Role = Field(description=one_of(Role), examples=["crowd"])
    federation: HomeSlug
    gender: Gender = Field(description=one_of(Gender), examples=["nonbinary"])
    born: Day
    height_cm: int = Field(
        strict=True,
        ge=120,
        le=240,
        description="a whole number of centimetres from 120 to 240",
        examples=[180],
    )
    weight_kg: int = Field(
        strict=True, ge=35, le=300, description="a whole number of kilograms from 35 to 300", examples=[90]
    )
    alignment: Alignment = Field(description=one_of(Alignment), examples=["tweener"])
    gimmick: Annotated[str, Field(max_length=120, pattern=LINE)] = Field(
        default="", description="a noun phrase of at most 120 characters in one line"
    )
    hometown: Annotated[str, Field(max_length=80, pattern=LINE)] = Field(
        default="", description="at most 80 characters in one line"
    )
    big_five: BigFive = Field(
        description="a table { o, c, e, a, n }", examples=[{"o": 0.0, "c": 0.0, "e": 0.0, "a": 0.0, "n": 0.0}]
    )
    look: Look | None = Field(default=None, description="a table { " + ", ".join(Look.model_fields) + " }")
    style: RingStyle = Field(default=RingStyle.ALL_ROUNDER, description=one_of(RingStyle))
    ring: Ring = Field(default=LAYMAN, description="a table { " + ", ".join(Ring.model_fields) + " }")
    over: Percent = 30
    finisher: Finisher | None = Field(default=None, description="a table { name, kind }")
    signatures: tuple[Name, ...] = Field(default=(), max_length=6, description="a list of at most 6 names")
    real_name: Annotated[str, Field(max_length=80, pattern=LINE)] = Field(
        default="", description="whose face is under a mask, at most 80 characters in one line"
    )
    contract_until: Day | None = Field(default=None, description=f"a date from {FIRST_DAY} to {LAST_DAY}")
    want: Sentence = ""
    voice: Sentence = ""
    bio: Prose = ""


class Team(Part):
    slug: Slug
    name: Name
    members: tuple[Slug, ...] = Field(
        min_length=2,
        max_length=4,
        description="a list of 2 to 4 slugs of wrestlers",
        examples=[["one", "two"]],
    )
    federation: Slug = Field(description="the slug of a federation")


class Stable(Part):
    slug: Slug
    name: Name
    leader: Slug = Field(description="the slug of one of its members")
    members: tuple[Slug, ...] = Field(
        min_length=3,
        max_length=12,
        description="a list of 3 to 12 slugs, leader among them",
        examples=[["a", "b", "c"]],
    )


class Bond(Part):
    holder: Slug = Field(alias="from", description="the slug of a character")
    target: Slug = Field(alias="to", description="the slug of another character")
    charge: Annotated[int, Field(strict=True, ge=-30, le=30), AfterValidator(not_nothing)] = Field(
        description="a whole number from -30 to 30, not 0", examples=[1]
    )
    note: Sentence = ""


class UniverseFile(Part):
    """A whole universe as its file tells it."""

    format: Literal[1] = Field(description="1", examples=[1])
    universe: About = Field(description="a [universe] table", examples=[{"name": "?", "begins": LAST_DAY}])
    federation: tuple[Federation, ...] = Field(default=(), description="[[federation]] tables")
    character: tuple[Character, ...] = Field(default=(), description="[[character]] tables")
    team: tuple[Team, ...] = Field(default=(), description="[[team]] tables")
    stable: tuple[Stable, ...] = Field(default=(), description="[[stable]] tables")
    bond: tuple[Bond, ...] = Field(default=(), description="[[bond]] tables")
    city: tuple[City, ...] = Field(default=(), description="[[city]] tables")
    lead: tuple[Lead, ...] = Field(default=(), description="[[lead]] tables")
    commentator: tuple[Commentator, ...] = Field(default=(), description="[[commentator]] tables")
    past: tuple[Past, ...] = Field(default=(), description="[[past]] tables")
