"""A federation is founded: by one order, from the next world midnight on, in every way of living the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoDbBlocker

from characters.models import Character, Group, Role
from federations import charter, founding, graduates
from federations import edits as companies
from federations.charter import Gone, MayNot, Team
from federations.models import Championship, Contract, Federation, Reign, Result, Show
from llmfed import headless, packs, replaying, verifying
from llmfed import tick as ticks
from llmfed.accounts.models import User
from llmfed.universe_file import parse
from llmfed.universe_file.writing import dump
from llmfed.world import chronicle, packed
from llmfed.world.models import Moment, Order, Request, Timeline
from llmfed.world.orders import Refused
from tests.databases import created, using
from tests.founders import FIELDS, called, draft_of, found, founder, meltwater
from tests.lived import BEGAN, day, everything, timeline

MONDAY_NOON = BEGAN + timedelta(hours=12)
HOUR = timedelta(hours=1)
SLUG = "meltwater-wrestling"
FREE_AGENTS = {"ida-swan", "jed-locke"}


@pytest.fixture(scope="module")
def founded_template(loaded_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Meltwater was founded on Monday at noon and has lived until Wednesday evening."""
    with django_db_blocker.unblock(), created(loaded_template) as name:
        with using(name):
            headless.advance(until=MONDAY_NOON)
            found()
            headless.advance(until=day(2) + 23 * HOUR)
        yield name


@pytest.fixture
def founded(founded_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), created(founded_template) as name, using(name):
        yield name


def wrestlers_of(company: Federation) -> set[str]:
    running = Contract.objects.active().filter(federation=company, character__role=Role.WRESTLER)
    return set(running.values_list("character__slug", flat=True))


def replay() -> replaying.Replay:
    return replaying.replay(progress=lambda done, total: None)


