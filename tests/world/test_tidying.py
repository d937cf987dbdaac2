"""A process that serves looks for old garbage when it is told to, and at no other time."""

import subprocess
import sys

BEGIN = """
import gc
from llmfed.world import tidying

def litter():
    for _ in range(400_000):
        kept.append([])

def fully():
    return gc.get_stats()[2]["collections"] - before

kept, before = [], gc.get_stats()[2]["collections"]
"""


def told(then: str) -> str:
    command = [sys.executable, "-c", BEGIN + then]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_python_looks_through_everything_in_between() -> None:
    """As it stands: else there would be nothing to mend."""
    assert int(told("litter(); print(fully())")) > 0


def test_who_tidies_looks_only_when_it_is_a_good_time() -> None:
    text = "tidy = tidying.Tidying(); litter(); print(fully()); tidy.now(); print(fully());"
    text += "tidy.at -= tidying.EVERY_S; tidy.now(late_s=1); print(fully()); tidy.now(); tidy.now(); print(fully())"
    assert told(text).split() == ["0", "0", "0", "1"]


def test_what_is_loaded_is_not_looked_through() -> None:
    text = "import gc; loaded = len(gc.get_objects()); tidying.settle(); print(len(gc.get_objects()) < loaded / 10)"
    assert told(text).strip() == "True"
