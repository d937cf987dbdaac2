"""What upper apps add to a person's page."""

from datetime import timedelta

import pytest
from django.test import Client

from characters.models import Character
from federations.billing import bill, billed
from federations.models import Bout, Federation, Reign, Result, Show
from federations.panels import outing
from llmfed.world import clock
from llmfed.world.models import Universe

PERSON = ["federations.panels.work_of", "storylines.panels.feuds_of"]


@pytest.fixture(autouse=True)
def _panels(settings) -> None:
    settings.PANELS = {**settings.PANELS, "character": PERSON}


def test_a_person_at_work_is_shown_with_record_and_form(over: Show, client: Client, fan, django_assert_max_num_queries):
    result = Result.objects.exclude(winner=None).select_related("bout").earliest("airs_at")
    winner = result.bout.sides.filter(number=result.winner).select_related("character").first().character
    client.force_login(fan)
    with django_assert_max_num_queries(8):
        page = client.get(winner.get_absolute_url()).text
    assert "Ironbound Wrestling" in page
    assert "1–0–0" in page
    assert 'data-result="won"' in page


def test_a_champion_is_known_by_what_they_hold_and_held(ironbound: Federation, client: Client) -> None:
    now = ironbound.timeline.due_at
    crown = Reign.objects.get(championship__slug="iron-crown")
    holder = crown.holders.get()
    Reign.objects.filter(pk=crown.pk).update(number=2)
    began = crown.began_at - timedelta(days=40)
    before = Reign.objects.create(championship=crown.championship, number=1, began_at=began, ended_at=crown.began_at)
    before.holders.add(holder)
    clock.anchor(Universe.objects.get(), now, "demo")
    page = client.get(holder.get_absolute_url()).text
    assert f'<a class="gold" href="{crown.championship.get_absolute_url()}">Iron Crown</a>' in page
    assert "One earlier reign" in page
    assert "40 days" in page


def test_form_names_no_unaired_match(on_air: Bout, client: Client) -> None:
    who = on_air.sides.select_related("character").first().character
    page = client.get(who.get_absolute_url()).text
    assert "data-result" not in page
    assert f'href="{on_air.get_absolute_url()}"' in page


def test_a_referee_has_a_job_and_no_form(over: Show, client: Client) -> None:
    page = client.get("/characters/ned-arkwright/").text
    assert "Ironbound Wrestling" in page
    assert "form-strip" not in page


def test_an_outing_is_won_lost_or_neither(over: Show) -> None:
    now = over.ended_at
    for result in Result.objects.select_related("bout"):
        shown = bill(billed(Bout.objects.filter(pk=result.bout_id), now).get())
        for side in result.bout.sides.select_related("character"):
            wanted = "D" if result.winner is None else "W" if side.number == result.winner else "L"
            assert outing(shown, side.character).letter == wanted


def test_a_free_agent_has_no_work_to_show(over: Show, client: Client) -> None:
    stranger = Character.objects.create(
        slug="nobody-yet", name="Nobody Yet", gender="x", born="2001-01-01", height_cm=180, weight_kg=80
    )
    assert "work-title" not in client.get(stranger.get_absolute_url()).text
    assert Federation.objects.count() == 1
