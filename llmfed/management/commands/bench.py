"""Measure, and print one JSON object as the last line."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

TAKES: Mapping[str, tuple[str, ...]] = {
    "ticks": ("days", "jobs"),
    "bouts": ("days",),
    "whatif": ("days",),
    "live": ("viewers",),
    "flood": (),
    "http": ("readers",),
    "viewer": (),
    "specificity": ("days",),
    "repetition": ("days",),
    "health": (),
    "moments": (),
    "backup": ("days", "jobs", "moments"),
    "scale": ("federations", "jobs"),
    "start": (),
}


class Command(BaseCommand):
    help = "Measure the parts, each under its name; the last line is JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which bench, and how long."""
        parser.add_argument("bench", choices=TAKES)
        parser.add_argument("--days", type=int, help="ticks: headless days that are timed; others: days that are told")
        parser.add_argument("--jobs", type=int, default=2, help="ticks, backup, scale: processes for them")
        parser.add_argument("--federations", type=int, default=1000, help="scale: how many, with sixty people each")
        parser.add_argument("--moments", type=int, help="backup: how many there shall be, a million by default")
        parser.add_argument("--viewers", type=int, default=1000, help="live: sockets on one match, up to 10000")
        parser.add_argument("--readers", type=int, default=20, help="http: readers at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        bench = import_module(f"llmfed.benches.{options['bench']}")
        wanted = {name: options[name] for name in TAKES[options["bench"]] if options[name] is not None}
        self.stdout.write(bench.run(**wanted).line())
