"""How large files, rooms and functions may grow before nobody finds the way in them; and no circle."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
MOST_MODULES = 25
"""In one room; what is more has a room in it that wants to be its own."""
USUAL_FUNCTION = 19
"""Lines, from `def` to the last, that nine functions of ten stay within."""

MOST_PARAMETERS = 6
"""Of a function, beside itself; what more of them say together is a value with a name."""


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Every module of ours but migrations, by its name: file and syntax, read once."""
    files = [path for path in (ROOT / "socfin").rglob("*.py") if "migrations" not in path.parts]
    return {named(path): (path, ast.parse(path.read_text(encoding="utf-8"))) for path in files}


def named(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """Every statement beneath, but for what is imported for types alone: that makes no circle."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, ast.stmt):
                yield child
            yield from statements(child)


def imports(tree: ast.Module) -> Iterator[str]:
    """The names a module needs at run time."""
    for node in statements(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from parts & modules().keys() or {node.module}
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def in_circles(needs: dict[str, set[str]]) -> set[str]:
    """What is left when all that needs nothing, or that nothing needs, is taken away again and again."""
    while True:
        asked_for = set().union(*needs.values()) if needs else set()
        ends = {name for name, needed in needs.items() if not needed & needs.keys() or name not in asked_for}
        if not ends:
            return set(needs)
        needs = {name: needed - ends for name, needed in needs.items() if name not in ends}


def test_no_file_is_too_long_to_read():
    lengths = {name: path.read_text(encoding="utf-8").count("\n") for name, (path, _) in modules().items()}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_room_holds_more_than_can_be_looked_over():
    rooms: dict[Path, int] = {}
    for path, _ in modules().values():
        rooms[path.parent] = rooms.get(path.parent, 0) + (path.stem != "__init__")

    assert {str(room): count for room, count in rooms.items() if count > MOST_MODULES} == {}


def test_nine_functions_of_ten_are_short():
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for _, tree in modules().values()
        for node in statements(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )

    assert lengths[len(lengths) * 9 // 10] <= USUAL_FUNCTION


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """What it is called with; not the object or class that it is of."""
    given = function.args
    names = [arg.arg for arg in (*given.posonlyargs, *given.args)]
    some = [arg.arg for arg in (given.vararg, *given.kwonlyargs, given.kwarg) if arg]
    return [*(names[1:] if names[:1] in (["self"], ["cls"]) else names), *some]


def test_what_travels_together_is_one_value():
    counts = {
        f"{name}.{node.name}": len(parameters(node))
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: count for name, count in counts.items() if count > MOST_PARAMETERS} == {}


def test_no_modules_need_each_other_in_a_circle():
    every = modules()
    needs = {
        name: {needed for needed in imports(tree) if needed in every} - {name}
        for name, (_, tree) in every.items()
    }

    assert in_circles(needs) == set()


def test_a_circle_is_seen():
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == {"b", "c"}
