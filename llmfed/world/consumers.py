"""The one live consumer: it connects, authorises, listens; what is said comes from the hub."""

from asgiref.sync import sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from llmfed.world import live
from llmfed.world.clock import mark_watched

# Application close codes of the WebSocket protocol (4000–4999).
NOT_FOUND = 4404


class LiveConsumer(AsyncWebsocketConsumer):
    """`ws/live/<kind>/<ident>/`: anyone who may see the page may listen to it; nothing is taken from the socket."""

    listener: live.Listener | None = None

    async def connect(self) -> None:
        where = self.scope["url_route"]["kwargs"]
        door = live.doors().get(where["kind"])
        topic = None
        if door is not None:
            topic = await sync_to_async(door.authorise)(self.scope["user"], where["ident"])
        if topic is None:
            await self.close(code=NOT_FOUND)
            return
        await self.accept()
        await sync_to_async(mark_watched)()
        self.listener = live.Listener(topic, self.say)
        live.hub.join(self.listener)

    async def say(self, text: str) -> None:
        await self.send(text_data=text)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Listening is all a socket is for; orders go over HTTP."""

    async def disconnect(self, code: int) -> None:
        if self.listener is not None:
            live.hub.leave(self.listener)
