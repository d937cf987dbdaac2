"""A universe as one file: made while it runs, checked whole, restored into an empty database."""

from llmfed.backups.header import Header
from llmfed.backups.making import make
from llmfed.backups.parts import Refused
from llmfed.backups.restoring import inspect, restore

__all__ = ["Header", "Refused", "inspect", "make", "restore"]
