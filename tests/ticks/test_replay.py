"""File, secret and orders lead to the same digest; other orders lead elsewhere."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import DjangoDbBlocker

from characters import edits as people
from characters.models import Character
from fandom import houses, polls
from fandom.houses import Mood
from fandom.models import Poll
from federations import editing
from federations import edits as companies
from federations.billing import bill, billed
from federations.edits import ahead, lineup
from federations.models import Bout, Contract, Promise, Result, Show
from llmfed import headless, replaying, verifying
from llmfed.accounts.models import User
from llmfed.world import chronicle
from llmfed.world.models import Order, Timeline, Universe
from tests import cast
from tests.databases import created, using
from tests.lived import BEGAN, day, timeline

MONDAY_NOON, TUESDAY_NOON = BEGAN + timedelta(hours=12), day(1) + timedelta(hours=12)
# Thursday's late evening: Tramway's second show, whose poll did not bind, is over.
LATE = day(3) + timedelta(hours=23)


@pytest.fixture(scope="module")
def ordered_template(loaded_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Four days in which fans voted and promoters edited, hired and released."""
    with django_db_blocker.unblock(), created(loaded_template) as name:
        with using(name):
            _live_with_people()
        yield name


@pytest.fixture
def ordered(ordered_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), created(ordered_template) as name, using(name):
        yield name


def _live_with_people() -> None:
    boss = User.objects.create(username="boss", is_superuser=True)
    edda, jed = (Character.objects.get(slug=slug) for slug in ("edda-orr", "jed-locke"))
    people.edit(character=edda, changed={"over": 0.9, "alignment": "heel"}, by=boss, now=BEGAN)
    headless.advance(until=MONDAY_NOON)
    _vote(3)
    companies.hire(company=timeline("tramway").federation, character=jed, by=boss)
    people.hurt(character=edda, until=day(9), by=boss, now=MONDAY_NOON)
    _book(boss)
    _shout()
    headless.advance(until=TUESDAY_NOON)
    companies.change_federation(company=timeline("harbour").federation, changed={"motto": "Mind the tide."}, by=boss)
    companies.change_contract(
        contract=Contract.objects.active().get(character__slug="gia-quist"), until=day(3), by=boss, now=TUESDAY_NOON
    )
    headless.advance(until=day(3) + timedelta(hours=12))
    _vote(5)
    headless.advance(until=LATE)


def _vote(count: int) -> None:
    """So many fans agree in every open poll."""
    now = min(Timeline.objects.values_list("due_at", flat=True))
    for poll in Poll.objects.open(now):
        for number in range(count):
            fan, _ = User.objects.get_or_create(username=f"fan-{number}")
            polls.cast(poll=poll, fan=fan, choice=poll.options[1]["key"], now=now)


def _shout() -> None:
    """The house online is loud at the next match that begins."""
    while (bout := Bout.objects.filter(bell_at__isnull=False).first()) is None:
        headless.advance(until=min(Timeline.objects.values_list("due_at", flat=True)) + timedelta(microseconds=1))
    assert bout.bell_at is not None
    staged = bill(billed(Bout.objects.filter(pk=bout.pk), bout.bell_at).get())
    for fan, mood in zip(User.objects.order_by("pk")[:3], [Mood.CHEER, Mood.CHEER, Mood.BOO], strict=True):
        houses.shout(bill=staged, fan=fan, side=0, mood=mood)


