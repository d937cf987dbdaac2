"""Pages of tournaments: those of a federation, and one with its bracket or its tables."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from federations import cups
from federations.models import Federation, Tournament
from federations.views import veiled
from llmfed.world.alike import alike
from llmfed.world.telling import read_clock


@alike
@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """The tournaments of a federation: what is under way, and who won what."""
    reading = read_clock()
    found = [cups.held(cup, reading.now) for cup in cups.OF(request.user, slug=slug)]
    federation = found[0].cup.federation if found else None
    if federation is None:
        federation = get_object_or_404(Federation.objects.visible_to(request.user), slug=slug)
    running = [one for one in found if one.cup.state == Tournament.State.RUNNING]
    context = {
        "nav": "federations",
        "federation": federation,
        "running": running,
        "over": [one for one in found if one not in running],
        "veiled": veiled(request),
    }
    return render(request, "federations/tournaments.html", context)


@alike
@require_safe
def tournament(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A tournament: who met whom, who meets whom next, and what it is for."""
    reading = read_clock()
    cup = cups.ONE.get_or_404(request.user, slug=slug, number=number)
    context = {
        "nav": "federations",
        "federation": cup.federation,
        "cup": cup,
        "page": cups.page(cup, reading.now),
        "veiled": veiled(request),
    }
    return render(request, "federations/tournament.html", context)
