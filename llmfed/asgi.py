"""The ASGI door: pages through the edge and Django, sockets through Channels."""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from contextvars import copy_context
from functools import partial
from time import monotonic
from typing import IO, Any

import django
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.db import connections
from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

# How long the word of a connection is taken. One that breaks meanwhile costs one page, which says that the database is
# away; after a mistake it is asked at once.
SOUND_S = 1.0


class Pages(ASGIHandler):
    """Django's handler with all of a page in one of a few lasting threads, each with a connection of its own.

    As it stands each middleware is sent to a thread of the request and awaited, on the way in and on the way out, and
    the thread asks a pool for a connection and gives it back: that was half of a page's time. Its two signals are sent
    to a thread of their own, another fifth of a short one.
    """

    THREADS = ThreadPoolExecutor(4, thread_name_prefix="page")
    SOUND = threading.local()
    PROBERS = ThreadPoolExecutor(2, thread_name_prefix="probe")

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request; whoever goes away meanwhile takes nothing with them but their answer."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with closing(body):
            if scope["path"] == "/healthz":
                # Whether this process lives is no matter of threads, which may all be waiting for the database.
                answer = self._asked(scope, body, healthz)
            else:
                threads = self.PROBERS if scope["path"] in PROBES else self.THREADS
                answer = await _in_one_of(threads, self._answer, scope, body)
            try:
                await self.send_response(answer, send)
            finally:
                if answer.streaming:
                    await _in_one_of(self.THREADS, answer.close)

    def _answer(self, scope: Any, body: IO[bytes]) -> HttpResponseBase:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        self._rely_on_connections()
        answer = self._asked(scope, body, self.get_response)
        if isinstance(answer, FileResponse):
            answer.block_size = self.chunk_size
        if not answer.streaming:
            # All of it is here; what its request held is given back by the thread that took it.
            answer.close()
        return answer

    def _asked(self, scope: Any, body: IO[bytes], view: Callable[..., HttpResponseBase]) -> HttpResponseBase:
        """What a view says to a request, or what it is told that cannot be one."""
        made: Any = self.create_request(scope, body)
        request, refusal = made
        answer: HttpResponseBase = view(request) if request else refusal
        answer._handler_class = type(self)  # type: ignore[attr-defined]
        return answer

    def _rely_on_connections(self) -> None:
        """A connection that was asked whether it is well is not asked again before each page, but once a second."""
        now, last = monotonic(), getattr(self.SOUND, "asked_at", float("-inf"))
        if now - last > SOUND_S:
            self.SOUND.asked_at = now
            return
        for connection in connections.all(initialized_only=True):
            connection.health_check_done = True  # type: ignore[attr-defined]


async def _in_one_of[T](threads: Executor, work: Callable[..., T], *told: Any) -> T:
    context = copy_context()
    return await asyncio.get_running_loop().run_in_executor(threads, partial(context.run, work, *told))


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
django.setup(set_prefix=False)
pages = Pages()

from django.urls import path, re_path  # noqa: E402 - after the apps are loaded

# Pages are loaded now: the first that is asked for would hold up every frame meanwhile.
import llmfed.urls  # noqa: E402, F401
from llmfed.probes import PROBES, healthz  # noqa: E402
from llmfed.world import tidying  # noqa: E402
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
tidying.settle()
