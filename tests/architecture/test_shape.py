"""The shape of the code: short functions, short modules, names that say something, no hidden hands."""

import ast
import re
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from tests.architecture.source import PACKAGES, Module, imported, modules

LONGEST_FUNCTION, LONGEST_MODULE = 40, 300
EMPTY_NAMES = {"services", "selectors", "utils", "util", "helpers", "helper", "managers", "manager", "base", "common"}
EMPTY_NAMES |= {"misc", "core", "lib", "tools", "handlers", "signals", "constants"}
# Django's own signals of signing in and out may be received there.
RECEIVERS = "receivers"
# And those of a request are sent by what handles it in Django's place.
SENDERS = {"llmfed.asgi"}
SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals", "django.test.signals"}

ALL = modules()
OURS = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_functions_fit_on_a_screen() -> None:
    lengths = {
        f"{module.name}.{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in ALL
        for node in functions(module)
    }
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_modules_answer_one_question() -> None:
    assert {module.name: module.lines for module in ALL if module.lines > LONGEST_MODULE} == {}


def test_modules_are_named_for_what_they_are_about() -> None:
    assert [module.name for module in ALL if set(module.name.split(".")) & EMPTY_NAMES] == []


def test_modules_say_what_they_are() -> None:
    spoken = [module for module in ALL if module.path.stem not in {"apps", "__init__"}]
    assert [module.name for module in spoken if not ast.get_docstring(module.tree)] == []


def test_nothing_is_done_by_signals() -> None:
    wired = {module.name for module in ALL if imported(module.tree) & SIGNALS and module.path.stem != RECEIVERS}
    assert wired == SENDERS


def test_models_save_and_delete_as_django_does() -> None:
    hidden = {"save", "delete", "full_clean", "save_base"}
    kinds = {kind for model in OURS for kind in model.__mro__ if _is_ours(kind)}
    assert [kind.__name__ for kind in kinds if hidden & set(vars(kind))] == []


def test_models_have_no_order_of_their_own() -> None:
    assert [model.__name__ for model in OURS if model._meta.ordering and _is_ours(model)] == []


def test_what_the_database_holds_has_the_name_of_its_app() -> None:
    named = [(model._meta.app_label, rule.name) for model in OURS for rule in model._meta.constraints]
    assert len(named) > 15
    assert [name for label, name in named if not name.startswith(f"{label}_")] == []
    assert [model.__name__ for model in OURS if model._meta.unique_together] == []


def test_every_model_says_what_a_row_is() -> None:
    assert [model.__name__ for model in OURS if model.__str__ is models.Model.__str__] == []


def _is_ours(kind: type) -> bool:
    return kind.__module__.split(".")[0] in PACKAGES


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [module.name for module in ALL if later.search(module.path.read_text(encoding="utf-8"))] == []
