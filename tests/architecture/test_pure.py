"""A simulation is a function: what is in `sim` knows no framework, no clock and no chance of its own."""

import ast

from tests.architecture.source import PACKAGES, imported, modules

PURE = [module for module in modules() if module.is_pure]
FOREIGN = {"django", "celery", "channels", "redis", "psycopg", "kombu", "llmfed", "asgiref", "rest_framework"}
OUTSIDE = {"os", "sys", "time", "socket", "subprocess", "threading", "secrets", "uuid", "pathlib", "logging"}
CLOCKS = {"now", "today", "utcnow", "monotonic", "perf_counter"}
# Their last bits differ between CPU families.
MACHINE_DEPENDENT = {"matmul", "dot", "einsum", "tensordot", "vdot", "inner"}
OF_ITS_OWN = {"random.Random", "random.seed", "open", "hash", "id", "print", "input"}


def test_every_simulating_app_has_its_sim() -> None:
    assert {module.name.split(".")[0] for module in PURE} >= {"characters", "federations", "storylines"}


def test_sim_imports_numbers_and_its_own_kind_only() -> None:
    for module in PURE:
        names = imported(module.tree)
        assert not {name for name in names if name.split(".")[0] in FOREIGN | OUTSIDE}, module.name
        assert not {name for name in names if name.startswith("random.")} - {"random.Random"}, module.name
        ours = {name for name in names if name.split(".")[0] in PACKAGES}
        assert {name for name in ours if ".sim" not in name} == set(), module.name


def test_sim_asks_no_clock_and_draws_from_what_it_is_given() -> None:
    for module in PURE:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute):
                assert _is_given(node), f"{module.name}: {ast.unparse(node)}"
            if isinstance(node, ast.BinOp):
                assert not isinstance(node.op, ast.MatMult), f"{module.name}: {ast.unparse(node)}"
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in OF_ITS_OWN, f"{module.name}: {ast.unparse(node)}"


def _is_given(node: ast.Attribute) -> bool:
    """Whether an attribute is neither a clock, nor global chance, nor what machines disagree about."""
    told = ast.unparse(node)
    drawn = told.startswith(("np.random.", "numpy.random.", "random.")) and node.attr not in {"Generator", "Random"}
    return not drawn and node.attr not in CLOCKS | MACHINE_DEPENDENT
