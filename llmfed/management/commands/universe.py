"""Check a universe file, load it into an empty database, or write the universe back as one."""

import secrets
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from pydantic import ValidationError

from llmfed import genesis, packs
from llmfed.universe_file import UniverseFile, UniverseProblems, dump, dump_json, parse, read_text
from llmfed.world import randomness
from llmfed.world.clock import NoUniverse


class Command(BaseCommand):
    help = "Check, load or export a universe file (TOML or JSON; docs/universe-format.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do and the file to do it with."""
        parser.add_argument("action", choices=["check", "load", "export"])
        parser.add_argument("file", type=Path, help="a path that ends in .toml or .json")
        parser.add_argument("--seed", help="load: derive the secret from this text, for a run to be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; leave with 1 and every problem when it cannot be done."""
        path: Path = options["file"]
        try:
            if options["action"] == "export":
                self._export(path)
            else:
                source, universe = self._read(path)
                if options["action"] == "load":
                    self._load(universe, source, options["seed"])
        except UniverseProblems as error:
            count = len(error.problems)
            raise CommandError(f"{path.name}: {count} problem{'s' if count > 1 else ''}\n{error}") from error
        except (packs.NotEmpty, NoUniverse) as error:
            raise CommandError(str(error)) from error

    def _read(self, path: Path) -> tuple[str, UniverseFile]:
        self.stdout.write(f"reading {path.name}")
        source = read_text(path)
        universe = parse(source, is_json=_is_json(path))
        size = f"{len(universe.federation)} federations, {len(universe.character)} characters"
        self.stdout.write(f"{universe.universe.name}: {size}, no problems")
        return source, universe

    def _load(self, universe: UniverseFile, source: str, seed: str | None) -> None:
        began = time.monotonic()
        secret = secrets.token_bytes(32) if seed is None else randomness.secret_from(seed)
        genesis.ready_schema(self.stdout.write)
        self.stdout.write("loading")
        made = packs.load(universe, source=source, secret=secret)
        self.stdout.write(f"{made.name} begins on {made.began_at:%Y-%m-%d} ({time.monotonic() - began:.1f} s)")

    def _export(self, path: Path) -> None:
        written = dump_json if _is_json(path) else dump
        try:
            universe = packs.export()
            path.write_text(written(universe), encoding="utf-8")
        except ValidationError as error:
            raise CommandError(f"The universe has what a file cannot say: {error}") from error
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.stdout.write(f"{universe.universe.name} written to {path}: {len(universe.character)} characters")


def _is_json(path: Path) -> bool:
    if path.suffix not in {".toml", ".json"}:
        raise CommandError(f'{path.name} ends in "{path.suffix}"; a universe file ends in .toml or .json')
    return path.suffix == ".json"
