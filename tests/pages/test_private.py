"""A federation that becomes private: strangers see nothing of it, and hear nothing more."""

import asyncio
from functools import partial
from typing import Any

import channels.auth
import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.test import Client

from characters.models import Bond, Character
from federations import edits
from federations.models import Federation
from federations.topics import federation_topic
from llmfed.accounts.models import User
from llmfed.asgi import application
from llmfed.world import clock, rights
from llmfed.world.hub import HEARTBEAT_S, hub
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


async def closed(socket: WebsocketCommunicator) -> None:
    """Wait until it has been, for less than a heartbeat; what else it was told is passed over."""
    async with asyncio.timeout(HEARTBEAT_S / 3):
        while (await socket.receive_output())["type"] != "websocket.close":
            pass


def test_sockets_close_when_the_right_to_listen_ends(database: str, client: Client) -> None:
    """A stranger's when Ironbound becomes private; its promoter's when she signs out, or has no say any more."""
    ironbound = cast.ironbound()
    clock.anchor(Universe.objects.get(), ironbound.timeline.due_at, "demo")
    pia = User.objects.create(username="pia", is_demo=True, is_promoter=True)
    ironbound.promoters.add(pia)
    cookies = []
    for _ in range(2):
        client.cookies.clear()
        client.force_login(pia)
        cookies.append(f"sessionid={client.cookies['sessionid'].value}")
    asyncio.run(watched(ironbound, pia, cookies, client))


async def watched(ironbound: Federation, pia: User, cookies: list[str], client: Client) -> None:
    stranger, here, there = listening(), *map(listening, cookies)
    assert [(await socket.connect())[0] for socket in (stranger, here, there)] == [True] * 3
    # The hub's subscription stands, and nobody is closed by its first round.
    await stranger.receive_output(timeout=HEARTBEAT_S / 3)
    assert hub.asking.task is not None
    await hub.asking.task
    assert len(hub.listeners[federation_topic(ironbound.slug)]) == 3

    private = partial(edits.change_federation, company=ironbound, changed={"is_private": True}, by=pia)
    await sync_to_async(private)()
    await closed(stranger)
    assert len(hub.listeners[federation_topic(ironbound.slug)]) == 2
    assert not (await listening().connect())[0]

    await sync_to_async(client.logout)()
    await closed(there)
    assert len(hub.listeners[federation_topic(ironbound.slug)]) == 1

    pia.is_active = False
    await sync_to_async(pia.save)()
    await closed(here)


def test_a_right_that_ends_while_a_socket_is_let_in_is_noticed(
    database: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ironbound = cast.ironbound()
    clock.anchor(Universe.objects.get(), ironbound.timeline.due_at, "demo")
    pia = User.objects.create(username="pia", is_demo=True, is_promoter=True)
    ironbound.promoters.add(pia)
    Federation.objects.update(is_private=True)
    cookies = []
    for _ in range(2):
        client.cookies.clear()
        client.force_login(pia)
        cookies.append(f"sessionid={client.cookies['sessionid'].value}")
    # Nobody else tells the hub of it: it hears in the middle, and only once.
    monkeypatch.setattr(rights, "_tell", lambda session: None)
    asyncio.run(let_in(cookies, client, monkeypatch))


async def let_in(cookies: list[str], client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = map(listening, cookies)
    assert (await here.connect())[0]
    await here.receive_output(timeout=HEARTBEAT_S / 3)
    assert hub.asking.task is not None
    await hub.asking.task
    known = channels.auth.get_user

    async def and_then_she_signs_out(scope: dict[str, Any]) -> User:
        found = await known(scope)
        await sync_to_async(client.logout)()
        hub.heed(rights.EVERYBODY)
        await hub.asking.task
        return found

    monkeypatch.setattr("channels.auth.get_user", and_then_she_signs_out)
    assert (await there.connect())[0]
    await closed(there)
    assert len(hub.listeners[federation_topic("ironbound")]) == 1
