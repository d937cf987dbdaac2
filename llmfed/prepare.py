"""The steps between servers and children of `up`: the schema, then a universe with a past."""

import argparse
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Bring schema and universe up to date; leave the demo sign-ins where `up` reads them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
    parser = argparse.ArgumentParser(prog="prepare")
    parser.add_argument("--pace")
    parser.add_argument("--universe", type=Path)
    parser.add_argument("--history-weeks", type=int)
    options = parser.parse_args()

    import django  # Heavy: `up` itself never loads it.

    django.setup()
    from django.core.management.base import CommandError

    from llmfed import genesis
    from llmfed.world import embedded

    try:
        _migrate()
        sign_ins = genesis.prepare(
            pace=options.pace, universe=options.universe, history_weeks=options.history_weeks, say=say
        )
    except CommandError as error:
        say(str(error))
        sys.exit(1)
    embedded.write_private(embedded.data_dir() / "sign-ins.txt", "".join(f"{line}\n" for line in sign_ins))


def say(line: str) -> None:
    """One step, at once."""
    print(line, flush=True)


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    began = time.monotonic()
    executor = MigrationExecutor(connection)
    due = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if due:
        call_command("migrate", interactive=False, verbosity=0)
    applied = f"{due} migrations applied, " if due else ""
    say(f"schema ready ({applied}{time.monotonic() - began:.1f} s)")


if __name__ == "__main__":
    main()
