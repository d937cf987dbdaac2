"""Pages of what is staged: home, federations, shows, matches, championships."""

import re
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from federations import cities, contenders, houses, lineages, programme, tape, telling
from federations.billing import bill, billed, bills
from federations.models import (
    Bout,
    BoutQuerySet,
    Championship,
    Federation,
    FederationQuerySet,
    Show,
)
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed.accounts.models import Viewer
from llmfed.prepared import rows_of
from llmfed.world import live, watching
from llmfed.world.alike import alike
from llmfed.world.telling import panels, read_clock
from llmfed.world.viewing import Viewed

# How long a browser may keep the sheet of hues.
HUES_KEPT_S = 3600
# And a tape, which does not change but for its wording.
TAPE_KEPT_S = 300
TITLE_BOUTS = 12
AT = re.compile(r"-?[0-9]{1,6}")


def _federations(viewer: Viewer) -> FederationQuerySet:
    return Federation.objects.visible_to(viewer).order_by("name")


def _match(viewer: Viewer, pk: int, now: datetime) -> BoutQuerySet:
    seen = Bout.objects.visible_to(viewer).filter(pk=pk)
    return billed(Bout.objects.filter(pk__in=seen.values("pk")), now)


def _championship(viewer: Viewer, slug: str) -> QuerySet[Championship]:
    mine = Championship.objects.filter(federation__in=Federation.objects.visible_to(viewer).values("pk"))
    found = mine.filter(slug=slug).select_related("federation", "unified_into")
    return found.annotate(due=houses.DUE, cup=houses.CUP, took_in=houses.TOOK_IN)


def _title_bouts(championship: int, now: datetime) -> BoutQuerySet:
    """The latest bouts for a championship that are announced or have begun."""
    public = Q(segment__show__state__in=[Show.State.ANNOUNCED, Show.State.ON_AIR]) | Q(bell_at__lte=now)
    found = billed(Bout.objects.filter(public, championship=championship, segment__struck=""), now)
    return found.order_by("-segment__show__starts_at", "-segment__position")[:TITLE_BOUTS]


FEDERATIONS = Viewed(_federations)
MATCH = Viewed(_match, pk=int, now=datetime)
CHAMPIONSHIP = Viewed(_championship, slug=str)
TITLE_BOUTS_OF = rows_of(_title_bouts, championship=int, now=datetime)


@alike
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is on the air, or what is next."""
    # Before all that it is about: what airs meanwhile comes over the wire.
    last = live.tails([UNIVERSE])[UNIVERSE]
    reading = read_clock()
    context = telling.home_context(reading)
    more = {
        "nav": "home",
        "universe": last,
        "veiled": veiled(request),
        "federations": FEDERATIONS(request.user),
        "watching": _watching(context["marquee"].show if context["marquee"] else None),
        "panels": panels("home", request, None, reading.now),
    }
    return render(request, "federations/home.html", context | more)


def _watching(show: Show | None) -> int:
    """How many follow what a show's federation does, until the show is over."""
    live = show is not None and show.state != Show.State.OVER
    return watching.count(federation_topic(show.federation.slug)) if live and show else 0


@alike
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every federation, with what it shows next."""
    reading = read_clock()
    rows = programme.first_shows(Show.objects.visible_to(request.user))
    context = {
        "nav": "federations",
        "rows": [(one, rows.get(one.pk)) for one in FEDERATIONS(request.user)],
        "reading": reading,
    }
    return render(request, "federations/index.html", context)


@alike
@require_safe
def federation(request: HttpRequest, slug: str) -> HttpResponse:
    """A federation: its next show, its champions, who stands where."""
    reading = read_clock()
    show = programme.NEXT_SEEN.first(request.user, slug=slug)
    found = show.federation if show else get_object_or_404(Federation.objects.visible_to(request.user), slug=slug)
    context = telling.federation_context(found, show, reading)
    added = panels("federation", request, found, reading.now)
    more = {"nav": "federations", "veiled": veiled(request), "panels": added, "last": programme.tail(show)}
    return render(request, "federations/federation.html", context | more)


@alike
@require_safe
def show(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A show: its card, how it went so far, and what was said."""
    reading = read_clock()
    found = programme.SHOW.get_or_404(request.user, slug=slug, number=number)
    context = telling.show_context(found, reading)
    begun = found.state in {Show.State.ON_AIR, Show.State.OVER}
    more = {
        "nav": "federations",
        "veiled": veiled(request),
        "told": programme.told_of(found, reading) if begun else [],
        "last": programme.tail(found),
        "watching": _watching(found),
        "panels": panels("show", request, found, reading.now),
    }
    return render(request, "federations/show.html", context | more)


