"""The one live consumer: it connects, authorises, listens; what is said comes from the hub.

A plain ASGI application: Channels' own consumers look after database connections in a thread at every message, which a
peer that sends ten thousand a second would make everybody wait for.
"""

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

from asgiref.sync import sync_to_async
from channels.auth import get_user
from django.conf import settings

from llmfed.accounts import proof
from llmfed.accounts.models import Viewer
from llmfed.world import live
from llmfed.world.clock import mark_watched
from llmfed.world.hub import Listener, hub
from llmfed.world.wires import WRITER, Application, Message, Receive, Send

# Application close codes of the WebSocket protocol (4000–4999).
NOTHING_TAKEN, NOT_FOUND = 4400, 4404
# The scope's word for how often rights had changed when the socket came.
BEFORE = "changes_of_rights"
LISTEN_ONLY = "Nothing is taken from a socket: what you want done goes over HTTP."


async def listen(scope: Message, receive: Receive, send: Send) -> None:
    """`ws/live/<kind>/<ident>/`: anyone who may see the page may listen to it; whoever talks is shown out."""
    if (await receive())["type"] != "websocket.connect":
        return
    topic = await _topic_for(scope, scope["user"], scope["session"])
    if topic is None:
        await send(_closing(NOT_FOUND))
        return
    await sync_to_async(mark_watched)()
    who = scope["session"].session_key or ""
    listener = Listener(topic, scope[WRITER], who, partial(_allowed, scope, who), partial(send, _closing(NOT_FOUND)))
    # Nothing comes between the two: whoever has been let in hears all from then on.
    await send({"type": "websocket.accept"})
    hub.join(listener)
    if hub.changes_of_rights != scope[BEFORE]:
        # Rights changed since somebody asked who this is; it may have been this one.
        hub.asking.call()
    try:
        said = await receive()
    finally:
        hub.leave(listener)
    if said["type"] == "websocket.receive":
        await send(_closing(NOTHING_TAKEN, LISTEN_ONLY))


def noted(inner: Application) -> Application:
    """Note how often rights had changed before anybody asks whose session this is."""

    async def application(scope: Message, receive: Receive, send: Send) -> None:
        await inner({**scope, BEFORE: hub.changes_of_rights}, receive, send)

    return application


async def nowhere(scope: Message, receive: Receive, send: Send) -> None:
    """Every other address: there is nothing to listen to, which the handshake is told."""
    if (await receive())["type"] == "websocket.connect":
        await send(_closing(NOT_FOUND))


def _closing(code: int, reason: str = "") -> Message:
    return {"type": "websocket.close", "code": code, "reason": reason}


async def _topic_for(scope: Message, viewer: Viewer, session: Mapping[str, Any]) -> str | None:
    """The topic of this address, if the viewer may see its page."""
    peer, named = scope.get("client") or ("",), {name.decode("latin-1").lower() for name, _ in scope["headers"]}
    proof.show(viewer, session, near=proof.is_near(peer[0] or "", named))
    where = scope["url_route"]["kwargs"]
    door = live.doors().get(where["kind"])
    return await sync_to_async(door.authorise)(viewer, where["ident"]) if door else None


async def _allowed(scope: Message, who: str) -> bool:
    """Whether whoever connected may listen still: their session and their account are read anew."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(who or None)
    return await _topic_for(scope, await get_user({**scope, "session": session}), session) is not None
