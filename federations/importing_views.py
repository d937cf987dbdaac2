"""A roster brought as a table: shown first, field by field; done when that is confirmed, and only if it still holds."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from characters.edits.people import TRAITS
from characters.exchange import COLUMNS
from characters.models import Character
from federations import rosters
from federations.models import Federation
from federations.rosters import Stale
from llmfed.accounts.models import User
from llmfed.world import clock
from llmfed.world.orders import Refused

# What a column holds, where its name does not say it.
MEANINGS = {
    "slug": "who the line is about; a new one makes somebody new",
    "home": "may be left out: everybody is at home here",
    "alignment": "face, heel or tweener; a change is a turn",
    "over": "how the crowd knows them, a share from 0 to 1",
    "born": "a date, 2001-05-17",
    "signatures": 'a JSON list of moves, ["Whistle Stop"]',
    "look": "JSON, in the words of the universe's file",
}


class TableForm(forms.Form):
    """A file from the founder's table program."""

    roster = forms.FileField(
        label="A table of people (CSV), or a universe file (TOML, JSON)",
        help_text="At most 300 people and half a megabyte.",
    )


def _company(request: HttpRequest, slug: str) -> tuple[Federation, User] | None:
    """The federation, for whoever runs it; for others there is none. None for strangers, who may sign in."""
    if not isinstance(request.user, User):
        return None
    mine = Federation.objects.visible_to(request.user).run_by(request.user) if request.user.proven else None
    none = Federation.objects.none()
    return get_object_or_404(none if mine is None else mine.select_related("timeline"), slug=slug), request.user


def _sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('account_login')}?next={request.path}")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def roster(request: HttpRequest, slug: str) -> HttpResponse:
    """GET asks for a table; POST shows what it would change, or does what was shown."""
    if (known := _company(request, slug)) is None:
        return _sign_in(request)
    company, user = known
    if request.method != "POST":
        return _page(request, company, {"form": TableForm()})
    if "seal" in request.POST:
        return _confirmed(request, company, user)
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, company, {"form": form}, 422)
    try:
        text = rosters.read(company, form.cleaned_data["roster"].read())
        shown = rosters.preview(company, text, user, clock.now())
    except Refused as refusal:
        form.add_error("roster", str(refusal))
        return _page(request, company, {"form": form}, 422)
    return _page(request, company, {"preview": shown, "text": text}, 422 if shown.refused else 200)


def _confirmed(request: HttpRequest, company: Federation, user: User) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        done = rosters.confirm(company, text, request.POST["seal"], user, clock.now())
    except Stale as stale:
        return _page(request, company, {"preview": stale.now, "text": text, "error": str(stale)}, 409)
    except Refused as refusal:
        return _page(request, company, {"form": TableForm(), "error": str(refusal)}, 422)
    told = ", ".join(f"{count} {what}" for what, count in done.counts if count)
    messages.success(request, f"The roster is as your table has it: {told}.")
    return redirect("federations:import", company.slug)


@require_safe
@never_cache
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """The roster as it stands: what one changes and brings back."""
    if (known := _company(request, slug)) is None:
        return _sign_in(request)
    company, user = known
    answer = HttpResponse(rosters.table(company, user, clock.now()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{company.slug}.csv"'
    return answer


def _page(request: HttpRequest, company: Federation, more: Mapping[str, Any], status: int = 200) -> HttpResponse:
    context = {"nav": "desk", "federation": company, "columns": list(map(_column, COLUMNS)), **more}
    return render(request, "federations/import.html", context, status=status)


def _column(name: str) -> tuple[str, str]:
    """A column and what it holds."""
    field = Character._meta.get_field(name)
    choices = " or ".join(str(key) for key, _ in getattr(field, "choices", None) or ())
    plain = choices or {"SmallIntegerField": "a whole number", "PositiveSmallIntegerField": "a whole number"}.get(
        type(field).__name__, "text"
    )
    if name in MEANINGS:
        return name, MEANINGS[name]
    least, most = (-100, 100) if name in TRAITS else (0, 100)
    return name, f"{plain} from {least} to {most}" if type(field).__name__ == "SmallIntegerField" else plain
