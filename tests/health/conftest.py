"""The databases that these tests live in: probes ask with connections of their own, so what they see is committed."""

from tests.databases import database, migrated, start
from tests.lived import fresh, lived, lived_template, loaded_template

__all__ = ["database", "fresh", "lived", "lived_template", "loaded_template", "migrated", "start"]
