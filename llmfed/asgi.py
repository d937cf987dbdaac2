"""The ASGI door: pages through Django, sockets through Channels."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
pages = get_asgi_application()

from django.urls import path  # noqa: E402 - after the apps are loaded

from llmfed.world.consumers import LiveConsumer  # noqa: E402

sockets = URLRouter([path("ws/live/<slug:kind>/<slug:ident>/", LiveConsumer.as_asgi())])
application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets))}
)
