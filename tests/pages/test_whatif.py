"""What if: a card is tried a thousand times before it is fought, by whoever runs it; the figures are the engine's."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
import redis
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from characters import minds
from characters.models import Character, Injury
from federations import evenings, odds, whatif
from federations.evenings import Plan
from federations.models import Bout, Championship, Contract, Federation, Result, Show
from federations.sim.bout import simulate
from federations.sim.kinds import DECIDED
from federations.sim.odds import Outcome
from llmfed import tasks
from llmfed.accounts.models import User
from llmfed.world import chronicle, packed, randomness
from llmfed.world.models import Universe
from tests import cast

DESK = "/desk/ironbound/shows/1/what-if/"
SEED = "5a" * 32


@pytest.fixture
def show(before: datetime) -> Show:
    """The card on the wall, the afternoon before."""
    return Show.objects.select_related("federation__timeline", "place").get(number=1)


@pytest.fixture
def promoter(ironbound: Federation) -> Client:
    pia, client = User.objects.create_user("pia"), Client()
    ironbound.promoters.add(pia)
    client.force_login(pia)
    return client


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What is sent to the queue, where no worker of ours listens."""
    found: list[tuple[str, int]] = []
    monkeypatch.setattr(tasks.what_if, "delay", lambda run, done: found.append((run, done)))
    return found


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """Fewer evenings, one a slice."""
    monkeypatch.setattr(evenings, "SLICE_S", 0.0)
    monkeypatch.setattr(Plan.__init__, "__defaults__", ((), 4))
    return 4


def plan(show: Show, count: int = 60) -> Plan:
    """A run of the card with a seed that is known."""
    staged, left_out = whatif.drawn_up(show)
    return Plan("run", SEED, staged, left_out, count)


def play(made: Plan) -> evenings.Run:
    evenings.begin(made)
    done: int | None = 0
    while done is not None:
        done = evenings.step(made.run, done)
    found = evenings.named(made.run)
    assert found is not None
    return found


def work(sent: list[tuple[str, int]]) -> int:
    """Be the worker until nothing is left in the queue; returns how many slices there were."""
    slices = 0
    while sent:
        tasks.what_if(*sent.pop(0))
        slices += 1
    return slices


def test_the_figures_are_those_of_the_engine(show: Show) -> None:
    made = plan(show)
    run = play(made)
    for one, tally in zip(made.staged, run.tallies, strict=True):
        results = [
            simulate(one.bout, randomness.stream(bytes.fromhex(SEED), "what-if", one.bout.key, number), told=False)
            for number in range(made.evenings)
        ]
        assert tally.wins == Counter(str(result.winner) for result in results if result.winner is not None)
        assert tally.finishes == Counter(result.finish.value for result in results)
        assert list(tally.seconds) == [result.duration_s for result in results]
        assert sum(int(quarters) * count for quarters, count in tally.quarters.items()) == sum(
            round(result.rating * 4) for result in results
        )
    told = odds.night(run)
    assert told is not None
    for tally, match in zip(run.tallies, told.odds, strict=True):
        assert [side.share for side in match.sides] == [
            round(1000 * tally.wins.get(str(side), 0) / made.evenings) for side in range(len(match.sides))
        ]
        assert sum(ending.share for ending in match.endings) in range(995, 1006)


def test_a_championship_passes_when_somebody_else_wins_it_by_more_than_the_rules(show: Show) -> None:
    belt = Championship.objects.get()
    bout = Bout.objects.filter(segment__show=show, form=Bout.Form.SINGLES).earliest("segment__position")
    belt.reigns.get().holders.set([bout.sides.get(number=0).character])
    Bout.objects.filter(pk=bout.pk).update(championship=belt)
    made = plan(show)
    run = play(made)
    (number,) = [number for number, one in enumerate(made.staged) if one.holders is not None]
    results = [
        simulate(
            made.staged[number].bout,
            randomness.stream(bytes.fromhex(SEED), "what-if", bout.key, evening),
            told=False,
        )
        for evening in range(made.evenings)
    ]
    lost = sum(result.winner == 1 and result.finish in DECIDED for result in results)
    assert 0 < lost == run.tallies[number].passed


def test_it_plays_what_will_be_played_but_for_how_rested_they_will_be(show: Show, stand) -> None:
    staged, left_out = whatif.drawn_up(show)
    stand(show.starts_at + timedelta(hours=3))
    played = {result.bout.key: result.played for result in Result.objects.select_related("bout")}
    assert left_out == ()
    assert sorted(played) == sorted(one.bout.key for one in staged)
    for one in staged:
        real = played[one.bout.key]
        assert [[who.key for who in side] for side in one.bout.sides] == [
            [who["key"] for who in side] for side in real["sides"]
        ]
        for name in ("stipulation", "championship", "time_limit_s", "given_s", "place", "big_show", "noise", "heat"):
            assert getattr(one.bout, name) == real[name], name
        assert list(one.bout.cheers) == real["cheers"]


