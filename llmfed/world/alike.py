"""Pages that members read alike but for what is their own: made once a second, and filled for each reader.

As at the edge the page is made in nobody's name, of its address alone, so that nothing of one reader can be in what is
kept of it. What each reader has to themselves is left open (llmfed/world/gaps.py) and rendered with their own request.
Whoever may see more than the public is given a page of their own throughout.
"""

import logging
from collections.abc import Callable
from functools import partial, wraps
from io import BytesIO
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string
from django_htmx.middleware import HtmxDetails

from llmfed.world import copies
from llmfed.world.copies import Shelf
from llmfed.world.edge import Address, in_nobodys_name
from llmfed.world.gaps import Gaps, Parts

log = logging.getLogger(__name__)

# How long a page is given to others, from when its making began, as at the edge.
KEPT_S = 1.0
View = Callable[..., HttpResponseBase]


class Kept:
    """A page that was made for many."""

    def __init__(self, answer: HttpResponse, parts: Parts) -> None:
        self.headers, self.parts = dict(answer.headers), parts
        self.size = sum(map(len, parts.texts))

    def told(self, request: HttpRequest) -> HttpResponse:
        """The page for one reader."""
        return HttpResponse(self.parts.filled(request), headers=self.headers)


class Makings:
    """What is kept in a process, and who is making what: of each page there is one making at a time."""

    def __init__(self) -> None:
        self.shelf: Shelf[Address, Kept] = Shelf()
        self._lock, self._making = Lock(), dict[Address, Lock]()

    def get(self, address: Address, make: Callable[[], Kept | HttpResponseBase]) -> Kept | HttpResponseBase:
        """The page at an address, made if there is none; or the answer that cannot be kept, for who asked for it."""
        if found := self.shelf.get(address):
            return found
        with self._lock:
            making = self._making.setdefault(address, Lock())
        with making:
            try:
                return self.shelf.get(address) or self._made(address, make)
            finally:
                with self._lock:
                    self._making.pop(address, None)

    def _made(self, address: Address, make: Callable[[], Kept | HttpResponseBase]) -> Kept | HttpResponseBase:
        began = copies.instant()
        made = make()
        if isinstance(made, Kept):
            with self._lock:
                self.shelf.put(address, made, began + KEPT_S)
        return made


makings = Makings()


def alike(view: View) -> View:
    """A view whose page is the same for all members who see no more than the public does, but for its gaps."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _is_of_many(request):
            return view(request, *args, **kwargs)
        address = _address(request)
        found = makings.get(address, partial(_make, address, request, view, *args, **kwargs))
        return found.told(request) if isinstance(found, Kept) else found

    answer.is_alike = True  # type: ignore[attr-defined]
    return answer


def _is_of_many(request: HttpRequest) -> bool:
    """Whether a request is for a page as it stands, by a member who sees what the public sees."""
    # Strangers are given copies by the edge; who comes here is looked at for themselves. So is what a page asks for
    # because it is stale.
    plain = request.method == "GET" and "HX-Request" not in request.headers
    return plain and request.user.is_authenticated and not import_string(settings.INSIDERS)(request.user)


def _address(request: HttpRequest) -> Address:
    root, query = request.META.get("SCRIPT_NAME", ""), request.META.get("QUERY_STRING", "")
    return Address(request.get_host(), request.is_secure(), root, request.path, query.encode("latin-1"))


def _make(address: Address, request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> Kept | HttpResponseBase:
    """Have a page made in nobody's name; what cannot be kept is the answer to who asked."""
    nobody: Any = ASGIRequest(in_nobodys_name(address, getattr(request, "request_id", "")), BytesIO())
    nobody.user, nobody.resolver_match = AnonymousUser(), request.resolver_match
    nobody.htmx, nobody.gaps = HtmxDetails(nobody), Gaps()
    made = view(nobody, *args, **kwargs)
    if made.status_code != 200 or not isinstance(made, HttpResponse):
        return view(request, *args, **kwargs)
    if "CSRF_COOKIE" in nobody.META or made.cookies:
        log.warning("%s: what is kept of it would be somebody's", address.path)
        return view(request, *args, **kwargs)
    return Kept(made, nobody.gaps.cut(made.text))
