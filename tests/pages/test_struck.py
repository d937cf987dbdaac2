"""A match that was struck: the card says why, and nobody is sent to see it."""

from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character, Injury
from federations.models import Bout, Show
from tests import cast
from tests.pages.conftest import OPENING, Stand

NOON = cast.BEGAN + timedelta(hours=12)


@pytest.fixture
def struck(ironbound, stand: Stand) -> Bout:
    """The main event, for whose two nobody could step in."""
    stand(NOON)
    show = Show.objects.get(state=Show.State.ANNOUNCED, number=1)
    main = Bout.objects.filter(segment__show=show).order_by("segment__position").last()
    assert main is not None
    booked = Character.objects.filter(sides__bout__segment__show=show).exclude(sides__bout=main)
    for who in Character.objects.wrestlers().exclude(pk__in=booked.values("pk")):
        Injury.objects.create(character=who, began_at=NOON, until=NOON + timedelta(days=9))
    stand(OPENING)
    main.refresh_from_db()
    assert main.segment.struck
    return main


def test_the_card_says_why_a_match_is_off(struck: Bout, client: Client) -> None:
    page = client.get(struck.segment.show.get_absolute_url()).text
    assert f'<s><a href="{struck.get_absolute_url()}">' in page
    assert "nobody could step in" in page


def test_its_own_page_says_it_is_off_and_counts_down_to_nothing(struck: Bout, client: Client) -> None:
    page = client.get(struck.get_absolute_url()).text
    assert "nobody could step in" in page
    assert "countdown" not in page


def test_nobody_has_it_before_them(struck: Bout, client: Client) -> None:
    who = struck.sides.select_related("character")[0].character
    for address in (who.get_absolute_url(), "/", struck.segment.show.federation.get_absolute_url()):
        assert f'href="{struck.get_absolute_url()}"' not in client.get(address).text, address
