"""What fans give a match once its final bell has aired: one rating an account, changed or taken back as they like.

No tick reads them. A match's tally is kept beside its ratings under a lock, so that no page adds them up.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from fandom.models import MatchRating, RatingTally
from fandom.sim.rating import HUNDRED, LEAST, MOST, TUNING, Given, apart, mean, weight
from federations.models import Bout, Result
from llmfed.accounts.models import User

DAY = timedelta(days=1)


class NotOver(Exception):
    """The match has no result that has aired; nobody has seen what they would rate."""


class NoSuchStars(Exception):
    """A rating is a whole number of stars from 1 to 5."""


def rate(*, bout: Bout, fan: User, stars: int, now: datetime) -> None:
    """Give a match stars, or others than before. Raises NotOver and NoSuchStars, having changed nothing."""
    if not LEAST <= stars <= MOST:
        raise NoSuchStars(f"A match is given {LEAST} to {MOST} stars, whole ones.")
    weighs = weight((timezone.now() - fan.date_joined) / DAY)
    with transaction.atomic():
        ring = _ring(bout, now)
        tally = _held(bout)
        before = MatchRating.objects.filter(bout=bout, fan=fan).first()
        given = tally.given
        if before is not None:
            given = given.without_one(before.stars, before.weight)
        MatchRating.objects.update_or_create(bout=bout, fan=fan, defaults={"stars": stars, "weight": weighs})
        _keep(tally, given.with_one(stars, weighs), ring)


def withdraw(*, bout: Bout, fan: User, now: datetime) -> bool:
    """Take a rating back; False where there was none. Raises NotOver."""
    with transaction.atomic():
        ring = _ring(bout, now)
        tally = _held(bout)
        before = MatchRating.objects.filter(bout=bout, fan=fan).first()
        if before is None:
            return False
        before.delete()
        _keep(tally, tally.given.without_one(before.stars, before.weight), ring)
    return True


def _ring(bout: Bout, now: datetime) -> float:
    result = Result.objects.aired(now).filter(bout=bout).first()
    if result is None:
        raise NotOver("The final bell has not rung. Rate it when you have seen how it ends.")
    return result.stars


def _held(bout: Bout) -> RatingTally:
    """The tally of a match, locked: whoever else rates it waits."""
    empty = {"counts": Given().counts, "weights": Given().weights, "fans": 0, "apart": 0}
    RatingTally.objects.bulk_create([RatingTally(bout=bout, **empty)], ignore_conflicts=True)
    return RatingTally.objects.select_for_update().get(bout=bout)


def _keep(tally: RatingTally, given: Given, ring: float) -> None:
    found = mean(given)
    tally.counts, tally.weights, tally.fans = list(given.counts), list(given.weights), given.fans
    tally.mean = None if found is None else round(found * HUNDRED)
    tally.apart = round(apart(given, ring) * HUNDRED)
    tally.save()


def with_bills() -> Subquery:
    """What bills carry of it, as an expression on bouts (settings.RATED)."""
    enough = ExpressionWrapper(Q(fans__gte=TUNING.enough), output_field=BooleanField())
    row = JSONObject(counts="counts", fans="fans", mean="mean", apart="apart", enough=enough)
    return Subquery(RatingTally.objects.filter(bout=OuterRef("pk")).values(row=row)[:1])
