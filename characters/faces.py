"""Faces: the little that a name plate, a poster or a bond shows of a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from django.db.models.functions import JSONObject
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

# As many people as a process keeps drawn and addressed, about a kilobyte each.
KNOWN = 4096


def initials(name: str) -> str:
    """The first letters of the first and the last of somebody's names."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


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
        return self.name.split()[-1]

    @property
    def portrait(self) -> SafeString:
        """The drawing, made once a process."""
        return _drawn(self)

    def get_absolute_url(self) -> str:
        return _address(self.slug)


@lru_cache(KNOWN)
def _drawn(face: Face) -> SafeString:
    return render_to_string("ui/face.html", {"character": face})


@lru_cache(KNOWN)
def _address(slug: str) -> str:
    return reverse("characters:character", args=[slug])


def row(path: str) -> JSONObject:
    """The columns of a face as one JSON value, for queries that bring people along."""
    return JSONObject(slug=f"{path}__slug", name=f"{path}__name", alignment=f"{path}__alignment")


def read(found: Mapping[str, str]) -> Face:
    """A face from what `row` selected."""
    return Face(found["slug"], found["name"], found["alignment"])
