"""A place to measure in: an empty database beside the real one, with a universe of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.management import call_command

from llmfed import genesis, headless, packs
from llmfed.replaying import scratch_database
from llmfed.universe_file import UniverseFile, parse, read_text
from llmfed.world import airing, clock, randomness
from llmfed.world.models import Universe

SECRET = randomness.secret_from("bench")


@contextmanager
def universe(copies: int = 1, secret: bytes = SECRET) -> Iterator[Universe]:
    """The default universe in a scratch database, its federations `copies` times over."""
    source = read_text(genesis.DEFAULT_UNIVERSE)
    told = parse(source, is_json=False)
    with scratch_database():
        call_command("migrate", interactive=False, verbosity=0)
        yield packs.load(multiplied(told, copies), source=source, secret=secret)


def multiplied(told: UniverseFile, copies: int) -> UniverseFile:
    """The same universe with every federation and all its people several times, under other slugs."""
    data = told.model_dump(by_alias=True, mode="json", exclude_none=True)
    whole: dict[str, list[object]] = {key: list(rows) for key, rows in data.items() if isinstance(rows, list)}
    for copy in range(1, copies):
        for key, rows in whole.items():
            whole[key] = rows + [_renamed(row, f"-{copy}") for row in data[key]]
    return UniverseFile.model_validate({**data, **whole})


REFERENCES = {"slug", "federation", "holders", "members", "leader", "from", "to"}
REFERENCES |= {"of", "people", "cities", "cheers", "boos"}


def _renamed(row: object, suffix: str, key: str = "") -> object:
    """A row whose slugs, and those it refers to, end in the suffix. Dates and past holders stay as they are."""
    if isinstance(row, dict):
        return {name: value if name == "lineage" else _renamed(value, suffix, name) for name, value in row.items()}
    if isinstance(row, list):
        return [_renamed(item, suffix, key) for item in row]
    return f"{row}{suffix}" if key in REFERENCES and isinstance(row, str) and row else row


def open_on_air(made: Universe, days: int) -> None:
    """Live some days, air them, and stop the clock where the next show opens."""
    headless.advance(until=made.began_at + timedelta(days=days), jobs=1)
    opening = headless.open_next_show() or made.began_at
    clock.anchor(Universe.objects.get(), opening, "demo")
    airing.release_history(opening)
    while airing.freeze(1000):
        pass
