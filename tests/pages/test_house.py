"""The house online: cheers and boos from the bar to the needle and to the line that names them, and every refusal."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import redis
from django.test import Client

from fandom import houses
from fandom.models import House
from federations.models import Bout, Federation, Result
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world import airing, live
from llmfed.world.models import Moment, Order, Timeline, Universe
from tests.pages.conftest import Stand

HTMX = {"HX-Request": "true"}


@pytest.fixture
def signed_in(fan: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(fan)
    return client


@pytest.fixture
def clear_throat(monkeypatch: pytest.MonkeyPatch) -> None:
    """One may shout as fast as one can."""
    monkeypatch.setattr(houses, "BURST", 10_000)


def token(client: Client, bout: Bout) -> str:
    return client.get(bout.get_absolute_url()).text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def shout(client: Client, bout: Bout, mood: str = "cheer", side: str = "0", held: str = "", **headers: str):
    data = {"csrfmiddlewaretoken": held or token(client, bout), "mood": mood, "side": side}
    return client.post(f"/houses/{bout.pk}/cheers/", data, headers=headers)


def bell(bout: Bout) -> datetime:
    return Result.objects.get(bout=bout).airs_at


def test_a_fan_cheers_without_script(on_air: Bout, signed_in: Client) -> None:
    answer = shout(signed_in, on_air)
    assert (answer.status_code, answer.url) == (302, on_air.get_absolute_url())
    page = signed_in.get(on_air.get_absolute_url()).text
    assert "Heard: a cheer for" in page
    assert "1 cheer, 0 boos" in page


def test_a_fan_cheers_with_htmx_and_the_needle_moves(on_air: Bout, signed_in: Client) -> None:
    answer = shout(signed_in, on_air, "boo", "1", **HTMX)
    assert answer.status_code == 200
    assert answer.text.strip().startswith("Heard: a boo for")
    assert '<hx-partial hx-target="#needle"' in answer.text
    assert "0 cheers, 1 boo" in answer.text
    assert "<main" not in answer.text


def test_everybody_sees_the_needle(on_air: Bout, signed_in: Client, client: Client) -> None:
    shout(signed_in, on_air)
    page = client.get(on_air.get_absolute_url())
    assert "1 cheer, 0 boos" in page.text
    assert "Sign in to cheer and boo" in page.text
    assert "csrfmiddlewaretoken" not in page.text
    assert not page.cookies


def frames(heard: "redis.client.PubSub") -> Iterator[dict[str, object]]:
    """What has been published since, as sockets would get it."""
    while message := heard.get_message(timeout=0.2):
        for _, text in json.loads(message["data"]):
            yield json.loads(text)


def test_the_needle_is_broadcast_without_a_number_and_once_a_second(
    on_air: Bout, signed_in: Client, valkey: redis.Redis, clear_throat: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(houses, "NEEDLE_S", 2.0)
    held = token(signed_in, on_air)
    with valkey.pubsub(ignore_subscribe_messages=True) as heard:
        heard.subscribe(live.channel())
        heard.get_message(timeout=0.2)
        for _ in range(5):
            shout(signed_in, on_air, held=held, **HTMX)
        first = list(frames(heard))
        assert [frame["topic"] for frame in first] == [f"match:{on_air.key}"]
        assert set(first[0]) == {"topic", "content"}
        assert "1 cheer," in str(first[0]["content"])
        assert "csrf" not in str(first[0]["content"])
        message = heard.get_message(timeout=houses.NEEDLE_S + 1)
        assert message is not None
        assert "5 cheers" in message["data"].decode()
        assert list(frames(heard)) == []


def test_a_storm_is_told_to_wait(on_air: Bout, signed_in: Client) -> None:
    answers = [shout(signed_in, on_air, **HTMX) for _ in range(2 * houses.BURST + 1)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert "Save your voice" in refused[0].text
    assert 1 <= int(refused[0].headers["Retry-After"]) <= houses.BURST_S
    assert sum(houses.noise(on_air, 2).cheers) == len(answers) - len(refused)


def test_one_seat_counts_so_often_in_a_match(on_air: Bout, signed_in: Client, fan: User, monkeypatch) -> None:
    monkeypatch.setattr(houses, "A_MATCH", 3)
    assert [shout(signed_in, on_air, **HTMX).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = shout(signed_in, on_air)
    assert answer.status_code == 429
    assert "You have been heard 3 times" in answer.text
    assert answer.headers["Retry-After"] == str(houses.LOOK_IN_S)
    assert houses.noise(on_air, 2) == houses.Noise((3, 0), (0, 0), 1)


def test_after_the_final_bell_the_house_is_shut(on_air: Bout, signed_in: Client, stand: Stand) -> None:
    held = token(signed_in, on_air)
    stand(bell(on_air))
    data = {"csrfmiddlewaretoken": held, "mood": "cheer", "side": "0"}
    for headers in ({}, HTMX):
        answer = signed_in.post(f"/houses/{on_air.pk}/cheers/", data, headers=headers)
        assert answer.status_code == 409
        assert "The final bell has rung" in answer.text
    assert not houses.noise(on_air, 2).loud


def test_before_the_entrances_the_house_is_shut(before: datetime, signed_in: Client, fan: User) -> None:
    bout = Bout.objects.earliest("pk")
    held = signed_in.get("/characters/kit-rowe/").text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = signed_in.post(f"/houses/{bout.pk}/cheers/", {"csrfmiddlewaretoken": held, "mood": "cheer", "side": "0"})
    assert answer.status_code == 409
    assert "The house opens with the entrances" in answer.text
    assert "/cheers/" not in signed_in.get(bout.get_absolute_url()).text


@pytest.mark.parametrize(("mood", "side"), [("cheer", "7"), ("hiss", "0"), ("cheer", "x"), ("cheer", ""), ("", "1")])
def test_nonsense_is_not_heard(on_air: Bout, signed_in: Client, mood: str, side: str) -> None:
    assert shout(signed_in, on_air, mood, side).status_code == 422
    assert not houses.noise(on_air, 2).loud


def test_a_private_house_is_not_there(on_air: Bout, signed_in: Client) -> None:
    held = token(signed_in, on_air)
    Federation.objects.update(is_private=True)
    data = {"csrfmiddlewaretoken": held, "mood": "cheer", "side": "0"}
    assert signed_in.post(f"/houses/{on_air.pk}/cheers/", data).status_code == 404
    assert signed_in.get(f"/houses/{on_air.pk}/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(on_air: Bout, client: Client) -> None:
    door = f"/accounts/login/?next={on_air.get_absolute_url()}"
    assert client.post(f"/houses/{on_air.pk}/cheers/", {"mood": "cheer", "side": "0"}).url == door
    answer = client.post(f"/houses/{on_air.pk}/cheers/", {"mood": "cheer", "side": "0"}, headers=HTMX)
    assert answer.headers["HX-Redirect"] == door


def test_a_cheer_needs_the_forms_token(on_air: Bout, signed_in: Client) -> None:
    assert signed_in.post(f"/houses/{on_air.pk}/cheers/", {"mood": "cheer", "side": "0"}).status_code == 403
    assert signed_in.get(f"/houses/{on_air.pk}/cheers/").status_code == 405


def test_from_a_veiled_page_one_comes_back_to_a_veiled_page(on_air: Bout, signed_in: Client) -> None:
    data = {"csrfmiddlewaretoken": token(signed_in, on_air), "mood": "cheer", "side": "0", "veil": "1"}
    assert signed_in.post(f"/houses/{on_air.pk}/cheers/", data).url == f"{on_air.get_absolute_url()}?veil=1"


def test_the_bar_alone_is_its_readers_own(on_air: Bout, signed_in: Client, client: Client) -> None:
    mine = signed_in.get(f"/houses/{on_air.pk}/", headers=HTMX)
    assert mine.text.strip().startswith("{# What") is False
    assert "data-mine" in mine.text
    assert "no-store" in mine.headers["Cache-Control"]
    assert "data-mine" not in client.get(f"/houses/{on_air.pk}/", headers=HTMX).text
    assert "<main" in client.get(f"/houses/{on_air.pk}/").text


def test_without_valkey_pages_stand_and_cheers_are_refused(on_air: Bout, signed_in: Client, monkeypatch) -> None:
    held = token(signed_in, on_air)
    nowhere = redis.from_url("redis://127.0.0.1:1/0", decode_responses=True)
    monkeypatch.setattr(houses, "_valkey", lambda: nowhere)
    assert "Not a sound yet" in signed_in.get(on_air.get_absolute_url()).text
    data = {"csrfmiddlewaretoken": held, "mood": "cheer", "side": "0"}
    assert signed_in.post(f"/houses/{on_air.pk}/cheers/", data).status_code == 503


def heard(on_air: Bout, stand: Stand) -> Moment | None:
    """Live past the final bell; the line that names the house, if there is one."""
    stand(bell(on_air) + houses.AFTER_BELL)
    return Moment.objects.filter(kind="house.heard").first()


def test_the_next_segment_names_the_house(
    on_air: Bout, signed_in: Client, client: Client, stand: Stand, clear_throat: None
) -> None:
    for mood, side in [*[("cheer", "0")] * 4, ("boo", "0"), ("boo", "1")]:
        shout(signed_in, on_air, mood, side, **HTMX)
    told = heard(on_air, stand)
    assert told is not None
    assert (told.facts["cheers"], told.facts["boos"], told.facts["fans"], told.facts["mood"]) == (4, 1, 1, "for")
    order = Order.objects.get(kind="house.heard")
    assert order.facts | {"hall": 0} == {"bout": on_air.key, "cheers": [4, 0], "boos": [1, 1], "fans": 1, "hall": 0}
    assert order.by is None
    assert House.objects.get().bout == on_air
    line = telling_of(told)
    for address in (on_air.get_absolute_url(), on_air.segment.show.get_absolute_url()):
        assert line in client.get(address).text, address


def telling_of(moment: Moment) -> str:
    assert moment.words
    return str(moment.words[0][1]).replace("'", "&#x27;")


def test_a_silent_house_is_not_named(on_air: Bout, stand: Stand) -> None:
    assert heard(on_air, stand) is None
    assert not Order.objects.filter(kind="house.heard").exists()


def test_the_bar_of_a_page_that_saw_the_bell_is_the_one_of_a_fresh_page(
    on_air: Bout, signed_in: Client, client: Client, clear_throat: None
) -> None:
    shout(signed_in, on_air, **HTMX)
    at = bell(on_air)
    Universe.objects.update(world_at=at, world_until=at)
    content = [frame.content for frame in airing.release() if frame.topic == f"match:{on_air.key}"]
    final = next(text for text in content if 'hx-target="#bar"' in text)
    bar = final.split('hx-target="#bar"')[1].split("</hx-partial>")[0]
    assert "On with the show" in bar
    fresh = client.get(on_air.get_absolute_url()).text.split('id="bar">')[1].split("</p>")[0]
    assert bar.split('id="bar">')[1].split("</p>")[0].split() == fresh.split()
    headless.advance(until=at + timedelta(microseconds=1))
    assert Timeline.objects.get(slug="ironbound").due_at > at
