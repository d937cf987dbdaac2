"""What a backup holds: every table but who is signed in; and what a database must be to take it."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from llmfed.world import schema
from llmfed.world.models import Universe

# Whoever was signed in signs in again.
LEFT_OUT = frozenset({"sessions"})
# What `migrate` itself fills, and a backup replaces.
FILLED_BY_MIGRATE = frozenset({"contenttypes", "auth"})

Model = type[models.Model]
# The columns of each table.
Shape = dict[str, list[str]]

STORED = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE n.nspname = current_schema() AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
GROUP BY c.relname ORDER BY c.relname COLLATE "C"
"""


@cache
def kept() -> dict[str, Model]:
    """The models of a backup by table, in one order."""
    found = apps.get_models(include_auto_created=True)
    named = {model._meta.db_table: model for model in found if model._meta.managed and not model._meta.proxy}
    return {table: named[table] for table in sorted(named) if named[table]._meta.app_label not in LEFT_OUT}


def columns(model: Model) -> list[str]:
    """What is stored in a row; PostgreSQL makes the rest again."""
    return [str(field.column) for field in model._meta.local_concrete_fields if not field.generated]


def shape() -> Shape:
    """The tables of this code."""
    return {table: columns(model) for table, model in kept().items()}


def standing() -> Shape:
    """Our tables that are there, which may be those of other code."""
    left_out = {model._meta.db_table for model in apps.get_models() if model._meta.app_label in LEFT_OUT}
    left_out.add(MigrationRecorder.Migration._meta.db_table)
    # Whoever shares the database with us keeps tables of their own in it. Django's own apps call theirs after it.
    ours = ("django_", *{f"{app}_" for app, _ in MigrationRecorder(connection).applied_migrations()})
    with connection.cursor() as cursor:
        cursor.execute(STORED)
        return {table: names for table, names in cursor.fetchall() if table.startswith(ours) and table not in left_out}


def copying(table: str, names: list[str], way: str) -> str:
    """The COPY of a table, `TO STDOUT` or `FROM STDIN`. As text, which every version of PostgreSQL reads."""
    quote = connection.ops.quote_name
    return f"COPY {quote(table)} ({', '.join(map(quote, names))}) {way}"


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
        return int(cursor.fetchone()[0])


def migrations() -> list[str]:
    """The migrations that make these tables: those of this code, which are applied wherever it does anything."""
    return _of_kept(schema.wanted())


def applied() -> list[str]:
    """The migrations that made the tables that are there."""
    return _of_kept(MigrationRecorder(connection).applied_migrations())


def _of_kept(names: Iterable[schema.Named]) -> list[str]:
    labels = {model._meta.app_label for model in kept().values()}
    return sorted(f"{app}.{name}" for app, name in names if app in labels)


def inhabitant() -> Universe | None:
    """The universe that lives here, by its name, in whatever code's tables."""
    made = Universe._meta.db_table in connection.introspection.table_names()
    return Universe.objects.only("name").first() if made else None


def occupant() -> str | None:
    """What is in the way of a restore; None in an empty database, and in one without tables."""
    if universe := inhabitant():
        return f"{universe.name} lives here"
    made = set(connection.introspection.table_names())
    for table, model in kept().items():
        ours = model._meta.app_label not in FILLED_BY_MIGRATE
        if ours and table in made and model._default_manager.exists():
            return f"{table} holds rows"
    return None
