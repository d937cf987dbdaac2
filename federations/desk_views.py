"""The promoter's desk: what waits, a card to edit, orders to leave. What is done here is done by orders alone."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from federations import desk_pages, editing
from federations.desk_pages import Wrong
from federations.editing import Pen
from federations.edits import ahead
from federations.models import Federation, Promise, Show
from federations.rulebook import Impossible
from llmfed.accounts import proof
from llmfed.accounts.models import User
from llmfed.world.models import Order
from llmfed.world.orders import Refused
from llmfed.world.telling import Reading, read_clock


class HtmxRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


def _at_the_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For promoters: others sign in first, or show their second factor."""

    @never_cache
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(
                request.get_full_path() if request.method == "GET" else reverse("federations:desks")
            )
        way = proof.way(request) if request.user.holds_office else None
        return redirect(way) if way else view(request, *args, **kwargs)

    return guarded


@require_safe
@_at_the_desk
def desks(request: HttpRequest) -> HttpResponse:
    """The federations that somebody runs, or how one comes to run one."""
    user = request.user
    mine = Federation.objects.run_by(user).order_by("name")
    return render(request, "federations/desks.html", {"nav": "desk", "federations": mine})


def _company(request: HttpRequest, slug: str) -> Federation:
    """A federation that somebody runs; another's is not there."""
    found = get_object_or_404(Federation.objects.select_related("timeline"), slug=slug)
    if not desk_pages.runs(request.user, found):
        raise Http404
    return found


def _show(request: HttpRequest, slug: str, number: int) -> Show:
    company = _company(request, slug)
    found = get_object_or_404(Show, federation=company, number=number)
    found.federation = company
    return found


@require_safe
@_at_the_desk
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for a promoter of one federation."""
    return _desk(request, _company(request, slug), read_clock())


def _desk(request: HttpRequest, company: Federation, reading: Reading, wrong: Wrong | None = None) -> HttpResponse:
    context = {"nav": "desk", **desk_pages.desk(company, reading, request.GET.dict(), wrong)}
    return render(request, "federations/desk.html", context, status=422 if wrong else 200)


@require_POST
@_at_the_desk
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave an order or a wish for a card that is not made yet, or take one back."""
    company, reading, sent = _company(request, slug), read_clock(), _sent(request)
    do = sent.get("do", "")
    try:
        said = _ordered(company, do, sent, request.user, reading)
    except Refused as refusal:
        return _desk(request, company, reading, desk_pages.wrong_of(do, sent, refusal))
    messages.success(request, said)
    return redirect("federations:desk", company.slug)


def _ordered(company: Federation, do: str, sent: Mapping[str, str], user: Any, reading: Reading) -> str:
    night = company.shows.filter(number=_number(sent.get("show", ""))).first()
    if night is None:
        raise Impossible("There is no such show on the calendar.", field="show")
    night.federation = company
    if do == "withdraw":
        promise = Promise.objects.filter(federation=company, order=_number(sent.get("promise", ""))).first()
        if promise is None or promise.order is None:
            raise Impossible("There is no such order in the ledger.", field="promise")
        back = sent.get("back") == "yes"
        ahead.take_back(show=night, promise=promise, back=back, by=user, now=reading.now)
        return f"{'Given again' if back else 'Taken back'}: {promise.what}."
    if do == "unify":
        ahead.unify(show=night, belt=sent.get("belt", ""), other=sent.get("into", ""), by=user, now=reading.now)
        return f"In the ledger: the two become one at {night.name}, and the fans hear of it."
    pair = {"one": sent.get("one", ""), "other": sent.get("other", "")}
    weight = sent.get("weight", "")
    if weight == "binding":
        rules, belt = sent.get("rules", ""), sent.get("championship", "")
        ahead.promise(show=night, **pair, rules=rules, belt=belt, by=user, now=reading.now)
        return f"In the ledger: it is on the card of {night.name}, and the fans hear of it."
    ahead.wish(show=night, **pair, weight=weight, by=user, now=reading.now)
    return "The booker has it, and answers when the next card is made."


