"""What import contracts cannot see: names, opening sentences, leftovers, and that the bottom stands alone."""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "socfin").rglob("*.py") if "migrations" not in path.parts)
WAREHOUSES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "managers",
    "handler",
    "handlers",
}
LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_by(path: Path) -> set[str]:
    """The modules a file imports, relative imports left out."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def opening(path: Path) -> str:
    return (ast.get_docstring(parsed(path)) or "").split("\n\n")[0].strip()


def test_every_module_opens_with_a_sentence():
    silent = [name_of(path) for path in MODULES if path.stat().st_size and not opening(path).endswith(".")]

    assert silent == []


def test_no_module_is_a_warehouse():
    assert [
        name_of(path) for path in MODULES if path.stem in WAREHOUSES or path.parent.name in WAREHOUSES
    ] == []


def test_nothing_is_left_for_later():
    code = [*MODULES, *(ROOT / "templates").rglob("*.html"), *(ROOT / "static").rglob("*.[jc]s*")]

    assert [name_of(path) for path in code if LEFTOVER.search(path.read_text(encoding="utf-8"))] == []


def test_the_domain_needs_nothing_but_the_standard_library():
    foreign = {
        f"{name_of(path)} imports {name}"
        for path in (ROOT / "socfin" / "domain").rglob("*.py")
        for name in imported_by(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("socfin.domain")
    }

    assert foreign == set()
