"""Changes by order: the facts of an order into fields of a row, or Refused with every reason."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, models, transaction

from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

_slug = RegexValidator(r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z", "a slug is made of a–z, 0–9 and single hyphens")


def spelled(value: Any) -> Any:
    """A field's value as facts hold it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value


def effective_at(timeline: Timeline, facts: Mapping[str, Any]) -> datetime:
    """World time at which an order takes effect: when it was given, but never after the tick that follows."""
    return min(datetime.fromisoformat(facts["at"]), timeline.due_at)


def write(row: models.Model, changes: Mapping[str, Any], allowed: Collection[str]) -> frozenset[str]:
    """Write the changed fields of a row and nothing else; returns their names.

    Raises Refused, naming every field that may not be so.
    """
    _fill(row, changes, allowed)
    try:
        _check(row, set(changes))
    except ValidationError as error:
        raise Refused(reasons(error)) from error
    _save(row, sorted(changes))
    return frozenset(changes)


def create(row: models.Model, fields: Mapping[str, Any], allowed: Collection[str]) -> None:
    """Write a new row. Raises Refused, naming every field that may not be so."""
    _fill(row, fields, allowed)
    try:
        if "slug" in {field.name for field in row._meta.fields}:
            _slug(row.slug)  # type: ignore[attr-defined]
        _check(row, {field.name for field in row._meta.fields})
    except ValidationError as error:
        raise Refused(reasons(error)) from error
    _save(row, None)


def reasons(error: ValidationError) -> str:
    """All that a validation found, in one line."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    told = [(name, " ".join(found)) for name, found in error.message_dict.items()]
    return " ".join(text if name == NON_FIELD_ERRORS else f"{name.replace('_', ' ')}: {text}" for name, text in told)


def _fill(row: models.Model, values: Mapping[str, Any], allowed: Collection[str]) -> None:
    if unknown := sorted(set(values) - set(allowed)):
        raise Refused(f"{', '.join(unknown)}: no order can change this")
    for name, value in sorted(values.items()):
        field = row._meta.get_field(name)
        assert isinstance(field, models.Field)
        try:
            setattr(row, name, field.to_python(value))
        except ValidationError as error:
            raise Refused(f"{name.replace('_', ' ')}: {' '.join(error.messages)}") from error


def _check(row: models.Model, names: set[str]) -> None:
    """The named fields and the row as a whole; a field may always hold its default."""
    kept = {f.name for f in row._meta.fields if f.has_default() and getattr(row, f.name) == f.get_default()}
    row.clean_fields(exclude={field.name for field in row._meta.fields if field.name not in names} | kept)
    row.validate_unique()
    row.validate_constraints()


def _save(row: models.Model, fields: list[str] | None) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=fields)
    except IntegrityError as error:
        raise Refused("Somebody else changed the same thing a moment ago; look again.") from error
