"""Tournaments in the API: who is in them, who meets whom, and who went on, as far as it has aired."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from federations import cups
from federations.api import ChampionshipName, FederationName
from federations.models import Tie, Tournament
from llmfed.world import clock
from llmfed.world.api import Kind, PageAsked, ReadOnly, Shown


class TournamentUrl(serializers.HyperlinkedIdentityField):
    """A tournament's address: its federation's slug and its number there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(view_name="api:tournament-detail", **kwargs)

    def get_url(self, obj: Any, view_name: str, request: Any, format: str | None) -> str:
        kwargs = {"federation": obj.federation.slug, "number": obj.number}
        return reverse(view_name, kwargs=kwargs, request=request)


class TournamentLine(Shown[Tournament]):
    """A tournament in a list."""

    url = TournamentUrl()
    federation = FederationName(read_only=True)
    kind = Kind(Tournament.Kind, read_only=True)
    state = Kind(Tournament.State, read_only=True)
    prize = Kind(Tournament.Prize, read_only=True)
    championship = ChampionshipName(read_only=True, allow_null=True)
    winner = serializers.SerializerMethodField(help_text="A slug; null while nobody has won.")

    class Meta:
        model = Tournament
        fields: tuple[str, ...] = (
            *("url", "federation", "number", "name", "edition", "kind", "state", "prize", "championship", "season"),
            *("began_at", "ended_at", "winner"),
        )

    def get_winner(self, cup: Tournament) -> str | None:
        face = cups.held(cup, clock.now()).winner
        return face.slug if face else None


class EntrantLine(serializers.Serializer[Any]):
    """Somebody in a tournament."""

    seed = serializers.IntegerField(read_only=True)
    character = serializers.CharField(source="face.slug", read_only=True)
    name = serializers.CharField(source="face.name", read_only=True, help_text="Of a team, the team's.")
    block = serializers.IntegerField(read_only=True, help_text="Of a league, from 0.")
    instead_of = serializers.CharField(read_only=True, help_text="Whose place it was, if somebody's.")
    number = serializers.IntegerField(
        source="drawn",
        read_only=True,
        allow_null=True,
        help_text="Of a rumble, as which they come in; null until drawn.",
    )
    out = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="Of a rumble, as which they went over the rope, from 1."
    )


class TieLine(serializers.Serializer[Any]):
    """Two who are to meet, or places of two; who went on is null until it has aired."""

    round = serializers.IntegerField(read_only=True)
    slot = serializers.IntegerField(read_only=True)
    stage = serializers.CharField(read_only=True)
    sides = serializers.SerializerMethodField(help_text="Slugs; null where nobody is known yet.")
    show = serializers.IntegerField(source="show_number", read_only=True, allow_null=True, help_text="Its number.")
    bout = serializers.IntegerField(read_only=True, allow_null=True, help_text="The match's id.")
    how = serializers.SerializerMethodField(help_text="Null until it is decided.")
    winner = serializers.CharField(source="winner.face.slug", default=None, read_only=True, allow_null=True)

    @extend_schema_field(serializers.ListField(child=serializers.CharField(allow_null=True)))
    def get_sides(self, pair: Any) -> list[str | None]:
        return [seat.entry.face.slug if seat.entry else None for seat in pair.seats]

    @extend_schema_field(Kind(Tie.How, allow_null=True))
    def get_how(self, pair: Any) -> str | None:
        return pair.how or None


class TournamentPage(TournamentLine):
    """A tournament with everybody in it, by seed, and its ties, round by round."""

    entrants = serializers.SerializerMethodField()
    ties = serializers.SerializerMethodField()

    class Meta(TournamentLine.Meta):
        fields = (*TournamentLine.Meta.fields, "entrants", "ties")

    @extend_schema_field(EntrantLine(many=True))
    def get_entrants(self, cup: Tournament) -> Any:
        return EntrantLine(self.context["page"].entries, many=True).data

    @extend_schema_field(TieLine(many=True))
    def get_ties(self, cup: Tournament) -> Any:
        return TieLine(self.context["page"].ties, many=True).data


class TournamentsAsked(PageAsked):
    federation = serializers.SlugField(required=False, help_text="A federation's slug.")


class Tournaments(ReadOnly[Tournament]):
    """Fields of whom one is left, the latest first."""

    queryset = Tournament.objects.none()
    asks: ClassVar[Any] = {"list": TournamentsAsked}
    shows: ClassVar[Any] = {"list": TournamentLine, "retrieve": TournamentPage}

    def get_queryset(self) -> QuerySet[Tournament]:
        found = Tournament.objects.visible_to(self.request.user)
        if "federation" in self.asked:
            found = found.filter(federation__slug=self.asked["federation"])
        return cups.with_winner(found).order_by("-began_at", "federation__slug", "-number")

    def get_object(self) -> Tournament:
        """By its federation's slug and its number there."""
        named = {"federation__slug": self.kwargs["federation"], "number": self.kwargs["number"]}
        return get_object_or_404(self.get_queryset(), **named)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A tournament with its entrants and its ties."""
        cup = self.get_object()
        context = {**self.get_serializer_context(), "page": cups.page(cup, clock.now())}
        return Response(TournamentPage(cup, context=context).data)
