"""What fans give a match: the page of its rating, the act of giving stars, and where house and ring disagree."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from fandom import acclaim, asides
from fandom import ratings as given
from fandom.panels import RATING, rating_of_bout
from fandom.views import HtmxRequest
from federations.billing import Bill, bill, billed
from federations.models import Bout
from federations.topics import match_topic
from federations.views import veiled
from llmfed.accounts.models import User
from llmfed.world.alike import alike
from llmfed.world.telling import read_clock

REFUSED: dict[type[Exception], int] = {given.NoSuchStars: 422, given.NotOver: 409}
# Everybody's mean moves once in so long.
MOVES_S = 1.0


def _find(request: HttpRequest, pk: int) -> Bill:
    seen = Bout.objects.visible_to(request.user).filter(pk=pk)
    return bill(get_object_or_404(billed(Bout.objects.filter(pk__in=seen.values("pk")), read_clock().now)))


@alike
@require_safe
def ratings(request: HttpRequest) -> HttpResponse:
    """Where the house and the ring disagree most."""
    more, less = acclaim.disagreements(request.user, read_clock().now)
    context = {"nav": "federations", "more": more, "less": less, "veiled": veiled(request)}
    return render(request, "fandom/ratings.html", context)


@require_safe
@never_cache
def rating(request: HtmxRequest, pk: int) -> HttpResponse:
    """The rating of a match as its reader has it."""
    found = _find(request, pk)
    return render(request, RATING, _context(request, found)) if request.htmx else _page(request, found)


@require_POST
def rate(request: HtmxRequest, pk: int) -> HttpResponse:
    """Give a match stars, other stars, or none any more; whoever is not signed in is asked to."""
    found = _find(request, pk)
    if not request.user.is_authenticated:
        door = redirect_to_login(found.get_absolute_url())
        return HttpResponseClientRedirect(door.url) if request.htmx else door
    try:
        said = _given(request.user, found, request.POST.get("stars", ""))
    except tuple(REFUSED) as error:
        return _refuse(request, found, error)
    found = _find(request, pk)
    _move(found)
    if request.htmx:
        return render(request, RATING, _context(request, found) | {"answer": said})
    messages.success(request, said)
    # Whoever rates it has seen how it ended.
    veil = "?veil=1#match" if veiled(request) else "#rating"
    return redirect(f"{found.get_absolute_url()}{veil}")


def _given(fan: User, found: Bill, stars: str) -> str:
    """Give what a form asks for; what to say of it."""
    now = read_clock().now
    if stars == "0":
        there = given.withdraw(bout=found.bout, fan=fan, now=now)
        return "Taken back. It never happened." if there else "You had given it nothing as it was."
    number = int(stars) if len(stars) == 1 and stars.isascii() and stars.isdecimal() else 0
    given.rate(bout=found.bout, fan=fan, stars=number, now=now)
    return f"You gave it {number} {'star' if number == 1 else 'stars'}."


def _move(found: Bill) -> None:
    """Show everybody who watches what the house has given by now, at most once a second."""
    content = render_to_string(f"{RATING}#moved", {"rating": acclaim.shown(found.bout)})
    key = f"{settings.VALKEY_PREFIX}:rating:{found.bout.pk}"
    asides.show(asides.connection(), key=key, topic=match_topic(found.bout.key), content=content, every_s=MOVES_S)


def _refuse(request: HtmxRequest, found: Bill, error: Exception) -> HttpResponse:
    status = REFUSED[type(error)]
    if request.htmx:
        return render(request, RATING, _context(request, found) | {"error": str(error)}, status=status)
    return _page(request, found, str(error), status)


def _page(request: HttpRequest, found: Bill, error: str = "", status: int = 200) -> HttpResponse:
    context = _context(request, found) | {"error": error}
    return render(request, "fandom/rated.html", context, status=status)


def _context(request: HttpRequest, found: Bill) -> dict[str, object]:
    filled = rating_of_bout(request, found.bout, read_clock().now)
    return {
        "nav": "federations",
        "bill": found,
        "federation": found.show.federation,
        "panel": filled[1] if filled else None,
        "veiled": veiled(request),
    }
