"""Error pages that need nothing: no database, no session, no context; in the end not even a template."""

import logging
import sys
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from llmfed.world import away as absent

log = logging.getLogger(__name__)

RETRY_S = 10
LAST_WORDS = "Something broke on our side, and it has been written down. Try again in a minute.\nThis request was {}.\n"


class AwayMiddleware:
    """A page whose database or Valkey is away says so, and when to come back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not absent.anything(exception):
            return None
        # One line a page; the servers' own logs know more than a hundred of the same traceback.
        log.error("no page: %s: %s", type(exception).__name__, exception)
        return away(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """What is answered when nothing else could be."""
    raised = sys.exc_info()[1]
    if raised is not None and absent.anything(raised):
        return away(request)
    return _answer(request, 500, "500.html", "Something broke on our side, and it has been written down.")


def away(request: HttpRequest) -> HttpResponse:
    """What is answered while something that every page needs does not answer."""
    answer = _answer(request, 503, "503_away.html", "The database is away. Nothing is lost; ask again in a moment.")
    answer["Retry-After"] = str(RETRY_S)
    return answer


def _answer(request: HttpRequest, status: int, template: str, words: str) -> HttpResponse:
    name = getattr(request, "request_id", "")
    if request.path.startswith("/api/"):
        told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
        told |= {"detail": words, "request": name}
        return JsonResponse(told, status=status, content_type="application/problem+json")
    try:
        # Without the request's context, which may be what broke.
        return HttpResponse(render_to_string(template, {"request": {"request_id": name}}), status=status)
    except Exception:
        log.exception("not even the page for errors")
        return HttpResponse(LAST_WORDS.format(name or "not named"), status=status, content_type="text/plain")
