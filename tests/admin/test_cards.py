"""A card that has been announced changes by order until it is staged."""

import pytest

from characters.models import Character, Role
from federations import edits
from federations.models import Bout, Championship, Federation, Promise, Segment, Series, Show
from llmfed.world import orders
from llmfed.world.models import Moment, Order
from tests.admin.conftest import tick
from tests.admin.desk import Desk, reason, said


def idle(bout: Bout) -> Character:
    """A wrestler who is not on the card any more, their match having been struck off."""
    other = Bout.objects.filter(segment__show=bout.segment.show, championship=None).exclude(pk=bout.pk)
    match = other.order_by("segment__position").first()
    assert match is not None
    free = match.sides.order_by("number")[0].character
    match.delete()
    return free


def side_field(bout: Bout, number: int) -> str:
    return f"sides___{number}___character"


def test_somebody_else_steps_in_by_order(pia: Desk, card: Show, bout: Bout) -> None:
    out, into = bout.sides.order_by("number")[0].character, idle(bout)
    answer = pia.edit(bout, **{side_field(bout, 0): into.pk})
    order = Order.objects.get(kind="card.changed")
    assert answer.status_code == 302
    assert order.facts["swaps"] == [[out.slug, into.slug]]
    assert bout.sides.order_by("number")[0].character == into
    tick(card.federation.timeline)
    assert Moment.objects.get(kind="card.changed").facts == {"out": out.slug, "by": into.slug, "bout": bout.key}


def test_two_people_of_a_match_change_places(pia: Desk, bout: Bout) -> None:
    one, other = (side.character for side in bout.sides.order_by("number"))
    answer = pia.edit(bout, **{side_field(bout, 0): other.pk, side_field(bout, 1): one.pk})
    assert answer.status_code == 302, reason(answer)
    assert [side.character for side in bout.sides.order_by("number")] == [other, one]


def test_nobody_meets_themselves(pia: Desk, bout: Bout) -> None:
    one, other = (side.character for side in bout.sides.order_by("number"))
    assert reason(pia.edit(bout, **{side_field(bout, 0): other.pk}))
    swap, now = [(one.slug, other.slug)], bout.segment.show.starts_at
    with pytest.raises(orders.Refused, match="in this match twice"):
        edits.change_card(bout=bout, changed={}, swaps=swap, by=pia.user, now=now)
    assert bout.sides.count() == 2


def test_nobody_is_in_two_matches_of_a_show(pia: Desk, card: Show, bout: Bout) -> None:
    other = Bout.objects.filter(segment__show=card).exclude(pk=bout.pk).first()
    assert other is not None
    booked = other.sides.all()[0].character
    before = set(bout.sides.values_list("character", flat=True))
    assert "one place at a time" in reason(pia.edit(bout, **{side_field(bout, 0): booked.pk}))
    assert set(bout.sides.values_list("character", flat=True)) == before


def test_only_wrestlers_of_the_house_step_in(
    pia: Desk, root: Desk, card: Show, bout: Bout, brasswork: Federation
) -> None:
    announcer = Character.objects.get(slug="moss-tully")
    assert "does not wrestle" in reason(pia.edit(bout, **{side_field(bout, 0): announcer.pk}))
    rival = Character.objects.get(slug="b-vera-stahl")
    assert "Select a valid choice" in reason(pia.edit(bout, **{side_field(bout, 0): rival.pk}))
    assert "Nobody called b-vera-stahl" in reason(root.edit(bout, **{side_field(bout, 0): rival.pk}))


def test_rules_and_reasons_change_by_order(pia: Desk, bout: Bout) -> None:
    pia.edit(bout, stipulation="no_dq", reason="A chair was mentioned.")
    changed = Order.objects.get().facts["changes"]
    assert changed == {"stipulation": "no_dq", "reason": "A chair was mentioned."}


def test_a_promise_to_the_fans_is_kept(pia: Desk, card: Show, bout: Bout) -> None:
    bout.promises.create(federation=card.federation, what="No DQ", made_at=card.starts_at)
    assert "a promise is kept" in reason(pia.edit(bout, stipulation="two_falls"))


def test_what_has_begun_stays(pia: Desk, bout: Bout) -> None:
    shown = pia.fields(pia.of(bout))
    Segment.objects.filter(pk=bout.segment_id).update(starts_at=bout.segment.show.starts_at)
    assert pia.client.get(pia.of(bout)).status_code == 200
    assert pia.send(pia.of(bout), shown, stipulation="no_dq").status_code == 403


