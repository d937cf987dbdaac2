"""The source as the architecture tests read it: modules, their trees, the layers they belong to."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Kept as it was published, so that figures can be compared.
PUBLISHED = "llmfed.benches.realism.scorer"
PACKAGES = ("llmfed", "characters", "federations", "storylines", "fandom")
# From the floor up; whatever else is in llmfed is the roof.
FLOOR = ("llmfed.prepared", "llmfed.accounts", "llmfed.world")
LAYERS = (*FLOOR, "characters", "federations", "storylines", "fandom", "llmfed")
ROOF = LAYERS.index("llmfed")


@dataclass(frozen=True)
class Module:
    """One Python file of ours."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def layer(self) -> int:
        return layer(self.name)

    @property
    def is_pure(self) -> bool:
        return ".sim." in f"{self.name}."


def layer(name: str) -> int:
    """The storey of a dotted name of ours."""
    return next(number for number, known in enumerate(LAYERS) if f"{name}.".startswith(f"{known}."))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of ours but migrations."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    read = [_read(path) for path in paths if "migrations" not in path.parts]
    return tuple(module for module in read if module.name != PUBLISHED)


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return Module(name, path, ast.parse(text), text.count("\n"))


def imported(tree: ast.AST) -> set[str]:
    """Every dotted name that a tree imports, with `from a import b` as both a and a.b."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found
