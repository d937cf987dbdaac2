"""Mending: before a show opens whoever cannot fight is replaced, and a match that nobody can save is struck."""

from dataclasses import dataclass

from characters.models import Character
from characters.topics import topic as character_topic
from federations import refereeing, roster, shots, wagers
from federations.models import Bout, Contract, Promise, Segment, Show, Side
from federations.sim.rules import MOST_SIDES, OVER_THE_TOP
from federations.topics import federation_topic, match_topic
from llmfed.prepared import rows_of
from llmfed.world.ticking import Tick


@dataclass(frozen=True, slots=True)
class Struck:
    """A match that will not be fought, and why."""

    bout: Bout
    reason: str


BOUTS = rows_of(
    lambda show: (
        Bout.objects.filter(segment__show=show, segment__struck="")
        .with_sides()
        .select_related("referee")
        .order_by("segment__position")
    ),
    show=int,
)
TALKS = rows_of(
    lambda show: (
        Segment.objects.filter(show=show)
        .exclude(kind=Segment.Kind.BOUT)
        .select_related("speaker", "target")
        .order_by("position")
    ),
    show=int,
)


def struck(tick: Tick) -> list[Struck]:
    """The matches that this tick took off a card: what upper apps react to."""
    found: list[Struck] = tick.memo.setdefault("struck", [])
    return found


def mend_card(tick: Tick, show: Show) -> list[Character]:
    """Replace whoever was hurt or left since the card was made, and tell the world. Returns who will fight."""
    people = roster.load(tick)
    fit = {contract.character.slug: contract for contract in people.fit(tick.at)}
    bouts = BOUTS(show=show.pk)
    used = {side.character.slug for bout in bouts for side in bout.sides.all()}
    for bout in bouts:
        for side in [side for side in bout.sides.all() if side.character.slug not in fit]:
            # A match that is locked is fought as it was booked, or not at all.
            spare = [] if bout.locked else [contract for key, contract in fit.items() if key not in used]
            stand_in = _stand_in(bout, side, spare)
            if stand_in is None and _is_crowd(bout):
                _go_on_without(tick, bout, side)
                continue
            if stand_in is None:
                _strike(tick, bout, side.character)
                break
            used.add(stand_in.slug)
            _replace(tick, bout, side, stand_in)
        wagers.mend(bout, tick.at)
        if bout.stipulation == Bout.Stipulation.REFEREE:
            _mend_referee(tick, bout, fit, used)
    _silence(tick, show, people)
    off = {gone.bout.pk for gone in struck(tick)}
    return [side.character for bout in bouts if bout.pk not in off for side in bout.sides.all() if side.pk]


def _is_crowd(bout: Bout) -> bool:
    """Whether so many are in it that one of them need not be missed."""
    left = [side for side in bout.sides.all() if side.pk]
    return bout.stipulation in OVER_THE_TOP and len(left) > MOST_SIDES + 1


def _go_on_without(tick: Tick, bout: Bout, out: Side) -> None:
    """Take somebody out of a crowd; whoever comes after them comes one sooner."""
    number, sides = out.number, list(bout.sides.all())
    out.delete()
    later = [side for side in sides if side.pk and side.number > number]
    for side in later:
        side.number -= 1
    Side.objects.bulk_update(later, ["number"])
    if bout.pencilled is not None and bout.pencilled >= number:
        bout.pencilled = None if bout.pencilled == number else bout.pencilled - 1
        bout.save(update_fields=["pencilled"])
    _tell(tick, bout, out.character, None, why="fewer", left=sum(bool(side.pk) for side in sides))


def _stand_in(bout: Bout, out: Side, spare: list[Contract]) -> Character | None:
    """Whoever suits the match and is most nearly as over as the one who is missing."""
    others = {side.character.gender for side in bout.sides.all() if side is not out}
    suited = [c.character for c in spare if len((others | {c.character.gender}) - {"x"}) <= 1]
    return min(suited, key=lambda who: (abs(who.over - out.character.over), who.slug), default=None)


def _replace(tick: Tick, bout: Bout, side: Side, stand_in: Character) -> None:
    """Put a stand-in on a side; a championship, or a shot at one, is then no longer at stake."""
    out, side.character, side.team = side.character, stand_in, None
    side.save(update_fields=["character", "team"])
    wagers.withdraw(bout)
    if bout.championship_id or bout.shot_id or bout.pencilled == side.number:
        bout.championship = bout.unifies = None
        # Of so many anybody may win it.
        bout.shot = bout.shot if bout.stipulation in OVER_THE_TOP else None
        # Whoever was pencilled in was somebody, and not whoever stands there.
        bout.pencilled = None if bout.pencilled == side.number else bout.pencilled
        bout.save(update_fields=["championship", "unifies", "shot", "pencilled"])
    _break_promises(tick, bout, f"{out.name} could not fight.")
    _tell(tick, bout, out, stand_in)


def _mend_referee(tick: Tick, bout: Bout, fit: dict[str, Contract], used: set[str]) -> None:
    """Whoever was to count has to be there, and to have nothing else to do."""
    out, now = bout.referee, refereeing.replacement(tick, bout, fit, used)
    if now is None:
        return
    used.add(now.slug)
    if now != out:
        bout.referee = now
        bout.save(update_fields=["referee"])
        if out is not None:
            _tell(tick, bout, out, now)


def _break_promises(tick: Tick, bout: Bout, reason: str) -> None:
    """A match that was promised between two is not kept by a third; a shot at a championship waits."""
    for shot in shots.of(bout):
        shots.miss(tick, shot, None, reason.rstrip("."))
    promised = bout.promises.owed().exclude(kind=Promise.Kind.RULES)
    promised.update(broken_at=tick.at, reason=reason)


def _strike(tick: Tick, bout: Bout, out: Character) -> None:
    """Take a match off the card for want of somebody."""
    _break_promises(tick, bout, f"{out.name} could not fight.")
    bout.promises.owed().update(broken_at=tick.at, reason=f"{out.name} could not fight.")
    _off(tick, bout, f"{out.name} cannot fight, and nobody could step in.")
    _tell(tick, bout, out, None)


def strike(tick: Tick, bout: Bout, reason: str) -> None:
    """Take a match off its card without a word about anybody."""
    _break_promises(tick, bout, reason)
    bout.promises.owed().update(broken_at=tick.at, reason=reason)
    _off(tick, bout, reason)


def _off(tick: Tick, bout: Bout, reason: str) -> None:
    bout.segment.struck = reason
    bout.segment.save(update_fields=["struck"])
    struck(tick).append(Struck(bout, reason))


def _tell(tick: Tick, bout: Bout, out: Character, stand_in: Character | None, **more: str | int) -> None:
    about = [out] if stand_in is None else [out, stand_in]
    facts = {"out": out.slug, "by": stand_in.slug if stand_in else None, "bout": bout.key, **more}
    topics = [federation_topic(tick.timeline.slug), match_topic(bout.key), *(character_topic(w.slug) for w in about)]
    tick.record("card.changed", facts, topics=topics)


def _silence(tick: Tick, show: Show, people: roster.Roster) -> None:
    """Nobody speaks who no longer works here; nobody is attacked who is not."""
    for segment in TALKS(show=show.pk):
        gone = segment.speaker is None or segment.speaker.slug not in people.contracts
        if segment.kind == Segment.Kind.ANGLE and segment.target is not None:
            gone = gone or segment.target.slug not in people.contracts
        if gone:
            segment.struck = f"{segment.speaker or 'Whoever was to speak'} is no longer with {show.federation.name}."
            segment.save(update_fields=["struck"])
