"""What fans find on other apps' pages: the polls, and what tonight means for the one they stand behind."""

from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from characters.models import Character, Role
from fandom import houses, standing, tonight
from fandom.ballots import ballot, with_mine
from fandom.models import Corner, Poll, PollQuerySet
from fandom.standing import Standing
from fandom.tonight import Said
from federations.billing import bill
from federations.models import Bout, Federation, Show
from llmfed.accounts.models import Viewer
from llmfed.prepared import values_of
from llmfed.world.telling import for_reader, when
from llmfed.world.viewing import Viewed

Filled = tuple[str, dict[str, Any]] | None
TEMPLATE = "fandom/polls.html"
CORNER = "fandom/tonight.html"


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


@for_reader
def open_poll(request: HttpRequest, subject: None, now: datetime) -> Filled:
    """The open poll that closes first."""
    poll = FIRST_TO_CLOSE.first(request.user, now=now)
    return (TEMPLATE, {"ballots": [ballot(poll, now)]}) if poll else None


@for_reader
def poll_of_bout(request: HttpRequest, subject: Bout, now: datetime) -> Filled:
    """The poll about a match."""
    poll = OF_BOUT.first(request.user, bout=subject.pk)
    return (TEMPLATE, {"ballots": [ballot(poll, now)]}) if poll else None


@for_reader
def polls_of_show(request: HttpRequest, subject: Show, now: datetime) -> Filled:
    """The polls about a show's matches."""
    ballots = [ballot(poll, now) for poll in OF_SHOW(request.user, show=subject.pk)]
    return (TEMPLATE, {"ballots": ballots}) if ballots else None


def _standing_behind(character: int) -> QuerySet[Corner, Any]:
    found = Corner.objects.kept().filter(character=character)
    return found.order_by().values("character").annotate(n=Count("pk")).values_list("n", flat=True)


STANDING_BEHIND = values_of(_standing_behind, character=int)


@for_reader
def corner_at_home(request: HttpRequest, subject: None, now: datetime) -> Filled:
    """Tonight, for the one the reader stands behind."""
    if not request.user.is_authenticated:
        return None
    mine = standing.of(request, now)
    return _corner("home", "", mine, tonight.in_all(mine, now) if mine else [], now)


@for_reader
def corner_at_show(request: HttpRequest, subject: Show, now: datetime) -> Filled:
    """What a show is to them."""
    mine = standing.of(request, now, show=subject.pk)
    said = tonight.of_show(mine, now, subject) if mine else []
    return _corner("show", f"{subject.federation.slug}/{subject.number}", mine, said, now) if said else None


@for_reader
def corner_at_match(request: HttpRequest, subject: Bout, now: datetime) -> Filled:
    """What a match is to them."""
    mine = standing.of(request, now, match=subject.pk)
    return _corner("match", str(subject.pk), mine, tonight.of_match(mine, now), now) if mine else None


@for_reader
def corner_at_federation(request: HttpRequest, subject: Federation, now: datetime) -> Filled:
    """What a federation is to them."""
    mine = standing.of(request, now)
    return _corner("federation", subject.slug, mine, tonight.of_federation(mine, now, subject), now) if mine else None


@for_reader
def corner_of(request: HttpRequest, subject: Character, now: datetime) -> Filled:
    """How many stand behind somebody, and for those signed in the way to join them."""
    if subject.role != Role.WRESTLER:
        return None
    mine = standing.of(request, now)
    own = mine is not None and mine.face.slug == subject.slug
    _, filled = _corner("character", subject.slug, mine, tonight.in_all(mine, now) if mine and own else [], now)
    fans = STANDING_BEHIND.first(character=subject.pk) or 0
    return CORNER, filled | {"subject": subject, "own": own, "fans": fans}


def _corner(page: str, of: str, mine: Standing | None, said: list[Said], now: datetime) -> tuple[str, dict[str, Any]]:
    query = urlencode({"page": page} | ({"of": of} if of else {}))
    return CORNER, {
        "fresh": f"{reverse('fandom:tonight')}?{query}",
        "standing": mine,
        "said": said,
        "record": tonight.record(mine) if mine else "",
        "free": mine is None or mine.free_at <= now,
        "free_at": when(mine.free_at) if mine else "",
    }


def house_online(request: HttpRequest | None, subject: Bout, now: datetime) -> Filled:
    """The bar of a match that has begun: where the needle is, and who may be cheered and booed."""
    about = bill(subject)
    return ("fandom/bar.html", houses.bar(about)) if about.staged and not about.struck and not about.crowded else None
