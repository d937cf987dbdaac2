"""Over a year: what is said to follow from a win follows."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoDbBlocker

from federations.models import Bout, Promise, Reign, Result, Tie, Tournament
from llmfed import genesis, headless
from llmfed.world import randomness
from storylines import stakes
from storylines.models import Arc
from storylines.sim.aftermath import holds
from storylines.sim.stakes import FORM, NIGHTS, Consequence, Record, branches
from tests.databases import created, using

YEAR = timedelta(days=365)
LEAST_SHARE = 0.9


def test_a_record_is_every_earlier_match_of_those_in_it(lived: str) -> None:
    """Looked up one by one, and not by the one statement that makes a record."""
    fought = list(Result.objects.order_by("airs_at").prefetch_related("bout__sides__character"))
    cast = {result.bout_id: {side.character.slug for side in result.bout.sides.all()} for result in fought}
    known = 0
    for result in fought:
        assert result.bout.bell_at is not None
        record = stakes.record(result.bout.key, result.bout.bell_at)
        assert record is not None
        earlier = [
            one for one in fought if one.airs_at <= result.bout.bell_at and cast[one.bout_id] & cast[result.bout_id]
        ]
        assert [past.winner for past in record.past] == [one.winner for one in reversed(earlier)]
        assert [frozenset().union(*past.sides) for past in record.past] == [
            cast[one.bout_id] for one in reversed(earlier)
        ]
        known += len(earlier)
    assert known > 5


@pytest.mark.long
def test_nine_of_ten_consequences_come_true(migrated: str, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), created(migrated) as name, using(name):
        secret = randomness.secret_from("a year of stakes")
        began = genesis.create(genesis.DEFAULT_UNIVERSE, secret=secret, say=lambda _: None).began_at
        headless.advance(until=began + YEAR)
        named, true = Counter[str](), Counter[str]()
        won = Result.objects.exclude(winner=None).select_related("bout")
        for result in won.prefetch_related("bout__sides__character"):
            assert result.bout.bell_at is not None
            record = stakes.record(result.bout.key, result.bout.bell_at)
            assert record is not None
            branch = next((one for one in branches(record) if one.side == result.winner), None)
            for one in holds(branch.consequences if branch else (), result.finish):
                named[one.kind] += 1
                true[one.kind] += came_true(one, record, result)

        shots = Promise.objects.shots().filter(made_at__lt=began + YEAR - timedelta(days=NIGHTS))
        ledger = (shots.count(), shots.exclude(kept_at=None).count(), list(shots.values_list("reason", flat=True)))

    assert sum(named.values()) > 800
    assert {"crowned", "kept", "settled", "tally", "run", "slump", "shot", "through", "cup", "points"} <= named.keys()
    assert ledger[0] > 20, ledger
    assert ledger[1] >= LEAST_SHARE * ledger[0], ledger
    assert {kind: true[kind] / named[kind] >= LEAST_SHARE for kind in named} == dict.fromkeys(named, True), (
        named,
        true,
    )


def came_true(one: Consequence, record: Record, result: Result) -> bool:
    """Look a consequence up in what was written after the match."""
    if one.kind == "crowned":
        return Reign.objects.filter(won_in=result.bout).exists()
    if one.kind == "kept":
        reign = Reign.objects.filter(championship=result.bout.championship, began_at__lt=result.airs_at).latest(
            "number"
        )
        defended = Bout.objects.filter(championship=reign.championship, result__airs_at__lte=result.airs_at)
        made = defended.filter(result__airs_at__gt=reign.began_at).count()
        return made == one.amount and not Reign.objects.filter(won_in=result.bout).exists()
    if one.kind == "settled":
        show = result.bout.segment.show
        closed = Arc.objects.filter(blow_off=show, ending="settled", closed_at__lte=result.airs_at + timedelta(days=2))
        return closed.exists()
    if one.kind == "shot":
        earned = Promise.objects.shots().filter(earned_in=result.bout, broken_at=None).first()
        cashed = earned.kept_at if earned else None
        # What was earned too late in the year has not had its night yet.
        return earned is not None and (cashed is None or cashed - result.airs_at < timedelta(days=one.within_days))
    if one.kind == "survives":
        return len(record.corners) > 2
    if one.kind == "cup" and result.bout.stipulation == Bout.Stipulation.RUMBLE:
        cup = Tournament.objects.get(bout=result.bout)
        return cup.winner is not None and {cup.winner.character.slug} == record.corners[result.winner or 0].keys
    if one.kind in {"through", "cup", "points"}:
        tie = Tie.objects.filter(promise__bout=result.bout).select_related("winner__character").get()
        return tie.winner is not None and {tie.winner.character.slug} == record.corners[result.winner or 0].keys
    return _counted(one, record, result)


def _counted(one: Consequence, record: Record, result: Result) -> bool:
    """Runs and tallies, counted over all results ever, and not by the code that named them."""
    assert result.winner is not None
    mine = record.corners[result.winner].keys
    theirs = next(corner.keys for n, corner in enumerate(record.corners) if n != result.winner)
    if one.kind == "tally":
        outcomes = [won for keys, foes, won in _outcomes(result.airs_at, mine) if keys == mine and foes == [theirs]]
        return outcomes.count(True) == one.amount
    if one.kind == "form":
        return [won for _, _, won in _outcomes(result.airs_at, mine)][:FORM].count(True) == one.amount
    if one.kind == "form_left":
        return [won for _, _, won in _outcomes(result.airs_at, theirs)][:FORM].count(True) == one.amount
    if one.kind in {"run", "relief"}:
        outcomes = [won for _, _, won in _outcomes(result.airs_at, mine)]
        return outcomes[0] is True and (one.kind == "relief" or outcomes[: one.amount] == [True] * one.amount)
    outcomes = [won for _, _, won in _outcomes(result.airs_at, theirs)]
    return outcomes[0] is False and (one.kind == "ends_run" or outcomes[: one.amount] == [False] * one.amount)


def _outcomes(until: datetime, who: frozenset[str]) -> list[tuple[frozenset[str], list[frozenset[str]], bool | None]]:
    """All matches in which these stood on one side, newest first: that side, the others, whether it won."""
    bouts = Bout.objects.filter(result__airs_at__lte=until, sides__character__slug=min(who))
    found = []
    for bout in bouts.select_related("result").prefetch_related("sides__character").order_by("-result__airs_at"):
        sides: dict[int, set[str]] = {}
        for side in bout.sides.all():
            sides.setdefault(side.number, set()).add(side.character.slug)
        own = next((n for n, keys in sides.items() if who <= keys), None)
        if own is not None:
            won = None if bout.result.winner is None else bout.result.winner == own
            found.append((frozenset(sides[own]), [frozenset(v) for n, v in sides.items() if n != own], won))
    return found
