"""Keeping promises: an order about a match leaves what was promised of it as it is."""

from collections.abc import Container
from datetime import datetime

from federations import wagers
from federations.models import Bout, Promise, Show
from federations.rulebook import Impossible, Roster

FANS = "The fans were promised these rules; a promise is kept."


def keep(house: Roster, bout: Bout, touched: Container[str], at: datetime) -> None:
    """Whoever was promised stays, unless they cannot fight; so do the rules and what it is for. Raises Impossible."""
    people = {side.character_id for side in bout.sides.all()}
    for promise in bout.promises.owed().with_people().select_related("show"):
        gone = [who for who in promise.people() if who.pk not in people]
        if gone and "sides" in touched:
            wrong = next(filter(None, map(house.unfit, gone)), "")
            if not wrong:
                raise _kept(promise, "into")
            _put_off(promise, wrong, at)
        elif promise.kind == Promise.Kind.RULES and "stipulation" in touched:
            raise Impossible(FANS, field="rules")
        elif field := _missing(promise, bout, touched):
            raise _kept(promise, field)


def _missing(promise: Promise, bout: Bout, touched: Container[str]) -> str:
    """Which field of a match is not as it was promised, if one is."""
    usual = promise.stipulation == Bout.Stipulation.STANDARD
    if "stipulation" in touched and not usual and promise.stipulation != bout.stipulation:
        return "rules"
    if "championship" in touched and promise.championship_id not in (None, bout.championship_id):
        return "championship"
    if "unifies" in touched and promise.unifies_id not in (None, bout.unifies_id):
        return "championship"
    if "wagers" in touched and promise.wagers and promise.wagers != wagers.put_up(list(bout.sides.all())):
        return "wager0"
    return ""


def _kept(promise: Promise, field: str) -> Impossible:
    return Impossible(f"{promise.what}: that was promised, and a promise is kept.", field=field)


def _put_off(promise: Promise, wrong: str, at: datetime) -> None:
    """Whoever it was promised to cannot fight: a shot waits for the next card, a match will not be."""
    assert promise.show is not None
    coming = Show.objects.filter(
        federation=promise.federation_id, state=Show.State.PLANNED, starts_at__gt=promise.show.starts_at
    )
    later = coming.order_by("starts_at").first() if promise.kind == Promise.Kind.SHOT else None
    if later is None:
        promise.broken_at = at
    else:
        promise.show, promise.bout = later, None
    promise.reason = wrong
    promise.save(update_fields=["broken_at", "show", "bout", "reason"])
