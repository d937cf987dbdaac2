#!/usr/bin/env python
"""The command line: `up` runs everything; any other command borrows its servers or runs its own."""

import os
import signal
import sys

from llmfed import up
from llmfed.world import embedded
from llmfed.world.children import ServerError

# These never ask a database anything.
WITHOUT_SERVERS = frozenset(
    ("help", "--help", "-h", "version", "--version", "check", "makemigrations", "diffsettings", "findstatic")
    + ("collectstatic", "spectacular", "compilemessages", "makemessages", "startapp")
)


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "llmfed.settings")
    if sys.argv[1:2] == ["up"]:
        sys.exit(up.main(sys.argv[2:]))
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command in WITHOUT_SERVERS or {"--help", "-h"} & set(sys.argv):
        return _run()
    # So that a TERM ends the servers too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        servers = embedded.running_or_started(embedded.data_dir())
    except ServerError as error:
        sys.exit(f"{command}: {error}")
    with servers:
        os.environ |= servers.environment
        _run()


def _run() -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
