"""Whoever knows its seed can play a match again, and what was told of it is that."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from characters.models import Character
from federations import again
from federations.models import Bout, Result, Side
from federations.proofs import commitment
from federations.sim.bout import ENGINE_VERSION
from federations.sim.kinds import BoutInput, Wrestler
from llmfed.world import airing, archiving, clock
from llmfed.world.models import Moment, Universe
from tests.lived import LIVED_UNTIL, day


@pytest.fixture
def aired(lived: str) -> str:
    """The two houses on Friday evening, told as far as it is."""
    airing.release_history(LIVED_UNTIL)
    universe = Universe.objects.get()
    clock.anchor(universe, LIVED_UNTIL, universe.pace)
    return lived


def first() -> Result:
    return Result.objects.aired(LIVED_UNTIL).select_related("bout").order_by("airs_at")[0]


def verified(named: str) -> str:
    said = StringIO()
    call_command("verify_bout", named, stdout=said)
    return said.getvalue()


def test_every_match_that_is_over_is_played_again_as_it_was_told(aired: str) -> None:
    over = list(Result.objects.aired(LIVED_UNTIL).select_related("bout"))
    assert len(over) > 8
    assert {result.bout.key: again.departures(result) for result in over} == {result.bout.key: [] for result in over}


def test_it_is_found_by_the_number_in_its_address_and_by_its_key(aired: str) -> None:
    bout = first().bout
    said = verified(str(bout.pk))
    assert said == verified(bout.key)
    assert f"match: {bout.key}, /matches/{bout.pk}/, played by engine {ENGINE_VERSION}" in said
    assert f"ok: {bout.commitment} holds" in said


def test_so_is_one_whose_moments_lie_in_volumes(aired: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "LOOKED_BACK", timedelta(days=1))
    archiving.put(before=day(3))
    assert not Moment.objects.filter(kind="bout.bell", facts__bout=first().bout.key).exists()
    assert again.departures(first()) == []


def another_winner(result: Result) -> str:
    Result.objects.filter(pk=result.pk).update(winner=None)
    return "winning side: recorded None, played again"


def another_seed(result: Result) -> str:
    Result.objects.filter(pk=result.pk).update(seed="5e" * 32)
    return "its seed and input are not what it was committed to"


def another_heat(result: Result) -> str:
    played = {**result.played, "heat": 0.987}
    Result.objects.filter(pk=result.pk).update(played=played)
    return "its seed and input are not what it was committed to"


def another_move(result: Result) -> str:
    told = Moment.objects.filter(kind="bout.move", facts__bout=result.bout.key).order_by("airs_at")[0]
    Moment.objects.filter(pk=told.pk).update(facts={**told.facts, "move": "piledriver"})
    return "is move: in the chronicle bout.move differs"


def a_later_bell(result: Result) -> str:
    told = Moment.objects.get(kind="bout.bell", facts__bout=result.bout.key)
    Moment.objects.filter(pk=told.pk).update(kind="bout.hold")
    return "spot 1, 0 s after the bell, is bell: in the chronicle bout.hold differs"


def more_of_a_finish(result: Result) -> str:
    told = Moment.objects.get(kind="bout.finish", facts__bout=result.bout.key)
    Moment.objects.filter(pk=told.pk).update(facts={**told.facts, "why": "low_blow"})
    return "is finish: in the chronicle bout.finish differs"


def more_stars_at_the_bell(result: Result) -> str:
    told = Moment.objects.get(kind="bout.result", facts__bout=result.bout.key)
    Moment.objects.filter(pk=told.pk).update(facts={**told.facts, "quarter_stars": 20})
    return "is result: in the chronicle bout.result differs"


def another_worth(result: Result) -> str:
    Result.objects.filter(pk=result.pk).update(changes={**result.changes, "stars": {}})
    return "worth of its parts: recorded {}"


def other_rules(result: Result) -> str:
    Bout.objects.filter(pk=result.bout_id).update(stipulation="cage")
    return "rules: recorded 'cage'"


def somebody_else(result: Result) -> str:
    into = Character.objects.wrestlers().exclude(sides__bout=result.bout_id)[0]
    Side.objects.filter(pk=result.bout.sides.first().pk).update(character=into)
    return "people: recorded"


TAMPERS = [another_winner, another_seed, another_heat, another_move, a_later_bell, more_of_a_finish]
TAMPERS += [more_stars_at_the_bell, another_worth, other_rules, somebody_else]


@pytest.mark.parametrize("tamper", TAMPERS)
def test_what_was_tampered_with_fails(aired: str, tamper: Callable[[Result], str]) -> None:
    said = tamper(first())
    assert any(said in line for line in again.departures(first()))
    with pytest.raises(CommandError, match="is not what it was committed to, or not what was told of it"):
        verified(first().bout.key)


def test_nothing_of_a_match_can_be_changed_without_breaking_what_it_was_committed_to(aired: str) -> None:
    result = first()
    who = result.played["sides"][0][0]
    assert set(result.played) == {field.name for field in fields(BoutInput)}
    assert set(who) == {field.name for field in fields(Wrestler)}
    changed = [{**result.played, name: "another"} for name in result.played]
    for name in who:
        sides = [[{**who, name: "another"}, *result.played["sides"][0][1:]], *result.played["sides"][1:]]
        changed.append({**result.played, "sides": sides})
    for played in changed:
        result.played = played
        assert again.departures(result) == [
            f"its seed and input are not what it was committed to ({result.bout.commitment})"
        ]


def test_nor_with_a_commitment_to_match(aired: str) -> None:
    result = first()
    weak = {"strength": 0.0, "technique": 0.0, "toughness": 0.0, "stamina": 0.0}
    result.played = {**result.played, "sides": [[{**who, **weak} for who in side] for side in result.played["sides"]]}
    result.bout.commitment = commitment(bytes.fromhex(result.seed), result.engine, result.played)
    found = again.departures(result)
    assert any(line.startswith("energy: recorded") for line in found)
    assert any("spot" in line for line in found)


def test_a_match_of_another_engine_is_named_with_both(aired: str) -> None:
    Result.objects.filter(pk=first().pk).update(engine=1)
    with pytest.raises(CommandError, match=f"was played by engine 1, and this code has engine {ENGINE_VERSION}"):
        verified(first().bout.key)


@pytest.mark.parametrize("named", ["0", "99999999", "9" * 40, "tramway/1/99", "tomorrow", ""])
def test_no_such_match(aired: str, named: str) -> None:
    with pytest.raises(CommandError, match="no match that is over has this number or key"):
        verified(named)


def test_a_match_that_is_not_over_is_not_looked_at(aired: str) -> None:
    hidden = Result.objects.exclude(pk__in=Result.objects.aired(LIVED_UNTIL)).select_related("bout")[0]
    with pytest.raises(CommandError, match="no match that is over"):
        verified(hidden.bout.key)
