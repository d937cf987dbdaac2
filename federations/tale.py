"""The tale of the tape: two people beside each other before they meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FETCH_RAISE
from django.http import HttpRequest

from characters.models import Character, CharacterQuerySet
from federations.models import Bout
from llmfed.prepared import rows_of


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that can be measured of both."""

    one: str
    what: str
    other: str
    ahead: str = ""


def _two(one: str, other: str) -> CharacterQuerySet:
    return Character.objects.filter(slug__in=[one, other]).fetch_mode(FETCH_RAISE)


TWO = rows_of(_two, one=str, other=str)


def tale_of_the_tape(request: HttpRequest, subject: Bout, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """For a match of one against one that has not begun."""
    slugs = [row["face"]["slug"] for row in getattr(subject, "billing", [])]
    if subject.bell_at is not None or len(slugs) != 2:
        return None
    people = {who.slug: who for who in TWO(one=slugs[0], other=slugs[1])}
    one, other = (people[slug] for slug in slugs)
    return "federations/tape.html", {"one": one, "other": other, "rows": rows(one, other, now)}


def rows(one: Character, other: Character, now: datetime) -> Sequence[Row]:
    """What the tape says, and who is ahead where more is more."""
    on = now.date()
    found = [
        Row(str(one.age(on)), "Age", str(other.age(on))),
        _measured(one.height_cm, "Height, cm", other.height_cm),
        _measured(one.weight_kg, "Weight, kg", other.weight_kg),
        Row(one.hometown, "From", other.hometown),
        Row(one.get_style_display().capitalize(), "Style", other.get_style_display().capitalize()),
        Row(one.finisher, "Finishes with", other.finisher),
    ]
    return [row for row in found if row.one or row.other]


def _measured(one: int, what: str, other: int) -> Row:
    return Row(str(one), what, str(other), "one" if one > other else "other" if other > one else "")
