"""Write the universe to one file while it runs on."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from llmfed import backups
from llmfed.management.bars import bar
from llmfed.world import schema


class Command(BaseCommand):
    help = "Write the universe to FILE while it runs on. It holds the universe's secret and what has not aired."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace a file that is there already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it; leave with 1 and nothing under the name when it cannot be done."""
        path, began = options["file"], time.monotonic()
        schema.check()
        try:
            with bar("backing up", "row", scaled=True) as progress:
                header = backups.make(path, force=options["force"], progress=progress)
        except backups.Refused as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("interrupted; nothing was written", returncode=130) from error
        for line in header.lines():
            self.stdout.write(line)
        self.stdout.write(f"{path} written: {path.stat().st_size / 1e6:.1f} MB in {time.monotonic() - began:.1f} s")
