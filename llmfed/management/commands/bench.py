"""Measure, and print one JSON object as the last line."""

from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

BENCHES = ("ticks", "live", "http", "viewer")


class Command(BaseCommand):
    help = (
        "Measure ticks, live frames, pages or a browser that watches, on real parts; the last line is one JSON object."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which bench, and how long."""
        parser.add_argument("bench", choices=BENCHES)
        parser.add_argument("--days", type=int, default=365, help="ticks: headless days that are timed")
        parser.add_argument("--jobs", type=int, default=2, help="ticks: processes for them")
        parser.add_argument("--viewers", type=int, default=200, help="live: sockets on one match")
        parser.add_argument("--readers", type=int, default=20, help="http: readers at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        bench = import_module(f"llmfed.benches.{options['bench']}")
        wanted = {"ticks": ("days", "jobs"), "live": ("viewers",), "http": ("readers",)}.get(options["bench"], ())
        self.stdout.write(bench.run(**{name: options[name] for name in wanted}).line())
