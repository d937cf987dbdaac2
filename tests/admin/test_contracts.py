"""People are hired and released by orders that the next tick takes."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from characters import minds
from characters.models import Character, Role
from federations.models import Bout, Championship, Contract, Federation
from llmfed import tick as ticks
from llmfed.world import packed
from llmfed.world.models import Order, Request, Timeline
from tests import cast
from tests.admin.conftest import tick
from tests.admin.desk import Desk, reason, said


def contract(slug: str) -> Contract:
    return Contract.objects.get(character__slug=slug)


def test_a_release_waits_for_the_tick_and_takes_the_whole_person(pia: Desk, ironbound: Federation) -> None:
    assert "to be released with the next tick" in said(pia.act("release", contract("kit-rowe")))
    order = Order.objects.get()
    assert (order.kind, order.by, order.taken) == ("contract.released", pia.user, False)
    assert contract("kit-rowe").ended_at is None
    tick(ironbound.timeline)
    assert contract("kit-rowe").ended_at is not None
    assert Character.objects.get(slug="kit-rowe").home is None
    assert "kit-rowe" not in packed.load(ironbound.timeline)[minds.MINDS].keys
    assert Request.objects.get(kind="contract.release").reason == "Kit Rowe has left"
    while Character.objects.get(slug="kit-rowe").home is None:
        tick(Timeline.objects.get(kind=Timeline.Kind.MARKET))


def test_nobody_is_released_twice(pia: Desk) -> None:
    pia.act("release", contract("kit-rowe"))
    assert "has been told already" in said(pia.act("release", contract("kit-rowe")))


def test_champions_the_booked_and_the_last_referee_stay(pia: Desk, bout: Bout) -> None:
    booked = bout.sides.exclude(character__slug="bo-lindqvist")[0].character
    assert "holds the Iron Crown" in said(pia.act("release", contract("bo-lindqvist")))
    assert "is on the card of" in said(pia.act("release", contract(booked.slug)))
    Bout.objects.update(referee=None)
    assert "is the last referee here" in said(pia.act("release", contract("ned-arkwright")))
    assert not Order.objects.filter(kind="contract.released").exists()


def test_nobody_leaves_while_a_show_is_on(pia: Desk, ironbound: Federation) -> None:
    Timeline.objects.filter(pk=ironbound.timeline.pk).update(on_air=True)
    assert "A show is on the air" in said(pia.act("release", contract("kit-rowe")))


def test_what_has_become_impossible_is_declined_with_the_reason(pia: Desk, ironbound: Federation) -> None:
    pia.act("release", contract("kit-rowe"))
    Character.objects.filter(slug="kit-rowe").update(role=Role.REFEREE)
    Character.objects.filter(slug="ned-arkwright").update(role=Role.BACKSTAGE)
    tick(ironbound.timeline)
    answer = Request.objects.get(kind="contract.release")
    assert (answer.answer, contract("kit-rowe").ended_at) == ("declined", None)
    assert "last referee" in answer.reason


def test_a_free_agent_is_sent_for_and_signs(pia: Desk, agent: Character, ironbound: Federation) -> None:
    answer = pia.add(Contract, federation=ironbound.pk, character=agent.pk)
    order = Order.objects.get()
    assert answer.status_code == 302
    assert (order.kind, order.timeline.slug, order.by) == ("contract.signed", "market", pia.user)
    assert "has been sent for already" in reason(pia.add(Contract, federation=ironbound.pk, character=agent.pk))
    while tick(ironbound.timeline).due_at < cast.BEGAN + timedelta(days=1, hours=1):
        assert not Contract.objects.filter(character=agent).exists()
    assert contract("zed-quill").federation == ironbound
    assert "zed-quill" in packed.load(ironbound.timeline)[minds.MINDS].keys


def test_nobody_has_two_contracts(pia: Desk, ironbound: Federation, brasswork: Federation) -> None:
    rival = Character.objects.get(slug="b-vera-stahl")
    assert "Select a valid choice" in reason(pia.add(Contract, federation=ironbound.pk, character=rival.pk))


def test_a_contract_is_prolonged_by_order(pia: Desk, ironbound: Federation) -> None:
    pia.edit(contract("kit-rowe"), until_0="2036-01-01", until_1="00:00:00")
    assert contract("kit-rowe").until == datetime(2036, 1, 1, tzinfo=UTC)
    assert Order.objects.get().kind == "contract.edited"
    assert "at a time to come" in reason(pia.edit(contract("kit-rowe"), until_0="2030-01-01"))


def test_recorded_orders_about_a_house_lead_to_the_same_hash(pia: Desk, ironbound: Federation) -> None:
    house, voss = ironbound, Character.objects.get(slug="caspar-voss")
    with transaction.atomic():
        pia.edit(house, city="Duisburg", series___0___time="19:00:00")
        pia.edit(Championship.objects.get(slug="iron-crown"), holders=[voss.pk])
        pia.act("release", contract("kit-rowe"))
        recorded = list(Order.objects.filter(tick=house.timeline.tick).order_by("number"))
        lived = bytes(tick(house.timeline).chain)
        transaction.set_rollback(True)
    house.timeline.refresh_from_db()
    ticks.run(house.timeline.pk, recorded=recorded)
    house.timeline.refresh_from_db()
    assert len(recorded) == 5
    assert bytes(house.timeline.chain) == lived
