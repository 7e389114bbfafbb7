"""A role is seen by what it may (domain/roles.py), so that a new one needs no hunt through the code."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WHERE_NAMED = ("socfin/domain/roles.py", "socfin/management/demo/")
"""The table itself, and who is who in the demo."""


def roles_named(tree: ast.Module) -> list[int]:
    """The lines where a member of Role is called by its name; a column's Role is another."""
    ours = any(
        isinstance(node, ast.ImportFrom)
        and node.module == "socfin.domain.roles"
        and any(alias.name == "Role" for alias in node.names)
        for node in ast.walk(tree)
    )
    return [
        node.lineno
        for node in ast.walk(tree)
        if ours
        and isinstance(node, ast.Attribute)
        and ast.unparse(node.value) == "Role"
        and node.attr.isupper()
    ]


def test_no_code_asks_for_a_role_by_its_name():
    named = [
        f"{name}:{line}"
        for path in sorted((ROOT / "socfin").rglob("*.py"))
        if not (name := str(path.relative_to(ROOT))).startswith(WHERE_NAMED)
        and "migrations" not in path.parts
        for line in roles_named(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert named == []


def test_a_role_that_is_named_is_seen():
    imported = "from socfin.domain.roles import Role\n"

    assert roles_named(ast.parse(f"{imported}bound = role is Role.SECRETARY")) == [2]
    assert roles_named(ast.parse("amount = heading.role is Role.AMOUNT")) == []
