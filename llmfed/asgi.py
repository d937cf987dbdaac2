"""The ASGI door: pages through the edge and Django, sockets through Channels."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

import django
from asgiref.sync import sync_to_async
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections, connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# How long the word of a connection is taken. One that breaks meanwhile costs one page, which says that the database is
# away; after a mistake it is asked at once.
SOUND_S = 1.0


class Pages(ASGIHandler):
    """Django's handler with all of a page in one of a few lasting threads, each with a connection of its own.

    As it stands each middleware is sent to a thread of the request and awaited, on the way in and on the way out, and
    the thread asks a pool for a connection and gives it back: that was half of a page's time.
    """

    THREADS = ThreadPoolExecutor(4, thread_name_prefix="page")
    SOUND = threading.local()
    PROBERS = ThreadPoolExecutor(2, thread_name_prefix="probe")

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            # Whether this process lives is no matter of threads, which may all be waiting for the database.
            return healthz(request)
        threads = self.PROBERS if request.path in PROBES else self.THREADS
        return await sync_to_async(self._answer, thread_sensitive=False, executor=threads)(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        # What the signals of a request do for the thread that sends them.
        close_old_connections()
        self._rely_on_connections()
        return self.get_response(request)

    def _rely_on_connections(self) -> None:
        """A connection that was asked whether it is well is not asked again before each page, but once a second."""
        now, last = monotonic(), getattr(self.SOUND, "asked_at", float("-inf"))
        if now - last > SOUND_S:
            self.SOUND.asked_at = now
            return
        for connection in connections.all(initialized_only=True):
            connection.health_check_done = True  # type: ignore[attr-defined]


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
django.setup(set_prefix=False)
pages = Pages()

from django.urls import path, re_path  # noqa: E402 - after the apps are loaded

from llmfed.probes import PROBES, healthz  # noqa: E402
from llmfed.world.consumers import listen, noted, nowhere  # noqa: E402
from llmfed.world.edge import Edge  # noqa: E402
from llmfed.world.guard import Bounded, SameSite  # noqa: E402
from llmfed.world.limits import Sockets  # noqa: E402
from llmfed.world.wires import wired  # noqa: E402

# Django's types know of views alone; what is routed to here are ASGI applications.
here: Any = listen
elsewhere: Any = nowhere
sockets = URLRouter([path("ws/live/<slug:kind>/<slug:ident>/", here), re_path("", elsewhere)])
made_anew: Any = pages
edge = Edge(Bounded(made_anew))
known = noted(AuthMiddlewareStack(sockets))
application = ProtocolTypeRouter({"http": edge, "websocket": wired(Sockets(SameSite(known)))})
