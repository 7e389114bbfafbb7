"""What a name says: never only that something was found, told, said or is one of several."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAY_NOTHING = {"found", "told", "said", "one"}
"""Each stood for hundreds of different things; what is found is a row, a month, an amount: call it that."""


def bound(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every name that a module gives to something, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.ExceptHandler):
            yield node.name or "", node.lineno
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((alias.asname or alias.name, node.lineno) for alias in node.names)


def test_a_name_says_what_it_holds():
    empty = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in sorted((ROOT / "socfin").rglob("*.py"))
        if "migrations" not in path.parts
        for name, line in bound(ast.parse(path.read_text(encoding="utf-8")))
        if name.strip("_").lower() in SAY_NOTHING
    ]

    assert empty == []
