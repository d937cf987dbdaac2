"""What a promoter orders of a card before it is made is on it; what they wish for is weighed, and answered."""

from datetime import timedelta

import pytest

from characters.models import Character, Group, Membership
from fandom.models import Poll
from federations.edits import ahead
from federations.models import Bout, Promise, Show
from federations.rulebook import Impossible
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Moment, Request
from tests.cast import BEGAN
from tests.desk.conftest import NOON, standing, told

ANNOUNCED = BEGAN + timedelta(days=2)
OVER = BEGAN + timedelta(days=3, hours=23)


@pytest.fixture
def thursday(card: Show) -> Show:
    return Show.objects.select_related("federation__timeline").get(number=2)


def order(show: Show, by: User, rules: str = "", belt: str = "") -> Promise:
    ahead.promise(show=show, one="Bo Lindqvist", other="caspar-voss", rules=rules, belt=belt, by=by, now=NOON)
    return Promise.objects.get(show=show)


def test_an_order_is_promised_told_kept_and_locked(thursday: Show, pia: User) -> None:
    promise = order(thursday, pia, "cage", "iron-crown")
    facts = told("match.promised")
    assert [(fact["by"], fact["on"], fact["stipulation"]) for fact in facts] == [
        ("bo-lindqvist", "caspar-voss", "cage")
    ]
    headless.advance(until=ANNOUNCED)
    promise.refresh_from_db()
    assert promise.bout is not None
    assert (promise.bout.stipulation, promise.bout.locked) == ("cage", True)
    assert promise.bout.championship is not None
    assert promise.bout.reason == "the promoter ordered it"
    headless.advance(until=OVER)
    promise.refresh_from_db()
    assert promise.kept_at is not None


def test_no_poll_is_opened_on_a_main_event_that_was_ordered(thursday: Show, pia: User) -> None:
    order(thursday, pia)
    headless.advance(until=ANNOUNCED)
    main = standing(thursday)[-1]
    assert main.locked == (not Poll.objects.filter(bout__segment__show=thursday).exists())
    assert main.locked


def test_an_order_is_taken_back_and_given_again(thursday: Show, pia: User) -> None:
    promise = order(thursday, pia)
    ahead.take_back(show=thursday, promise=promise, back=False, by=pia, now=NOON)
    promise.refresh_from_db()
    assert promise.reason == "The promoter took it back."
    ahead.take_back(show=thursday, promise=promise, back=True, by=pia, now=NOON)
    promise.refresh_from_db()
    assert promise.broken_at is None
    assert len(told("match.promised")) == 1


def test_what_was_told_and_is_taken_back_is_told_too(thursday: Show, pia: User) -> None:
    promise = order(thursday, pia)
    assert told("match.promised")
    later = NOON + timedelta(hours=7)
    ahead.take_back(show=thursday, promise=promise, back=False, by=pia, now=later)
    headless.advance(until=NOON + timedelta(hours=13))
    assert Moment.objects.get(kind="card.changed").facts["why"] == "withdrawn"
    headless.advance(until=ANNOUNCED)
    with pytest.raises(Impossible, match="is out"):
        ahead.take_back(show=thursday, promise=promise, back=True, by=pia, now=ANNOUNCED)


def test_a_wish_is_weighed_and_answered(thursday: Show, pia: User) -> None:
    ahead.wish(show=thursday, one="vera-stahl", other="Ines Okafor", weight="strong", by=pia, now=NOON)
    headless.advance(until=ANNOUNCED)
    asked = Request.objects.get(kind="bout.wanted", facts__wish="strong")
    assert asked.answer in {"granted", "declined"}
    assert asked.reason
    met = Bout.objects.filter(segment__show=thursday, reason__contains="the promoter would like to see Vera Stahl")
    assert met.exists() == (asked.answer == "granted")


def test_a_wish_nobody_understands_is_refused(thursday: Show, pia: User) -> None:
    with pytest.raises(Impossible, match="mild or strong"):
        ahead.wish(show=thursday, one="vera-stahl", other="ines-okafor", weight="wild", by=pia, now=NOON)


def test_whose_team_is_promised_to_another_is_not_to_be_had_that_night(thursday: Show, pia: User) -> None:
    teams = [
        Group.objects.create(home=thursday.federation.timeline, slug=name, name=name, kind=Group.Kind.TEAM)
        for name in ("doors", "rivets")
    ]
    for team, people in zip(teams, (("emeka-odu", "caspar-voss"), ("hugo-prat", "ivo-marr")), strict=True):
        Membership.objects.bulk_create(
            Membership(group=team, character=Character.objects.get(slug=slug), position=place)
            for place, slug in enumerate(people)
        )
    one, other = (Character.objects.get(slug=slug) for slug in ("emeka-odu", "hugo-prat"))
    made = {"kind": Promise.Kind.MATCH, "show": thursday, "what": "doors v rivets", "made_at": NOON}
    promise = Promise.objects.create(
        federation=thursday.federation, one=one, other=other, one_team=teams[0], other_team=teams[1], **made
    )
    with pytest.raises(Impossible, match="Caspar Voss"):
        order(thursday, pia)
    assert [who.slug for who in promise.people()] == ["caspar-voss", "emeka-odu", "hugo-prat", "ivo-marr"]
    assert not Promise.objects.exclude(pk=promise.pk).exists()


def test_what_is_in_the_way_of_what_was_taken_back_is_named(thursday: Show, pia: User) -> None:
    promise = order(thursday, pia)
    ahead.take_back(show=thursday, promise=promise, back=False, by=pia, now=NOON)
    ahead.promise(show=thursday, one="bo-lindqvist", other="hugo-prat", rules="", belt="", by=pia, now=NOON)
    promise.refresh_from_db()
    with pytest.raises(Impossible, match="Bo Lindqvist is in another match that night already"):
        ahead.take_back(show=thursday, promise=promise, back=True, by=pia, now=NOON)
    promise.refresh_from_db()
    assert promise.broken_at is not None


def test_nothing_is_wished_for_a_night_that_has_been(thursday: Show, pia: User) -> None:
    with pytest.raises(Impossible, match="is over"):
        ahead.wish(show=thursday, one="bo-lindqvist", other="hugo-prat", weight="mild", by=pia, now=OVER)
    assert not Request.objects.filter(kind="bout.wanted", facts__wish="mild").exists()


def test_whoever_says_goodbye_before_it_is_not_promised(thursday: Show, pia: User) -> None:
    leaving = thursday.federation.contracts.active().get(character__slug="caspar-voss")
    leaving.farewell_at = NOON
    leaving.save()
    with pytest.raises(Impossible, match="Caspar Voss has a last match on"):
        order(thursday, pia)
