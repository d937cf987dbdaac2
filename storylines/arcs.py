"""Arcs: the director's verbs. An arc begins, asks for its beats, reads what became of them, and ends."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Max

from characters import minds
from characters.models import Bond, BondKind, Character
from federations import fields, meetings, roster
from federations.meetings import Deed
from federations.models import Bout, Result, Segment, Series, Show
from federations.topics import federation_topic
from llmfed.prepared import rows_of
from llmfed.world import writing
from llmfed.world.ticking import Tick
from storylines import beats, choosing, turning
from storylines.models import Arc, Beat, Feud
from storylines.sim import arcs as sim
from storylines.sim import feuds
from storylines.sim.arcs import Kind

# Cards are announced in the third day before their show; what is to stand on one is asked for on its midnight.
ASKED_AHEAD_DAYS = 3
# A match of such weight is not sprung on anybody: promised by now, challenge or no challenge.
PROMISED_AHEAD = timedelta(days=8)
ATTACK_CHARGE = -7.0

RUNNING = rows_of(
    lambda timeline: (
        Arc.objects.running()
        .filter(timeline=timeline)
        .select_related("feud", "wronged", "wrongdoer", "friend", "blow_off", "championship", "winner")
    ),
    timeline=int,
)
BEATS = rows_of(lambda arc: Beat.objects.filter(arc=arc).select_related("show", "by", "on").order_by("number"), arc=int)
# What was asked for shows that are over; the night itself is its own result.
ASKED = rows_of(
    lambda timeline: (
        Beat.objects.filter(arc__timeline=timeline, state=Beat.State.ASKED, show__state=Show.State.OVER)
        .exclude(kind=Kind.BLOW_OFF)
        .select_related("show", "by", "on", "arc__feud")
        .order_by("arc__number", "number")
    ),
    timeline=int,
)
COMING = rows_of(
    lambda timeline, at: Show.objects.filter(federation__timeline=timeline, starts_at__gte=at).order_by("starts_at"),
    timeline=int,
    at=datetime,
)


def direct(tick: Tick, burning: list[Feud]) -> None:
    """Once a day: the running arc goes on."""
    arc = RUNNING.first(timeline=tick.timeline.pk) if roster.federation(tick) is not None else None
    if arc is None:
        return
    # One row, one object: what the arc does to its quarrel and what the day does to it are written together.
    arc.feud = next((feud for feud in burning if feud.pk == arc.feud_id), arc.feud)
    tick.memo["arc"] = arc
    fields.spoken_for(tick).update((arc.wronged.slug, arc.wrongdoer.slug))
    _go_on(tick, arc)


def look(tick: Tick, burning: Callable[[], list[Feud]], *, begin: bool) -> None:
    """The arc whose night has come ends; where none is running, the best of the quarrels may `begin` one."""
    arc = RUNNING.first(timeline=tick.timeline.pk)
    if arc is not None and arc.blow_off.state == Show.State.OVER:
        arc.course = BEATS(arc=arc.pk)
        _close(tick, arc)
    elif begin and arc is None and (night := _night(tick)) is not None:
        _begin(tick, burning(), *night)


def in_one(tick: Tick) -> set[str]:
    """Who is in the story that is under way: they stay on their sides until it is over."""
    arc = RUNNING.first(timeline=tick.timeline.pk)
    return {who.slug for who in (arc.wronged, arc.wrongdoer, arc.friend) if who} if arc else set()


def promised(tick: Tick, feud: Feud) -> bool:
    """Whether a quarrel has its night already, and must not be settled on another."""
    arc: Arc | None = tick.memo.get("arc")
    return arc is not None and arc.closed_at is None and arc.feud_id == feud.pk


def _go_on(tick: Tick, arc: Arc) -> None:
    if arc.blow_off.state == Show.State.OVER:
        return
    arc.course = BEATS(arc=arc.pk)
    if not {arc.wronged.slug, arc.wrongdoer.slug} <= roster.load(tick).contracts.keys():
        _end(tick, arc, None, "off")
    else:
        _ask(tick, arc)


def _ask(tick: Tick, arc: Arc) -> None:
    """Ask for what the next card needs, and for the match itself once there is a reason."""
    for beat in [b for b in arc.course if b.state == Beat.State.PLANNED and b.show_id != arc.blow_off_id]:
        days = (beat.show.starts_at.date() - tick.at.date()).days
        if beat.show.state != Show.State.PLANNED:
            beat.state = Beat.State.DROPPED
            tick.change(beat, "state")
        elif days <= ASKED_AHEAD_DAYS:
            beats.ask(tick, arc, beat)
    over = {Beat.State.TOLD, Beat.State.DROPPED}
    challenged = any(beat.kind == Kind.CHALLENGE and beat.state in over for beat in arc.course)
    night = next(b for b in arc.course if b.kind == Kind.BLOW_OFF)
    if night.request is None and (challenged or arc.blow_off.starts_at - tick.at <= PROMISED_AHEAD):
        _promise(tick, arc, night)


def _promise(tick: Tick, arc: Arc, night: Beat) -> None:
    slight = next((beat.deed for beat in arc.course if beat.kind == Kind.SLIGHT), "")
    arc.stipulation = sim.stipulation(arc.feud.heat, arc.championship_id is not None, slight)
    facts = {
        "one": arc.wronged.slug,
        "other": arc.wrongdoer.slug,
        "show": arc.blow_off.number,
        "stipulation": arc.stipulation,
        "championship": arc.championship.slug if arc.championship else None,
        # A month of it ought to lead somewhere.
        "shot": arc.championship is None,
        # And the hottest of them to something that does not come back, if the booker lets it.
        "for_good": arc.feud.heat >= sim.TUNING.for_good_heat,
    }
    night.request = tick.ask(tick.timeline, "match.promised", facts).number
    night.state = Beat.State.ASKED
    tick.change(night, "request", "state")
    tick.change(arc, "stipulation")


def hear(tick: Tick) -> None:
    """Once a day, before people feel: what became of the beats that were asked for, of stories that are over too.

    Written at once, because the director asks the database again later in the tick.
    """
    asked, stirred = ASKED(timeline=tick.timeline.pk), dict[int, Feud]()
    for beat in asked:
        # Of two beats of one story each brought its quarrel along.
        beat.arc.feud = stirred.setdefault(beat.arc.feud_id, beat.arc.feud)
        segment = Segment.objects.filter(show=beat.show, asked=beat.request).exclude(starts_at=None).first()
        beat.state = Beat.State.TOLD if segment else Beat.State.DROPPED
        if segment is not None:
            _told(tick, beat)
            beat.at, beat.heat = segment.starts_at, beat.arc.feud.heat
    writing.update_all([(asked, ("state", "at", "heat")), (list(stirred.values()), ("heat",))])


def _told(tick: Tick, beat: Beat) -> None:
    """A beat makes a quarrel hotter while it lasts; a deed is felt by the one it was done to, if both are here."""
    feud = beat.arc.feud
    if beat.arc.closed_at is None:
        feud.heat = min(feuds.TUNING.top, feud.heat + sim.TUNING.staged_heat)
    here = roster.load(tick).contracts
    if not (beat.by and beat.on and beat.by.slug in here and beat.on.slug in here):
        return
    minds.charge(tick, beat.on.slug, beat.by.slug, ATTACK_CHARGE)
    minds.appraise(tick, beat.on.slug, pleasure=-0.3, arousal=0.3, dominance=-0.2)
    by = here[beat.by.slug].character
    # Nobody is cheered for what they did to a friend.
    if beat.deed == "betrayal" and by.alignment != "heel":
        turning.turn(tick, by, "heel", "betrayal")


def _night(tick: Tick) -> tuple[Show, list[Show]] | None:
    """The next big show and the weekly ones before it whose cards are open, if there is a month for a story."""
    coming = COMING(timeline=tick.timeline.pk, at=tick.at)
    night = next((show for show in coming if show.kind == Series.Kind.BIG), None)
    if night is None or not sim.TUNING.least_days <= (night.starts_at - tick.at).days <= sim.TUNING.most_days:
        return None
    return night, [s for s in coming if s.starts_at < night.starts_at and s.state == Show.State.PLANNED]


def _begin(tick: Tick, burning: list[Feud], night: Show, weekly: list[Show]) -> None:
    """The quarrel that is worth most gets the month until the next big show."""
    people = roster.load(tick)
    # Whoever may be in the final of a tournament cannot promise that night to anybody.
    # Nor can whoever has named another as their last.
    here = people.contracts.keys() - fields.still_in(people.federation) - people.leaving()
    free = [f for f in burning if {f.one.slug, f.other.slug} <= here]
    known = {(f.one.slug, f.other.slug): f for f in free}
    chosen = sim.best(choosing.candidates(tick, free)) if free else None
    if chosen is None:
        return
    _open(tick, known[chosen.key], night, weekly)


def _open(tick: Tick, feud: Feud, night: Show, weekly: list[Show]) -> None:
    last = meetings.met(tick, feud.one.slug, feud.other.slug).first()
    deed = meetings.deed_of(last, last.bout.segment.show.name) if last else None
    wrongdoer, wronged = _roles(feud, deed)
    fields.spoken_for(tick).update((wronged.slug, wrongdoer.slug))
    belt = choosing.belt_between(tick, (wronged.slug, wrongdoer.slug))
    arc = Arc.objects.create(
        timeline=tick.timeline,
        number=max((number for number, *_ in choosing.told(tick)), default=0) + 1,
        feud=feud,
        wronged=wronged,
        wrongdoer=wrongdoer,
        friend=_friend(tick, wronged, wrongdoer),
        blow_off=night,
        championship=roster.champions(tick)[belt][0] if belt else None,
        began_at=tick.at,
    )
    course = _slight(arc, deed, last.bout.segment.show) if deed and last else []
    _plan(arc, course, weekly)
    facts = {"by": wronged.slug, "on": wrongdoer.slug, "arc": arc.number, "show": night.number, "name": night.name}
    facts |= {"deed": deed.what, "event": deed.event} if deed else {}
    tick.record("story.began", facts | {"championship": belt}, topics=_topics(tick, arc))
    tick.memo["arc"] = arc
    _ask(tick, arc)


def _slight(arc: Arc, deed: Deed, show: Show) -> list[Beat]:
    """The beat that was there before the story."""
    did = deed.by == arc.wrongdoer.slug
    by, on = (arc.wrongdoer, arc.wronged) if did else (arc.wronged, arc.wrongdoer)
    first = Beat(arc=arc, kind=Kind.SLIGHT, state=Beat.State.TOLD, deed=deed.what, by=by, on=on, at=deed.at)
    first.bout, first.heat, first.show = deed.bout or "", arc.feud.heat, show
    return [first]


def _plan(arc: Arc, course: list[Beat], weekly: list[Show]) -> None:
    """Write the course: after the slight the beats to come, and the night."""
    shows = {show.number: show for show in weekly}
    course += [Beat(arc=arc, kind=kind, show=shows[number]) for kind, number in sim.course(sorted(shows))]
    course.append(Beat(arc=arc, kind=Kind.BLOW_OFF, show=arc.blow_off))
    for number, beat in enumerate(course, start=1):
        beat.number = number
    arc.course = Beat.objects.bulk_create(course)


def _roles(feud: Feud, deed: Deed | None) -> tuple[Character, Character]:
    """Who does wrong and who is wronged: whose side they are on says so; of two alike, what was done last."""
    pair = (feud.one, feud.other)
    if deed is not None and deed.what in {"stolen", "attack", "walked", "title"}:
        done_by = pair[0] if deed.by == pair[0].slug else pair[1]
        pair = (done_by, pair[1] if done_by is pair[0] else pair[0])
    if {who.alignment for who in pair} == {"face", "heel"}:
        pair = (pair[0], pair[1]) if pair[0].alignment == "heel" else (pair[1], pair[0])
    return pair


def _friend(tick: Tick, wronged: Character, wrongdoer: Character) -> Character | None:
    """Whom the wronged would count on: a friend of the same house who is not the other one."""
    kinds = (BondKind.FRIEND, BondKind.ALLY)
    bonds = Bond.objects.filter(holder=wronged, kind__in=kinds, target__home=tick.timeline, target__role="wrestler")
    found = bonds.exclude(target=wrongdoer).select_related("target").order_by("-charge", "target__slug").first()
    return found.target if found else None


def _close(tick: Tick, arc: Arc) -> None:
    """The night is over: who won it, and whether that was an end."""
    met = Result.objects.aired(tick.at).filter(bout__segment__show=arc.blow_off, bout__form=Bout.Form.SINGLES)
    met = met.filter(bout__sides__character=arc.wronged).filter(bout__sides__character=arc.wrongdoer)
    result = met.select_related("bout__segment__show", "bout__championship").first()
    night = next(b for b in arc.course if b.kind == Kind.BLOW_OFF)
    night.state = Beat.State.TOLD if result else Beat.State.DROPPED
    night.at, night.heat = (result.airs_at if result else None), arc.feud.heat
    tick.change(night, "state", "at", "heat")
    if result is None or result.winner is None:
        _end(tick, arc, None, "open" if result else "off")
        return
    deed = meetings.deed_of(result, arc.blow_off.name)
    winner = next(side.character for side in result.bout.sides.all() if side.number == result.winner)
    night.deed, night.bout = deed.what if deed else "", result.bout.key
    tick.change(night, "deed", "bout")
    _end(tick, arc, winner, "settled" if result.finish in feuds.CLEAN else "open")


def _end(tick: Tick, arc: Arc, winner: Character | None, ending: str) -> None:
    """Close the arc, and the quarrel where it was settled; the next show hears about it."""
    arc.closed_at, arc.winner, arc.ending = tick.at, winner, ending
    tick.change(arc, "closed_at", "winner", "ending")
    if ending == "settled" and arc.feud.settled_at is None:
        arc.feud.settled_at = tick.at
        tick.change(arc.feud, "settled_at")
    on = arc.wrongdoer if winner is None or winner.pk == arc.wronged_id else arc.wronged
    facts = {"by": winner.slug if winner else arc.wronged.slug, "on": on.slug, "arc": arc.number, "ending": ending}
    facts |= {"name": arc.blow_off.name, "days": (tick.at - arc.began_at).days}
    tick.record("story.closed", facts, topics=_topics(tick, arc))
    if winner is not None:
        _look_back(tick, arc)


def _look_back(tick: Tick, arc: Arc) -> None:
    """The next show that is not announced yet hears what both make of it."""
    coming = COMING(timeline=tick.timeline.pk, at=tick.at)
    show = next((s for s in coming if s.state == Show.State.PLANNED), None)
    if show is None:
        return
    number = arc.beats.aggregate(last=Max("number"))["last"] + 1
    beats.ask(tick, arc, Beat.objects.create(arc=arc, number=number, kind=Kind.AFTERMATH, show=show))


def _topics(tick: Tick, arc: Arc) -> list[str]:
    return [federation_topic(tick.timeline.slug), f"character:{arc.wronged.slug}", f"character:{arc.wrongdoer.slug}"]
