"""Answering: what the fans asked of coming matches, and what stories asked to be promised."""

from datetime import timedelta

from federations import roster, staging, wagers
from federations.models import Bout, Promise, Segment, Show
from federations.sim.wagers import billed
from federations.topics import federation_topic
from llmfed.world.models import Request
from llmfed.world.ticking import Tick

LOCKED = "The promoter has locked this match: its rules stay as they are."


def answer_polls(tick: Tick) -> None:
    """Answer what the fans asked of coming matches: a binding result is done, another is weighed."""
    for request in [r for r in tick.own if r.kind == "bout.stipulation"]:
        bout = _asked_about(tick, request.facts["bout"])
        wanted = request.facts["stipulation"]
        label = Bout.Stipulation(wanted).label.lower()
        if bout.locked:
            tick.answer(request, granted=False, reason=LOCKED)
            continue
        if request.facts["binding"]:
            granted, reason = True, f"The vote was binding: {label} it is."
            what = f"{bout.get_stipulation_display()} → {label}, as the fans voted"
            company = roster.federation(tick)
            assert company is not None
            Promise.objects.create(federation=company, bout=bout, what=what, made_at=tick.at)
        else:
            granted, reason = _weigh(tick, bout, wanted, request.facts["weight"])
        if granted:
            bout.stipulation = wanted
            tick.change(bout, "stipulation")
        tick.answer(request, granted=granted, reason=reason)


def _asked_about(tick: Tick, key: str) -> Bout:
    """A match by its key: the one that is about to be staged is the same object, so that it has its new rules."""
    segment = staging.coming(tick) if tick.on_air else None
    if segment is not None and segment.kind == Segment.Kind.BOUT and segment.bout.key == key:
        return segment.bout
    return Bout.objects.get(key=key)


def _weigh(tick: Tick, bout: Bout, wanted: str, weight: float) -> tuple[bool, str]:
    """The booker's mind: a clear vote moves it, a cold quarrel and a tired card hold it back."""
    label = Bout.Stipulation(wanted).label
    if weight <= 0:
        return False, "Nobody made a case, so the match stays as it was booked."
    used = Bout.objects.filter(
        segment__show__federation=roster.federation(tick),
        stipulation=wanted,
        segment__show__starts_at__gte=tick.at - timedelta(days=14),
        bell_at__isnull=False,
    )
    if wanted != Bout.Stipulation.STANDARD and used.count() >= 2:
        return False, f"{label} has been seen twice in two weeks; a third time would mean nothing."
    inclination = 0.35 + 0.4 * weight + bout.heat / 60
    if tick.rng("weigh", bout.key).random() < inclination:
        return True, f"You made a case, and {label.lower()} suits what these people are to each other."
    return False, f"{label} is being kept for a quarrel that needs it more."


def answer_promises(tick: Tick) -> None:
    """Promise a match for a show to come: entered in the ledger, told, and kept later."""
    for request in [r for r in tick.own if r.kind == "match.promised"]:
        show = _show(tick, request.facts["show"])
        if show is None:
            tick.answer(request, granted=False, reason="that show is not on the calendar any more")
            continue
        up = _enter(tick, request, show)
        won = ", and whoever wins has a shot at a championship that neither holds" if request.facts["shot"] else ""
        for_good = f", {billed(list(up.values()))}" if up else ""
        tick.answer(request, granted=True, reason=f"it is promised for {show.name}{for_good}{won}")


def _show(tick: Tick, number: int) -> Show | None:
    return Show.objects.upcoming().filter(federation=roster.federation(tick), number=number).first()


def _enter(tick: Tick, request: Request, show: Show) -> dict[str, str]:
    """Write a promise down, and tell it. Returns what is put up in the match for good, where the booker allows it."""
    facts, people = request.facts, roster.load(tick)
    one, other = people.character(facts["one"]), people.character(facts["other"])
    # A story may have begun over what has been retired since.
    known = roster.champions(tick).get(facts.get("championship") or "")
    belt = known[0] if known else None
    company = roster.federation(tick)
    assert company is not None
    up = wagers.proposed(tick, (one, other), show, belt=belt is not None) if facts.get("for_good") else {}
    bill = billed([up.get(who.slug, "") for who in (one, other)], title=belt is not None)
    what = f"{one.name} v {other.name} at {show.name}" + (f" for the {belt.name}" if belt else "")
    Promise.objects.create(
        federation=company,
        kind=Promise.Kind.MATCH,
        show=show,
        one=one,
        other=other,
        championship=belt,
        stipulation=facts["stipulation"],
        earns=facts["shot"],
        what=f"{what}, {bill}" if bill else what,
        wagers=up,
        made_at=tick.at,
        request=request.number,
    )
    told = {"by": one.slug, "on": other.slug, "show": show.number, "name": show.name}
    told |= {"championship": belt.slug if belt else None, "stipulation": facts["stipulation"]}
    told |= {"wagers": up} if up else {}
    topics = [federation_topic(tick.timeline.slug), f"character:{one.slug}", f"character:{other.slug}"]
    tick.record("match.promised", told, topics=topics)
    return up
