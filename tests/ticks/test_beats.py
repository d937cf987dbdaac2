"""What was staged for a story is felt: by whom it was done to, and by the quarrel; also when the story is over."""

from datetime import timedelta

import pytest

from characters.models import Character
from federations.models import Contract, Federation, Segment, Show
from llmfed import headless
from llmfed.world import packed
from llmfed.world.models import PackedState
from storylines.models import Arc, Beat, Feud
from tests.cast import BEGAN

TUESDAY = BEGAN + timedelta(days=1)


@pytest.fixture
def attack(ironbound: Federation) -> Beat:
    """Monday's show is over, and on it Vera Stahl went for Lena Park."""
    headless.advance(until=TUESDAY - timedelta(minutes=1))
    show = Show.objects.get(number=1)
    assert show.state == Show.State.OVER
    vera, lena = Character.objects.get(slug="vera-stahl"), Character.objects.get(slug="lena-park")
    home, night = ironbound.timeline, Show.objects.filter(kind="big").order_by("starts_at")[0]
    feud = Feud.objects.create(timeline=home, one=lena, other=vera, heat=12, why="a chair", began_at=BEGAN)
    arc = Arc.objects.create(
        timeline=home, number=1, feud=feud, wronged=lena, wrongdoer=vera, blow_off=night, began_at=BEGAN
    )
    Segment.objects.create(
        show=show,
        position=90,
        kind="angle",
        topic="attack",
        speaker=vera,
        target=lena,
        asked=77,
        starts_at=show.ended_at,
    )
    Beat.objects.create(arc=arc, number=9, kind="blow_off", show=night)
    told = {"deed": "attack", "by": vera, "on": lena, "state": "asked", "request": 77}
    return Beat.objects.create(arc=arc, number=1, kind="attack", show=show, **told)


def charge() -> float:
    block = packed.unpack(PackedState.objects.get(timeline__slug="ironbound", name="bonds"))
    held = dict(zip(block.keys, block.column("charge").tolist(), strict=True))
    return held.get("lena-park>vera-stahl", 0.0)


def live_midnight() -> None:
    headless.advance(until=TUESDAY + timedelta(minutes=1))


def test_an_attack_is_held_against_whoever_did_it(attack: Beat) -> None:
    before = charge()
    live_midnight()
    attack.refresh_from_db()

    assert charge() < before - 4
    assert attack.state == Beat.State.TOLD
    assert 15 < attack.arc.feud.heat <= 16


def test_a_betrayer_turns(attack: Beat) -> None:
    Beat.objects.filter(pk=attack.pk).update(deed="betrayal")
    live_midnight()

    assert Character.objects.get(slug="vera-stahl").alignment == "heel"


def test_who_leaves_that_midnight_turns_for_nobody_and_stops_nothing(attack: Beat) -> None:
    folk = Character.objects.filter(role="wrestler", home=attack.arc.timeline)
    folk.update(over=0.0, agreeableness=-100, alignment="face")
    Contract.objects.filter(character__in=folk).update(until=TUESDAY)
    told = {
        "arc": attack.arc,
        "show": attack.show,
        "kind": "friend",
        "deed": "betrayal",
        "state": "asked",
        "request": 77,
    }
    for number, who in enumerate(folk.order_by("slug"), start=20):
        Beat.objects.create(number=number, by=who, on=attack.on, **told)
    live_midnight()
    turned = Character.objects.filter(alignment="heel", role="wrestler")
    gone = Contract.objects.exclude(ended_at=None).values("character")

    assert turned.exists()
    assert Character.objects.filter(pk__in=gone).exists()
    assert not turned.filter(pk__in=gone).exists()
    assert set(Beat.objects.filter(deed="betrayal").values_list("state", flat=True)) == {Beat.State.TOLD}


def test_what_is_said_after_a_story_is_told_and_heats_nothing(attack: Beat) -> None:
    Arc.objects.update(closed_at=BEGAN, ending="settled")
    Beat.objects.filter(pk=attack.pk).update(kind="aftermath", deed="", by=None, on=None)
    live_midnight()
    attack.refresh_from_db()

    assert attack.state == Beat.State.TOLD
    assert attack.arc.feud.heat <= 12


def test_what_was_asked_for_and_not_staged_is_dropped(attack: Beat) -> None:
    Segment.objects.filter(asked=77).delete()
    before = charge()
    live_midnight()
    attack.refresh_from_db()

    assert attack.state == Beat.State.DROPPED
    assert charge() > before - 4
