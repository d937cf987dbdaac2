"""The API's ground: reading only, strict about what is asked, one shape of error, of page and of moment."""

from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus
from itertools import islice
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, cast

from django.db import models
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, extend_schema_field
from rest_framework import exceptions, pagination, serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from llmfed.world import volumes
from llmfed.world.clock import NoUniverse
from llmfed.world.models import Moment

M = TypeVar("M", bound=models.Model)

PAGE, PAGE_MAX = 50, 100
# Beyond any list; a number that no database column could hold must not reach it.
OFFSET_MAX, NO_MAX = 1_000_000, 2**53 - 1
PROBLEM = "application/problem+json"
PROBLEMS = {
    400: "A parameter is unknown, given twice or out of range.",
    404: "There is no such thing, or it is not yours to see.",
    429: "Too many requests; Retry-After says how many seconds to wait.",
}


class Kind(serializers.ChoiceField):
    """One of a closed list, which the schema has once, under the list's own name."""

    def __init__(self, kinds: type[StrEnum] | type[models.TextChoices], **kwargs: Any) -> None:
        choices = [kind.value for kind in kinds]
        super().__init__(choices=choices, **kwargs)
        name = kinds.__qualname__.replace(".", "")
        describe: Any = extend_schema_field({"type": "string", "enum": choices}, component_name=name)
        describe(self)


class Shown(serializers.ModelSerializer[M]):
    """A row as the API shows it: nothing of it can be written."""

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {name: {"read_only": True} for name in self.Meta.fields}


class Whole(serializers.IntegerField):
    """A whole number in plain digits and nothing else that Python would take for one."""

    def to_internal_value(self, data: Any) -> int:
        if not (str(data).isascii() and str(data).isdecimal()):
            self.fail("invalid")
        return super().to_internal_value(data)


class Asked(serializers.Serializer[Any]):
    """The query parameters that an address takes; none, unless it says more."""


class PageAsked(Asked):
    limit = Whole(default=PAGE, min_value=1, max_value=PAGE_MAX, help_text="How many.")
    offset = Whole(default=0, min_value=0, max_value=OFFSET_MAX, help_text="How many to leave out.")


class MomentsAsked(Asked):
    after = Whole(default=0, min_value=0, max_value=NO_MAX, help_text="The number of the last moment that one has.")
    limit = Whole(default=200, min_value=1, max_value=200, help_text="How many.")


class Problem(serializers.Serializer[Any]):
    """What went wrong (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    parameters = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), required=False, help_text="What is wrong with each."
    )


def problem(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """The answer to an error of a request; None for one of ours."""
    if isinstance(exc, NoUniverse):
        exc = exceptions.APIException(str(exc))
        exc.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response = exception_handler(exc, dict(context))
    if response is None:
        return None
    status = HTTPStatus(response.status_code)
    told: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status.value}
    if isinstance(exc, exceptions.ValidationError):
        told |= {"detail": "The request asks for something this address does not know.", "parameters": response.data}
    else:
        told["detail"] = PROBLEMS[404] if status == HTTPStatus.NOT_FOUND else str(response.data["detail"])
    response.data, response.content_type = told, PROBLEM
    return response


class Described(AutoSchema):
    """Schema of a `ReadOnly` view: its parameters are what it asks, its errors are problems."""

    def get_override_parameters(self) -> list[Any]:
        view = cast("ReadOnly[Any]", self.view)
        asks = view.asks.get(view.action, Asked)
        return [asks] if asks().fields else []

    def get_response_serializers(self) -> Any:
        problems = {(code, PROBLEM): OpenApiResponse(Problem, text) for code, text in PROBLEMS.items()}
        if "{" not in self.path:
            del problems[404, PROBLEM]
        return {200: super().get_response_serializers(), **problems}


class Paged(pagination.LimitOffsetPagination):
    """Limit and offset as the view has already checked them."""

    def get_limit(self, request: Request) -> int:
        return int(self.asked["limit"])

    def get_offset(self, request: Request) -> int:
        return int(self.asked["offset"])

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        self.asked = cast("ReadOnly[Any]", view).asked
        return super().paginate_queryset(queryset, request, view)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = super().get_paginated_response_schema(schema)
        for name in ("count", "next", "previous"):
            del found["properties"][name]["example"]
        return {**found, "required": list(found["properties"])}

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return []


class ReadOnly(viewsets.ReadOnlyModelViewSet[M]):
    """What may be read, by address; `asks` and `shows` have the parameters and the shape of each action."""

    http_method_names = ["get", "head"]
    pagination_class = Paged
    lookup_field = "slug"
    schema = Described()
    asks: ClassVar[Mapping[str, type[Asked]]] = {"list": PageAsked}
    shows: ClassVar[Mapping[str, type[serializers.BaseSerializer[Any]]]] = {}
    asked: Mapping[str, Any] = MappingProxyType({})

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.action:
            self.asked = self._read(request)

    def _read(self, request: Request) -> dict[str, Any]:
        """The query's parameters, all of them known, each given once and in range."""
        given = request.query_params
        wanted = self.asks.get(self.action, Asked)(data=given.dict())
        errors = {name: ["This address does not know it."] for name in given if name not in wanted.fields}
        errors |= {name: ["Give it once."] for name, values in given.lists() if len(values) > 1}
        if not wanted.is_valid() or errors:
            raise exceptions.ValidationError({**wanted.errors, **errors})
        asked: dict[str, Any] = wanted.validated_data
        return asked

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        return self.shows[self.action]

    def get_exception_handler(self) -> Any:
        return problem


class Missing(APIView):
    """Every other address under the API."""

    schema = None

    def get(self, request: Request, **kwargs: Any) -> Response:
        raise exceptions.NotFound

    def get_exception_handler(self) -> Any:
        return problem


class SpokenLine(serializers.Serializer[Any]):
    speaker = serializers.CharField()
    text = serializers.CharField()


class LiveMoment(Shown[Moment]):
    """A fact of the chronicle that has aired."""

    no = serializers.IntegerField(read_only=True, help_text="Rises over the whole universe; the only order.")
    facts = serializers.DictField(read_only=True, help_text="What happened; the keys depend on `kind`.")
    words = serializers.SerializerMethodField(help_text="Null while old history is still being worded.")

    class Meta:
        model = Moment
        fields: tuple[str, ...] = ("no", "kind", "airs_at", "words", "facts")

    @extend_schema_field(SpokenLine(many=True, allow_null=True))
    def get_words(self, moment: Moment) -> list[dict[str, str]] | None:
        words: list[list[str]] | None = moment.words
        return None if words is None else [{"speaker": line[0], "text": line[1]} for line in words]


class LiveMoments(serializers.Serializer[Any]):
    """Moments of one topic in the order in which they aired."""

    results = LiveMoment(many=True, read_only=True)
    next = serializers.IntegerField(read_only=True, help_text="What to ask `after` with next time.")
    more = serializers.BooleanField(read_only=True, help_text="Whether something more has already aired.")


def moments_of(topic: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The next moments of a topic after a number, without a gap."""
    after, most = asked["after"], asked["limit"] + 1
    known = {moment.no: moment for moment in Moment.objects.on(topic).after(after)[:most]}
    known |= {moment.no: moment for moment in islice(volumes.told(topic, after=after), most)}
    found = sorted(known.values(), key=lambda moment: moment.no or 0)[:most]
    page = found[: asked["limit"]]
    last = page[-1].no if page else asked["after"]
    return {"results": page, "next": last, "more": len(found) > len(page)}
