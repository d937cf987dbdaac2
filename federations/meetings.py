"""What lies between two people: their last match, as a claim that either would have to admit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from characters.models import Alignment, Character
from federations.models import Bout, Result, Segment, Show, Side
from federations.sim.talk import Claim, ClaimKind
from llmfed.world.ticking import Tick

# What whoever lost is blamed for: being thrown out, not coming back.
BY_THE_LOSER = frozenset({"attack", "walked"})
UNDECIDED = frozenset({"time_limit", "double", "no_contest"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What one did to another: `what` is stolen, beat, title, attack, betrayal, walked or draw."""

    what: str
    by: str
    on: str
    event: str
    at: datetime
    bout: str | None = None
    championship: str | None = None


MINE: Mapping[str, ClaimKind] = {
    "stolen": "robbed",
    "beat": "won",
    "title": "title_won",
    "attack": "attacker",
    "betrayal": "betrayer",
    "walked": "counted",
    "draw": "drawn",
}
THEIRS: Mapping[str, ClaimKind] = {
    "stolen": "stolen",
    "beat": "lost",
    "title": "title_lost",
    "attack": "attacked",
    "betrayal": "betrayed",
    "walked": "waited",
    "draw": "drawn",
}


def claim(deed: Deed, speaker: str) -> Claim:
    """A deed from the speaker's side."""
    sides = MINE if deed.by == speaker else THEIRS
    made: Claim = {"kind": sides[deed.what], "event": deed.event, "on_day": deed.at.date().isoformat()}
    made["bout"] = deed.bout
    return {**made, "championship": deed.championship} if deed.championship else made


def deed_of(result: Result, event: str) -> Deed | None:
    """What a singles match was between its two, from its result; its bout and sides are loaded.

    None for other matches.
    """
    sides = {side.number: side.character for side in result.bout.sides.all()}
    if len(sides) != 2 or len(result.bout.sides.all()) != 2:
        return None
    if result.winner is None or result.finish in UNDECIDED:
        return Deed("draw", sides[0].slug, sides[1].slug, event, result.airs_at, result.bout.key)
    won, lost = sides[result.winner], sides[1 - result.winner]
    what = _what(result, won.alignment == Alignment.HEEL)
    if what in BY_THE_LOSER:
        won, lost = lost, won
    belt = result.bout.championship if what == "title" else None
    made = Deed(what, won.slug, lost.slug, event, result.airs_at, result.bout.key)
    return replace(made, championship=belt.slug) if belt else made


def _what(result: Result, heel_won: bool) -> str:
    """What the winner did to the loser; of a disqualification or a count-out, what the loser did to the winner."""
    if result.title_change:
        return "title"
    if result.finish == "dq":
        return "attack"
    if result.finish == "interference" or (heel_won and result.finish in {"roll_up", "count_out"}):
        return "stolen"
    return "walked" if result.finish == "count_out" else "beat"


def recalled(tick: Tick, tonight: Show, speaker: str, other: str, recall: str) -> Claim | None:
    """What the speaker would bring up tonight: the last thing one did to the other, or what a given match was.

    Who never met says so; None where there is nothing that could be held against anybody.
    """
    asked = ("deed", *sorted((speaker, other)), recall)
    if asked not in tick.memo:
        tick.memo[asked] = _between(tick, tonight, speaker, other, recall)
    known, deed = tick.memo[asked]
    if not known:
        return {"kind": "first"}
    return claim(deed, speaker) if deed else None


def times_met(tick: Tick, one: str, other: str) -> int:
    """How often two have met, one against one; known already where one of them recalls it."""
    asked = ("met", *sorted((one, other)))
    if asked not in tick.memo:
        tick.memo[asked] = met(tick, one, other).count()
    found: int = tick.memo[asked]
    return found


def _between(tick: Tick, tonight: Show, one: str, other: str, recall: str) -> tuple[bool, Deed | None]:
    """Whether there is anything between two, and what the last of it (or of a given match) was."""
    results = list(met(tick, one, other))
    tick.memo["met", *sorted((one, other))] = len(results)
    result = next((found for found in results if recall in {"last", found.bout.key}), None)
    attack = _attack(tick, tonight, one, other) if recall == "last" else None
    if attack and (result is None or attack.at > result.airs_at):
        return True, attack
    event = result.bout.segment.show.named_at(tonight.name) if result else ""
    return result is not None, deed_of(result, event) if result else None


def met(tick: Tick, one: str, other: str) -> QuerySet[Result]:
    """The singles matches of two that have aired, the last one first; bout, show and sides come along.

    One side at a time, and by numbers: joined through both their names PostgreSQL thinks about it for 20 ms.
    Either may have left since, so the names are looked up among everybody and not among those at home.
    """
    first, second = (Subquery(Character.objects.filter(slug=key).values("pk")[:1]) for key in (one, other))
    both = Exists(Side.objects.filter(bout=OuterRef("bout"), character=second))
    found = Result.objects.aired(tick.at).filter(both, bout__form=Bout.Form.SINGLES, bout__sides__character=first)
    sides = Prefetch("bout__sides", Side.objects.select_related("character"))
    found = found.select_related("bout__segment__show", "bout__championship")
    return found.prefetch_related(sides).order_by("-airs_at")


def _attack(tick: Tick, tonight: Show, one: str, other: str) -> Deed | None:
    """The last time one of two went for the other outside a match."""
    angles = Segment.objects.filter(kind=Segment.Kind.ANGLE, starts_at__lt=tick.at)
    angles = angles.filter(speaker__slug__in=(one, other), target__slug__in=(one, other))
    found = angles.select_related("show", "speaker", "target").order_by("-starts_at").first()
    if found is None or found.speaker is None or found.target is None or found.starts_at is None:
        return None
    what = "betrayal" if found.topic == "betrayal" else "attack"
    return Deed(what, found.speaker.slug, found.target.slug, found.show.named_at(tonight.name), found.starts_at)


def at_stake(show: Show, speaker: str) -> str | None:
    """The championship that the speaker fights for on this show."""
    sides = Side.objects.filter(bout__segment__show=show, character__slug=speaker, bout__championship__isnull=False)
    return sides.values_list("bout__championship__slug", flat=True).first()
