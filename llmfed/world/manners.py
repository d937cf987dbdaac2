"""What no honest browser asks for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

NULS = ("\0", "%00")


class NoNulsMiddleware:
    """A zero byte in an address or a query is refused: PostgreSQL takes none, and an error page helps nobody.

    The API says in its own words what is wrong with a value.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = f"{request.path}?{request.META.get('QUERY_STRING', '')}"
        if not asked.startswith("/api/") and any(nul in asked for nul in NULS):
            return HttpResponseBadRequest("An address holds no zero bytes.", content_type="text/plain")
        return self.get_response(request)
