"""The control room: what it says, to whom, and that nobody works for it while nobody looks."""

import asyncio
import json

import pytest
import redis
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from llmfed import control
from llmfed.accounts.models import User
from llmfed.control import BACK, HEIGHT, WIDTH, Curve, Past, Signs
from llmfed.world import hub as hubs
from llmfed.world.hub import Hub, Listener
from llmfed.world.models import Failure, Timeline
from llmfed.world.wires import Message, Portable


@pytest.fixture
def operator(client: Client) -> Client:
    """A superuser of a demonstration, at this machine."""
    client.force_login(User.objects.create(username="root", is_demo=True, is_staff=True, is_superuser=True))
    return client


@pytest.fixture(autouse=True)
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """Nobody has looked yet."""
    fresh = Past()
    monkeypatch.setattr(control, "_past", fresh)
    return fresh


def test_it_says_who_stands_still_and_why_and_what_was_given_up(
    lived: str, operator: Client, django_assert_max_num_queries
) -> None:
    Timeline.objects.filter(slug="harbour").update(paused=True, paused_because="the booker lost the book")
    now = timezone.now()
    Failure.objects.create(task="mail", error="OSError", first_at=now, last_at=now)
    with django_assert_max_num_queries(8):
        page = operator.get("/control/")
    assert page.status_code == 200
    assert "paused: the booker lost the book" in page.text
    assert "1 dead letter<" in page.text
    assert "ticks" in page.text
    # Whoever stands still is named first.
    assert page.text.index(">harbour<") < page.text.index(">tramway<")


def test_of_a_thousand_timelines_those_in_trouble_are_shown(
    lived: str, operator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "SHOWN", 1)
    Timeline.objects.filter(slug="tramway").update(paused=True)
    page = operator.get("/control/").text
    assert (">tramway<" in page, ">harbour<" in page) == (True, False)
    assert f"{Timeline.objects.count() - 1} more" in page


@pytest.mark.parametrize("office", [{}, {"is_staff": True, "is_moderator": True}, {"is_superuser": True}])
def test_it_is_for_superusers_at_their_desk(lived: str, client: Client, office: dict[str, bool]) -> None:
    client.force_login(User.objects.create(username="somebody", is_demo=True, **office))
    assert client.get("/control/").status_code == 404


def test_from_the_desk_a_menu_leads_there_whoever_may_enter(lived: str, operator: Client) -> None:
    way = '<a href="/control/"'
    assert way in operator.get("/admin/").text
    moderator = User.objects.create(username="moderator", is_demo=True, is_staff=True)
    operator.force_login(moderator)
    page = operator.get("/admin/")
    assert page.status_code == 200
    assert way not in page.text


def test_a_superuser_without_a_second_factor_is_a_fan(lived: str, client: Client) -> None:
    client.force_login(User.objects.create(username="root", is_staff=True, is_superuser=True))
    assert client.get("/control/").status_code == 404
    assert client.get("/live/control/room/?after=0").status_code == 404


def test_while_valkey_is_away_it_says_so(lived: str, rf, settings: Settings) -> None:
    settings.VALKEY_URL = "redis://127.0.0.1:1/0"
    assert "Valkey does not answer" in control.aside()


def test_a_curve_ends_now_and_its_highest_point_touches_the_top() -> None:
    assert Curve("lag", "s", ()).points == ""
    corners = [tuple(map(float, pair.split(","))) for pair in Curve("lag", "s", (0.0, 5.0, 2.5)).points.split()]
    assert [y for _, y in corners] == [HEIGHT, 0, HEIGHT / 2]
    assert corners[-1][0] == WIDTH
    assert Curve("lag", "s", (0.0,) * BACK).points.startswith(f"0.0,{HEIGHT:.1f} ")


def test_how_late_frames_were_is_of_each_second_and_begins_anew_after_a_while(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    for count, total in ((10.0, 100.0), (12.0, 100.5), (12.0, 100.5)):
        past.add(Signs({}, [], {"match": 3}, (count, total)), 0.0)
    assert list(past.late) == [0.0, 250.0, 0.0]
    past.seen_at -= control.GAP_S
    past.add(Signs({}, [], {"match": 3}, (20.0, 300.0)), 0.0)
    assert (list(past.late), list(past.sockets)) == ([0.0], [3.0])


def test_it_is_drawn_while_somebody_looks_and_no_longer(
    lived: str, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "ASIDE_S", 0.01)
    told: list[str] = []

    async def take(message: Message) -> None:
        told.append(message["text"])

    async def scene() -> None:
        hub = Hub()
        hub.tasks = [asyncio.create_task(asyncio.Event().wait())]
        listener = Listener(control.TOPIC, Portable(take), "", take, take)  # type: ignore[arg-type]
        hub.join(listener)
        async with asyncio.timeout(20):
            while sum("hx-target" in text for text in told) < 3:
                await asyncio.sleep(0)
            showing = hub.asides[control.TOPIC]
            hub.leave(listener)
            await showing
        assert not hub.asides

    asyncio.run(scene())
    asides = [json.loads(text) for text in told if "hx-target" in text]
    assert all(set(one) == {"topic", "content"} for one in asides)
    assert '<polyline points="' in asides[-1]["content"]
