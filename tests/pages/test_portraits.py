"""Portraits on pages: whom they show, who may see them, and how long they are kept."""

import pytest
from django.test import Client

from characters import edits, faces
from characters.models import Character
from characters.sim.portraits.colour import GOLD
from federations.models import Federation, Reign
from llmfed.accounts.models import User
from llmfed.world import clock
from llmfed.world.orders import Refused

LOOK = {"skin": 8, "hair": "afro", "colours": ["lime", "wine"], "marks": ["patch"]}


@pytest.fixture
def vera(ironbound: Federation) -> Character:
    return Character.objects.get(slug="vera-stahl")


def test_a_page_and_a_row_call_a_drawing_by_one_name(vera: Character) -> None:
    for look in ({}, LOOK, {"hair": "bald"}):
        Character.objects.filter(pk=vera.pk).update(look=look)
        (row,) = Character.objects.filter(pk=vera.pk).annotate(drawing=faces.drawing())
        assert row.drawing == faces.drawing_of(row)
        assert faces.of(row).portrait_url == row.portrait_url


def test_a_portrait_is_kept_and_asked_about(vera: Character, client: Client) -> None:
    first = client.get(vera.portrait_url)
    assert first["Content-Type"] == "image/svg+xml"
    assert first.content.startswith(b"<svg")
    assert "public" in first["Cache-Control"]
    again = client.get(vera.portrait_url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_promoter_dresses_her_by_order(vera: Character, client: Client) -> None:
    was, url = client.get(vera.portrait_url).content, vera.portrait_url
    edits.edit(character=vera, changed={"look": LOOK}, by=None, now=clock.now())
    vera.refresh_from_db()
    assert vera.look == LOOK
    assert vera.portrait_url != url
    assert vera.portrait_url in client.get("/federations/ironbound/").text
    assert client.get(vera.portrait_url).content != was


def test_what_cannot_be_drawn_is_refused(vera: Character) -> None:
    with pytest.raises(Refused, match=r"look: .*colours: found \['gold'\]; expected a list of 1 to 3"):
        edits.edit(character=vera, changed={"look": {"colours": ["gold"]}}, by=None, now=clock.now())


def test_a_champion_shows_the_plate_for_as_long_as_the_reign(vera: Character, client: Client) -> None:
    reign = Reign.objects.get(ended_at=None)
    champion = reign.holders.get()
    assert GOLD[1].hex in client.get(champion.portrait_url).text
    assert GOLD[1].hex in client.get(champion.get_absolute_url()).text
    Reign.objects.filter(pk=reign.pk).update(ended_at=clock.now())
    assert GOLD[1].hex not in client.get(champion.portrait_url).text


def test_the_portrait_of_a_private_roster_is_for_its_own(vera: Character, client: Client) -> None:
    Federation.objects.update(is_private=True)
    assert client.get(vera.portrait_url).status_code == 404
    client.force_login(User.objects.create(username="root", is_demo=True, is_superuser=True))
    answer = client.get(vera.portrait_url)
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]


def test_the_contact_sheet_is_for_staff(vera: Character, client: Client) -> None:
    assert client.get("/portraits/").status_code == 404
    client.force_login(User.objects.create(username="pia", is_demo=True, is_staff=True))
    sheet = client.get("/portraits/").text
    assert sheet.count(vera.portrait_url) == 2
