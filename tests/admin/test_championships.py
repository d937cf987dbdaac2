"""Championships are awarded and vacated by order; what would break them is refused with the reason."""

from datetime import timedelta

from characters.models import Character, Injury
from federations.models import Bout, Championship, Federation, Reign
from llmfed.world.models import Moment, Order
from tests import cast
from tests.admin.conftest import tick
from tests.admin.desk import Desk, reason, said


def crown() -> Championship:
    return Championship.objects.get(slug="iron-crown")


def who(slug: str) -> Character:
    return Character.objects.get(slug=slug)


def test_a_championship_is_awarded_by_order(pia: Desk, ironbound: Federation) -> None:
    answer = pia.edit(crown(), holders=[who("caspar-voss").pk])
    order = Order.objects.get(kind="championship.awarded")
    assert answer.status_code == 302
    assert (order.by, order.facts["holders"]) == (pia.user, ["caspar-voss"])
    reigns = Reign.objects.order_by("number")
    assert [(reign.number, reign.ended_at is None) for reign in reigns] == [(1, False), (2, True)]
    assert reigns[1].holders.get().slug == "caspar-voss"
    tick(ironbound.timeline)
    told = Moment.objects.get(kind="champion.crowned")
    assert (told.facts["by"], told.facts["from"], told.facts["reign"]) == ("caspar-voss", "bo-lindqvist", 2)


def test_it_never_has_two_holders(pia: Desk) -> None:
    answer = pia.edit(crown(), holders=[who("caspar-voss").pk, who("hugo-prat").pk])
    assert "one holder at a time, not 2" in reason(answer)
    assert Reign.objects.get().holders.get().slug == "bo-lindqvist"
    assert not Order.objects.exists()


def test_its_holder_is_of_its_division_and_wrestles(pia: Desk) -> None:
    assert "is for men" in reason(pia.edit(crown(), holders=[who("vera-stahl").pk]))
    assert "does not wrestle" in reason(pia.edit(crown(), holders=[who("moss-tully").pk]))


def test_its_holder_works_for_the_federation(pia: Desk, root: Desk, brasswork: Federation) -> None:
    rival = who("b-caspar-voss")
    assert "Select a valid choice" in reason(pia.edit(crown(), holders=[rival.pk]))
    assert "Nobody called b-caspar-voss" in reason(root.edit(crown(), holders=[rival.pk]))
    assert not Order.objects.exists()


def test_nothing_of_a_refused_form_is_kept(pia: Desk) -> None:
    pia.edit(crown(), name="Rust Crown", holders=[who("vera-stahl").pk])
    assert crown().name == "Iron Crown"
    assert not Order.objects.exists()


def test_naming_nobody_vacates_it_once(pia: Desk) -> None:
    pia.edit(crown(), holders=[])
    assert not Reign.objects.current().exists()
    assert "vacant already" in said(pia.act("vacate", crown()))


def test_it_is_not_retired_under_its_champion(pia: Desk) -> None:
    assert "vacate it before it is retired" in reason(pia.edit(crown(), retired="on"))


def test_a_change_of_division_needs_a_champion_who_fits(pia: Desk) -> None:
    assert "is for women" in reason(pia.edit(crown(), division="women"))


def test_a_new_one_is_made_and_unmade_by_order(pia: Desk, ironbound: Federation) -> None:
    told = {"slug": "steel-pair", "name": "Steel Pair", "kind": "tag", "position": "1"}
    pair = [who("caspar-voss").pk, who("dmitri-hale").pk]
    assert pia.add(Championship, federation=ironbound.pk, holders=pair, **told).status_code == 302
    belt = Championship.objects.get(slug="steel-pair")
    assert belt.reigns.get().holders.count() == 2
    assert "part of the chronicle" in said(pia.delete(belt))
    pia.add(Championship, federation=ironbound.pk, **{**told, "slug": "spare"})
    pia.delete(Championship.objects.get(slug="spare"))
    assert not Championship.objects.filter(slug="spare").exists()
    assert list(Order.objects.values_list("kind", flat=True).order_by("number")) == [
        "championship.created",
        "championship.awarded",
        "news.told",
        "championship.created",
        "championship.removed",
    ]


def test_what_is_at_stake_is_not_given_away(pia: Desk, bout: Bout) -> None:
    Bout.objects.filter(pk=bout.pk).update(championship=crown())
    refused = reason(pia.edit(crown(), holders=[who("caspar-voss").pk]))
    assert f"The Iron Crown is at stake at {bout.segment.show.name}" in refused


def test_an_injured_champion_defends_nothing(pia: Desk, bout: Bout) -> None:
    bo, challenger = who("bo-lindqvist"), who("hugo-prat")
    bout.sides.all().delete()
    for number, man in enumerate((bo, challenger)):
        Bout.objects.filter(sides__character=man, segment__starts_at=None).delete()
        bout.sides.create(number=number, character=man)
    hurt = Injury.objects.create(
        character=bo, began_at=cast.BEGAN - timedelta(days=1), until=cast.BEGAN + timedelta(days=90)
    )
    assert "Bo Lindqvist is hurt until" in reason(pia.edit(bout, championship=crown().pk))
    hurt.delete()
    assert pia.edit(bout, championship=crown().pk).status_code == 302
    shelved = pia.edit(bo, hurt_until_0="2031-03-01", hurt_until_1="00:00:00")
    assert "is booked to defend the Iron Crown" in reason(shelved)
    assert not Injury.objects.exists()


def test_a_defence_needs_the_champion(pia: Desk, bout: Bout) -> None:
    bout.sides.all().delete()
    for number, slug in enumerate(("hugo-prat", "jun-sato")):
        bout.sides.create(number=number, character=who(slug))
    assert "cannot be at stake without Bo Lindqvist" in reason(pia.edit(bout, championship=crown().pk))
