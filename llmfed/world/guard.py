"""What stands before every view and every socket: the size of a body, what a browser may do, where a socket is from."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from channels.security.websocket import AllowedHostsOriginValidator, WebsocketDenier
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Unless a view says more: whoever has a page asks whether it still is so, and nobody on the way keeps it. What is at an
# address depends on who asks, and a cache that overlooks cookies would show one reader's page to the next.
ASK_AGAIN = "private, no-cache"


def most_bytes(path: str) -> int:
    """How long a body may be that is sent to a path."""
    sizes: dict[str, int] = settings.BODY_BYTES
    return sizes[max((start for start in sizes if path.startswith(start)), key=len)]


class GuardMiddleware:
    """A body that is too long is refused before anybody reads it; browsers are told what pages never ask of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._refusal(request) or self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        answer.headers.setdefault("Cache-Control", ASK_AGAIN)
        return answer

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        length, most = request.META.get("CONTENT_LENGTH") or "0", most_bytes(request.path)
        if "Transfer-Encoding" in request.headers and not request.META.get("CONTENT_LENGTH"):
            return render(request, "413.html", {"most": most, "unknown": True}, status=411)
        if not length.isdecimal() or int(length) > most:
            return render(request, "413.html", {"most": most}, status=413)
        return None


class SameSite:
    """Sockets of our own pages only: an allowed host, the one that is asked, and behind TLS a page that came by TLS.

    `LLMFED_HOSTS=*` allows every host, and still no other site's page may listen with its reader's session.
    """

    def __init__(self, inner: Any) -> None:
        self.inner = AllowedHostsOriginValidator(inner)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        headers = dict(scope.get("headers", ()))
        origin = urlsplit(headers.get(b"origin", b"").decode("latin-1"))
        host = urlsplit("//" + headers.get(b"host", b"").decode("latin-1"))
        trusted = f"{origin.scheme}://{origin.netloc}" in settings.CSRF_TRUSTED_ORIGINS
        foreign = bool(origin.netloc and host.netloc) and origin.hostname != host.hostname and not trusted
        plain = settings.SECURE and origin.scheme != "https"
        inner = WebsocketDenier() if foreign or plain else self.inner
        await inner(scope, receive, send)
