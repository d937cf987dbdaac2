"""Ties: a match of a tournament is decided in the ring or without one, and somebody goes on."""

from federations import finals, heralds, roster, settling, shots
from federations.courses import Course, courses, folk, members
from federations.models import Bout, Entrant, Result, Show, Tie, Tournament
from federations.sim import brackets
from federations.sim.kinds import DECIDED
from llmfed.world.ticking import Tick

# A final is fought again once; whoever came with the better seed need not win it a third time.
FINALS = 2
How = Tie.How


def settle(tick: Tick, result: Result) -> None:
    """What an aired result decides in a tournament, if it was a match of one."""
    pk: int | None = getattr(result, "tie", None)
    if pk is None:
        return
    course = next((one for one in courses(tick) if any(tie.pk == pk for tie in one.ties)), None)
    if course is None:
        return
    tie = next(tie for tie in course.ties if tie.pk == pk)
    assert tie.one is not None
    assert tie.other is not None
    stood = {side.character.slug: side.number for side in result.bout.sides.all()}
    if set(stood) != {*members(tick, tie.one), *members(tick, tie.other)}:
        # Somebody else was put into the match: it says nothing of these two.
        return
    winner = next((one for one in (tie.one, tie.other) if stood[one.character.slug] == result.winner), None)
    if winner is not None and (result.finish in DECIDED or not _for_a_crown(course, tie)):
        tie.fall_s = result.duration_s
        decide(tick, course, tie, winner, How.FALL, result.bout)
    elif tie.in_block:
        decide(tick, course, tie, None, How.DRAW)
    elif tie.is_final and tie.again + 1 < FINALS:
        _again(tick, course, tie)
    else:
        decide(tick, course, tie, min(tie.one, tie.other, key=lambda one: one.seed), How.SEED, result.bout)


def _for_a_crown(course: Course, tie: Tie) -> bool:
    """Whether a tie is the final for a championship, which is not won by the rules alone."""
    return tie.is_final and course.tournament.prize == Tournament.Prize.CROWN


def _again(tick: Tick, course: Course, tie: Tie) -> None:
    """A final that nobody won is fought again on the next night, where nobody can be disqualified."""
    assert tie.show is not None
    coming = Show.objects.filter(
        federation=tie.show.federation_id, state=Show.State.PLANNED, starts_at__gt=tie.show.starts_at
    )
    show = coming.order_by("starts_at").first()
    tie.again, tie.promise = tie.again + 1, None
    tie.show = show or tie.show
    tie.save(update_fields=["again", "promise", "show"])
    if show is not None:
        heralds.again(tick, course.tournament, tie, show)


def decide(
    tick: Tick, course: Course, tie: Tie, winner: Entrant | None, how: Tie.How, bout: Bout | None = None
) -> None:
    """Write down how a tie was decided, and let whoever won it go on."""
    tie.winner, tie.how, tie.decided_at = winner, how, tick.at
    tie.save(update_fields=["winner", "how", "decided_at", "fall_s"])
    if bout is None and how != How.DRAW:
        withdraw(tick, tie, "somebody went on without a match")
    if tie.is_final:
        _end(tick, course, tie, bout)
    elif tie.in_block:
        _score(tick, course, tie)
    else:
        _go_on(tick, course, tie)


def withdraw(tick: Tick, tie: Tie, reason: str) -> None:
    """A match that was promised for a tie will not be on that night."""
    promise = tie.promise
    if promise is not None and promise.kept_at is None and promise.broken_at is None:
        promise.broken_at, promise.reason = tick.at, reason
        promise.save(update_fields=["broken_at", "reason"])


