"""Pages of who stands where: a federation's rankings week by week, and two people head to head."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from federations import ladder, rivalry
from federations.views import veiled
from llmfed.world.addresses import address
from llmfed.world.alike import alike
from llmfed.world.telling import read_clock


@alike
@require_safe
def rankings(request: HttpRequest, slug: str, week: str = "") -> HttpResponse:
    """The latest rankings of a federation, or those of a week, which is named by its Monday."""
    reading = read_clock()
    found = ladder.FEDERATION.get_or_404(request.user, slug=slug)
    shown = ladder.week_of(found, monday(week) if week else None, reading.now)
    if week and shown is None:
        raise Http404
    context = {"nav": "federations", "federation": found, "rankings": shown, "veiled": veiled(request)}
    return render(request, "federations/rankings.html", context)


def monday(text: str) -> date:
    """A date as an address spells it, 2031-05-12; Http404 for whatever is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if found.isoformat() != text:
        raise Http404
    return found


@alike
@require_safe
def head_to_head(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Two people and every time they met; one address for both orders of their names."""
    if one > other:
        asked = request.META["QUERY_STRING"]
        return redirect(
            address("federations:head_to_head", other, one) + (f"?{asked}" if asked else ""), permanent=True
        )
    found = rivalry.between(request.user, one, other, read_clock().now) if one != other else None
    if found is None:
        raise Http404
    context = {"nav": "federations", "rivalry": found, "veiled": veiled(request)}
    return render(request, "federations/head_to_head.html", context)
