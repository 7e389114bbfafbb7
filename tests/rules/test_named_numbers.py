"""Every named number that decides a figure, or what is told of one, stands with the reason for it."""

import ast
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "socfin"
ROOMS = ("domain", "services", "selectors", "reporting")


def unexplained(source: str) -> Iterator[str]:
    """Names of the module's numbers that have no comment on or above their line and no words beneath it."""
    lines, body = source.splitlines(), ast.parse(source).body
    for node, after in zip_longest(body, body[1:]):
        name = name_of(node)
        if not name or is_text(after):
            continue
        above = lines[node.lineno - 2] if node.lineno > 1 else ""
        if "#" not in lines[node.end_lineno - 1] and not above.startswith("#"):
            yield name


def name_of(node: ast.stmt) -> str:
    """What a number is called where it is given a name; empty for all else."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    value = getattr(node, "value", None)
    named = isinstance(targets[0], ast.Name) and value is not None and is_number(value)
    return targets[0].id if named else ""


def is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.BinOp):
        return is_number(value.left) and is_number(value.right)
    if isinstance(value, ast.UnaryOp):
        return is_number(value.operand)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def is_text(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and type(node.value.value) is str
    )


@pytest.mark.parametrize("room", ROOMS)
def test_every_named_number_says_why(room):
    paths = sorted((ROOT / room).rglob("*.py"))
    bare = {str(path.relative_to(ROOT)): list(unexplained(path.read_text("utf-8"))) for path in paths}

    assert paths
    assert {path: names for path, names in bare.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("MOST = 5\n", ["MOST"]),
        ("MOST: Ore = -5_00\n", ["MOST"]),
        ("MOST = 2 * 1.5\nNEXT = 1  # why\n", ["MOST"]),
        ("MOST = 5  # why\n", []),
        ("# why\nMOST = 5\n", []),
        ('MOST = 5\n"""Why."""\n', []),
        ("YES = True\nWORD = '5'\n", []),
    ],
)
def test_a_number_without_words_is_found(source, names):
    assert list(unexplained(source)) == names
