"""What a tick does to stories: what was settled stirs quarrels, quarrels cool, and hot ones ask for a match."""

from datetime import time, timedelta

from django.db.models import Exists, OuterRef

from characters.models import Character, Lead
from federations import booking, roster
from federations.models import Bout, Result
from federations.settling import settled
from federations.staging import show_on_air
from federations.topics import federation_topic
from llmfed.prepared import rows_of
from llmfed.world.ticking import Tick
from storylines import arcs, turning
from storylines.models import Feud
from storylines.sim import feuds as sim

# When a story may begin or end, on a day on which nothing else is done then.
NOON, EVENING = time(12), time(18)


def _has_a_book(who: str) -> Exists:
    """Whether somebody has sentences of their own."""
    return Exists(Lead.objects.filter(character=OuterRef(who)))


BURNING = rows_of(lambda timeline: Feud.objects.burning().filter(timeline=timeline), timeline=int)
BURNING_WITH_PEOPLE = rows_of(
    lambda timeline: (
        Feud.objects.burning()
        .filter(timeline=timeline)
        .select_related("one", "other")
        .annotate(one_speaks=_has_a_book("one"), other_speaks=_has_a_book("other"))
        .order_by("one__slug", "other__slug")
    ),
    timeline=int,
)


def hear(tick: Tick) -> None:
    """Phase, at midnight: what was staged for a story is felt by those it was done to."""
    if tick.is_midnight and roster.federation(tick) is not None:
        arcs.hear(tick)


def direct(tick: Tick) -> None:
    """Phase: stir, cool, ask."""
    if tick.on_air:
        _stir(tick)
    elif tick.is_midnight:
        burning = BURNING_WITH_PEOPLE(timeline=tick.timeline.pk)
        arcs.direct(tick, burning)
        _ask(tick, [feud for feud in burning if feud.settled_at is None])
    elif tick.at.time() in (NOON, EVENING) and roster.federation(tick) is not None and booking.is_quiet(tick):
        # Stories end before the next show, and begin at noon.
        noon = tick.at.time() == NOON
        arcs.look(tick, lambda: BURNING_WITH_PEOPLE(timeline=tick.timeline.pk), begin=noon)
    elif turning.is_due(tick) and roster.federation(tick) is not None:
        turning.look(tick, arcs.in_one(tick))


def _stir(tick: Tick) -> None:
    """What a settled singles bout does to the quarrel of the two, or begins one."""
    fought = [result for result in settled(tick) if result.bout.form == Bout.Form.SINGLES]
    if fought:
        burning = BURNING(timeline=tick.timeline.pk)
        for result in fought:
            _after(tick, result, burning)


def _after(tick: Tick, result: Result, burning: list[Feud]) -> None:
    sides = list(result.bout.sides.all())
    one, other = sorted((side.character for side in sides), key=lambda who: who.slug)
    feud = next((f for f in burning if (f.one_id, f.other_id) == (one.pk, other.pk)), None)
    what = sim.Fought(
        finish=result.finish,
        championship=result.bout.championship_id is not None,
        title_change=result.title_change,
        opposed={one.alignment, other.alignment} == {"face", "heel"},
        big_show=show_on_air(tick).is_big,
        stars=result.stars,
    )
    if feud is None:
        if not {one.pk, other.pk} & {pk for f in burning for pk in (f.one_id, f.other_id)}:
            _begin(tick, one, other, what)
        return
    topics = [federation_topic(tick.timeline.slug), f"character:{one.slug}", f"character:{other.slug}"]
    if sim.settles(what, feud.heat):
        feud.settled_at = tick.at
        winner = next((s.character.slug for s in sides if s.number == result.winner), one.slug)
        loser = other.slug if winner == one.slug else one.slug
        tick.record("feud.settled", {"by": winner, "on": loser}, topics=topics)
    feud.heat = sim.stirred(feud.heat, what)
    tick.change(feud, "heat", "settled_at")


def _begin(tick: Tick, one: Character, other: Character, what: sim.Fought) -> None:
    """A quarrel begins, if there is a reason."""
    why = sim.slight(what)
    if why is None:
        return
    Feud.objects.create(
        timeline=tick.timeline, one=one, other=other, heat=sim.stirred(0, what), why=why, began_at=tick.at
    )
    topics = [federation_topic(tick.timeline.slug), f"character:{one.slug}", f"character:{other.slug}"]
    tick.record("feud.began", {"by": one.slug, "on": other.slug, "why": why}, topics=topics)


def _ask(tick: Tick, burning: list[Feud]) -> None:
    """Once a day quarrels cool, dead ones end, and hot ones ask the booker for a match, once a week."""
    week_ago = tick.at - timedelta(days=6)
    for feud in burning:
        feud.heat = sim.cooled(feud.heat, days=1)
        if arcs.promised(tick, feud):
            tick.change(feud, "heat")
            continue
        gone = feud.one.home_id != tick.timeline.pk or feud.other.home_id != tick.timeline.pk
        if gone or feud.heat < sim.TUNING.forgotten:
            feud.settled_at = tick.at
        elif feud.heat >= sim.TUNING.must_meet and (feud.asked_at is None or feud.asked_at <= week_ago):
            feud.asked_at = tick.at
            facts = {
                "one": feud.one.slug,
                "other": feud.other.slug,
                "heat": round(feud.heat, 2),
                "settle": feud.heat >= sim.TUNING.can_settle,
            }
            tick.ask(tick.timeline, "bout.wanted", facts)
        tick.change(feud, "heat", "settled_at", "asked_at")
