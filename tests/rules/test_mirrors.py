"""A test lies in the room of what it tests and has its name, or says what it holds; no module is without."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.rules.walks import RUN_FROM_OUTSIDE, WALKS

ROOT = Path(__file__).resolve().parents[2]
CODE, TESTS = ROOT / "socfin", ROOT / "tests"
OF_THE_WHOLE = {"attack", "benchmarks", "deploy", "faults", "golden", "journeys", "rules"}
"""Rooms of tests of the site, the repository or its tools, which no room of the code answers to."""
FAR = 3
"""Steps from a module that has tests of its own to one that is tried by them alone."""


def is_room_or_module(path: str) -> bool:
    return (CODE / path).is_dir() or (CODE / path).with_suffix(".py").is_file() or (ROOT / path).is_file()


def mirrored(test: Path) -> bool:
    """Whether a module, or a room, of its name stands in the room of its place."""
    room, name = CODE / test.parent, test.stem.removeprefix("test_")
    return (room / f"{name}.py").is_file() or (room / name).is_dir() or room.name == name


@cache
def every_test() -> frozenset[Path]:
    every = (path.relative_to(TESTS) for path in TESTS.rglob("test_*.py"))
    return frozenset(path for path in every if path.parts[0] not in OF_THE_WHOLE)


@cache
def named_in(path: Path) -> frozenset[str]:
    """The modules of ours that a file imports, or names as a setting does: socfin.views.shut."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and re.fullmatch(r"socfin(\.\w+)+", str(node.value)):
            names |= {str(node.value), str(node.value).rpartition(".")[0]}
    return frozenset(names)


@cache
def modules() -> dict[str, Path]:
    """Dotted name → file; a room is named as its `__init__`."""
    paths = (path for path in sorted(CODE.rglob("*.py")) if "migrations" not in path.parts)
    inner = {path.relative_to(ROOT).with_suffix("").parts: path for path in paths}
    return {".".join(parts).removesuffix(".__init__"): path for parts, path in inner.items()}


def place(name: str) -> str:
    return name.removeprefix("socfin").lstrip(".").replace(".", "/")


def reckons(path: Path) -> bool:
    """Whether it does anything: names and values alone need no test."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def has_own_test(name: str, path: Path) -> bool:
    """A test of its name, one that is about it, or one in its room that asks it by name."""
    inner = path.relative_to(CODE)
    if inner.parent / f"test_{inner.name}" in every_test() or place(name) in {
        *WALKS.values(),
        *RUN_FROM_OUTSIDE,
    }:
        return True
    return any(
        inner.parent in test.parents and name in named_in(TESTS / test) for test in every_test()
    ) or any(place(name).startswith(f"{outside}/") for outside in RUN_FROM_OUTSIDE)


def test_a_test_lies_where_what_it_tests_does_and_has_its_name_or_says_what_it_is_about():
    strays = {str(test.with_suffix("")) for test in every_test() if not mirrored(test)}

    assert strays == set(WALKS)


@pytest.mark.parametrize("declared", [WALKS, {test: module for module, test in RUN_FROM_OUTSIDE.items()}])
def test_what_is_declared_of_tests_and_modules_is_there(declared):
    assert [test for test in declared if not (TESTS / test).with_suffix(".py").is_file()] == []
    assert [module for module in declared.values() if not is_room_or_module(module)] == []


def test_no_module_is_far_from_a_test_of_its_own():
    tried = {name for name, path in modules().items() if has_own_test(name, path)}
    for _ in range(FAR):
        tried |= {name for known in tried for name in named_in(modules()[known]) if name in modules()}

    far = {name for name, path in modules().items() if name not in tried and reckons(path)}
    assert far == set()