def test_a_show_to_come_is_renamed_and_a_past_one_is_not(pia: Desk, card: Show) -> None:
    pia.edit(card, name="Iron Monday: Rust")
    assert Order.objects.get().kind == "show.renamed"
    assert Show.objects.get(pk=card.pk).name == "Iron Monday: Rust"
    shown = pia.fields(pia.of(card))
    Show.objects.filter(pk=card.pk).update(state=Show.State.OVER)
    assert pia.send(pia.of(card), shown, name="Never").status_code == 403


def test_a_series_moves_by_order_but_never_onto_another(pia: Desk, ironbound: Federation) -> None:
    assert pia.edit(ironbound, series___0___time="19:00:00").status_code == 302
    order = Order.objects.get()
    assert (order.kind, order.facts) == ("series.edited", {"position": 0, "changes": {"time": "19:00:00"}})
    clash = pia.edit(ironbound, series___1___weekday="0", series___1___time="20:00:00")
    assert "Two shows would overlap" in reason(clash)
    assert Series.objects.get(position=1).weekday == 3


def test_a_series_with_shows_is_not_removed(pia: Desk, card: Show) -> None:
    weekly = card.series
    assert "protected" in reason(pia.edit(card.federation, series___0___DELETE="on"))
    with pytest.raises(orders.Refused, match="has shows in the chronicle"):
        edits.remove_series(series=weekly, by=pia.user)
    assert Series.objects.filter(pk=weekly.pk).exists()


def test_a_new_series_joins_the_calendar(pia: Desk, ironbound: Federation) -> None:
    new = {"name": "Late Iron", "kind": "tv", "weekday": "5", "time": "21:00:00", "months": "", "week": "0"}
    filled = {f"series___3___{key}": value for key, value in new.items()}
    answer = pia.edit(ironbound, series___TOTAL_FORMS="4", **filled)
    assert answer.status_code == 302, reason(answer)
    assert Series.objects.get(position=3).name == "Late Iron"


def test_a_federation_is_edited_by_order(pia: Desk, ironbound: Federation) -> None:
    pia.edit(ironbound, city="Duisburg", motto="Still here.")
    assert Order.objects.get().facts == {"changes": {"city": "Duisburg", "motto": "Still here."}}
    assert "too near to the red of LIVE" in reason(pia.edit(ironbound, hue="30"))
    assert "capital letters" in reason(pia.edit(ironbound, short="iron"))


def test_shows_and_matches_are_not_deleted(root: Desk, card: Show, bout: Bout) -> None:
    for row in (card, bout, card.federation):
        assert root.client.post(root.of(row, "delete"), {"post": "yes"}).status_code == 403
    belt = Championship.objects.get(slug="iron-crown")
    assert "part of the chronicle" in said(root.delete(belt))


def test_a_referee_is_one_of_the_house(pia: Desk, bout: Bout) -> None:
    wrestler = Character.objects.filter(role=Role.WRESTLER).first()
    assert wrestler is not None
    assert "Select a valid choice" in reason(pia.edit(bout, referee=wrestler.pk))


def test_one_against_one_is_no_battle_royal(pia: Desk, bout: Bout) -> None:
    assert "is for more than" in reason(pia.edit(bout, stipulation="battle_royal"))
    bout.refresh_from_db()
    assert bout.stipulation != "battle_royal"


def test_whoever_steps_in_is_nobody_who_was_pencilled_in(pia: Desk, bout: Bout) -> None:
    into = idle(bout)
    Bout.objects.filter(pk=bout.pk).update(pencilled=0)
    assert pia.edit(bout, **{side_field(bout, 0): into.pk}).status_code == 302
    bout.refresh_from_db()
    assert bout.pencilled is None


def test_whoever_was_promised_is_not_swapped_out(pia: Desk, bout: Bout) -> None:
    into, show = idle(bout), bout.segment.show
    one, other = (side.character for side in bout.sides.order_by("number"))
    Promise.objects.create(
        federation=show.federation,
        show=show,
        bout=bout,
        one=one,
        other=other,
        what="One v other",
        made_at=show.starts_at,
    )
    assert "a promise is kept" in reason(pia.edit(bout, **{side_field(bout, 0): into.pk}))
