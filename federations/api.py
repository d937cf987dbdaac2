"""Federations and championships in the API."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from characters.api import Person
from characters.models import Character
from federations.models import Championship, Federation, RealStyle, Reign, Series
from federations.topics import federation_topic
from llmfed.world import clock
from llmfed.world.api import Kind, LiveMoments, MomentsAsked, PageAsked, ReadOnly, Shown, moments_of


class FederationName(Shown[Federation]):
    """A federation, named in passing."""

    class Meta:
        model = Federation
        fields: tuple[str, ...] = ("slug", "name")


class FederationLine(Shown[Federation]):
    """A federation in a list."""

    url = serializers.HyperlinkedIdentityField(view_name="api:federation-detail", lookup_field="slug")
    style = Kind(RealStyle, read_only=True)  # type: ignore[assignment]

    class Meta:
        model = Federation
        fields: tuple[str, ...] = ("url", "slug", "name", "short", "city", "style", "hue", "motto")


class CalendarSlot(Shown[Series]):
    """A weekly show or a yearly big one on the calendar; hours are UTC."""

    kind = Kind(Series.Kind, read_only=True)
    time = serializers.TimeField(read_only=True, format="%H:%M:%SZ")
    months = serializers.ListField(
        child=serializers.IntegerField(), read_only=True, help_text="1–12; empty for every month."
    )

    class Meta:
        model = Series
        fields: tuple[str, ...] = ("name", "kind", "weekday", "time", "months", "week")


class ChampionshipName(Shown[Championship]):
    """A championship, named in passing."""

    class Meta:
        model = Championship
        fields: tuple[str, ...] = ("slug", "name")


class ReignLine(Shown[Reign]):
    """Who held a championship from when to when."""

    holders = Person(many=True, read_only=True)
    told = serializers.CharField(read_only=True, help_text="A holder's name from before the universe began.")
    days = serializers.SerializerMethodField()
    won_in: serializers.PrimaryKeyRelatedField[Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True, pk_field=serializers.IntegerField(), help_text="The match's id."
    )

    class Meta:
        model = Reign
        fields: tuple[str, ...] = (
            "number",
            "holders",
            "told",
            "began_at",
            "ended_at",
            "days",
            "defences",
            "won_in",
            "vacated",
        )

    def get_days(self, reign: Reign) -> int:
        return reign.days(self.context["now"])


class ChampionshipLine(Shown[Championship]):
    """A championship with whoever holds it."""

    url = serializers.HyperlinkedIdentityField(view_name="api:championship-detail", lookup_field="slug")
    federation = FederationName(read_only=True)
    kind = Kind(Championship.Kind, read_only=True)
    division = Kind(Championship.Division, read_only=True)
    unified_into = ChampionshipName(read_only=True, allow_null=True, help_text="What it became part of.")
    reign = serializers.SerializerMethodField(help_text="The running one; null while vacant.")

    class Meta:
        model = Championship
        fields: tuple[str, ...] = (
            "url",
            "slug",
            "name",
            "federation",
            "kind",
            "division",
            "retired",
            "retired_at",
            "unified_into",
            "reign",
        )

    @extend_schema_field(ReignLine(allow_null=True))
    def get_reign(self, belt: Championship) -> Any:
        running = next((reign for reign in belt.reigns.all() if reign.ended_at is None), None)
        return None if running is None else ReignLine(running, context=self.context).data


class ChampionshipPage(ChampionshipLine):
    """A championship with its whole lineage, the first reign first."""

    lineage = ReignLine(source="reigns", many=True, read_only=True)

    class Meta(ChampionshipLine.Meta):
        fields = (*ChampionshipLine.Meta.fields, "lineage")


class FederationPage(FederationLine):
    """A federation with its calendar and its championships, the most important first."""

    calendar = CalendarSlot(source="series", many=True, read_only=True)
    championships = ChampionshipName(many=True, read_only=True)

    class Meta(FederationLine.Meta):
        fields = (*FederationLine.Meta.fields, "calendar", "championships")


class Federations(ReadOnly[Federation]):
    """The wrestling companies of this universe."""

    queryset = Federation.objects.none()
    asks: ClassVar[Any] = {"list": PageAsked, "live_events": MomentsAsked}
    shows: ClassVar[Any] = {"list": FederationLine, "retrieve": FederationPage, "live_events": LiveMoments}

    def get_queryset(self) -> QuerySet[Federation]:
        found = Federation.objects.visible_to(self.request.user).order_by("slug")
        if self.action != "retrieve":
            return found
        calendar = Prefetch("series", Series.objects.order_by("position"))
        belts = Prefetch("championships", Championship.objects.filter(retired=False).order_by("position", "slug"))
        return found.prefetch_related(calendar, belts)

    def live_events(self, request: Request, slug: str) -> Response:
        """What has aired on a federation's topic after a number, oldest first; poll it with `next`."""
        topic = federation_topic(self.get_object().slug)
        return Response(self.get_serializer(moments_of(topic, self.asked)).data)


class ChampionshipsAsked(PageAsked):
    federation = serializers.SlugField(required=False, help_text="A federation's slug.")


class Championships(ReadOnly[Championship]):
    """What they fight for."""

    queryset = Championship.objects.none()
    asks: ClassVar[Any] = {"list": ChampionshipsAsked}
    shows: ClassVar[Any] = {"list": ChampionshipLine, "retrieve": ChampionshipPage}

    def get_queryset(self) -> QuerySet[Championship]:
        seen = Federation.objects.visible_to(self.request.user)
        if "federation" in self.asked:
            seen = seen.filter(slug=self.asked["federation"])
        reigns = Reign.objects.order_by("number").prefetch_related(
            Prefetch("holders", Character.objects.order_by("slug"))
        )
        if self.action == "list":
            reigns = reigns.filter(ended_at=None)
        found = Championship.objects.filter(federation__in=seen.values("pk"))
        found = found.select_related("federation", "unified_into")
        return found.order_by("federation__slug", "position", "slug").prefetch_related(Prefetch("reigns", reigns))

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "now": clock.now()}
