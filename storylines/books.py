"""The speech books of leads and commentators, read from where they are kept into what the grammar speaks from."""

from collections.abc import Mapping, Sequence

from characters.models import Commentator as StoredCommentator
from characters.models import Lead as StoredLead
from storylines.sim.frames import signed
from storylines.sim.speech import Commentator, Lead, read_speech


def leads(slugs: Sequence[str]) -> Mapping[str, Lead]:
    """The leads among people; each sentence of theirs has a key that is nobody else's."""
    rows = StoredLead.objects.filter(character__slug__in=slugs).select_related("character")
    return {row.character.slug: _lead(row) for row in rows}


def commentators(slugs: Sequence[str]) -> Mapping[str, Commentator]:
    """Those among announcers who speak from a book of their own."""
    rows = StoredCommentator.objects.filter(character__slug__in=slugs).select_related("character")
    return {row.character.slug: _commentator(row) for row in rows}


def _lead(row: StoredLead) -> Lead:
    key = f"lead/{row.character.slug}/{{section}}/{{place}}"
    return Lead(
        wound=row.wound,
        lie=row.lie,
        never=row.never,
        entrance=row.entrance,
        finisher_story=row.finisher_story,
        speech=signed(read_speech(row.speech), key),
    )


def _commentator(row: StoredCommentator) -> Commentator:
    # What the table remembers of a line it reads from the key: the kind, the seat, and what the line promised.
    key = f"{{section}}/{row.seat}/{row.character.slug}.{{place}}"
    return Commentator(
        seat=row.seat,
        view=row.view,
        grudge=row.grudge,
        joke=row.joke,
        lines=signed(read_speech(row.lines), key),
    )
