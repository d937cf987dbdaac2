"""Reads that are compiled once: a phrase of the ORM whose SQL is kept, and run again with other values.

A tick asks the same two dozen questions thousands of times a day, and to spell a question costs Django more than to
answer it costs PostgreSQL (measured: two thirds of a read). So the phrase is spelt with markers in the place of
values, once a process; afterwards only the values change.
"""

import copy
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg import _queries
from psycopg.sql import Literal

# Values that no phrase holds by itself; numbers that fit into the smallest integer column.
MARKERS: dict[type, Callable[[int], Any]] = {
    int: lambda n: 32_700 + n,
    str: lambda n: f"~{n}~",
    datetime: lambda n: datetime(9000, 1, 1, 0, 0, n, tzinfo=UTC),
}


# A parameter: the name of the value, or none and the constant.
Slot = tuple[str | None, Any]
PLACE = re.compile("%[%s]")
# psycopg turns a statement into PostgreSQL's spelling once, and keeps that of the last 128; but not of long ones, as
# those of ORMs seldom come twice. Ours come again.
_queries.MAX_CACHED_STATEMENT_LENGTH = 32_768


@dataclass(frozen=True, slots=True)
class Compiled:
    """The SQL of a phrase, and its parameters."""

    queryset: QuerySet[Any]
    compiler: SQLCompiler
    converters: dict[int, Any]
    sql: str
    params: tuple[Slot, ...]


class Prepared[Row]:
    """A read that is compiled at its first use in a process.

    `phrase` makes the queryset from values of the named types (`int`, `str`, `datetime`); calling gives its rows.
    Raises TypeError if a value cannot be found again in the compiled SQL, as when the ORM changed it, unless it is one
    of `unasked`, which the phrase may do without.
    """

    def __init__(self, phrase: Callable[..., QuerySet[Any]], unasked: Collection[str] = (), /, **types: type) -> None:
        self._phrase, self._types, self._unasked = phrase, types, unasked
        self._compiled: Compiled | None = None

    def __call__(self, **values: Any) -> list[Row]:
        """All rows."""
        if values.keys() != self._types.keys():
            raise TypeError(f"values for {', '.join(self._types)} are needed, not {', '.join(values)}")
        if self._compiled is None:
            self._compiled = self._compile()
        return list(_bound(self._compiled, values))

    def first(self, **values: Any) -> Row | None:
        """The first row, if there is one."""
        return next(iter(self(**values)), None)

    def _compile(self) -> Compiled:
        markers = {name: MARKERS[kind](number) for number, (name, kind) in enumerate(self._types.items())}
        queryset = self._phrase(**markers)
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        names = {marker: name for name, marker in markers.items()}
        slots = [(names.get(value), value) if _hashable(value) else (None, value) for value in params]
        missing = markers.keys() - {name for name, _ in slots} - set(self._unasked)
        if missing:
            raise TypeError(f"{', '.join(sorted(missing))} cannot be found among the parameters of {sql}")
        converters = compiler.get_converters([row[0] for row in compiler.select[: compiler.col_count]])
        return Compiled(queryset, compiler, converters, *_spelt_out(sql, slots))


def _spelt_out(sql: str, slots: Sequence[Slot]) -> tuple[str, tuple[Slot, ...]]:
    """A statement with its plain constants in it, and what is left to be sent along each time.

    The ORM sends every key of a JSON object along: a page's read has two hundred, of which three are values.
    """
    rest, left = iter(slots), list[Slot]()

    def spelt(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return found[0]
        name, value = next(rest)
        # Other types are turned by psycopg in ways of their own; those are left to it.
        if name is None and type(value) in (str, int, bool):
            return Literal(value).as_string().replace("%", "%%")
        left.append((name, value))
        return found[0]

    return PLACE.sub(spelt, sql), tuple(left)


def _hashable(value: object) -> bool:
    return isinstance(value, (int, str, datetime)) and not isinstance(value, bool)


def _bound(compiled: Compiled, values: dict[str, Any]) -> QuerySet[Any]:
    """The kept queryset, to be run with other values on this thread's connection."""
    params = tuple(value if name is None else values[name] for name, value in compiled.params)
    compiler = copy.copy(compiled.compiler)
    compiler.connection = connections[DEFAULT_DB_ALIAS]
    compiler.as_sql = lambda *args, **kwargs: (compiled.sql, params)  # type: ignore[method-assign]
    # Every column is asked each time for what turns its values; that was a sixth of reading a wide row.
    compiler.get_converters = lambda *args, **kwargs: compiled.converters  # type: ignore[method-assign]
    query = copy.copy(compiled.queryset.query)
    query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
    found = _again(compiled.queryset)
    # Not by the property: its setter would make values_list yield dicts.
    found.__dict__["_query"] = query
    return found


def _again(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """A queryset like this one, not yet run, without the cost of cloning its query."""
    found = object.__new__(type(queryset))
    found.__dict__.update(queryset.__dict__, _result_cache=None, _prefetch_done=False)
    return found


def fill[M: Model](row: Model, name: str, found: list[M]) -> None:
    """Let a row's related manager answer `.all()` from rows that are known, as after a prefetch, which is not kept."""
    known: QuerySet[M] = QuerySet(row._meta.get_field(name).related_model)
    known._result_cache = found
    known._prefetch_done = True  # type: ignore[attr-defined]
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known


def rows_of[M: Model](phrase: Callable[..., QuerySet[M]], **types: type) -> Prepared[M]:
    """A prepared read of whole rows."""
    return Prepared(phrase, **types)


def values_of(phrase: Callable[..., QuerySet[Any, Any]], **types: type) -> Prepared[Sequence[Any]]:
    """A prepared read of `values_list`."""
    return Prepared(phrase, **types)
