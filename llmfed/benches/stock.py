"""The usual way: Channels' own consumer in a group of the Valkey layer, behind the same middleware as ours."""

import logging
import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
settings.CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        # redis-py's five-second default would drop idle sockets.
        "CONFIG": {
            "hosts": [{"address": settings.VALKEY_URL, "socket_timeout": None}],
            "prefix": settings.VALKEY_PREFIX,
        },
    }
}

from channels.auth import AuthMiddlewareStack  # noqa: E402 - after the settings are whole
from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from django.core.asgi import get_asgi_application  # noqa: E402

GROUP = "crowd"
pages = get_asgi_application()
# Ten thousand that leave at once take it longer than Daphne likes, and it says so of each.
logging.getLogger("daphne.server").setLevel(logging.ERROR)


class Listener(AsyncWebsocketConsumer):
    """One socket of the group."""

    groups = (GROUP,)

    async def say(self, event: dict[str, str]) -> None:
        """Pass on what the group is sent."""
        await self.send(text_data=event["text"])


application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(Listener.as_asgi()))}
)