def test_nobody_works_there_before_midnight_and_everybody_after(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    chosen, _ = draft_of(MONDAY_NOON)
    company = found()

    assert company.timeline.due_at == day(1)
    assert not company.contracts.exists()
    headless.advance(until=day(1))
    assert not company.contracts.exists()
    headless.advance(until=day(1) + HOUR)
    assert wrestlers_of(company) == {key.rpartition(".")[2] for key in chosen}
    assert set(company.contracts.values_list("began_at", flat=True)) == {day(1)}
    roles = Contract.objects.filter(federation=company).values_list("character__role", flat=True)
    assert sorted(roles) == ["announcer"] * 2 + ["referee"] + ["wrestler"] * 14


def test_who_founds_in_the_evening_begins_with_the_very_next_midnight(fresh: str) -> None:
    headless.advance(until=BEGAN + 23 * HOUR)

    assert timeline("market").due_at == day(1)
    assert found().timeline.due_at == day(1)
    headless.advance(until=day(1) + HOUR)
    assert Contract.objects.filter(federation__slug=SLUG).count() == 17


def test_its_first_show_is_staged_on_its_first_evening(founded: str) -> None:
    show = Show.objects.get(federation__slug=SLUG, number=1)

    assert (show.name, show.state, show.starts_at) == ("Thaw", Show.State.OVER, day(1) + 21 * HOUR)
    assert Result.objects.filter(bout__segment__show=show).count() >= 4
    told = Moment.objects.filter(timeline__slug=SLUG)
    assert told.filter(kind=founding.KIND).count() == 1
    assert told.filter(kind="contract.signed").count() == 17
    assert told.filter(kind="bout.result").exists()


def test_it_breaks_no_invariant(founded: str) -> None:
    assert [finding for finding in verifying.verify() if finding.broken] == []


def test_a_replay_founds_it_again_and_comes_to_the_same_digest(founded: str) -> None:
    again = replay()

    assert again.replayed == again.lived
    assert again.apart == []
    assert again.ticks == sum(tick - 1 for tick in Timeline.objects.values_list("tick", flat=True))


def test_a_replay_knows_what_was_founded_after_the_last_tick(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    found()
    waiting = replay()

    assert waiting.replayed == waiting.lived


def test_a_replay_knows_what_ticked_before_the_market_took_note(fresh: str) -> None:
    """Founded before midnight, and at midnight the first of all to tick."""
    headless.advance(until=BEGAN + 23 * HOUR)
    ticks.run(found().timeline.pk)
    ahead = replay()

    assert timeline(SLUG).tick == 2
    assert timeline("market").due_at == day(1)
    assert ahead.replayed == ahead.lived


def test_live_and_headless_come_to_the_same(fresh: str, migrated: str, loaded_template: str) -> None:
    """Tick by tick, the latest timeline last or first, or by whole days: one world."""
    digests = []
    for backwards in (False, True, None):
        with created(loaded_template) as name, using(name):
            _live(MONDAY_NOON, backwards)
            found()
            _live(day(2), backwards)
            digests.append(chronicle.digest())

    assert len(set(digests)) == 1


def _live(until: datetime, backwards: bool | None) -> None:
    if backwards is None:
        headless.advance(until=until)
        return
    order = "-slug" if backwards else "slug"
    while (due := Timeline.objects.filter(due_at__lt=until).order_by("due_at", order)).exists():
        ticks.run(due[0].pk)


def test_a_crash_in_the_midst_of_it_changes_nothing(fresh: str, monkeypatch: pytest.MonkeyPatch) -> None:
    headless.advance(until=MONDAY_NOON)
    plan, fay = meltwater(MONDAY_NOON), founder()
    before = everything()

    def crash(*args: object, **kwargs: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Request.objects, "bulk_create", crash)
        with pytest.raises(MemoryError):
            found(plan, fay)
    assert everything() == before
    assert found(plan, fay).slug == SLUG


def test_two_founders_draft_the_same_people_and_the_second_is_told_who_is_left(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    plan = meltwater(MONDAY_NOON)
    found(plan)
    before = everything()
    rival = called("Permafrost Wrestling", "PERMA", plan)

    with pytest.raises(Gone, match="has signed elsewhere; nearest is") as refused:
        found(rival, founder("gus"))
    User.objects.filter(username="gus").delete()
    assert everything() == before
    assert set(refused.value.instead) == set(plan.draft)
    assert None not in refused.value.instead.values()
    assert not set(refused.value.instead.values()) & set(plan.draft)


def test_both_found_with_others_and_nobody_works_twice(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    found()
    found(called("Permafrost Wrestling", "PERMA", meltwater(MONDAY_NOON)), founder("gus"))
    headless.advance(until=day(1) + HOUR)

    assert Contract.objects.filter(federation__slug="permafrost-wrestling").count() == 17
    assert not [finding for finding in verifying.verify() if finding.broken]


def test_whom_somebody_has_sent_for_is_not_drafted(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    plan, jed = meltwater(MONDAY_NOON), Character.objects.get(slug="jed-locke")
    assert jed.slug in plan.draft
    companies.hire(company=timeline("tramway").federation, character=jed, by=founder("boss"))

    with pytest.raises(Gone, match="Jed Locke has signed elsewhere"):
        found(plan)
    assert jed.slug not in [agent.key for agent in charter.pool(MONDAY_NOON.date())]


def test_whom_the_founder_drafted_no_rival_signs(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    found()
    jed = Character.objects.get(slug="jed-locke")

    with pytest.raises(Refused, match="not a free agent"):
        companies.hire(company=timeline("tramway").federation, character=jed, by=founder("boss"))


def test_an_account_founds_once_and_a_universe_is_full_at_its_size(fresh: str, settings) -> None:
    found()
    with pytest.raises(MayNot, match="You have founded Meltwater Wrestling"):
        found(called("Permafrost Wrestling", "PERMA", meltwater(BEGAN)))
    settings.MOST_FEDERATIONS = 3
    with pytest.raises(MayNot, match="as many as this universe holds"):
        found(called("Permafrost Wrestling", "PERMA", meltwater(BEGAN)), founder("gus"))


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"name": "Tramway Wrestling"}, 'there is a Tramway Wrestling already. Free is "Tramway Pro Wrestling"'),
    ({"name": "Market"}, "means something else here"),
    ({"name": "!!"}, "3 to 40 characters"),
    ({"name": "Aaaaaargh"}, 'nobody chants that. "Argh" would do'),
    ({"short": "melt"}, "2 to 5 capital letters"),
    ({"short": "TRAMW"}, "stands on another crest. Free is MW"),
    ({"hue": 25}, "too near to the red of LIVE"),
    ({"crest": {"charge": "unicorn"}}, "expected one of"),
    ({"style": "opera"}, "not a valid choice"),
]


def test_what_cannot_be_is_refused_with_what_could(fresh: str) -> None:
    plan, fay = meltwater(BEGAN), founder()
    before = everything()
    for changed, reason in REFUSED:
        fields = {**FIELDS, **changed}
        slug = SLUG if "name" not in changed else str(changed["name"]).lower().replace(" ", "-")
        with pytest.raises(Refused, match=reason):
            found(replace(plan, slug=slug, fields=fields), fay)
    assert everything() == before


def test_a_draft_that_cannot_be_booked_is_refused(fresh: str) -> None:
    plan, fay = meltwater(BEGAN), founder()
    few, twice = plan.draft[:5], Team("The Same Again", plan.teams[0].members)
    with pytest.raises(Refused, match="5 are chosen; choose 14"):
        found(replace(plan, draft=few), fay)
    with pytest.raises(Refused, match="in two places"):
        found(replace(plan, teams=[*plan.teams, twice]), fay)
    strangers = replace(plan, draft=[*plan.draft[:13], "nobody-at-all"])
    with pytest.raises(Gone, match="Nobody At All has signed elsewhere"):
        found(strangers, fay)


def test_a_federation_comes_with_its_teams_and_a_championship_to_be_won(founded: str) -> None:
    company = Federation.objects.get(slug=SLUG)
    belt = Championship.objects.get(federation=company)

    assert (belt.slug, belt.position) == ("meltwater-wrestling-meltwater-championship", 0)
    assert not Reign.objects.filter(championship=belt).exists()
    teams = Group.objects.filter(home=company.timeline)
    assert {team.name for team in teams} == {"Spring Flood", "Black Ice"}
    assert all({who.slug for who in team.members.all()} <= wrestlers_of(company) for team in teams)
    assert [user.username for user in company.promoters.all()] == ["fay"]


def test_newcomers_are_told_of_and_not_born_again(founded: str) -> None:
    told = set(
        Moment.objects.filter(timeline__slug="market", kind="person.debuted").values_list("facts__by", flat=True)
    )
    hired = wrestlers_of(Federation.objects.get(slug=SLUG))

    assert told == hired - FREE_AGENTS
    assert len(told) == 12
    shown = {one.slug for one in graduates.free(BEGAN.date(), graduates.SHOWN)}
    assert len(shown) == graduates.SHOWN
    assert not shown & hired


def test_the_universe_with_it_can_be_exported_and_loaded(founded: str, migrated: str) -> None:
    text = dump(packs.export())
    whole = parse(text, is_json=False)

    assert SLUG in [one.slug for one in whole.federation]
    with created(migrated) as name, using(name):
        packs.load(whole, source=text, secret=bytes(32))
        assert Contract.objects.filter(federation__slug=SLUG).count() == 17


def test_before_it_begins_it_is_in_no_export(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    found()
    whole = parse(dump(packs.export()), is_json=False)

    assert SLUG not in [one.slug for one in whole.federation]
    assert [team.slug for team in whole.team if team.federation == SLUG] == []


def test_a_market_that_stands_still_founds_nothing(fresh: str) -> None:
    Timeline.objects.filter(slug="market").update(paused=True)

    with pytest.raises(Refused, match="The market stands still"):
        found()


def test_the_market_keeps_no_mind_of_whoever_left(fresh: str) -> None:
    headless.advance(until=MONDAY_NOON)
    assert "jed-locke" in packed.load(timeline("market"))["minds"].keys
    found()

    assert "jed-locke" not in packed.load(timeline("market"))["minds"].keys
    assert Order.objects.get(kind=founding.KIND).taken
