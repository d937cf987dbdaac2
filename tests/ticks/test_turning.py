"""Turns: the house sees it coming for weeks, then it happens, and nobody else turns for a while."""

from datetime import timedelta

import pytest

from characters.models import Character, Role, Turn
from federations.models import Contract, Federation
from llmfed import headless
from llmfed.world.models import Moment
from storylines.models import Wavering
from storylines.sim.turning import TUNING
from tests.cast import BEGAN

# From the midnight before until somebody has looked, in the morning.
DAY, MOMENT = timedelta(days=1), timedelta(hours=6, minutes=1)
WEDNESDAY = BEGAN + 2 * DAY
# Too soon to turn again, and long enough ago for the house.
LATELY = BEGAN - 90 * DAY


def suffer(weeks: range) -> None:
    """Let Wednesdays come on which Hugo, a face with a temper, has lost and lost."""
    for week in weeks:
        headless.advance(until=WEDNESDAY + 7 * week * DAY)
        Contract.objects.filter(character__slug="hugo-prat").update(momentum=-1.0)
        headless.advance(until=WEDNESDAY + 7 * week * DAY + MOMENT)


@pytest.fixture
def bitter(ironbound: Federation) -> Character:
    """Hugo, of whom there has been a first sign, in the second or third week; everybody else has lately turned."""
    Character.objects.filter(slug="hugo-prat").update(agreeableness=-100)
    others = Character.objects.filter(role=Role.WRESTLER).exclude(slug="hugo-prat")
    Turn.objects.bulk_create(Turn(character=who, was="tweener", became="face", at=LATELY) for who in others)
    week = 1
    while not Wavering.objects.exists() and week < 5:
        suffer(range(week, week + 1))
        week += 1
    return Wavering.objects.select_related("character").get().character


def test_there_are_signs_for_weeks_and_then_a_turn(bitter: Character) -> None:
    assert bitter.slug == "hugo-prat"
    first = Wavering.objects.get()
    assert (first.towards, first.signs, first.turned) == ("heel", 1, False)
    start = (first.began_at - WEDNESDAY).days // 7
    suffer(range(start + 1, start + 2))
    bitter.refresh_from_db()
    assert bitter.alignment == "face"
    suffer(range(start + 2, start + TUNING.patience))
    bitter.refresh_from_db()
    signs = list(Moment.objects.filter(kind="person.wavering").order_by("seq"))
    told = Moment.objects.get(kind="character.turned").facts

    assert bitter.alignment == "heel"
    assert told == {"by": "hugo-prat", "was": "face", "became": "heel", "why": "bitter"}
    assert [moment.facts for moment in signs[:2]] == [{"by": "hugo-prat", "why": "bitter"}] * 2
    own = Turn.objects.get(character=bitter)
    assert own.at - signs[0].airs_at >= timedelta(days=14)
    assert Wavering.objects.get(character=bitter).turned


def test_it_passes_when_the_luck_does(bitter: Character) -> None:
    first = Wavering.objects.get()
    Contract.objects.filter(character=bitter).update(momentum=1.0)
    Character.objects.filter(pk=bitter.pk).update(agreeableness=100)
    Contract.objects.exclude(character=bitter).update(momentum=0.0)
    headless.advance(until=first.began_at + 7 * DAY)
    Contract.objects.filter(character=bitter).update(momentum=1.0)
    headless.advance(until=first.began_at + 7 * DAY + MOMENT)
    first.refresh_from_db()
    assert first.ended_at is not None
    assert not first.turned
    assert not Turn.objects.filter(character=bitter).exists()
