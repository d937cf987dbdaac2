"""Leads and commentators: what drives them and what they say, as the universe file tells it."""

from typing import Annotated

from pydantic import Field

from llmfed.universe_file.kinds import Book, Part, Seat, Slug, Statement, Telling, one_of

HABITS = 5


class Lead(Part):
    """What is beneath a wrestler, and their speech book (storylines/sim/speech.py)."""

    of: Slug = Field(description="the slug of a wrestler of this file")
    wound: Telling
    lie: Statement
    habits: tuple[Annotated[str, Field(min_length=1, max_length=120)], ...] = Field(
        min_length=HABITS,
        max_length=HABITS,
        description=f"a list of {HABITS} habits of speech, of 1 to 120 characters each",
        examples=[["?"] * HABITS],
    )
    never: str = Field(
        max_length=30,
        pattern=r"^\p{Ll}[\p{Ll}'’-]*$",
        description="one word of at most 30 lowercase letters",
        examples=["stand-in"],
    )
    entrance: Statement = Field(examples=["{by} comes."])
    finisher_story: Telling
    speech: Book


class Commentator(Part):
    """What an announcer holds and says of their own accord (storylines/sim/table.py)."""

    of: Slug = Field(description="the slug of an announcer of a federation")
    seat: Seat = Field(description=one_of(Seat), examples=["craft"])
    view: Statement
    grudge: Statement
    joke: Statement
    lines: Book
