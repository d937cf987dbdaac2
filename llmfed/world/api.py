"""The API's ground: reading only, strict about what is asked, one shape of error, one of page, one of moment."""

from typing import TYPE_CHECKING, Any

from django.db import models
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction
from rest_framework import serializers

if TYPE_CHECKING:
    pass

PAGE, PAGE_MAX = 50, 100
OFFSET_MAX = 1_000_000
PROBLEM = "application/problem+json"
TITLES = {
    400: "A parameter is unknown, given twice or out of range.",
    404: "There is no such thing, or it is not yours to see.",
    429: "Too many requests; `Retry-After` says how many seconds to wait.",
}


class Kind(serializers.ChoiceField):
    """One of a model's choices; each has a name of its own in the schema."""

    def __init__(self, kinds: type[models.TextChoices], **kwargs: Any) -> None:
        super().__init__(choices=[kind.value for kind in kinds], **kwargs)
        self.name = kinds.__qualname__.replace(".", "")


class DescribedKind(OpenApiSerializerFieldExtension):
    """A kind's choices, written once in the schema."""

    target_class = Kind

    def get_name(self) -> str:
        name: str = self.target.name
        return name

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.target.choices)}


class Whole(serializers.RegexField):
    """A whole number of a query string, in plain digits only."""

    def __init__(self, *, at_most: int, at_least: int = 0, **kwargs: Any) -> None:
        super().__init__(regex=rf"\A[0-9]{{1,{len(str(at_most))}}}\Z", trim_whitespace=False, **kwargs)
        self.bounds = (at_least, at_most)

    def to_internal_value(self, data: object) -> Any:
        text = super().to_internal_value(data)
        return int(text) if text.isascii() and text.isdecimal() else text


class Asked(serializers.Serializer[Any]):
    """The query parameters that an address takes."""


class PageAsked(Asked):
    limit = serializers.IntegerField(
        default=PAGE, min_value=1, max_value=PAGE_MAX, help_text=f"How many, at most {PAGE_MAX}."
    )
    offset = serializers.IntegerField(
        default=0, min_value=0, max_value=OFFSET_MAX, help_text="How many to leave out."
    )
