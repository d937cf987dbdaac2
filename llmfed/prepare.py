"""The steps between servers and children of `up`: the schema, then a universe with a past."""

import argparse
import os
import sys
from pathlib import Path


def main() -> None:
    """Bring schema, universe and demo accounts up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
    parser = argparse.ArgumentParser(prog="prepare")
    parser.add_argument("--pace")
    parser.add_argument("--universe", type=Path)
    parser.add_argument("--history-weeks", type=int)
    parser.add_argument("--no-accounts", action="store_true", help="make no demo accounts")
    options = parser.parse_args()

    import django  # Heavy: `up` itself never loads it.

    django.setup()
    from django.core.management.base import CommandError

    from llmfed import genesis

    try:
        genesis.ready_schema(say)
        genesis.prepare(pace=options.pace, universe=options.universe, history_weeks=options.history_weeks, say=say)
        if not options.no_accounts:
            genesis.demo_accounts()
    except CommandError as error:
        say(str(error))
        sys.exit(1)


def say(line: str) -> None:
    """One step, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
