"""What stands before every view and every socket: the size of a body, what a browser may do, where a socket is from."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from channels.security.websocket import AllowedHostsOriginValidator, WebsocketDenier
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from llmfed.world.wires import Application, Message, Receive, Send

# Unless a view says more: whoever has a page asks whether it still is so, and nobody on the way keeps it. What is at an
# address depends on who asks, and a cache that overlooks cookies would show one reader's page to the next.
ASK_AGAIN = "private, no-cache"


def most_bytes(path: str) -> int:
    """How long a body may be that is sent to a path."""
    sizes: dict[str, int] = settings.BODY_BYTES
    return sizes[max((start for start in sizes if path.startswith(start)), key=len)]


def is_refused(path: str, length: str, *, of_unknown_length: bool) -> bool:
    """Whether a body is not taken at all: too long for its path, or sent without saying how long it is."""
    return (of_unknown_length and not length) or not (length or "0").isdecimal() or int(length or 0) > most_bytes(path)


class Bounded:
    """In front of Django, which would keep all of a body in a file before anybody looks at how long it is."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        told = dict(scope["headers"])
        length, streamed = told.get(b"content-length", b"").decode("latin-1"), b"transfer-encoding" in told
        if (length or streamed) and is_refused(scope["path"], length, of_unknown_length=streamed):
            receive = _nothing(receive)
        await self.inner(scope, receive, send)


def _nothing(receive: Receive) -> Receive:
    """What is heard of a body that is refused: that it is empty. What its sender sends all the same is thrown away."""
    said = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def heard() -> Message:
        for message in said:
            return message
        while (message := await receive())["type"] != "http.disconnect":
            pass
        return message

    return heard


class GuardMiddleware:
    """A body that is too long is refused; browsers are told what pages never ask of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._refusal(request) or self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        answer.headers.setdefault("Cache-Control", ASK_AGAIN)
        return answer

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        length, streamed = request.META.get("CONTENT_LENGTH") or "", "Transfer-Encoding" in request.headers
        if not is_refused(request.path, length, of_unknown_length=streamed):
            return None
        told = {"most": most_bytes(request.path), "unknown": not length}
        return render(request, "413.html", told, status=413 if length else 411)


def _is_foreign(origin: str, asked: str) -> bool:
    """Whether a page is from another host than the one that is asked; who names no port means the scheme's."""
    try:
        page, host = urlsplit(origin), urlsplit(f"//{asked}")
        usual = 443 if page.scheme == "https" else 80
        both_told = bool(page.netloc and host.netloc)
        return both_told and (page.hostname, page.port or usual) != (host.hostname, host.port or usual)
    except ValueError:
        # A port that is no number, half an address.
        return True


class SameSite:
    """Sockets of our own pages only: an allowed host, the one that is asked, and behind TLS a page that came by TLS.

    `LLMFED_HOSTS=*` allows every host, and still no other site's page may listen with its reader's session.
    """

    def __init__(self, inner: Any) -> None:
        self.inner = AllowedHostsOriginValidator(inner)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        headers = dict(scope.get("headers", ()))
        origin, host = (headers.get(name, b"").decode("latin-1") for name in (b"origin", b"host"))
        foreign = _is_foreign(origin, host) and origin not in settings.CSRF_TRUSTED_ORIGINS
        plain = settings.SECURE and not origin.startswith("https://")
        inner = WebsocketDenier() if foreign or plain else self.inner
        await inner(scope, receive, send)
