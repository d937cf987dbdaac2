"""What fans find on other apps' pages: the polls."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from fandom.ballots import ballot, with_mine
from fandom.models import Poll
from federations.models import Bout, Show

Filled = tuple[str, dict[str, Any]] | None
TEMPLATE = "fandom/polls.html"


def open_poll(request: HttpRequest, subject: None, now: datetime) -> Filled:
    """The open poll that closes first."""
    found = with_mine(Poll.objects.visible_to(request.user).open(now), request.user)
    poll = found.order_by("closes_at", "pk").first()
    return (TEMPLATE, {"ballots": [ballot(poll, now)]}) if poll else None


def poll_of_bout(request: HttpRequest, subject: Bout, now: datetime) -> Filled:
    """The poll about a match."""
    poll = with_mine(Poll.objects.filter(bout=subject), request.user).first()
    return (TEMPLATE, {"ballots": [ballot(poll, now)]}) if poll else None


def polls_of_show(request: HttpRequest, subject: Show, now: datetime) -> Filled:
    """The polls about a show's matches."""
    polls = with_mine(Poll.objects.filter(bout__segment__show=subject), request.user).order_by("number")
    ballots = [ballot(poll, now) for poll in polls]
    return (TEMPLATE, {"ballots": ballots}) if ballots else None
