"""What a backup holds: every table but who is signed in; and what a database must be to take it."""

from functools import cache

from django.apps import apps
from django.db import connection, models

from llmfed.world import schema
from llmfed.world.models import Universe

# Whoever was signed in signs in again.
LEFT_OUT = frozenset({"sessions"})
# What `migrate` itself fills, and a backup replaces.
FILLED_BY_MIGRATE = frozenset({"contenttypes", "auth"})

Model = type[models.Model]


@cache
def kept() -> dict[str, Model]:
    """The models of a backup by table, in one order."""
    found = apps.get_models(include_auto_created=True)
    named = {model._meta.db_table: model for model in found if model._meta.managed and not model._meta.proxy}
    return {table: named[table] for table in sorted(named) if named[table]._meta.app_label not in LEFT_OUT}


def columns(model: Model) -> list[str]:
    """What is stored in a row; PostgreSQL makes the rest again."""
    return [str(field.column) for field in model._meta.local_concrete_fields if not field.generated]


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
    labels = {model._meta.app_label for model in kept().values()}
    return sorted(f"{app}.{name}" for app, name in schema.wanted() if app in labels)


def occupant() -> str | None:
    """What is in the way of a restore; None in an empty database, and in one without tables."""
    made = set(connection.introspection.table_names())
    if Universe._meta.db_table in made and (universe := Universe.objects.only("name").first()):
        return f"{universe.name} lives here"
    for table, model in kept().items():
        ours = model._meta.app_label not in FILLED_BY_MIGRATE
        if ours and table in made and model._default_manager.exists():
            return f"{table} holds rows"
    return None
