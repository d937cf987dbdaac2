"""A universe as one file: made while it runs, checked whole, restored into an empty database.

By COPY, not by pg_dump: that must be as new as the server, which may be anybody's, and knows nothing of digests.
"""

from llmfed.backups.header import Header
from llmfed.backups.making import make
from llmfed.backups.parts import Refused
from llmfed.backups.restoring import check_empty, inspect, restore

__all__ = ["Header", "Refused", "check_empty", "inspect", "make", "restore"]
