"""A fan's corner: taken, left, and what tonight means for whoever stands in it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from characters.models import Character
from fandom import corners, panels
from fandom.corners import Chosen
from fandom.models import Corner
from fandom.views import back_to
from federations import people
from federations.models import Bout, Federation, Show
from federations.topics import DIGITS
from federations.views import veiled
from llmfed.accounts.models import User
from llmfed.world.telling import Reading, read_clock, when

REFUSED = {corners.NoCorner: 422, corners.TooSoon: 409}
ANSWERS = {
    Chosen.NEW: "You stand behind {name} now.",
    Chosen.SAME: "You stand behind {name} already. Nothing has changed.",
    Chosen.BACK: "You stand behind {name} again, as if you had never left.",
}


def corner(request: HttpRequest) -> HttpResponse:
    """The reader's corner: GET shows it, POST takes another."""
    return _take(request) if request.method == "POST" else _show(request)


@require_safe
@never_cache
def _show(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("fandom:corner"))
    return _page(request, request.user, read_clock())


@require_POST
def _take(request: HttpRequest) -> HttpResponse:
    """Stand behind somebody; whoever is not signed in is asked to, and led back to that person."""
    who = get_object_or_404(people.visible_to(request.user), slug=request.POST.get("character", ""))
    if not request.user.is_authenticated:
        return redirect_to_login(who.get_absolute_url())
    reading = read_clock()
    try:
        chosen = corners.choose(fan=request.user, character=who, now=reading.now)
    except tuple(REFUSED) as error:
        return _page(request, request.user, reading, str(error), REFUSED[type(error)])
    messages.success(request, ANSWERS[chosen].format(name=who.name))
    return redirect(back_to(who.get_absolute_url(), request))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Stand behind nobody."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("fandom:corner"))
    left = corners.leave(fan=request.user, now=read_clock().now)
    said = f"You have left {left.character.name}'s corner." if left else "You stood behind nobody as it was."
    messages.success(request, said)
    return redirect("fandom:corner")


@require_safe
@never_cache
def tonight(request: HttpRequest) -> HttpResponse:
    """The reader's own panel of a page, to be put in place of one that has gone stale; for nobody else's eyes."""
    if not request.user.is_authenticated:
        return HttpResponse(status=204)
    reading = read_clock()
    filled = _filled(request, request.GET.get("page", ""), request.GET.get("of", ""), reading.now)
    if filled is None:
        return HttpResponse(status=204)
    return render(request, filled[0], {"panel": filled[1], "veiled": veiled(request)})


def _filled(request: HttpRequest, page: str, of: str, now: datetime) -> panels.Filled:
    """What a page of this kind, about this subject, shows the reader."""
    slug, _, number = of.partition("/")
    if number and not _is_key(number) or page == "match" and not _is_key(of):
        raise Http404
    if page == "home":
        return panels.corner_at_home(request, None, now)
    if page == "federation":
        house = get_object_or_404(Federation.objects.visible_to(request.user), slug=of)
        return panels.corner_at_federation(request, house, now)
    if page == "show":
        shows = Show.objects.visible_to(request.user).select_related("federation")
        return panels.corner_at_show(request, get_object_or_404(shows, federation__slug=slug, number=number or 0), now)
    if page == "match":
        return panels.corner_at_match(request, get_object_or_404(Bout.objects.visible_to(request.user), pk=of), now)
    if page == "character":
        who: Character = get_object_or_404(people.visible_to(request.user), slug=of)
        return panels.corner_of(request, who, now)
    raise Http404


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS


def _page(request: HttpRequest, fan: User, reading: Reading, error: str = "", status: int = 200) -> HttpResponse:
    filled = panels.corner_at_home(request, None, reading.now)
    assert filled is not None
    before = Corner.objects.filter(fan=fan).exclude(until=None).select_related("character").order_by("-since", "-pk")
    standing = filled[1]["standing"]
    context: dict[str, Any] = {
        "nav": "account",
        "panel": filled[1],
        "since": when(standing.since) if standing else "",
        "left": before,
        "error": error,
        "veiled": veiled(request),
    }
    return render(request, "fandom/corner.html", context, status=status)
