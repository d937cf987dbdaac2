"""Faces: the little that a name plate, a poster or a bond shows of a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from django.db.models.functions import JSONObject
from django.utils.safestring import SafeString

from llmfed.world.addresses import address
from llmfed.world.telling import drawn


def initials(name: str) -> str:
    """The first letters of the first and the last of somebody's names."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


# Words that begin a name which is not said without them, and those that end one which is not said alone.
ARTICLES = frozenset({"el", "la", "los", "las", "le", "les", "il", "lo", "the", "der", "die", "das"})
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})


def short_name(name: str) -> str:
    """What somebody is called in passing: "Lindqvist", "de la Cruz", "Stone Jr.", but "El Farero" and "The Wall"."""
    parts = name.split()
    if not parts or parts[0].lower() in ARTICLES:
        return name
    last = len(parts) - 1
    if last > 1 and parts[last].lower() in SUFFIXES:
        last -= 1
    while last > 1 and parts[last - 1].islower():
        last -= 1
    return " ".join(parts[last:])


def hue(slug: str) -> int:
    """A hue of one's own, 0-359, from a stable key."""
    return crc32(slug.encode()) % 360


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody as pages name and draw them."""

    slug: str
    name: str
    alignment: str

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def hue(self) -> int:
        return hue(self.slug)

    @property
    def last_name(self) -> str:
        return short_name(self.name)

    @property
    def portrait(self) -> SafeString:
        return drawn("ui/face.html", character=self)

    @property
    def mark(self) -> SafeString:
        """Their alignment as a shape."""
        return drawn("ui/alignment.html", alignment=self.alignment)

    def get_absolute_url(self) -> str:
        return address("characters:character", self.slug)


def row(path: str) -> JSONObject:
    """The columns of a face as one JSON value, for queries that bring people along."""
    return JSONObject(slug=f"{path}__slug", name=f"{path}__name", alignment=f"{path}__alignment")


def read(found: Mapping[str, str]) -> Face:
    """A face from what `row` selected."""
    return Face(found["slug"], found["name"], found["alignment"])
