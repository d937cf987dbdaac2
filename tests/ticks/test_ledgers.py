"""Whatever happens to a house, its lineages run on without a gap, and its promises are settled once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from characters.models import Character, Injury
from federations.edits import ahead, belts
from federations.models import Championship, Contract, Federation, Promise, Reign, Result, Show
from llmfed import headless
from llmfed.accounts.models import User
from llmfed.world.models import Moment, Timeline
from llmfed.world.orders import Refused
from tests.cast import BEGAN

STEPS = 24
Settled = tuple[datetime | None, datetime | None, str]


@dataclass
class House:
    """Ironbound in the hands of chance."""

    federation: Federation
    promoter: User
    rng: Random
    now: datetime = BEGAN
    done: Counter[str] = field(default_factory=Counter)
    settled: dict[int, Settled] = field(default_factory=dict)

    def due(self) -> datetime:
        return Timeline.objects.get(pk=self.federation.timeline_id).due_at

    def people(self) -> list[Character]:
        contracts = Contract.objects.filter(federation=self.federation, character__role="wrestler")
        return list(Character.objects.filter(contracts__in=contracts).order_by("slug").distinct())

    def belt(self) -> Championship:
        return self.rng.choice(list(self.federation.championships.order_by("slug")))

    def two(self) -> list[Character]:
        one, other = self.rng.sample(self.people(), 2)
        return [one, other]


def live(house: House) -> None:
    """Some days go by, with their shows."""
    house.now += timedelta(days=house.rng.randint(1, 4))
    headless.advance(until=house.now)


def award(house: House) -> None:
    belt = house.belt()
    able = [who for who in house.people() if belt.admits(who)]
    holders = house.rng.sample(able, belt.holders_needed)
    belts.award(belt=belt, holders=holders, by=house.promoter, now=house.due())


def vacate(house: House) -> None:
    belts.vacate(belt=house.belt(), by=house.promoter, now=house.due())


def retire(house: House) -> None:
    """A championship is put away, or brought back."""
    belt = house.belt()
    belts.change(belt=belt, changed={"retired": not belt.retired}, by=house.promoter)


def hurt(house: House) -> None:
    """Somebody is out for longer than a champion is waited for."""
    who = house.rng.choice(house.people())
    if Injury.objects.filter(character=who, until__gt=house.now).exists():
        raise Refused("hurt enough")
    Injury.objects.create(character=who, began_at=house.due(), until=house.due() + timedelta(days=40))


def promise(house: House) -> None:
    coming = Show.objects.filter(federation=house.federation, state=Show.State.PLANNED).order_by("starts_at")
    show = house.rng.choice(list(coming[:3]))
    one, other = house.two()
    told = {"rules": house.rng.choice(["", "no_dq", "cage"]), "belt": house.rng.choice(["", house.belt().slug])}
    ahead.promise(show=show, one=one.name, other=other.name, **told, by=house.promoter, now=house.due())


def take_back(house: House) -> None:
    made = list(Promise.objects.exclude(order=None).select_related("show__federation__timeline").order_by("pk"))
    if not made:
        raise Refused("nothing to take back")
    told = house.rng.choice(made)
    assert told.show is not None
    back = told.broken_at is not None
    ahead.take_back(show=told.show, promise=told, back=back, by=house.promoter, now=house.due())
    house.settled.pop(told.pk, None)


Deed = Callable[[House], None]
DEEDS: tuple[Deed, ...] = (live, live, award, award, vacate, retire, hurt, promise, promise, promise, take_back)


def check_lineage(belt: Championship, now: datetime) -> None:
    """One at a time, one after the other, numbered as they came; their days and the gaps are all there were."""
    reigns = list(belt.reigns.order_by("number"))
    assert [reign.number for reign in reigns] == list(range(1, len(reigns) + 1))
    assert all(reign.ended_at is not None for reign in reigns[:-1])
    gaps = timedelta()
    for one, other in pairwise(reigns):
        assert one.ended_at is not None
        assert one.began_at <= one.ended_at <= other.began_at
        gaps += other.began_at - one.ended_at
    if reigns:
        end = reigns[-1].ended_at or max(now, reigns[-1].began_at)
        held = sum(((reign.ended_at or end) - reign.began_at for reign in reigns), timedelta())
        assert held + gaps == end - reigns[0].began_at
        assert sum(reign.days(end) for reign in reigns) <= (end - reigns[0].began_at).days
    for reign in reigns:
        assert reign.holders.count() == belt.holders_needed
        assert reign.ended_at or not belt.retired
        fought = Result.objects.filter(bout__championship=belt, airs_at__gt=reign.began_at, title_change=False)
        within = fought.filter(airs_at__lte=reign.ended_at) if reign.ended_at else fought
        assert reign.defences <= within.count()
        assert reign.won_in is None or reign.won_in.result.title_change


def check_promises(house: House) -> None:
    """Each is kept or broken once, for good, and with a reason where it is broken."""
    for told in Promise.objects.filter(federation=house.federation).select_related("show"):
        state = (told.kept_at, told.broken_at, told.reason)
        assert told.kept_at is None or told.broken_at is None
        assert bool(told.broken_at) <= bool(told.reason), told
        assert all(at >= told.made_at for at in (told.kept_at, told.broken_at) if at)
        if told.pk in house.settled:
            assert state == house.settled[told.pk], told
        if told.kept_at or told.broken_at:
            house.settled[told.pk] = state
        elif told.show is not None:
            assert told.show.state != Show.State.OVER, told
        if told.kept_at and told.kind == Promise.Kind.MATCH:
            assert told.bout is not None
            assert told.bout.segment.show_id == told.show_id


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
def test_a_house_in_the_hands_of_chance_keeps_its_books(ironbound: Federation, seed: int) -> None:
    promoter = User.objects.create(username="pia", is_demo=True, is_staff=True, is_superuser=True)
    house = House(ironbound, promoter, Random(seed))
    live(house)
    for _ in range(STEPS):
        deed = house.rng.choice(DEEDS)
        try:
            deed(house)
            house.done[deed.__name__] += 1
        except Refused:
            house.done["refused"] += 1
        for belt in ironbound.championships.all():
            check_lineage(belt, house.due())
        check_promises(house)
    house.now += timedelta(days=12)
    headless.advance(until=house.now)
    for belt in ironbound.championships.all():
        check_lineage(belt, house.due())
    check_promises(house)

    crowned = Moment.objects.filter(kind="champion.crowned").values_list("facts__championship", "facts__reign")
    assert set(Counter(crowned).values()) <= {1}
    assert len(house.done) > 4
    assert Reign.objects.count() > house.done["award"]
    assert house.settled or not house.done["promise"]
