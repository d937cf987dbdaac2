"""Promoters edit what their leads say and what their cities think: by orders, checked as a file is."""

import pytest

from characters.models import Character, Lead
from federations.models import City, Federation
from llmfed.world.models import Order
from tests.admin.conftest import tick
from tests.admin.desk import Desk, reason
from tests.pack.lore import SPEECH


@pytest.fixture
def lead(vera: Character) -> Lead:
    return Lead.objects.create(
        character=vera,
        wound="She dropped a girder once.",
        lie="Nothing falls that I hold.",
        habits=["Weighs words."] * 5,
        never="late",
        entrance="{by} carries her own step.",
        finisher_story="A girder.",
        speech=SPEECH,
    )


def test_a_speech_book_is_edited_sentence_by_sentence(pia: Desk, lead: Lead) -> None:
    better = SPEECH.replace("An empty road", "A clean floor")
    assert pia.edit(lead, speech=better).status_code == 302
    order = Order.objects.get()
    assert (order.kind, order.facts["slug"], set(order.facts["changes"])) == ("lead.edited", "vera-stahl", {"speech"})
    lead.refresh_from_db()
    assert "A clean floor" in lead.speech


def test_what_nobody_could_fill_in_is_refused_with_its_place(pia: Desk, lead: Lead) -> None:
    refused = reason(pia.edit(lead, speech=SPEECH.replace("{finisher}", "{move}"), never="late"))
    assert "close 3: found the slot {move}" in refused
    assert "lie" in reason(pia.edit(lead, lie="I am never late."))
    assert "habits" in reason(pia.edit(lead, habits='["one"]'))
    assert not Order.objects.exists()


def test_a_rival_opens_none_of_it(rolf: Desk, lead: Lead) -> None:
    assert rolf.open(lead).status_code == 302
    assert rolf.open(City.objects.get(slug="essen")).status_code == 302


def test_a_city_changes_its_mind_from_the_next_tick(pia: Desk, ironbound: Federation) -> None:
    essen = City.objects.get(slug="essen")
    assert pia.edit(essen, boos='["ivo-marr"]', noise="1.3").status_code == 302
    assert Order.objects.get().facts == {"slug": "essen", "changes": {"boos": ["ivo-marr"], "noise": 1.3}}
    assert "no wrestler" in reason(pia.edit(essen, boos='["lena-park"]'))
    assert "vera-stahl" in reason(pia.edit(essen, boos='["vera-stahl"]'))
    assert "less than or equal to 1.3" in reason(pia.edit(essen, noise="4"))
    tick(ironbound.timeline)
    essen.refresh_from_db()
    assert (essen.boos, essen.noise) == (["ivo-marr"], 1.3)
