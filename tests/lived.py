"""Tramway and Harbour, two small houses and their market, from a universe file: fresh, or after five days."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from pytest_django import DjangoDbBlocker

from llmfed import headless, packs
from llmfed.universe_file import parse
from llmfed.world import randomness
from llmfed.world.models import Timeline, Universe
from tests.databases import created, using
from tests.pack import cast

BEGAN = datetime(2031, 1, 6, tzinfo=UTC)
# Friday evening: Harbour has just opened its show, its first segment is under way.
LIVED_UNTIL = BEGAN + timedelta(days=4, hours=19, minutes=31)
SAILORS = ["Abe Crane", "Bev Dock", "Col Eddy", "Deb Float", "Eli Groyne", "Flo Hull", "Gus Inlet", "Hal Jetty"]


def universe_file() -> cast.Table:
    """Tramway with a Thursday show beside its Monday's, Harbour beside it, two free agents; some contracts end soon."""
    whole = cast.small()
    weekly = [{"name": f"Harbour {day}", "weekday": day, "time": "19:30"} for day in ("tuesday", "friday")]
    crown = {"slug": "anchor", "name": "The Anchor", "division": "men", "kind": "world", "holders": ["abe-crane"]}
    crown["since"] = "2030-01-01"
    whole["federation"] += [cast.federation("harbour", weekly=weekly, championship=[crown])]
    whole["federation"][0]["weekly"].append({"name": "Thursday Line", "weekday": "thursday", "time": "20:00"})
    whole["character"] += [
        cast.wrestler(
            name,
            "harbour",
            gender="man" if number % 2 == 0 else "woman",
            alignment="heel" if number % 3 == 0 else "face",
            over=20 + 9 * number,
        )
        for number, name in enumerate(SAILORS)
    ]
    whole["character"] += [
        cast.wrestler("Ivy Keel", "harbour", over=5, contract_until="2031-01-08"),
        cast.wrestler("Jed Locke", "", gender="man", over=70),
        cast.person("Kay Mast", "announcer", "harbour"),
        cast.person("Mel Oar", "announcer", "harbour"),
        cast.person("Lou Neap", "referee", "harbour"),
    ]
    return whole


def load(seed: str = "two houses") -> Universe:
    """Put the two houses into the database that this process uses."""
    source = json.dumps(universe_file())
    return packs.load(parse(source, is_json=True), source=source, secret=randomness.secret_from(seed))


def day(number: int) -> datetime:
    """The midnight after so many days."""
    return BEGAN + timedelta(days=number)


@pytest.fixture(scope="session")
def loaded_template(migrated: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), created(migrated) as name:
        with using(name):
            load()
        yield name


@pytest.fixture(scope="session")
def lived_template(loaded_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), created(loaded_template) as name:
        with using(name):
            headless.advance(until=LIVED_UNTIL)
        yield name


@pytest.fixture
def fresh(loaded_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The two houses before their first tick, in a database of the test's own."""
    with django_db_blocker.unblock(), created(loaded_template) as name, using(name):
        yield name


@pytest.fixture
def lived(lived_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The two houses on Friday evening, Harbour on the air, in a database of the test's own."""
    with django_db_blocker.unblock(), created(lived_template) as name, using(name):
        yield name


def timeline(slug: str) -> Timeline:
    return Timeline.objects.get(slug=slug)


def everything() -> dict[str, str]:
    """A fingerprint of every table, row ids included: what must not change when nothing happens."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t")
            found[model._meta.label] = cursor.fetchone()[0]
    return found