def _book(boss: User) -> None:
    """A promoter shuffles tomorrow's card, pencils in who wins, takes some of it back, and orders the next one."""
    show = Show.objects.filter(federation__slug="harbour", state=Show.State.ANNOUNCED)
    card = show.select_related("federation__timeline").get()
    match = next(key for key, bout in lineup.matches(card).items() if bout.form == Bout.Form.SINGLES)
    for change in (
        lambda pen: editing.move(pen, start=1, end=2),
        lambda pen: editing.pencil(pen, bout=match, winner=1),
        lambda pen: editing.rule(pen, bout=match, rules="tables"),
        lambda pen: editing.lock(pen, bout=match, locked=True),
        lambda pen: editing.undo(pen, number=editing.history(card)[-1].number),
    ):
        card.refresh_from_db()
        change(editing.Pen(card, card.edition, boss, MONDAY_NOON))
    later = Show.objects.filter(federation__slug="harbour", state=Show.State.PLANNED).order_by("number")
    night = later.select_related("federation__timeline")[0]
    people = sorted(Character.objects.wrestlers().filter(home=card.federation.timeline, gender="m"), key=str)[:2]
    one, other = (who.slug for who in people)
    ahead.promise(show=night, one=one, other=other, rules="cage", belt="", by=boss, now=MONDAY_NOON)
    promise = Promise.objects.exclude(order=None).get()
    for back in (False, True):
        ahead.take_back(show=night, promise=promise, back=back, by=boss, now=MONDAY_NOON)
    ahead.wish(show=night, one=one, other=other, weight="mild", by=boss, now=MONDAY_NOON)


def replay() -> replaying.Replay:
    return replaying.replay(progress=lambda done, total: None)


def test_people_did_something(ordered: str) -> None:
    kinds = set(Order.objects.values_list("kind", flat=True))

    assert kinds >= {
        "poll.result",
        "character.edited",
        "character.turned",
        "character.hurt",
        "news.told",
        "house.heard",
    }
    assert kinds >= {"contract.signed", "contract.edited", "federation.edited"}
    assert kinds >= {"card.moved", "card.pencilled", "card.undone", "card.promised", "card.withdrawn", "card.wished"}
    assert Result.objects.filter(played__pencilled=1, played__stipulation="tables", winner=1).exists()
    assert Promise.objects.exclude(order=None).filter(bout__locked=True).exists()
    assert Promise.objects.exists()
    assert Poll.objects.filter(binding=False, closed_at__isnull=False).exists()
    assert Contract.objects.active().filter(character__slug="jed-locke", federation__slug="tramway").exists()


def test_what_people_did_breaks_no_invariant(ordered: str) -> None:
    assert [finding for finding in verifying.verify() if finding.broken] == []


def test_a_replay_comes_to_the_same_digest_and_leaves_all_as_it_was(ordered: str) -> None:
    before = chronicle.digest()
    found = replay()

    assert found.replayed == found.lived == before == chronicle.digest()
    assert found.apart == []
    assert found.orders == Order.objects.count()
    assert found.ticks == sum(tick - 1 for tick in Timeline.objects.values_list("tick", flat=True))


@pytest.mark.long
def test_another_tally_leads_to_another_world(ordered: str) -> None:
    order = Order.objects.filter(kind="poll.result").order_by("tick")[0]
    first, second = list(order.facts["tally"])[:2]
    order.facts["tally"] = {**order.facts["tally"], first: 9, second: 1}
    order.save()
    found = replay()

    assert found.replayed != found.lived


@pytest.mark.long
def test_an_edit_left_out_leads_to_another_world(ordered: str) -> None:
    Order.objects.filter(kind="character.edited").delete()
    found = replay()

    assert found.replayed != found.lived


@pytest.mark.long
def test_another_secret_leads_to_another_world(ordered: str) -> None:
    Universe.objects.update(secret=bytes(32))
    found = replay()

    assert found.replayed != found.lived


@pytest.mark.long
def test_votes_that_are_level_lead_to_the_same_world(fresh: str) -> None:
    """The database keeps a tally in an order of its own, the ballot in that of its answers."""
    headless.advance(until=MONDAY_NOON)
    now = min(Timeline.objects.values_list("due_at", flat=True))
    for poll in Poll.objects.open(now):
        for option in poll.options:
            fan, _ = User.objects.get_or_create(username=option["key"])
            polls.cast(poll=poll, fan=fan, choice=option["key"], now=now)
    headless.advance(until=day(2))
    tallies = [set(order.facts["tally"].values()) for order in Order.objects.filter(kind="poll.result")]
    found = replay()

    assert {1} in tallies
    assert found.replayed == found.lived


def test_without_a_universe_there_is_nothing_to_replay(database: str) -> None:
    with pytest.raises(replaying.CannotReplay, match="no universe"):
        replay()
    cast.universe()
    with pytest.raises(replaying.CannotReplay, match="not loaded from a file"):
        replay()
