"""Shows, their cards and their matches in the API."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.reverse import reverse

from characters.api import Person
from federations.api import ChampionshipName, FederationName
from federations.models import Bout, Result, Segment, Series, Show, Side
from federations.sim.kinds import Finish
from llmfed.world import clock
from llmfed.world.api import Kind, PageAsked, ReadOnly, Shown


class ShowUrl(serializers.HyperlinkedIdentityField):
    """A show's address: its federation's slug and its number there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(view_name="api:show-detail", **kwargs)

    def get_url(self, obj: Any, view_name: str, request: Any, format: str | None) -> str:
        kwargs = {"federation": obj.federation.slug, "number": obj.number}
        return reverse(view_name, kwargs=kwargs, request=request)


class ShowName(Shown[Show]):
    """A show, named in passing."""

    url = ShowUrl()
    federation = FederationName(read_only=True)

    class Meta:
        model = Show
        fields: tuple[str, ...] = ("url", "federation", "number", "name", "starts_at")


class ShowLine(ShowName):
    """A show in a list."""

    kind = Kind(Series.Kind, read_only=True)
    state = Kind(Show.State, read_only=True)
    attendance = serializers.SerializerMethodField(help_text="Null before it has opened.")
    gate_cents = serializers.SerializerMethodField(help_text="Null before it is over.")
    viewers = serializers.SerializerMethodField(
        help_text="At home, in thousands; null before it is over, and where there was no camera."
    )

    class Meta(ShowName.Meta):
        fields = (*ShowName.Meta.fields, "kind", "city", "state", "ended_at", "attendance", "gate_cents", "viewers")

    def get_attendance(self, show: Show) -> int | None:
        return show.attendance or None

    def get_gate_cents(self, show: Show) -> int | None:
        return show.gate_cents if show.counted else None

    def get_viewers(self, show: Show) -> int | None:
        return show.viewers or None if show.counted else None


class SideLine(Shown[Side]):
    """Somebody in a match; those of one side share its number."""

    side = serializers.IntegerField(source="number", read_only=True)
    character = Person(read_only=True)
    wager = serializers.SerializerMethodField(help_text="What they lose for good if they do not win; null for nothing.")

    class Meta:
        model = Side
        fields: tuple[str, ...] = ("side", "character", "wager")

    @extend_schema_field(Kind(Side.Wager, allow_null=True))
    def get_wager(self, side: Side) -> str | None:
        return side.wager or None


class ResultLine(Shown[Result]):
    """How a match ended, once its final bell has rung; the seed re-runs it."""

    finish = Kind(Finish, read_only=True)
    stars = serializers.FloatField(read_only=True, help_text="0–5, in quarters.")

    class Meta:
        model = Result
        fields: tuple[str, ...] = (
            "airs_at",
            "winner",
            "finish",
            "decisive_by",
            "decisive_on",
            "duration_s",
            "stars",
            "title_change",
            "seed",
            "engine",
        )


class BoutLine(Shown[Bout]):
    """A match on a card."""

    url = serializers.HyperlinkedIdentityField(view_name="api:bout-detail", lookup_field="pk", lookup_url_kwarg="id")
    form = Kind(Bout.Form, read_only=True)
    stipulation = Kind(Bout.Stipulation, read_only=True)
    championship = ChampionshipName(read_only=True, allow_null=True)
    sides = SideLine(many=True, read_only=True)
    commitment = serializers.CharField(read_only=True, help_text="Empty until it is staged; shown before the bell.")
    result = ResultLine(read_only=True, allow_null=True)

    class Meta:
        model = Bout
        fields: tuple[str, ...] = (
            "url",
            "id",
            "key",
            "form",
            "stipulation",
            "championship",
            "sides",
            "time_limit_s",
            "reason",
            "bell_at",
            "commitment",
            "result",
        )


class BoutPage(BoutLine):
    """A match with its show and its referee."""

    show = ShowName(source="segment.show", read_only=True)
    referee = Person(read_only=True, allow_null=True)

    class Meta(BoutLine.Meta):
        fields = (*BoutLine.Meta.fields, "show", "referee")


class CardLine(Shown[Segment]):
    """One slot of a card: a match, or somebody who speaks."""

    kind = Kind(Segment.Kind, read_only=True)
    speaker = serializers.SerializerMethodField(help_text="Null until it begins.")
    bout = BoutLine(read_only=True, allow_null=True)

    class Meta:
        model = Segment
        fields: tuple[str, ...] = ("position", "kind", "starts_at", "speaker", "bout")

    @extend_schema_field(Person(allow_null=True))
    def get_speaker(self, segment: Segment) -> Any:
        begun = segment.starts_at is not None and segment.speaker is not None
        return Person(segment.speaker).data if begun else None


class ShowPage(ShowLine):
    """A show with its card, the opener first; empty until it is announced."""

    card = CardLine(source="segments", many=True, read_only=True)

    class Meta(ShowLine.Meta):
        fields = (*ShowLine.Meta.fields, "card")


def aired_results(prefix: str = "") -> "Prefetch[str]":
    """The results of bouts that have aired by now; a bout without one has None in its place."""
    return Prefetch(f"{prefix}result", Result.objects.aired(clock.now()))


def all_sides(prefix: str = "") -> "Prefetch[str]":
    return Prefetch(f"{prefix}sides", Side.objects.order_by("number", "position").select_related("character"))


class ShowsAsked(PageAsked):
    federation = serializers.SlugField(required=False, help_text="A federation's slug.")
    state = Kind(Show.State, required=False)


class Shows(ReadOnly[Show]):
    """What they stage, the latest first."""

    queryset = Show.objects.none()
    asks: ClassVar[Any] = {"list": ShowsAsked}
    shows: ClassVar[Any] = {"list": ShowLine, "retrieve": ShowPage}

    def get_queryset(self) -> QuerySet[Show]:
        found = Show.objects.visible_to(self.request.user).select_related("federation")
        if self.action == "retrieve":
            segments = Segment.objects.public().order_by("position").select_related("speaker", "bout__championship")
            return found.prefetch_related(
                Prefetch("segments", segments), all_sides("segments__bout__"), aired_results("segments__bout__")
            )
        if "federation" in self.asked:
            found = found.filter(federation__slug=self.asked["federation"])
        if "state" in self.asked:
            found = found.filter(state=self.asked["state"])
        return found.order_by("-starts_at", "federation__slug")

    def get_object(self) -> Show:
        """By its federation's slug and its number there."""
        named = {"federation__slug": self.kwargs["federation"], "number": self.kwargs["number"]}
        return get_object_or_404(self.get_queryset(), **named)


class Bouts(ReadOnly[Bout]):
    """Matches, by the id that is their permanent address."""

    queryset = Bout.objects.none()
    lookup_field = "pk"
    lookup_url_kwarg = "id"
    shows: ClassVar[Any] = {"retrieve": BoutPage}

    def get_queryset(self) -> QuerySet[Bout]:
        found = Bout.objects.visible_to(self.request.user).select_related(
            "segment__show__federation", "championship", "referee"
        )
        return found.prefetch_related(all_sides(), aired_results())

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """A match: its commitment before the bell, its result and seed after the last one."""
        return super().retrieve(request, *args, **kwargs)
