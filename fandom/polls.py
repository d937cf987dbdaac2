"""Polls: asked about a coming main event, voted on by fans, counted by a tick, answered by the booker."""

import math
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Count

from fandom.models import Poll, Vote
from federations.edits import lineup
from federations.mending import Struck
from federations.models import Bout, Show
from federations.rulebook import Impossible
from federations.sim.rules import suited
from federations.staging import coming, show_on_air
from federations.topics import federation_topic, match_topic
from llmfed.prepared import rows_of
from llmfed.world import counting, orders
from llmfed.world.models import Request
from llmfed.world.ticking import Tick

if TYPE_CHECKING:
    from llmfed.accounts.models import User

# World time after the show's opening at which its poll closes: before any main event is called.
OPEN_INTO_SHOW = timedelta(minutes=24)
# Effect of a vote that does not bind: cap · tanh(margin · √n / n0).
EFFECT_CAP = 0.6
EFFECT_N0 = 4.0

CONSEQUENCES = {
    Bout.Stipulation.STANDARD: "A referee's count, a referee's patience, and no excuses.",
    Bout.Stipulation.NO_DQ: "Chairs, friends and the floor are all legal.",
    Bout.Stipulation.SUBMISSION: "Nobody is pinned; somebody gives up.",
    Bout.Stipulation.TWO_FALLS: "Once could be luck. Twice is an answer.",
    Bout.Stipulation.CAGE: "Nobody gets in. Out over the wall wins, and so does a fall.",
    Bout.Stipulation.LADDER: "It hangs above the ring. Whoever takes it down has won.",
    Bout.Stipulation.TABLES: "Whoever goes through one first has lost.",
    Bout.Stipulation.LAST_STANDING: "Down for ten, and that is all that counts.",
    Bout.Stipulation.ELIMINATION: "A fall sends one to the back. The last side left has won.",
    Bout.Stipulation.IRON: "As many falls as there is time for. Whoever has more has won.",
    Bout.Stipulation.REFEREE: "Somebody counts who has reasons to count fast, or slowly.",
    Bout.Stipulation.BATTLE_ROYAL: "Over the top rope is out. The last one left has won.",
    Bout.Stipulation.RUMBLE: "Two begin, the others follow one by one, and over the top rope is out.",
}

CAST = """
INSERT INTO fandom_vote (poll_id, fan_id, choice, cast_at)
SELECT id, %s, %s, now() FROM fandom_poll
WHERE id = %s AND closed_at IS NULL AND closes_at > %s FOR KEY SHARE
ON CONFLICT (poll_id, fan_id) DO NOTHING
"""


DUE = rows_of(
    lambda federation, number: (
        Poll.objects.filter(federation=federation, number=number, closed_at=None)
        .select_for_update(of=("self",))
        .select_related("bout")
    ),
    federation=int,
    number=int,
)


class PollClosed(Exception):
    """The poll no longer takes votes."""


class AlreadyVoted(Exception):
    """This account has voted in this poll."""


CLOSED = "This poll has closed."
STRUCK = "The promoter took this match off the card."


class NotAnOption(Exception):
    """The poll does not offer this choice."""