@alike
@require_safe
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """A match: told live, or as it was told."""
    reading = read_clock()
    found = bill(MATCH.get_or_404(request.user, pk=pk, now=reading.now))
    context = telling.match_context(found, telling.told_of(found, reading))
    more = {
        "nav": "federations",
        "poster": programme.poster(found.show, found, reading),
        "veiled": veiled(request),
        "opening": panels("opening", request, found.bout, reading.now),
        "panels": panels("match", request, found.bout, reading.now),
        "bar": panels("bar", request, found.bout, reading.now),
        "verdict": panels("verdict", request, found.bout, reading.now),
        "watching": 0 if found.show.state == Show.State.OVER else watching.count(match_topic(found.bout.key)),
    }
    return render(request, "federations/match.html", context | more)


@alike
@require_safe
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    """A match that has been told, from the bell or from `?at=` seconds after it; until then its own page."""
    reading = read_clock()
    found = bill(MATCH.get_or_404(request.user, pk=pk, now=reading.now))
    made = tape.tape(found, telling.told_of(found, reading), seconds(request.GET.get("at", "")))
    if made is None:
        return redirect(found)
    context = {
        "nav": "federations",
        "veiled": veiled(request),
        "bill": found,
        "federation": found.show.federation,
        "tape": made,
        "frames_url": reverse("federations:replay_frames", args=[pk]),
        "picture": made.picture,
        "opening": panels("opening", request, found.bout, found.bout.bell_at or found.show.starts_at),
        "lines": made.newest,
    }
    return render(request, "federations/replay.html", context)


@require_safe
@cache_control(private=True, max_age=TAPE_KEPT_S)
def replay_frames(request: HttpRequest, pk: int) -> JsonResponse:
    """All that the page of a told match was sent while it was live, for a player."""
    reading = read_clock()
    found = bill(MATCH.get_or_404(request.user, pk=pk, now=reading.now))
    made = tape.tape(found, telling.told_of(found, reading))
    if made is None:
        raise Http404
    return JsonResponse({"frames": tape.frames(made)})


def seconds(text: str) -> int | None:
    """A whole number of seconds from an address, negative ones too; None where there is none to read."""
    return int(text) if AT.fullmatch(text) else None


@alike
@require_safe
def championship(request: HttpRequest, slug: str) -> HttpResponse:
    """A championship: who holds it, when it is next at stake, and everybody who ever held it."""
    reading = read_clock()
    found = CHAMPIONSHIP.get_or_404(request.user, slug=slug)
    latest = bills(TITLE_BOUTS_OF(championship=found.pk, now=reading.now))
    reigns = houses.lineage(found, reading.now)
    due, held_by = houses.due(found), reigns[0].holders if reigns and reigns[0].ended_at is None else ()
    context = {
        "nav": "federations",
        "championship": found,
        "federation": found.federation,
        "due": due,
        "contenders": [] if found.retired else contenders.next_for(found, held_by, due, reading.now),
        "lineage": lineages.lineage(reigns, reading.now),
        "longest": max([reign.days for reign in reigns], default=0),
        "took_in": [
            {**row, "on": datetime.fromisoformat(row["on"])} for row in getattr(found, "took_in", []) if row["on"]
        ],
        "unmasked": lineages.unmasked(found.pk, reading.now),
        "coming": [programme.poster(one.show, one, reading) for one in latest if not one.told][-1:],
        "results": [one for one in latest if one.told],
        "veiled": veiled(request),
    }
    return render(request, "federations/championship.html", context)


@alike
@require_safe
def city(request: HttpRequest, slug: str) -> HttpResponse:
    """A city: what its crowd is like, whom it is for and against, and what is on there."""
    found = cities.CITY.first(slug=slug)
    if found is None:
        raise Http404
    context = {"nav": "federations", "page": cities.page(found, request.user), "reading": read_clock()}
    return render(request, "federations/city.html", context)


def veiled(request: HttpRequest) -> bool:
    """Whether results are to be hidden until asked for."""
    asked = request.POST if request.method == "POST" else request.GET
    return asked.get("veil") == "1"


def _hues_of(federations: list[tuple[str, int]]) -> str:
    return "".join(f'[data-federation="{slug}"]{{--hue:{hue}}}\n' for slug, hue in federations)


@require_safe
@cache_control(public=True, max_age=HUES_KEPT_S)
def hues(request: HttpRequest) -> HttpResponse:
    """The hues of all public federations in one sheet."""
    public = Federation.objects.filter(is_private=False).order_by("slug").values_list("slug", "hue")
    return HttpResponse(_hues_of(list(public)), content_type="text/css")


@require_safe
@cache_control(private=True, max_age=HUES_KEPT_S)
def hue(request: HttpRequest, slug: str) -> HttpResponse:
    """The hue of one federation, for those that are not public."""
    found = get_object_or_404(Federation.objects.visible_to(request.user), slug=slug)
    return HttpResponse(_hues_of([(found.slug, found.hue)]), content_type="text/css")