def _go_on(tick: Tick, course: Course, tie: Tie) -> None:
    """Seat the winner in the next tie; where nobody can come from the other side, they go on again."""
    following = course.feeding(tie)
    assert following is not None
    side = "one" if following.one_from_id == tie.pk else "other"
    setattr(following, side, tie.winner)
    following.save(update_fields=[side])
    if tie.winner is not None:
        loser = tie.other if tie.winner is tie.one else tie.one
        past = folk(tick, loser) if loser else []
        heralds.advance(tick, course.tournament, folk(tick, tie.winner), past, following.stage, _why(tie))
    feeds = [one for one in course.ties if one.pk in (following.one_from_id, following.other_from_id)]
    if not all(one.how for one in feeds):
        return
    if following.one is None or following.other is None:
        alone = following.one or following.other
        decide(tick, course, following, alone, How.WALKOVER if alone else How.OFF)
    elif not finals.is_tonight(tick, course, following):
        return
    elif is_pointless(tick, course.tournament):
        # Between midnight and now somebody was given it by hand.
        call_off(tick, course)
    else:
        able = finals.fit(tick, following)
        if len(able) == 2:
            finals.stage(tick, course, following)
        else:
            decide(tick, course, following, able[0] if able else None, How.WALKOVER if able else How.OFF)


def _why(tie: Tie) -> heralds.Why:
    return "walkover" if tie.how == How.WALKOVER else "seed" if tie.how == How.SEED else "fall"


def _score(tick: Tick, course: Course, tie: Tie) -> None:
    """Count the points; when all of a block is decided its first is in the final."""
    assert tie.one is not None
    assert tie.other is not None
    block, first = tie.one.block, tie.winner or tie.one
    if tie.how != How.OFF:
        points = next(row.points for row in course.table(block) if row.seed == first.seed)
        second = tie.other if first is tie.one else tie.one
        drawn = tie.winner is None
        heralds.score(tick, course.tournament, folk(tick, first), folk(tick, second), points, drawn=drawn)
    if not course.closed(block):
        return
    first = course.seeded(course.table(block)[0].seed)
    side = "one" if block == 0 else "other"
    setattr(course.final, side, first)
    course.final.save(update_fields=[side])
    heralds.advance(tick, course.tournament, folk(tick, first), [], brackets.FINAL, "table")


def _end(tick: Tick, course: Course, tie: Tie, bout: Bout | None) -> None:
    """The final is decided: whoever won it has what it was for."""
    cup, winner = course.tournament, tie.winner
    cup.state = Tournament.State.OVER if winner else Tournament.State.OFF
    cup.ended_at, cup.winner = tick.at, winner
    cup.save(update_fields=["state", "ended_at", "winner"])
    if winner is None:
        return
    loser = tie.other if winner is tie.one else tie.one
    won = folk(tick, winner)
    heralds.won(tick, cup, won, folk(tick, loser) if loser else [], bout.key if bout else None)
    belt = cup.championship
    if cup.prize == Tournament.Prize.CROWN and belt is not None:
        settling.fill(tick, belt, won, bout)
    elif cup.prize == Tournament.Prize.SHOT and belt is not None:
        earned = bout or _last_match(course, winner)
        if earned is not None:
            shots.earn(tick, earned, belt, winner.character)


def _last_match(course: Course, winner: Entrant) -> Bout | None:
    """The last match that somebody won on the way, for whoever had no opponent in the final."""
    won = [tie.promise for tie in course.of(winner) if tie.winner is winner and tie.how == How.FALL]
    keys = [promise.bout_id for promise in won if promise is not None and promise.bout_id is not None]
    return Bout.objects.select_related("segment__show").get(pk=keys[-1]) if keys else None


def is_pointless(tick: Tick, cup: Tournament) -> bool:
    """Whether the championship that one is for has a champion again, or is no more."""
    if cup.prize != Tournament.Prize.CROWN:
        return False
    held = roster.champions(tick).get(cup.championship.slug) if cup.championship else None
    return held is None or bool(held[2])


def call_off(tick: Tick, course: Course) -> None:
    """What it was for is gone."""
    for tie in course.ties:
        if not tie.how:
            withdraw(tick, tie, "there is nothing to win")
    cup = course.tournament
    cup.state, cup.ended_at = Tournament.State.OFF, tick.at
    cup.save(update_fields=["state", "ended_at"])
