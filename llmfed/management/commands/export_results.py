"""Write every aired result as a row of a CSV file."""

import csv
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from federations.models import Result
from federations.results import COLUMNS, rows
from llmfed.world import clock


class Command(BaseCommand):
    help = "Write every match that has aired as a row of a CSV file, with the columns of the realism score."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write to a file beside the target first, so that a failure leaves no half of one."""
        path: Path = options["file"]
        beside = path.with_name(f".{path.name}.part")
        try:
            with beside.open("w", newline="", encoding="utf-8") as handle:
                writer = csv.DictWriter(handle, COLUMNS)
                writer.writeheader()
                writer.writerows(rows(Result.objects.aired(clock.now())))
            os.replace(beside, path)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except clock.NoUniverse as error:
            raise CommandError(str(error)) from error
        finally:
            beside.unlink(missing_ok=True)
        self.stdout.write(f"{path} written")
