"""Reads a universe file, or tells everything that is wrong with it at once."""

import json
import tomllib
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from types import UnionType
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from llmfed.universe_file.form import FORMAT, UniverseFile
from llmfed.universe_file.problems import (
    Finding,
    Loc,
    Places,
    Problem,
    Raw,
    UniverseProblems,
    child,
    shown,
    toml_lines,
)
from llmfed.universe_file.rules import broken_rules

MOST_BYTES = 50_000_000


def read(path: Path) -> UniverseFile:
    """The universe that a file tells. Raises UniverseProblems with all that is wrong with it."""
    if path.suffix not in {".toml", ".json"}:
        raise UniverseProblems([Problem(str(path), f'the suffix "{path.suffix}"', ".toml or .json")])
    return parse(read_text(path), is_json=path.suffix == ".json")


def read_text(path: Path) -> str:
    """The text of a universe file. Raises UniverseProblems for none, too much, or not UTF-8."""
    if not path.is_file():
        found = "a folder" if path.is_dir() else "no such file"
        raise UniverseProblems([Problem(str(path), found, "a universe file")])
    if (size := path.stat().st_size) > MOST_BYTES:
        raise UniverseProblems([Problem(str(path), f"{size:,} bytes", f"at most {MOST_BYTES:,} bytes")])
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UniverseProblems([Problem(str(path), error.strerror or "an error", "a readable file")]) from error
    except UnicodeDecodeError as error:
        found = f"the byte 0x{error.object[error.start]:02x} at offset {error.start:,}"
        raise UniverseProblems([Problem(str(path), found, "text in UTF-8")]) from error


def parse(text: str, *, is_json: bool) -> UniverseFile:
    """The universe that a text tells. Raises UniverseProblems with all that is wrong with it."""
    findings: list[Finding] = []
    raw = _json(text, findings) if is_json else _toml(text)
    places = Places(raw, {} if is_json else toml_lines(text))
    if not is_version(raw.get("format")):
        findings.append(Finding(("format",), shown(raw.get("format")), str(FORMAT)))
        raise _problems(findings, places)
    try:
        universe = UniverseFile.model_validate(raw)
    except ValidationError as error:
        findings += _field_findings(error.errors(include_url=False), raw)
        raise _problems(findings, places) from error
    findings += broken_rules(universe)
    if findings:
        raise _problems(findings, places)
    return universe


def is_version(given: object) -> bool:
    """Whether a file says that it is written in the format we read."""
    return type(given) is int and given == FORMAT


def _toml(text: str) -> Raw:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = str(error) or "tables nested too deeply"
        raise UniverseProblems([Problem("the file", f"a mistake: {found}", "TOML")]) from error


def _json(text: str, findings: list[Finding]) -> Raw:
    def pairs(given: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(given)
        if len(table) < len(given):
            twice = sorted({key for key in table if sum(key == other for other, _ in given) > 1})
            findings.append(Finding((), f"the keys {', '.join(twice)} twice in one object", "every key once"))
        return table

    try:
        raw = json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise UniverseProblems([Problem("the file", f"a mistake: {error}", "JSON")]) from error
    if not isinstance(raw, dict):
        raise UniverseProblems([Problem("the file", shown(raw), "a JSON object")])
    return raw


def _problems(findings: Iterable[Finding], places: Places) -> UniverseProblems:
    return UniverseProblems([places.problem(finding) for finding in sorted(findings, key=places.order)])


def _field_findings(errors: list[ErrorDetails], raw: Raw) -> list[Finding]:
    """What is wrong field by field, and the rules that the rest of the file breaks."""
    mended = deepcopy(raw)
    findings: dict[Loc, Finding] = {}
    for error in errors:
        loc, field = _deepest(error["loc"])
        found = shown(None if error["type"] == "missing" else error["input"])
        if error["type"] == "extra_forbidden":
            findings[loc] = Finding(loc, f"the key {shown(loc[-1])}", _keys(loc[:-1]))
        else:
            findings.setdefault(error["loc"], Finding(error["loc"], found, _expected(error, field)))
        _mend(mended, loc, field)
    try:
        universe = UniverseFile.model_validate(mended)
    except ValidationError:
        return list(findings.values())
    mended_at = [_deepest(error["loc"])[0] for error in errors]
    stands = (rule for rule in broken_rules(universe) if not _rests_on(rule, mended_at))
    return [*findings.values(), *stands]


def _expected(error: ErrorDetails, field: FieldInfo | None) -> str:
    if field is None or not field.description:
        return error["msg"]
    return field.description


def _keys(loc: Loc) -> str:
    return "no keys but " + ", ".join(info.alias or name for name, info in _model_at(loc).model_fields.items())


def _model_at(loc: Loc) -> type[BaseModel]:
    model: type[BaseModel] = UniverseFile
    for key in loc:
        field = _field(model, key)
        model = (_inner(field.annotation) if field else None) or model
    return model


def _deepest(loc: Loc) -> tuple[Loc, FieldInfo | None]:
    """The deepest field on the way to a location, with where that field is."""
    model: type[BaseModel] | None = UniverseFile
    at: Loc = loc
    found: FieldInfo | None = None
    for depth, key in enumerate(loc, start=1):
        if isinstance(key, int):
            continue
        field = _field(model, key) if model else None
        if field is None:
            return (loc[:depth], None) if model else (at, found)
        at, found, model = loc[:depth], field, _inner(field.annotation)
    return at, found


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if key == (field.alias or name)), None)


def _inner(annotation: object) -> type[BaseModel] | None:
    """The table inside an annotation such as tuple[Bond, ...] or Finisher | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, UnionType, Annotated):
        return next(filter(None, map(_inner, get_args(annotation))), None)
    return None


def _mend(raw: object, loc: Loc, field: FieldInfo | None) -> None:
    """Puts a stand-in where a value is wrong, so that the rules can look at all the rest."""
    for key in loc[:-1]:
        raw = child(raw, key)
    if not isinstance(raw, dict):
        return
    raw.pop(loc[-1], None)
    if field is not None and field.is_required() and field.examples:
        raw[loc[-1]] = deepcopy(field.examples[0])


def _rests_on(rule: Finding, mended: list[Loc]) -> bool:
    """Whether a broken rule may be no more than the echo of a field that was mended."""
    return any(_covers(at, loc) for at in mended for loc in (rule.loc, *rule.rests_on))


def _covers(at: Loc, loc: Loc) -> bool:
    pairs = zip(at, loc, strict=False)
    return len(at) <= len(loc) and all(there in ("*", here) for here, there in pairs)
