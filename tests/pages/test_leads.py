"""A lead's page says what is beneath; everybody's what is remembered, as far as the reader may know."""

from datetime import date

import pytest
from django.test import Client

from characters.models import Character, Lead
from federations.models import Federation
from storylines.models import Past
from tests import cast


@pytest.fixture
def bo(ironbound: Federation) -> Character:
    return Character.objects.get(slug="bo-lindqvist")


def test_a_lead_is_shown_with_what_is_at_stake(bo: Character, client: Client) -> None:
    assert "What is at stake" not in client.get(bo.get_absolute_url()).text
    Lead.objects.create(character=bo, wound="Fell once.", lie="I never fell.", finisher_story="From a roof.")
    page = client.get(bo.get_absolute_url()).text
    assert page.index("Fell once.") < page.index("“I never fell.”") < page.index("From a roof.")


def test_the_past_of_a_private_house_stays_in_it(bo: Character, client: Client, django_assert_max_num_queries) -> None:
    rival = cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")
    open_, there, them = (
        Past.objects.create(on=date(2029, 5, day), kind="match", text=f"Day {day}.") for day in (1, 2, 3)
    )
    for one in (open_, there, them):
        one.people.add(bo)
    Past.objects.filter(pk=there.pk).update(federation=rival)
    them.people.add(Character.objects.get(slug="b-vera-stahl"))
    with django_assert_max_num_queries(8):
        page = client.get(bo.get_absolute_url()).text
    assert page.index("Day 3.") < page.index("Day 2.") < page.index("Day 1.")
    Federation.objects.filter(pk=rival.pk).update(is_private=True)
    page = client.get(bo.get_absolute_url()).text
    assert "Day 1." in page
    assert "Day 2." not in page
    assert "Day 3." not in page
