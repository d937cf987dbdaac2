"""Say whether the universe here, or a backup, is whole, and where it is not."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from federations.sim.bout import ENGINE_VERSION
from llmfed import backups, verifying
from llmfed.management.bars import bar
from llmfed.replaying import CannotReplay
from llmfed.verifying import Finding
from llmfed.world import schema


class Command(BaseCommand):
    help = "Check the chronicle and every invariant of the universe here, or the checksums of FILE. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a backup to look at, or how far to go."""
        parser.add_argument("file", type=Path, nargs="?", help="a backup; without one, the universe here")
        parser.add_argument("--replay", action="store_true", help="also live every tick again, and compare")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check; leave with 1 when something is broken."""
        if options["file"] is not None:
            self._file(options["file"])
        else:
            self._universe(options["replay"])

    def _file(self, path: Path) -> None:
        try:
            with bar("reading", "B", scaled=True) as progress:
                header = backups.inspect(path, progress=progress)
        except backups.Refused as error:
            raise CommandError(str(error)) from error
        for line in header.lines():
            self.stdout.write(line)
        if header.engine != ENGINE_VERSION:
            self.stdout.write(f"engine: matches of engine {header.engine} are not played again by {ENGINE_VERSION}")
        self.stdout.write(f"ok: every checksum of {path} holds")

    def _universe(self, replay: bool) -> None:
        schema.check()
        broken = sum(self._tell(finding) for finding in verifying.verify())
        for line in verifying.not_proven(replay):
            self.stdout.write(line)
        if replay and not broken:
            broken = self._relive()
        if broken:
            raise CommandError(f"{broken} sentence{'s' if broken > 1 else ''} above broken")

    def _relive(self) -> int:
        try:
            with bar("replaying", "tick") as progress:
                finding = verifying.relive(progress)
        except CannotReplay as error:
            raise CommandError(str(error)) from error
        return self._tell(finding)

    def _tell(self, finding: Finding) -> int:
        for line in finding.lines():
            self.stdout.write(line)
        return int(bool(finding.broken))
