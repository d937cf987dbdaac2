"""A person's live topic."""

from characters.models import Character
from llmfed.accounts.models import Viewer
from llmfed.world.live import Door, door


def topic(slug: str) -> str:
    """The topic of a character."""
    return f"character:{slug}"


def _character(viewer: Viewer, ident: str) -> str | None:
    slug = Character.objects.filter(slug=ident).values_list("slug", flat=True).first()
    return topic(slug) if slug else None


door(Door("character", _character, "characters.telling.character_frame"))
