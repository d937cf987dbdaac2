"""What is written under deploy/, as data."""

import json
import re
from functools import cache
from typing import Any

import yaml

from llmfed.world.embedded import REPOSITORY

DEPLOY = REPOSITORY / "deploy"
# A variable of compose: ${NAME}, ${NAME:-default}, ${NAME:?}.
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


@cache
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return found


def ours() -> dict[str, dict[str, Any]]:
    """The services of compose that run our own image."""
    return {name: told for name, told in compose()["services"].items() if told["image"] == "llmfed"}


@cache
def manifests() -> list[dict[str, Any]]:
    """Every object of kubernetes/."""
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    objects = [one for file in files for one in yaml.safe_load_all(file.read_text())]
    return [one for one in objects if isinstance(one, dict) and "kind" in one]


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one["spec"] for one in manifests() if one["kind"] == kind}


def command_in_pod(spec: dict[str, Any]) -> list[str]:
    found: list[str] = spec["template"]["spec"]["containers"][0]["command"]
    return found


def command_of_image() -> list[str]:
    """What the image runs if nothing is said."""
    (line,) = re.findall(r"^CMD (\[.*\])$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    found: list[str] = json.loads(line)
    return found


def filled(text: str, told: dict[str, str]) -> str:
    """A text of compose with its variables' values."""

    def value(found: re.Match[str]) -> str:
        name, kind, default = found.groups()
        assert name in told or kind == "-", f"{name} has no value and no default"
        return told.get(name, default)

    return VARIABLE.sub(value, text)
