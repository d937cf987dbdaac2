"""What the API shows, to whom, in how many queries."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rest_framework.throttling import SimpleRateThrottle

from characters.models import Character
from federations.models import Bout, Championship, Contract, Federation, Result, Show
from llmfed.accounts.models import User
from llmfed.world.models import Moment, Universe
from tests import cast

API = "/api/v1/"


def read(client: Client, address: str, status: int = 200) -> Any:
    """The JSON at an address of the API."""
    response = client.get(API + address)
    assert response.status_code == status, response.content
    return response.json()


def addresses() -> list[str]:
    """One of every kind of page."""
    bout = Bout.objects.exclude(result=None).first()
    assert bout is not None
    return [
        "federations/",
        "federations/ironbound/",
        "federations/ironbound/live-events/",
        "federations/ironbound/rankings/",
        "federations/ironbound/records/",
        "records/",
        "characters/",
        "characters/bo-lindqvist/",
        "characters/bo-lindqvist/stats/",
        "shows/",
        "shows/ironbound/1/",
        f"bouts/{bout.pk}/",
        f"bouts/{bout.pk}/ratings/",
        "championships/",
        "championships/iron-crown/",
    ]


def test_no_page_needs_more_than_eight_queries(
    lived: Federation, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fan = User.objects.create_user("fan")
    client.force_login(fan)
    for address in addresses():
        with django_assert_max_num_queries(8):
            read(client, address)


def test_reading_leaves_no_cookie(lived: Federation, client: Client) -> None:
    for address in [*addresses(), "schema/", "docs/"]:
        response = client.get(API + address)
        assert response.status_code == 200
        assert not response.cookies


def test_nothing_can_be_written(ironbound: Federation, client: Client) -> None:
    for method in (client.post, client.put, client.patch, client.delete):
        response = method(f"{API}federations/ironbound/")
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD"


def test_a_card_names_the_sides_and_the_results_that_have_aired(lived: Federation, client: Client) -> None:
    card = read(client, "shows/ironbound/1/")["card"]
    bouts = [slot["bout"] for slot in card if slot["kind"] == "bout"]
    assert [bout["id"] for bout in bouts] == list(
        Bout.objects.filter(segment__show__number=1).order_by("segment__position").values_list("pk", flat=True)
    )
    assert all(len(bout["sides"]) >= 2 and bout["result"]["seed"] for bout in bouts)
    assert [slot["position"] for slot in card] == list(range(1, len(card) + 1))


def test_stats_count_what_the_results_say(lived: Federation, client: Client) -> None:
    stats = read(client, "characters/vera-stahl/stats/")
    outcomes = [result["outcome"] for result in stats["results"]]
    assert outcomes
    assert stats["record"] == {name: outcomes.count(name) for name in ("won", "lost", "drawn")}
    assert stats["streak"]["outcome"] == outcomes[0]
    whole = Bout.objects.filter(sides__character__slug="vera-stahl", result__isnull=False).count()
    assert len(outcomes) == whole


def test_a_lineage_begins_with_the_first_reign(lived: Federation, client: Client) -> None:
    belt = Championship.objects.get(slug="iron-crown")
    lineage = read(client, "championships/iron-crown/")["lineage"]
    assert [reign["number"] for reign in lineage] == list(range(1, belt.reigns.count() + 1))
    assert lineage[0]["holders"][0]["slug"] == "bo-lindqvist"


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 15),
        ("?role=referee", 1),
        ("?role=wrestler&alignment=tweener", 1),
        ("?federation=ironbound", 15),
        ("?federation=nobody-knows", 0),
    ],
)
def test_characters_are_found_by_what_they_are(ironbound: Federation, client: Client, asked: str, count: int) -> None:
    assert read(client, f"characters/{asked}")["count"] == count


@pytest.mark.parametrize(
    "asked",
    ["limit=0", "limit=101", "limit=x", "offset=-1", "offset=9999999", "role=clown", "colour=red", "limit=1&limit=2"],
)
def test_a_parameter_that_cannot_be_used_is_named(ironbound: Federation, client: Client, asked: str) -> None:
    response = client.get(f"{API}characters/?{asked}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert list(response.json()["parameters"]) == [asked.partition("=")[0]]


def test_pages_of_a_list_neither_overlap_nor_leave_anybody_out(ironbound: Federation, client: Client) -> None:
    seen, address = [], "characters/?limit=4"
    while address:
        page = read(client, address)
        seen += [who["slug"] for who in page["results"]]
        address = (page["next"] or "").partition(API)[2]
    assert seen == sorted(set(seen))
    assert len(seen) == 15


def test_live_events_are_read_by_number_without_a_gap(lived: Federation, client: Client) -> None:
    topic = Moment.objects.on("federation:ironbound").order_by("no")
    seen, after, more = [], 0, True
    while more:
        page = read(client, f"federations/ironbound/live-events/?after={after}&limit=30")
        seen += [moment["no"] for moment in page["results"]]
        after, more = page["next"], page["more"]
    assert seen == list(topic.values_list("no", flat=True))
    assert read(client, f"federations/ironbound/live-events/?after={after}")["next"] == after


def test_a_worded_moment_is_told_by_its_speakers(lived: Federation, client: Client) -> None:
    moment = Moment.objects.on("federation:ironbound").order_by("no")[0]
    moment.words = [["Lena Park", "We are on the air.", "frame-1"]]
    moment.save(update_fields=["words"])
    shown = read(client, "federations/ironbound/live-events/?limit=1")["results"][0]
    assert shown["words"] == [{"speaker": "Lena Park", "text": "We are on the air."}]


def test_a_private_federation_is_nowhere_for_a_stranger(lived: Federation, client: Client) -> None:
    mine = addresses()
    Federation.objects.update(is_private=True)
    for address in mine:
        if address == "records/":
            assert read(client, address) == {"chapters": []}
        elif address.count("/") == 1:
            free = Character.objects.filter(contracts=None)
            assert read(client, address)["count"] == (free.count() if address == "characters/" else 0)
        else:
            assert read(client, address, 404)["detail"].startswith("There is no such thing")


def test_a_private_federation_is_shown_to_its_promoter(lived: Federation, client: Client) -> None:
    Federation.objects.update(is_private=True)
    owner = User.objects.create_user("owner", is_demo=True, is_promoter=True)
    lived.promoters.add(owner)
    client.force_login(owner)
    for address in addresses():
        found = read(client, address)
        assert found.get("count", 1) > 0


def test_who_left_a_private_federation_keeps_its_secrets(lived: Federation, client: Client) -> None:
    Federation.objects.update(is_private=True)
    Contract.objects.filter(character__slug="bo-lindqvist").update(ended_at=cast.BEGAN + timedelta(days=6))
    assert read(client, "characters/bo-lindqvist/")["federation"] is None
    stats = read(client, "characters/bo-lindqvist/stats/")
    assert stats["record"] == {"won": 0, "lost": 0, "drawn": 0}
    assert stats["reigns"] == stats["results"] == []
    assert stats["streak"] is None


def test_what_was_decided_but_has_not_aired_is_nowhere(mid_show: Show, client: Client) -> None:
    pending = Result.objects.get(settled_tick=None)
    bout = pending.bout
    shown = read(client, f"bouts/{bout.pk}/")
    assert shown["commitment"]
    assert shown["bell_at"]
    assert shown["result"] is None
    card = read(client, f"shows/ironbound/{mid_show.number}/")["card"]
    assert {slot["bout"]["id"]: slot["bout"]["result"] for slot in card if slot["bout"]}[bout.pk] is None
    events = read(client, "federations/ironbound/live-events/")["results"]
    assert max(event["airs_at"] for event in events) <= read_clock()
    for side in bout.sides.select_related("character"):
        stats = read(client, f"characters/{side.character.slug}/stats/")
        assert bout.pk not in [result["bout"]["id"] for result in stats["results"]]
    everything = json.dumps([read(client, address) for address in [*addresses(), f"bouts/{bout.pk}/"]])
    assert pending.seed not in everything


def test_a_result_is_shown_when_its_bell_has_rung(mid_show: Show, client: Client) -> None:
    told = Result.objects.exclude(settled_tick=None).order_by("-airs_at")[0]
    shown = read(client, f"bouts/{told.bout_id}/")["result"]
    assert (shown["winner"], shown["finish"], shown["seed"]) == (told.winner, told.finish, told.seed)
    pending = Result.objects.get(settled_tick=None)
    Universe.objects.update(world_at=pending.airs_at, world_until=pending.airs_at)
    assert read(client, f"bouts/{pending.bout_id}/")["result"]["seed"] == pending.seed


def test_a_promo_does_not_name_its_speaker_before_it_begins(mid_show: Show, client: Client) -> None:
    promos = mid_show.segments.filter(kind="promo")
    speaker = Character.objects.wrestlers().earliest("slug")
    mid_show.segments.create(position=90, kind="promo", topic="boast", speaker=speaker)
    shown = {slot["position"]: slot for slot in read(client, f"shows/ironbound/{mid_show.number}/")["card"]}
    coming = promos.filter(starts_at=None)
    assert coming
    assert all(shown[promo.position]["speaker"] is None for promo in coming)


def test_who_asks_too_fast_is_told_when_to_come_back(
    ironbound: Federation, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, "anon", "2/min")
    read(client, "federations/")
    read(client, "federations/")
    response = client.get(f"{API}federations/")
    assert response.status_code == 429
    assert response.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(response.headers["Retry-After"]) <= 60


def test_an_address_that_is_not_there_is_a_problem_too(db: None, client: Client) -> None:
    response = client.get(f"{API}belts/")
    assert (response.status_code, response.json()["status"]) == (404, 404)
    assert response.headers["Content-Type"] == "application/problem+json"


def test_without_a_universe_the_answer_is_not_yet(db: None, client: Client) -> None:
    assert read(client, "bouts/1/", 503)["title"] == "Service Unavailable"


def read_clock() -> str:
    """World time as the API writes it."""
    return Universe.objects.get().world_at.isoformat().replace("+00:00", "Z")