@require_safe
@_at_the_desk
def card(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A card to edit, until its show opens."""
    return _card(request, _show(request, slug, number), read_clock())


def _card(request: Any, show: Show, reading: Reading, wrong: Wrong | None = None, said: str = "") -> HttpResponse:
    context = {"nav": "desk", "said": said, **desk_pages.editor(show, reading, wrong)}
    status = 200 if wrong is None else 409 if wrong.stale else 422
    page = "federations/editor.html#card" if request.method == "POST" and request.htmx else "federations/editor.html"
    return render(request, page, context, status=status)


@require_POST
@_at_the_desk
def edit(request: HtmxRequest, slug: str, number: int) -> HttpResponse:
    """Change one thing of a card."""
    show, reading, sent = _show(request, slug, number), read_clock(), _sent(request)
    do, user = sent.get("do", ""), request.user
    assert isinstance(user, User)
    try:
        if do not in EDITS:
            raise Impossible("Choose what to change.", field="do")
        given = EDITS[do](Pen(show, _number(sent.get("seen", "")), user, reading.now), sent)
    except Refused as refusal:
        show.refresh_from_db()
        show.federation = _company(request, slug)
        return _card(request, show, reading, desk_pages.wrong_of(do, sent, refusal))
    said = f"{given.facts['what']}. It can be undone until the card locks."
    if request.htmx:
        show.refresh_from_db(fields=["edition", "length"])
        return _card(request, show, reading, said=said)
    messages.success(request, said)
    return redirect("federations:card", slug, number)


def _sent(request: HttpRequest) -> dict[str, str]:
    """What a form sent; whoever takes the alternative has sent that instead."""
    sent = {key: value.strip() for key, value in request.POST.dict().items() if isinstance(value, str)}
    if "instead" in sent and "where" in sent:
        sent[sent["where"]] = sent.pop("instead")
    return sent


def _number(text: str) -> int:
    """A whole number somebody sent; −1 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _side(text: str) -> list[str]:
    """People of a side, by name, as somebody wrote them."""
    return [name.strip() for name in text.split("&") if name.strip()]


EDITS: dict[str, Callable[[Pen, Mapping[str, str]], Order]] = {
    "move": lambda pen, sent: editing.move(
        pen, start=_number(sent.get("start", "")), end=_number(sent.get("place", ""))
    ),
    "rule": lambda pen, sent: editing.rule(pen, bout=sent.get("bout", ""), rules=sent.get("rules", "")),
    "stake": lambda pen, sent: editing.stake(pen, bout=sent.get("bout", ""), championship=sent.get("championship", "")),
    "wager": lambda pen, sent: editing.wager(
        pen, bout=sent.get("bout", ""), up=[sent.get("wager0", ""), sent.get("wager1", "")]
    ),
    "replace": lambda pen, sent: editing.replace(
        pen, bout=sent.get("bout", ""), out=sent.get("out", ""), into=sent.get("into", "")
    ),
    "add": lambda pen, sent: editing.add(
        pen,
        sides=[side for name in ("side1", "side2", "side3", "side4") if (side := _side(sent.get(name, "")))],
        rules=sent.get("rules", ""),
        championship=sent.get("championship", ""),
    ),
    "strike": lambda pen, sent: editing.strike(pen, bout=sent.get("bout", "")),
    "lock": lambda pen, sent: editing.lock(pen, bout=sent.get("bout", ""), locked=sent.get("locked") == "1"),
    "pencil": lambda pen, sent: editing.pencil(
        pen, bout=sent.get("bout", ""), winner=_number(sent["winner"]) if sent.get("winner") else None
    ),
    "undo": lambda pen, sent: editing.undo(pen, number=_number(sent.get("order", ""))),
}
