"""Pages of records: a federation's, and the world's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from federations import ladder, records
from llmfed.world.alike import alike
from llmfed.world.telling import read_clock


@alike
@require_safe
def of_federation(request: HttpRequest, slug: str) -> HttpResponse:
    """The records of a federation."""
    found = ladder.FEDERATION.get_or_404(request.user, slug=slug)
    told = records.chapters(request.user, found, read_clock().now)
    context = {"nav": "federations", "federation": found, "chapters": told}
    return render(request, "federations/records.html", context)


@alike
@require_safe
def of_world(request: HttpRequest) -> HttpResponse:
    """The records of all federations that the reader may see."""
    told = records.chapters(request.user, None, read_clock().now)
    return render(request, "federations/records.html", {"nav": "federations", "chapters": told})
