"""Polls: their page, and the one act of voting."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from fandom import polls
from fandom.ballots import Ballot, ballot, with_mine
from fandom.models import Poll
from federations.billing import bill, billed
from federations.models import Bout
from federations.views import veiled
from llmfed.world.telling import Reading, read_clock

REFUSED = {polls.NotAnOption: 422, polls.AlreadyVoted: 409, polls.PollClosed: 409}


class HtmxRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


def _find(request: HttpRequest, pk: int) -> Poll:
    visible = with_mine(Poll.objects.visible_to(request.user), request.user)
    return get_object_or_404(visible.select_related("federation"), pk=pk)


@require_safe
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """A question about a coming match, or what became of it."""
    reading = read_clock()
    found = _find(request, pk)
    return _page(request, found, ballot(found, reading.now), reading)


def _page(request: HttpRequest, found: Poll, shown: Ballot, reading: Reading, status: int = 200) -> HttpResponse:
    about = bill(billed(Bout.objects.filter(pk=found.bout_id), reading.now).get())
    context = {
        "nav": "federations",
        "poll": shown,
        "federation": found.federation,
        "bill": about,
        "reading": reading,
        "veiled": veiled(request),
    }
    return render(request, "fandom/poll.html", context, status=status)


@require_POST
def vote(request: HtmxRequest, pk: int) -> HttpResponse:
    """Cast a vote; whoever is not signed in is asked to."""
    reading = read_clock()
    found = _find(request, pk)
    if not request.user.is_authenticated:
        return redirect_to_login(found.get_absolute_url())
    try:
        polls.cast(poll=found, fan=request.user, choice=request.POST.get("choice", ""), now=reading.now)
    except tuple(REFUSED) as error:
        return _refuse(request, _find(request, pk), error, reading)
    shown = ballot(_find(request, pk), reading.now)
    if request.htmx:
        return render(request, "fandom/poll.html#ballot", {"poll": shown})
    messages.success(request, "Your vote is in the box.")
    return redirect(back_to(found.get_absolute_url(), request))


def back_to(address: str, request: HttpRequest) -> str:
    """Where a form leads to: to a page that is veiled if the form's own was."""
    return f"{address}?veil=1" if veiled(request) else address


def _refuse(request: HtmxRequest, found: Poll, error: Exception, reading: Reading) -> HttpResponse:
    """The same ballot, with why the vote was not taken."""
    text = str(error) if request.POST.get("choice") else "Choose one of them first."
    shown, status = ballot(found, reading.now, text), REFUSED[type(error)]
    if request.htmx:
        return render(request, "fandom/poll.html#ballot", {"poll": shown}, status=status)
    return _page(request, found, shown, reading, status)
