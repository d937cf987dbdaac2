"""A person's page."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef, Subquery
from django.db.models.functions import Abs, JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from characters import faces, portraits, telling
from characters.faces import Face
from characters.models import Bond, BondKind, Character, CharacterQuerySet, Injury
from llmfed.accounts.models import Viewer
from llmfed.world.alike import alike
from llmfed.world.telling import panels, read_clock
from llmfed.world.viewing import Viewed

BONDS = 3
PHRASES = {
    BondKind.ENEMY: "Would cross the street to hurt",
    BondKind.RIVAL: "Keeps score against",
    BondKind.ALLY: "Can count on",
    BondKind.FRIEND: "Would take a chair for",
}


@dataclass(frozen=True, slots=True)
class BondView:
    """A bond, in a sentence."""

    face: Face
    kind: str
    phrase: str
    note: str


def _described(viewer: Viewer, slug: str, now: datetime) -> CharacterQuerySet:
    """Somebody whom the viewer may see: what drives them, their strongest bonds to others such, what hurts."""
    seen = import_string(settings.PEOPLE)(viewer).values("pk")
    strongest = Bond.objects.filter(holder=OuterRef("pk"), target__in=seen).order_by(Abs("charge").desc(), "pk")
    row = JSONObject(kind="kind", note="note", face=faces.row("target"))
    hurt = Injury.objects.filter(character=OuterRef("pk"), began_at__lte=now, until__gt=now).order_by("-until")
    bonds = ArraySubquery(strongest.values(row=row)[:BONDS])
    found = Character.objects.filter(slug=slug, pk__in=seen).select_related("lead").fetch_mode(FETCH_RAISE)
    return portraits.lit(found).annotate(strongest=bonds, out_until=Subquery(hurt.values("until")[:1]))


DESCRIBED: Viewed[Character] = Viewed(_described, slug=str, now=datetime)


def bonds_of(who: Character) -> list[BondView]:
    """The bonds that `DESCRIBED` brought along."""
    rows = getattr(who, "strongest", [])
    return [BondView(faces.read(row["face"]), row["kind"], PHRASES[row["kind"]], row["note"]) for row in rows]


@alike
@require_safe
def character(request: HttpRequest, slug: str) -> HttpResponse:
    """Who somebody is, what they want, and what has happened to them."""
    reading = read_clock()
    who = DESCRIBED.get_or_404(request.user, slug=slug, now=reading.now)
    told, last = telling.told_of(who.slug, reading)
    context = {
        "character": who,
        "wide": faces.wide(who.name),
        "age": who.age(reading.now.date()),
        "drawn": portraits.inline(who, reading.now.date()),
        "bonds": bonds_of(who),
        "lines": told,
        "last": last,
        "out_until": getattr(who, "out_until", None),
        "panels": panels("character", request, who, reading.now),
        "remembered": panels("remembered", request, who, reading.now),
        "veiled": request.GET.get("veil") == "1",
    }
    return render(request, "characters/character.html", context)
