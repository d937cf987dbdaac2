"""Live topics of this app, and the names of their pages' partials."""

from characters.topics import topic as character_topic
from federations import people
from federations.models import Bout, Federation
from llmfed.accounts.models import Viewer
from llmfed.world.live import Door, door


def federation_topic(slug: str) -> str:
    return f"federation:{slug}"


def match_topic(key: str) -> str:
    return f"match:{key}"


def _federation(viewer: Viewer, ident: str) -> str | None:
    slug = Federation.objects.visible_to(viewer).filter(slug=ident).values_list("slug", flat=True).first()
    return federation_topic(slug) if slug else None


def _match(viewer: Viewer, ident: str) -> str | None:
    found = Bout.objects.visible_to(viewer).filter(pk=int(ident)) if ident.isdecimal() else Bout.objects.none()
    key = found.values_list("key", flat=True).first()
    return match_topic(key) if key else None


def _character(viewer: Viewer, ident: str) -> str | None:
    slug = people.visible_to(viewer).filter(slug=ident).values_list("slug", flat=True).first()
    return character_topic(slug) if slug else None


door(Door("federation", _federation, "federations.telling.federation_frame"))
door(Door("match", _match, "federations.telling.match_frame"))
door(Door("character", _character, "characters.telling.character_frame"))
