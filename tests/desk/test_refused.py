"""What cannot be is refused with the reason and the nearest that could be, and nothing of it is saved."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from characters.models import Character, Injury
from federations import editing, rulebook
from federations.edits import ahead
from federations.models import Bout, Championship, Contract, Promise, Series, Show, Side
from federations.rulebook import Impossible
from llmfed.accounts.models import User
from llmfed.world.models import Order
from tests.desk.conftest import NOON, faces, pen, standing

PAIR = "ironbound/1/2"


def refused(change: Callable[[], object]) -> Impossible:
    """What an order is refused with; the world is as it was."""
    before = whole()
    with pytest.raises(Impossible) as found:
        change()
    assert whole() == before
    return found.value


def whole() -> list[object]:
    """All that an order could have left behind."""
    sides = list(Side.objects.order_by("bout", "number", "position").values_list("bout__key", "number", "character"))
    bouts = list(Bout.objects.order_by("key").values_list("key", "stipulation", "championship", "pencilled", "locked"))
    return [
        sides,
        bouts,
        Order.objects.count(),
        Promise.objects.count(),
        *Show.objects.values_list("edition", "length"),
    ]


def put(card: Show, by: User, into: str, out: str = "jun-sato") -> Impossible:
    return refused(lambda: editing.replace(pen(card, by), bout=PAIR, out=out, into=into))


def test_somebody_hurt_is_refused_and_the_nearest_in_standing_named(card: Show, pia: User) -> None:
    kit = Character.objects.get(slug="kit-rowe")
    editing.strike(pen(card, pia), bout="ironbound/1/4")
    Injury.objects.create(character=kit, began_at=NOON, until=NOON + timedelta(days=20))
    error = put(card, pia, "Kit Rowe")
    assert str(error) == (
        "Kit Rowe is hurt until 26 January. Free that night and nearest to them in standing: Ivo Marr."
    )
    assert (error.field, error.instead, error.label) == ("into", "ivo-marr", "Ivo Marr")
    editing.replace(pen(card, pia), bout=PAIR, out="jun-sato", into=error.instead)
    assert faces(Bout.objects.get(key=PAIR)) == ["dmitri-hale", "ivo-marr"]


def test_somebody_double_booked_is_refused(card: Show, pia: User) -> None:
    error = refused(
        lambda: editing.add(pen(card, pia), sides=[["vera-stahl"], ["farida-noor"]], rules="standard", championship="")
    )
    assert str(error).startswith("Vera Stahl is in another match that night already: one place at a time. Nobody who")


def test_nobody_is_in_a_match_twice(card: Show, pia: User) -> None:
    sides = [["farida-noor"], ["farida-noor"]]
    error = refused(lambda: editing.add(pen(card, pia), sides=sides, rules="standard", championship=""))
    assert "Farida Noor would be in this match twice" in str(error)


def test_an_unknown_name_is_answered_with_the_nearest(card: Show, pia: User) -> None:
    error = put(card, pia, "Ivo Mar")
    assert str(error) == "Nobody called “Ivo Mar” works at Ironbound Wrestling. Nearest in spelling: Ivo Marr."
    assert error.instead == "ivo-marr"
    assert put(card, pia, "").field == "into"
    assert "is not in this match" in str(put(card, pia, "ivo-marr", out="vera-stahl"))


def test_whoever_does_not_wrestle_or_is_about_to_leave_is_refused(card: Show, pia: User) -> None:
    assert str(put(card, pia, "ned-arkwright")).startswith("Ned Arkwright does not wrestle.")
    Contract.objects.filter(character__slug="ivo-marr").update(until=card.starts_at - timedelta(hours=1))
    assert "Ivo Marr's contract runs out on 6 January, before that night." in str(put(card, pia, "ivo-marr"))


@pytest.mark.parametrize(
    ("bout", "rules", "instead"), [("ironbound/1/1", "last_standing", "elimination"), (PAIR, "x", "")]
)
def test_rules_that_a_match_cannot_have_are_refused(card: Show, pia: User, bout: str, rules: str, instead: str) -> None:
    error = refused(lambda: editing.rule(pen(card, pia), bout=bout, rules=rules))
    assert error.field == "rules"
    assert error.instead == (instead or "standard")


def test_two_falls_are_for_two_sides(card: Show, pia: User) -> None:
    error = refused(lambda: editing.rule(pen(card, pia), bout="ironbound/1/1", rules="two_falls"))
    assert str(error) == "Two out of three falls is for two sides. Nearest that this match can have: standard rules."


def test_a_championship_is_at_stake_where_it_can_be(card: Show, pia: User) -> None:
    error = refused(lambda: editing.stake(pen(card, pia), bout="ironbound/1/5", championship="iron-crown"))
    assert str(error).startswith("The Iron Crown is for men; Vera Stahl is not in that division.")
    assert "without a championship" in str(error)
    women = Championship(federation=card.federation, position=1, slug="anvil", name="Anvil Cup", kind="women")
    women.division = "women"
    women.save()
    reign = women.reigns.create(number=1, began_at=NOON)
    reign.holders.add(Character.objects.get(slug="vera-stahl"))
    error = refused(lambda: editing.stake(pen(card, pia), bout="ironbound/1/5", championship="iron-crown"))
    assert error.instead == "anvil"
    assert "The Anvil Cup could be." in str(error)


def test_a_card_has_an_end(card: Show, pia: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rulebook.ROOM, Series.Kind.TV, 4)
    sides = [["farida-noor"], ["ivo-marr"]]
    error = refused(lambda: editing.add(pen(card, pia), sides=sides, rules="standard", championship=""))
    assert str(error) == (
        "Iron Monday has time for 4 matches, and has 4. Strike one first; the coldest is Bo Lindqvist v Caspar Voss v"
        " Emeka Odu v Hugo Prat. The next is Thursday Forge, on Thu 9 Jan, 20:00."
    )


def test_the_last_match_stays(card: Show, pia: User) -> None:
    for bout in standing(card)[1:]:
        editing.strike(pen(card, pia), bout=bout.key)
    error = refused(lambda: editing.strike(pen(card, pia), bout="ironbound/1/1"))
    assert "A card needs a match" in str(error)


def test_places_and_matches_that_are_not_there(card: Show, pia: User) -> None:
    assert "places 1 to 5" in str(refused(lambda: editing.move(pen(card, pia), start=1, end=9)))
    assert "stands there already" in str(refused(lambda: editing.move(pen(card, pia), start=2, end=2)))
    error = refused(lambda: editing.rule(pen(card, pia), bout="ironbound/2/1", rules="cage"))
    assert "not on this card. The first that is: Bo Lindqvist v" in str(error)
    assert "one of the sides" in str(refused(lambda: editing.pencil(pen(card, pia), bout=PAIR, winner=2)))


def test_a_card_that_is_not_out_takes_orders_only(card: Show, pia: User) -> None:
    later = Show.objects.select_related("federation__timeline").get(number=2)
    error = refused(lambda: editing.rule(pen(later, pia), bout="ironbound/2/1", rules="cage"))
    assert str(error) == "The card of Thursday Forge is not out. Until it is, leave an order for it."


def order(show: Show, by: User, one: str, other: str, rules: str = "", belt: str = "") -> None:
    ahead.promise(show=show, one=one, other=other, rules=rules, belt=belt, by=by, now=NOON)


def test_orders_for_a_card_are_refused_like_its_edits(card: Show, pia: User) -> None:
    later = Show.objects.select_related("federation__timeline").get(number=2)
    assert "is out. Put the match on it." in str(refused(lambda: order(card, pia, "vera-stahl", "ines-okafor")))
    over = Show.objects.select_related("federation__timeline").get(number=3)
    over.state = Show.State.OVER
    over.save()
    assert "and is over. The next is" in str(refused(lambda: order(over, pia, "vera-stahl", "ines-okafor")))
    assert "works at Ironbound" in str(refused(lambda: order(later, pia, "nobody", "ines-okafor")))
    assert "would be in this match twice" in str(refused(lambda: order(later, pia, "vera-stahl", "vera-stahl")))
    belt = refused(lambda: order(later, pia, "hugo-prat", "ivo-marr", belt="iron-crown"))
    assert "Neither of the two holds the Iron Crown: Bo Lindqvist holds it." in str(belt)
    women = refused(lambda: order(later, pia, "bo-lindqvist", "vera-stahl", belt="iron-crown"))
    assert "for men; Vera Stahl is not in that division" in str(women)
    order(later, pia, "vera-stahl", "ines-okafor")
    assert "another match that night" in str(refused(lambda: order(later, pia, "vera-stahl", "greta-munk")))


def test_a_card_keeps_no_more_promises_than_it_has_room_for(card: Show, pia: User) -> None:
    later = Show.objects.select_related("federation__timeline").get(number=2)
    people = list(Character.objects.wrestlers().order_by("slug").values_list("slug", flat=True))
    for number in range(3):
        order(later, pia, people[2 * number], people[2 * number + 1])
    error = refused(lambda: order(later, pia, people[6], people[7]))
    assert str(error).startswith("Thursday Forge has 3 promised matches, which is all it can keep.")
