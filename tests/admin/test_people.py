"""Promoters edit people: every save is an order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from characters import edits, minds
from characters.models import Character, Group, Injury, Turn, hurt_until
from federations.models import Contract, Federation
from llmfed import tick as ticks
from llmfed.world import clock, orders, packed
from llmfed.world.models import Moment, Order
from tests import cast
from tests.admin.conftest import tick
from tests.admin.desk import Desk, reason, said


def test_an_edit_is_an_order_of_hers_with_only_what_changed(pia: Desk, vera: Character) -> None:
    answer = pia.edit(vera, bio="She welds.", strength="91")
    order = Order.objects.get()
    assert answer.status_code == 302
    assert (order.kind, order.by, order.tick, order.taken) == ("character.edited", pia.user, 1, True)
    assert order.facts["slug"] == "vera-stahl"
    assert order.facts["changes"] == {"bio": "She welds.", "strength": 91}
    vera.refresh_from_db()
    assert (vera.bio, vera.strength) == ("She welds.", 91)


def test_a_save_without_changes_orders_nothing(pia: Desk, vera: Character) -> None:
    assert pia.edit(vera).status_code == 302
    assert not Order.objects.exists()


def test_the_next_tick_hashes_the_order(pia: Desk, vera: Character, ironbound: Federation) -> None:
    plain = _chain_after_a_tick_taken_back(ironbound)
    pia.edit(vera, gimmick="a welder")
    assert bytes(tick(ironbound.timeline).chain) != plain


def test_recorded_orders_lead_to_the_same_hash(pia: Desk, vera: Character, ironbound: Federation) -> None:
    with transaction.atomic():
        pia.edit(vera, born="1999-04-01", alignment="heel", hurt_until_0="2031-02-01", hurt_until_1="12:00:00")
        pia.add(Character, **_newcomer(ironbound))
        recorded = list(Order.objects.order_by("number"))
        lived = bytes(tick(ironbound.timeline).chain)
        transaction.set_rollback(True)
    assert {order.kind for order in recorded} >= {"character.created", "character.turned", "character.hurt"}
    ironbound.timeline.refresh_from_db()
    ticks.run(ironbound.timeline.pk, recorded=recorded)
    ironbound.timeline.refresh_from_db()
    assert bytes(ironbound.timeline.chain) == lived


def test_what_a_tick_moved_since_the_page_was_opened_stays(pia: Desk, vera: Character) -> None:
    shown = pia.fields(pia.of(vera))
    Character.objects.filter(pk=vera.pk).update(over=0.8123)
    pia.send(pia.of(vera), shown, hometown="Bochum")
    vera.refresh_from_db()
    assert (vera.hometown, vera.over) == ("Bochum", 0.8123)
    assert Order.objects.get().facts["changes"] == {"hometown": "Bochum"}


def test_a_new_alignment_is_a_turn(pia: Desk, vera: Character) -> None:
    pia.edit(vera, alignment="heel")
    turn = Turn.objects.get()
    assert (turn.character, turn.was, turn.became) == (vera, "face", "heel")
    assert Order.objects.get().kind == "character.turned"


def test_nobody_is_younger_than_eighteen(pia: Desk, vera: Character) -> None:
    answer = pia.edit(vera, born="2015-01-01", bio="Young.")
    vera.refresh_from_db()
    assert "would be 16; everybody here is 18 or older" in reason(answer)
    assert (vera.born, vera.bio) == (date(2000, 5, 17), "")
    assert not Order.objects.exists()


def test_over_is_a_share(pia: Desk, vera: Character) -> None:
    assert "less than or equal to 1" in reason(pia.edit(vera, over="1.2"))
    with pytest.raises(orders.Refused, match="a share from 0 to 1"):
        edits.edit(character=vera, changed={"over": 1.2}, by=pia.user, now=cast.BEGAN)


def test_somebody_hurt_is_off_until_healed(pia: Desk, vera: Character, ironbound: Federation) -> None:
    pia.edit(vera, hurt_until_0="2031-02-01", hurt_until_1="12:00:00")
    assert hurt_until(vera, clock.now()) == datetime(2031, 2, 1, 12, tzinfo=UTC)
    tick(ironbound.timeline)
    assert Moment.objects.filter(kind="injury.suffered", facts__by="vera-stahl").exists()
    tick(ironbound.timeline)
    pia.edit(vera, hurt_until_0="", hurt_until_1="")
    assert hurt_until(vera, clock.now()) is None


def test_the_fit_cannot_be_healed(pia: Desk, vera: Character) -> None:
    assert "Vera Stahl is not hurt" in said(pia.act("heal", vera))


def test_an_action_is_done_for_all_or_for_none(pia: Desk, vera: Character) -> None:
    bo = Character.objects.get(slug="bo-lindqvist")
    Injury.objects.create(character=bo, began_at=cast.BEGAN - timedelta(days=1), until=cast.BEGAN + timedelta(days=9))
    pia.act("heal", bo, vera)
    assert hurt_until(bo, cast.BEGAN) is not None
    pia.act("heal", bo)
    assert hurt_until(bo, cast.BEGAN) is None


def test_a_newcomer_has_a_mind_and_a_contract(pia: Desk, ironbound: Federation) -> None:
    answer = pia.add(Character, **_newcomer(ironbound))
    lou = Character.objects.get(slug="lou-tarn")
    assert answer.status_code == 302
    assert Contract.objects.active().get(character=lou).federation == ironbound
    assert lou.slug in packed.load(ironbound.timeline)[minds.MINDS].keys
    tick(ironbound.timeline)


def test_a_slug_belongs_to_one_person(pia: Desk, ironbound: Federation) -> None:
    assert "slug" in reason(pia.add(Character, **_newcomer(ironbound, slug="vera-stahl"))).lower()
    assert "a slug is made of" in reason(pia.add(Character, **_newcomer(ironbound, slug="Lou_Tarn")))
    assert not Order.objects.exists()


def test_the_last_referee_stays_a_referee(pia: Desk, ironbound: Federation) -> None:
    ned = Character.objects.get(slug="ned-arkwright")
    assert "nobody to count to three" in reason(pia.edit(ned, role="wrestler"))


def test_a_champion_keeps_wrestling_in_his_division(pia: Desk, ironbound: Federation) -> None:
    bo = Character.objects.get(slug="bo-lindqvist")
    assert "holds the Iron Crown" in reason(pia.edit(bo, role="announcer"))
    assert "another division" in reason(pia.edit(bo, gender="f"))


def test_people_of_the_chronicle_are_not_deleted(pia: Desk, root: Desk, vera: Character) -> None:
    assert pia.client.post(pia.of(vera, "delete"), {"post": "yes"}).status_code == 403
    assert root.client.post(root.of(vera, "delete"), {"post": "yes"}).status_code == 403


def test_somebody_on_the_way_cannot_be_edited(root: Desk, vera: Character) -> None:
    Character.objects.filter(pk=vera.pk).update(home=None)
    assert "on the way to another home" in reason(root.edit(vera, bio="Gone."))


def test_a_team_changes_members_by_order(pia: Desk, vera: Character) -> None:
    team = Group.objects.get(slug="night-shift")
    assert pia.edit(team, memberships___0___character=vera.pk).status_code == 302
    order = Order.objects.get()
    assert order.kind == "group.edited"
    assert order.facts["members"] == ["vera-stahl", "dmitri-hale"]
    assert set(team.members.values_list("slug", flat=True)) == {"vera-stahl", "dmitri-hale"}


def test_nobody_is_in_a_team_twice(pia: Desk) -> None:
    team = Group.objects.get(slug="night-shift")
    dmitri = Character.objects.get(slug="dmitri-hale")
    pia.edit(team, memberships___0___character=dmitri.pk)
    assert team.members.count() == 2
    assert not Order.objects.exists()


def test_a_team_is_dissolved_by_order(pia: Desk) -> None:
    pia.delete(Group.objects.get(slug="night-shift"))
    assert Order.objects.get().kind == "group.dissolved"
    assert not Group.objects.exists()


def _newcomer(company: Federation, **told: str) -> dict[str, object]:
    plain = {"slug": "lou-tarn", "name": "Lou Tarn", "gender": "x", "born": "2002-03-04"}
    return {**plain, "height_cm": "171", "weight_kg": "70", "home": company.timeline.pk, **told}


def _chain_after_a_tick_taken_back(company: Federation) -> bytes:
    with transaction.atomic():
        chain = bytes(tick(company.timeline).chain)
        transaction.set_rollback(True)
    company.timeline.refresh_from_db()
    return chain
