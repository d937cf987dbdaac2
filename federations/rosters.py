"""A federation's roster as a table: what an import would change, field by field, and all of it or nothing done.

The rules are those of the admin's table (characters/exchange.py): an order a row, given and taken back for a preview.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from import_export.results import RowResult
from tablib import Dataset, InvalidDimensions

from characters.exchange import COLUMNS, CharacterResource
from characters.models import Character, CharacterQuerySet
from federations import universe_tables
from federations.models import Federation
from federations.universe_tables import CannotRead
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

# A roster is some thirty; whoever brings ten times as many brings another table.
MOST_ROWS = 300
REQUIRED = ("slug",)


class Stale(Refused):
    """The roster has changed since the preview: `now` is what the same table would do by now."""

    def __init__(self, now: "Preview") -> None:
        super().__init__("The roster has changed since you looked. Nothing was done; below is what would change now.")
        self.now = now


class What(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: its column, what is there, what would be."""

    column: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, and what becomes of it. `wrong` are columns (or none) with what is wrong with them."""

    line: int
    slug: str
    name: str
    what: What
    changes: tuple[Change, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would do to a roster."""

    rows: tuple[Row, ...] = field(default=())

    @property
    def counts(self) -> list[tuple[str, int]]:
        found = Counter(row.what for row in self.rows)
        return [(str(what), found[what]) for what in What]

    @property
    def refused(self) -> bool:
        return any(row.what == What.REFUSED for row in self.rows)

    @property
    def does_something(self) -> bool:
        return any(row.what in {What.ADDED, What.CHANGED} for row in self.rows)

    @property
    def seal(self) -> str:
        """A fingerprint of all that was shown: what is confirmed is that, or nothing."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()


class RosterResource(CharacterResource):
    """The people of one federation, by slug; `home` may be left out, and is never another's."""

    class Meta(CharacterResource.Meta):
        pass

    def __init__(self, company: Federation, user: "User", now: datetime) -> None:
        super().__init__(user=user, now=now)
        self.company = company
        self.noticed: dict[str, list[Change]] = {}

    def get_queryset(self) -> CharacterQuerySet:
        return Character.objects.filter(home=self.company.timeline_id).select_related("home").order_by("slug")

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        super().before_import_row(row, **kwargs)
        own = self.company.timeline.slug
        if (row.get("home") or own) != own:
            raise ValidationError({"home": f"{row['home']} is another house; leave it empty, or write {own}."})
        row["home"] = own

    def notice(self, slug: str, was: Character | None, fields: Mapping[str, Any]) -> None:
        self.noticed[slug] = [
            Change(name, "" if was is None else _spelled(getattr(was, name)), _spelled(value))
            for name, value in fields.items()
            if was is not None or value not in ("", None, [], {})
        ]


