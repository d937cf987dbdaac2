"""A story's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from llmfed.world.alike import alike
from llmfed.world.telling import read_clock
from storylines import telling


@alike
@require_safe
def arc(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A story: its question, its two people, its beats, and the night. For whoever may see its federation."""
    reading = read_clock()
    found = telling.ARC.get_or_404(request.user, slug=slug, number=number, now=reading.now)
    context = {
        "nav": "federations",
        "federation": found.blow_off.federation,
        "story": telling.story(found, reading.now, telling.quotes(found, reading)),
    }
    return render(request, "storylines/arc.html", context)
