"""The house online: its bar for one reader, and the acts of cheering and booing."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from fandom import houses
from fandom.houses import Mood
from fandom.views import HtmxRequest, back_to
from federations.billing import Bill, bill, billed
from federations.models import Bout
from federations.views import veiled
from llmfed.world.telling import panels, read_clock

REFUSED: dict[type[Exception], int] = {houses.NotHeard: 422, houses.Shut: 409, houses.Hoarse: 429, houses.Away: 503}


def _find(request: HttpRequest, pk: int) -> Bill:
    seen = Bout.objects.visible_to(request.user).filter(pk=pk)
    return bill(get_object_or_404(billed(Bout.objects.filter(pk__in=seen.values("pk")), read_clock().now)))


@require_safe
@never_cache
def house(request: HtmxRequest, pk: int) -> HttpResponse:
    """The bar of a match as its reader has it."""
    found = _find(request, pk)
    if request.htmx:
        return render(request, "ui/bar.html", _context(request, found))
    return _page(request, found)


@require_POST
def cheer(request: HtmxRequest, pk: int) -> HttpResponse:
    """Cheer or boo a side of a match that is on; whoever is not signed in is asked to."""
    found = _find(request, pk)
    if not request.user.is_authenticated:
        door = redirect_to_login(found.get_absolute_url())
        return HttpResponseClientRedirect(door.url) if request.htmx else door
    mood, side = request.POST.get("mood", ""), request.POST.get("side", "")
    try:
        if mood not in set(Mood) or not (side.isascii() and side.isdecimal()) or len(side) > 1:
            raise houses.NotHeard("Cheer or boo one of those who are in the match.")
        times = houses.shout(bill=found, fan=request.user, side=int(side), mood=Mood(mood))
    except tuple(REFUSED) as error:
        return _refuse(request, found, error)
    houses.move_needle(found)
    said = _said(found, int(side), Mood(mood), times)
    if request.htmx:
        return render(request, "fandom/bar.html#heard", {"said": said, "needle": houses.needle(found)})
    messages.success(request, said)
    return redirect(back_to(found.get_absolute_url(), request))


def _said(found: Bill, side: int, mood: Mood, times: int) -> str:
    left = houses.A_MATCH - times
    return f"Heard: a {mood} for {found.sides[side].name}. {left or 'None'} left."


def _refuse(request: HtmxRequest, found: Bill, error: Exception) -> HttpResponse:
    status = REFUSED[type(error)]
    if request.htmx:
        shown = {"said": str(error), "needle": houses.needle(found)}
        answer = render(request, "fandom/bar.html#heard", shown, status=status)
    else:
        answer = _page(request, found, str(error), status)
    if isinstance(error, houses.Hoarse):
        answer.headers["Retry-After"] = str(error.retry_s)
    return answer


def _page(request: HttpRequest, found: Bill, error: str = "", status: int = 200) -> HttpResponse:
    return render(request, "fandom/house.html", _context(request, found) | {"error": error}, status=status)


def _context(request: HttpRequest, found: Bill) -> dict[str, object]:
    return {
        "nav": "federations",
        "bill": found,
        "federation": found.show.federation,
        "bar": panels("bar", request, found.bout, read_clock().now),
        "veiled": veiled(request),
    }
