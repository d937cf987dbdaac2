"""Doors for those who watch over the site, in front of everything else: no cookie, no session, nobody awake for it."""

import secrets
from collections.abc import Callable
from importlib import import_module

import redis
from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import DisallowedHost
from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from llmfed import health
from llmfed import metrics as measured
from llmfed.accounts import proof


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Anybody: this process answers. Nothing else is asked."""
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Anybody: whether pages would be right now; this machine, the token's bearer and staff: every sign."""
    signs = health.signs()
    ready = all(sign.ok for sign in signs)
    told: dict[str, object] = {"status": "ready" if ready else "not ready"}
    if _is_near(request) or _bears_token(request) or (signs[0].ok and _is_staff(request)):
        told["checks"] = [{"name": s.name, "ok": s.ok, "value": s.value, "limit": s.limit} for s in signs]
    return JsonResponse(told, status=200 if ready else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """This machine and the token's bearer; for everybody else there is no such page."""
    if not _is_near(request) and not _bears_token(request):
        return HttpResponse("There is no such page.\n", status=404, content_type="text/plain")
    return HttpResponse(measured.exposition(), content_type=CONTENT_TYPE_LATEST)


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}


class ProbeMiddleware:
    """Answers probes before hosts, redirects and sessions are thought of: those who probe know an address at most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = PROBES.get(request.path)
        return view(request) if view else self.get_response(request)


def _is_near(request: HttpRequest) -> bool:
    """Whether somebody on this machine asks, and asks us: no proxy for the world, no page under a strange name."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return False
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return proof.is_near(request.META.get("REMOTE_ADDR", ""), request.headers)


def _bears_token(request: HttpRequest) -> bool:
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    return bool(token) and secrets.compare_digest(given.encode(), f"Bearer {token}".encode())


def _is_staff(request: HttpRequest) -> bool:
    """Whether a member of staff asks: their session is read, never written."""
    session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not session_key:
        return False
    try:
        request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
        user = get_user(request)
        proof.show(user, request.session, near=_is_near(request))
        return user.is_active and user.is_authenticated and user.is_staff and user.proven
    except (Error, redis.RedisError):
        return False
