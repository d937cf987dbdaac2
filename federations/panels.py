"""What this app adds to a person's page: where they work, whom they meet next, how it has been going."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FETCH_RAISE, Q
from django.http import HttpRequest

from characters.models import Character
from federations.billing import Bill, billed, bills
from federations.models import Bout, Contract, Federation, Result, Show

FORM = 8
LAST = 3


@dataclass(frozen=True, slots=True)
class Outing:
    """One of somebody's matches, on the form strip."""

    letter: str
    word: str
    bill: Bill


def work_of(request: HttpRequest, subject: Character, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """A wrestler's federation, record, next match and form, as far as the reader may see."""
    visible = Federation.objects.visible_to(request.user)
    running = Contract.objects.active().filter(character=subject, federation__in=visible)
    contract = running.select_related("federation").fetch_mode(FETCH_RAISE).first()
    mine = Result.objects.aired(now).filter(bout__sides__character=subject)
    latest = mine.order_by("-airs_at", "-pk").values("bout")[:FORM]
    coming = Q(sides__character=subject, segment__show__state__in=[Show.State.ANNOUNCED, Show.State.ON_AIR])
    ids = Bout.objects.filter(coming).values("pk")
    found = Bout.objects.visible_to(request.user).filter(Q(pk__in=latest) | Q(pk__in=ids))
    shown = bills(billed(found, now).order_by("-segment__show__starts_at", "-segment__position"))
    if contract is None and not shown:
        return None
    told = [bill for bill in shown if bill.told]
    context = {
        "contract": contract,
        "next": next((bill for bill in reversed(shown) if not bill.told), None),
        "form": [outing(bill, subject) for bill in told],
        "results": told[:LAST],
    }
    return "federations/work.html", context


def outing(bill: Bill, who: Character) -> Outing:
    """How a told match went for somebody."""
    if not bill.decided:
        return Outing("D", "no winner", bill)
    won = any(side.won and who.slug in {face.slug for face in side.people} for side in bill.sides)
    return Outing("W", "won", bill) if won else Outing("L", "lost", bill)
