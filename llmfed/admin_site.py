"""The admin's site: the house's own sign-in, a policy that its theme can live with, no deletions in bulk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import apps
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite

View = Callable[..., HttpResponse]

# The theme evaluates attributes and styles elements; its pop-ups are frames of this site. Nothing else is loosened.
POLICY: dict[str, Any] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}


def _answerable(view: View) -> View:
    """The view, but for queries that PostgreSQL cannot be asked: what stands in one becomes a lookup as it is."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any("\0" in value for values in request.GET.lists() for value in (values[0], *values[1])):
            raise BadRequest("a query holds no zero bytes")
        return view(request, *args, **kwargs)

    return asked


def _proven(view: View) -> View:
    """The view, for staff who have shown a second factor; others of them are led to where they do."""

    @wraps(view)
    def led(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from llmfed.accounts import proof  # Here: this module is read before there are accounts.

        first = proof.way(request) if request.user.is_active and request.user.is_staff else None
        return redirect(first) if first else view(request, *args, **kwargs)

    return led


class AdminConfig(apps.AdminConfig):
    default_site = "llmfed.admin_site.Site"


class Site(UnfoldAdminSite):  # type: ignore[misc]
    """Where promoters, moderators and superusers work."""

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        found: View = csp_override(POLICY)(_proven(super().admin_view(_answerable(view), cacheable)))
        return found

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, who have shown a second factor where one is asked for."""
        return bool(super().has_permission(request) and getattr(request.user, "proven", False))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The sign-in of the rest of the site, with its limits; who may not come in is told so."""
        from allauth.account.decorators import secure_admin_login

        answer: HttpResponse = secure_admin_login(_proven(super().login))(request, extra_context)
        return answer
