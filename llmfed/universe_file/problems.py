"""What is wrong with a universe file: each problem has a place, what was found and what was expected."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

type Loc = tuple[str | int, ...]
type Raw = Mapping[str, object]

SHOWN = 60
_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


class Finding(NamedTuple):
    """A problem at a location of the parsed file; `rests_on` names what must be right for it to be one."""

    loc: Loc
    found: str
    expected: str
    rests_on: tuple[Loc, ...] = ()


@dataclass(frozen=True)
class Problem:
    """One thing to put right."""

    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: found {self.found}; expected {self.expected}"


class UniverseProblems(Exception):
    """Everything that is wrong with a file, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Places:
    """Turns a location into words: which table, its slug, its line, the field."""

    raw: Raw
    lines: Mapping[Loc, int]

    def problem(self, finding: Finding) -> Problem:
        """The finding with its place in words."""
        return Problem(self.name(finding.loc), finding.found, finding.expected)

    def order(self, finding: Finding) -> int:
        """Where in the file a finding stands; 0 where lines are not known."""
        return self._line(finding.loc) or 0

    def name(self, loc: Loc) -> str:
        """The place in words, as `character "hana-mori" (line 212): weight_kg`."""
        tables, fields = self._parts(loc)
        line = self._line(loc)
        where = f" (line {line})" if line else ""
        if not tables:
            return (": ".join(fields) or "the file") + where
        return ": ".join([f"{', '.join(tables)}{where}", *fields])

    def _parts(self, loc: Loc) -> tuple[list[str], list[str]]:
        tables: list[str] = []
        fields: list[str] = []
        node: object = self.raw
        for step, key in enumerate(loc):
            node = child(node, key)
            if isinstance(key, int):
                kind = fields.pop() if fields else "entry"
                named = _label(kind, node, key, in_line=loc[: step + 1] in self.lines)
                (tables if isinstance(node, Mapping) else fields).append(named)
            else:
                fields.append(key)
        return tables, fields

    def _line(self, loc: Loc) -> int | None:
        for end in range(len(loc), 0, -1):
            if line := self.lines.get(loc[:end]):
                return line
        return None


def child(node: object, key: str | int) -> object:
    """What a parsed file holds under a key or at an index; None where there is nothing."""
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.get(key)
    if isinstance(node, list) and isinstance(key, int) and key < len(node):
        return node[key]
    return None


def _label(kind: str, node: object, index: int, *, in_line: bool) -> str:
    if not isinstance(node, Mapping):
        return f"{kind} {index + 1}"
    if isinstance(node.get("charge"), int):
        return f"{kind} {index + 1} ({node.get('from')} → {node.get('to')})"
    for key in ("slug", "name", "of"):
        if isinstance(node.get(key), str):
            number = "" if in_line else f" (number {index + 1})"
            return f"{kind} {shown(node[key])}{number}"
    return f"{kind} {index + 1}"


def shown(value: object) -> str:
    """A found value as the file would write it, cut short."""
    match value:
        case None:
            return "nothing"
        case date():
            return value.isoformat()
        case Mapping():
            return "a table"
        case list() | tuple() if any(isinstance(entry, Mapping) for entry in value):
            return "a list of tables"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}… ({len(text):,} characters)"


def toml_lines(text: str) -> dict[Loc, int]:
    """The line of every table and key of a TOML text that parses; keys inside lists are not looked into."""
    lines: dict[Loc, int] = {}
    last: dict[Loc, int] = {}
    here: Loc = ()
    in_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not in_text:
            if header := _HEADER.match(line.rstrip("\r")):
                here = _table(header[2].split("."), last, is_list=header[1] == "[[")
                lines.setdefault(here, number)
            elif key := _KEY.match(line):
                lines.setdefault((*here, key[1]), number)
        in_text ^= (line.count('"""') + line.count("'''")) % 2 == 1
    return lines


def _table(keys: list[str], last: dict[Loc, int], *, is_list: bool) -> Loc:
    here: Loc = ()
    for depth, key in enumerate(keys, start=1):
        here += (key,)
        if is_list and depth == len(keys):
            last[here] = last.get(here, -1) + 1
        if here in last:
            here += (last[here],)
    return here
