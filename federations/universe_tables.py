"""The people of a universe's file as a table, so that a roster can be brought from there as well.

Only what a roster's table holds is read (characters/exchange.py): who is in it, not what they hold or remember.
The rules are the table's.
"""

import csv
import io
import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from characters.exchange import COLUMNS
from federations.models import Federation
from llmfed.world.orders import Refused

GENDERS = {"woman": "f", "man": "m", "nonbinary": "x", "non-binary": "x"}
TRAITS = {"o": "openness", "c": "conscientiousness", "e": "extraversion", "a": "agreeableness", "n": "neuroticism"}


class CannotRead(Refused):
    """What was brought is no table of people; the message says where, and what would be right."""


def is_one(text: str) -> bool:
    """Whether a text looks like a universe's file and not like a table: JSON, or TOML with its first key or table."""
    first = next((line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return first.startswith(("{", "[")) or first.partition("=")[0].strip() == "format"


def table(company: Federation, text: str) -> str:
    """The people of a federation in a universe's file, as the text of a table. Raises CannotRead."""
    people = _of(company, _people(_parsed(text)))
    rows = [_row(number, one) for number, one in enumerate(people, start=1)]
    columns = [name for name in COLUMNS if any(name in row for row in rows)]
    out = io.StringIO()
    written = csv.DictWriter(out, columns, lineterminator="\n")
    written.writeheader()
    written.writerows(rows)
    return out.getvalue()


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotRead(f"The file cannot be read: {error}.") from error
    return found if isinstance(found, dict) else {}


def _people(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = told.get("character")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found) or not found:
        raise CannotRead("The file tells of nobody: a universe's file has a [[character]] for each person.")
    return found


def _of(company: Federation, people: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those of this federation; of the file's only one, whatever it is called."""
    houses = sorted({str(one["federation"]) for one in people if one.get("federation")})
    mine = company.slug if company.slug in houses else houses[0] if len(houses) == 1 else None
    if mine is None and houses:
        raise CannotRead(f"The file has {', '.join(houses)}, and no {company.slug}: give one of them that name.")
    return [one for one in people if one.get("federation") == mine]


def _row(number: int, one: Mapping[str, Any]) -> dict[str, str]:
    """A person as the cells of a table. Raises CannotRead with who it is about."""
    told = {key: _cell(value) for key, value in one.items() if key in COLUMNS and key not in {"gender", "over"}}
    try:
        if "gender" in one:
            told["gender"] = GENDERS.get(str(one["gender"]), str(one["gender"]))
        if "over" in one:
            told["over"] = f"{one['over'] / 100:g}"
        told |= {TRAITS[key]: str(round(100 * value)) for key, value in one.get("big_five", {}).items()}
        told |= {key: str(value) for key, value in one.get("ring", {}).items() if key in COLUMNS}
        if "finisher" in one:
            told |= {"finisher": one["finisher"]["name"], "finisher_kind": one["finisher"]["kind"]}
    except (AttributeError, KeyError, TypeError) as error:
        who = one.get("slug") or f"number {number}"
        raise CannotRead(f"Person {who}: {error} is not as docs/universe-format.md has it.") from error
    return told


def _cell(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)
