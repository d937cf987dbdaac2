"""Bytecode, kept aside where it may not lie beside its source: a session starts dozens of processes.

Loaded as a plugin before all others (`-p tests.bytecode`), so that these are read from it too.
"""

import os
import sys
from pathlib import Path

ASIDE = Path(__file__).parents[1] / ".pytest_cache" / "bytecode"

if sys.dont_write_bytecode:
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(ASIDE)
    # Workers and children: a variable set to nothing counts as not set.
    os.environ.update(PYTHONDONTWRITEBYTECODE="", PYTHONPYCACHEPREFIX=str(ASIDE))
