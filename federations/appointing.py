"""Appointing: which night a tie is promised for, and what becomes of it when one of the two cannot come."""

from datetime import datetime, timedelta

from federations import fields, finals, heralds, ties
from federations.courses import Course, Nights, folk
from federations.models import Entrant, Show, Tie, Tournament
from federations.sim import brackets
from llmfed.world.ticking import Tick

# A final may wait so long for somebody who is hurt, and a tournament for its end; then it is decided without a match.
WAITS = timedelta(days=10)
LASTS = timedelta(days=63)
AT_ONCE = timedelta(hours=1)


def look_after(tick: Tick, course: Course, nights: Nights) -> None:
    """Once a day: whoever has left is let go, and every tie whose two are known has a night."""
    for tie in course.ties:
        # What is decided here may decide what comes after, or the whole.
        if (
            course.tournament.state == Tournament.State.RUNNING
            and not tie.how
            and not _stands(tick, course, tie, nights)
        ):
            _place(tick, course, tie, nights)


def _stands(tick: Tick, course: Course, tie: Tie, nights: Nights) -> bool:
    """Whether there is nothing to do for a tie: it has its night, or waits for somebody."""
    if tie.one is None or tie.other is None:
        return True
    promise = tie.promise
    if promise is None or promise.broken_at or promise.kept_at or tie.show is None:
        return False
    if promise.bout_id is not None:
        return True
    # Not on a card yet: the night must be to come, and both must be fit for it.
    return tie.show in nights.shows and all(nights.able(one, tie.show) for one in (tie.one, tie.other))


def _place(tick: Tick, course: Course, tie: Tie, nights: Nights) -> None:
    """Promise a tie for a night that both can make, its own if that can be; if one never can, the other goes on."""
    assert tie.one is not None
    assert tie.other is not None
    pair = [tie.one, tie.other]
    if tick.at - course.tournament.began_at > LASTS:
        ties.decide(tick, course, tie, min(pair, key=lambda one: one.seed), Tie.How.SEED)
        return
    ties.withdraw(tick, tie, "it was put off")
    window = nights.window(_deadline(tick, course, tie))
    unable = [one for one in pair if window and not any(nights.able(one, show) for show in window)]
    if unable:
        _without(tick, course, tie, unable, nights)
        return
    planned = tie.show.starts_at if tie.show else tick.at
    free = nights.free(pair, window) or nights.free(pair, nights.shows)[:1]
    if free:
        _promise(tick, course, tie, min(free, key=lambda show: abs(show.starts_at - planned)), nights)


def _deadline(tick: Tick, course: Course, tie: Tie) -> datetime:
    """Until when a tie should be decided, so that what comes after it can be."""
    following = course.final if tie.in_block else course.feeding(tie)
    if following is None or following.show is None:
        return max(tick.at, tie.show.starts_at if tie.show else tick.at) + WAITS
    return following.show.starts_at + (AT_ONCE if _same_night(course, tie, following) else timedelta())


def _same_night(course: Course, tie: Tie, following: Tie) -> bool:
    """Whether all of it is on one night: then a tie need only be over before the end of that."""
    return course.tournament.one_night and following.show == tie.show


def _promise(tick: Tick, course: Course, tie: Tie, show: Show, nights: Nights) -> None:
    """Enter the match in the ledger; what comes after it comes after it."""
    assert tie.one is not None
    assert tie.other is not None
    tie.show, tie.promise = show, finals.promised(tick, tie, show)
    tie.promise.save()
    tie.save(update_fields=["show", "promise"])
    nights.take(show, (tie.one, tie.other))
    _push(course, tie, nights)


def _push(course: Course, tie: Tie, nights: Nights) -> None:
    """Put off what would otherwise be fought before those are known who fight it."""
    following = None if tie.is_final else course.final if tie.in_block else course.feeding(tie)
    assert tie.show is not None
    if following is None or following.show is None or following.show.starts_at > tie.show.starts_at:
        return
    if _same_night(course, tie, following):
        return
    later = [show for show in nights.shows if show.starts_at > tie.show.starts_at]
    if later:
        following.show = later[0]
        following.save(update_fields=["show"])
        _push(course, following, nights)


def _without(tick: Tick, course: Course, tie: Tie, unable: list[Entrant], nights: Nights) -> None:
    """Somebody cannot come: another takes their place before they have begun, or in a final; else the other goes on."""
    for entrant in unable:
        if _replaced(tick, course, tie, entrant, nights):
            unable = [one for one in unable if one is not entrant]
    assert tie.one is not None
    assert tie.other is not None
    if not unable:
        _place(tick, course, tie, nights)
        return
    for entrant in unable:
        entrant.left_at = tick.at
        entrant.save(update_fields=["left_at"])
    able = next((one for one in (tie.one, tie.other) if one not in unable), None)
    ties.decide(tick, course, tie, able, Tie.How.WALKOVER if able else Tie.How.OFF)


def _replaced(tick: Tick, course: Course, tie: Tie, entrant: Entrant, nights: Nights) -> bool:
    """Whether somebody was found in the place of one who cannot come."""
    window = nights.window(_deadline(tick, course, tie))
    if tie.is_final:
        second = _second(course, tie, entrant)
        if second is None or not any(nights.able(second, show) for show in window):
            return False
        setattr(tie, "one" if tie.one is entrant else "other", second)
        tie.save(update_fields=["one", "other"])
        heralds.advance(tick, course.tournament, folk(tick, second), [], brackets.FINAL, "stead")
        return True
    begun = any(one.how or (one.promise is not None and one.promise.bout_id) for one in course.of(entrant))
    stand_in = None if begun or entrant.team else fields.alternate(tick, course, entrant, window[0])
    if stand_in is None:
        return False
    entrant.instead_of, entrant.character = entrant.character.name, stand_in
    entrant.save(update_fields=["instead_of", "character"])
    for one in course.of(entrant):
        ties.withdraw(tick, one, f"{entrant.instead_of} cannot enter")
        one.promise = None
        one.save(update_fields=["promise"])
    return True


def _second(course: Course, tie: Tie, entrant: Entrant) -> Entrant | None:
    """Whom a finalist left behind last: the one they beat, or the next of their table."""
    if course.is_league:
        places = [course.seeded(row.seed) for row in course.table(entrant.block)]
        return next((one for one in places if one not in (tie.one, tie.other)), None)
    beaten = next((one for one in reversed(course.of(entrant)) if one.winner is entrant), None)
    if beaten is None:
        return None
    return beaten.other if beaten.one is entrant else beaten.one
