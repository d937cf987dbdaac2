"""What fans find on other apps' pages: the polls."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from fandom.ballots import ballot, with_mine
from fandom.models import Poll, PollQuerySet
from federations.models import Bout, Show
from llmfed.accounts.models import Viewer
from llmfed.world.viewing import Viewed

Filled = tuple[str, dict[str, Any]] | None
TEMPLATE = "fandom/polls.html"


def _first_to_close(viewer: Viewer, now: datetime) -> PollQuerySet:
    found = with_mine(Poll.objects.visible_to(viewer).open(now), viewer)
    return found.order_by("closes_at", "pk")[:1]


def _of_bout(viewer: Viewer, bout: int) -> PollQuerySet:
    return with_mine(Poll.objects.filter(bout=bout), viewer)


def _of_show(viewer: Viewer, show: int) -> PollQuerySet:
    return with_mine(Poll.objects.filter(bout__segment__show=show), viewer).order_by("number")


FIRST_TO_CLOSE = Viewed(_first_to_close, now=datetime)
OF_BOUT = Viewed(_of_bout, bout=int)
OF_SHOW = Viewed(_of_show, show=int)


def open_poll(request: HttpRequest, subject: None, now: datetime) -> Filled:
    """The open poll that closes first."""
    poll = FIRST_TO_CLOSE.first(request.user, now=now)
    return (TEMPLATE, {"ballots": [ballot(poll, now)]}) if poll else None


def poll_of_bout(request: HttpRequest, subject: Bout, now: datetime) -> Filled:
    """The poll about a match."""
    poll = OF_BOUT.first(request.user, bout=subject.pk)
    return (TEMPLATE, {"ballots": [ballot(poll, now)]}) if poll else None


def polls_of_show(request: HttpRequest, subject: Show, now: datetime) -> Filled:
    """The polls about a show's matches."""
    ballots = [ballot(poll, now) for poll in OF_SHOW(request.user, show=subject.pk)]
    return (TEMPLATE, {"ballots": ballots}) if ballots else None
