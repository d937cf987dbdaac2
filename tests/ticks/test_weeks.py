"""Eight headless weeks of Ironbound keep every invariant."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from pytest_django import DjangoDbBlocker

from characters.models import Bond
from federations.announcing import MOST_SEEN
from federations.models import Bout, Contract, Promise, Reign, Result, Segment, Show
from llmfed import genesis, headless, invariants
from llmfed.world import packed, randomness
from llmfed.world.models import Moment, PackedState, Request, Timeline, Universe
from storylines.models import Arc, Beat
from tests import cast
from tests.databases import created, using

WEEKS = 8
DAY = timedelta(days=1)


@pytest.fixture(params=["cast", pytest.param("default", marks=pytest.mark.long)])
def weeks(request: pytest.FixtureRequest, migrated: str, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """A universe after eight weeks, only to be looked at; the world time it has reached."""
    with django_db_blocker.unblock(), created(migrated) as name, using(name):
        if request.param == "cast":
            cast.ironbound()
        else:
            secret = randomness.secret_from("eight weeks")
            genesis.create(genesis.DEFAULT_UNIVERSE, secret=secret, say=lambda _: None)
        until = Universe.objects.get().began_at + timedelta(weeks=WEEKS)
        headless.advance(until=until)
        yield until


Invariant = Callable[[datetime], None]
INVARIANTS: list[Invariant] = []


def invariant(check: Invariant) -> Invariant:
    """One thing that holds of a universe that has lived."""
    INVARIANTS.append(check)
    return check


def test_eight_weeks_keep_every_invariant(weeks: datetime, subtests: pytest.Subtests) -> None:
    assert len(INVARIANTS) + len(invariants.ALL) > 35
    for check in INVARIANTS:
        with subtests.test(check.__name__):
            check(weeks)
    for told in invariants.ALL:
        with subtests.test(told.__name__):
            assert told() == []


@invariant
def every_show_on_the_calendar_was_staged(weeks: datetime) -> None:
    behind = Show.objects.filter(starts_at__lt=weeks)

    assert behind.count() >= 2 * WEEKS
    assert set(behind.values_list("state", flat=True)) == {Show.State.OVER}
    assert not Show.objects.filter(starts_at__gte=weeks).exclude(state__in=["planned", "announced"]).exists()


@invariant
def there_was_something_to_settle(weeks: datetime) -> None:
    assert Result.objects.filter(bout__segment__show__state=Show.State.OVER).count() >= 6 * WEEKS
    assert Reign.objects.current().exists()
    assert Contract.objects.filter(wins__gt=0).exists()


@invariant
def visible_bonds_agree_with_the_exact_ones(weeks: datetime) -> None:
    """As far as hysteresis and a charge that has faded since allow: never of the opposite sign."""
    exact: dict[str, float] = {}
    for row in PackedState.objects.filter(name="bonds"):
        block = packed.unpack(row)
        exact |= dict(zip(block.keys, block.column("charge").tolist(), strict=True))
    bonds = list(Bond.objects.select_related("holder", "target"))

    assert len(bonds) > 2
    for bond in bonds:
        charge = exact[f"{bond.holder.slug}>{bond.target.slug}"]
        assert (charge > 0) == (bond.kind in {"friend", "ally"}), f"{bond.holder} → {bond.target}: {charge}"


@invariant
def there_was_something_to_answer(weeks: datetime) -> None:
    assert Request.objects.filter(effective_at__lt=weeks - timedelta(days=8)).exists()


@invariant
def a_quarrel_that_began_a_month_ago_has_had_its_night(weeks: datetime) -> None:
    closed = Arc.objects.exclude(closed_at=None).select_related("blow_off", "feud")
    assert closed.exists()
    assert (
        not Arc.objects.running().filter(blow_off__state=Show.State.OVER, blow_off__ended_at__lt=weeks - DAY).exists()
    )
    for arc in closed:
        assert arc.ending in {"settled", "open", "off"}
        assert arc.ending != "settled" or (arc.winner is not None and arc.feud.settled_at is not None)


@invariant
def beats_are_told_in_their_order_and_most_of_them_are(weeks: datetime) -> None:
    told, dropped = 0, 0
    for arc in Arc.objects.exclude(closed_at=None):
        course = [beat for beat in arc.beats.order_by("number") if beat.kind != "slight"]
        times = [beat.at for beat in course if beat.at is not None]
        assert times == sorted(times)
        told += sum(beat.state == Beat.State.TOLD for beat in course)
        dropped += sum(beat.state == Beat.State.DROPPED for beat in course)
    assert told > 4 * dropped


@invariant
def two_who_were_promised_to_each_other_meet_on_that_night_and_on_none_before(weeks: datetime) -> None:
    owed = Promise.objects.filter(kind=Promise.Kind.MATCH).select_related("show")
    assert owed.exists()
    for promise in owed:
        met = Bout.objects.filter(sides__character=promise.one, form="singles", bell_at__isnull=False)
        met = met.filter(sides__character=promise.other, bell_at__gt=promise.made_at + timedelta(days=4))
        before = met.filter(bell_at__lt=promise.show.starts_at)
        assert not before.exists(), f"{promise} met before"
        if promise.kept_at:
            assert met.filter(segment__show=promise.show).exists(), f"{promise} was kept without a match"


@invariant
def whoever_was_attacked_remembers_it(weeks: datetime) -> None:
    """What is said of an attack or a match is what happened: the same two, that show, as many days ago."""
    said = Moment.objects.filter(kind="promo.line", facts__claim__event__isnull=False)
    staged = list(Show.objects.select_related("federation__timeline"))
    tonight = {(show.federation.timeline.slug, show.number): show.name for show in staged}
    assert said.exists()
    for moment in said.select_related("timeline"):
        claim, house = moment.facts["claim"], moment.timeline.slug
        day = moment.airs_at.date() - timedelta(days=claim["days"])
        near = [show for show in staged if show.federation.timeline.slug == house]
        near = [show for show in near if abs((show.starts_at.date() - day).days) <= 1]
        name = tonight[house, moment.facts["show"]]
        assert claim["event"] in {show.named_at(name) for show in near}, f"{claim} on {day}"
        # A Monday show is called the same every Monday.
        assert claim["event"] != name


@invariant
def everybody_stands_at_the_same_midnight(weeks: datetime) -> None:
    for timeline in Timeline.objects.all():
        assert weeks <= timeline.due_at < weeks + timedelta(days=1)
        assert not timeline.on_air


def fought() -> list[tuple[Bout, list[Moment]]]:
    """Every bout with its moments, entrances included, in airing order."""
    told: dict[str, list[Moment]] = defaultdict(list)
    for moment in Moment.objects.filter(facts__has_key="bout").order_by("timeline", "airs_at", "seq"):
        if moment.kind.startswith(("bout.", "segment.")):
            told[moment.facts["bout"]].append(moment)
    bouts = Bout.objects.exclude(bell_at=None).select_related("result", "segment__show")
    return [(bout, told[bout.key]) for bout in bouts]


@invariant
def lines_leave_time_to_be_read(weeks: datetime) -> None:
    for bout, moments in fought():
        for one, other in pairwise(moments):
            least = 3 if "bout.count" in {one.kind, other.kind} else 9
            gap = (other.airs_at - one.airs_at).total_seconds()
            assert gap >= least, f"{bout.key}: {one.kind} → {other.kind} {gap}"


@invariant
def entrances_come_two_minutes_before_the_bell(weeks: datetime) -> None:
    for bout, moments in fought():
        assert bout.segment.starts_at is not None
        assert bout.bell_at is not None
        assert (bout.bell_at - bout.segment.starts_at).total_seconds() >= 120
        entrances = [moment for moment in moments if moment.kind == "segment.entrance"]
        # Of a crowd the best known are seen, of a rumble the two who begin.
        most = 2 if bout.stipulation == Bout.Stipulation.RUMBLE else MOST_SEEN
        assert len(entrances) == min(most, bout.sides.count())
        assert all(bout.segment.starts_at < moment.airs_at < bout.bell_at for moment in entrances)


@invariant
def a_match_is_told_in_minutes(weeks: datetime) -> None:
    """At three world seconds a second most matches, entrances included, take one and a half to four minutes."""
    told = sorted((b.result.airs_at - b.segment.starts_at).total_seconds() / 180 for b, _ in fought())
    spread = [round(float(np.quantile(told, share)), 2) for share in (0, 0.1, 0.5, 0.9, 1)]
    print(f"\nminutes a match at 3 ×, quantiles 0/10/50/90/100: {spread}")
    within = sum(1.5 <= minutes <= 4 for minutes in told) / len(told)

    assert within >= 0.6, spread
    assert 1.5 <= spread[2] <= 4


@invariant
def a_television_show_is_as_long_as_one(weeks: datetime) -> None:
    shows = Show.objects.over().filter(kind="tv")
    minutes = sorted((show.ended_at - show.starts_at).total_seconds() / 60 for show in shows if show.ended_at)
    spread = [round(float(np.quantile(minutes, share)), 1) for share in (0, 0.1, 0.5, 0.9, 1)]
    print(f"\nworld minutes a TV show, quantiles 0/10/50/90/100: {spread}")

    assert sum(25 <= length <= 60 for length in minutes) / len(minutes) >= 0.6, spread


@invariant
def segments_follow_each_other(weeks: datetime) -> None:
    for show in Show.objects.over():
        staged = list(Segment.objects.filter(show=show, struck="").order_by("position"))
        starts = [segment.starts_at for segment in staged]
        assert starts
        assert starts[0] == show.starts_at
        assert starts == sorted(starts)
        assert show.staged == staged[-1].position
