"""The market: who leaves comes there whole, and whoever is needed is sent on."""

from datetime import timedelta

import numpy as np
import pytest

from characters.models import Character
from federations.models import Contract, Federation
from llmfed import headless
from llmfed.world import packed
from llmfed.world.models import Moment, PackedState, Request, Timeline
from tests.cast import BEGAN

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY, THURSDAY = BEGAN + DAY, BEGAN + 2 * DAY, BEGAN + 3 * DAY
MOMENT = timedelta(minutes=1)
# With no crowd behind them and a temper that nobody is glad of, some of these are let go when their contracts end.
EXPENDABLE = ["hugo-prat", "ivo-marr", "jun-sato", "kit-rowe", "greta-munk", "farida-noor", "emeka-odu"]


@pytest.fixture
def leaving(ironbound: Federation) -> list[str]:
    """Ironbound on Tuesday, at whose midnight seven contracts ended: those who were let go."""
    Character.objects.filter(slug__in=EXPENDABLE).update(over=0.0, agreeableness=-100)
    Contract.objects.filter(character__slug__in=EXPENDABLE).update(until=TUESDAY)
    headless.advance(until=TUESDAY + MOMENT)
    gone = Contract.objects.exclude(ended_at=None).order_by("character__slug")
    return list(gone.values_list("character__slug", flat=True))


def rows(name: str, slug: str) -> dict[str, list[float]]:
    """A timeline's packed rows by key."""
    found = packed.unpack(PackedState.objects.get(timeline__slug=slug, name=name))
    return dict(zip(found.keys, found.values.tolist(), strict=True))


def test_a_contract_that_ends_is_renewed_or_its_holder_leaves(leaving: list[str]) -> None:
    stayed = sorted(set(EXPENDABLE) - set(leaving))

    assert leaving
    assert stayed
    for slug in stayed:
        assert Contract.objects.get(character__slug=slug, ended_at=None).until > TUESDAY + 365 * DAY


def test_whoever_leaves_is_nowhere_until_the_market_takes_them_in(leaving: list[str]) -> None:
    for slug in leaving:
        who = Character.objects.get(slug=slug)
        assert who.home is None
        assert slug not in rows("minds", "ironbound")
        assert slug not in rows("minds", "market")
        assert not [key for key in rows("bonds", "ironbound") if key.startswith(f"{slug}>")]


def test_the_market_takes_them_in_next_day_as_they_were(leaving: list[str]) -> None:
    filed = {r.facts["who"]: r.facts["filed"] for r in Request.objects.filter(kind="character.transferred")}
    headless.advance(until=WEDNESDAY + MOMENT)

    assert sorted(filed) == leaving
    for slug in leaving:
        assert Character.objects.get(slug=slug).home == Timeline.objects.get(slug="market")
        assert slug in rows("minds", "market")
        assert {key for key, _ in filed[slug]["bonds"]} <= set(rows("bonds", "market"))
    answers = Request.objects.filter(kind="character.transferred").values_list("answer", "reason")
    assert set(answers) == {("granted", "arrived")}


def test_a_champion_and_whoever_is_on_a_card_stays(ironbound: Federation) -> None:
    headless.advance(until=THURSDAY)
    booked = set(Character.objects.filter(sides__bout__segment__starts_at=None).exclude(sides=None))
    Character.objects.update(over=0.0, agreeableness=-100)
    Contract.objects.update(until=THURSDAY)
    headless.advance(until=THURSDAY + MOMENT)

    assert len(booked) >= 8
    assert not Contract.objects.exclude(ended_at=None).filter(character__in=booked).exists()
    assert not Contract.objects.exclude(ended_at=None).filter(character__slug="bo-lindqvist").exists()


def test_a_thin_roster_asks_on_monday_and_signs_on_wednesday(ironbound: Federation) -> None:
    market = Timeline.objects.get(slug="market")
    free = Character.objects.get(slug="kit-rowe")
    Contract.objects.filter(character=free).delete()
    _move(free, market)
    headless.advance(until=WEDNESDAY)
    assert not Contract.objects.filter(character=free).exists()
    assert Character.objects.get(slug="kit-rowe").home is None

    headless.advance(until=WEDNESDAY + MOMENT)

    assert Contract.objects.get(character=free, ended_at=None).federation == ironbound
    assert Character.objects.get(slug="kit-rowe").home == ironbound.timeline
    assert "kit-rowe" in rows("minds", "ironbound")
    assert "kit-rowe" not in rows("minds", "market")
    signed = Moment.objects.get(kind="contract.signed")
    assert (signed.facts["by"], signed.airs_at) == ("kit-rowe", WEDNESDAY)


def test_a_federation_that_finds_nobody_is_told_so(ironbound: Federation) -> None:
    headless.advance(until=TUESDAY + MOMENT)

    asked = Request.objects.get(kind="talent.wanted")
    assert (asked.answer, asked.reason) == ("declined", "nobody is free")


def test_nobody_returns_to_where_they_were_just_let_go(leaving: list[str]) -> None:
    headless.advance(until=BEGAN + 15 * DAY + MOMENT)

    asked = Request.objects.filter(kind="talent.wanted", effective_at__gt=WEDNESDAY)
    assert asked.exists()
    gone = Character.objects.filter(slug__in=leaving).values_list("name", flat=True)
    assert not [reason for reason in asked.values_list("reason", flat=True) if any(name in reason for name in gone)]
    assert Contract.objects.filter(character__slug__in=leaving).count() == len(leaving)


def _move(who: Character, home: Timeline) -> None:
    """Put somebody elsewhere before the first tick, packed rows and all."""
    Character.objects.filter(pk=who.pk).update(home=home)
    for name in ("minds", "bonds"):
        away = packed.unpack(PackedState.objects.get(timeline=who.home, name=name))
        there = packed.unpack(PackedState.objects.get(timeline=home, name=name))
        own = [n for n, key in enumerate(away.keys) if key == who.slug or key.startswith(f"{who.slug}>")]
        rest = [n for n in range(len(away.keys)) if n not in own]
        there.put([away.keys[n] for n in own], away.values[own], there.at)
        away.put([away.keys[n] for n in rest], away.values[rest], away.at)
        packed.save((away, there))


def test_who_become_friends_on_the_market_are_told_of_at_no_federation(leaving: list[str]) -> None:
    headless.advance(until=WEDNESDAY + MOMENT)
    ties = packed.unpack(PackedState.objects.get(timeline__slug="market", name="bonds"))
    pairs = [f"{one}>{other}" for one in leaving for other in leaving if one != other]
    ties.put(pairs, np.full((len(pairs), len(ties.row.columns)), 14.99, np.float32), WEDNESDAY)
    packed.save([ties])
    headless.advance(until=THURSDAY + 6 * DAY)
    told = Moment.objects.filter(kind="bond.friends", timeline__slug="market")

    assert told.exists()
    for moment in told:
        assert moment.topics == [f"character:{moment.facts['by']}", f"character:{moment.facts['on']}"]
