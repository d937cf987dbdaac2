"""The ASGI door: pages through Django, sockets through Channels."""

import os

import django
from asgiref.sync import sync_to_async
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Pages(ASGIHandler):
    """Django's handler with all of its middleware in one thread, where the page is made anyway.

    As it stands each middleware of its own is sent to a thread and awaited, on the way in and on the way out: that was
    half of a page's time.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        return await sync_to_async(self.get_response)(request)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
django.setup(set_prefix=False)
pages = Pages()

from django.urls import path  # noqa: E402 - after the apps are loaded

from llmfed.world.consumers import LiveConsumer  # noqa: E402

sockets = URLRouter([path("ws/live/<slug:kind>/<slug:ident>/", LiveConsumer.as_asgi())])
application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets))}
)
