"""Founding a federation: five steps, kept in the founder's session until one order makes them one."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.middleware import HtmxDetails

from characters.models import Character, Role
from characters.portraits import image, portrait_of
from federations import charter, founding, graduates, proposing
from federations import founding_steps as steps
from federations.charter import Gone, MayNot
from federations.founding_forms import DAYS, MONTHS, WEEKS
from federations.founding_steps import Founder
from federations.models import Federation
from federations.sim import crests
from llmfed.accounts.models import User
from llmfed.world.models import Order
from llmfed.world.orders import Refused
from llmfed.world.telling import Reading, read_clock, when

KEPT = "founding"


class HtmxRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


@require_safe
@never_cache
def found(request: HttpRequest) -> HttpResponse:
    """Where founding begins, or goes on: the first step that has not been taken."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("federations:found"))
    told = request.session.get(KEPT, {})
    return redirect("federations:found_step", next(step for step in steps.NAMES if step not in told))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def step(request: HtmxRequest, step: str) -> HttpResponse:
    """One step: GET shows it as it was left, POST keeps it and goes on; the last one founds."""
    if step not in steps.NAMES:
        raise Http404
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("federations:found"))
    founder = Founder(request.user, read_clock(), request.session.get(KEPT, {}))
    try:
        charter.check_may(request.user)
    except MayNot as refusal:
        return _page(request, founder, step, {"may_not": str(refusal)}, status=409 if request.method == "POST" else 200)
    if step not in steps.open_to(founder):
        return redirect("federations:found")
    if step == "ready":
        return _found(request, founder) if request.method == "POST" else _ready(request, founder)
    return _answer(request, founder, step)


def _answer(request: HtmxRequest, founder: Founder, step: str) -> HttpResponse:
    form = steps.form(step, founder, request.POST if request.method == "POST" else None)
    looks = request.method == "POST" and ("look" in request.POST or request.htmx)
    if request.method != "POST" or looks:
        part = "#preview" if looks and request.htmx else ""
        return _page(request, founder, step, {"form": form}, part=part)
    if not form.is_valid():
        return _page(request, founder, step, {"form": form}, status=422)
    request.session[KEPT] = {**founder.told, step: form.cleaned_data}
    names = list(steps.NAMES)
    return redirect("federations:found_step", names[names.index(step) + 1])


def _page(
    request: HttpRequest, founder: Founder, step: str, more: Mapping[str, Any], *, status: int = 200, part: str = ""
) -> HttpResponse:
    context = {
        "nav": "federations",
        "step": step,
        "steps": [(key, name, key == step, key in founder.told) for key, name in steps.NAMES.items()],
        "founder": founder,
        "begins": _begins(founder.reading),
        **more,
    }
    if form := context.get("form"):
        context |= steps.around(step, founder, form)
    return render(request, f"federations/found_{step}.html{part}", context, status=status)


def _begins(reading: Reading) -> dict[str, str]:
    """When contracts begin, in the world's time and in the reader's."""
    at = founding.begins_at(charter.market())
    return {"when": when(at), "iso": at.isoformat(), "countdown": reading.countdown(at)}


def _ready(request: HttpRequest, founder: Founder, error: str = "", status: int = 200) -> HttpResponse:
    try:
        charter.check_free(founder.told["draft"]["draft"], founder.reading.now.date())
        plan = steps.charter_of(founder)
    except Gone as gone:
        return _draft_again(request, founder, gone)
    except steps.Changed as change:
        messages.warning(request, f"{steps.NAMES[change.step]}: something has changed since. Look at it again.")
        return redirect("federations:found_step", change.step)
    drafted = founder.drafted()
    people = {agent.who.slug: agent.who for agent in drafted.values()}
    teams = {team.name: tuple(sorted(drafted[key].who.slug for key in team.members)) for team in plan.teams}
    belt = (plan.championship["name"], plan.championship["division"])
    context = {
        "plan": plan,
        "arms": crests.arms(**plan.fields["crest"]),
        "hue": plan.fields["hue"],
        "shows": list(map(_show, plan.series)),
        "agents": list(drafted.values()),
        "teams": [(team.name, [drafted[key].who.name for key in team.members]) for team in plan.teams],
        "card": proposing.first_card(plan.slug, people, teams, belt),
        "error": error,
    }
    return _page(request, founder, "ready", context, status=status)


def _show(told: Mapping[str, Any]) -> tuple[Mapping[str, Any], str, str, str, str]:
    """A series, its day and hour, which such day of which months."""
    which, months = dict(WEEKS).get(str(told["week"]), ""), dict(MONTHS)
    return told, DAYS[told["weekday"]], told["time"], which, ", ".join(months[str(n)] for n in told.get("months", []))


def _found(request: HttpRequest, founder: Founder) -> HttpResponse:
    try:
        plan = steps.charter_of(founder)
        charter.found(charter=plan, by=founder.user, now=founder.reading.now)
    except steps.Changed:
        return _ready(request, founder)
    except Gone as gone:
        return _draft_again(request, founder, gone)
    except Refused as refusal:
        return _ready(request, founder, str(refusal), 422)
    request.session.pop(KEPT, None)
    return redirect("federations:founded")


def _draft_again(request: HttpRequest, founder: Founder, gone: Gone) -> HttpResponse:
    """Somebody was first: whoever is nearest is marked instead, and the founder looks at it before anything is done."""
    keys = [gone.instead.get(key, key) for key in founder.told["draft"]["draft"]]
    kept = {step: told for step, told in founder.told.items() if step != "prize"}
    request.session[KEPT] = {**kept, "draft": {"draft": list(dict.fromkeys(key for key in keys if key))}}
    said = str(gone).removeprefix("draft: ")
    messages.warning(request, f"{said} Nothing was signed. Look at your draft again, and found it then.")
    return redirect("federations:found_step", "draft")


@require_safe
@never_cache
def founded(request: HttpRequest) -> HttpResponse:
    """What one has founded: when it begins, who is on the way, and the first card as it would be booked today."""
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("federations:founded"))
    order = Order.objects.filter(kind=founding.KIND, by=request.user).order_by("-pk").first()
    company = Federation.objects.select_related("timeline").filter(slug=order.facts["slug"]).first() if order else None
    if order is None or company is None or not company.promoters.filter(pk=request.user.pk).exists():
        raise Http404
    reading, facts = read_clock(), order.facts
    slugs = [*facts["signed"], *(one["slug"] for one in facts["newcomers"])]
    people = {who.slug: who for who in Character.objects.filter(slug__in=slugs, role=Role.WRESTLER).order_by("slug")}
    teams = {team["name"]: tuple(team["members"]) for team in facts["teams"]}
    belt = facts["championships"][0]["fields"]
    begun, at = company.timeline.tick > 1, company.timeline.due_at
    context = {
        "nav": "federations",
        "federation": company,
        "begun": begun,
        "begins": {"when": when(at), "iso": at.isoformat(), "countdown": reading.countdown(at)},
        "people": people.values(),
        "card": [] if begun else proposing.first_card(company.slug, people, teams, (belt["name"], belt["division"])),
        "show": company.series.order_by("position")[0],
    }
    return render(request, "federations/founded.html", context)


@require_safe
def graduate(request: HttpRequest, key: str) -> HttpResponse:
    """The portrait of a graduate whom nobody has hired; there is none of anybody else here."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("federations:found"))
    on = read_clock().now.date()
    found = graduates.find([key], on).get(key)
    if found is None:
        raise Http404
    return image(request, portrait_of(found.character(), on), public=False)
