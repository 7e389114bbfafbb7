"""Every save names its fields: what is written back is what was meant, never what was fetched earlier."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.contrib import admin

from socfin.admin import NamedFields

ROOT = Path(__file__).resolve().parents[2] / "socfin"
NAMED = {"update_fields", "force_insert"}
WRITES = {"save", "update", "create", "update_or_create"}


@cache
def nodes() -> list[tuple[str, ast.AST]]:
    """The writing calls and the revisions of our code, with file and line; migrations run once."""
    return [
        (f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node)
        for path in sorted(ROOT.rglob("*.py"))
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if writes(node) or (isinstance(node, ast.Attribute) and node.attr == "revision")
    ]


def writes(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for where, node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield where, node


def test_every_saved_row_names_its_fields_or_is_new():
    whole = [
        where
        for where, call in calls("save")
        # A file, a document or a picture is saved to something: a row never has a positional argument.
        if not call.args
        and not NAMED & {word.arg for word in call.keywords}
        # The two places that pass on what they were asked for.
        and not (isinstance(call.func.value, ast.Call) and where.startswith("models/"))
        and ast.unparse(call) != "formset.save(commit=False)"
    ]

    assert whole == []


def test_the_revision_is_raised_in_the_database_in_one_place_only():
    raised = [
        where
        for name in ("update", "create", "update_or_create")
        for where, call in calls(name)
        if "revision" in {word.arg for word in call.keywords}
    ]
    written = [
        where
        for where, node in nodes()
        if isinstance(node, ast.Attribute)
        and node.attr == "revision"
        and isinstance(node.ctx, ast.Store)
        and not where.startswith("documents/")  # a Word file has a revision of its own
    ]

    assert [where.split(":")[0] for where in raised] == ["actions/audit.py"]
    assert written == []


def test_every_page_of_the_admin_writes_only_what_its_form_changed():
    ours = [one for one in admin.site._registry.values() if type(one).__module__.startswith("socfin.admin.")]

    assert ours
    for one in ours:
        assert type(one).save_model is NamedFields.save_model, one
        assert type(one).save_formset is NamedFields.save_formset, one
