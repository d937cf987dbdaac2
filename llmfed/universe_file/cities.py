"""Cities with a temper, and what is remembered of the time before the first tick."""

from typing import Annotated

from pydantic import AfterValidator, Field

from llmfed.universe_file.kinds import Day, HomeSlug, Name, Part, PastKind, Slug, Statement, Telling, one_of

LEAST_NOISE, MOST_NOISE = 0.7, 1.3


def _hundredths(noise: float) -> float:
    return round(noise, 2)


class City(Part):
    """Where shows are held, and how its crowd is."""

    slug: Slug
    name: Name
    country: Name
    temper: Statement
    memory: Telling
    cheers: tuple[Slug, ...] = Field(
        default=(), max_length=12, description="a list of at most 12 slugs of wrestlers whom it cheers whatever they do"
    )
    boos: tuple[Slug, ...] = Field(
        default=(), max_length=12, description="a list of at most 12 slugs of wrestlers whom it never forgave"
    )
    noise: Annotated[
        float, Field(strict=True, ge=LEAST_NOISE, le=MOST_NOISE, allow_inf_nan=False), AfterValidator(_hundredths)
    ] = Field(default=1.0, description=f"a number from {LEAST_NOISE} to {MOST_NOISE}")


class Past(Part):
    """A moment from before the first tick."""

    date: Day
    federation: HomeSlug = Field(
        default="", description='the slug of the federation where it happened, or "" for elsewhere'
    )
    people: tuple[Slug, ...] = Field(
        min_length=1, max_length=4, description="a list of 1 to 4 slugs of characters", examples=[["stand-in"]]
    )
    kind: PastKind = Field(description=one_of(PastKind), examples=["match"])
    text: Telling
