"""`manage.py up`, as Django's own help lists it; manage.py goes straight to llmfed.up."""

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from llmfed import preflight, up


class Command(BaseCommand):
    """Run the universe and its website until Ctrl-C."""

    help = "Run the universe and its website until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the options of `up`."""
        preflight.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it and leave with its exit code."""
        sys.exit(up.run(argparse.Namespace(**options)))
