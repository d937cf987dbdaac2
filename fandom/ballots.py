"""Polls as pages show them: open, being counted, or answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import FETCH_RAISE, OuterRef, Subquery
from django.urls import reverse

from fandom.models import Poll, PollQuerySet, Vote
from fandom.polls import winner
from llmfed.accounts.models import Viewer


@dataclass(frozen=True, slots=True)
class Choice:
    """One option; votes are known once the poll has closed."""

    key: str
    name: str
    consequence: str
    votes: int = 0
    permille: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """A poll in one of its states, for one reader."""

    pk: int
    question: str
    url: str
    vote_url: str
    is_open: bool
    counting: bool
    binding: bool
    closes_at: datetime
    options: tuple[Choice, ...]
    voters: int
    answer: str
    mine: str
    error: str = ""


def with_mine(polls: PollQuerySet, reader: Viewer) -> PollQuerySet:
    """Polls with the reader's own vote, in one query."""
    own = Vote.objects.filter(poll=OuterRef("pk"), fan=reader.pk).values("choice")[:1]
    found = polls.annotate(mine=Subquery(own)) if reader.is_authenticated else polls
    return found.fetch_mode(FETCH_RAISE)


def ballot(poll: Poll, now: datetime, error: str = "") -> Ballot:
    """A poll that was queried by `with_mine`, as its reader sees it."""
    counting = poll.closed_at is None and not poll.is_open(now)
    # In the order of the ballot, as it was counted.
    tally = {option["key"]: poll.tally.get(option["key"], 0) for option in poll.options} if poll.tally else {}
    voters = sum(tally.values())
    first = winner(tally) if tally else None
    options = tuple(
        Choice(
            option["key"],
            option["name"],
            option["consequence"],
            tally.get(option["key"], 0),
            round(1000 * tally.get(option["key"], 0) / max(voters, 1)),
            option["key"] == first,
        )
        for option in poll.options
    )
    return Ballot(
        pk=poll.pk,
        question=poll.question,
        url=poll.get_absolute_url(),
        vote_url=reverse("fandom:vote", args=[poll.pk]),
        is_open=poll.is_open(now),
        counting=counting,
        binding=poll.binding,
        closes_at=poll.closes_at,
        options=options,
        voters=voters,
        answer=poll.reason,
        mine=getattr(poll, "mine", None) or "",
        error=error,
    )