def cast(*, poll: Poll, fan: "User", choice: str, now: datetime) -> None:
    """Cast a vote in the world's `now`; counted if the poll was open, refused with the reason otherwise.

    The row is inserted from the open poll under a key-share lock, so that a vote racing with the closing is either
    counted or refused, never stored uncounted.
    """
    if poll.option(choice) is None:
        if not poll.is_open(now):
            raise PollClosed(CLOSED)
        raise NotAnOption("That is not on this ballot. Choose one of its answers.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CAST, [fan.pk, choice, poll.pk, now])
        was_cast = cursor.rowcount == 1
    if was_cast:
        counting.count(counting.VOTES)
        return
    if Vote.objects.filter(poll=poll, fan=fan).exists():
        raise AlreadyVoted("You have voted in this poll already; one account, one vote.")
    raise PollClosed(CLOSED)


def to_count(tick: Tick) -> list[Poll]:
    """The show's poll, locked against late votes, once its time has come or its main event is next on the card."""
    show = show_on_air(tick)
    segment = coming(tick)
    called = segment is None or segment.position >= show.length
    if not called and not show.edition and tick.at < show.starts_at + OPEN_INTO_SHOW:
        return []
    found = DUE(federation=show.federation_id, number=show.number)
    if not called and tick.at < show.starts_at + OPEN_INTO_SHOW:
        # Its match was moved from the end of the card, and is counted for when that comes.
        found = [poll for poll in found if segment is not None and poll.bout.segment_id == segment.pk]
    tick.memo["polls"] = {poll.number: poll for poll in found}
    return found


def count(tick: Tick, poll: Poll) -> None:
    """Count a locked poll and record the result as an order to the federation."""
    votes = dict(Vote.objects.filter(poll=poll).values_list("choice").annotate(n=Count("pk")))
    tally = {option["key"]: votes.get(option["key"], 0) for option in poll.options}
    orders.give_in_tick(tick, "poll.result", {"poll": poll.number, "tally": tally})


@orders.plan("poll.result")
def take_result(tick: Tick, facts: Mapping[str, Any]) -> None:
    """Close the poll with its tally and ask the booker for what the fans want; `read_answers` saves both."""
    known = tick.memo.setdefault("polls", {})
    number = facts["poll"]
    if number not in known:
        waiting = Poll.objects.filter(federation__timeline=tick.timeline, number=number)
        known[number] = waiting.select_related("bout").get()
    poll: Poll = known[number]
    # In the order of the ballot, which facts do not keep in the database, and by which those level are told apart.
    keys = [option["key"] for option in poll.options]
    poll.closed_at, poll.tally = tick.at, {key: facts["tally"].get(key, 0) for key in keys}
    choice = winner(poll.tally)
    wanted = {
        "poll": poll.number,
        "bout": poll.bout.key,
        "stipulation": choice or Bout.Stipulation.STANDARD,
        "binding": poll.binding and choice is not None,
        "weight": round(effect(poll.tally), 4),
    }
    tick.ask(tick.timeline, "bout.stipulation", wanted)


def winner(tally: Mapping[str, int]) -> str | None:
    """The choice with most votes; the first on the ballot of those level; None when nobody voted."""
    if not any(tally.values()):
        return None
    return max(tally, key=lambda key: tally[key])


def effect(tally: Mapping[str, int]) -> float:
    """How much a vote that does not bind weighs, 0–0.6: margin and numbers both count."""
    total = sum(tally.values())
    if total == 0:
        return 0.0
    first, second = sorted(tally.values(), reverse=True)[:2]
    return EFFECT_CAP * math.tanh((first - second) / total * math.sqrt(total) / EFFECT_N0)


def read_answers(tick: Tick) -> None:
    """Put the booker's answers where the fans read them, and tell what the vote did, if anybody voted."""
    for request in [r for r in tick.own if r.kind == "bout.stipulation"]:
        poll: Poll = tick.memo["polls"][request.facts["poll"]]
        poll.granted = request.answer == Request.Answer.GRANTED
        poll.reason = request.reason
        tick.change(poll, "closed_at", "tally", "granted", "reason")
        _tell_closed(tick, poll, request.facts["stipulation"])


def cancel(tick: Tick, gone: Struck) -> None:
    """A question about a match that was struck is closed without a count."""
    Poll.objects.filter(bout=gone.bout, closed_at=None).update(closed_at=tick.at, granted=False, reason=gone.reason)


def _tell_closed(tick: Tick, poll: Poll, choice: str) -> None:
    tally: dict[str, int] = poll.tally or {}
    if not any(tally.values()):
        return
    facts = {
        "poll": poll.number,
        "bout": poll.bout.key,
        "question": poll.question,
        "choice": Bout.Stipulation(choice).label,
        "votes": tally.get(choice, 0),
        "of": sum(tally.values()),
        "answer": "granted" if poll.granted else "declined",
        "reason": poll.reason,
    }
    topics = [federation_topic(tick.timeline.slug), match_topic(poll.bout.key)]
    tick.record("poll.closed", facts, topics=topics)


@lineup.reaction
def _mind_the_voters(show: Show, card: Mapping[str, Bout], change: lineup.Change, at: datetime) -> None:
    """What the fans are voting on stays open to them, and is not fought before they are counted."""
    _ask_again(card, change, at)
    poll = Poll.objects.filter(bout__segment__show=show, closed_at=None).select_related("bout").first()
    if poll is None:
        return
    if card[poll.bout.key].segment.struck:
        poll.closed_at, poll.granted, poll.reason = at, False, STRUCK
        poll.save(update_fields=["closed_at", "granted", "reason"])
        return
    until = f"until {poll.closes_at:%H:%M} that night, or until the match is called"
    if poll.binding and {"locked", "stipulation"} & set(change.get("bouts", {}).get(poll.bout.key, ())):
        raise Impossible(f"The fans vote on its rules {until}, and the vote binds.", field="rules")
    opener = next(bout for bout in card.values() if not bout.segment.struck)
    if opener.key == poll.bout.key and len(card) > 1:
        text = f"The fans vote on this match {until}: it cannot open the show. Second is the first place it can have."
        # With another one moved or struck it stands first wherever that one goes.
        if any(step["what"] == poll.bout.key for step in change.get("moves", ())):
            raise Impossible(text, field="place", instead="2", label="Second")
        raise Impossible(text, field="place")


def _ask_again(card: Mapping[str, Bout], change: lineup.Change, at: datetime) -> None:
    """A match that comes back onto its card has its votes back, while there is time."""
    back = [key for key in change.get("bouts", ()) if not card[key].segment.struck]
    closed = Poll.objects.filter(bout__key__in=back, reason=STRUCK, closes_at__gt=at)
    closed.update(closed_at=None, granted=None, reason="")


def _spice(main: Bout, number: int) -> list[Bout.Stipulation]:
    """Rules that are not the usual ones, a wild set and a calm one: two alone have all, others what suits them."""
    rules = Bout.Stipulation
    wild = [rules.NO_DQ, rules.CAGE, rules.TABLES]
    calm = [rules.SUBMISSION, rules.TWO_FALLS, rules.LADDER if main.championship_id else rules.LAST_STANDING]
    if main.form != Bout.Form.SINGLES:
        sizes = Counter(main.sides.values_list("number", flat=True)).values()
        allowed = {rules(one) for one in suited(list(sizes))}
        wild = [one for one in wild if one in allowed]
        calm = [one for one in (rules.SUBMISSION, rules.TWO_FALLS, rules.ELIMINATION) if one in allowed]
    turn = number // max(1, len(wild))
    return [*wild[number % len(wild) :][:1], *calm[turn % len(calm) :][:1]] if wild and calm else []


def ask_about(tick: Tick, show: Show) -> Poll | None:
    """Open a poll on the rules of a show's main event, where others suit it. Every second one binds the booker."""
    main: Bout | None = tick.memo["main_event"]
    number = show.number
    if main is None or main.locked or not (spice := _spice(main, number)):
        return None
    booked = Bout.Stipulation(main.stipulation)
    kept = [booked, *(rules for rules in spice if rules != booked)]
    poll = Poll.objects.create(
        federation=show.federation,
        number=number,
        bout=main,
        question=f"Under which rules should the main event of {show.name} be fought?",
        options=[{"key": str(r), "name": str(r.label), "consequence": CONSEQUENCES[r]} for r in kept],
        binding=number % 2 == 1,
        opened_at=tick.at,
        closes_at=show.starts_at + OPEN_INTO_SHOW,
    )
    facts = {
        "poll": number,
        "bout": main.key,
        "question": poll.question,
        "options": [str(r.label) for r in kept],
    }
    topics = [federation_topic(tick.timeline.slug), match_topic(main.key)]
    tick.record("poll.opened", facts, topics=topics)
    return poll
