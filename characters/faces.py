"""Faces: the little that a name plate, a poster or a bond shows of a person."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import md5
from typing import Any

from django.db.models import TextField, Value
from django.db.models.functions import MD5, Cast, Concat, ExtractYear, JSONObject
from django.utils.safestring import SafeString

from llmfed.world.addresses import address
from llmfed.world.telling import drawn


def initials(name: str) -> str:
    """The first letters of the first and the last of somebody's names."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


# So many letters of one word stand beside a portrait in the size that other names have.
WIDEST = 10


def wide(name: str) -> bool:
    """Whether a name has a word that must be set smaller to stand beside a portrait unbroken."""
    return max(map(len, name.replace("-", " ").split()), default=0) > WIDEST


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


def portrait_url(slug: str, drawing: str) -> str:
    """Where somebody's portrait is; `drawing` names what it is drawn from, and so makes another address of it."""
    return f"{address('characters:portrait', slug)}?v={drawing[:8]}"


# What a portrait is drawn from, besides the day: whenever one of these changes, the portrait gets another address.
DRAWN_FROM = ("look", "born", "height_cm", "weight_kg", "gender", "alignment", "style", "role", "home_id")


def drawing(path: str = "") -> MD5:
    """A short name for what a portrait is drawn from, as an expression; `path` ends in two underscores."""
    told = [Cast(ExtractYear(f"{path}{key}") if key == "born" else f"{path}{key}", TextField()) for key in DRAWN_FROM]
    pieces = (piece for part in told for piece in (part, Value("/")))
    return MD5(Concat(*pieces, output_field=TextField()))


def drawing_of(who: Any) -> str:
    """The same name for a row at hand: a look is spelt as PostgreSQL spells it, shortest keys first."""
    look = json.dumps({key: who.look[key] for key in sorted(who.look, key=lambda key: (len(key), key))})
    told = {key: getattr(who, key) for key in DRAWN_FROM} | {"look": look, "born": who.born.year}
    return md5("".join(f"{'' if value is None else value}/" for value in told.values()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody as pages name and draw them."""

    slug: str
    name: str
    alignment: str
    drawing: str = ""

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def portrait_url(self) -> str:
        return portrait_url(self.slug, self.drawing)

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
    named = {key: f"{path}__{key}" for key in ("slug", "name", "alignment")}
    return JSONObject(**named, drawing=drawing(f"{path}__"))


def read(found: Mapping[str, str]) -> Face:
    """A face from what `row` selected."""
    return Face(found["slug"], found["name"], found["alignment"], found["drawing"])


def of(who: Any) -> Face:
    """The face of a row at hand that was read whole."""
    return Face(who.slug, who.name, who.alignment, drawing_of(who))
