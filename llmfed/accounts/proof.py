"""What a session must show before its account's office counts: a second factor, unless nobody else could come by."""

import ipaddress
from collections.abc import Callable, Container, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from llmfed.accounts.models import User, Viewer
from llmfed.prepared import rows_of

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


def _account(key: int) -> QuerySet[User]:
    # Whether a federation names this account as promoter comes along, for the way to its desk on every page.
    promoting = User.objects.filter(pk=OuterRef("pk"), federations__isnull=False)
    return User.objects.filter(pk=key).annotate(promotes=Exists(promoting))


ACCOUNT = rows_of(_account, key=int)


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Gives sessions their accounts; the office of one counts for nothing until something is shown."""

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session, for pages, API, sockets and probes alike."""
        found = ACCOUNT.first(key=int(user_id))
        return _unproven(found if self.user_can_authenticate(found) else None)

    async def aget_user(self, user_id: Any) -> User | None:
        """The same, for who awaits it."""
        return _unproven(await super().aget_user(user_id))


def _unproven(user: User | None) -> User | None:
    if user is not None and user.holds_office:
        user.proof = _nothing
    return user


def _nothing() -> bool:
    return False


def show(user: Viewer, session: Mapping[str, Any], *, near: bool) -> None:
    """Let an account be judged by its session, when it comes to that; `near` is of `is_near`."""
    if isinstance(user, User) and user.holds_office:
        user.proof = partial(_shown, user, session, near)


def _shown(user: User, session: Mapping[str, Any], near: bool) -> bool:
    if user.is_demo and near and settings.LOOPBACK_ONLY:
        return True
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, ())
    used = [record["id"] for record in records if record["method"] == "mfa"]
    # A factor that was taken away since, or whose codes were drawn anew, shows nothing any more.
    return bool(used) and Authenticator.objects.filter(user=user.pk, pk__in=used).exists()


def is_near(peer: str, headers: Container[str]) -> bool:
    """Whether somebody on this machine asks, and no proxy for the world."""
    if any(name in headers for name in FORWARDED):
        return False
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


class ProofMiddleware:
    """The account of a page is judged by the session it comes with; neither is read before somebody asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found: Any = SimpleLazyObject(partial(_user, request))
        request.user = found
        return self.get_response(request)


def _user(request: HttpRequest) -> Viewer:
    user: Any = get_user(request)
    show(user, request.session, near=is_near(request.META.get("REMOTE_ADDR", ""), request.headers))
    return user  # type: ignore[no-any-return]


def way(request: HttpRequest) -> str | None:
    """Where whoever has an office goes before they may use it: to set a factor up, or to show it. None: on they go."""
    user = request.user
    if not isinstance(user, User) or user.proven:
        return None
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        return reverse("mfa_activate_totp")
    back = request.get_full_path() if request.method == "GET" else reverse("admin:index")
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}"


def forget(user: User) -> int:
    """Take away every factor of an account; its sessions show nothing from then on. Returns how many there were."""
    return int(Authenticator.objects.filter(user=user).delete()[0])
