"""Pages of the sandbox: a match is booked, fought at once, and watched from the bell."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from characters import faces
from characters.models import Character
from federations import exhibiting, people, sandbox, tape
from federations.billing import Bill, Party
from federations.exhibiting import Fight
from federations.models import Exhibition
from federations.sandbox import Occasion, Shape, Wish
from federations.views import TAPE_KEPT_S, seconds
from llmfed.world.addresses import address
from llmfed.world.telling import read_clock

# How a seed is written: enough of them for everybody's luck, and few enough letters to read aloud.
SEED = re.compile(r"[0-9a-f]{8}")
SEED_BYTES = 4
UNEMPLOYED = "Nobody's"


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


def quick(request: HtmxRequest) -> HttpResponse:
    """The booking of a quick match: GET shows it, POST has it fought."""
    return _fight(request) if request.method == "POST" else _show(request)


@require_safe
@never_cache
def _show(request: HtmxRequest) -> HttpResponse:
    if "ring" in request.GET and not request.htmx and not request.user.is_authenticated:
        return _sign_in(request.GET)
    return _page(request, _wish(request.GET))


def _sign_in(asked: QueryDict) -> HttpResponse:
    """Whoever is not signed in is asked to, and comes back to what they chose."""
    return redirect_to_login(f"{address('federations:quick')}?{_wish(asked).query}")


@require_POST
def _fight(request: HtmxRequest) -> HttpResponse:
    """Book a match and go and watch it."""
    if not request.user.is_authenticated:
        return _sign_in(request.POST)
    try:
        made = sandbox.book(wish=_wish(request.POST), fan=request.user, now=read_clock().now)
    except sandbox.Refused as refused:
        return _page(request, _wish(request.POST), refused.problems, 422)
    return redirect(_lucky(made))


def _wish(asked: QueryDict) -> Wish:
    """What a form or an address asks for."""
    given = {key: str(asked[key]) for key in ("shape", "rules", "occasion") if key in asked}
    return Wish(who=tuple(asked.getlist("who")), **given)


def _lucky(made: Exhibition) -> str:
    return address("federations:exhibition", made.key, secrets.token_hex(SEED_BYTES))


def _page(request: HtmxRequest, wish: Wish, wrong: Sequence[str] = (), status: int = 200) -> HttpResponse:
    known = sandbox.cast(request.user, read_clock().now, wish.named)
    if not wrong and len(wish.named) >= wish.form.size:
        wrong = sandbox.problems(wish, known, request.user)
    context = {
        "nav": "quick",
        "wish": wish,
        "shapes": [(shape, replace(wish, shape=shape.value).query) for shape in Shape],
        "occasions": Occasion,
        "rules": wish.form.rules,
        "places": _places(wish),
        "houses": _houses(known),
        "parties": _parties(wish, known),
        "hurt": [who for slug in dict.fromkeys(wish.named) if (who := known.get(slug)) and who.hurt_until],  # type: ignore[attr-defined]
        "most": sandbox.LISTED if len(known) >= sandbox.LISTED else 0,
        "wrong": wrong,
    }
    partial = "#preview" if request.htmx else ""
    return render(request, f"federations/quick.html{partial}", context, status=status)


def _places(wish: Wish) -> tuple[tuple[str, ...], ...]:
    """Who stands where so far, side by side; an empty place is empty."""
    who = (*wish.who, *[""] * wish.form.size)[: wish.form.size]
    return sandbox.sided(wish.form, who)


def _houses(known: Mapping[str, Character]) -> list[tuple[str, list[Character]]]:
    """Everybody to choose from, by where they work."""
    found: dict[str, list[Character]] = {}
    for who in sorted(known.values(), key=lambda who: (who.name, who.slug)):
        job = people.contract_of(who)
        found.setdefault(job.federation.name if job else UNEMPLOYED, []).append(who)
    return sorted(found.items(), key=lambda house: (house[0] == UNEMPLOYED, house[0]))


def _parties(wish: Wish, known: Mapping[str, Character]) -> list[Party]:
    """The sides as a poster draws them, once every side has somebody."""
    sides = [[faces.of(known[slug]) for slug in side if slug in known] for side in _places(wish)]
    return [Party(number, tuple(side)) for number, side in enumerate(sides)] if all(sides) else []


def _find(request: HttpRequest, key: str) -> Exhibition:
    return get_object_or_404(Exhibition.objects.select_related("host__timeline"), key=key)


def _fought(request: HttpRequest, key: str, seed: str) -> Fight:
    """A match that its reader may see. Raises Http404, and Outdated."""
    if not SEED.fullmatch(seed):
        raise Http404
    found = exhibiting.fight(_find(request, key), seed, request.user)
    if found is None:
        raise Http404
    return found


@require_safe
@never_cache
def exhibition_any(request: HtmxRequest, key: str) -> HttpResponse:
    """The same match with other luck."""
    try:
        return redirect(_lucky(_fought(request, key, "0" * 2 * SEED_BYTES).exhibition))
    except exhibiting.Outdated:
        return _outdated(request, key)


@require_safe
@never_cache
def exhibition(request: HtmxRequest, key: str, seed: str) -> HttpResponse:
    """A quick match from its entrances, or at `?at=` seconds from its bell."""
    try:
        fought = _fought(request, key, seed)
    except exhibiting.Outdated:
        return _outdated(request, key)
    bill = exhibiting.billed(fought)
    made = tape.tape(bill, exhibiting.told(fought), seconds(request.GET.get("at", "")))
    assert made is not None
    context = {
        "nav": "quick",
        "bill": bill,
        "federation": fought.host,
        "tape": made,
        "frames_url": address("federations:exhibition_frames", key, seed),
        "again_url": fought.exhibition.get_absolute_url(),
        "change_url": _change_url(fought, bill),
        "hurt": exhibiting.hurt(fought),
        "seed": seed,
        "picture": made.picture,
        "lines": made.newest,
    }
    return render(request, "federations/exhibition.html", context)


def _change_url(fought: Fight, bill: Bill) -> str:
    """Where it can be booked otherwise."""
    return f"{bill.sandbox_url}&occasion={sandbox.occasion_of(fought.played)}"


@require_safe
@cache_control(private=True, max_age=TAPE_KEPT_S)
def exhibition_frames(request: HttpRequest, key: str, seed: str) -> JsonResponse:
    """The match frame by frame, for a player."""
    try:
        fought = _fought(request, key, seed)
    except exhibiting.Outdated as old:
        raise Http404 from old
    made = tape.tape(exhibiting.billed(fought), exhibiting.told(fought))
    assert made is not None
    return JsonResponse({"frames": tape.frames(made)})


def _outdated(request: HtmxRequest, key: str) -> HttpResponse:
    """What was booked for an earlier engine cannot be seen again; it can be fought anew."""
    played: dict[str, Any] = _find(request, key).played
    who = tuple(who["key"] for side in played["sides"] for who in side)
    wish = Wish("v".join(str(len(side)) for side in played["sides"]), who, played["stipulation"])
    old = "This match was booked before the ring was rebuilt, and cannot be seen again as it was. Fight it anew."
    return _page(request, wish, [old], 410)
