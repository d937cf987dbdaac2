"""Characters in the API, with where they work and how they stand there."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from characters.api import CharacterLine, CharacterPage
from characters.models import Alignment, Character, Group, Role
from federations import people
from federations.api import ChampionshipName, FederationName
from federations.models import Reign, Result
from federations.shows_api import BoutLine, ShowName
from llmfed.world import clock
from llmfed.world.api import Kind, PageAsked, ReadOnly, Shown


class Employed(serializers.Serializer[Character]):
    """Where somebody works."""

    federation = serializers.SerializerMethodField(help_text="Null for a free agent.")

    @extend_schema_field(FederationName(allow_null=True))
    def get_federation(self, character: Character) -> Any:
        contract = people.contract_of(character)
        return None if contract is None else FederationName(contract.federation).data


class RosterLine(Employed, CharacterLine):
    """Somebody in a list."""

    class Meta(CharacterLine.Meta):
        fields = (*CharacterLine.Meta.fields, "federation")


class RosterPage(Employed, CharacterPage):
    """Somebody in full."""

    class Meta(CharacterPage.Meta):
        fields = (*CharacterPage.Meta.fields, "federation")


class Record(serializers.Serializer[Any]):
    """Matches that count."""

    won = serializers.IntegerField(read_only=True)
    lost = serializers.IntegerField(read_only=True)
    drawn = serializers.IntegerField(read_only=True)


class StreakLine(serializers.Serializer[Any]):
    outcome = Kind(people.Outcome, read_only=True)
    count = serializers.IntegerField(read_only=True, help_text=f"At most {people.STREAK_MAX}.")


class OwnReign(Shown[Reign]):
    """A championship that somebody held."""

    championship = ChampionshipName(read_only=True)
    days = serializers.SerializerMethodField()

    class Meta:
        model = Reign
        fields: tuple[str, ...] = ("championship", "number", "began_at", "ended_at", "days", "defences")

    def get_days(self, reign: Reign) -> int:
        return reign.days(self.context["now"])


class OwnResult(Shown[Result]):
    """An aired match of somebody's, as it went for them."""

    outcome = serializers.SerializerMethodField()
    show = ShowName(source="bout.segment.show", read_only=True)
    bout = BoutLine(read_only=True)

    class Meta:
        model = Result
        fields: tuple[str, ...] = ("outcome", "airs_at", "show", "bout")

    @extend_schema_field(Kind(people.Outcome))
    def get_outcome(self, result: Any) -> str:
        return people.outcome(result.side, result.winner)


class Stats(serializers.Serializer[Any]):
    """How somebody stands, as far as it has aired."""

    record = Record(read_only=True)
    momentum = serializers.FloatField(read_only=True, allow_null=True, help_text="−1…1; null without a contract.")
    streak = StreakLine(read_only=True, allow_null=True)
    reigns = OwnReign(many=True, read_only=True)
    results = OwnResult(many=True, read_only=True, help_text="The last ten, latest first.")


class CharactersAsked(PageAsked):
    federation = serializers.SlugField(required=False, help_text="The slug of where they are under contract.")
    role = Kind(Role, required=False)
    alignment = Kind(Alignment, required=False)


class Characters(ReadOnly[Character]):
    """Who they are; those under contract with a private federation are seen only by who sees it."""

    queryset = Character.objects.none()
    asks: ClassVar[Any] = {"list": CharactersAsked}
    shows: ClassVar[Any] = {"list": RosterLine, "retrieve": RosterPage, "stats": Stats}

    def get_queryset(self) -> QuerySet[Character]:
        found = people.visible_to(self.request.user)
        if "federation" in self.asked:
            found = found.filter(contracts__federation__slug=self.asked["federation"], contracts__ended_at=None)
        found = found.filter(**{name: self.asked[name] for name in ("role", "alignment") if name in self.asked})
        if self.action == "stats":
            return found
        if self.action == "retrieve":
            found = found.prefetch_related(Prefetch("groups", Group.objects.order_by("slug")))
        return people.with_contract(found).order_by("slug")

    def stats(self, request: Request, slug: str) -> Response:
        """Record, momentum, streak, championship reigns and last results; nothing that has not aired."""
        now = clock.now()
        found = people.standing(self.get_object(), request.user, now)
        context = {**self.get_serializer_context(), "now": now}
        return Response(Stats(found, context=context).data)
