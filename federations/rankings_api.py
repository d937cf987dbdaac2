"""Rankings in the API."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from characters.api import Person
from federations import ladder
from federations.models import Federation, Place
from llmfed.world import clock
from llmfed.world.api import Asked, Kind, ReadOnly


class Day(serializers.DateField):
    """A date as ISO writes it in full, 2031-05-12, and no other way."""

    def to_internal_value(self, value: Any) -> date:
        found = super().to_internal_value(value)
        if found.isoformat() != value:
            self.fail("invalid", format="YYYY-MM-DD")
        return found


class WeekAsked(Asked):
    week = Day(required=False, help_text="The Monday of a list that was published; the latest where none is named.")


class PlaceLine(serializers.Serializer[Any]):
    """Somebody's place, or a team's, and why it is theirs."""

    place = serializers.IntegerField(read_only=True)
    was = serializers.IntegerField(read_only=True, allow_null=True, help_text="The week before; null where unranked.")
    weeks = serializers.IntegerField(read_only=True, help_text="For how many weeks in a row it is this place.")
    team = serializers.CharField(read_only=True, help_text="A team's name; empty for a person.")
    people = serializers.SerializerMethodField()
    score = serializers.FloatField(read_only=True, help_text="0–100: rating, form and the crowd.")
    rating = serializers.IntegerField(read_only=True, help_text="Glicko-2.")
    deviation = serializers.IntegerField(read_only=True, help_text="How uncertain the rating is.")
    reason = serializers.SerializerMethodField()

    @extend_schema_field(Person(many=True))
    def get_people(self, told: tuple[ladder.Rung, str]) -> list[dict[str, str]]:
        return [{"slug": who.slug, "name": who.name, "alignment": who.alignment} for who in told[0].people]

    def get_reason(self, told: tuple[ladder.Rung, str]) -> str:
        return told[1]

    def to_representation(self, instance: tuple[ladder.Rung, str]) -> dict[str, Any]:
        rung, _ = instance
        plain = ("place", "was", "weeks", "team", "score", "rating", "deviation")
        shown = {name: getattr(rung, name) for name in plain}
        return shown | {"people": self.get_people(instance), "reason": self.get_reason(instance)}


class PoolList(serializers.Serializer[Any]):
    """Those who are ranked together, the first first."""

    pool = Kind(Place.Pool, read_only=True)
    places = PlaceLine(source="told", many=True, read_only=True)


class RankingsPage(serializers.Serializer[Any]):
    """A week's rankings; before the first list there is no week and nobody in it."""

    week = serializers.DateField(read_only=True, allow_null=True, help_text="The Monday it was published on.")
    older = serializers.DateField(read_only=True, allow_null=True, help_text="The list before.")
    newer = serializers.DateField(read_only=True, allow_null=True, help_text="The list after.")
    pools = PoolList(source="ladders", many=True, read_only=True)


NONE_YET: dict[str, Any] = {"week": None, "older": None, "newer": None, "ladders": ()}


class Rankings(ReadOnly[Federation]):
    """Who stands where at a federation, week by week."""

    queryset = Federation.objects.none()
    asks: ClassVar[Any] = {"retrieve": WeekAsked}
    shows: ClassVar[Any] = {"retrieve": RankingsPage}

    def get_queryset(self) -> QuerySet[Federation]:
        return Federation.objects.visible_to(self.request.user)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The latest rankings of a federation, or those of a week."""
        found = ladder.week_of(self.get_object(), self.asked.get("week"), clock.now())
        if found is None and "week" in self.asked:
            raise exceptions.NotFound
        return Response(RankingsPage(found or NONE_YET).data)
