"""A federation that becomes private: strangers see nothing of it, and hear nothing more."""

import asyncio

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import connections
from django.test import Client

from characters.models import Bond, Character
from federations.models import Federation
from llmfed.accounts.models import User
from llmfed.asgi import application
from llmfed.world import clock
from llmfed.world.hub import hub
from llmfed.world.models import Universe
from tests import cast
from tests.databases import database

__all__ = ["database"]


@pytest.fixture
def rival(ironbound: Federation) -> Federation:
    clock.anchor(Universe.objects.get(), ironbound.timeline.due_at, "demo")
    return cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")


def test_nobody_is_named_on_the_page_of_a_friend_elsewhere(rival: Federation, client: Client) -> None:
    vera, hidden = Character.objects.get(slug="vera-stahl"), Character.objects.get(slug="b-vera-stahl")
    hidden.name = "Wanda Hidden"
    hidden.save()
    Bond.objects.create(
        holder=vera, target=hidden, kind="friend", charge=9, note="Once shared a van.", since=cast.BEGAN
    )
    assert "Wanda Hidden" in client.get(vera.get_absolute_url()).text
    Federation.objects.filter(pk=rival.pk).update(is_private=True)
    page = client.get(vera.get_absolute_url())
    assert page.status_code == 200
    assert "Wanda Hidden" not in page.text
    assert "Once shared a van" not in page.text


def listening(cookie: str = "") -> WebsocketCommunicator:
    headers = [(b"origin", b"http://localhost"), (b"cookie", cookie.encode())]
    found = WebsocketCommunicator(application, "/ws/live/federation/ironbound/", headers=headers)
    found.scope["client"] = ["127.0.0.1", 0]
    return found


async def closed(socket: WebsocketCommunicator) -> bool:
    """Whether it has been; what else it was told, a heartbeat say, is passed over."""
    told = []
    while not await socket.receive_nothing():
        told.append((await socket.receive_output())["type"])
    return "websocket.close" in told


def test_sockets_close_when_the_right_to_listen_ends(database: str, client: Client) -> None:
    """A stranger's when Ironbound becomes private; its promoter's when she signs out."""
    ironbound = cast.ironbound()
    clock.anchor(Universe.objects.get(), ironbound.timeline.due_at, "demo")
    pia = User.objects.create(username="pia", is_demo=True, is_promoter=True)
    ironbound.promoters.add(pia)
    client.force_login(pia)
    asyncio.run(watched(f"sessionid={client.cookies['sessionid'].value}", client))


async def watched(cookie: str, client: Client) -> None:
    stranger, promoter = listening(), listening(cookie)
    assert [(await socket.connect())[0] for socket in (stranger, promoter)] == [True, True]
    await hub.recheck()
    assert not await closed(stranger)

    await sync_to_async(Federation.objects.update)(is_private=True)
    await hub.recheck()
    assert await closed(stranger)
    assert not await closed(promoter)
    assert not (await listening().connect())[0]

    await sync_to_async(client.logout)()
    await hub.recheck()
    assert await closed(promoter)
    # The thread that asks for sockets outlives the database of this test.
    await sync_to_async(connections.close_all)()
