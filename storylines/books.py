"""The speech books of leads and commentators, read from where they are kept into what the grammar speaks from."""

from collections.abc import Mapping, Sequence

from storylines.sim.speech import Commentator, Lead


def leads(slugs: Sequence[str]) -> Mapping[str, Lead]:
    """The leads among people."""
    return {}


def commentators(slugs: Sequence[str]) -> Mapping[str, Commentator]:
    """Those among announcers who speak from a book of their own."""
    return {}
