"""Pages of honours: a year's awards, and the hall of fame."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from federations import wall
from federations.views import veiled
from llmfed.world.alike import alike
from llmfed.world.telling import read_clock


@alike
@require_safe
def awards(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The awards of a year, or of the last that was honoured."""
    now = read_clock().now
    years = wall.years(request.user, now)
    if year is not None and year not in years:
        raise Http404
    chosen = years[0] if year is None and years else year
    context = {
        "nav": "federations",
        "years": years,
        "page": wall.honoured(request.user, chosen, now) if chosen else None,
        "veiled": veiled(request),
    }
    return render(request, "federations/awards.html", context)


@alike
@require_safe
def hall(request: HttpRequest) -> HttpResponse:
    """Everybody in the hall of fame."""
    context = {"nav": "federations", "wall": wall.hall(request.user, read_clock().now)}
    return render(request, "federations/hall.html", context)
