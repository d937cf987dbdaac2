"""Corners: whom a fan stands behind, changed at most once a world month."""

from calendar import monthrange
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from characters.models import Character, Role
from fandom.models import Corner
from llmfed.accounts.models import User


class Chosen(StrEnum):
    """What became of a choice that was taken."""

    NEW = "new"
    SAME = "same"
    BACK = "back"


class NoCorner(Exception):
    """Nobody can stand in this person's corner; the message says why."""


class TooSoon(Exception):
    """The corner was chosen less than a world month ago; the message says when it may be changed."""


def choose(*, fan: User, character: Character, now: datetime) -> Chosen:
    """Stand behind somebody from the world's `now` on; whoever one stood behind before is left.

    The same person again changes nothing, and to the one whom one left last one may always go back. Raises NoCorner
    and TooSoon.
    """
    if character.role != Role.WRESTLER:
        raise NoCorner(f"{character.name} does not wrestle. A corner is for those who do.")
    if character.retired_at is not None:
        raise NoCorner(f"{character.name} has retired, and needs nobody in that corner any more.")
    with transaction.atomic():
        # Two windows of one fan come one after the other, and the second hears what the first did.
        User.objects.select_for_update(no_key=True).get(pk=fan.pk)
        last = Corner.objects.filter(fan=fan).select_related("character").order_by("-since", "-pk").first()
        if last is not None and last.character_id == character.pk:
            return _again(last)
        if last is not None and now < free_from(last):
            raise TooSoon(_too_soon(last))
        Corner.objects.kept().filter(fan=fan).update(until=now)
        Corner.objects.create(fan=fan, character=character, since=now)
    return Chosen.NEW


def _again(last: Corner) -> Chosen:
    if last.until is None:
        return Chosen.SAME
    last.until = None
    last.save(update_fields=["until"])
    return Chosen.BACK


def _too_soon(last: Corner) -> str:
    standing = "You stand behind" if last.until is None else "You last stood behind"
    at = free_from(last)
    when = f"{at:%A} {at.day} {at:%B}, {at:%H:%M}, world time"
    return f"{standing} {last.character.name}, and a corner changes once a world month. Yours is free on {when}."


def leave(*, fan: User, now: datetime) -> Corner | None:
    """Stand behind nobody; returns the corner that was left, if there was one."""
    with transaction.atomic():
        kept = Corner.objects.kept().filter(fan=fan).select_related("character")
        last = kept.select_for_update(of=("self",)).first()
        if last is not None:
            last.until = max(now, last.since)
            last.save(update_fields=["until"])
    return last


def free_from(corner: Corner) -> datetime:
    """When its fan may choose somebody else: a month after the choice, or at once if that one has retired."""
    return free_at(corner.since, retired=corner.character.retired_at is not None)


def free_at(since: datetime, *, retired: bool) -> datetime:
    """The same of somebody behind whom one stands since then."""
    return since if retired else month_after(since)


def month_after(at: datetime) -> datetime:
    """The same hour of the same day in the month after, or of that month's last day."""
    year, month = (at.year, at.month + 1) if at.month < 12 else (at.year + 1, 1)
    return at.replace(year=year, month=month, day=min(at.day, monthrange(year, month)[1]))
