"""The page on which a promoter tries a card before it is fought."""

import secrets
from datetime import datetime
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from federations import evenings, odds, programme, whatif
from federations.desk_pages import runs
from federations.evenings import Away, CannotPlay, Run
from federations.models import Show
from federations.sandbox_views import HtmxRequest
from llmfed.world.telling import Reading, read_clock


def what_if(request: HtmxRequest, slug: str, number: int) -> HttpResponse:
    """A card on trial: GET shows how far it is and what came of it, POST begins."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("federations:what_if", args=[slug, number]))
    return _start(request, slug, number) if request.method == "POST" else _show(request, slug, number)


def _find(request: HttpRequest, slug: str, number: int) -> Show:
    """A show whose card its reader may try; another's is not there."""
    show = programme.SHOW.get_or_404(request.user, slug=slug, number=number)
    if not runs(request.user, show.federation):
        raise Http404
    return show


@require_safe
@never_cache
def _show(request: HtmxRequest, slug: str, number: int) -> HttpResponse:
    return _page(request, _find(request, slug, number))


@require_POST
def _start(request: HtmxRequest, slug: str, number: int) -> HttpResponse:
    show = _find(request, slug, number)
    try:
        evenings.start(show)
    except CannotPlay as error:
        return _page(request, show, str(error), 503 if isinstance(error, Away) else 409)
    return redirect("federations:what_if", slug, number)


@require_POST
def stop(request: HtmxRequest, slug: str, number: int) -> HttpResponse:
    """Play no further."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("federations:what_if", args=[slug, number]))
    show = _find(request, slug, number)
    try:
        evenings.stop(show)
    except Away as error:
        return _page(request, show, str(error), 503)
    return redirect("federations:what_if", slug, number)


def _page(request: HtmxRequest, show: Show, error: str = "", status: int = 200) -> HttpResponse:
    reading = read_clock()
    try:
        run = evenings.latest(show)
    except Away as away:
        run, error, status = None, error or str(away), 503
    context = {
        "nav": "desk",
        "show": show,
        "federation": show.federation,
        "poster": programme.poster(show, None, reading),
        "evenings": evenings.EVENINGS,
        "announced": show.state == Show.State.ANNOUNCED,
        "run": run,
        "asks": secrets.token_hex(3),
        "error": error,
        **(_told(show, run, reading) if run else {}),
    }
    partial = "#run" if request.htmx else ""
    return render(request, f"federations/whatif.html{partial}", context, status=status)


def _told(show: Show, run: Run, reading: Reading) -> dict[str, Any]:
    """What came of a run so far, and whether the card is still the one that it plays."""
    bills = {bill.bout.key: bill for bill in programme.bills_of(show, reading.now)}
    standing, _ = whatif.drawn_up(show) if show.state == Show.State.ANNOUNCED else (run.plan.staged, ())
    changed = whatif.signature(standing) != whatif.signature(run.plan.staged)
    # A team that is not the same people any more does not go by its name.
    teams = {} if changed else {key: [side.team for side in bill.sides] for key, bill in bills.items()}
    return {
        "night": odds.night(run, teams),
        "left_out": [(bills[one.key].names, one.reason) for one in run.plan.left_out if one.key in bills],
        "changed": changed,
    }


def door(request: HttpRequest | None, subject: Show, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The way in from a show's page, for whoever may try its card."""
    if request is None or subject.state != Show.State.ANNOUNCED or not runs(request.user, subject.federation):
        return None
    return "federations/whatif.html#door", {
        "url": reverse("federations:what_if", args=[subject.federation.slug, subject.number])
    }
