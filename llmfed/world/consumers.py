"""The one live consumer: it connects, authorises, listens; what is said comes from the hub."""

from importlib import import_module

from asgiref.sync import sync_to_async
from channels.auth import get_user
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from llmfed.accounts.models import Viewer
from llmfed.world import live
from llmfed.world.clock import mark_watched

# Application close codes of the WebSocket protocol (4000–4999).
NOT_FOUND = 4404


class LiveConsumer(AsyncWebsocketConsumer):
    """`ws/live/<kind>/<ident>/`: anyone who may see the page may listen to it; nothing is taken from the socket."""

    listener: live.Listener | None = None

    async def connect(self) -> None:
        topic = await self.topic_for(self.scope["user"])
        if topic is None:
            await self.close(code=NOT_FOUND)
            return
        await self.accept()
        await sync_to_async(mark_watched)()
        self.listener = live.Listener(topic, self.say, self.session_key, self.allowed, self.gone)
        live.hub.join(self.listener)

    @property
    def session_key(self) -> str:
        return self.scope["session"].session_key or ""

    async def topic_for(self, viewer: Viewer) -> str | None:
        """The topic of this address, if the viewer may see its page."""
        where = self.scope["url_route"]["kwargs"]
        door = live.doors().get(where["kind"])
        return await sync_to_async(door.authorise)(viewer, where["ident"]) if door else None

    async def allowed(self) -> bool:
        """Whether whoever connected may listen still: their session and their account are read anew."""
        session = import_module(settings.SESSION_ENGINE).SessionStore(self.session_key or None)
        return await self.topic_for(await get_user({**self.scope, "session": session})) is not None

    async def gone(self) -> None:
        await self.close(code=NOT_FOUND)

    async def say(self, text: str) -> None:
        # What `send` comes to; it is called once a frame for every socket there is.
        await self.base_send({"type": "websocket.send", "text": text})

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Listening is all a socket is for; orders go over HTTP."""

    async def disconnect(self, code: int) -> None:
        if self.listener is not None:
            live.hub.leave(self.listener)
