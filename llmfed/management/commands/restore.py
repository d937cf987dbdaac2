"""Fill an empty database with what is in a backup."""

import time
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from llmfed import backups, genesis
from llmfed.management.bars import bar
from llmfed.world import embedded


class Command(BaseCommand):
    help = "Fill an empty database with the universe in FILE, whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to restore."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore; leave with 1 and the database as it was when it cannot be done."""
        if embedded.up_is_running(settings.DATA_DIR):
            raise CommandError("`up` is running here: stop it first, or use another LLMFED_DATA_DIR")
        began = time.monotonic()
        try:
            with bar("restoring", "row", scaled=True) as progress:
                header = backups.restore(
                    options["file"], ready=partial(genesis.ready_schema, self.stdout.write), progress=progress
                )
        except backups.Refused as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("interrupted; nothing was changed", returncode=130) from error
        for line in header.lines():
            self.stdout.write(line)
        self.stdout.write(f"restored in {time.monotonic() - began:.1f} s; `manage.py up` goes on from there")
