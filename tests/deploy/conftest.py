"""The databases that these tests live in."""

from tests.databases import database, migrated

__all__ = ["database", "migrated"]
