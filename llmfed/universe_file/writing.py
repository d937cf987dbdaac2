"""Writes a universe as a file that reads back equal: TOML of just this shape, or JSON."""

import json
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from llmfed.universe_file.form import Character, UniverseFile
from llmfed.universe_file.kinds import Role

KINDS = ("federation", "city", "character", "team", "stable", "bond", "lead", "commentator", "past")
TABLES = ("weekly", "big", "championship")
PER_LINE = ("lineage", "habits")
BOOKS = ("speech", "lines")


def dump(universe: UniverseFile) -> str:
    """The universe as TOML. `parse(dump(universe), is_json=False) == universe`."""
    lines = [f"format = {universe.format}", "", "[universe]", *_pairs(_values(universe.universe))]
    for kind in KINDS:
        for entry in getattr(universe, kind):
            lines += _table(kind, _values(entry))
    return "\n".join(lines) + "\n"


def dump_json(universe: UniverseFile) -> str:
    """The universe as JSON. `parse(dump_json(universe), is_json=True) == universe`."""
    whole: dict[str, object] = {"format": universe.format, "universe": _values(universe.universe)}
    whole |= {kind: [_values(entry) for entry in getattr(universe, kind)] for kind in KINDS}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def _values(entry: BaseModel) -> dict[str, object]:
    """What a table says; a wrestler says everything, others only what is not taken for granted."""
    full = isinstance(entry, Character) and entry.role is Role.WRESTLER
    values = entry.model_dump(by_alias=True, exclude_none=True, exclude_defaults=not full)
    return {key: value for key, value in values.items() if value != () and (value != "" or key == "federation")}


def _table(name: str, values: Mapping[str, object]) -> Iterator[str]:
    yield from ("", f"[[{name}]]")
    yield from _pairs({key: value for key, value in values.items() if key not in TABLES})
    for key in TABLES:
        entries = values.get(key, ())
        if isinstance(entries, tuple):
            for entry in entries:
                yield from _table(f"{name}.{key}", entry)


def _pairs(values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        if key in PER_LINE and isinstance(value, tuple):
            yield from (f"{key} = [", *(f"    {_inline(entry)}," for entry in value), "]")
        elif key in BOOKS and isinstance(value, str) and "'''" not in value and not value.endswith("'"):
            yield f"{key} = '''"
            yield f"{value}'''"
        else:
            yield f"{key} = {_inline(value)}"


def _inline(value: object) -> str:
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False)
        case int() | float():
            return repr(value)
        case Mapping():
            return "{ " + ", ".join(f"{key} = {_inline(inner)}" for key, inner in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(_inline, value)) + "]"
    return str(value)
