"""The final that joins a card on the night of its semi-finals, as the pages of that show ask for it."""

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from federations.models import Tie, Tournament


def _finals() -> QuerySet[Tie]:
    last = Q(round=F("tournament__rounds") - 1)
    return Tie.objects.filter(last, show=OuterRef("pk"), tournament__one_night=True)


def _closing() -> Subquery:
    """The final that is still to come: both semi-finals are won, or are going to be fought tonight."""
    ahead = _finals().filter(promise=None, how="", tournament__state=Tournament.State.RUNNING)
    for feed in ("one_from", "other_from"):
        ahead = ahead.filter(~Q(**{f"{feed}__how": ""}) | Q(**{f"{feed}__promise__broken_at": None}))
    return Subquery(ahead.values(row=JSONObject(number="tournament__number", name="tournament__name"))[:1])


# Columns of a show; made once, like those of `billing`.
CLOSING, JOINED = _closing(), Subquery(_finals().values("promise__bout")[:1])
