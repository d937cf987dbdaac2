"""Records in the API."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from characters.api import Person
from federations import records
from federations.models import Federation
from llmfed.world import clock
from llmfed.world.api import ReadOnly


class MarkLine(serializers.Serializer[records.Mark]):
    """Somebody's best, or a match's or a show's."""

    figure = serializers.CharField(read_only=True, help_text="How much it was, in words: “412 days”.")
    name = serializers.CharField(read_only=True, help_text="Whose it is: people, a match or a show.")
    people = serializers.SerializerMethodField(help_text="Of a match the first of each side; of a show nobody.")
    where = serializers.CharField(read_only=True, help_text="The championship or the show; may be empty.")

    @extend_schema_field(Person(many=True))
    def get_people(self, mark: records.Mark) -> list[dict[str, str]]:
        return [{"slug": who.slug, "name": who.name, "alignment": who.alignment} for who in mark.people]


class RecordLine(serializers.Serializer[records.Record]):
    """A record, and whoever comes next."""

    title = serializers.CharField(read_only=True)
    best = MarkLine(read_only=True)
    next = MarkLine(read_only=True, allow_null=True)


class ChapterList(serializers.Serializer[records.Chapter]):
    """Records of a kind."""

    title = serializers.CharField(read_only=True)
    records = RecordLine(many=True, read_only=True)


@extend_schema_serializer(many=False)
class RecordsPage(serializers.Serializer[Any]):
    """All records, as far as there are any."""

    chapters = ChapterList(many=True, read_only=True)


class Records(ReadOnly[Federation]):
    """What fans argue about: the longest, the shortest, the most and the best that has aired."""

    queryset = Federation.objects.none()
    pagination_class = None  # type: ignore[assignment]
    shows: ClassVar[Any] = {"list": RecordsPage, "retrieve": RecordsPage}

    def get_queryset(self) -> QuerySet[Federation]:
        return Federation.objects.visible_to(self.request.user)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The records of all federations that the reader may see."""
        return self._told(request, None)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The records of a federation."""
        return self._told(request, self.get_object())

    def _told(self, request: Request, of: Federation | None) -> Response:
        found = records.chapters(request.user, of, clock.now())
        return Response(RecordsPage({"chapters": found}).data)
