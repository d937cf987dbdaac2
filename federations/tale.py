"""The tale of the tape: two people beside each other before they meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FETCH_RAISE, OuterRef, Subquery
from django.http import HttpRequest

from characters.models import Character, CharacterQuerySet, Injury
from federations.models import Bout, Contract
from federations.sim import shape
from llmfed.prepared import rows_of


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that can be measured of both."""

    one: str
    what: str
    other: str
    ahead: str = ""


def _two(one: str, other: str, now: datetime) -> CharacterQuerySet:
    """Two people, with when they last wrestled and when what they hurt last had healed."""
    job = Contract.objects.active().filter(character=OuterRef("pk"))
    healed = Injury.objects.filter(character=OuterRef("pk"), until__lte=now).order_by("-until")
    found = Character.objects.filter(slug__in=[one, other]).fetch_mode(FETCH_RAISE)
    return found.annotate(last_at=Subquery(job.values("last_bout_at")), fit_from=Subquery(healed.values("until")[:1]))


TWO = rows_of(_two, one=str, other=str, now=datetime)


def tale_of_the_tape(request: HttpRequest, subject: Bout, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """For a match of one against one that has not begun."""
    billing = getattr(subject, "billing", [])
    slugs = [row["face"]["slug"] for row in billing]
    if subject.bell_at is not None or len(slugs) != 2:
        return None
    people = {who.slug: who for who in TWO(one=slugs[0], other=slugs[1], now=now)}
    one, other = (people[slug] for slug in slugs)
    return "federations/tape.html", {
        "one": one,
        "other": other,
        "rows": [*_put_up(subject, billing), *rows(one, other, now)],
    }


def _put_up(bout: Bout, billing: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """What each has to lose, where something does not come back."""
    up = [row["wager"] for row in billing]
    if any(up):
        title = "the title" if bout.championship_id else "nothing"
        one, other = (f"{'a' if what == 'career' else 'the'} {what}" if what else title for what in up)
        yield Row(one.capitalize(), "Has to lose", other.capitalize())


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
        Row(_away(one, now), "Last match", _away(other, now)),
        Row(_healed(one, now), "Back from injury", _healed(other, now)),
    ]
    return [row for row in found if row.one or row.other]


def _away(who: Character, now: datetime) -> str:
    """How long ago somebody's last match was, once it is so long that it shows."""
    last: datetime | None = getattr(who, "last_at", None)
    days = (now - last).days if last else 0
    return f"{days} days ago" if shape.rust(days) else ""


def _healed(who: Character, now: datetime) -> str:
    """How long somebody has been fit again, as long as it can still be felt."""
    since: datetime | None = getattr(who, "fit_from", None)
    days = (now - since).days if since else -1
    return f"for {days} day{'' if days == 1 else 's'}" if shape.frail(days) else ""


def _measured(one: int, what: str, other: int) -> Row:
    return Row(str(one), what, str(other), "one" if one > other else "other" if other > one else "")
