"""Live topics of this app, and the names of their pages' partials."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from characters.models import Character
from characters.topics import topic as character_topic
from federations import people
from federations.models import Bout, Federation
from llmfed.accounts.models import Viewer
from llmfed.world.live import Door, door
from llmfed.world.viewing import Viewed

# What all of the universe is told: that a show opens or is over, how a match went, who holds what.
UNIVERSE = "universe:all"


def federation_topic(slug: str) -> str:
    return f"federation:{slug}"


def match_topic(key: str) -> str:
    return f"match:{key}"


def _seen_federation(viewer: Viewer, slug: str) -> QuerySet[Federation, str]:
    return Federation.objects.visible_to(viewer).filter(slug=slug).values_list("slug", flat=True)


def _seen_match(viewer: Viewer, pk: int) -> QuerySet[Bout, str]:
    return Bout.objects.visible_to(viewer).filter(pk=pk).values_list("key", flat=True)


def _seen_character(viewer: Viewer, slug: str) -> QuerySet[Character, str]:
    return people.visible_to(viewer).filter(slug=slug).values_list("slug", flat=True)


# As many as a key may have; Python itself refuses to read thousands.
DIGITS = 18
FEDERATION: Viewed[str] = Viewed(_seen_federation, slug=str)
MATCH: Viewed[str] = Viewed(_seen_match, pk=int)
CHARACTER: Viewed[str] = Viewed(_seen_character, slug=str)


def _universe(viewer: Viewer, ident: str) -> str | None:
    return UNIVERSE if ident == "all" else None


def _federation(viewer: Viewer, ident: str) -> str | None:
    slug = FEDERATION.first(viewer, slug=ident)
    return federation_topic(slug) if slug else None


def _match(viewer: Viewer, ident: str) -> str | None:
    key = MATCH.first(viewer, pk=int(ident)) if ident.isdecimal() and len(ident) <= DIGITS else None
    return match_topic(key) if key else None


def _character(viewer: Viewer, ident: str) -> str | None:
    slug = CHARACTER.first(viewer, slug=ident)
    return character_topic(slug) if slug else None


STRANGER = AnonymousUser()


def _names(topics: Sequence[str]) -> list[str]:
    return [topic.partition(":")[2] for topic in topics]


def _public_federations(topics: Sequence[str]) -> set[str]:
    seen = Federation.objects.visible_to(STRANGER).filter(slug__in=_names(topics))
    return {federation_topic(slug) for slug in seen.values_list("slug", flat=True)}


def _public_matches(topics: Sequence[str]) -> set[str]:
    seen = Bout.objects.visible_to(STRANGER).filter(key__in=_names(topics))
    return {match_topic(key) for key in seen.values_list("key", flat=True)}


def _public_characters(topics: Sequence[str]) -> set[str]:
    seen = people.visible_to(STRANGER).filter(slug__in=_names(topics))
    return {character_topic(slug) for slug in seen.values_list("slug", flat=True)}


door(Door("universe", _universe, "federations.telling.universe_frame", set, counted=False))
door(Door("federation", _federation, "federations.telling.federation_frame", _public_federations))
door(Door("match", _match, "federations.telling.match_frame", _public_matches))
door(Door("character", _character, "characters.telling.character_frame", _public_characters))