def _spelled(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def table(company: Federation, user: "User", now: datetime) -> str:
    """The roster as it stands, as a file that can be changed and brought back."""
    exported: str = RosterResource(company, user, now).export().csv
    return exported


def read(company: Federation, data: bytes) -> str:
    """The table of an upload; of a universe's file, that of its people here. Raises CannotRead."""
    try:
        text = data.decode("utf-8-sig")
        return universe_tables.table(company, text) if universe_tables.is_one(text) else text
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CannotRead(f"Line {line} is not UTF-8; save the table as CSV in UTF-8.") from error


def preview(company: Federation, text: str, user: "User", now: datetime) -> Preview:
    """What a table would do, tried and taken back. Raises CannotRead."""
    return _import(company, text, user, now, dry_run=True)


def confirm(company: Federation, text: str, seal: str, user: "User", now: datetime) -> Preview:
    """Do what a preview showed, all of it. Raises Stale if that is no longer what would happen, Refused, CannotRead."""
    with transaction.atomic():
        # Nobody ticks or edits between the look and the orders.
        Timeline.objects.select_for_update().get(pk=company.timeline_id)
        shown = preview(company, text, user, now)
        if shown.seal != seal:
            raise Stale(shown)
        if shown.refused:
            raise Refused("Some rows are refused; mend them and bring the table again.")
        return _import(company, text, user, now, dry_run=False)


def _import(company: Federation, text: str, user: "User", now: datetime, *, dry_run: bool) -> Preview:
    # A browser sends a cell's line breaks as two characters, whatever they were in the file.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    resource, rows = RosterResource(company, user, now), _dataset(text)
    result = resource.import_data(rows, dry_run=dry_run, use_transactions=True, rollback_on_validation_errors=True)
    if not dry_run and (result.has_errors() or result.has_validation_errors()):
        raise Refused("Somebody else changed the same thing a moment ago; look again.")
    slugs, names = rows["slug"], rows["name"] if "name" in rows.headers else []
    known = dict(resource.get_queryset().values_list("slug", "name"))
    made = []
    for at, found in enumerate(result.rows):
        slug = slugs[at]
        name = names[at] if names else known.get(slug, slug)
        made.append(_row(at + 2, slug, name or known.get(slug, slug), found, resource))
    return Preview(tuple(made))


def _row(line: int, slug: str, name: str, found: RowResult, resource: RosterResource) -> Row:
    if wrong := tuple(_wrong(found)):
        return Row(line, slug, name, What.REFUSED, wrong=wrong)
    if found.import_type == RowResult.IMPORT_TYPE_SKIP or not resource.noticed.get(slug):
        return Row(line, slug, name, What.SAME)
    what = What.ADDED if found.import_type == RowResult.IMPORT_TYPE_NEW else What.CHANGED
    return Row(line, slug, name, what, tuple(resource.noticed[slug]))


def _wrong(found: RowResult) -> Iterator[tuple[str, str]]:
    """Columns with what is wrong in them; an empty column is about the row as a whole."""
    if (error := found.validation_error) is not None:
        told: Iterable[tuple[str, list[str]]] = (
            error.message_dict.items() if hasattr(error, "error_dict") else [(NON_FIELD_ERRORS, error.messages)]
        )
        for column, reasons in told:
            for reason in reasons:
                # What an order refused begins with the field that it is about.
                about, _, rest = reason.partition(": ")
                known = column == NON_FIELD_ERRORS and about.replace(" ", "_") in COLUMNS
                yield (about.replace(" ", "_"), rest) if known else (column.replace(NON_FIELD_ERRORS, ""), reason)
    for one in found.errors:
        yield "", str(one.error)


def _dataset(text: str) -> Dataset:
    first = text.lstrip().partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    try:
        rows = Dataset().load(text, format="csv", delimiter=delimiter)
    except InvalidDimensions as error:
        raise CannotRead("Some line has more cells than there are columns; put quotes around commas.") from error
    headers = [str(one).strip() for one in rows.headers or []]
    rows.headers = headers
    _check_columns(headers)
    if not 0 < len(rows) <= MOST_ROWS:
        raise CannotRead(f"The table has {len(rows)} rows; from 1 to {MOST_ROWS} are read at a time.")
    counted = Counter(rows["slug"])
    if twice := [(at, slug) for at, slug in enumerate(rows["slug"], start=2) if counted[slug] > 1]:
        raise CannotRead(f'Line {twice[-1][0]}: slug "{twice[-1][1]}" is on another line too; one line a person.')
    return rows


def _check_columns(headers: list[str]) -> None:
    for name in REQUIRED:
        if name not in headers:
            raise CannotRead(f"Line 1: there is no column {name}; it says who each line is about.")
    for at, name in enumerate(headers, start=1):
        if name not in COLUMNS:
            near = get_close_matches(name.lower().replace(" ", "_"), COLUMNS, 1)
            right = f"did you mean {near[0]}?" if near else f"columns are {', '.join(COLUMNS)}."
            raise CannotRead(f'Line 1, column {at}: "{name}" is no column; {right}')
        if headers.count(name) > 1:
            raise CannotRead(f'Line 1, column {at}: "{name}" stands there twice.')
