"""What a promoter changes of a card is done at once, told to the fans at the next tick, and can be taken back."""

from datetime import timedelta

import pytest

from characters.models import Character, Group, Injury
from fandom import polls
from fandom.models import Poll
from federations import editing
from federations.edits import lineup
from federations.models import Bout, Promise, Result, Show
from federations.rulebook import Impossible
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Order
from llmfed.world.orders import Refused
from tests import cast
from tests.desk.conftest import NOON, OVER, faces, idle, order_of, pen, standing, told


def test_a_segment_goes_to_another_place(card: Show, pia: User) -> None:
    was = order_of(card)
    editing.move(pen(card, pia), start=2, end=4)
    assert order_of(card) == [was[0], was[2], was[3], was[1], was[4]]
    assert Order.objects.get().kind == "card.moved"
    assert told() == []


def test_another_main_event_is_told(card: Show, pia: User) -> None:
    editing.move(pen(card, pia), start=4, end=5)
    facts = told()
    assert [fact["why"] for fact in facts] == ["main"]
    assert facts[0]["bout"] == "ironbound/1/4"


def test_rules_change_and_are_told(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    editing.rule(pen(card, pia), bout=bout.key, rules="ladder")
    assert Bout.objects.get(pk=bout.pk).stipulation == "ladder"
    assert [(fact["why"], fact["stipulation"]) for fact in told()] == [("rules", "ladder")]


def test_somebody_else_steps_in(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    into = idle(card, "jun-sato")
    editing.replace(pen(card, pia), bout=bout.key, out="jun-sato", into=into.name)
    assert faces(bout) == ["dmitri-hale", into.slug]
    assert [(fact["why"], fact["out"], fact["by"]) for fact in told()] == [("replaced", "jun-sato", into.slug)]


def test_two_who_are_booked_change_places(card: Show, pia: User) -> None:
    melee, pair = standing(card)[:2]
    editing.replace(pen(card, pia), bout=pair.key, out="jun-sato", into="hugo-prat")
    assert faces(pair) == ["dmitri-hale", "hugo-prat"]
    assert faces(melee) == ["bo-lindqvist", "caspar-voss", "emeka-odu", "jun-sato"]
    assert [fact["why"] for fact in told()] == ["recast", "recast"]


def test_a_match_is_added_before_the_main_event(card: Show, pia: User) -> None:
    main = standing(card)[-1]
    editing.add(pen(card, pia), sides=[["farida-noor"], ["ivo-marr"]], rules="no_dq", championship="")
    added = standing(card)[-2]
    assert (faces(added), added.stipulation, added.form) == (["farida-noor", "ivo-marr"], "no_dq", "singles")
    assert standing(card)[-1] == main
    assert added.referee is not None
    assert [(fact["why"], fact["bout"]) for fact in told()] == [("added", added.key)]


def test_a_match_is_struck(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    editing.strike(pen(card, pia), bout=bout.key)
    assert bout not in standing(card)
    assert [fact["why"] for fact in told()] == ["off"]
    headless.advance(until=OVER)
    assert not Result.objects.filter(bout=bout).exists()
    assert Show.objects.get(pk=card.pk).state == Show.State.OVER


def test_a_championship_is_put_at_stake(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    editing.replace(pen(card, pia), bout=bout.key, out="jun-sato", into="bo-lindqvist")
    editing.stake(pen(card, pia), bout=bout.key, championship="iron-crown")
    assert Bout.objects.get(pk=bout.pk).time_limit_s == 1800
    assert {fact["why"] for fact in told()} == {"recast", "stake"}


def test_what_was_at_stake_in_a_match_that_is_struck_can_be_in_another(card: Show, pia: User) -> None:
    pair = standing(card)[1]
    editing.replace(pen(card, pia), bout=pair.key, out="jun-sato", into="bo-lindqvist")
    editing.stake(pen(card, pia), bout=pair.key, championship="iron-crown")
    editing.strike(pen(card, pia), bout=pair.key)
    editing.add(pen(card, pia), sides=[["bo-lindqvist"], ["ivo-marr"]], rules="standard", championship="iron-crown")
    again = standing(card)[-2]
    assert (faces(again), again.championship) == (["bo-lindqvist", "ivo-marr"], card.federation.championships.get())


def test_what_is_pencilled_is_told_to_nobody_and_happens(card: Show, pia: User) -> None:
    for bout in standing(card):
        if bout.form == Bout.Form.SINGLES:
            editing.pencil(pen(card, pia), bout=bout.key, winner=1)
    assert told() == []
    headless.advance(until=OVER)
    results = Result.objects.filter(bout__form=Bout.Form.SINGLES, bout__segment__show=card)
    assert results.count() == 3
    assert {(result.winner, result.played["pencilled"]) for result in results} == {(1, 1)}


def test_what_is_done_and_undone_between_two_ticks_is_nobodys_news(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    given = editing.rule(pen(card, pia), bout=bout.key, rules="cage")
    editing.undo(pen(card, pia), number=given.number)
    assert told() == []


def every_change(card: Show, by: User) -> list[Order]:
    """One order of each kind."""
    pair, main = standing(card)[1], standing(card)[-1]
    return [
        editing.move(pen(card, by), start=1, end=3),
        editing.rule(pen(card, by), bout=pair.key, rules="tables"),
        editing.replace(pen(card, by), bout=pair.key, out="jun-sato", into="ivo-marr"),
        editing.lock(pen(card, by), bout=pair.key, locked=True),
        editing.pencil(pen(card, by), bout=main.key, winner=0),
        editing.strike(pen(card, by), bout=standing(card)[2].key),
        editing.add(pen(card, by), sides=[["farida-noor"], ["jun-sato"]], rules="standard", championship=""),
    ]


def shape(card: Show) -> list[object]:
    """All that an order can change of a card, but for what was struck for good."""
    names = ("sides", "stipulation", "championship", "locked", "pencilled", "heat", "reason", "time_limit_s")
    return [(bout.key, [lineup.value(bout, name) for name in names]) for bout in standing(card)]


def test_everything_can_be_undone_and_that_too(card: Show, pia: User) -> None:
    before = shape(card)
    given = every_change(card, pia)
    after = shape(card)
    undone = [editing.undo(pen(card, pia), number=order.number) for order in reversed(given)]
    assert shape(card) == before
    for order in reversed(undone):
        editing.undo(pen(card, pia), number=order.number)
    assert sorted(map(str, shape(card))) == sorted(map(str, after))
    assert {given.order.number: given.in_force for given in editing.history(card)}[undone[0].number] is False


def test_the_earlier_of_two_changes_is_undone_after_the_later(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    first = editing.rule(pen(card, pia), bout=bout.key, rules="cage")
    second = editing.rule(pen(card, pia), bout=bout.key, rules="ladder")
    with pytest.raises(Impossible, match="ladder match” came after it; undo that first") as refused:
        editing.undo(pen(card, pia), number=first.number)
    assert refused.value.instead == str(second.number)
    with pytest.raises(Impossible, match="no order 99"):
        editing.undo(pen(card, pia), number=99)


def test_what_was_undone_is_not_undone_twice(card: Show, pia: User) -> None:
    given = editing.rule(pen(card, pia), bout=standing(card)[1].key, rules="cage")
    editing.undo(pen(card, pia), number=given.number)
    with pytest.raises(Impossible, match="undone already"):
        editing.undo(pen(card, pia), number=given.number)


def test_nobody_hurt_meanwhile_comes_back_by_an_undo(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    given = editing.replace(pen(card, pia), bout=bout.key, out="jun-sato", into="ivo-marr")
    hurt = Bout.objects.get(pk=bout.pk).segment.show.federation.contracts.get(character__slug="jun-sato").character
    Injury.objects.create(character=hurt, began_at=NOON, until=NOON + timedelta(days=9))
    with pytest.raises(Impossible, match="Jun Sato is hurt until 15 January"):
        editing.undo(pen(card, pia), number=given.number)
    assert faces(bout) == ["dmitri-hale", "ivo-marr"]


def test_whoever_looked_at_an_older_card_is_told_what_changed(card: Show, pia: User, rolf: User) -> None:
    looked = pen(card, pia)
    editing.rule(pen(card, rolf), bout=standing(card)[1].key, rules="cage")
    with pytest.raises(editing.Stale, match=r"rolf changed this card .* Dmitri Hale v Jun Sato: steel cage"):
        editing.pencil(looked, bout=standing(card)[1].key, winner=0)
    assert Order.objects.count() == 1


def test_a_card_is_closed_once_its_show_opens(card: Show, pia: User) -> None:
    bout, opening = standing(card)[1], cast.BEGAN + timedelta(hours=20)
    with pytest.raises(Impossible, match=r"its card is closed. The next is Thursday Forge, on Thu 9 Jan"):
        editing.rule(pen(card, pia, now=opening), bout=bout.key, rules="cage")
    headless.advance(until=opening + timedelta(minutes=1))
    with pytest.raises(Impossible, match="its card is closed"):
        editing.rule(pen(card, pia), bout=bout.key, rules="cage")
    assert not Order.objects.filter(kind__startswith="card.").exists()


def test_a_locked_match_is_not_mended(card: Show, pia: User) -> None:
    """Nobody steps in where the promoter wants these two or nobody."""
    pair = standing(card)[1]
    editing.lock(pen(card, pia), bout=pair.key, locked=True)
    hurt = pair.sides.get(number=1).character
    Injury.objects.create(character=hurt, began_at=NOON, until=NOON + timedelta(days=9))
    headless.advance(until=OVER)
    assert "cannot fight" in Bout.objects.get(pk=pair.pk).segment.struck


def test_whoever_was_pencilled_takes_the_pencil_along(card: Show, pia: User) -> None:
    pair = standing(card)[1]
    editing.pencil(pen(card, pia), bout=pair.key, winner=1)
    given = editing.replace(pen(card, pia), bout=pair.key, out="jun-sato", into="ivo-marr")
    assert Bout.objects.get(pk=pair.pk).pencilled is None
    editing.undo(pen(card, pia), number=given.number)
    assert Bout.objects.get(pk=pair.pk).pencilled == 1


def test_a_promised_match_is_fought_by_those_it_was_promised_with(card: Show, pia: User) -> None:
    pair = standing(card)[1]
    one, other = (side.character for side in pair.sides.order_by("number"))
    promise = Promise(federation=card.federation, kind="match", bout=pair, show=card, one=one, other=other)
    promise.what, promise.made_at = "Dmitri v Jun at Iron Monday", NOON
    promise.save()
    for change in (
        lambda: editing.replace(pen(card, pia), bout=pair.key, out="jun-sato", into="ivo-marr"),
        lambda: editing.strike(pen(card, pia), bout=pair.key),
    ):
        with pytest.raises(Refused, match="that was promised, and a promise is kept"):
            change()
    Injury.objects.create(character=other, began_at=NOON, until=NOON + timedelta(days=9))
    editing.replace(pen(card, pia), bout=pair.key, out="jun-sato", into="ivo-marr")
    promise.refresh_from_db()
    assert promise.reason == "Jun Sato is hurt until 15 January."


def test_what_the_fans_vote_on_stays_theirs(card: Show, pia: User) -> None:
    main = standing(card)[-1]
    assert card.federation.polls.get().binding
    for change in (
        lambda: editing.lock(pen(card, pia), bout=main.key, locked=True),
        lambda: editing.rule(pen(card, pia), bout=main.key, rules="cage"),
    ):
        with pytest.raises(Impossible, match="the vote binds"):
            change()
    with pytest.raises(Impossible, match="cannot open the show") as refused:
        editing.move(pen(card, pia), start=5, end=1)
    assert refused.value.instead == "2"


def test_the_poll_on_a_match_that_was_moved_is_counted_before_its_bell(card: Show, pia: User) -> None:
    poll = card.federation.polls.get()
    poll.votes.create(fan=pia, choice=poll.options[1]["key"])
    editing.move(pen(card, pia), start=5, end=2)
    headless.advance(until=OVER)
    poll.refresh_from_db()
    assert poll.granted
    assert Result.objects.get(bout=poll.bout).played["stipulation"] == poll.options[1]["key"]


def test_the_poll_on_a_match_that_is_struck_is_closed(card: Show, pia: User) -> None:
    poll = card.federation.polls.get()
    editing.strike(pen(card, pia), bout=poll.bout.key)
    poll.refresh_from_db()
    assert (poll.granted, poll.reason) == (False, "The promoter took this match off the card.")


def test_a_vote_on_a_locked_match_changes_nothing(card: Show, pia: User) -> None:
    poll = card.federation.polls.get()
    card.federation.polls.update(binding=False)
    poll.votes.create(fan=pia, choice=poll.options[1]["key"])
    editing.lock(pen(card, pia), bout=poll.bout.key, locked=True)
    headless.advance(until=OVER)
    poll.refresh_from_db()
    assert not poll.granted
    assert "locked" in poll.reason
    assert Result.objects.get(bout=poll.bout).played["stipulation"] == "standard"


def test_a_lock_or_a_pencil_leaves_the_time_limit_alone(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    Bout.objects.filter(pk=bout.pk).update(given_s=1000, time_limit_s=1800)
    given = editing.pencil(pen(card, pia), bout=bout.key, winner=0)
    editing.lock(pen(card, pia), bout=bout.key, locked=True)
    assert Bout.objects.get(pk=bout.pk).time_limit_s == 1800
    editing.undo(pen(card, pia), number=given.number)
    assert Bout.objects.get(pk=bout.pk).time_limit_s == 1800
    editing.rule(pen(card, pia), bout=bout.key, rules="iron")
    assert Bout.objects.get(pk=bout.pk).time_limit_s == 1800


def test_a_team_is_one_again_when_a_partner_comes_back(card: Show, pia: User) -> None:
    pair = [Character.objects.get(slug=slug) for slug in ("dmitri-hale", "ivo-marr")]
    team = Group.objects.create(home=card.federation.timeline, slug="night-crew", name="The Night Crew")
    bout = standing(card)[1]
    bout.sides.all().delete()
    for number, people in enumerate((pair, [Character.objects.get(slug="jun-sato")])):
        for place, who in enumerate(people):
            bout.sides.create(number=number, position=place, character=who, team=None if number else team)
    given = editing.replace(pen(card, pia), bout=bout.key, out="ivo-marr", into="hugo-prat")
    assert not bout.sides.exclude(team=None).exists()
    editing.undo(pen(card, pia), number=given.number)
    assert {side.character.slug for side in bout.sides.filter(team=team)} == {"dmitri-hale", "ivo-marr"}


def test_a_match_that_comes_back_has_its_votes_back(card: Show, pia: User) -> None:
    poll = Poll.objects.get()
    fan = User.objects.create(username="fan")
    polls.cast(poll=poll, fan=fan, choice=poll.options[0]["key"], now=NOON)
    Poll.objects.update(binding=False)
    given = editing.strike(pen(card, pia), bout=standing(card)[-1].key)
    assert Poll.objects.get().closed_at is not None
    editing.undo(pen(card, pia), number=given.number)
    again = Poll.objects.get()
    assert (again.closed_at, again.granted, again.reason) == (None, None, "")
    assert again.votes.count() == 1


def promised(bout: Bout, **more: object) -> Promise:
    show = bout.segment.show
    return Promise.objects.create(
        federation=show.federation, show=show, bout=bout, what="It was said aloud", made_at=NOON, **more
    )


def test_what_a_match_was_promised_for_stays_what_it_is_for(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    editing.replace(pen(card, pia), bout=bout.key, out="jun-sato", into="bo-lindqvist")
    editing.stake(pen(card, pia), bout=bout.key, championship="iron-crown")
    editing.rule(pen(card, pia), bout=bout.key, rules="cage")
    crown, dmitri = card.federation.championships.get(), Character.objects.get(slug="dmitri-hale")
    promised(bout, kind="shot", one=dmitri, championship=crown)
    promised(bout, kind="match", one=dmitri, stipulation="cage")
    with pytest.raises(Impossible, match="a promise is kept"):
        editing.stake(pen(card, pia), bout=bout.key, championship="")
    with pytest.raises(Impossible, match="a promise is kept"):
        editing.rule(pen(card, pia), bout=bout.key, rules="tables")
    assert Bout.objects.get(pk=bout.pk).championship == crown


def test_a_shot_of_whoever_is_hurt_waits_when_they_are_replaced(card: Show, pia: User) -> None:
    bout = standing(card)[1]
    jun = Character.objects.get(slug="jun-sato")
    shot = promised(bout, kind="shot", one=jun)
    Injury.objects.create(character=jun, began_at=NOON, until=OVER + timedelta(days=9))
    editing.replace(pen(card, pia), bout=bout.key, out="jun-sato", into="ivo-marr")
    shot.refresh_from_db()
    assert (shot.broken_at, shot.bout) == (None, None)
    assert shot.show.number > card.number
    assert shot.show.state == Show.State.PLANNED
