"""What fans gave a match, in the API."""

from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet, Subquery
from rest_framework import serializers

from fandom.models import RatingTally
from fandom.sim.rating import HUNDRED, LEAST, MOST
from federations.models import Bout, Result
from llmfed.world import clock
from llmfed.world.api import ReadOnly


class Ratings(serializers.Serializer[Any]):
    """What the ring and the house gave a match, once its final bell has rung; until then nobody has given anything."""

    ring = serializers.FloatField(allow_null=True, read_only=True, help_text="The ring's own stars, 0–5 in quarters.")
    house = serializers.FloatField(
        allow_null=True, read_only=True, help_text="The fans' mean, 1–5; that of few leans to 3."
    )
    fans = serializers.IntegerField(read_only=True, help_text="How many accounts have rated it.")
    split = serializers.DictField(
        child=serializers.IntegerField(), read_only=True, help_text="How many gave each number of stars."
    )
    apart = serializers.FloatField(read_only=True, help_text="How many stars more than the ring the house gave.")


class BoutRatings(ReadOnly[Bout]):
    """What fans think of matches."""

    queryset = Bout.objects.none()
    lookup_field = "pk"
    lookup_url_kwarg = "id"
    shows: ClassVar[Any] = {"retrieve": Ratings}

    def get_queryset(self) -> QuerySet[Bout]:
        aired = Result.objects.aired(clock.now()).filter(bout=OuterRef("pk"))
        ring = Subquery(aired.values("quarter_stars"))
        return Bout.objects.visible_to(self.request.user).annotate(ring=ring).select_related("rating_tally")

    def get_object(self) -> Any:
        return _ratings(super().get_object())


def _ratings(bout: Any) -> dict[str, Any]:
    tally: RatingTally | None = getattr(bout, "rating_tally", None)
    counts = tally.counts if tally else [0] * MOST
    return {
        "ring": None if bout.ring is None else bout.ring / 4,
        "house": tally.mean / HUNDRED if tally and tally.mean else None,
        "fans": sum(counts),
        "split": {str(stars): count for stars, count in enumerate(counts, LEAST)},
        "apart": tally.apart / HUNDRED if tally else 0.0,
    }
