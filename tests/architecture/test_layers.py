"""Nothing reaches upward: no import, no dotted name in a string, no foreign key, no template, no address."""

import ast
import configparser
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from tests.architecture.source import LAYERS, PACKAGES, ROOF, ROOT, Module, imported, layer, modules

TEMPLATES = ROOT / "templates"
# What every page may use whatever it is about.
SHARED = ("base.html", "ui/", "account/", "allauth/")
DOTTED = re.compile(rf"({'|'.join(PACKAGES)})(\.[a-z_]+)+")
NAMESPACED = re.compile(r"([a-z_]+):[a-z_]+")
BELOW_ROOF = [module for module in modules() if module.layer < ROOF]


def test_no_import_goes_up() -> None:
    """What `.importlinter` holds too, here for whoever runs only the tests."""
    ours = [(module, name) for module in BELOW_ROOF for name in imported(module.tree) if name.split(".")[0] in PACKAGES]
    assert len(ours) > 300
    up = [f"{module.name}: {name}" for module, name in ours if layer(name) > module.layer and name != "llmfed"]
    assert up == []


def strings(module: Module) -> Iterator[str]:
    """Every string of a module that is not its documentation."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_no_string_names_what_is_above() -> None:
    named = [(module, text) for module in BELOW_ROOF for text in strings(module) if DOTTED.fullmatch(text)]
    assert named
    assert [f"{module.name}: {text}" for module, text in named if layer(text) > module.layer] == []


def test_no_address_is_above() -> None:
    named = [(module, NAMESPACED.fullmatch(text)) for module in BELOW_ROOF for text in strings(module)]
    ours = [(module, found) for module, found in named if found and found[1] in LAYERS]
    assert ours
    assert [f"{module.name}: {found[0]}" for module, found in ours if layer(found[1]) > module.layer] == []


def test_no_foreign_key_points_up() -> None:
    for model in apps.get_models():
        own = model.__module__
        if own.split(".")[0] not in PACKAGES:
            continue
        for field in model._meta.get_fields():
            if field.auto_created or not field.is_relation or not isinstance(field.related_model, type):
                continue
            there = field.related_model.__module__
            if there.split(".")[0] in PACKAGES:
                assert layer(there) <= layer(own), f"{model.__name__}.{field.name}"


PAGES = sorted(path for path in TEMPLATES.rglob("*.html") if path.parent.name in LAYERS)
INCLUDED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
LINKED = re.compile(r"""\{%\s*url\s+["']([a-z_]+):""")


def test_no_template_includes_what_is_above() -> None:
    assert len(PAGES) > 5
    named = [(page, name) for page in PAGES for name in INCLUDED.findall(page.read_text(encoding="utf-8"))]
    own = [(page, name) for page, name in named if not name.startswith(SHARED)]
    assert named
    assert [f"{page.name}: {name}" for page, name in own if _is_above(name.split("/")[0], page)] == []


def test_no_template_links_to_what_is_above() -> None:
    named = [(page, space) for page in PAGES for space in LINKED.findall(page.read_text(encoding="utf-8"))]
    assert named
    assert [f"{page.name}: {space}" for page, space in named if space in LAYERS and _is_above(space, page)] == []


def _is_above(app: str, page: Path) -> bool:
    return layer(app) > layer(page.parent.name)


def test_the_linter_knows_every_room() -> None:
    """A new module of the roof has its place in .importlinter, or its imports are nobody's business."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    told = contract["importlinter:contract:house"]["layers"]
    rooms = {f"llmfed.{path.stem}" for path in (ROOT / "llmfed").iterdir() if not path.name.startswith(("_", "."))}
    storeys = [line.strip() for line in told.splitlines() if line.strip()]

    assert {name.strip() for name in ":".join(storeys).split(":")} == rooms | (set(PACKAGES) - {"llmfed"})
    assert storeys[1:] == list(reversed(LAYERS[:ROOF]))
