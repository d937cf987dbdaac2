"""A universe that was lived, many times over in its own database: what a bench needs that no bench has time to live.

The first of them is as it was lived. The others are its rows again, each under keys and slugs of its own: the same
shows, results, moments and words. Seeds and commitments are made anew for their matches, as these follow from keys, and
running hashes from what is told; only a replay could tell, which would play the matches otherwise.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models, transaction

from characters.models import Character, Group
from federations.models import Bout, Championship, City, Federation, Result
from federations.proofs import commitment
from llmfed.backups import restoring, tables
from llmfed.world import airing, chains, randomness, writing
from llmfed.world.models import Moment, Timeline, TopicTail, Universe

APPS = frozenset({"world", "characters", "federations", "storylines", "fandom"})
NAMED = (Timeline, Character, Group, Championship, City, Federation)
# Other texts that hold slugs, beside slugs themselves, arrays and JSON.
KEYS = frozenset({"key", "keys", "topic", "bout", "decisive_by", "decisive_on"})
# No table of the first has as many rows.
STRIDE = 10_000_000
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CHUNK = 2000

# What stands in a column of the n-th copy.
Cell = Callable[[int], Any]


def multiply(times: int) -> None:
    """Let all of a universe whose moments have aired be there so many times; numbers stay in time's order."""
    slugs = frozenset(slug for model in NAMED for slug in model.objects.values_list("slug", flat=True))
    with transaction.atomic(), restoring.indexed_afterwards():
        for model in tables.kept().values():
            if model._meta.app_label in APPS and model not in {Universe, TopicTail}:
                _copy(model, times, slugs)
        Universe.objects.update(last_no=models.F("last_no") * times)
    _commit_anew()
    link_anew(Timeline.objects.filter(pk__gt=STRIDE))
    _tail_anew()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _copy(model: type[models.Model], times: int, slugs: frozenset[str]) -> None:
    table, names = model._meta.db_table, tables.columns(model)
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    rows = [_cells(fields, row, times, slugs) for row in _texts(table, names)]
    renumbered = model is Moment
    with connection.cursor() as cursor:
        if renumbered:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        with cursor.copy(tables.copying(table, names, "FROM STDIN")) as copy:
            for nth in range(0 if renumbered else 1, times):
                for cells in rows:
                    copy.write_row([cell(nth) if callable(cell) else cell for cell in cells])


def _texts(table: str, names: Sequence[str]) -> Iterator[tuple[str | None, ...]]:
    """Every row of a table, each value as PostgreSQL spells it."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'{quote(name)}::text' for name in names)} FROM {quote(table)}")
        yield from cursor.fetchall()


def _cells(
    fields: Sequence[Any], row: tuple[str | None, ...], times: int, slugs: frozenset[str]
) -> list[str | Cell | None]:
    return [
        value if value is None else _cell(field, value, times, slugs) for field, value in zip(fields, row, strict=True)
    ]


def _cell(field: Any, value: str, times: int, slugs: frozenset[str]) -> str | Cell:
    kind = field.get_internal_type()
    ours = field.is_relation and field.related_model._meta.app_label in APPS and field.related_model is not Universe
    if ours or (field.primary_key and kind == "BigAutoField"):
        number = int(value)
        return lambda nth: number + nth * STRIDE
    if field.name == "no":
        place = (int(value) - 1) * times + 1
        return lambda nth: place + nth
    if field.name == "words" or not (kind in {"SlugField", "JSONField", "ArrayField"} or field.name in KEYS):
        return value
    parts = _around(value, slugs)
    return value if len(parts) == 1 else lambda nth: (f"c{nth}-" if nth else "").join(parts)


def _around(text: str, slugs: frozenset[str]) -> list[str]:
    """A text, cut before each slug in it."""
    cuts = [found.start() for found in SLUG.finditer(text) if found.group() in slugs]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def link_anew(timelines: Iterable[Timeline]) -> None:
    """Running hashes of timelines, from what is here of their ticks."""
    told = chains.Told()
    for timeline in timelines:
        links, chain = list(timeline.links.order_by("tick")), b""
        for link in links:
            link.chain = chain = told.hash_after(chain, link)
        timeline.chain = chain
        writing.update_all([(links, ["chain"]), ([timeline], ["chain"])])


def _tail_anew() -> None:
    """The last number on each topic: some belong to one copy, and some to all of them."""
    TopicTail.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(airing.HISTORY_TAILS)


COMMITTED = """
UPDATE {table} AS t SET {column} = v.value FROM unnest(%s::bigint[], %s::text[]) AS v(id, value) WHERE t.id = v.id
"""


def _commit_anew() -> None:
    """Seeds of all matches from their keys, and what was committed to from these."""
    secret = bytes(Universe.objects.values_list("secret", flat=True).get())
    rows = Result.objects.filter(pk__gt=STRIDE).exclude(bout__commitment="").order_by("pk")
    found = []
    for pk, bout, key, engine, played in rows.values_list("pk", "bout", "bout__key", "engine", "played").iterator(
        CHUNK
    ):
        seed = randomness.seed(secret, "bout", key)
        found.append((pk, bout, seed.hex(), commitment(seed, engine, played)))
    results, bouts, seeds, commitments = (list(column) for column in zip(*found, strict=True)) if found else ([],) * 4
    with connection.cursor() as cursor:
        cursor.execute(COMMITTED.format(table=Result._meta.db_table, column="seed"), [results, seeds])
        cursor.execute(COMMITTED.format(table=Bout._meta.db_table, column="commitment"), [bouts, commitments])
