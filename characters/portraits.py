"""Portraits of people: drawn from their rows, kept in the process and by browsers."""

from datetime import date
from functools import lru_cache
from hashlib import md5

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from characters import printing
from characters.models import Character, CharacterQuerySet
from characters.sim import portraits
from characters.sim.portraits import Body, Look
from characters.sim.portraits.poster import Entrance, entrance_card
from llmfed.accounts.models import Viewer
from llmfed.world.telling import read_clock
from llmfed.world.viewing import Viewed

# How many drawings a process keeps, five kilobytes each.
KEPT = 1024
# How long a browser shows a portrait without asking: a new champion's plate comes this late.
FRESH_S = 600
SHEET = 120
# The light behind whoever works for nobody.
FREE_HUE = 225
SMALLEST_PX, LARGE_PX = 50, 240


def lit(people: CharacterQuerySet) -> CharacterQuerySet:
    """With what a portrait shows beside the person: their federation's hue, and whether they hold a championship."""
    reigning = Character.objects.filter(pk=OuterRef("pk"), reigns__isnull=False, reigns__ended_at=None)
    return people.annotate(
        hue=F("home__federation__hue"),
        company=F("home__federation__name"),
        private=F("home__federation__is_private"),
        champion=Exists(reigning),
    )


def _seen(viewer: Viewer, slug: str) -> CharacterQuerySet:
    people: CharacterQuerySet = import_string(settings.PEOPLE)(viewer).filter(slug=slug)
    return lit(people)


SEEN = Viewed(_seen, slug=str)


def portrait_of(who: Character, on: date, *, champion: bool | None = None) -> str:
    """The SVG of somebody who was queried `lit`, as they look at a date; a poster may know who held what then."""
    body, holds = who.body(on), getattr(who, "champion", False) if champion is None else champion
    return _drawn(body, portraits.look_of(body, who.look), getattr(who, "hue", None), holds)


@lru_cache(KEPT)
def _drawn(body: Body, look: Look, hue: int | None, champion: bool) -> str:
    return portraits.portrait(body, look, hue=hue, champion=champion)


def inline(who: Character, on: date) -> SafeString:
    """The portrait as part of a page: it is made of numbers and of colours of ours, of nothing that anybody wrote."""
    svg = portrait_of(who, on)
    return mark_safe(svg.replace("<svg ", '<svg class="face" aria-hidden="true" focusable="false" ', 1))


@require_safe
def portrait(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody's portrait, for whoever may see them."""
    found = SEEN.get_or_404(request.user, slug=slug)
    return image(request, portrait_of(found, read_clock().now.date()), public=not getattr(found, "private", False))


@require_safe
def entrance(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody's entrance card, for whoever may see them: what a shared link shows."""
    found, on = SEEN.get_or_404(request.user, slug=slug), read_clock().now.date()
    hometown, finisher = printing.lettered(found.hometown), printing.lettered(found.finisher)
    figures = f"{found.height_cm} cm, {found.weight_kg} kg" + (f", from {hometown}" if hometown else "")
    card = Entrance(
        name=printing.lettered(found.name, found.slug),
        drawing=portrait_of(found, on),
        gimmick=printing.lettered(found.gimmick),
        facts=(figures, f"Finishes with {finisher}") if finisher else (figures,),
        company=printing.lettered(getattr(found, "company", None) or "Free agent"),
        hue=FREE_HUE if getattr(found, "hue", None) is None else getattr(found, "hue", FREE_HUE),
    )
    return printing.png(request, entrance_card(card, printing.measure), public=not getattr(found, "private", False))


def image(request: HttpRequest, svg: str, *, public: bool) -> HttpResponse:
    """An SVG that browsers keep a while and then ask about by its fingerprint."""
    etag = f'"{md5(svg.encode()).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(svg, content_type="image/svg+xml")
    response["ETag"] = etag
    # An SVG opened by itself is a document; this one may do nothing at all.
    response["Content-Security-Policy"] = "default-src 'none'"
    patch_cache_control(response, **{"public" if public else "private": True}, max_age=FRESH_S)
    return response


@require_safe
def contact_sheet(request: HttpRequest) -> HttpResponse:
    """Everybody's portrait at two sizes, for staff: nobody may be taken for anybody else in the small one."""
    if not request.user.is_authenticated or not (request.user.is_staff and request.user.proven):
        raise Http404
    people = import_string(settings.PEOPLE)(request.user).order_by("home", "slug")
    page = Paginator(people, SHEET).get_page(request.GET.get("page"))
    return render(request, "characters/portraits.html", {"page": page, "sizes": (LARGE_PX, SMALLEST_PX)})