def test_nobody_learns_what_will_happen(show: Show) -> None:
    """Two runs differ, and neither has anything to do with the universe's secret."""
    first, second = (
        evenings.Plan(f"run-{n}", seed, *whatif.drawn_up(show), 20) for n, seed in ((1, "01" * 32), (2, "02" * 32))
    )
    assert play(first).tallies != play(second).tallies
    before = play(first).tallies
    Universe.objects.update(secret=randomness.secret_from("another"))
    assert play(first).tallies == before


def test_what_is_being_played_when_it_is_stopped_is_let_go(
    show: Show, sent, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    evenings.start(show)
    assert evenings.step(*sent.pop()) == 1
    play_one = evenings.evening

    def stopped_meanwhile(made: Plan, number: int) -> list[Outcome]:
        evenings.stop(show)
        return play_one(made, number)

    monkeypatch.setattr(evenings, "evening", stopped_meanwhile)
    run = evenings.latest(show)
    assert run is not None
    assert evenings.step(run.plan.run, 1) is None
    assert (run := evenings.latest(show)) is not None
    assert (run.done, run.stopped) == (1, True)


def test_a_run_has_a_seed_that_nobody_chose(show: Show, sent) -> None:
    seeds = set()
    for _ in range(2):
        evenings.start(show)
        run = evenings.latest(show)
        assert run is not None
        seeds.add(run.plan.seed)
        evenings.stop(show)
    assert len(seeds) == 2
    assert all(re.fullmatch("[0-9a-f]{64}", seed) for seed in seeds)


def test_what_has_not_aired_is_not_in_it(on_air: Bout) -> None:
    """In the middle of a match that is decided already, whoever is in it stands and feels as before it."""
    show = on_air.segment.show
    show.state = Show.State.ANNOUNCED
    staged, _ = whatif.drawn_up(Show.objects.select_related("federation__timeline", "place").get(pk=show.pk))
    (one,) = [one for one in staged if one.bout.key == on_air.key]
    real = on_air.result.played["sides"]
    for side, known in zip(one.bout.sides, real, strict=True):
        for who, then in zip(side, known, strict=True):
            assert (who.over, who.momentum) == (then["over"], then["momentum"])
            assert who.energy >= then["energy"] - 0.001


def test_bodies_rest_until_then(show: Show) -> None:
    timeline = show.federation.timeline
    (block,) = [block for name, block in packed.load(timeline).items() if name == minds.MINDS]
    block.column("energy")[:] = 0.4
    packed.save([block])
    now, later = (minds.energy_at(timeline.pk, block.at + timedelta(hours=hours)) for hours in (0, 60))
    assert {round(value, 4) for value in now.values()} == {0.4}
    # In so many hours a body wins back 63 % of what it lacks.
    assert {round(value, 4) for value in later.values()} == {round(1 - 0.6 / 2.718281828, 4)}
    energy = [who.energy for one in whatif.drawn_up(show)[0] for side in one.bout.sides for who in side]
    assert all(0.4 < value < 1 for value in energy)


def test_nothing_in_the_universe_changes(show: Show) -> None:
    before = chronicle.digest(), list(Contract.objects.order_by("pk").values())
    play(plan(show, 3))
    assert (chronicle.digest(), list(Contract.objects.order_by("pk").values())) == before


def test_whoever_cannot_be_there_leaves_a_match_out(show: Show, promoter: Client, sent, short: int) -> None:
    bout = Bout.objects.filter(segment__show=show).earliest("segment__position")
    hurt = bout.sides.earliest("pk").character
    Injury.objects.create(character=hurt, began_at=cast.BEGAN, until=show.starts_at + timedelta(days=9))
    staged, left_out = whatif.drawn_up(show)
    assert bout.key not in [one.bout.key for one in staged]
    assert [(one.key, one.reason) for one in left_out] == [(bout.key, f"{hurt.name} is hurt until 15 January.")]
    promoter.post(DESK)
    assert f"was not played: {hurt.name} is hurt until 15 January." in promoter.get(DESK).text
    Contract.objects.update(ended_at=cast.BEGAN)
    assert {one.reason for one in whatif.drawn_up(show)[1]} >= {f"{hurt.name} no longer works here."}


def test_it_is_played_slice_by_slice_while_one_looks(show: Show, promoter: Client, sent, short: int) -> None:
    assert "Play it 1,000 times" in promoter.get(DESK).text
    answer = promoter.post(DESK)
    assert (answer.status_code, answer.headers["Location"]) == (302, DESK)
    tasks.what_if(*sent.pop(0))
    part = promoter.get(DESK, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert '<progress id="evenings" value="1" max="4">' in part
    assert 'hx-trigger="load delay:700ms"' in part
    assert work(sent) == short - 1
    page = promoter.get(DESK).text
    assert "<progress" not in page
    assert "hx-trigger" not in page
    assert "<b>4</b> evenings" in page
    assert page.count('class="odds__match"') == Bout.objects.filter(segment__show=show).count()


def test_who_asks_twice_while_it_plays_is_shown_what_plays(show: Show, promoter: Client, sent, short: int) -> None:
    promoter.post(DESK)
    promoter.post(DESK)
    assert len(sent) == 1


def test_a_slice_that_is_sent_twice_counts_once(show: Show, sent, short: int) -> None:
    name = evenings.start(show)
    tasks.what_if(name, 0)
    tasks.what_if(name, 0)
    run = evenings.latest(show)
    assert run is not None
    assert run.done == 1
    assert [len(tally.seconds) for tally in run.tallies] == [1] * len(run.tallies)


def test_it_can_be_stopped_and_keeps_what_was_played(show: Show, promoter: Client, sent, short: int) -> None:
    promoter.post(DESK)
    tasks.what_if(*sent.pop(0))
    assert promoter.post(f"{DESK}stop/").headers["Location"] == DESK
    assert work(sent) == 1
    page = promoter.get(DESK).text
    assert "<b>1</b> evening so far" in page
    assert "Play it again" in page
    promoter.post(DESK)
    work(sent)
    assert "<b>4</b> evenings" in promoter.get(DESK).text


def test_a_run_whose_worker_is_gone_says_so(show: Show, promoter: Client, sent, monkeypatch) -> None:
    promoter.post(DESK)
    then = evenings.wall()
    monkeypatch.setattr(evenings, "wall", lambda: then + evenings.SILENT_S + 1)
    page = promoter.get(DESK).text
    assert "the workers are busy or away" in page
    assert "<progress" not in page
    promoter.post(DESK)
    assert len(sent) == 2


def test_a_card_that_has_changed_since_is_said_to_have(show: Show, promoter: Client, sent, short: int) -> None:
    promoter.post(DESK)
    work(sent)
    assert "The card has changed" not in promoter.get(DESK).text
    Bout.objects.filter(segment__show=show).update(stipulation=Bout.Stipulation.TABLES)
    assert "The card has changed since this was played." in promoter.get(DESK).text


def refused(answer: HttpResponse, status: int) -> str:
    assert answer.status_code == status
    return re.findall(r"◆ Not played: (.*?)</p>", answer.text)[0]


def test_a_show_that_has_begun_is_not_tried(on_air: Bout, promoter: Client, sent) -> None:
    assert refused(promoter.post(DESK), 409) == "There is nothing to ask any more: this show has begun."
    assert "From here on it happens once." in promoter.get(DESK).text
    assert sent == []


def test_a_show_without_a_card_is_not_tried(show: Show, promoter: Client, sent) -> None:
    later = Show.objects.filter(state=Show.State.PLANNED).earliest("starts_at")
    address = DESK.replace("/1/", f"/{later.number}/")
    assert refused(promoter.post(address), 409).startswith("There is no card yet.")
    assert "There is no card to try yet." in promoter.get(address).text


def test_without_valkey_it_says_so(show: Show, promoter: Client, sent, monkeypatch: pytest.MonkeyPatch) -> None:
    promoter.get(DESK)
    monkeypatch.setattr(evenings, "_valkey", lambda: redis.Redis(port=1))
    assert "closed just now" in refused(promoter.post(DESK), 503)
    assert "closed just now" in refused(promoter.get(DESK), 503)


def test_only_whoever_runs_it_may_try_its_cards(show: Show, promoter: Client, fan: User, client: Client, sent) -> None:
    rival = cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")
    rival.promoters.add(fan)
    assert client.get(DESK).headers["Location"].startswith("/accounts/login/")
    client.force_login(fan)
    for answer in (client.get(DESK), client.post(DESK), client.post(f"{DESK}stop/")):
        assert answer.status_code == 404
    door = f'href="{DESK}"'
    assert door in promoter.get(show.get_absolute_url()).text
    assert door not in client.get(show.get_absolute_url()).text
    assert door not in Client().get(show.get_absolute_url()).text


def test_what_is_kept_is_forgotten_after_a_day(show: Show, sent, valkey: redis.Redis) -> None:
    evenings.start(show)
    kept = list(valkey.scan_iter(match=f"{settings.VALKEY_PREFIX}:what-if:*"))
    assert len(kept) == 3
    assert all(0 < valkey.ttl(key) <= evenings.KEPT_S for key in kept)


def test_the_page_is_cheap(show: Show, promoter: Client, sent, short: int, django_assert_max_num_queries) -> None:
    promoter.post(DESK)
    work(sent)
    with django_assert_max_num_queries(14):
        promoter.get(DESK)
    assert Character.objects.exists()
